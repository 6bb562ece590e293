// Arrowheads: telling them by their form, and giving each to the line that it ends.
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
  Point base;        // the middle of the side opposite to the tip, or the notch of a barbed head
  double width = 0;  // across the direction
  double imbalance = 0;  // difference of the edges at the tip, of the longer
};

// A small figure that may be an arrowhead. A nearly equilateral triangle has three readings; the
// line that it touches decides.
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

// An open head: two strokes of equal length that meet in `tip`.
std::optional<HeadCandidate> head_from_strokes(Point wing, Point tip, Point other_wing,
                                               Color color);

// A line that is not known yet to be a connector or a ruling.
struct LineMark {
  std::vector<Point> points;
  double thickness = 0;
  Color color;
  bool ruling = false;  // straight and axis-parallel
  bool curved = false;  // a connector only if it has an arrowhead
  bool arrow_at_begin = false;
  bool arrow_at_end = false;
  bool dropped = false;  // became part of another mark
};

// Gives heads to the nearest line end that they fit, and makes that end reach the head's tip.
// Two short oblique strokes that meet at a line's end are a head, too. Returns the heads that
// touch no line end.
std::vector<HeadCandidate> attach_heads(std::vector<HeadCandidate> heads,
                                        std::vector<LineMark>& lines);

// Joins pieces of one line that were drawn one by one: from a line with an arrowhead backwards
// over every end where exactly two pieces of the same colour and thickness meet.
void join_pieces(std::vector<LineMark>& lines);

}  // namespace baku
