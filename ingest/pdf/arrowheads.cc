#include "ingest/pdf/arrowheads.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "ingest/pdf/polyline.h"

namespace baku {
namespace {

struct HeadTolerances {
  double longest = 20;         // points; larger figures are shapes
  double shortest = 0.8;       // points
  double slenderness = 4;      // longest length, in widths
  double flatness = 0.3;       // shortest length, in widths
  double isosceles = 0.22;     // difference of the edges at the tip, of the longer: a loose head
  double skewed = 0.5;         // the same for a head that a line ends in
  double stroke_longest = 14;  // points; of one stroke of an open head
  double stroke_ratio = 0.65;  // shorter to longer stroke of an open head
  double before_base = 2.0;    // points by which a line may end short of the head
  double beyond_tip = 1.0;     // points by which a line may run over the tip
  double across = 0.3;         // of the head's width: a line may end beside the axis
  double across_min = 0.6;     // points
  double straight = 0.95;      // cosine: the head points the way the line goes
  double loose = -0.3;         // cosine: least agreement where the line ends in the head's base
  double at_base = 0.8;        // points before the base; half the head behind it
  double twin_center = 0.8;    // points between the centers of one head drawn twice
  double twin_size = 1.5;      // points by which the boxes of one head drawn twice differ
  double same_line = 0.25;     // points; nearer ends are the same point
};
constexpr HeadTolerances kTolerances;

std::optional<HeadReading> reading_with_tip(Point tip, Point a, Point b) {
  const double edge_a = distance(tip, a);
  const double edge_b = distance(tip, b);
  if (std::abs(edge_a - edge_b) > kTolerances.skewed * std::max(edge_a, edge_b)) {
    return std::nullopt;
  }
  HeadReading reading{tip, middle(a, b), distance(a, b), 0};
  reading.imbalance = std::abs(edge_a - edge_b) / std::max(edge_a, edge_b);
  const double far = distance(tip, reading.base);
  if (far > kTolerances.longest || far < kTolerances.shortest) return std::nullopt;
  if (reading.width > kTolerances.longest || far > kTolerances.slenderness * reading.width ||
      far < kTolerances.flatness * reading.width) {
    return std::nullopt;
  }
  return reading;
}

// How unequal the two edges at the tip are: the smaller, the likelier it is the tip.
double imbalance(std::span<const Point> corners, std::size_t tip) {
  const double a = distance(corners[tip], corners[(tip + 1) % 3]);
  const double b = distance(corners[tip], corners[(tip + 2) % 3]);
  return std::abs(a - b) / std::max({a, b, 1e-9});
}

std::vector<HeadReading> readings_of_triangle(std::span<const Point> corners) {
  std::vector<std::size_t> order{0, 1, 2};
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return imbalance(corners, a) < imbalance(corners, b);
  });
  std::vector<HeadReading> readings;
  for (const std::size_t tip : order) {
    if (const auto reading =
            reading_with_tip(corners[tip], corners[(tip + 1) % 3], corners[(tip + 2) % 3])) {
      readings.push_back(*reading);
    }
  }
  return readings;
}

// Tip, wing, notch, wing: the notch lies inside the triangle of the other three.
std::vector<HeadReading> readings_of_barb(std::span<const Point> corners) {
  const double turn = signed_area(corners) > 0 ? 1 : -1;
  for (std::size_t notch = 0; notch < 4; ++notch) {
    const Point before = corners[(notch + 3) % 4];
    const Point after = corners[(notch + 1) % 4];
    if (turn * cross(corners[notch] - before, after - corners[notch]) >= 0) continue;
    if (auto reading = reading_with_tip(corners[(notch + 2) % 4], before, after)) {
      reading->base = corners[notch];
      return {*reading};
    }
  }
  return {};
}

struct LineEnd {
  Point at;
  Point out;  // unit vector along the line, away from it
  std::size_t line = 0;
  bool at_end = false;
  double reach = 0;  // length of the last leg
};

std::vector<LineEnd> line_ends(std::span<const LineMark> lines) {
  std::vector<LineEnd> ends;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& points = lines[i].points;
    if (lines[i].dropped || points.size() < 2) continue;
    const std::size_t n = points.size();
    ends.push_back(
        {points[0], direction(points[1], points[0]), i, false, distance(points[1], points[0])});
    ends.push_back({points[n - 1], direction(points[n - 2], points[n - 1]), i, true,
                    distance(points[n - 2], points[n - 1])});
  }
  std::stable_sort(ends.begin(), ends.end(),
                   [](const LineEnd& a, const LineEnd& b) { return a.at.x < b.at.x; });
  return ends;
}

std::span<const LineEnd> ends_between(std::span<const LineEnd> ends, double left, double right) {
  const auto first = std::lower_bound(ends.begin(), ends.end(), left,
                                      [](const LineEnd& end, double x) { return end.at.x < x; });
  const auto last = std::upper_bound(first, ends.end(), right,
                                     [](double x, const LineEnd& end) { return x < end.at.x; });
  return {first, last};
}

// Smaller is better; nothing where the line end does not fit the head.
std::optional<double> misfit(const HeadReading& head, const LineEnd& end) {
  const Point axis = direction(head.base, head.tip);
  const double far = distance(head.base, head.tip);
  const double along = dot(end.at - head.base, axis);
  const double across = std::abs(cross(axis, end.at - head.base));
  if (along < -kTolerances.before_base || along > far + kTolerances.beyond_tip) {
    return std::nullopt;
  }
  if (across > std::max(kTolerances.across * head.width, kTolerances.across_min)) {
    return std::nullopt;
  }
  const double agreement = dot(end.out, axis);
  if (agreement < kTolerances.loose) return std::nullopt;
  if (agreement < kTolerances.straight) {
    const bool at_base = along >= -kTolerances.at_base && along <= far / 2;
    if (across > kTolerances.across_min || !(at_base || agreement > 0.5)) return std::nullopt;
  }
  return across + std::max(0.0, -along) + std::max(0.0, along - far) + 3 * (1 - agreement) +
         head.imbalance;
}

struct Fit {
  double misfit = 0;
  std::size_t head = 0;
  std::size_t reading = 0;
  LineEnd end;
};

void append_fits(std::vector<Fit>& fits, const HeadCandidate& head, std::size_t index,
                 std::span<const LineEnd> ends, std::span<const LineMark> lines) {
  const double margin = kTolerances.before_base + kTolerances.beyond_tip;
  for (const LineEnd& end : ends_between(ends, head.box.left - margin, head.box.right + margin)) {
    for (std::size_t r = 0; r < head.readings.size(); ++r) {
      const auto off = misfit(head.readings[r], end);
      if (!off) continue;
      const LineMark& line = lines[end.line];
      const double doubt = (line.color == head.color ? 0 : 0.6) + (line.ruling ? 0.2 : 0) +
                           0.3 * static_cast<double>(r);
      fits.push_back({*off + doubt, index, r, end});
    }
  }
}

void extend_to_tip(LineMark& line, bool at_end, Point tip) {
  auto& points = line.points;
  Point& last = at_end ? points.back() : points.front();
  const Point before = at_end ? points[points.size() - 2] : points[1];
  const Point out = direction(before, last);
  const double across = std::abs(cross(out, tip - last));
  const double along = dot(out, tip - last);
  if (across <= 1.0 && distance(before, last) + along > kTolerances.same_line) {
    last = last + out * along;
  } else if (at_end) {
    points.push_back(tip);
  } else {
    points.insert(points.begin(), tip);
  }
}

bool take_head(LineMark& line, bool at_end, Point tip) {
  bool& arrow = at_end ? line.arrow_at_end : line.arrow_at_begin;
  if (arrow || line.dropped) return false;
  arrow = true;
  extend_to_tip(line, at_end, tip);
  line.ruling = false;
  return true;
}

bool coincide(const HeadCandidate& a, const HeadCandidate& b) {
  return distance(a.box.center(), b.box.center()) < kTolerances.twin_center &&
         std::abs(a.box.width() - b.box.width()) < kTolerances.twin_size &&
         std::abs(a.box.height() - b.box.height()) < kTolerances.twin_size;
}

// A head that was filled, then stroked, counts once. Two fills at one place are the heads of two
// lines that meet there.
void drop_stroked_twins(std::vector<HeadCandidate>& heads) {
  std::vector<HeadCandidate> rest;
  for (auto& head : heads) {
    const bool twin = head.stroked && std::any_of(heads.begin(), heads.end(), [&](const auto& h) {
                        return !h.stroked && coincide(h, head);
                      });
    if (!twin) rest.push_back(head);
  }
  heads = std::move(rest);
}

bool is_wing(const LineMark& line) {
  if (line.dropped || line.ruling || line.curved || line.points.size() != 2) return false;
  const double far = distance(line.points[0], line.points[1]);
  return far <= kTolerances.stroke_longest && far >= kTolerances.shortest;
}

struct Wing {
  std::size_t line = 0;
  Point tip;
  Point outer;
};

// Two oblique strokes with a common end, of equal length.
std::vector<HeadCandidate> heads_from_wings(std::vector<LineMark>& lines,
                                            std::span<const LineEnd> ends) {
  std::vector<HeadCandidate> heads;
  for (const LineEnd& first : ends) {
    if (!is_wing(lines[first.line])) continue;
    const auto other_end = [&](const LineEnd& end) {
      const auto& points = lines[end.line].points;
      return end.at_end ? points.front() : points.back();
    };
    for (const LineEnd& second : ends_between(ends, first.at.x - kTolerances.same_line,
                                              first.at.x + kTolerances.same_line)) {
      if (second.line <= first.line || !is_wing(lines[second.line]) ||
          distance(first.at, second.at) > kTolerances.same_line) {
        continue;
      }
      const Point tip = middle(first.at, second.at);
      auto head =
          head_from_strokes(other_end(first), tip, other_end(second), lines[first.line].color);
      if (!head) continue;
      lines[first.line].dropped = lines[second.line].dropped = true;
      heads.push_back(std::move(*head));
      break;
    }
  }
  return heads;
}

// What is left over: well-formed heads where no other head is.
std::vector<HeadCandidate> loose_heads(std::span<const HeadCandidate> heads,
                                       const std::vector<bool>& taken) {
  std::vector<HeadCandidate> rest;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (taken[i] || heads[i].readings.front().imbalance > kTolerances.isosceles) continue;
    bool doubled = false;
    for (std::size_t k = 0; k < heads.size() && !doubled; ++k) {
      doubled = k != i && (taken[k] || k < i) && coincide(heads[k], heads[i]);
    }
    if (!doubled) rest.push_back(heads[i]);
  }
  return rest;
}

bool alike(const LineMark& a, const LineMark& b) {
  return a.color == b.color &&
         std::abs(a.thickness - b.thickness) <= 0.1 + 0.2 * std::max(a.thickness, b.thickness);
}

// The only end of another piece at `joint`, if there is exactly one and nothing passes through.
std::optional<LineEnd> only_continuation(std::span<const LineMark> lines,
                                         std::span<const LineEnd> ends, std::size_t self,
                                         Point joint) {
  const double near = std::max(kTolerances.same_line, lines[self].thickness);
  std::optional<LineEnd> found;
  for (const LineEnd& end : ends_between(ends, joint.x - near, joint.x + near)) {
    if (end.line == self || lines[end.line].dropped || lines[end.line].curved) continue;
    if (distance(end.at, joint) > near || !alike(lines[end.line], lines[self])) continue;
    if (found) return std::nullopt;
    found = end;
  }
  return found;
}

bool passes_through(const LineMark& line, Point p, double near) {
  const auto& points = line.points;
  if (distance(points.front(), p) <= near || distance(points.back(), p) <= near) return false;
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (distance_to_segment(p, points[i - 1], points[i]) <= near) return true;
  }
  return false;
}

bool is_crossed(std::span<const LineMark> lines, std::size_t self, Point joint) {
  const double near = std::max(kTolerances.same_line, lines[self].thickness);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == self || lines[i].dropped || !alike(lines[i], lines[self])) continue;
    if (passes_through(lines[i], joint, near)) return true;
  }
  return false;
}

// Puts `piece` before the begin (or behind the end) of `line`.
void append_piece(LineMark& line, bool at_end, LineMark& piece, bool piece_at_end) {
  auto points = piece.points;
  if (piece_at_end == at_end) std::reverse(points.begin(), points.end());
  const bool far_arrow = piece_at_end ? piece.arrow_at_begin : piece.arrow_at_end;
  if (at_end) {
    line.points.back() = crossing(line.points[line.points.size() - 2], line.points.back(),
                                  points[0], points[1], line.points.back());
    line.points.insert(line.points.end(), points.begin() + 1, points.end());
    line.arrow_at_end = far_arrow;
  } else {
    line.points.front() = crossing(line.points[1], line.points[0], points[points.size() - 1],
                                   points[points.size() - 2], line.points.front());
    line.points.insert(line.points.begin(), points.begin(), points.end() - 1);
    line.arrow_at_begin = far_arrow;
  }
  line.points = simplified(line.points, 0.1);
  piece.dropped = true;
}

void extend_backwards(std::vector<LineMark>& lines, std::span<const LineEnd> ends, std::size_t self,
                      bool at_end) {
  for (std::size_t step = 0; step < lines.size(); ++step) {
    LineMark& line = lines[self];
    if (at_end ? line.arrow_at_end : line.arrow_at_begin) return;
    const Point joint = at_end ? line.points.back() : line.points.front();
    const auto next = only_continuation(lines, ends, self, joint);
    if (!next || is_crossed(lines, self, joint)) return;
    append_piece(line, at_end, lines[next->line], next->at_end);
  }
}

}  // namespace

std::optional<HeadCandidate> head_from_polygon(std::span<const Point> corners, Color color,
                                               PaintKind kind) {
  HeadCandidate head;
  if (corners.size() == 3) head.readings = readings_of_triangle(corners);
  if (corners.size() == 4) head.readings = readings_of_barb(corners);
  if (head.readings.empty()) return std::nullopt;
  head.box = bounds(corners);
  head.color = color;
  head.stroked = kind == PaintKind::kStroke;
  return head;
}

std::optional<HeadCandidate> head_from_strokes(Point wing, Point tip, Point other_wing,
                                               Color color) {
  const double a = distance(wing, tip);
  const double b = distance(other_wing, tip);
  if (std::max(a, b) > kTolerances.stroke_longest || std::min(a, b) < kTolerances.shortest ||
      std::min(a, b) < kTolerances.stroke_ratio * std::max(a, b)) {
    return std::nullopt;
  }
  const double cosine = dot(direction(tip, wing), direction(tip, other_wing));
  if (cosine > 0.92 || cosine < -0.5) return std::nullopt;
  const Point points[] = {wing, tip, other_wing};
  return HeadCandidate{{{tip, middle(wing, other_wing), distance(wing, other_wing), 0}},
                       bounds(points),
                       color,
                       true};
}

std::vector<HeadCandidate> attach_heads(std::vector<HeadCandidate> heads,
                                        std::vector<LineMark>& lines) {
  auto wings = heads_from_wings(lines, line_ends(lines));
  heads.insert(heads.end(), std::make_move_iterator(wings.begin()),
               std::make_move_iterator(wings.end()));
  drop_stroked_twins(heads);

  const auto ends = line_ends(lines);
  std::vector<Fit> fits;
  for (std::size_t i = 0; i < heads.size(); ++i) append_fits(fits, heads[i], i, ends, lines);
  std::stable_sort(fits.begin(), fits.end(),
                   [](const Fit& a, const Fit& b) { return a.misfit < b.misfit; });
  std::vector<bool> taken(heads.size(), false);
  for (const Fit& fit : fits) {
    if (taken[fit.head]) continue;
    const Point tip = heads[fit.head].readings[fit.reading].tip;
    taken[fit.head] = take_head(lines[fit.end.line], fit.end.at_end, tip);
  }
  return loose_heads(heads, taken);
}

void join_pieces(std::vector<LineMark>& lines) {
  const auto ends = line_ends(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].dropped || lines[i].curved) continue;
    if (lines[i].arrow_at_begin == lines[i].arrow_at_end) continue;
    extend_backwards(lines, ends, i, lines[i].arrow_at_begin);
  }
}

}  // namespace baku
