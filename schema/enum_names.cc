#include "schema/enum_names.h"

#include <array>
#include <cstddef>

namespace baku {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 4> kTextOrigins = {"digital", "ocr", "mixed", "text"};
constexpr std::array<std::string_view, 3> kActorSources = {"symbol", "text", "none"};
constexpr std::array<std::string_view, 4> kNodeShapes = {"start", "process", "decision", "end"};
constexpr std::array<std::string_view, 6> kDurationUnits = {"minute", "hour",  "day",
                                                            "week",   "month", "year"};
constexpr std::array<std::string_view, 3> kSeverities = {"error", "warning", "info"};

template <class Enum, std::size_t kCount>
std::string_view name_in(const std::array<std::string_view, kCount>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t kCount>
std::optional<Enum> find_in(const std::array<std::string_view, kCount>& names,
                            std::string_view name) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(TextOrigin origin) { return name_in(kTextOrigins, origin); }
std::string_view name_of(ActorSource source) { return name_in(kActorSources, source); }
std::string_view name_of(NodeShape shape) { return name_in(kNodeShapes, shape); }
std::string_view name_of(DurationUnit unit) { return name_in(kDurationUnits, unit); }
std::string_view name_of(Severity severity) { return name_in(kSeverities, severity); }

template <>
std::optional<TextOrigin> from_name(std::string_view name) {
  return find_in<TextOrigin>(kTextOrigins, name);
}
template <>
std::optional<ActorSource> from_name(std::string_view name) {
  return find_in<ActorSource>(kActorSources, name);
}
template <>
std::optional<NodeShape> from_name(std::string_view name) {
  return find_in<NodeShape>(kNodeShapes, name);
}
template <>
std::optional<DurationUnit> from_name(std::string_view name) {
  return find_in<DurationUnit>(kDurationUnits, name);
}
template <>
std::optional<Severity> from_name(std::string_view name) {
  return find_in<Severity>(kSeverities, name);
}

}  // namespace baku
