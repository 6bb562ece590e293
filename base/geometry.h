// Plane geometry in points (1/72 inch), origin at the page's top left corner, y growing downwards.
#pragma once

#include <algorithm>

namespace baku {

struct Point {
  double x = 0;
  double y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

// Axis-parallel rectangle; empty when right <= left or bottom <= top.
struct Rect {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] double area() const { return empty() ? 0 : width() * height(); }
  [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }
  [[nodiscard]] Point center() const { return {(left + right) / 2, (top + bottom) / 2}; }
  [[nodiscard]] bool contains(Point p) const {
    return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom;
  }
  friend bool operator==(const Rect&, const Rect&) = default;
};

// Common part of two rectangles; empty() where they do not overlap.
inline Rect intersection(const Rect& a, const Rect& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

// Smallest rectangle around both. An all-zero Rect counts as "nothing yet".
inline Rect united(const Rect& a, const Rect& b) {
  if (a == Rect{}) return b;
  if (b == Rect{}) return a;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

// `r` grown by `by` points on every side; a negative `by` shrinks it.
inline Rect grown(const Rect& r, double by) {
  return {r.left - by, r.top - by, r.right + by, r.bottom + by};
}

}  // namespace baku
