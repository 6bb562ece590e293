#include "ingest/dump/tab_table.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/dump/cell_kind.h"
#include "ingest/dump/inline_markup.h"
#include "ingest/dump/separated_cells.h"

namespace baku {
namespace {

using Row = std::vector<std::string_view>;

// Step tables have at least these many columns; narrower rows say too little about their width.
constexpr std::size_t kFewestColumns = 6;

std::optional<int> row_number(std::string_view cell) {
  const int number = step_number(cell);
  return number > 0 ? std::optional(number) : std::nullopt;
}

// The number of cells that most numbered rows have; 0 where there are too few to tell.
std::size_t usual_width(const std::vector<Row>& rows) {
  std::map<std::size_t, int> counts;
  for (const Row& row : rows) {
    if (row.size() >= kFewestColumns && row_number(row.front())) ++counts[row.size()];
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() || most->second < 2 ? 0 : most->first;
}

// "1  Menerima surat  ...  2  Mencatat ..." in one line.
void part_joined_rows(std::vector<Row>& rows, std::size_t width) {
  std::vector<Row> parted;
  for (Row& row : rows) {
    std::size_t begin = 0;
    while (row.size() >= begin + 2 * width - 1) {
      const auto number = row_number(row[begin]);
      // The last cell of the first row may be lost with the line end.
      std::size_t next = begin + width;
      const auto follows = [&](std::size_t at) {
        return number && at < row.size() && row_number(row[at]) == *number + 1;
      };
      if (!follows(next)) --next;
      if (!follows(next)) break;
      parted.emplace_back(row.begin() + static_cast<std::ptrdiff_t>(begin),
                          row.begin() + static_cast<std::ptrdiff_t>(next));
      begin = next;
    }
    parted.emplace_back(row.begin() + static_cast<std::ptrdiff_t>(begin), row.end());
  }
  rows = std::move(parted);
}

DumpCell cell_from(std::string_view text) {
  DumpCell cell;
  cell.lines = text.starts_with('"') ? plain_lines(unquoted(text)) : plain_lines(text);
  return cell;
}

std::vector<DumpCell> cells_from(const Row& row) {
  std::vector<DumpCell> cells;
  cells.reserve(row.size());
  for (const std::string_view text : row) cells.push_back(cell_from(text));
  return cells;
}

void append(DumpCell& to, DumpCell more) {
  std::move(more.lines.begin(), more.lines.end(), std::back_inserter(to.lines));
}

// A row that is too short, and one that has just what it lacks: a cell was cut in two.
bool completes(const Row& row, const Row& next, std::size_t width) {
  return width > 0 && row.size() < width && next.size() < width &&
         row.size() + next.size() == width + 1 && row_number(row.front()) &&
         !row_number(next.front());
}

}  // namespace

TakenTable take_tab_table(std::span<const std::string_view> lines) {
  TakenTable taken;
  std::vector<Row> rows;
  for (auto rest = lines; !rest.empty();) {
    const bool cells = rest.front().find('\t') != std::string_view::npos;
    if (!cells && !rest.front().starts_with('"')) break;
    SeparatedRow row = separated_row(rest, '\t');
    if (row.cells.size() < 2) break;
    rest = rest.subspan(row.lines);
    taken.lines += row.lines;
    rows.push_back(std::move(row.cells));
  }
  taken.is_sheet = std::all_of(rows.begin(), rows.end(), [&rows](const Row& row) {
    return row.size() == rows.front().size();
  });
  const std::size_t width = usual_width(rows);
  if (width > 0) part_joined_rows(rows, width);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<DumpCell> cells = cells_from(rows[i]);
    if (i + 1 < rows.size() && completes(rows[i], rows[i + 1], width)) {
      std::vector<DumpCell> rest = cells_from(rows[++i]);
      append(cells.back(), std::move(rest.front()));
      std::move(rest.begin() + 1, rest.end(), std::back_inserter(cells));
    }
    taken.table.rows.push_back(std::move(cells));
  }
  fill_up(taken.table);
  return taken;
}

}  // namespace baku
