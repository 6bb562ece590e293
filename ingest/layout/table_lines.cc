#include "ingest/layout/table_lines.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>
#include <utility>

namespace baku {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

enum class End : std::uint8_t { kBegin, kEnd };

double place(const Stroke& stroke, End end) {
  return end == End::kBegin ? stroke.begin : stroke.end;
}

// The lines of one axis, as seen from those of the other one.
struct Family {
  explicit Family(const std::vector<Stroke>& list)
      : strokes(list), index(strokes), alive(strokes.size(), true), group(strokes.size(), 0) {}

  std::vector<Stroke> strokes;
  StrokeIndex index;
  std::vector<bool> alive;
  std::vector<std::size_t> group;
};

class DisjointSets {
 public:
  explicit DisjointSets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void unite(std::size_t a, std::size_t b) { parent_[root(b)] = root(a); }

 private:
  std::vector<std::size_t> parent_;
};

class LineSelection {
 public:
  LineSelection(const Strokes& strokes, std::span<const Rect> symbols,
                const LineTolerances& tolerances)
      : tolerances_(tolerances), horizontal_(strokes.horizontal), vertical_(strokes.vertical) {
    drop_symbol_lines(symbols, Axis::kHorizontal);
    drop_symbol_lines(symbols, Axis::kVertical);
  }

  void prune() {
    for (int round = 0; round < tolerances_.most_rounds; ++round) {
      find_groups();
      const bool horizontal = prune(horizontal_, vertical_);
      const bool vertical = prune(vertical_, horizontal_);
      if (!horizontal && !vertical) return;
    }
  }

  std::vector<LineGroup> groups() {
    find_groups();
    std::map<std::size_t, LineGroup> by_root;
    for (std::size_t i = 0; i < horizontal_.strokes.size(); ++i) {
      if (horizontal_.alive[i]) {
        by_root[horizontal_.group[i]].horizontal.push_back(horizontal_.strokes[i]);
      }
    }
    for (std::size_t i = 0; i < vertical_.strokes.size(); ++i) {
      if (vertical_.alive[i]) by_root[vertical_.group[i]].vertical.push_back(vertical_.strokes[i]);
    }
    std::vector<LineGroup> groups;
    for (auto& [root, group] : by_root) {
      if (!group.horizontal.empty() && !group.vertical.empty()) groups.push_back(std::move(group));
    }
    return groups;
  }

 private:
  Family& family(Axis axis) { return axis == Axis::kHorizontal ? horizontal_ : vertical_; }

  // True if the line comes out of a side of the box at one of its ends.
  [[nodiscard]] bool comes_from(const Stroke& stroke, const Rect& box, Axis axis) const {
    const bool horizontal = axis == Axis::kHorizontal;
    const double low = horizontal ? box.top : box.left;
    const double high = horizontal ? box.bottom : box.right;
    if (stroke.position < low || stroke.position > high) return false;
    const double near = horizontal ? box.left : box.top;
    const double far = horizontal ? box.right : box.bottom;
    return std::abs(stroke.end - near) <= tolerances_.symbol_touch ||
           std::abs(stroke.begin - far) <= tolerances_.symbol_touch;
  }

  // A line that leaves a symbol is a connector; many at one side are a table beside a picture.
  void drop_symbol_lines(std::span<const Rect> symbols, Axis axis) {
    Family& lines = family(axis);
    for (const Rect& box : symbols) {
      const double low = axis == Axis::kHorizontal ? box.top : box.left;
      const double high = axis == Axis::kHorizontal ? box.bottom : box.right;
      const double near = axis == Axis::kHorizontal ? box.left : box.top;
      const double far = axis == Axis::kHorizontal ? box.right : box.bottom;
      for (const double side : {near, far}) {
        std::vector<std::size_t> leaving;
        lines.index.at(low, high, side, tolerances_.symbol_touch, [&](std::size_t i) {
          if (comes_from(lines.strokes[i], box, axis)) leaving.push_back(i);
          return leaving.size() <= tolerances_.most_connectors;
        });
        if (leaving.size() > tolerances_.most_connectors) continue;
        for (const std::size_t i : leaving) lines.alive[i] = false;
      }
    }
  }

  // The living line of `across` that the end of `stroke` meets, within `reach`.
  [[nodiscard]] std::size_t met_by(const Stroke& stroke, End end, const Family& across,
                                   double reach) const {
    const double at = place(stroke, end);
    std::size_t met = kNone;
    across.index.at(at - reach, at + reach, stroke.position, tolerances_.touch, [&](std::size_t i) {
      if (across.alive[i]) met = i;
      return met == kNone;
    });
    return met;
  }

  // Extremes of the positions at which living lines of the same group cross the stroke.
  struct Crossings {
    int count = 0;
    double first = 0;
    double last = 0;
  };
  [[nodiscard]] Crossings crossings(const Stroke& stroke, std::size_t group, const Family& across,
                                    double from, double to) const {
    Crossings found;
    across.index.at(from, to, stroke.position, tolerances_.touch, [&](std::size_t i) {
      if (!across.alive[i] || across.group[i] != group) return true;
      if (found.count == 0) found.first = across.strokes[i].position;
      found.last = across.strokes[i].position;
      ++found.count;
      return true;
    });
    return found;
  }

  // True if the line has a free end at an open side of its table.
  [[nodiscard]] bool at_open_side(std::size_t i, End end, const Family& lines,
                                  const Family& across) const {
    const Stroke& stroke = lines.strokes[i];
    const double at = place(stroke, end);
    constexpr double kFar = 1e9;
    const bool begin = end == End::kBegin;
    const auto beyond = begin ? crossings(stroke, lines.group[i], across, -kFar, at)
                              : crossings(stroke, lines.group[i], across, at, kFar);
    if (beyond.count > 0) return false;
    if (crossings(stroke, lines.group[i], across, stroke.begin, stroke.end).count == 0) {
      return false;
    }
    for (std::size_t other = 0; other < lines.strokes.size(); ++other) {
      if (other == i || !lines.alive[other] || lines.group[other] != lines.group[i]) continue;
      if (std::abs(lines.strokes[other].position - stroke.position) <= tolerances_.parallel)
        continue;
      if (std::abs(place(lines.strokes[other], end) - at) <= tolerances_.same_end) return true;
    }
    return false;
  }

  // True if the line goes on behind a gap in which no line crosses it.
  [[nodiscard]] bool at_break(std::size_t i, End end, const Family& lines,
                              const Family& across) const {
    const bool begin = end == End::kBegin;
    if (begin ? i == 0 : i + 1 == lines.strokes.size()) return false;
    const std::size_t other = begin ? i - 1 : i + 1;
    const Stroke& here = lines.strokes[i];
    const Stroke& there = lines.strokes[other];
    if (!lines.alive[other] || there.position != here.position) return false;
    const double from = begin ? there.end : here.end;
    const double to = begin ? here.begin : there.begin;
    if (to - from > tolerances_.longest_break) return false;
    if (to - from > std::max(here.length(), there.length())) return false;
    if (met_by(there, begin ? End::kEnd : End::kBegin, across, tolerances_.touch) != kNone) {
      return false;
    }
    const bool here_held =
        met_by(here, begin ? End::kEnd : End::kBegin, across, tolerances_.touch) != kNone;
    const bool there_held = met_by(there, end, across, tolerances_.touch) != kNone;
    if (!here_held || !there_held) return false;
    bool crossed = false;
    across.index.at(from, to, here.position, 0, [&](std::size_t k) {
      crossed = across.alive[k];
      return !crossed;
    });
    return !crossed;
  }

  // Mends an end that nearly meets another line, or cuts off what juts out a little.
  bool mend_end(std::size_t i, End end, Family& lines, const Family& across) const {
    Stroke& stroke = lines.strokes[i];
    const bool begin = end == End::kBegin;
    const std::size_t near = met_by(stroke, end, across, tolerances_.near_miss);
    const double room = stroke.length() / tolerances_.least_parts;
    if (near != kNone && tolerances_.near_miss <= room) {
      (begin ? stroke.begin : stroke.end) = across.strokes[near].position;
      return true;
    }
    const auto held = crossings(stroke, lines.group[i], across, stroke.begin, stroke.end);
    constexpr int kEnough = 3;
    const double last = begin ? held.first : held.last;
    if (held.count < kEnough || std::abs(place(stroke, end) - last) > room) return false;
    (begin ? stroke.begin : stroke.end) = last;
    return true;
  }

  bool stays(std::size_t i, Family& lines, const Family& across) const {
    const std::size_t first = met_by(lines.strokes[i], End::kBegin, across, tolerances_.touch);
    const std::size_t last = met_by(lines.strokes[i], End::kEnd, across, tolerances_.touch);
    if (first != kNone && last != kNone) {
      return lines.strokes[i].length() > 2 * tolerances_.touch || first != last;
    }
    const auto held = [&](End end) {
      return at_open_side(i, end, lines, across) || at_break(i, end, lines, across);
    };
    if (first == kNone && last == kNone) return held(End::kBegin) && held(End::kEnd);
    const End free = first == kNone ? End::kBegin : End::kEnd;
    return held(free) || mend_end(i, free, lines, across);
  }

  bool prune(Family& lines, const Family& across) const {
    bool changed = false;
    for (std::size_t i = 0; i < lines.strokes.size(); ++i) {
      if (!lines.alive[i] || stays(i, lines, across)) continue;
      lines.alive[i] = false;
      changed = true;
    }
    return changed;
  }

  // Lines hang together where they cross or touch, and where two make up a double line.
  void find_groups() {
    const std::size_t shift = horizontal_.strokes.size();
    DisjointSets sets(shift + vertical_.strokes.size());
    const double touch = tolerances_.touch;
    for (std::size_t i = 0; i < shift; ++i) {
      const Stroke& stroke = horizontal_.strokes[i];
      if (!horizontal_.alive[i]) continue;
      vertical_.index.at(stroke.begin - touch, stroke.end + touch, stroke.position, touch,
                         [&](std::size_t k) {
                           if (vertical_.alive[k]) sets.unite(i, shift + k);
                           return true;
                         });
    }
    unite_doubles(horizontal_, 0, sets);
    unite_doubles(vertical_, shift, sets);
    for (std::size_t i = 0; i < shift; ++i) horizontal_.group[i] = sets.root(i);
    for (std::size_t i = 0; i < vertical_.strokes.size(); ++i) {
      vertical_.group[i] = sets.root(shift + i);
    }
  }

  void unite_doubles(const Family& lines, std::size_t shift, DisjointSets& sets) const {
    for (std::size_t i = 0; i < lines.strokes.size(); ++i) {
      if (!lines.alive[i]) continue;
      const Stroke& stroke = lines.strokes[i];
      lines.index.at(stroke.position, stroke.position + tolerances_.parallel,
                     (stroke.begin + stroke.end) / 2, 0, [&](std::size_t k) {
                       if (lines.alive[k]) sets.unite(shift + i, shift + k);
                       return true;
                     });
    }
  }

  LineTolerances tolerances_;
  Family horizontal_;
  Family vertical_;
};

}  // namespace

std::vector<LineGroup> group_table_lines(const Strokes& strokes, std::span<const Rect> symbols,
                                         const LineTolerances& tolerances) {
  if (strokes.horizontal.size() * strokes.vertical.size() > tolerances.most_pairs) return {};
  LineSelection selection(strokes, symbols, tolerances);
  selection.prune();
  std::vector<LineGroup> groups = selection.groups();
  const auto corner = [](const LineGroup& group) {
    return std::pair(group.horizontal.front().position, group.vertical.front().position);
  };
  std::stable_sort(groups.begin(), groups.end(),
                   [&](const LineGroup& a, const LineGroup& b) { return corner(a) < corner(b); });
  return groups;
}

}  // namespace baku
