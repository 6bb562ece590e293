// How a surface that was photographed or scanned bends.
#pragma once

#include <algorithm>
#include <array>

#include "base/geometry.h"

namespace baku {

// Moves the points of a straight page to where they stand on the bent one: by polynomials of the
// point, taken from `origin` in units of `scale` and kept within `known`, where marks were
// measured.
struct Bend {
  static constexpr std::size_t kTerms = 6;

  std::array<double, kTerms> across = {};  // x grows by these, times terms_of(v, u)
  std::array<double, kTerms> down = {};    // y grows by these, times terms_of(u, v)
  Point origin;
  double scale = 1;
  Rect known = {-1, -1, 1, 1};

  // Of the place along a line, and of that across it.
  static std::array<double, kTerms> terms_of(double along, double across) {
    return {along,          along * along,          along * along * along,
            along * across, along * along * across, along * across * across};
  }

  [[nodiscard]] Point of(Point p) const {
    const double u = std::clamp((p.x - origin.x) / scale, known.left, known.right);
    const double v = std::clamp((p.y - origin.y) / scale, known.top, known.bottom);
    const auto level = terms_of(u, v);
    const auto upright = terms_of(v, u);
    for (std::size_t i = 0; i < kTerms; ++i) {
      p.x += across[i] * upright[i];
      p.y += down[i] * level[i];
    }
    return p;
  }
};

}  // namespace baku
