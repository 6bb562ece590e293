// Straight axis-parallel marks of a page, brought together: what may become table lines.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ingest/page.h"

namespace baku {

// Pieces on one line, joined. Sides of rectangles have no source.
struct Stroke {
  double position = 0;  // y of a horizontal, x of a vertical stroke
  double begin = 0;
  double end = 0;
  std::vector<int> sources;  // indices into Page::rulings

  [[nodiscard]] double length() const { return end - begin; }
};

// Strokes of one axis, sorted by position, then begin. Those with the same position do not touch
// each other.
struct Strokes {
  std::vector<Stroke> horizontal;
  std::vector<Stroke> vertical;

  [[nodiscard]] const std::vector<Stroke>& along(Axis axis) const {
    return axis == Axis::kHorizontal ? horizontal : vertical;
  }
};

struct StrokeTolerances {
  double snap = 1.5;   // points; nearer parallel pieces lie on one line
  double join = 3;     // points; smaller gaps along a line are closed
  double noise = 0.5;  // points; shorter joined pieces are dots
};

// Snaps, then joins. Input order does not matter.
std::vector<Stroke> join_strokes(std::vector<Stroke> pieces, const StrokeTolerances& tolerances);

// The four sides of a box as pieces.
void add_sides(const Rect& box, Strokes& pieces);

// All rulings of the page and the sides of `frames`, joined.
Strokes collect_strokes(const Page& page, std::span<const Rect> frames,
                        const StrokeTolerances& tolerances);

// Finds the strokes at a place without looking at all of them.
class StrokeIndex {
 public:
  // `strokes` must be as join_strokes returns them and outlive the index.
  explicit StrokeIndex(std::span<const Stroke> strokes);

  // Calls visit(i) for each stroke with position in [from, to] that covers `along`, give or take
  // `reach`. Stops where visit returns false.
  template <class Visit>
  void at(double from, double to, double along, double reach, Visit visit) const {
    for (std::size_t track = first_track(from); track + 1 < starts_.size(); ++track) {
      if (strokes_[starts_[track]].position > to) return;
      for (std::size_t i = first_ending_after(track, along - reach); i < starts_[track + 1]; ++i) {
        if (strokes_[i].begin > along + reach) break;
        if (!visit(i)) return;
      }
    }
  }

 private:
  [[nodiscard]] std::size_t first_track(double position) const;
  [[nodiscard]] std::size_t first_ending_after(std::size_t track, double along) const;

  std::span<const Stroke> strokes_;
  std::vector<std::size_t> starts_;  // first stroke of each position, then the number of strokes
};

}  // namespace baku
