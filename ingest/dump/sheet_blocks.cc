#include "ingest/dump/sheet_blocks.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "ingest/dump/cell_kind.h"

namespace baku {
namespace {

using Row = std::vector<DumpCell>;

std::ptrdiff_t filled(const Row& row) {
  return std::count_if(row.begin(), row.end(),
                       [](const DumpCell& cell) { return !is_blank(cell); });
}

// The rest of a step table, whose numbers may stand in the activities, or of a list in its cells.
bool goes_on(const Row& row) {
  if (is_blank(row.front())) return true;
  const CellText text(row.front());
  return step_number(text.view().substr(0, text.view().find_first_of(".) "))) > 1;
}

class SheetCutter {
 public:
  std::vector<DumpBlock> cut(DumpTable sheet) {
    for (Row& row : sheet.rows) add(std::move(row));
    end_table();
    return std::move(blocks_);
  }

 private:
  void add(Row row) {
    const std::ptrdiff_t cells = filled(row);
    if (cells == 0) {
      ++blanks_;
      return;
    }
    const bool begins = table_.table.rows.empty() || (blanks_ > 0 && !goes_on(row));
    if (begins) end_table();
    if (begins && cells == 1) return add_lines(row);
    if (begins) table_.blanks_before = blanks_;
    blanks_ = 0;
    table_.table.rows.push_back(std::move(row));
  }

  void add_lines(const Row& row) {
    for (const DumpCell& cell : row) {
      for (const std::string& line : cell.lines) {
        blocks_.emplace_back(DumpLine{line, std::exchange(blanks_, 0), 0, kNoPlace});
      }
    }
  }

  void end_table() {
    if (table_.table.rows.empty()) return;
    std::vector<Row> lines;  // at its end
    auto& rows = table_.table.rows;
    while (rows.size() > 1 && filled(rows.back()) == 1 && !is_blank(rows.back().front())) {
      lines.push_back(std::move(rows.back()));
      rows.pop_back();
    }
    blocks_.emplace_back(std::exchange(table_, {}));
    const int blanks = std::exchange(blanks_, 0);
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) add_lines(*line);
    blanks_ = blanks;
  }

  std::vector<DumpBlock> blocks_;
  DumpTableBlock table_;
  int blanks_ = 0;
};

}  // namespace

std::vector<DumpBlock> blocks_of_sheet(DumpTable sheet) {
  const auto is_empty = [](const Row& row) { return filled(row) == 0; };
  if (std::none_of(sheet.rows.begin(), sheet.rows.end(), is_empty)) {
    std::vector<DumpBlock> whole;
    whole.emplace_back(DumpTableBlock{std::move(sheet), 0, kNoPlace});
    return whole;
  }
  return SheetCutter().cut(std::move(sheet));
}

}  // namespace baku
