#include "tests/ingest/sop/grid_builder.h"

#include <algorithm>
#include <sstream>

namespace baku {
namespace {

constexpr double kColumn = 100;
constexpr double kRow = 40;
constexpr double kLeft = 50;

std::vector<TextLine> lines_in(const std::string& text, const Rect& box, int page) {
  std::vector<TextLine> lines;
  std::istringstream stream(text);
  double top = box.top + 2;
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty()) lines.push_back(running_line(line, page, box.left + 2, top));
    top += 12;
  }
  return lines;
}

}  // namespace

TextLine running_line(const std::string& text, int page, double left, double top) {
  TextLine line;
  line.text = text;
  line.page = page;
  line.font_size = 10;
  line.box = {left, top, left + 6 * static_cast<double>(text.size()), top + 12};
  return line;
}

Table grid(const std::vector<std::vector<std::string>>& rows, int page, double top) {
  Table table;
  table.rows = static_cast<int>(rows.size());
  table.cols = static_cast<int>(rows.front().size());
  TablePart part;
  part.page = page;
  for (int col = 0; col <= table.cols; ++col) part.column_edges.push_back(kLeft + kColumn * col);
  for (int row = 0; row <= table.rows; ++row) part.row_edges.push_back(top + kRow * row);
  part.box = {kLeft, top, part.column_edges.back(), part.row_edges.back()};
  table.parts.push_back(part);
  const auto text_at = [&rows](int row, int col) -> const std::string& {
    return rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(col)];
  };
  for (int row = 0; row < table.rows; ++row) {
    for (int col = 0; col < table.cols; ++col) {
      if (text_at(row, col) == "<" || text_at(row, col) == "^") continue;
      Cell cell;
      cell.row = row;
      cell.col = col;
      cell.page = page;
      while (col + cell.col_span < table.cols && text_at(row, col + cell.col_span) == "<") {
        ++cell.col_span;
      }
      while (row + cell.row_span < table.rows && text_at(row + cell.row_span, col) == "^") {
        ++cell.row_span;
      }
      cell.box = {kLeft + kColumn * col, top + kRow * row, kLeft + kColumn * (col + cell.col_span),
                  top + kRow * (row + cell.row_span)};
      cell.lines = lines_in(text_at(row, col), cell.box, page);
      table.cells.push_back(cell);
    }
  }
  return table;
}

Layout layout_of(std::vector<Table> tables, const std::vector<TextLine>& lines) {
  Layout layout;
  int last = 1;
  for (const Table& table : tables) last = std::max(last, table.parts.back().page);
  for (const TextLine& line : lines) last = std::max(last, line.page);
  for (int page = 1; page <= last; ++page) {
    PageLayout page_layout;
    page_layout.page = page;
    for (const TextLine& line : lines) {
      if (line.page == page) page_layout.lines.push_back(line);
    }
    layout.pages.push_back(page_layout);
  }
  layout.tables = std::move(tables);
  return layout;
}

}  // namespace baku
