#include "ingest/pdf/shape_merger.h"

#include <algorithm>
#include <cmath>

namespace baku {
namespace {

struct MergeTolerances {
  double twin = 1.6;         // points between the sides of one shape drawn twice
  double shadow = 5;         // points by which a shadow lies off
  double shadow_size = 1.0;  // points by which a shadow is larger or smaller
};
constexpr MergeTolerances kTolerances;

double side_difference(const Rect& a, const Rect& b) {
  return std::max({std::abs(a.left - b.left), std::abs(a.right - b.right), std::abs(a.top - b.top),
                   std::abs(a.bottom - b.bottom)});
}

bool are_twins(const Shape& a, const Shape& b) {
  const double smaller = std::min({a.box.width(), a.box.height(), b.box.width(), b.box.height()});
  return side_difference(a.box, b.box) <= std::min(kTolerances.twin, 0.2 * smaller);
}

// A plain fill under (or, carelessly, over) the same figure a little way off.
bool is_shadow(const Shape& shadow, const Shape& of) {
  if (shadow.stroke > 0 || shadow.outline != of.outline) return false;
  if (of.stroke <= 0 && (!of.filled || of.fill == shadow.fill)) return false;
  if (std::abs(shadow.box.width() - of.box.width()) > kTolerances.shadow_size ||
      std::abs(shadow.box.height() - of.box.height()) > kTolerances.shadow_size) {
    return false;
  }
  const double smaller = std::min(of.box.width(), of.box.height());
  return side_difference(shadow.box, of.box) <= std::min(kTolerances.shadow, 0.35 * smaller);
}

// A rectangle is what is left of a figure that was filled through a clip.
bool is_vaguer(Outline a, Outline b) {
  const auto rank = [](Outline outline) {
    if (outline == Outline::kOther) return 0;
    return outline == Outline::kRectangle ? 1 : 2;
  };
  return rank(a) < rank(b);
}

void absorb(Shape& kept, Shape& twin) {
  if (is_vaguer(kept.outline, twin.outline)) {
    kept.outline = twin.outline;
    kept.corners = std::move(twin.corners);
    kept.box = twin.box;
  } else if (twin.stroke > 0 && kept.stroke == 0) {
    kept.box = twin.box;
    if (kept.outline == twin.outline) kept.corners = std::move(twin.corners);
  }
  kept.stroke = std::max(kept.stroke, twin.stroke);
  if (twin.filled) {
    kept.filled = true;
    kept.fill = twin.fill;
  }
}

}  // namespace

std::vector<Shape> merge_shapes(std::vector<Shape> shapes) {
  std::vector<std::size_t> by_left(shapes.size());
  for (std::size_t i = 0; i < by_left.size(); ++i) by_left[i] = i;
  std::stable_sort(by_left.begin(), by_left.end(), [&](std::size_t a, std::size_t b) {
    return shapes[a].box.left < shapes[b].box.left;
  });
  std::vector<bool> gone(shapes.size(), false);
  for (std::size_t i = 0; i < by_left.size(); ++i) {
    for (std::size_t k = i + 1; k < by_left.size() && !gone[by_left[i]]; ++k) {
      const std::size_t first = std::min(by_left[i], by_left[k]);
      const std::size_t second = std::max(by_left[i], by_left[k]);
      if (shapes[by_left[k]].box.left - shapes[by_left[i]].box.left > kTolerances.shadow) break;
      if (gone[by_left[k]]) continue;
      if (are_twins(shapes[first], shapes[second])) {
        absorb(shapes[first], shapes[second]);
        gone[second] = true;
      } else if (is_shadow(shapes[first], shapes[second])) {
        gone[first] = true;
      } else if (is_shadow(shapes[second], shapes[first])) {
        gone[second] = true;
      }
    }
  }
  std::vector<Shape> rest;
  rest.reserve(static_cast<std::size_t>(std::count(gone.begin(), gone.end(), false)));
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (!gone[i]) rest.push_back(std::move(shapes[i]));
  }
  return rest;
}

}  // namespace baku
