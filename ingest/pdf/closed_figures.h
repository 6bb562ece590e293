// Outlines that a producer draws side by side, as separate strokes.
#pragma once

#include <vector>

#include "ingest/pdf/line_mark.h"

namespace baku {

struct ClosedFigure {
  std::vector<Point> points;  // as match_outline takes them
  double thickness = 0;
  Color color;
};

// Takes out the lines that meet end to end, two at every corner, and lead back to the first. Four
// rulings are a figure only where no other line touches them and they are no larger than a
// symbol; else they are a table's.
std::vector<ClosedFigure> take_closed_figures(std::vector<LineMark>& lines);

}  // namespace baku
