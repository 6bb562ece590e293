#include "ingest/scan/marks/segments.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "ingest/scan/marks/bits.h"
#include "ingest/scan/marks/bricks.h"
#include "ingest/scan/marks/erase.h"
#include "ingest/scan/marks/faint_lines.h"
#include "ingest/scan/marks/runs.h"

namespace baku::marks {
namespace {

int pixels(double points, double dpi) {
  return std::max(1, static_cast<int>(std::lround(points * dpi / 72)));
}

// Sums for the straight line through the middles of the columns.
struct LineFit {
  double count = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;

  void add(double px, double py) {
    count += 1;
    x += px;
    y += py;
    xx += px * px;
    xy += px * py;
    yy += py * py;
  }
  [[nodiscard]] double slope() const {
    const double spread = xx - x * x / count;
    return spread > 0 ? (xy - x * y / count) / spread : 0;
  }
  [[nodiscard]] double at(double px) const { return y / count + slope() * (px - x / count); }
  [[nodiscard]] double deviation() const {
    const double rest = yy - y * y / count - slope() * (xy - x * y / count);
    return std::sqrt(std::max(0.0, rest / count));
  }
};

struct PieceRules {
  double least_ink = 0;
  double most_crossed = 1;
  double steepest = 0;
  double bent = 0;
  double bent_share = 0;
  double most_bent = 0;
  double crossed_length = 0;
};

// The horizontal line in the connected piece `shape` at `box` of the closed picture; `ink` is the
// picture as it was.
struct Piece {
  Segment segment;
  double deviation = 0;
  double crossed = 0;
};

Piece measure_piece(const Bits& shape, const Box& box, const Bits& ink) {
  LineFit fit;
  double area = 0;
  int inked = 0;
  int crossed = 0;
  for (int x = 0; x < box.w; ++x) {
    int count = 0;
    int rows = 0;
    int black = 0;
    for (int y = 0; y < box.h; ++y) {
      if (!shape.at(x, y)) continue;
      rows += y;
      ++count;
      black += ink.at(box.x + x, box.y + y);
    }
    if (count == 0) continue;
    const double middle = static_cast<double>(rows) / count;
    fit.add(x, middle);
    if (black == 0) continue;
    ++inked;
    area += black;
    const int reach = 2 * count + 2;
    const int y = box.y + static_cast<int>(middle);
    crossed += ink.at(box.x + x, y - reach) && ink.at(box.x + x, y - reach / 2);
    crossed += ink.at(box.x + x, y + reach) && ink.at(box.x + x, y + reach / 2);
  }
  Piece piece;
  if (fit.count == 0 || inked == 0) return piece;
  piece.segment.begin = box.x;
  piece.segment.end = box.x + box.w;
  piece.segment.at_begin = box.y + 0.5 + fit.at(0);
  piece.segment.at_end = box.y + 0.5 + fit.at(box.w - 1);
  piece.segment.thickness = area / inked;
  piece.segment.ink = static_cast<double>(inked) / box.w;
  piece.deviation = fit.deviation();
  piece.crossed = static_cast<double>(crossed) / inked;
  return piece;
}

bool is_straight(const Piece& piece, const PieceRules& rules) {
  const Segment& segment = piece.segment;
  const bool level = std::abs(segment.at_end - segment.at_begin) <= 1.5 ||
                     std::abs(segment.slope()) <= rules.steepest;
  const double bent = std::clamp(rules.bent_share * segment.length(), rules.bent, rules.most_bent);
  return level && piece.deviation <= bent;
}

bool is_line(const Piece& piece, const PieceRules& rules) {
  const Segment& segment = piece.segment;
  if (segment.ink < rules.least_ink || segment.length() < 4 * segment.thickness) return false;
  if (!is_straight(piece, rules)) return false;
  return segment.length() >= rules.crossed_length || piece.crossed <= rules.most_crossed;
}

// Appends the pieces that are lines; returns those that are bent or slanting, as a picture.
PixHandle append_pieces(std::vector<Segment>& found, Pix* closed, const Bits& ink,
                        const PieceRules& rules) {
  PixHandle rest(pixCreateTemplate(closed));
  Pixa* list = nullptr;
  const BoxaHandle boxes(pixConnComp(closed, &list, 8));
  const PixaHandle shapes(list);
  if (boxes == nullptr || shapes == nullptr || rest == nullptr) return rest;
  const int count = boxaGetCount(boxes.get());
  for (int i = 0; i < count; ++i) {
    const PixHandle shape(pixaGetPix(shapes.get(), i, L_CLONE));
    Box box{};
    boxaGetBoxGeometry(boxes.get(), i, &box.x, &box.y, &box.w, &box.h);
    const Piece piece = measure_piece(Bits(*shape), box, ink);
    if (is_line(piece, rules)) {
      found.push_back(piece.segment);
    } else if (is_straight(piece, rules)) {
      continue;
    } else {
      pixRasterop(rest.get(), box.x, box.y, box.w, box.h, PIX_SRC | PIX_DST, shape.get(), 0, 0);
    }
  }
  return rest;
}

// Horizontal lines up to `thickest`: what is left without upright strokes, with breaks closed.
PixHandle thin_lines(const Pix& binary, double dpi, const SegmentTolerances& t) {
  const PixHandle upright = opened(binary, 1, pixels(t.thickest, dpi) + 1);
  const PixHandle thin = without(binary, *upright);
  return long_runs(*thin, pixels(t.gap, dpi), pixels(t.shortest, dpi));
}

// Thick lines: solid ink without anything too thick, but with the thin lines that cross them.
PixHandle bars(const Pix& binary, double dpi, const SegmentTolerances& t) {
  const PixHandle thick = opened(binary, 1, pixels(t.thickest, dpi));
  const PixHandle upright = opened(*thick, 1, pixels(t.thickest_bar, dpi) + 1);
  const PixHandle whole = long_runs(*without(*thick, *upright), pixels(t.gap, dpi), 1);
  pixAnd(whole.get(), whole.get(), thick.get());
  return long_runs(*whole, 0, pixels(t.shortest_bar, dpi));
}

// Dots and dashes that are no part of anything higher, nor of a solid line that is known.
PixHandle flat_specks(const Pix& binary, std::vector<Segment> known, double dpi,
                      const SegmentTolerances& t) {
  std::erase_if(known, [&](const Segment& segment) {
    return segment.ink < t.solid || segment.length() < t.least_solid * dpi / 72;
  });
  const PixHandle flat(pixSelectBySize(reading(binary), 0, pixels(t.flat, dpi), 8, L_SELECT_HEIGHT,
                                       L_SELECT_IF_LTE, nullptr));
  const PixHandle lines = pixels_of(binary, known);
  const PixHandle around = dilated(*lines, 1, 5);
  return without(*flat, *around);
}

Segment joined(const Segment& first, const Segment& second) {
  Segment both = first;
  const double inked = first.ink * first.length() + second.ink * second.length();
  both.begin = std::min(first.begin, second.begin);
  both.end = std::max(first.end, second.end);
  both.at_begin = first.begin <= second.begin ? first.at_begin : second.at_begin;
  both.at_end = first.end >= second.end ? first.at_end : second.at_end;
  both.thickness = (first.thickness * first.length() + second.thickness * second.length()) /
                   (first.length() + second.length());
  both.ink = std::min(1.0, inked / both.length());
  return both;
}

// Follows horizontal lines over breaks in which only dashes of them are left.
class DashFollower {
 public:
  DashFollower(const Bits& ink, double point, const SegmentTolerances& tolerances)
      : ink_(ink), point_(point), tolerances_(tolerances) {}

  [[nodiscard]] std::vector<Segment> join(std::vector<Segment> segments) const {
    std::sort(segments.begin(), segments.end(), [](const Segment& a, const Segment& b) {
      return std::tuple(a.begin, a.position(), a.end) < std::tuple(b.begin, b.position(), b.end);
    });
    std::vector<Segment> lines;
    for (const Segment& next : segments) {
      const auto before = std::find_if(lines.rbegin(), lines.rend(), [&](const Segment& line) {
        return goes_on_dashed(line, next) && !is_parted(lines, line, next);
      });
      if (before == lines.rend()) {
        lines.push_back(next);
      } else {
        *before = joined(*before, next);
      }
    }
    for (Segment& line : lines) follow_ends(line);
    return lines;
  }

 private:
  struct Stretch {
    double own = 0;    // share with ink on the line and none beside it
    double other = 0;  // share with ink beside it
    double inked = 0;  // share with ink on the line, whatever is beside it
    double last = 0;   // the last place with own ink
  };

  [[nodiscard]] bool black(double x, double y) const {
    return ink_.at(static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y)));
  }

  // What lies on the line from (x0, y0) to (x1, y1), of this thickness.
  [[nodiscard]] Stretch look(double x0, double y0, double x1, double y1, double thickness) const {
    const double step = x1 > x0 ? 1 : -1;
    const double beside = thickness / 2 + std::max(2.0, 0.6 * point_);
    Stretch stretch;
    stretch.last = x0;
    int count = 0;
    for (double x = x0; step * (x1 - x) >= 0; x += step) {
      ++count;
      const double y = x1 == x0 ? y0 : y0 + (y1 - y0) * (x - x0) / (x1 - x0);
      const bool inked = black(x, y - 1) || black(x, y) || black(x, y + 1);
      stretch.inked += inked;
      if (black(x, y - beside) || black(x, y + beside)) {
        stretch.other += 1;
      } else if (inked) {
        stretch.own += 1;
        stretch.last = x;
      }
    }
    stretch.own /= std::max(1, count);
    stretch.other /= std::max(1, count);
    stretch.inked /= std::max(1, count);
    return stretch;
  }

  [[nodiscard]] bool is_dashed(const Stretch& stretch) const {
    return stretch.own >= tolerances_.least_dashes && stretch.other <= tolerances_.most_other;
  }

  // Whether a whole piece lies between the two, which neither of them goes on to: sides of boxes in
  // a row, not dashes of one line.
  [[nodiscard]] bool is_parted(const std::vector<Segment>& lines, const Segment& line,
                               const Segment& next) const {
    return std::any_of(lines.begin(), lines.end(), [&](const Segment& other) {
      return other.begin > line.end && other.end < next.begin && other.ink >= tolerances_.solid &&
             other.length() >= tolerances_.least_dashed * point_ &&
             std::abs(other.at_begin - line.at_end) <=
                 std::max(2.0, tolerances_.parted_shift * point_);
    });
  }

  [[nodiscard]] bool goes_on_dashed(const Segment& line, const Segment& next) const {
    const double gap = next.begin - line.end;
    const double longer = std::max(line.length(), next.length());
    if (gap <= 0 || gap > tolerances_.dashed_gap * point_) return false;
    if (gap > tolerances_.dashed_times * longer) return false;
    if (longer < tolerances_.least_dashed * point_) return false;
    if (std::abs(line.at_end - next.at_begin) > std::max(1.5, 0.015 * gap)) return false;
    const double thickness = std::max(line.thickness, next.thickness);
    const Stretch between = look(line.end, line.at_end, next.begin, next.at_begin, thickness);
    return is_dashed(between) || between.inked >= tolerances_.solid;
  }

  // Moves the ends of a line over the dashes beyond them.
  void follow_ends(Segment& line) const {
    if (line.length() < tolerances_.least_dashed * point_) return;
    const double step = tolerances_.follow * point_;
    for (const double way : {-1.0, 1.0}) {
      for (;;) {
        double& end = way < 0 ? line.begin : line.end;
        double& at = way < 0 ? line.at_begin : line.at_end;
        const double target = end + way * step;
        if (target < 0 || target > ink_.width()) break;
        const Stretch beyond = look(end, at, target, at, line.thickness);
        if (!is_dashed(beyond) || std::abs(beyond.last - end) < step / 3) break;
        end = beyond.last;
      }
    }
  }

  Bits ink_;
  double point_;
  SegmentTolerances tolerances_;
};

std::vector<Segment> horizontal_segments(const Pix& binary, double dpi,
                                         const SegmentTolerances& t) {
  const Bits ink(binary);
  const double bent = std::max(0.8, t.bent * dpi / 72);
  const double most_bent = std::max(bent, t.most_bent * dpi / 72);
  const double crossed_length = t.crossed_length * dpi / 72;
  std::vector<Segment> found;
  const PixHandle thin = thin_lines(binary, dpi, t);
  const PieceRules rules{t.least_ink,  t.crossed, t.steepest,    bent,
                         t.bent_share, most_bent, crossed_length};
  const PixHandle unclear = append_pieces(found, thin.get(), ink, rules);
  // A level line and a slanting one that part from each other at a small angle: only the level one
  // has long runs.
  const PixHandle level = long_runs(*unclear, 0, pixels(t.shortest_level, dpi));
  append_pieces(found, level.get(), ink, rules);
  const PixHandle thick = bars(binary, dpi, t);
  append_pieces(found, thick.get(), ink, {0.95, 1, t.steepest, bent, t.bent_share, most_bent, 0});
  const PixHandle specks = flat_specks(binary, found, dpi, t);
  const auto faint =
      find_faint_lines(*specks, *without(binary, *specks), dpi, FaintLineTolerances{});
  found.insert(found.end(), faint.begin(), faint.end());
  const double gap = t.join_gap * dpi / 72;
  const double shift = std::max(1.5, t.join_shift * dpi / 72);
  found = join_segments(std::move(found), gap, shift);
  found = DashFollower(ink, dpi / 72, t).join(std::move(found));
  return join_segments(std::move(found), gap, shift);
}

bool goes_on(const Segment& first, const Segment& second, double gap, double shift) {
  if (second.begin - first.end > gap) return false;
  if (second.end <= first.end) {
    return std::abs(second.position() - first.at((second.begin + second.end) / 2)) <= shift;
  }
  const double meeting = (first.end + second.begin) / 2;
  const double near_ends = std::abs(first.at(meeting) - second.at(meeting));
  return near_ends <= shift || std::abs(first.at_end - second.at_begin) <= shift;
}

}  // namespace

std::vector<Segment> join_segments(std::vector<Segment> segments, double gap, double shift) {
  std::sort(segments.begin(), segments.end(), [](const Segment& a, const Segment& b) {
    return std::tuple(a.axis, a.begin, a.position(), a.end) <
           std::tuple(b.axis, b.begin, b.position(), b.end);
  });
  std::vector<Segment> lines;
  for (const Segment& next : segments) {
    Segment* best = nullptr;
    for (Segment& line : lines) {
      if (line.axis != next.axis || !goes_on(line, next, gap, shift)) continue;
      if (best == nullptr ||
          std::abs(line.at_end - next.at_begin) < std::abs(best->at_end - next.at_begin)) {
        best = &line;
      }
    }
    if (best == nullptr) {
      lines.push_back(next);
    } else {
      *best = joined(*best, next);
    }
  }
  std::sort(lines.begin(), lines.end(), [](const Segment& a, const Segment& b) {
    return std::tuple(a.axis, a.position(), a.begin) < std::tuple(b.axis, b.position(), b.begin);
  });
  return lines;
}

std::vector<Segment> find_segments(const Pix& binary, double dpi,
                                   const SegmentTolerances& tolerances) {
  auto segments = horizontal_segments(binary, dpi, tolerances);
  const PixHandle turned = transposed(binary);
  if (turned == nullptr) return segments;
  for (Segment segment : horizontal_segments(*turned, dpi, tolerances)) {
    segment.axis = Axis::kVertical;
    segments.push_back(segment);
  }
  return segments;
}

}  // namespace baku::marks
