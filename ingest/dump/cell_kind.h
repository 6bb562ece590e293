// What the text of a table's cell can be, told by itself.
#pragma once

#include <cstdint>
#include <string_view>

namespace baku {

enum class CellKind : std::uint8_t {
  kBlank,
  kMark,      // what is left of a drawn symbol or arrow: "[]", "Mulai", an arrow
  kDuration,  // a number with a unit of time, or a bare number
  kText,
};

CellKind kind_of_text(std::string_view text);

// "3", "3." or "3)" as a number; 0 for anything else.
int step_number(std::string_view text);

}  // namespace baku
