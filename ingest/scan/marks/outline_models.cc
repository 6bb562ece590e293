#include "ingest/scan/marks/outline_models.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace baku::marks {
namespace {

// By so much better must another outline fit: noise and lines at its corners dent a box.
constexpr double kBoxLead = 0.015;

// A box whose corners are quarters of an ellipse with these radii, in shares of its sides.
RowSpan rounded_row(double y, double radius_x, double radius_y) {
  const double from_end = std::min(y, 1 - y);
  if (from_end >= radius_y) return {0, 1};
  const double up = (radius_y - from_end) / radius_y;
  const double cut = radius_x * (1 - std::sqrt(std::max(0.0, 1 - up * up)));
  return {cut, 1 - cut};
}

RowSpan polygon_row(std::span<const Point> corners, double y) {
  RowSpan row{1, 0};
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const Point a = corners[i];
    const Point b = corners[(i + 1) % corners.size()];
    if ((a.y > y) == (b.y > y)) continue;
    const double x = a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);
    row.begin = std::min(row.begin, x);
    row.end = std::max(row.end, x);
  }
  return {std::max(row.begin, 0.0), std::min(row.end, 1.0)};
}

template <class RowAt>
double fit_of(std::span<const RowSpan> rows, RowAt row_at) {
  double common = 0;
  double all = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double y = (static_cast<double>(i) + 0.5) / static_cast<double>(rows.size());
    const RowSpan a = rows[i];
    const RowSpan b = row_at(y);
    const double both = std::max(0.0, std::min(a.end, b.end) - std::max(a.begin, b.begin));
    common += both;
    all += std::max(0.0, a.end - a.begin) + std::max(0.0, b.end - b.begin) - both;
  }
  return all > 0 ? common / all : 0;
}

struct Polygon {
  Outline outline;
  std::vector<Point> corners;
};

// A pentagon whose tip points down, turned by quarter turns.
std::vector<Point> pentagon(double shoulder, int turns) {
  std::vector<Point> corners{{0, 0}, {1, 0}, {1, shoulder}, {0.5, 1}, {0, shoulder}};
  for (Point& p : corners) {
    for (int i = 0; i < turns; ++i) p = {1 - p.y, p.x};
  }
  return corners;
}

std::vector<Polygon> polygons() {
  std::vector<Polygon> all;
  // The tips of a small diamond are filled with ink: the white inside ends before them.
  for (const double tip : {0.0, 0.03, 0.06, 0.1}) {
    all.push_back({Outline::kDiamond, {{0.5, -tip}, {1 + tip, 0.5}, {0.5, 1 + tip}, {-tip, 0.5}}});
  }
  for (const double shoulder : {0.45, 0.55, 0.65, 0.75}) {
    for (int turns = 0; turns < 4; ++turns) {
      all.push_back({Outline::kPentagon, pentagon(shoulder, turns)});
    }
  }
  for (const double lean : {0.12, 0.2, 0.3}) {
    all.push_back({Outline::kParallelogram, {{lean, 0}, {1, 0}, {1 - lean, 1}, {0, 1}}});
    all.push_back({Outline::kParallelogram, {{0, 0}, {1 - lean, 0}, {1, 1}, {lean, 1}}});
    all.push_back({Outline::kTrapezoid, {{lean, 0}, {1 - lean, 0}, {1, 1}, {0, 1}}});
    all.push_back({Outline::kTrapezoid, {{0, 0}, {1, 0}, {1 - lean, 1}, {lean, 1}}});
  }
  return all;
}

// Whether a box lacks a bit at each corner, as much along its side as down it: radii too small to
// change its fit. Dents of noise and the steps of a skewed side are not at all four corners.
bool corners_are_round(std::span<const RowSpan> rows, double aspect) {
  constexpr double kReach = 0.3;         // of the shorter side; larger radii fit their own models
  constexpr double kLeastRadius = 0.1;   // the same
  constexpr double kCornerShare = 0.21;  // of the square of the radius, that a round corner lacks
  constexpr double kFirstCut = 1.5;      // pixels that the outermost row lacks
  constexpr double kSecondCut = 0.5;     // pixels
  constexpr double kLeaning = 1.0;       // pixels; what is cut beyond the reach of a corner
  const double width = aspect * static_cast<double>(rows.size());
  const double shorter = std::min(width, static_cast<double>(rows.size()));
  const auto reach = static_cast<std::size_t>(std::lround(kReach * shorter));
  if (reach < 3 || rows.size() < 2 * reach) return false;
  const double least = kCornerShare * std::pow(kLeastRadius * shorter, 2);
  for (int corner = 0; corner < 4; ++corner) {
    const auto cut = [&](std::size_t row) {
      const RowSpan& span = rows[corner < 2 ? row : rows.size() - 1 - row];
      return (corner % 2 == 0 ? span.begin : 1 - span.end) * width;
    };
    if (cut(0) < kFirstCut || cut(1) < kSecondCut) return false;
    if (cut(0) > kReach * shorter || cut(reach) > kLeaning) return false;
    double lacks = 0;
    for (std::size_t row = 0; row < reach; ++row) lacks += cut(row);
    if (lacks < least) return false;
  }
  return true;
}

}  // namespace

ModelMatch match_model(std::span<const RowSpan> rows, double aspect) {
  ModelMatch best;
  const auto offer = [&](Outline outline, double fit, std::vector<Point> corners) {
    const double lead = best.outline == Outline::kRectangle ? kBoxLead : 0;
    if (fit > best.fit + lead) best = {outline, fit, std::move(corners)};
  };
  const auto rounded = [&](Outline outline, double radius_x, double radius_y,
                           std::vector<Point> corners) {
    offer(outline, fit_of(rows, [&](double y) { return rounded_row(y, radius_x, radius_y); }),
          std::move(corners));
  };
  const std::vector<Point> box{{0, 0}, {1, 0}, {1, 1}, {0, 1}};
  // Radii of circles, as shares of the sides.
  const double shorter = std::min(aspect, 1.0);
  offer(Outline::kRectangle, fit_of(rows, [](double) { return RowSpan{0, 1}; }), box);
  rounded(Outline::kRounded, 0.2 * shorter / aspect, 0.2 * shorter, box);
  rounded(Outline::kRounded, 0.3 * shorter / aspect, 0.3 * shorter, box);
  rounded(Outline::kCapsule, 0.5 * shorter / aspect, 0.5 * shorter, {});
  rounded(Outline::kCapsule, 0.25, 0.5, {});
  rounded(Outline::kEllipse, 0.5, 0.5, {});
  static const std::vector<Polygon> known = polygons();
  for (const Polygon& polygon : known) {
    offer(polygon.outline, fit_of(rows, [&](double y) { return polygon_row(polygon.corners, y); }),
          polygon.corners);
  }
  if (best.outline == Outline::kRectangle && corners_are_round(rows, aspect)) {
    best.outline = Outline::kRounded;
  }
  return best;
}

}  // namespace baku::marks
