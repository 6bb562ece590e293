#include "ingest/dump/grid_table.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/code_points.h"
#include "base/text.h"
#include "ingest/dump/inline_markup.h"

namespace baku {
namespace {

// A line as its characters, so that places count as they stand under each other.
using Characters = std::vector<std::string>;

Characters characters_of(std::string_view line) {
  Characters characters;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t length = code_point_at(line, at).length;
    characters.emplace_back(line.substr(at, length));
    at += length;
  }
  return characters;
}

std::string_view at(const Characters& line, std::size_t place) {
  return place < line.size() ? std::string_view(line[place]) : std::string_view(" ");
}

bool is_border(std::string_view line) {
  line = trimmed(line);
  return line.size() >= 3 && line.front() == '+' && line.back() == '+' &&
         std::all_of(line.begin(), line.end(), [](char c) {
           return std::string_view("+-=:").find(c) != std::string_view::npos;
         });
}

bool is_dash(std::string_view character) {
  return character == "-" || character == "=" || character == ":";
}

int leading_number(std::string_view text) {
  int number = 0;
  for (std::size_t at = 0; at < std::min<std::size_t>(text.size(), 2); ++at) {
    if (text[at] < '0' || text[at] > '9') break;
    number = 10 * number + (text[at] - '0');
  }
  return number;
}

// A list mark; a number must be the next one of the lines above, or several items stand in a line.
bool begins_next_item(std::string_view line, std::string_view above) {
  if (!begins_with_list_mark(line)) return false;
  const int number = leading_number(line);
  if (number == 0) return true;
  const std::size_t last = above.rfind('\n');
  const std::string_view line_above =
      last == std::string_view::npos ? above : above.substr(last + 1);
  return number == leading_number(line_above) + 1;
}

class GridReader {
 public:
  explicit GridReader(std::vector<Characters> lines) : lines_(std::move(lines)) {
    std::set<std::size_t> edges;
    for (const Characters& line : lines_) {
      for (std::size_t place = 0; place < line.size(); ++place) {
        const bool corner = line[place] == "+" && (is_dash(at(line, place + 1)) ||
                                                   (place > 0 && is_dash(at(line, place - 1))));
        if (corner) edges.insert(place);
      }
    }
    edges_.assign(edges.begin(), edges.end());
  }

  DumpTable read() {
    if (edges_.size() < 2) return {};
    const std::size_t columns = edges_.size() - 1;
    std::vector<bool> border(columns, true);
    for (const Characters& line : lines_) {
      std::vector<bool> dashed(columns);
      for (std::size_t col = 0; col < columns; ++col) dashed[col] = closes(line, col);
      if (std::any_of(dashed.begin(), dashed.end(), [](bool closed) { return closed; })) {
        border = dashed;
        open_row_ = true;
      } else {
        if (open_row_) begin_row(border);
        open_row_ = false;
      }
      add_text(line, dashed);
    }
    join_covered();
    read_markup();
    return std::move(table_);
  }

 private:
  // A border runs along the column in this line.
  [[nodiscard]] bool closes(const Characters& line, std::size_t col) const {
    for (std::size_t place = edges_[col] + 1; place < edges_[col + 1]; ++place) {
      const std::string_view character = at(line, place);
      if (!is_dash(character) && character != "+") return false;
    }
    return edges_[col + 1] > edges_[col] + 1;
  }

  void begin_row(const std::vector<bool>& border) {
    auto& row = table_.rows.emplace_back();
    row.resize(border.size());
    goes_on_.emplace_back(border.size());
    for (std::size_t col = 0; col < border.size(); ++col) goes_on_.back()[col] = !border[col];
    joined_.emplace_back(border.size(), false);
  }

  void add_text(const Characters& line, const std::vector<bool>& dashed) {
    if (table_.rows.empty() || open_row_) {
      // Text of cells that a partial border passes by belongs to the row above it.
      if (table_.rows.empty()) return;
    }
    const std::size_t row = table_.rows.size() - 1;
    std::size_t first = 0;
    std::string text;
    for (std::size_t col = 0; col + 1 < edges_.size(); ++col) {
      const std::string_view edge = at(line, edges_[col]);
      const bool divided = col == 0 || edge == "|" || edge == "+";
      if (divided) {
        put(row, first, text);
        first = col;
        text.clear();
      } else {
        text += edge;
        if (!open_row_) joined_[row][col] = true;
      }
      if (dashed[col]) continue;
      for (std::size_t place = edges_[col] + 1; place < edges_[col + 1]; ++place) {
        text += at(line, place);
      }
    }
    put(row, first, text);
  }

  void put(std::size_t row, std::size_t col, const std::string& text) {
    while (row > 0 && goes_on_[row][col]) --row;
    // Markup may go on in the next line: it is read when the cell is complete.
    const std::string_view line = trimmed(text);
    auto& lines = table_.rows[row][col].lines;
    if (line.empty()) return;
    if (lines.empty()) lines.emplace_back();
    append_drawn_line(lines.back(), line);
  }

  void read_markup() {
    for (auto& row : table_.rows) {
      for (DumpCell& cell : row) {
        if (!cell.lines.empty()) cell.lines = plain_lines(cell.lines.front());
      }
    }
  }

  void join_covered() {
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      for (std::size_t col = 0; col < table_.rows[row].size(); ++col) {
        std::size_t owner_row = row;
        std::size_t owner_col = col;
        while (owner_row > 0 && goes_on_[owner_row][owner_col]) --owner_row;
        while (owner_col > 0 && joined_[owner_row][owner_col]) --owner_col;
        if (owner_row == row && owner_col == col) continue;
        DumpCell& owner = table_.rows[owner_row][owner_col];
        if (owner_col == col) owner.row_span = static_cast<int>(row - owner_row) + 1;
        if (owner_row == row) owner.col_span = static_cast<int>(col - owner_col) + 1;
        table_.rows[row][col].row_span = 0;
        table_.rows[row][col].lines.clear();
      }
    }
  }

  std::vector<Characters> lines_;
  std::vector<std::size_t> edges_;  // places of the column borders
  DumpTable table_;
  std::vector<std::vector<bool>> goes_on_;  // by row and column: the cell above goes on here
  std::vector<std::vector<bool>> joined_;   // the cell at the left goes on here
  bool open_row_ = true;                    // the line above was a border
};

}  // namespace

void append_drawn_line(std::string& text, std::string_view line) {
  if (line.empty()) return;
  // The width of the drawing breaks lines: only list marks say that an item begins.
  if (!text.empty()) text += begins_next_item(line, text) ? '\n' : ' ';
  text += line;
}

TakenTable take_grid_table(std::span<const std::string_view> lines) {
  TakenTable taken;
  if (lines.size() < 3 || !is_border(lines[0])) return taken;
  std::vector<Characters> drawn;
  for (const std::string_view line : lines) {
    const std::string_view text = trimmed(line);
    if (!text.starts_with('+') && !text.starts_with('|')) break;
    drawn.push_back(characters_of(text));
  }
  taken.lines = drawn.size();
  taken.table = GridReader(std::move(drawn)).read();
  if (taken.table.rows.empty()) taken.lines = 0;
  return taken;
}

}  // namespace baku
