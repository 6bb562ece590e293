#include "ingest/dump/pipe_table.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "ingest/dump/inline_markup.h"

namespace baku {
namespace {

bool is_delimiter_row(std::string_view line) {
  line = trimmed(line);
  const bool shaped = std::all_of(line.begin(), line.end(), [](char c) {
    return std::string_view("|-:+ \t").find(c) != std::string_view::npos;
  });
  return shaped && line.find("--") != std::string_view::npos &&
         line.find_first_of("|+") != std::string_view::npos;
}

bool has_bar(std::string_view line) { return line.find('|') != std::string_view::npos; }

bool stands_between_bars(std::string_view line) {
  line = trimmed(line);
  return line.size() >= 3 && line.front() == '|' && line.back() == '|';
}

// At bars that no backslash and no code span protects.
std::vector<DumpCell> cells_of(std::string_view line, bool enclosed) {
  if (enclosed) {
    line = trimmed(line);
    if (line.starts_with('|')) line.remove_prefix(1);
    if (line.ends_with('|') && !line.ends_with("\\|")) line.remove_suffix(1);
  }
  std::vector<DumpCell> cells;
  std::string text;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    if (at == line.size() || line[at] == '|') {
      cells.emplace_back().lines = plain_lines(text);
      text.clear();
    } else if (line[at] == '\\' && at + 1 < line.size() && line[at + 1] == '|') {
      text += '|';
      ++at;
    } else {
      text += line[at];
    }
  }
  return cells;
}

}  // namespace

TakenTable take_pipe_table(std::span<const std::string_view> lines) {
  TakenTable taken;
  if (lines.empty() || !has_bar(lines[0]) || trimmed(lines[0]).starts_with("+-")) return taken;
  // A row of blanks between bars may be one without outer bars: the row behind the dashes tells.
  const bool open_rows = lines.size() > 2 && is_delimiter_row(lines[1]) && has_bar(lines[2]) &&
                         !trimmed(lines[2]).starts_with('|');
  const bool enclosed = stands_between_bars(lines[0]) && !open_rows;
  if (!enclosed && (lines.size() < 2 || !is_delimiter_row(lines[1]))) return taken;
  for (const std::string_view line : lines) {
    const bool row = enclosed ? trimmed(line).starts_with('|') : has_bar(line);
    if (!row) break;
    ++taken.lines;
    if (!is_delimiter_row(line)) taken.table.rows.push_back(cells_of(line, enclosed));
  }
  fill_up(taken.table);
  return taken;
}

}  // namespace baku
