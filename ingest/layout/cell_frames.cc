#include "ingest/layout/cell_frames.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace baku {
namespace {

// A side of a rectangle, as seen from the rectangle beyond it.
struct Side {
  double position = 0;
  double begin = 0;
  double end = 0;
  int shape = 0;
};

bool can_be_cell(const Shape& shape, const Page& page, const FrameTolerances& tolerances) {
  if (shape.outline != Outline::kRectangle) return false;
  const Rect& box = shape.box;
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
      if (near[i].shape == side.shape || !faces(side, near[i], tolerances)) continue;
      marked[static_cast<std::size_t>(side.shape)] = true;
      marked[static_cast<std::size_t>(near[i].shape)] = true;
    }
  }
}

// For each shape: it is one of `candidates` and stands side by side with another of them.
std::vector<bool> adjoining(const Page& page, const std::vector<int>& candidates,
                            const FrameTolerances& tolerances) {
  std::vector<Side> left;
  std::vector<Side> right;
  std::vector<Side> top;
  std::vector<Side> bottom;
  for (const int i : candidates) {
    const Rect& box = page.shapes[static_cast<std::size_t>(i)].box;
    left.push_back({box.left, box.top, box.bottom, i});
    right.push_back({box.right, box.top, box.bottom, i});
    top.push_back({box.top, box.left, box.right, i});
    bottom.push_back({box.bottom, box.left, box.right, i});
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
  index.at(position - tolerances.reach, position + tolerances.reach, (begin + end) / 2, 0,
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

}  // namespace

std::vector<int> find_cell_frames(const Page& page, const Strokes& rulings,
                                  const FrameTolerances& tolerances) {
  std::vector<int> candidates;
  for (std::size_t i = 0; i < page.shapes.size(); ++i) {
    const Shape& shape = page.shapes[i];
    if (shape.stroke > 0 && can_be_cell(shape, page, tolerances)) {
      candidates.push_back(static_cast<int>(i));
    }
  }
  std::vector<bool> marked = adjoining(page, candidates, tolerances);
  const RulingsAround around(rulings, tolerances);
  constexpr int kMostSides = 3;
  for (const int i : candidates) {
    const auto place = static_cast<std::size_t>(i);
    const Rect& box = page.shapes[place].box;
    marked[place] = marked[place] || around.divide(box) || around.sides_on_lines(box) >= kMostSides;
  }
  return marked_indices(marked);
}

std::vector<int> find_shading(const Page& page, const Strokes& rulings,
                              const FrameTolerances& tolerances) {
  std::vector<int> candidates;
  for (std::size_t i = 0; i < page.shapes.size(); ++i) {
    const Shape& shape = page.shapes[i];
    if (shape.filled && shape.stroke <= 0 && can_be_cell(shape, page, tolerances)) {
      candidates.push_back(static_cast<int>(i));
    }
  }
  std::vector<bool> marked = adjoining(page, candidates, tolerances);
  const RulingsAround around(rulings, tolerances);
  constexpr int kSomeSides = 2;
  for (const int i : candidates) {
    const auto place = static_cast<std::size_t>(i);
    marked[place] = marked[place] || around.sides_on_lines(page.shapes[place].box) >= kSomeSides;
  }
  return marked_indices(marked);
}

}  // namespace baku
