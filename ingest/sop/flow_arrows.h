// Arrows that stand as text in the actor columns of a step table, as text dumps have them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/layout/table.h"
#include "ingest/sop/flow.h"
#include "schema/raw_sop.h"

namespace baku {

struct ArrowSign {
  std::size_t length = 0;  // bytes; 0: there is no arrow
  ArrowDirection direction = ArrowDirection::kOther;
};

// The arrow that `text` begins with, a sign or typed ("->").
ArrowSign arrow_at(std::string_view text);

// The arrows of a text that has nothing else but blanks; none for any other text.
std::vector<ArrowDirection> arrows_in(std::string_view text);

// The arrows in cells of the grid's rows and columns, by step, then left to right; those of steps
// that have nodes are left out.
std::vector<RawArrow> read_arrows(const FlowGrid& grid, const Layout& layout,
                                  const std::vector<RawNode>& nodes);

}  // namespace baku
