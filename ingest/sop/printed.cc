#include "ingest/sop/printed.h"

#include <algorithm>

namespace baku {

Printed printed_from(std::span<const TextLine> lines) {
  Printed printed;
  if (lines.empty()) return printed;
  printed.text = join_lines(lines);
  printed.page = lines.front().page;
  for (const TextLine& line : lines) {
    if (line.page == printed.page) printed.box = united(printed.box, line.box);
    printed.confidence = std::min(printed.confidence, line.confidence);
  }
  return printed;
}

Printed printed_from(const Cell& cell) {
  Printed printed = printed_from(cell.lines);
  if (printed.page == 0) {
    printed.page = cell.page;
    printed.box = cell.box;
  }
  return printed;
}

TextLine tail_of(const TextLine& line, std::size_t begin) {
  TextLine tail = line;
  begin = std::min(begin, line.text.size());
  tail.text = line.text.substr(begin);
  if (line.direction == Direction::k0 && !line.text.empty()) {
    tail.box.left +=
        line.box.width() * static_cast<double>(begin) / static_cast<double>(line.text.size());
  }
  return tail;
}

}  // namespace baku
