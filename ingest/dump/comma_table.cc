#include "ingest/dump/comma_table.h"

#include <algorithm>
#include <string>
#include <utility>

#include "ingest/dump/inline_markup.h"
#include "ingest/dump/separated_cells.h"

namespace baku {
namespace {

constexpr std::size_t kFewestCells = 6;
constexpr std::size_t kFewestRows = 3;

bool is_text(const SeparatedRow& row) {
  const auto blank = std::count_if(row.cells.begin(), row.cells.end(),
                                   [](std::string_view cell) { return cell.starts_with(' '); });
  return 2 * static_cast<std::size_t>(blank) > row.cells.size();
}

// The rows at the beginning of the lines that have as many cells as the first.
std::vector<SeparatedRow> rows_of(std::span<const std::string_view> lines, char separator) {
  std::vector<SeparatedRow> rows;
  while (!lines.empty()) {
    if (lines.front().find(separator) == std::string_view::npos &&
        !lines.front().starts_with('"')) {
      break;
    }
    SeparatedRow row = separated_row(lines, separator);
    const bool same = rows.empty() || row.cells.size() == rows.front().cells.size();
    if (row.cells.size() < kFewestCells || !same || is_text(row)) break;
    lines = lines.subspan(row.lines);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

TakenTable take_comma_table(std::span<const std::string_view> lines) {
  for (const char separator : {';', ','}) {
    const std::vector<SeparatedRow> rows = rows_of(lines, separator);
    if (rows.size() < kFewestRows) continue;
    TakenTable taken;
    taken.is_sheet = true;
    for (const SeparatedRow& row : rows) {
      taken.lines += row.lines;
      auto& cells = taken.table.rows.emplace_back();
      for (const std::string_view cell : row.cells) {
        cells.emplace_back().lines = plain_lines(unquoted(cell));
      }
    }
    return taken;
  }
  return {};
}

}  // namespace baku
