// The page of a spreadsheet as the lines and tables that stand on it.
#pragma once

#include <vector>

#include "ingest/dump/blocks.h"

namespace baku {

// A program that exports a sheet gives all of it one width: blank rows part its tables, and rows
// with one filled cell at their edges are lines. Blank rows between two steps part nothing.
// One block, the table itself, where no blank row parts it.
std::vector<DumpBlock> blocks_of_sheet(DumpTable sheet);

}  // namespace baku
