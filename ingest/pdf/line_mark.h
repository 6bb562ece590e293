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

// The ends of all lines that are not dropped when it is made, to be looked up by place.
class LineEndIndex {
 public:
  explicit LineEndIndex(std::span<const LineMark> lines);

  // The ends in `area`, in a fixed order; of a heap of ends only the first 256.
  [[nodiscard]] std::vector<LineEnd> within(const Rect& area) const;

 private:
  std::vector<LineEnd> ends_;  // by row of the page, then from left to right
};

// Makes the line end in `target`: straight on where that lies ahead, else by a further leg.
void extend_line(LineMark& line, bool at_end, Point target);

// Same colour and (nearly) the same thickness.
bool same_pen(const LineMark& a, const LineMark& b);

// Whether `p` lies on the line but at none of its ends.
bool passes_through(const LineMark& line, Point p, double near);

// Drops lines that were drawn again at the same place.
void drop_repeats(std::vector<LineMark>& lines);

}  // namespace baku
