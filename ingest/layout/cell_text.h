// Words into the cells of ruled tables.
#pragma once

#include <span>
#include <vector>

#include "ingest/layout/table_grid.h"
#include "ingest/layout/text_lines.h"
#include "ingest/page.h"

namespace baku {

// A ruled table of one page before its words are lines.
struct GridTable {
  TableGrid grid;
  std::vector<GridCell> cells;
  std::vector<WordRefs> words;  // of each cell
};

Rect box_of(const GridCell& cell, const TableGrid& grid);

struct CellTextTolerances {
  double jut = 1.5;     // points by which a word at least runs across a line
  double blank = 0.45;  // of the font size; words farther apart are of different runs
};

// Puts each word into the cell that its centre lies in, of the innermost table where tables are
// nested. A run of words that runs across a line into an otherwise empty cell, as spreadsheets
// print text that is too long, belongs to the cell in which it began. Returns the words that lie
// in no table.
WordRefs put_words(const WordRefs& words, std::span<GridTable> tables,
                   const CellTextTolerances& tolerances);

}  // namespace baku
