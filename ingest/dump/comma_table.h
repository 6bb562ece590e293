// Rows of cells parted by semicolons or commas.
#pragma once

#include <span>
#include <string_view>

#include "ingest/dump/taken_table.h"

namespace baku {

// The table at the beginning of the lines: several rows with the same number of cells, six or more.
// Commas that a blank follows are no separators.
TakenTable take_comma_table(std::span<const std::string_view> lines);

}  // namespace baku
