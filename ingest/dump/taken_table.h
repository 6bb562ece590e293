// A table found at the beginning of lines.
#pragma once

#include <cstddef>

#include "ingest/dump/blocks.h"

namespace baku {

struct TakenTable {
  std::size_t lines = 0;  // that it takes; 0: there is no table
  DumpTable table;
  bool is_sheet = false;  // all rows were written with one width, as spreadsheet programs do
};

}  // namespace baku
