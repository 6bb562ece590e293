// Tables whose cells are parted by tabs.
#pragma once

#include <span>
#include <string_view>

#include "ingest/dump/taken_table.h"

namespace baku {

// The lines with tabs from the first on, down to a line without one. Cells in quotation marks may
// have line ends, as spreadsheet programs write them. Rows that a line end inside a
// cell has cut are put together again, two rows in one line are parted.
TakenTable take_tab_table(std::span<const std::string_view> lines);

}  // namespace baku
