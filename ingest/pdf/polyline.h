// Chains of points: flattening, simplification, measures. Everything in points of the page.
#pragma once

#include <span>
#include <vector>

#include "base/geometry.h"
#include "ingest/pdf/painted_path.h"

namespace baku {

inline Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
inline Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
inline Point operator*(Point a, double factor) { return {a.x * factor, a.y * factor}; }
inline double dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
inline double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }
inline Point middle(Point a, Point b) { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }
double distance(Point a, Point b);

// Unit vector from `a` to `b`; {0, 0} where they coincide.
Point direction(Point a, Point b);

// Distance of `p` from the segment `a`..`b`.
double distance_to_segment(Point p, Point a, Point b);

// Where the lines through a1..a2 and b1..b2 cross; `fallback` where they are (nearly) parallel.
Point crossing(Point a1, Point a2, Point b1, Point b2, Point fallback);

// The chain of points with every curve replaced by short chords; neighbours closer than 0.001
// points are one. A closed subpath does not repeat its first point at the end.
std::vector<Point> flatten(const Subpath& subpath);

// Without points closer than 0.01 to the one before.
std::vector<Point> without_repeats(std::span<const Point> points);

Rect bounds(std::span<const Point> points);

// Sum of the chords; a closed chain includes the one from the last point to the first.
double length(std::span<const Point> points);
double closed_length(std::span<const Point> points);

// Signed area of the closed chain; positive when it turns clockwise on the page.
double signed_area(std::span<const Point> points);

// Ramer-Douglas-Peucker: the fewest points whose chain stays within `tolerance` of all of them.
std::vector<Point> simplified(std::span<const Point> points, double tolerance);

// The same for a closed chain, without points on a straight side.
std::vector<Point> simplified_closed(std::span<const Point> points, double tolerance);

}  // namespace baku
