// Cells that a missing ruling joins.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "ingest/layout/table.h"

namespace baku {

// The upper end of the row in which a step begins.
struct StepStart {
  int page = 0;
  double top = 0;  // points
};

// The lines of a cell over several steps that stand beside step `which`, if each step has lines of
// its own, well apart from those of the others; lines above the first step belong to the header and
// are left out. Else none: the cell is meant for all of them. `starts` is in reading order.
std::optional<Cell> part_of_step(const Cell& cell, std::span<const StepStart> starts,
                                 std::size_t which);

}  // namespace baku
