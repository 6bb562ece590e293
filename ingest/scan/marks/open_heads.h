// Open arrowheads: two strokes that part from the end of a line.
#pragma once

#include "ingest/scan/marks/bits.h"
#include "ingest/scan/marks/strokes.h"

namespace baku::marks {

struct OpenHeadTolerances {
  double shortest = 1.6;    // points, along the line
  double longest = 9;       // points
  double start = 3;         // points from the line to a wing where the ink of the line ends
  double hidden = 2.5;      // points of the tip that are not seen
  double least_spread = 1;  // points from the line's edge to the ends of the wings
  double jump = 1.5;        // pixels that a wing may stray from one step to the next
  double thickest = 3.4;    // points, of a wing across the line
  double flattest = 2.6;    // spread of a wing, in its length along the line
  double steepest = 0.25;
  double unlike = 0.5;  // least share of the larger wing that the other one has
};

// Whether an open head stands at an end of the stroke that points out; `reach` is the distance from
// that end to where the ink of the line stops, in pixels.
bool has_open_head(const LineStroke& stroke, int which, const Bits& ink, double reach, double point,
                   const OpenHeadTolerances& tolerances);

}  // namespace baku::marks
