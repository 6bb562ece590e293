#include "ingest/pdf/line_mark.h"

#include <algorithm>
#include <cmath>

#include "ingest/pdf/polyline.h"

namespace baku {
namespace {

constexpr double kAside = 1.0;         // points beside its direction to which a line runs on
constexpr double kShortestLeg = 0.25;  // points

}  // namespace

std::vector<LineEnd> line_ends(std::span<const LineMark> lines) {
  std::vector<LineEnd> ends;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& points = lines[i].points;
    if (lines[i].dropped || points.size() < 2) continue;
    const std::size_t n = points.size();
    ends.push_back({points[0], direction(points[1], points[0]), i, false});
    ends.push_back({points[n - 1], direction(points[n - 2], points[n - 1]), i, true});
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

void extend_line(LineMark& line, bool at_end, Point target) {
  auto& points = line.points;
  Point& last = at_end ? points.back() : points.front();
  const Point before = at_end ? points[points.size() - 2] : points[1];
  const Point out = direction(before, last);
  const double across = std::abs(cross(out, target - last));
  const double along = dot(out, target - last);
  if (across <= kAside && distance(before, last) + along > kShortestLeg) {
    last = last + out * along;
  } else if (at_end) {
    points.push_back(target);
  } else {
    points.insert(points.begin(), target);
  }
}

bool same_pen(const LineMark& a, const LineMark& b) {
  return a.color == b.color &&
         std::abs(a.thickness - b.thickness) <= 0.1 + 0.2 * std::max(a.thickness, b.thickness);
}

}  // namespace baku
