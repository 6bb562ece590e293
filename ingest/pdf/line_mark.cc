#include "ingest/pdf/line_mark.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ingest/pdf/polyline.h"

namespace baku {
namespace {

constexpr double kAside = 1.0;         // points beside its direction to which a line runs on
constexpr double kShortestLeg = 0.25;  // points

constexpr double kRow = 16;  // points; height of a row of the index
constexpr double kMostRows = 1e6;
constexpr std::size_t kMostFound = 256;
constexpr double kSamePlace = 0.3;  // points between lines drawn twice

double row_of(Point p) { return std::clamp(std::floor(p.y / kRow), -kMostRows, kMostRows); }

bool before(Point a, Point b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); }

bool same_place(const LineMark& a, const LineMark& b) {
  const auto near = [](Point p, Point q) { return distance(p, q) <= kSamePlace; };
  return a.points.size() == b.points.size() && a.color == b.color &&
         (std::equal(a.points.begin(), a.points.end(), b.points.begin(), near) ||
          std::equal(a.points.begin(), a.points.end(), b.points.rbegin(), near));
}

}  // namespace

LineEndIndex::LineEndIndex(std::span<const LineMark> lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& points = lines[i].points;
    if (lines[i].dropped || points.size() < 2) continue;
    const std::size_t n = points.size();
    ends_.push_back({points[0], direction(points[1], points[0]), i, false});
    ends_.push_back({points[n - 1], direction(points[n - 2], points[n - 1]), i, true});
  }
  std::stable_sort(ends_.begin(), ends_.end(), [](const LineEnd& a, const LineEnd& b) {
    return std::pair(row_of(a.at), a.at.x) < std::pair(row_of(b.at), b.at.x);
  });
}

std::vector<LineEnd> LineEndIndex::within(const Rect& area) const {
  std::vector<LineEnd> found;
  const double last_row = row_of({area.left, area.bottom});
  for (double row = row_of({area.left, area.top}); row <= last_row; ++row) {
    auto end = std::lower_bound(ends_.begin(), ends_.end(), std::pair(row, area.left),
                                [](const LineEnd& e, const std::pair<double, double>& place) {
                                  return std::pair(row_of(e.at), e.at.x) < place;
                                });
    for (; end != ends_.end() && row_of(end->at) == row && end->at.x <= area.right; ++end) {
      if (!area.contains(end->at)) continue;
      if (found.size() == kMostFound) return found;
      found.push_back(*end);
    }
  }
  return found;
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

bool passes_through(const LineMark& line, Point p, double near) {
  const auto& points = line.points;
  if (distance(points.front(), p) <= near || distance(points.back(), p) <= near) return false;
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (distance_to_segment(p, points[i - 1], points[i]) <= near) return true;
  }
  return false;
}

void drop_repeats(std::vector<LineMark>& lines) {
  std::vector<std::size_t> order(lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto first = [&](std::size_t i) {
    const auto& points = lines[i].points;
    return before(points.front(), points.back()) ? points.front() : points.back();
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return before(first(a), first(b)); });
  for (std::size_t i = 1; i < order.size(); ++i) {
    // Several lines may start at one place.
    for (std::size_t k = i; k-- > 0 && i - k < 8;) {
      const LineMark& earlier = lines[order[k]];
      if (earlier.dropped || !same_place(earlier, lines[order[i]])) continue;
      lines[order[i]].dropped = true;
      break;
    }
  }
}

}  // namespace baku
