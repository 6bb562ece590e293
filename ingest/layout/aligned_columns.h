// The columns that chunks of text stand in.
#pragma once

#include <span>
#include <vector>

#include "ingest/layout/text_chunks.h"

namespace baku {

struct AlignedColumn {
  double left = 0;
  double right = 0;
  std::vector<int> lines;  // that have a chunk in this column only, ascending
};

// Columns from left to right that do not overlap. A chunk that reaches over several columns which
// other lines keep apart makes none and widens none.
std::vector<AlignedColumn> columns_of(std::span<const ChunkLine> lines);

// First and last column that the chunk stands in, or nearest to it.
struct ColumnRange {
  int first = 0;
  int last = 0;
};
ColumnRange columns_under(const Chunk& chunk, std::span<const AlignedColumn> columns);

}  // namespace baku
