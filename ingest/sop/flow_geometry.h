// Distances between line ends, outlines and boxes, in points.
#pragma once

#include <span>
#include <vector>

#include "base/geometry.h"

namespace baku::flow {

// A straight stretch of a line.
struct Stroke {
  Point from;
  Point to;
};

inline Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
inline Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
inline Point operator*(Point a, double by) { return {a.x * by, a.y * by}; }

double dot(Point a, Point b);
double length(Point a);
double distance(Point a, Point b);

// `a` with length 1; {0, 0} where it has none.
Point unit(Point a);

// Place of the point of `stroke` that is nearest to `p`: 0 at from, 1 at to.
double nearest_place(Point p, const Stroke& stroke);
Point point_at(const Stroke& stroke, double place);
double distance(Point p, const Stroke& stroke);

// 0 where they touch or overlap.
double distance(const Rect& box, const Stroke& stroke);
double distance(const Rect& a, const Rect& b);

// Whether the closed polygon holds `p`; a point on its edge may count either way.
bool holds(std::span<const Point> polygon, Point p);

// 0 inside the closed polygon, else the distance to its nearest edge.
double distance_to_polygon(std::span<const Point> polygon, Point p);

// Length of the common part of two intervals; negative by the gap between them.
double overlap(double begin_a, double end_a, double begin_b, double end_b);

}  // namespace baku::flow
