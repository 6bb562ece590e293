#include "corpus/score_plants.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "corpus/likeness.h"
#include "schema/record_json.h"

namespace baku {
namespace {

using Json = nlohmann::json;

Json parsed_json(const std::string& text) { return Json::parse(text, nullptr, false); }

// The value at a JSON Pointer; nullptr where it leads nowhere.
const Json* value_at(const Json& json, const std::string& pointer) {
  try {
    const Json::json_pointer parsed(pointer);
    return json.contains(parsed) ? &json.at(parsed) : nullptr;
  } catch (const Json::exception&) {
    return nullptr;
  }
}

std::string comparable_value(const Json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return comparable(value.get_ref<const std::string&>());
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_number_float() && value.get<double>() == static_cast<double>(value.get<int>())) {
    return std::to_string(value.get<int>());
  }
  return comparable(value.dump());
}

bool is_same(const Json& a, const Json& b) {
  if (a.is_object() && b.is_object()) {
    return std::all_of(a.items().begin(), a.items().end(), [&b](const auto& item) {
      return is_same(item.value(), b.contains(item.key()) ? b.at(item.key()) : Json());
    });
  }
  if (!a.is_array() && !b.is_array()) return comparable_value(a) == comparable_value(b);
  const Json left = a.is_array() ? a : Json::array();
  const Json right = b.is_array() ? b : Json::array();
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), is_same);
}

// A pointer into gold as a pointer into the prediction; nullopt where its item is not there.
std::optional<std::string> mapped(const std::string& path, const PathMaps& maps) {
  const std::size_t list_end = path.find('/', 1);
  if (path.empty() || list_end == std::string::npos) return path;
  const auto map = maps.find(path.substr(1, list_end - 1));
  if (map == maps.end()) return path;
  const std::size_t end = std::min(path.find('/', list_end + 1), path.size());
  std::size_t index = 0;
  const auto [stop, error] = std::from_chars(path.data() + list_end + 1, path.data() + end, index);
  if (error != std::errc() || stop != path.data() + end) return path;
  const auto found = map->second.find(index);
  if (found == map->second.end()) return std::nullopt;
  return path.substr(0, list_end + 1) + std::to_string(found->second) + path.substr(end);
}

// One of two JSON Pointers leads to the other.
bool is_related(const std::string& a, const std::string& b) {
  const auto leads_to = [](std::string above, const std::string& below) {
    while (!above.empty() && above.back() == '/') above.pop_back();
    return below.rfind(above + "/", 0) == 0;
  };
  return a.empty() || b.empty() || a == b || leads_to(a, b) || leads_to(b, a);
}

bool is_mended(const Plant& plant, const std::string& path, const Json& record) {
  const Json right = parsed_json(plant.right);
  if (path.empty() || right.is_null() || is_same(right, parsed_json(plant.printed))) return false;
  const Json* value = value_at(record, path);
  return value != nullptr && is_same(right, *value);
}

struct Reading {
  const SopRecord* predicted;
  const PathMaps& maps;
  Json json;  // of the prediction
};

// The findings of the prediction that report the plant at `path`.
std::set<std::size_t> reports(const Plant& plant, const std::string& path,
                              const SopRecord& predicted) {
  std::set<std::size_t> found;
  for (std::size_t i = 0; i < predicted.findings.size(); ++i) {
    const Finding& finding = predicted.findings[i];
    const bool same_code = finding.code.rfind(plant.expect_finding, 0) == 0;
    if (same_code && is_related(path, finding.path)) found.insert(i);
  }
  return found;
}

// Adds the plant to the score; returns the findings that it accounts for.
std::set<std::size_t> score_plant(const Plant& plant, const Reading& reading, PlantScore& score) {
  const auto here = reading.predicted == nullptr ? std::nullopt : mapped(plant.path, reading.maps);
  const bool mended = here && is_mended(plant, *here, reading.json);
  const std::string kind = "findings.kind." + plant.kind;
  if (plant.expect_finding.empty()) {
    if (parsed_json(plant.right).is_null()) return {};
    score.tally.share("findings.silent_mends", mended ? 1 : 0, 1);
    score.tally.share(kind, mended ? 1 : 0, 1);
    return {};
  }
  auto found = here ? reports(plant, *here, *reading.predicted) : std::set<std::size_t>();
  const bool caught = mended || !found.empty();
  score.tally.share("findings.caught", caught ? 1 : 0, 1);
  score.tally.share("findings.reported", found.empty() ? 0 : 1, 1);
  score.tally.share(kind, caught ? 1 : 0, 1);
  if (!caught) {
    score.notes.push_back("plant missed: " + plant.expect_finding + " at " + plant.path +
                          ": printed " + plant.printed + ", right " + plant.right);
  }
  return found;
}

}  // namespace

PlantScore score_plants(std::span<const Plant> plants, const SopRecord* predicted,
                        const PathMaps& maps) {
  Reading reading{predicted, maps, {}};
  if (predicted != nullptr && !plants.empty()) {
    reading.json = parsed_json(record_to_json(*predicted, JsonStyle::kCompact));
  }
  PlantScore score;
  std::set<std::size_t> explained;
  for (const Plant& plant : plants) explained.merge(score_plant(plant, reading, score));
  score.explained = explained.size();
  return score;
}

}  // namespace baku
