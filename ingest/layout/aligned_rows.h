// Lines of an aligned table into its rows.
#pragma once

#include <span>
#include <vector>

#include "ingest/layout/aligned_columns.h"
#include "ingest/layout/text_chunks.h"
#include "ingest/page.h"

namespace baku {

// A row consists of the lines [first, last).
struct LineRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

// Puts lines together that interleave, as those of cells which are centred on their row do; chunks
// of one column become one. Lines that one of the `rules` (their y, ascending) parts stay apart.
std::vector<ChunkLine> interleaved(std::vector<ChunkLine> lines,
                                   std::span<const AlignedColumn> columns,
                                   std::span<const double> rules);

// Rows from top to bottom. A line goes on with the row above where it begins in no new first cell
// and stands nearer to it than rows do to each other, or under text that fills its cell, or begins
// in lower case. `rules` (their y, ascending) part rows in any case; where one lies between all
// rows, they alone do.
std::vector<LineRange> rows_of(std::span<const ChunkLine> lines,
                               std::span<const AlignedColumn> columns,
                               std::span<const double> rules);

}  // namespace baku
