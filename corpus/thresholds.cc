#include "corpus/thresholds.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "corpus/decimals.h"

namespace baku {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kRounding = 0.0005;  // thresholds are written with three decimals

struct Found {
  bool known = false;
  std::optional<double> value;
};

Found find_figure(const Subset& subset, std::string_view name) {
  Found found;
  for_each(main_figures(subset.tally), [&](std::string_view main, std::optional<double> value) {
    if (main == name) found = {true, value};
  });
  const auto& figures = subset.tally.figures();
  if (const auto figure = figures.find(name); figure != figures.end()) {
    found = {true, figure->second.value()};
  }
  return found;
}

std::optional<Shortfall> limit_of(const Json& json) {
  Shortfall limit;
  if (json.is_number()) {
    limit.wanted = json.get<double>();
    return limit;
  }
  if (!json.is_object() || json.size() != 1 || !json.contains("at_most")) return std::nullopt;
  const Json& most = json.at("at_most");
  if (!most.is_number()) return std::nullopt;
  limit.wanted = most.get<double>();
  limit.bound = Bound::kAtMost;
  return limit;
}

bool is_met(const Shortfall& limit) {
  if (!limit.value) return false;
  return limit.bound == Bound::kAtLeast ? *limit.value >= limit.wanted - kRounding
                                        : *limit.value <= limit.wanted + kRounding;
}

Result<void> compare_subset(const Subset& subset, const Json& limits,
                            std::vector<Shortfall>& shortfalls) {
  for (const auto& [name, json] : limits.items()) {
    const std::string place = "thresholds: " + subset.name + ": " + name;
    auto limit = limit_of(json);
    if (!limit) {
      return fail(ErrorCode::kMalformed, place + ": expected a number or {\"at_most\": number}");
    }
    const Found found = find_figure(subset, name);
    if (!found.known) return fail(ErrorCode::kMalformed, place + ": there is no such figure");
    limit->subset = subset.name;
    limit->figure = name;
    limit->value = found.value;
    if (!is_met(*limit)) shortfalls.push_back(*limit);
  }
  return {};
}

}  // namespace

Result<std::vector<Shortfall>> compare(const Evaluation& evaluation, std::string_view thresholds) {
  const Json json = Json::parse(thresholds.begin(), thresholds.end(), nullptr, false);
  if (!json.is_object()) return fail(ErrorCode::kMalformed, "thresholds: expected a JSON object");
  std::vector<Shortfall> shortfalls;
  for (const auto& [name, limits] : json.items()) {
    const auto subset = std::find_if(evaluation.subsets.begin(), evaluation.subsets.end(),
                                     [&name = name](const Subset& s) { return s.name == name; });
    if (subset == evaluation.subsets.end()) {
      return fail(ErrorCode::kMalformed, "thresholds: there is no subset \"" + name + "\"");
    }
    if (!limits.is_object()) {
      return fail(ErrorCode::kMalformed, "thresholds: " + name + ": expected an object");
    }
    if (auto compared = compare_subset(*subset, limits, shortfalls); !compared) {
      return tl::unexpected(compared.error());
    }
  }
  return shortfalls;
}

std::string to_text(const Shortfall& shortfall) {
  return shortfall.subset + " " + shortfall.figure + ": " +
         (shortfall.value ? decimals(*shortfall.value) : "nothing to count") +
         (shortfall.bound == Bound::kAtLeast ? ", at least " : ", at most ") +
         decimals(shortfall.wanted);
}

}  // namespace baku
