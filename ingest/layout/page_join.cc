#include "ingest/layout/page_join.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "ingest/layout/furniture.h"
#include "ingest/layout/text_likeness.h"

namespace baku {
namespace {

// Where the column edges of a table's next part lie among those of the table.
struct ColumnMatch {
  std::vector<int> edges;         // edge of the table for each edge of the part
  std::vector<double> positions;  // on the part's page, of each edge of the table
};

double edge_tolerance(const std::vector<double>& edges, TableKind kind,
                      const PageJoinTolerances& tolerances) {
  const double share =
      kind == TableKind::kRuled ? tolerances.edge_share : tolerances.aligned_edge_share;
  return std::max(tolerances.edge, share * (edges.back() - edges.front()));
}

// Edges that cells of the row begin or end at.
std::vector<int> edges_in_row(const Table& table, int row) {
  std::vector<int> edges = {0};
  for (int col = 0; col < table.cols;) {
    const Cell* cell = cell_at(table, row, col);
    if (cell == nullptr) return {};
    col = cell->col + cell->col_span;
    edges.push_back(col);
  }
  return edges;
}

// Matches the part's edges with some edges of the table, both stretched to the same width.
std::optional<ColumnMatch> match_edges(const std::vector<double>& table,
                                       const std::vector<int>& chosen,
                                       const std::vector<double>& part, double near) {
  if (chosen.size() != part.size() || part.size() < 2) return std::nullopt;
  const auto at = [&](std::size_t i) { return table[static_cast<std::size_t>(chosen[i])]; };
  const double scale = (part.back() - part.front()) / (at(part.size() - 1) - at(0));
  constexpr double kMostStretch = 2.5;
  if (scale > kMostStretch || scale < 1 / kMostStretch) return std::nullopt;
  const double shift = part.front() - scale * at(0);
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (std::abs(scale * at(i) + shift - part[i]) > near) return std::nullopt;
  }
  ColumnMatch match;
  match.edges = chosen;
  for (const double edge : table) match.positions.push_back(scale * edge + shift);
  for (std::size_t i = 0; i < part.size(); ++i) {
    match.positions[static_cast<std::size_t>(chosen[i])] = part[i];
  }
  return match;
}

std::vector<int> first_edges(std::size_t count) {
  std::vector<int> edges(count);
  for (std::size_t i = 0; i < count; ++i) edges[i] = static_cast<int>(i);
  return edges;
}

std::optional<ColumnMatch> match_columns(const Table& table, const Table& next,
                                         const PageJoinTolerances& tolerances) {
  const auto& before = table.parts.back().column_edges;
  const auto& after = next.parts.front().column_edges;
  const double near = edge_tolerance(after, next.kind, tolerances);
  if (auto all = match_edges(before, first_edges(before.size()), after, near)) return all;
  constexpr std::size_t kLeastColumns = 4;
  if (after.size() + 1 == before.size() && after.size() > kLeastColumns) {
    auto narrower = match_edges(before, first_edges(after.size()), after, near);
    if (narrower) return narrower;
  }
  return match_edges(before, edges_in_row(table, table.rows - 1), after, near);
}

std::string row_text(const Table& table, int row) {
  std::string text;
  for (int col = 0; col < table.cols;) {
    const Cell* cell = cell_at(table, row, col);
    if (cell == nullptr) return text;
    if (cell->row == row) text += text_of(*cell) + '\n';
    col = cell->col + cell->col_span;
  }
  return text;
}

bool blank(const Table& table, int row, int col) {
  const Cell* cell = cell_at(table, row, col);
  return cell == nullptr || cell->lines.empty();
}

// Rows of a table's body may read alike but for their numbers; a repeated header has the same ones.
std::string digits_of(const std::string& text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

// Number of first rows of `next` that repeat rows of the table.
int repeated_rows(const Table& table, const Table& next, const PageJoinTolerances& tolerances) {
  const auto same = [&](int row, int next_row) {
    const std::string text = row_text(table, row);
    const std::string other = row_text(next, next_row);
    return digits_of(text) == digits_of(other) &&
           letter_pair_likeness(text, other) >= tolerances.same_text;
  };
  const int most = std::min({tolerances.most_header_rows, table.rows, next.rows - 1});
  for (int first = 0; first < std::min(table.rows, 2 * tolerances.most_header_rows + 8); ++first) {
    int count = 0;
    while (count < most && first + count < table.rows && same(first + count, count)) ++count;
    if (count > 0) return count;
  }
  return 0;
}

// True if the first row of `next` begins like the table does but then goes on otherwise: another
// table of the same kind.
bool begins_anew(const Table& table, const Table& next) {
  constexpr std::size_t kWord = 4;
  int same = 0;
  int different = 0;
  for (int col = 0; col < std::min(table.cols, next.cols); ++col) {
    const Cell* before = cell_at(table, 0, col);
    const Cell* after = cell_at(next, 0, col);
    if (before == nullptr || after == nullptr || before->col != after->col) continue;
    const std::string text = text_of(*before);
    const std::string other = text_of(*after);
    if (text.size() >= kWord && text == other) ++same;
    if (text != other) ++different;
  }
  return same > 0 && different > 0;
}

// True if the table's rows have, as a rule, something in the first column.
bool is_numbered(const Table& table, const PageJoinTolerances& tolerances) {
  int filled = 0;
  for (int row = 0; row < table.rows; ++row) filled += blank(table, row, 0) ? 0 : 1;
  return table.cols > 1 && filled >= tolerances.numbered * table.rows;
}

// True if all texts of the row begin in lower case.
bool begins_lower(const Table& table, int row) {
  int texts = 0;
  for (int col = 0; col < table.cols; ++col) {
    const Cell* cell = cell_at(table, row, col);
    if (cell == nullptr || cell->col != col || cell->lines.empty()) continue;
    const char first = cell->lines.front().text.front();
    if (first < 'a' || first > 'z') return false;
    ++texts;
  }
  return texts > 1;
}

bool row_goes_on(const Table& table, const Table& next, int first_row,
                 const PageJoinTolerances& tolerances) {
  if (first_row >= next.rows || table.rows < 2) return false;
  if (begins_lower(next, first_row)) return true;
  if (!is_numbered(table, tolerances)) return false;
  const Cell* first = cell_at(next, first_row, 0);
  if (first == nullptr || first->col_span > 1) return false;
  const Cell* last = cell_at(table, table.rows - 1, 0);
  if (last == nullptr || last->col_span > 1) return false;
  return first->lines.empty() != last->lines.empty() || first->lines.empty();
}

// True if a cell of the first `rows` rows reaches below them: the rest of a header differs.
bool cuts_header(const Table& next, int rows) {
  return std::any_of(next.cells.begin(), next.cells.end(), [rows](const Cell& cell) {
    return cell.row < rows && cell.row + cell.row_span > rows;
  });
}

class Joiner {
 public:
  Joiner(Table& table, Table next, ColumnMatch match, int repeated, bool continues)
      : table_(table),
        next_(std::move(next)),
        match_(std::move(match)),
        repeated_(repeated),
        first_row_(table.rows - (continues ? 1 : 0)),
        continues_(continues) {}

  void join() {
    TablePart part = next_.parts.front();
    const auto first = part.row_edges.begin() + repeated_;
    part.row_edges.erase(part.row_edges.begin(), first);
    part.column_edges = match_.positions;
    part.first_row = first_row_;
    part.repeated_header_rows = repeated_;
    part.continues_row = continues_;
    for (Cell& cell : next_.cells) add(std::move(cell));
    const int rows = first_row_ + next_.rows - repeated_;
    fill_missing_column(part);
    table_.rows = rows;
    table_.parts.push_back(std::move(part));
    std::sort(table_.cells.begin(), table_.cells.end(), [](const Cell& a, const Cell& b) {
      return std::pair(a.row, a.col) < std::pair(b.row, b.col);
    });
  }

 private:
  // Moves a cell of the next part to its place in the table.
  void add(Cell cell) {
    const int below = cell.row + cell.row_span;
    if (below <= repeated_) return;
    cell.row = std::max(cell.row, repeated_);
    cell.row_span = below - cell.row;
    const auto left = static_cast<std::size_t>(cell.col);
    const auto right = left + static_cast<std::size_t>(cell.col_span);
    cell.col = match_.edges[left];
    cell.col_span = match_.edges[right] - cell.col;
    cell.row += first_row_ - repeated_;
    if (continues_ && cell.row == first_row_) {
      continue_cell(std::move(cell));
    } else {
      table_.cells.push_back(std::move(cell));
    }
  }

  // Adds the rest of a cut cell to the cell above the break.
  void continue_cell(Cell cell) {
    for (Cell& above : table_.cells) {
      const bool covers = above.row <= first_row_ && first_row_ < above.row + above.row_span &&
                          above.col <= cell.col && cell.col < above.col + above.col_span &&
                          above.page != cell.page;
      if (!covers) continue;
      above.lines.insert(above.lines.end(), cell.lines.begin(), cell.lines.end());
      if (cell.row_span > 1) {
        cell.row += 1;
        cell.row_span -= 1;
        cell.lines.clear();
        table_.cells.push_back(std::move(cell));
      }
      return;
    }
  }

  void fill_missing_column(const TablePart& part) {
    const int col = match_.edges.back();
    if (col == table_.cols) return;
    const auto edge = static_cast<std::size_t>(col);
    for (int row = continues_ ? 1 : 0; row < next_.rows - repeated_; ++row) {
      Cell cell;
      cell.row = first_row_ + row;
      cell.col = col;
      cell.col_span = table_.cols - col;
      cell.page = part.page;
      const auto top = static_cast<std::size_t>(row);
      cell.box = {part.column_edges[edge], part.row_edges[top], part.column_edges.back(),
                  part.row_edges[top + 1]};
      table_.cells.push_back(std::move(cell));
    }
  }

  Table& table_;
  Table next_;
  ColumnMatch match_;
  int repeated_;
  int first_row_;
  bool continues_;
};

// Joins `next` to the table if it goes on with it.
bool join_if_same(Table& table, Table& next, const PageJoinTolerances& tolerances) {
  if (table.kind != next.kind) return false;
  auto match = match_columns(table, next, tolerances);
  if (!match) return false;
  const int repeated = repeated_rows(table, next, tolerances);
  if (repeated == 0 ? begins_anew(table, next) : cuts_header(next, repeated)) return false;
  const bool continues = row_goes_on(table, next, repeated, tolerances);
  Joiner(table, std::move(next), std::move(*match), repeated, continues).join();
  return true;
}

}  // namespace

std::vector<Table> join_over_pages(std::vector<Table> tables, const std::vector<PageLayout>& pages,
                                   const Document& document, const PageJoinTolerances& tolerances) {
  const Furniture furniture(pages, document, tolerances.margin_share, tolerances.same_place);
  std::vector<Table> joined;
  std::size_t open = 0;  // place in `joined` of the table that reaches the foot of the last page
  int open_page = 0;
  for (std::size_t first = 0; first < tables.size();) {
    const int page = tables[first].parts.front().page;
    std::size_t end = first;
    double bottom = 0;
    std::size_t lowest = first;
    while (end < tables.size() && tables[end].parts.front().page == page) {
      if (tables[end].parts.front().box.bottom > bottom) {
        bottom = tables[end].parts.front().box.bottom;
        lowest = end;
      }
      ++end;
    }
    const bool follows = open_page > 0 && open_page + 1 == page &&
                         !furniture.text_above(page, tables[first].parts.front().box.top);
    std::size_t next_open = 0;
    for (std::size_t i = first; i < end; ++i) {
      const bool was_joined =
          i == first && follows && join_if_same(joined[open], tables[i], tolerances);
      if (!was_joined) joined.push_back(std::move(tables[i]));
      if (i == lowest) next_open = was_joined ? open : joined.size() - 1;
    }
    open = next_open;
    open_page = furniture.text_below(page, bottom) ? 0 : page;
    first = end;
  }
  return joined;
}

}  // namespace baku
