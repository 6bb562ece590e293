// What a text dump is made of, before it has a place on paper: lines and tables, in order.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace baku {

// One place of a table's grid.
struct DumpCell {
  std::vector<std::string> lines;  // without markup; empty for a blank cell
  int row_span = 1;                // 0: the place is covered by a cell above or left of it
  int col_span = 1;

  [[nodiscard]] bool covered() const { return row_span == 0; }
};

// A full grid: all rows have the same number of places.
//   <td rowspan=2>a</td><td>b</td>      {a, row_span 2} {b}
//                      <td>c</td>      {row_span 0}    {c}
struct DumpTable {
  std::vector<std::vector<DumpCell>> rows;

  [[nodiscard]] int row_count() const { return static_cast<int>(rows.size()); }
  [[nodiscard]] int column_count() const {
    return rows.empty() ? 0 : static_cast<int>(rows.front().size());
  }
  [[nodiscard]] DumpCell& at(int row, int col) {
    return rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(col)];
  }
  [[nodiscard]] const DumpCell& at(int row, int col) const {
    return rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(col)];
  }
};

inline constexpr std::size_t kNoPlace = std::string_view::npos;

struct DumpLine {
  std::string text;
  int blanks_before = 0;  // blank lines over it
  int indent = 0;         // blanks at its start
  // Bytes of the text before it and the blank lines over it; kNoPlace where it begins within a
  // line, or it is not known.
  std::size_t begin = kNoPlace;
};

struct DumpTableBlock {
  DumpTable table;
  int blanks_before = 0;
  std::size_t begin = kNoPlace;  // as that of a line
};

using DumpBlock = std::variant<DumpLine, DumpTableBlock>;

// Takes the blocks of a dump one after the other.
using BlockSink = std::function<void(DumpBlock)>;

// Lines of a cell joined by blanks.
std::string text_of(const DumpCell& cell);

// The same to be looked at: without a copy where the cell has one line. The cell must stay.
class CellText {
 public:
  explicit CellText(const DumpCell& cell);

  [[nodiscard]] std::string_view view() const {
    return joined_.empty() ? line_ : std::string_view(joined_);
  }

 private:
  std::string_view line_;
  std::string joined_;
};

// True if the cell, with all its lines, has no text.
bool is_blank(const DumpCell& cell);

// Rows of unequal length are filled up with blank cells at their ends.
void fill_up(DumpTable& table);

}  // namespace baku
