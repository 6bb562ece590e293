#include "ingest/sop/missing_rulings.h"

#include <vector>

namespace baku {

std::optional<Cell> part_of_step(const Cell& cell, std::span<const StepStart> starts,
                                 std::size_t which) {
  constexpr double kApart = 1.2;  // heights of a line, between lines of two steps
  if (starts.size() < 2 || which >= starts.size()) return std::nullopt;
  std::vector<std::vector<TextLine>> shares(starts.size());
  for (const TextLine& line : cell.lines) {
    std::size_t beside = starts.size();
    for (std::size_t i = 0; i < starts.size(); ++i) {
      if (starts[i].page != line.page) return std::nullopt;
      if (starts[i].top <= line.box.center().y) beside = i;
    }
    if (beside < starts.size()) shares[beside].push_back(line);
  }
  for (std::size_t i = 0; i < starts.size(); ++i) {
    if (shares[i].empty()) return std::nullopt;
    if (i == 0) continue;
    const Rect& above = shares[i - 1].back().box;
    const Rect& below = shares[i].front().box;
    if (below.top - above.bottom < kApart * below.height()) return std::nullopt;
  }
  Cell own = cell;
  own.lines = shares[which];
  return own;
}

}  // namespace baku
