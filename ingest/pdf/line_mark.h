// Lines of a page before it is known whether they are connectors or rulings.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/geometry.h"
#include "ingest/page.h"

namespace baku {

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

// One end of a line.
struct LineEnd {
  Point at;
  Point out;  // unit vector along the line, away from it
  std::size_t line = 0;
  bool at_end = false;
};

// The ends of all lines that are not dropped, from left to right.
std::vector<LineEnd> line_ends(std::span<const LineMark> lines);

// The ends with left <= x <= right, of ends that are sorted so.
std::span<const LineEnd> ends_between(std::span<const LineEnd> ends, double left, double right);

// Makes the line end in `target`: straight on where that lies ahead, else by a further leg.
void extend_line(LineMark& line, bool at_end, Point target);

// Same colour and (nearly) the same thickness.
bool same_pen(const LineMark& a, const LineMark& b);

}  // namespace baku
