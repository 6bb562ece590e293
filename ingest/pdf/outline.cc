#include "ingest/pdf/outline.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ingest/pdf/polyline.h"

namespace baku {
namespace {

struct OutlineTolerances {
  double corner = 0.03;       // of the smaller side: nearer points are on a straight side
  double corner_min = 0.04;   // points
  double corner_max = 0.35;   // points
  double model = 0.035;       // of the smaller side: distance from the ideal outline
  double model_min = 0.2;     // points
  double slope = 0.02;        // steeper chords are no part of a straight side
  double square = 0.12;       // radius, of the smaller side, up to which corners count as square
  double full_ellipse = 0.9;  // of a side: radii that leave no straight part
  double full_end = 0.8;      // of the height: radii that make an end round
  double place = 0.08;        // of a side: distance of a corner from its ideal place
  int most_corners = 24;      // of kOther; more are thinned out
};
constexpr OutlineTolerances kTolerances;

// A box whose corners are quarters of an ellipse: rectangle, rounded box, capsule, ellipse.
struct RoundedBox {
  double radius_x = 0;
  double radius_y = 0;
};

// Where the straight part of one side begins and ends.
struct StraightPart {
  double begin = 0;
  double end = 0;
  bool found = false;

  void include(double a, double b) {
    begin = found ? std::min({begin, a, b}) : std::min(a, b);
    end = found ? std::max({end, a, b}) : std::max(a, b);
    found = true;
  }
  [[nodiscard]] double length() const { return found ? end - begin : 0; }
};

struct StraightParts {
  StraightPart top, bottom, left, right;
};

StraightParts straight_parts(std::span<const Point> polygon, const Rect& box) {
  const double near_x = std::max(0.02 * box.width(), 0.1);
  const double near_y = std::max(0.02 * box.height(), 0.1);
  StraightParts parts;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Point a = polygon[i];
    const Point b = polygon[(i + 1) % polygon.size()];
    const double dx = std::abs(b.x - a.x);
    const double dy = std::abs(b.y - a.y);
    if (dy <= kTolerances.slope * dx) {
      if (std::abs(a.y - box.top) <= near_y) parts.top.include(a.x, b.x);
      if (std::abs(a.y - box.bottom) <= near_y) parts.bottom.include(a.x, b.x);
    } else if (dx <= kTolerances.slope * dy) {
      if (std::abs(a.x - box.left) <= near_x) parts.left.include(a.y, b.y);
      if (std::abs(a.x - box.right) <= near_x) parts.right.include(a.y, b.y);
    }
  }
  return parts;
}

// Distance of `p` from the ideal outline.
double off_model(Point p, const Rect& box, const RoundedBox& model) {
  const double ax = std::abs(p.x - box.center().x);
  const double ay = std::abs(p.y - box.center().y);
  const double flat_x = box.width() / 2 - model.radius_x;
  const double flat_y = box.height() / 2 - model.radius_y;
  if (ax > flat_x && ay > flat_y && model.radius_x > 0.01 && model.radius_y > 0.01) {
    const double reach = std::hypot((ax - flat_x) / model.radius_x, (ay - flat_y) / model.radius_y);
    return std::abs(reach - 1) * std::min(model.radius_x, model.radius_y);
  }
  return std::min(box.width() / 2 - ax, box.height() / 2 - ay);
}

std::optional<RoundedBox> fit_rounded_box(std::span<const Point> polygon, const Rect& box) {
  const auto parts = straight_parts(polygon, box);
  const RoundedBox model{
      (box.width() - (parts.top.length() + parts.bottom.length()) / 2) / 2,
      (box.height() - (parts.left.length() + parts.right.length()) / 2) / 2,
  };
  const double tolerance =
      std::max(kTolerances.model_min, kTolerances.model * std::min(box.width(), box.height()));
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Point a = polygon[i];
    const Point between = middle(a, polygon[(i + 1) % polygon.size()]);
    if (off_model(a, box, model) > tolerance || off_model(between, box, model) > tolerance) {
      return std::nullopt;
    }
  }
  return model;
}

std::vector<Point> box_corners(const Rect& box) {
  return {
      {box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
}

OutlineMatch match_rounded_box(const RoundedBox& model, const Rect& box) {
  const double across_x = 2 * model.radius_x / box.width();
  const double across_y = 2 * model.radius_y / box.height();
  if (std::min(model.radius_x, model.radius_y) <=
      kTolerances.square * std::min(box.width(), box.height()) / 2) {
    return {Outline::kRectangle, box_corners(box)};
  }
  if (across_x >= kTolerances.full_ellipse && across_y >= kTolerances.full_ellipse) {
    return {Outline::kEllipse, {}};
  }
  if (std::max(across_x, across_y) >= kTolerances.full_end) return {Outline::kCapsule, {}};
  return {Outline::kRounded, box_corners(box)};
}

bool near_place(Point p, double x, double y, const Rect& box) {
  const double slack_x = std::max(kTolerances.place * box.width(), 0.3);
  const double slack_y = std::max(kTolerances.place * box.height(), 0.3);
  return std::abs(p.x - x) <= slack_x && std::abs(p.y - y) <= slack_y;
}

bool is_diamond(std::span<const Point> corners, const Rect& box) {
  const Point center = box.center();
  return std::all_of(corners.begin(), corners.end(), [&](Point p) {
    return near_place(p, center.x, box.top, box) || near_place(p, center.x, box.bottom, box) ||
           near_place(p, box.left, center.y, box) || near_place(p, box.right, center.y, box);
  });
}

bool same_direction(Point a, Point b) {
  return std::abs(cross(a, b)) <= 0.06 * std::sqrt(dot(a, a) * dot(b, b));
}

bool axis_parallel(Point side) {
  return std::min(std::abs(side.x), std::abs(side.y)) <=
         0.04 * std::max(std::abs(side.x), std::abs(side.y));
}

Outline match_four_corners(std::span<const Point> corners, const Rect& box) {
  if (is_diamond(corners, box)) return Outline::kDiamond;
  const Point sides[] = {corners[1] - corners[0], corners[2] - corners[1], corners[3] - corners[2],
                         corners[0] - corners[3]};
  const bool first = same_direction(sides[0], sides[2]);
  const bool second = same_direction(sides[1], sides[3]);
  const bool straight_first = first && axis_parallel(sides[0]) && axis_parallel(sides[2]);
  const bool straight_second = second && axis_parallel(sides[1]) && axis_parallel(sides[3]);
  if (!straight_first && !straight_second) return Outline::kOther;
  if (first && second) return Outline::kParallelogram;
  return Outline::kTrapezoid;
}

// The page seen so that side `turn` of the box (0 bottom, 1 left, 2 top, 3 right) lies at the
// bottom of the unit square.
Point in_unit_square(Point p, const Rect& box, int turn) {
  const double x = (p.x - box.left) / box.width();
  const double y = (p.y - box.top) / box.height();
  switch (turn) {
    case 0: return {x, y};
    case 1: return {y, 1 - x};
    case 2: return {1 - x, 1 - y};
    default: return {1 - y, x};
  }
}

// A tip in the middle of one side, two corners at the opposite side, two on the sides between.
bool is_pentagon(std::span<const Point> corners, const Rect& box) {
  for (int turn = 0; turn < 4; ++turn) {
    int tips = 0;
    int shoulders = 0;
    int base = 0;
    for (const Point corner : corners) {
      const Point p = in_unit_square(corner, box, turn);
      const double from_side = std::min(p.x, 1 - p.x);
      if (p.y > 0.95 && std::abs(p.x - 0.5) < 0.1) {
        ++tips;
      } else if (p.y < 0.05 && from_side < 0.25) {
        ++base;
      } else if (from_side < 0.05 && p.y > 0.2 && p.y < 0.95) {
        ++shoulders;
      }
    }
    if (tips == 1 && shoulders == 2 && base == 2) return true;
  }
  return false;
}

// A box whose lower side is a wave: it bends both ways, and only there is something not square.
bool is_document(std::span<const Point> polygon, const Rect& box) {
  bool clockwise = false;
  bool counter = false;
  double highest_wave = box.bottom;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Point p = polygon[i];
    const Point before = polygon[(i + polygon.size() - 1) % polygon.size()];
    const Point after = polygon[(i + 1) % polygon.size()];
    const double from_side = std::min(p.x - box.left, box.right - p.x) / box.width();
    const double down = (p.y - box.top) / box.height();
    if (down > 0.03 && down < 0.6 && from_side > 0.03) return false;
    if (down <= 0.03 && from_side > 0.03) continue;
    if (down < 0.6 || from_side <= 0.03) continue;
    highest_wave = std::min(highest_wave, p.y);
    const double turn = cross(direction(before, p), direction(p, after));
    clockwise = clockwise || turn > 0.01;
    counter = counter || turn < -0.01;
  }
  const double wave = (box.bottom - highest_wave) / box.height();
  return clockwise && counter && wave > 0.05 && wave < 0.4;
}

bool has_upper_corners(std::span<const Point> corners, const Rect& box) {
  const auto has = [&](double x, double y) {
    return std::any_of(corners.begin(), corners.end(),
                       [&](Point p) { return near_place(p, x, y, box); });
  };
  return has(box.left, box.top) && has(box.right, box.top);
}

std::vector<Point> thinned(std::vector<Point> corners, double tolerance) {
  while (corners.size() > static_cast<std::size_t>(kTolerances.most_corners)) {
    tolerance *= 2;
    corners = simplified_closed(corners, tolerance);
  }
  return corners;
}

}  // namespace

OutlineMatch match_outline(std::span<const Point> polygon) {
  const Rect box = bounds(polygon);
  if (box.empty()) return {Outline::kOther, {polygon.begin(), polygon.end()}};
  if (const auto model = fit_rounded_box(polygon, box)) return match_rounded_box(*model, box);
  const double tolerance = std::clamp(kTolerances.corner * std::min(box.width(), box.height()),
                                      kTolerances.corner_min, kTolerances.corner_max);
  auto corners = simplified_closed(polygon, tolerance);
  if (corners.size() == 4) {
    const Outline outline = match_four_corners(corners, box);
    return {outline, std::move(corners)};
  }
  if (corners.size() == 5 && is_pentagon(corners, box)) {
    return {Outline::kPentagon, std::move(corners)};
  }
  if (corners.size() >= 6 && has_upper_corners(corners, box) && is_document(polygon, box)) {
    return {Outline::kDocument, box_corners(box)};
  }
  return {Outline::kOther, thinned(std::move(corners), tolerance)};
}

}  // namespace baku
