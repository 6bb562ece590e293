// Which straight lines are rulings of tables, sides of figures, or legs of connectors.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ingest/scan/marks/outlines.h"
#include "ingest/scan/marks/segments.h"

namespace baku::marks {

enum class LineRole : std::uint8_t {
  kRuling,  // hangs together with other rulings at both ends, or is very long
  kSide,    // of a figure, or a stroke inside one
  kLoose,   // anything else: a leg of a connector, an underline, a stroke of a letter
};

struct RoleTolerances {
  double on_outline = 2.0;   // points from a figure's outline to its side
  double beside = 3.0;       // points from a figure to the end of a line that comes out of it
  double meet = 3.0;         // points from the end of a ruling to the one that it meets
  double sideways = 1.2;     // points between pieces of one ruling
  double hidden_gap = 3.0;   // points beside a figure that covers a ruling
  double corner = 2.0;       // points between the ends of two sides of a box
  double widest_box = 260;   // points
  double highest_box = 150;  // points
  double middle = 0.2;       // of a figure's side: a line so near to its middle belongs to it,
  double long_piece = 60;    //   points; unless it is longer
  double broken_gap = 14;    // points; breaks of a line whose pieces are longer than that
  double adopted_gap = 60;   // points; from a ruling to a loose piece that lies on its line
  double least_ruling = 8;   // points
  double long_across = 0.5;  // of the picture's width: a line so long is a ruling
  double long_down = 0.45;   // of its height
};

// The role of each segment.
std::vector<LineRole> line_roles(std::span<const Segment> segments, std::span<const Figure> figures,
                                 double width, double height, double dpi,
                                 const RoleTolerances& tolerances);

}  // namespace baku::marks
