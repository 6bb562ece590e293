#include "ingest/layout/cell_frames.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace baku {
namespace {

// A side of a rectangle, as seen from the rectangle beyond it.
struct Side {
  double position = 0;
  double begin = 0;
  double end = 0;
  int shape = 0;
  std::size_t room = 0;
};

bool can_be_cell(const Shape& shape, const Page& page, const FrameTolerances& tolerances) {
  if (shape.outline != Outline::kRectangle) return false;
  const Rect& box = shape.box;
  if (!std::isfinite(box.left + box.top + box.right + box.bottom)) return false;
  if (std::min(box.width(), box.height()) < tolerances.least_side) return false;
  return box.width() < tolerances.page_share * page.width ||
         box.height() < tolerances.page_share * page.height;
}

bool faces(const Side& a, const Side& b, const FrameTolerances& tolerances) {
  const double shorter = std::min(a.end - a.begin, b.end - b.begin);
  const double common = std::min(a.end, b.end) - std::max(a.begin, b.begin);
  return common >= tolerances.overlap * shorter;
}

// Marks the shapes whose `far` side (right, bottom) meets the `near` side (left, top) of another.
void mark_facing(std::vector<Side> far, std::vector<Side> near, const FrameTolerances& tolerances,
                 std::vector<bool>& marked) {
  const auto by_position = [](const Side& a, const Side& b) { return a.position < b.position; };
  std::sort(far.begin(), far.end(), by_position);
  std::sort(near.begin(), near.end(), by_position);
  // Neighbours in a sorted list: only a few candidates can matter for each side.
  constexpr int kMostCandidates = 400;
  std::size_t first = 0;
  for (const Side& side : far) {
    while (first < near.size() && near[first].position < side.position - tolerances.adjoin) ++first;
    int seen = 0;
    for (std::size_t i = first; i < near.size() && seen < kMostCandidates; ++i, ++seen) {
      if (near[i].position > side.position + tolerances.adjoin) break;
      if (near[i].shape == side.shape || near[i].room != side.room) continue;
      if (!faces(side, near[i], tolerances)) continue;
      marked[static_cast<std::size_t>(side.shape)] = true;
      marked[static_cast<std::size_t>(near[i].shape)] = true;
    }
  }
}

// For each of the shapes `candidates`: the smallest of `rooms` around its middle or of the other
// candidates around it; the number of rooms and shapes if there is none.
std::vector<std::size_t> rooms_of(const Page& page, const std::vector<int>& candidates,
                                  std::span<const Rect> rooms) {
  std::vector<std::pair<Rect, std::size_t>> all;
  for (std::size_t i = 0; i < rooms.size(); ++i) all.emplace_back(rooms[i], i);
  for (const int i : candidates) {
    const auto shape = static_cast<std::size_t>(i);
    all.emplace_back(page.shapes[shape].box, rooms.size() + shape);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.first.area() < b.first.area(); });
  std::vector<std::size_t> found;
  for (const int i : candidates) {
    const Rect& box = page.shapes[static_cast<std::size_t>(i)].box;
    const auto around = std::find_if(all.begin(), all.end(), [&](const auto& each) {
      const auto& [room, index] = each;
      if (index < rooms.size()) return room.contains(box.center());
      constexpr double kSlack = 0.5;
      return room.area() > box.area() && room.left <= box.left + kSlack &&
             room.right >= box.right - kSlack && room.top <= box.top + kSlack &&
             room.bottom >= box.bottom - kSlack;
    });
    found.push_back(around == all.end() ? rooms.size() + page.shapes.size() : around->second);
  }
  return found;
}

// For each shape: it is one of `candidates` and stands side by side with another of them.
std::vector<bool> adjoining(const Page& page, const std::vector<int>& candidates,
                            std::span<const Rect> rooms, const FrameTolerances& tolerances) {
  std::vector<Side> left;
  std::vector<Side> right;
  std::vector<Side> top;
  std::vector<Side> bottom;
  const auto room = rooms_of(page, candidates, rooms);
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    const int i = candidates[k];
    const Rect& box = page.shapes[static_cast<std::size_t>(i)].box;
    left.push_back({box.left, box.top, box.bottom, i, room[k]});
    right.push_back({box.right, box.top, box.bottom, i, room[k]});
    top.push_back({box.top, box.left, box.right, i, room[k]});
    bottom.push_back({box.bottom, box.left, box.right, i, room[k]});
  }
  std::vector<bool> marked(page.shapes.size(), false);
  mark_facing(std::move(right), std::move(left), tolerances, marked);
  mark_facing(std::move(bottom), std::move(top), tolerances, marked);
  return marked;
}

// True if a line runs inside the box from one side to the one opposite. `low` and `high` are the
// sides along the lines, `begin` and `end` those across.
bool divided(const std::vector<Stroke>& lines, const StrokeIndex& index, double low, double high,
             double begin, double end, const FrameTolerances& tolerances) {
  bool found = false;
  index.at(low + tolerances.adjoin, high - tolerances.adjoin, (begin + end) / 2, 0,
           [&](std::size_t i) {
             found = std::abs(lines[i].begin - begin) <= tolerances.reach &&
                     std::abs(lines[i].end - end) <= tolerances.reach;
             return !found;
           });
  return found;
}

// True if a line covers the side at `position` from `begin` to `end`, or most of it.
bool lies_on(const std::vector<Stroke>& lines, const StrokeIndex& index, double position,
             double begin, double end, const FrameTolerances& tolerances) {
  bool found = false;
  index.at(position - tolerances.side, position + tolerances.side, (begin + end) / 2, 0,
           [&](std::size_t i) {
             const double common = std::min(lines[i].end, end) - std::max(lines[i].begin, begin);
             found = common >= tolerances.overlap * (end - begin);
             return !found;
           });
  return found;
}

// The rulings of a page, as seen from its rectangles.
class RulingsAround {
 public:
  RulingsAround(const Strokes& rulings, const FrameTolerances& tolerances)
      : rulings_(rulings),
        horizontal_(rulings.horizontal),
        vertical_(rulings.vertical),
        tolerances_(tolerances) {}

  [[nodiscard]] bool divide(const Rect& box) const {
    return divided(rulings_.horizontal, horizontal_, box.top, box.bottom, box.left, box.right,
                   tolerances_) ||
           divided(rulings_.vertical, vertical_, box.left, box.right, box.top, box.bottom,
                   tolerances_);
  }

  [[nodiscard]] int sides_on_lines(const Rect& box) const {
    int sides = 0;
    for (const double y : {box.top, box.bottom}) {
      sides += lies_on(rulings_.horizontal, horizontal_, y, box.left, box.right, tolerances_);
    }
    for (const double x : {box.left, box.right}) {
      sides += lies_on(rulings_.vertical, vertical_, x, box.top, box.bottom, tolerances_);
    }
    return sides;
  }

 private:
  const Strokes& rulings_;
  StrokeIndex horizontal_;
  StrokeIndex vertical_;
  FrameTolerances tolerances_;
};

std::vector<int> marked_indices(const std::vector<bool>& marked) {
  std::vector<int> indices;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i]) indices.push_back(static_cast<int>(i));
  }
  return indices;
}

// Rectangles that are large enough; stroked, or filled only.
std::vector<int> candidates_of(const Page& page, bool stroked, const FrameTolerances& tolerances) {
  std::vector<int> candidates;
  for (std::size_t i = 0; i < page.shapes.size(); ++i) {
    const Shape& shape = page.shapes[i];
    const bool wanted = stroked ? shape.stroke > 0 : shape.stroke <= 0 && shape.filled;
    if (wanted && can_be_cell(shape, page, tolerances)) candidates.push_back(static_cast<int>(i));
  }
  return candidates;
}

// Those that adjoin others or have at least `sides` sides on lines.
std::vector<int> cells_among(const std::vector<int>& candidates, int sides, const Page& page,
                             const Strokes& rulings, std::span<const Rect> rooms,
                             const FrameTolerances& tolerances) {
  std::vector<bool> marked = adjoining(page, candidates, rooms, tolerances);
  const RulingsAround around(rulings, tolerances);
  for (const int i : candidates) {
    const auto place = static_cast<std::size_t>(i);
    marked[place] = marked[place] || around.sides_on_lines(page.shapes[place].box) >= sides;
  }
  return marked_indices(marked);
}

}  // namespace

std::vector<int> find_table_frames(const Page& page, const Strokes& rulings,
                                   const FrameTolerances& tolerances) {
  const RulingsAround around(rulings, tolerances);
  std::vector<int> frames = candidates_of(page, true, tolerances);
  std::erase_if(
      frames, [&](int i) { return !around.divide(page.shapes[static_cast<std::size_t>(i)].box); });
  return frames;
}

std::vector<int> find_cell_frames(const Page& page, const Strokes& rulings,
                                  std::span<const Rect> rooms, const FrameTolerances& tolerances) {
  constexpr int kMostSides = 3;
  return cells_among(candidates_of(page, true, tolerances), kMostSides, page, rulings, rooms,
                     tolerances);
}

std::vector<int> find_shading(const Page& page, const Strokes& rulings, std::span<const Rect> rooms,
                              const FrameTolerances& tolerances) {
  constexpr int kSomeSides = 2;
  return cells_among(candidates_of(page, false, tolerances), kSomeSides, page, rulings, rooms,
                     tolerances);
}

}  // namespace baku
