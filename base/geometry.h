// Plane geometry in points (1/72 inch), origin at the page's top left corner, y growing downwards.
#pragma once

#include <algorithm>
#include <array>

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

// Smallest rectangle around the corners of `r`, each where `move` takes it.
template <class Move>
Rect around_moved(const Rect& r, Move move) {
  const Point first = move(Point{r.left, r.top});
  Rect around = {first.x, first.y, first.x, first.y};
  for (const Point corner :
       {Point{r.right, r.top}, Point{r.left, r.bottom}, Point{r.right, r.bottom}}) {
    const Point p = move(corner);
    around = {std::min(around.left, p.x), std::min(around.top, p.y), std::max(around.right, p.x),
              std::max(around.bottom, p.y)};
  }
  return around;
}

// `r` grown by `by` points on every side; a negative `by` shrinks it.
inline Rect grown(const Rect& r, double by) {
  return {r.left - by, r.top - by, r.right + by, r.bottom + by};
}

// A projection of the plane: (x, y) to ((m0 x + m1 y + m2) / w, (m3 x + m4 y + m5) / w) with
// w = m6 x + m7 y + 1. The identity unless set.
struct Projection {
  std::array<double, 8> m = {1, 0, 0, 0, 1, 0, 0, 0};

  [[nodiscard]] Point of(Point p) const {
    const double w = m[6] * p.x + m[7] * p.y + 1;
    return {(m[0] * p.x + m[1] * p.y + m[2]) / w, (m[3] * p.x + m[4] * p.y + m[5]) / w};
  }

  // The rectangle around the projected corners.
  [[nodiscard]] Rect of(const Rect& r) const {
    const std::array corners = {of(Point{r.left, r.top}), of(Point{r.right, r.top}),
                                of(Point{r.left, r.bottom}), of(Point{r.right, r.bottom})};
    Rect around = {corners[0].x, corners[0].y, corners[0].x, corners[0].y};
    for (const Point& p : corners) {
      around = {std::min(around.left, p.x), std::min(around.top, p.y), std::max(around.right, p.x),
                std::max(around.bottom, p.y)};
    }
    return around;
  }
  friend bool operator==(const Projection&, const Projection&) = default;
};

// First `inner`, then `outer`. The product of the two must not send the origin to infinity.
inline Projection combined(const Projection& outer, const Projection& inner) {
  const std::array<double, 9> a = {outer.m[0], outer.m[1], outer.m[2], outer.m[3], outer.m[4],
                                   outer.m[5], outer.m[6], outer.m[7], 1};
  const std::array<double, 9> b = {inner.m[0], inner.m[1], inner.m[2], inner.m[3], inner.m[4],
                                   inner.m[5], inner.m[6], inner.m[7], 1};
  std::array<double, 9> c = {};
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t column = 0; column < 3; ++column) {
      for (std::size_t i = 0; i < 3; ++i) c[3 * row + column] += a[3 * row + i] * b[3 * i + column];
    }
  }
  Projection product;
  for (std::size_t i = 0; i < 8; ++i) product.m[i] = c[i] / c[8];
  return product;
}

}  // namespace baku
