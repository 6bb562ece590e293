#include "ingest/layout/split_rows.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

#include "ingest/layout/aligned_columns.h"
#include "ingest/layout/aligned_rows.h"
#include "ingest/layout/text_chunks.h"

namespace baku {
namespace {

struct SplitTolerances {
  std::size_t least_rows = 3;
  std::size_t least_columns = 3;  // with text
  double figures = 0.7;           // share of a column's chunks that are figures
  double filled = 0.75;           // share of a row's columns that hold text
};
constexpr SplitTolerances kSplit;

// The cells of one row of the grid that lie in this row alone, and their lines side by side.
struct RowText {
  std::vector<std::size_t> cells;      // indices into the table's cells
  std::vector<AlignedColumn> columns;  // one for each of these cells
  std::vector<ChunkLine> lines;
};

RowText text_of_row(const GridTable& table, int row) {
  RowText text;
  WordRefs words;
  const auto first = std::partition_point(table.cells.begin(), table.cells.end(),
                                          [row](const GridCell& cell) { return cell.row < row; });
  for (auto i = static_cast<std::size_t>(first - table.cells.begin());
       i < table.cells.size() && table.cells[i].row == row; ++i) {
    const GridCell& cell = table.cells[i];
    if (cell.row_span != 1) continue;
    const Rect box = box_of(cell, table.grid);
    text.cells.push_back(i);
    text.columns.push_back({box.left, box.right, {}});
    words.insert(words.end(), table.words[i].begin(), table.words[i].end());
  }
  std::vector<std::pair<const Word*, std::size_t>> owner;
  for (std::size_t col = 0; col < text.cells.size(); ++col) {
    for (const Word* word : table.words[text.cells[col]]) owner.emplace_back(word, col);
  }
  std::sort(owner.begin(), owner.end());
  for (const WordRefs& words_of_line : words_by_line(words, LineOfTextTolerances{})) {
    ChunkLine line;
    std::vector<Chunk> chunks(text.cells.size());
    for (const Word* word : words_of_line) {
      const auto found = std::lower_bound(owner.begin(), owner.end(),
                                          std::pair<const Word*, std::size_t>(word, 0));
      Chunk& chunk = chunks[found->second];
      chunk.words.push_back(word);
      chunk.box = united(chunk.box, word->box);
      line.box = united(line.box, word->box);
      line.font_size = std::max(line.font_size, static_cast<double>(word->font_size));
    }
    for (Chunk& chunk : chunks) {
      if (!chunk.words.empty()) line.chunks.push_back(std::move(chunk));
    }
    text.lines.push_back(std::move(line));
  }
  return text;
}

// How many rows have text in each column, and how much of it is figures.
struct ColumnUse {
  std::size_t chunks = 0;
  std::size_t figures = 0;
};

std::vector<ColumnUse> uses_of(const RowText& text) {
  std::vector<ColumnUse> uses(text.columns.size());
  for (const ChunkLine& line : text.lines) {
    for (const Chunk& chunk : line.chunks) {
      ColumnUse& use = uses[static_cast<std::size_t>(columns_under(chunk, text.columns).first)];
      ++use.chunks;
      use.figures += is_figure(chunk) ? 1U : 0U;
    }
  }
  return uses;
}

bool are_separate(const RowText& text, const std::vector<LineRange>& rows) {
  if (rows.size() < kSplit.least_rows) return false;
  const auto uses = uses_of(text);
  std::size_t used = 0;
  std::size_t with_figures = 0;
  for (std::size_t col = 0; col < uses.size(); ++col) {
    const ColumnUse& use = uses[col];
    used += use.chunks > 0 ? 1U : 0U;
    const bool figures =
        static_cast<double>(use.figures) >= kSplit.figures * static_cast<double>(use.chunks);
    with_figures += col > 0 && use.chunks >= kSplit.least_rows && figures ? 1U : 0U;
  }
  if (with_figures >= 2 || (with_figures == 1 && used == 2)) return true;
  if (used < kSplit.least_columns) return false;
  return std::all_of(rows.begin(), rows.end(), [&](const LineRange& row) {
    const auto& first = text.lines[row.first];
    return columns_under(first.chunks.front(), text.columns).first == 0 &&
           static_cast<double>(first.chunks.size()) >= kSplit.filled * static_cast<double>(used);
  });
}

// Puts `rows` in the place of one row of the grid.
void replace_row(GridTable& table, int row, const RowText& text,
                 const std::vector<LineRange>& rows) {
  const int more = static_cast<int>(rows.size()) - 1;
  const auto top = static_cast<std::size_t>(row);
  std::vector<double> edges = {table.grid.row_edges[top]};
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const double above = text.lines[rows[i].first - 1].box.bottom;
    const double middle = (above + text.lines[rows[i].first].box.top) / 2;
    edges.push_back(std::clamp(middle, edges.back(), table.grid.row_edges[top + 1]));
  }
  edges.erase(edges.begin());
  table.grid.row_edges.insert(table.grid.row_edges.begin() + row + 1, edges.begin(), edges.end());
  for (GridCell& cell : table.cells) {
    if (cell.row > row) {
      cell.row += more;
    } else if (cell.row + cell.row_span > row && cell.row_span > 1) {
      cell.row_span += more;
    }
  }
  for (std::size_t col = 0; col < text.cells.size(); ++col) {
    const GridCell cell = table.cells[text.cells[col]];
    table.words[text.cells[col]].clear();
    for (int below = 1; below <= more; ++below) {
      table.cells.push_back({row + below, cell.col, 1, cell.col_span});
      table.words.emplace_back();
    }
  }
  const std::size_t first_new =
      table.cells.size() - text.cells.size() * static_cast<std::size_t>(more);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t line = rows[i].first; line < rows[i].last; ++line) {
      for (const Chunk& chunk : text.lines[line].chunks) {
        const auto col = static_cast<std::size_t>(columns_under(chunk, text.columns).first);
        const std::size_t place =
            i == 0 ? text.cells[col] : first_new + col * static_cast<std::size_t>(more) + i - 1;
        table.words[place].insert(table.words[place].end(), chunk.words.begin(), chunk.words.end());
      }
    }
  }
}

void sort_cells(GridTable& table) {
  std::vector<std::pair<GridCell, WordRefs>> cells;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    cells.emplace_back(table.cells[i], std::move(table.words[i]));
  }
  std::sort(cells.begin(), cells.end(), [](const auto& a, const auto& b) {
    return std::pair(a.first.row, a.first.col) < std::pair(b.first.row, b.first.col);
  });
  for (std::size_t i = 0; i < cells.size(); ++i) {
    table.cells[i] = cells[i].first;
    table.words[i] = std::move(cells[i].second);
  }
}

}  // namespace

GridTable split_rows(GridTable table) {
  bool changed = false;
  for (int row = table.grid.rows() - 1; row >= 0; --row) {
    RowText text = text_of_row(table, row);
    if (text.cells.size() < 2 || text.lines.size() < kSplit.least_rows) continue;
    text.lines = interleaved(std::move(text.lines), text.columns, {});
    const auto rows = rows_of(text.lines, text.columns, {});
    if (!are_separate(text, rows)) continue;
    replace_row(table, row, text, rows);
    changed = true;
  }
  // Walls no longer match; nothing reads them once cells are cut.
  if (changed) {
    table.grid.wall_right.clear();
    table.grid.wall_below.clear();
    sort_cells(table);
  }
  return table;
}

}  // namespace baku
