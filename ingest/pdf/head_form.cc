#include "ingest/pdf/head_form.h"

#include <algorithm>
#include <cmath>

#include "ingest/pdf/polyline.h"

namespace baku {
namespace {

struct FormTolerances {
  double longest = 20;         // points; larger figures are shapes
  double shortest = 0.8;       // points
  double slenderness = 4;      // longest length, in widths
  double flatness = 0.3;       // shortest length, in widths
  double skewed = 0.7;         // difference of the edges at the tip, of the longer
  double stroke_longest = 14;  // points; of one stroke of an open head
  double stroke_ratio = 0.65;  // shorter to longer stroke of an open head
  double narrow = 0.92;        // cosine between the strokes of the sharpest open head
  double wide = -0.5;          // cosine between the strokes of the bluntest open head
  double hollow = 0.75;        // of its hull's area: an open head's outline fills less
  double blunt = 0.13;         // of its size: the breadth of an open head's strokes
};
constexpr FormTolerances kTolerances;

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

std::vector<Point> convex_hull(std::span<const Point> polygon) {
  std::vector<Point> sorted(polygon.begin(), polygon.end());
  std::sort(sorted.begin(), sorted.end(),
            [](Point a, Point b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); });
  std::vector<Point> hull;
  const auto append = [&hull](Point p, std::size_t kept) {
    while (hull.size() >= kept + 2 &&
           cross(hull.back() - hull[hull.size() - 2], p - hull.back()) <= 0) {
      hull.pop_back();
    }
    hull.push_back(p);
  };
  for (const Point p : sorted) append(p, 0);
  const std::size_t lower = hull.size() - 1;
  for (auto p = sorted.rbegin() + 1; p < sorted.rend(); ++p) append(*p, lower);
  hull.pop_back();
  return hull;
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

std::optional<HeadCandidate> head_from_open_outline(std::span<const Point> polygon, Color color) {
  const auto hull = convex_hull(polygon);
  const double hull_area = std::abs(signed_area(hull));
  const Rect box = bounds(polygon);
  const double size = std::max(box.width(), box.height());
  if (polygon.size() < 5 || size > kTolerances.longest || hull_area <= 0) return std::nullopt;
  if (std::abs(signed_area(polygon)) > kTolerances.hollow * hull_area) return std::nullopt;
  const auto corners = simplified_closed(hull, kTolerances.blunt * size);
  if (corners.size() != 3) return std::nullopt;
  auto head = head_from_polygon(corners, color, PaintKind::kFill);
  if (!head) return std::nullopt;
  // An elbow of two short legs along the axes has the same hull.
  const Point tip = head->readings.front().tip;
  const bool elbow = std::all_of(corners.begin(), corners.end(), [&](Point p) {
    return std::min(std::abs(p.x - tip.x), std::abs(p.y - tip.y)) <= kTolerances.blunt * size;
  });
  return elbow ? std::nullopt : head;
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
  if (cosine > kTolerances.narrow || cosine < kTolerances.wide) return std::nullopt;
  const Point points[] = {wing, tip, other_wing};
  return HeadCandidate{{{tip, middle(wing, other_wing), distance(wing, other_wing), 0}},
                       bounds(points),
                       color,
                       true};
}

}  // namespace baku
