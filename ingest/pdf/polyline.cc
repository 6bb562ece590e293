#include "ingest/pdf/polyline.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace baku {
namespace {

constexpr double kSamePoint = 0.001;  // points

void append_point(std::vector<Point>& points, Point p) {
  if (points.empty() || distance(points.back(), p) > kSamePoint) points.push_back(p);
}

void append_curve(std::vector<Point>& points, Point from, Point c1, Point c2, Point to) {
  const double around = distance(from, c1) + distance(c1, c2) + distance(c2, to);
  const int chords = std::clamp(static_cast<int>(4 + around / 3), 4, 24);
  for (int i = 1; i < chords; ++i) {
    const double t = static_cast<double>(i) / chords;
    const double u = 1 - t;
    append_point(points, from * (u * u * u) + c1 * (3 * u * u * t) + c2 * (3 * u * t * t) +
                             to * (t * t * t));
  }
  append_point(points, to);
}

}  // namespace

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

Point direction(Point a, Point b) {
  const double far = distance(a, b);
  return far > 0 ? (b - a) * (1 / far) : Point{};
}

double distance_to_segment(Point p, Point a, Point b) {
  const Point side = b - a;
  const double squared = dot(side, side);
  if (squared <= 0) return distance(p, a);
  const double t = std::clamp(dot(p - a, side) / squared, 0.0, 1.0);
  return distance(p, a + side * t);
}

Point crossing(Point a1, Point a2, Point b1, Point b2, Point fallback) {
  const Point a = a2 - a1;
  const Point b = b2 - b1;
  const double turn = cross(a, b);
  if (std::abs(turn) < 0.05 * std::sqrt(dot(a, a) * dot(b, b)) || turn == 0) return fallback;
  return a1 + a * (cross(b1 - a1, b) / turn);
}

std::vector<Point> flatten(const Subpath& subpath) {
  const auto& vertices = subpath.vertices;
  std::vector<Point> points;
  points.reserve(vertices.size());
  for (std::size_t i = 0; i < vertices.size(); ++i) {
    if (vertices[i].control && i > 0 && i + 2 < vertices.size()) {
      append_curve(points, vertices[i - 1].at, vertices[i].at, vertices[i + 1].at,
                   vertices[i + 2].at);
      i += 2;
    } else {
      append_point(points, vertices[i].at);
    }
  }
  if (subpath.closed) {
    while (points.size() > 1 && distance(points.front(), points.back()) <= kSamePoint) {
      points.pop_back();
    }
  }
  return points;
}

std::vector<Point> without_repeats(std::span<const Point> points) {
  std::vector<Point> rest;
  for (const Point p : points) {
    if (rest.empty() || distance(rest.back(), p) > 0.01) rest.push_back(p);
  }
  return rest;
}

Rect bounds(std::span<const Point> points) {
  if (points.empty()) return {};
  Rect box{points[0].x, points[0].y, points[0].x, points[0].y};
  for (const Point p : points) {
    box.left = std::min(box.left, p.x);
    box.right = std::max(box.right, p.x);
    box.top = std::min(box.top, p.y);
    box.bottom = std::max(box.bottom, p.y);
  }
  return box;
}

double length(std::span<const Point> points) {
  double sum = 0;
  for (std::size_t i = 1; i < points.size(); ++i) sum += distance(points[i - 1], points[i]);
  return sum;
}

double closed_length(std::span<const Point> points) {
  return points.empty() ? 0 : length(points) + distance(points.back(), points.front());
}

double signed_area(std::span<const Point> points) {
  double twice = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    twice += cross(points[i], points[(i + 1) % points.size()]);
  }
  return twice / 2;
}

std::vector<Point> simplified(std::span<const Point> points, double tolerance) {
  if (points.size() < 3) return {points.begin(), points.end()};
  std::vector<bool> kept(points.size(), false);
  kept.front() = kept.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, points.size() - 1}};
  while (!open.empty()) {
    const auto [first, last] = open.back();
    open.pop_back();
    double farthest = tolerance;
    std::size_t split = first;
    for (std::size_t i = first + 1; i < last; ++i) {
      const double off = distance_to_segment(points[i], points[first], points[last]);
      if (off > farthest) {
        farthest = off;
        split = i;
      }
    }
    if (split == first) continue;
    kept[split] = true;
    open.emplace_back(first, split);
    open.emplace_back(split, last);
  }
  std::vector<Point> rest;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (kept[i]) rest.push_back(points[i]);
  }
  return rest;
}

std::vector<Point> simplified_closed(std::span<const Point> points, double tolerance) {
  if (points.size() < 4) return {points.begin(), points.end()};
  // An extreme point is a corner of the outline, so that the chain may be opened there.
  const auto start = static_cast<std::size_t>(
      std::min_element(points.begin(), points.end(),
                       [](Point a, Point b) { return a.x + a.y * 1.7 < b.x + b.y * 1.7; }) -
      points.begin());
  std::vector<Point> turned;
  turned.reserve(points.size() + 1);
  for (std::size_t i = 0; i <= points.size(); ++i) {
    turned.push_back(points[(start + i) % points.size()]);
  }
  auto rest = simplified(turned, tolerance);
  rest.pop_back();
  // The point where the chain was opened may itself lie on a straight side.
  if (rest.size() > 3 && distance_to_segment(rest[0], rest.back(), rest[1]) <= tolerance) {
    rest.erase(rest.begin());
  }
  return rest;
}

}  // namespace baku
