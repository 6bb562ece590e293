#include "ingest/sop/flow_geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace baku::flow {

double dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }

double length(Point a) { return std::hypot(a.x, a.y); }

double distance(Point a, Point b) { return length(b - a); }

Point unit(Point a) {
  const double size = length(a);
  return size > 0 ? a * (1 / size) : Point{};
}

double nearest_place(Point p, const Stroke& stroke) {
  const Point along = stroke.to - stroke.from;
  const double square = dot(along, along);
  if (square <= 0) return 0;
  return std::clamp(dot(p - stroke.from, along) / square, 0.0, 1.0);
}

Point point_at(const Stroke& stroke, double place) {
  return stroke.from + (stroke.to - stroke.from) * place;
}

double distance(Point p, const Stroke& stroke) {
  return distance(p, point_at(stroke, nearest_place(p, stroke)));
}

double distance(const Rect& a, const Rect& b) {
  const double x = std::max({0.0, b.left - a.right, a.left - b.right});
  const double y = std::max({0.0, b.top - a.bottom, a.top - b.bottom});
  return std::hypot(x, y);
}

namespace {

// Whether the stroke has a point in the box (Liang and Barsky 1984).
bool meets(const Rect& box, const Stroke& stroke) {
  double enter = 0;
  double leave = 1;
  const Point along = stroke.to - stroke.from;
  const auto clip = [&](double step, double room) {
    if (step == 0) return room >= 0;
    const double place = room / step;
    if (step < 0) enter = std::max(enter, place);
    if (step > 0) leave = std::min(leave, place);
    return enter <= leave;
  };
  return clip(-along.x, stroke.from.x - box.left) && clip(along.x, box.right - stroke.from.x) &&
         clip(-along.y, stroke.from.y - box.top) && clip(along.y, box.bottom - stroke.from.y);
}

Rect spot(Point p) { return {p.x, p.y, p.x, p.y}; }

}  // namespace

double distance(const Rect& box, const Stroke& stroke) {
  if (meets(box, stroke)) return 0;
  const Point corners[] = {
      {box.left, box.top}, {box.right, box.top}, {box.left, box.bottom}, {box.right, box.bottom}};
  double best = std::min(distance(box, spot(stroke.from)), distance(box, spot(stroke.to)));
  for (const Point corner : corners) best = std::min(best, distance(corner, stroke));
  return best;
}

bool holds(std::span<const Point> polygon, Point p) {
  bool inside = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const Point a = polygon[i];
    const Point b = polygon[j];
    if ((a.y > p.y) == (b.y > p.y)) continue;
    if (p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

double distance_to_polygon(std::span<const Point> polygon, Point p) {
  if (holds(polygon, p)) return 0;
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    best = std::min(best, distance(p, Stroke{polygon[j], polygon[i]}));
  }
  return best;
}

double overlap(double begin_a, double end_a, double begin_b, double end_b) {
  return std::min(end_a, end_b) - std::max(begin_a, begin_b);
}

}  // namespace baku::flow
