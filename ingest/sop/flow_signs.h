// Signs typed in place of drawn symbols: "[]", ticks, "Mulai", arrows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baku {

// What a sign in an actor cell stands for.
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
