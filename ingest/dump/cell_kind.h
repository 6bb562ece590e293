// What the text of a table's cell can be, told by itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baku {

enum class CellKind : std::uint8_t {
  kBlank,
  kMark,      // what is left of a drawn symbol or arrow: "[]", "Mulai", an arrow
  kDuration,  // a number with a unit of time, or a bare number
  kText,
};

CellKind kind_of_text(std::string_view text);

// What is left of the drawing in an actor cell.
enum class FlowMark : std::uint8_t {
  kNone,   // text
  kArrow,  // arrows alone
  kBox,
  kDecision,
  kTerminal,  // "Mulai", "Selesai"
};

struct FoundMark {
  FlowMark kind = FlowMark::kNone;
  std::string text;  // of it alone
};

// The marks of a cell in order, arrows only where nothing else is left; none if the cell has any
// other text.
std::vector<FoundMark> flow_marks_in(std::string_view text);

}  // namespace baku
