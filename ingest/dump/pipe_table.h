// Markdown tables whose cells are parted by upright bars.
#pragma once

#include <span>
#include <string_view>

#include "ingest/dump/taken_table.h"

namespace baku {

// The rows from the first line on: lines between bars, or lines with bars inside where the second
// is a line of dashes. Lines of dashes are no rows.
TakenTable take_pipe_table(std::span<const std::string_view> lines);

}  // namespace baku
