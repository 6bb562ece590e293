// The names that enumerators have in JSON ("digital", "minute", "warning").
#pragma once

#include <optional>
#include <string_view>

#include "schema/raw_sop.h"
#include "schema/sop_record.h"

namespace baku {

std::string_view name_of(TextOrigin origin);
std::string_view name_of(ActorSource source);
std::string_view name_of(NodeShape shape);
std::string_view name_of(DurationUnit unit);
std::string_view name_of(Severity severity);

// The enumerator of a name; nullopt for a name that does not exist. Defined for the five
// enumerations above.
template <class Enum>
std::optional<Enum> from_name(std::string_view name);

template <>
std::optional<TextOrigin> from_name(std::string_view name);
template <>
std::optional<ActorSource> from_name(std::string_view name);
template <>
std::optional<NodeShape> from_name(std::string_view name);
template <>
std::optional<DurationUnit> from_name(std::string_view name);
template <>
std::optional<Severity> from_name(std::string_view name);

}  // namespace baku
