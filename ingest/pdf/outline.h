// Telling the outline of a closed figure: box, capsule, diamond, page connector ...
#pragma once

#include <span>
#include <vector>

#include "base/geometry.h"
#include "ingest/page.h"

namespace baku {

struct OutlineMatch {
  Outline outline = Outline::kOther;
  std::vector<Point> corners;  // as Shape::corners
};

// `polygon` is the flattened outline, closed without repeating its first point, at least three
// points. Curves drawn as Beziers and as many short chords give the same answer.
OutlineMatch match_outline(std::span<const Point> polygon);

}  // namespace baku
