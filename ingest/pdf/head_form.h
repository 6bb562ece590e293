// The forms of arrowheads.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/geometry.h"
#include "ingest/page.h"
#include "ingest/pdf/painted_path.h"

namespace baku {

// One way to see a small figure as an arrowhead.
struct HeadReading {
  Point tip;
  Point base;            // the middle of the side opposite to the tip, or the notch of a barb
  double width = 0;      // across the direction
  double imbalance = 0;  // difference of the edges at the tip, of the longer
};

// A small figure that may be an arrowhead. A triangle has up to three readings; the line that it
// touches decides.
struct HeadCandidate {
  std::vector<HeadReading> readings;  // the likeliest first
  Rect box;
  Color color;
  bool stroked = false;
};

// A closed polygon without points on straight sides: a triangle, or a barbed (concave) head.
// Nothing where it is none or too large.
std::optional<HeadCandidate> head_from_polygon(std::span<const Point> corners, Color color,
                                               PaintKind kind);

// The filled outline of an open head: two broad strokes that meet in the tip, with or without the
// end of the line between them.
std::optional<HeadCandidate> head_from_open_outline(std::span<const Point> polygon, Color color);

// An open head: two strokes of equal length that meet in `tip`.
std::optional<HeadCandidate> head_from_strokes(Point wing, Point tip, Point other_wing,
                                               Color color);

}  // namespace baku
