// The grid of a ruled table: its row and column edges and the lines that part its places.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/geometry.h"
#include "ingest/layout/table_lines.h"

namespace baku {

struct GridTolerances {
  double same_edge = 4;              // points; edges less apart are one (double lines)
  double widest_edge = 6;            // points; most that one edge may spread over
  double least_band = 7;             // points; a narrower row or column without a word is none
  double least_cover = 0.5;          // share of a place's side that a line must cover to part it
  std::size_t most_places = 250000;  // more are a hatch, not a table
};

// Places are (row, col) of the finest grid. `wall_right[row * cols + col]` is true where a line
// parts the place from the one on its right, `wall_below` from the one below it.
struct TableGrid {
  std::vector<double> column_edges;  // ascending, cols + 1
  std::vector<double> row_edges;     // ascending, rows + 1
  std::vector<std::uint8_t> wall_right;
  std::vector<std::uint8_t> wall_below;

  [[nodiscard]] int rows() const { return static_cast<int>(row_edges.size()) - 1; }
  [[nodiscard]] int cols() const { return static_cast<int>(column_edges.size()) - 1; }
  [[nodiscard]] std::size_t place(int row, int col) const {
    return static_cast<std::size_t>(row) * (column_edges.size() - 1) +
           static_cast<std::size_t>(col);
  }
  [[nodiscard]] Rect box() const {
    return {column_edges.front(), row_edges.front(), column_edges.back(), row_edges.back()};
  }
};

// A block of places that no line parts.
struct GridCell {
  int row = 0;
  int col = 0;
  int row_span = 1;
  int col_span = 1;
};

// The grid of a group of lines, open sides closed. `word_centres` keep narrow rows and columns
// that hold words. Empty edges where the lines enclose nothing or too much.
TableGrid grid_of(const LineGroup& lines, std::span<const Point> word_centres,
                  const GridTolerances& tolerances);

// Every place in exactly one cell, by row, then column. Where a line that stops short would leave
// a cell that is no rectangle, the line is taken to go on.
std::vector<GridCell> cells_of(const TableGrid& grid);

}  // namespace baku
