#include "ingest/dump/blocks.h"

#include <algorithm>

namespace baku {

std::string text_of(const DumpCell& cell) {
  std::string text;
  for (const std::string& line : cell.lines) {
    if (!text.empty()) text += ' ';
    text += line;
  }
  return text;
}

CellText::CellText(const DumpCell& cell) {
  if (cell.lines.size() == 1) {
    line_ = cell.lines.front();
  } else {
    joined_ = text_of(cell);
  }
}

bool is_blank(const DumpCell& cell) {
  return std::all_of(cell.lines.begin(), cell.lines.end(),
                     [](const std::string& line) { return line.empty(); });
}

void fill_up(DumpTable& table) {
  std::size_t widest = 0;
  for (const auto& row : table.rows) widest = std::max(widest, row.size());
  for (auto& row : table.rows) row.resize(widest);
}

}  // namespace baku
