#include "schema/record_pointer.h"

#include <charconv>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "schema/record_fields.h"

namespace baku {
namespace {

using Steps = std::span<const std::string>;

// nullopt where the text is no pointer.
std::optional<std::vector<std::string>> steps_of(std::string_view pointer) {
  if (!pointer.empty() && pointer.front() != '/') return std::nullopt;
  std::vector<std::string> steps;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') {
      steps.emplace_back();
    } else if (pointer[i] != '~') {
      steps.back() += pointer[i];
    } else {
      ++i;
      if (i >= pointer.size() || (pointer[i] != '0' && pointer[i] != '1')) return std::nullopt;
      steps.back() += pointer[i] == '0' ? '~' : '/';
    }
  }
  return steps;
}

// Place in a list of `size` items; no sign, no leading zero.
std::optional<std::size_t> place_of(std::string_view step, std::size_t size) {
  if (step.empty() || (step.size() > 1 && step.front() == '0')) return std::nullopt;
  std::size_t place = 0;
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), place);
  if (error != std::errc() || end != step.data() + step.size() || place >= size) {
    return std::nullopt;
  }
  return place;
}

struct Follower {
  // A scalar: nothing lies below it.
  template <class T>
  static bool follow(const T& /*scalar*/, Steps steps) {
    return steps.empty();
  }

  template <class T>
  requires requires(const T& part) {
    fields(part, [](const char*, const auto&) {});
  }
  static bool follow(const T& part, Steps steps) {
    if (steps.empty()) return true;
    bool found = false;
    fields(part, [&found, steps](std::string_view key, const auto& member) {
      if (key == steps.front()) found = follow(member, steps.subspan(1));
    });
    return found;
  }

  template <class T>
  static bool follow(const std::optional<T>& value, Steps steps) {
    return value ? follow(*value, steps) : steps.empty();
  }

  template <class T>
  static bool follow(const std::vector<T>& items, Steps steps) {
    if (steps.empty()) return true;
    const auto place = place_of(steps.front(), items.size());
    return place && follow(items[*place], steps.subspan(1));
  }

  // The amounts of a duration are a list only where there are two.
  static bool follow(const std::vector<double>& amounts, Steps steps) {
    if (steps.empty()) return true;
    return amounts.size() == 2 && steps.size() == 1 && place_of(steps.front(), 2).has_value();
  }

  static bool follow(const Rect& /*box*/, Steps steps) {
    return steps.empty() || (steps.size() == 1 && place_of(steps.front(), 4).has_value());
  }

  static bool follow(const std::map<std::string, Evidence>& evidence, Steps steps) {
    if (steps.empty()) return true;
    const auto found = evidence.find(steps.front());
    return found != evidence.end() && follow(found->second, steps.subspan(1));
  }
};

}  // namespace

bool leads_into(const SopRecord& record, std::string_view pointer) {
  const auto steps = steps_of(pointer);
  if (!steps) return false;
  if (steps->size() == 1 && steps->front() == "schema_version") return true;
  return Follower::follow(record, *steps);
}

}  // namespace baku
