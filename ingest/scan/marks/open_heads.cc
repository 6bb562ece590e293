#include "ingest/scan/marks/open_heads.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace baku::marks {
namespace {

// One of the two strokes, as seen from the tip; pixels.
struct Wing {
  double length = 0;    // along the line
  double begin = 0;     // from the middle of the line, at the tip
  double end = 0;       // the same, at its far end
  bool parted = false;  // there is white between its far end and the line
};

struct Run {
  int begin = 0;
  int end = 0;  // the last pixel
};

class HeadSearch {
 public:
  HeadSearch(const LineStroke& stroke, int which, const Bits& ink, double reach, double point,
             const OpenHeadTolerances& tolerances)
      : ink_(ink),
        way_(stroke.outward(which)),
        tip_{stroke.end(which).x + way_.x * reach, stroke.end(which).y + way_.y * reach},
        room_(std::min(tolerances.longest * point, stroke.length() + reach)),
        half_line_(stroke.thickness / 2),
        point_(point),
        tolerances_(tolerances) {}

  [[nodiscard]] std::optional<Wing> wing(int side) const {
    const int start = static_cast<int>(tolerances_.start * point_) + 1;
    Wing wing;
    bool found = false;
    for (double back = 0; back <= room_; back += 1) {
      const auto run = found ? run_at(back, side, wing.end) : first_run(back, side, start);
      if (!run || run->end - run->begin > tolerances_.thickest * point_) {
        if (found) break;
        if (back > start) return std::nullopt;
        continue;
      }
      if (!found) wing.begin = run->end;
      found = true;
      wing.end = run->end;
      wing.length += 1;
      wing.parted = run->begin > half_line_ + 0.5;
    }
    if (!found) return std::nullopt;
    return wing;
  }

  [[nodiscard]] bool is_head(const Wing& left, const Wing& right) const {
    return is_wing(left) && is_wing(right) && alike(left.length, right.length) &&
           alike(spread(left), spread(right));
  }

 private:
  [[nodiscard]] double spread(const Wing& wing) const { return wing.end - half_line_; }

  [[nodiscard]] bool alike(double a, double b) const {
    return std::min(a, b) >= tolerances_.unlike * std::max(a, b);
  }

  [[nodiscard]] bool is_wing(const Wing& wing) const {
    const double grown = wing.end - wing.begin;
    return wing.parted && wing.length >= tolerances_.shortest * point_ && wing.length < room_ &&
           spread(wing) >= tolerances_.least_spread * point_ &&
           grown >= tolerances_.steepest * wing.length &&
           grown <= tolerances_.flattest * wing.length;
  }

  [[nodiscard]] bool black(double back, double off) const {
    return ink_.at(static_cast<int>(std::floor(tip_.x - way_.x * back - way_.y * off)),
                   static_cast<int>(std::floor(tip_.y - way_.y * back + way_.x * off)));
  }

  // The outermost ink up to `most` pixels beside the line that is wider than the line.
  [[nodiscard]] std::optional<Run> first_run(double back, int side, int most) const {
    int end = most;
    while (end > half_line_ + 1 && !black(back, side * end)) --end;
    if (end <= half_line_ + 1) return std::nullopt;
    return around(back, side, end);
  }

  // The ink that goes on from a wing whose outer edge was at `edge` one step before.
  [[nodiscard]] std::optional<Run> run_at(double back, int side, double edge) const {
    const int stray = static_cast<int>(std::ceil(tolerances_.jump));
    const int from = static_cast<int>(edge) + stray;
    for (int off = from; off >= from - 2 * stray && off > half_line_; --off) {
      if (black(back, side * off)) return around(back, side, off);
    }
    return std::nullopt;
  }

  [[nodiscard]] Run around(double back, int side, int off) const {
    const int most = static_cast<int>(tolerances_.thickest * point_) + 1;
    Run run{off, off};
    while (run.end < off + most && black(back, side * (run.end + 1))) ++run.end;
    while (run.begin > 0 && black(back, side * (run.begin - 1))) --run.begin;
    return run;
  }

  const Bits& ink_;
  Point way_;
  Point tip_;
  double room_;
  double half_line_;
  double point_;
  OpenHeadTolerances tolerances_;
};

}  // namespace

bool has_open_head(const LineStroke& stroke, int which, const Bits& ink, double reach, double point,
                   const OpenHeadTolerances& tolerances) {
  // The very tip may be hidden in the outline of a figure.
  for (double hidden = 0; hidden <= tolerances.hidden * point; hidden += 2) {
    const HeadSearch search(stroke, which, ink, reach - hidden, point, tolerances);
    const auto left = search.wing(-1);
    const auto right = left ? search.wing(1) : std::nullopt;
    if (left && right && search.is_head(*left, *right)) return true;
  }
  return false;
}

}  // namespace baku::marks
