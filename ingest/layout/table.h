// A logical table: a grid of cells with spans, over one page or several.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "ingest/page.h"

namespace baku {

// One line of text in reading order. A word hyphenated at the line's end keeps its hyphen here.
struct TextLine {
  std::string text;
  Rect box;      // as displayed
  int page = 0;  // 1-based
  float font_size = 0;
  float confidence = 1;  // the least of its words
  bool bold = false;     // all of its words are
  Direction direction = Direction::k0;
};

// row_span = 2, col_span = 2 at (0, 1):
//   +---+-------+
//   |0,0| 0,1   |
//   +---+       |
//   |1,0|       |
//   +---+---+---+
struct Cell {
  int row = 0;
  int col = 0;
  int row_span = 1;
  int col_span = 1;
  int page = 0;                 // of its first part
  Rect box;                     // on that page
  std::vector<TextLine> lines;  // of all its parts, top to bottom
};

// What one page shows of a table. Row r of the part is row first_row + r of the table.
struct TablePart {
  int page = 0;
  Rect box;
  std::vector<double> column_edges;  // x, ascending, one more than columns
  std::vector<double> row_edges;     // y, ascending, one more than the part's rows
  int first_row = 0;
  int repeated_header_rows = 0;  // rows above row_edges[0] that repeat the table's header, left out
  bool continues_row = false;    // the part's first row is the rest of the row cut by the break
};

enum class TableKind : std::uint8_t { kRuled, kAligned };

struct Table {
  TableKind kind = TableKind::kRuled;
  int rows = 0;
  int cols = 0;
  std::vector<TablePart> parts;  // in page order, at least one
  std::vector<Cell> cells;       // by row, then column; every grid place is covered exactly once
};

// The cell that covers (row, col), or null outside the grid.
const Cell* cell_at(const Table& table, int row, int col);

// All lines joined: blanks between lines, none after a hyphen that divides a word.
std::string text_of(const Cell& cell);

// Joins lines of running text by the rule of text_of.
std::string join_lines(std::span<const TextLine> lines);

// A page after layout: what of it is no table.
struct PageLayout {
  int page = 0;
  std::vector<TextLine> lines;  // outside all tables, in reading order
  std::vector<Ruling> loose;    // rulings that belong to no table: connectors drawn as plain lines
  std::vector<Shape> symbols;   // shapes that are neither table cells nor shading
};

struct Layout {
  std::vector<Table> tables;      // by first page, then top to bottom, left to right
  std::vector<PageLayout> pages;  // one for each page of the document
};

}  // namespace baku
