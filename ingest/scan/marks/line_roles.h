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
  double head = 8.0;         // the same, with a head between that is no part of the line
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
  double near_miss = 8;      // points from the end of a long ruling to the one that it nearly meets
  double least_ruling = 8;   // points
  double faint_ink = 0.85;   // share of its length that a line is inked; with less it is dissolved
  double least_faint = 70;   // points; shorter lines may have breaks and end anywhere
  double faint_reach = 30;   // points from the end of a dissolved line to the one it ends at
  double least_leg = 12;     // points; shorter lines are strokes of letters
  double least_across = 25;  // points, of that one
  double long_across = 0.5;  // of the picture's width: a line so long is a ruling
  double long_down = 0.45;   // of its height
  double piece_shift = 2.5;  // points sideways between pieces of a broken ruling that is met
  double least_piece = 25;   // points; shorter pieces of a broken ruling do not hold each other
};

// Moves the loose ends of dissolved lines, which are lost first or lengthened by noise, to the
// nearest line across their way: one that is ahead, or else one that they have crossed. Lines that
// come out of figures stay as they are.
void end_faint_lines(std::vector<Segment>& segments, std::span<const Figure> figures, double dpi,
                     const RoleTolerances& tolerances);

// Joins pieces of one ruling whose ends hang in the air, and lengthens those that still do to the
// nearest ruling ahead across their way.
void close_rulings(std::vector<Segment>& rulings, double dpi, const RoleTolerances& tolerances);

// The role of each segment.
std::vector<LineRole> line_roles(std::span<const Segment> segments, std::span<const Figure> figures,
                                 double width, double height, double dpi,
                                 const RoleTolerances& tolerances);

}  // namespace baku::marks
