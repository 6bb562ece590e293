// Centre lines of thin figures: word processors write a line as the filled outline of its stroke.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/geometry.h"
#include "ingest/pdf/painted_path.h"

namespace baku {

struct CentreLine {
  std::vector<Point> points;  // at least two
  double thickness = 0;
};

// The line of which `polygon` (flattened, closed) is the outline, however its bends and ends are
// shaped: every point of the outline lies within a line's breadth of it. Nothing where the figure
// is thicker than `max_thickness` or not at least three times as long as thick.
std::optional<CentreLine> find_centre_line(std::span<const Point> polygon, double max_thickness);

// The corners of an open stroke. A short curve between two straight legs is a rounded corner and
// becomes the point where the legs would meet.
struct OpenLine {
  std::vector<Point> points;
  bool curved = false;  // has a curve that is no rounded corner
  int curves = 0;       // such curves
};
OpenLine trace_open_line(const Subpath& subpath);

}  // namespace baku
