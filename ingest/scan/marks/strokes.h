// Straight strokes of connectors at any angle, and the arrowheads at their ends.
#pragma once

#include <span>
#include <vector>

#include "base/geometry.h"
#include "ingest/scan/marks/outlines.h"
#include "ingest/scan/marks/segments.h"
#include "ingest/scan/pix.h"

namespace baku::marks {

// In pixels.
struct LineStroke {
  Point from;
  Point to;
  double thickness = 0;
  bool head[2] = {false, false};  // an arrowhead at from, to
  bool found_late = false;        // among what the strokes along the axes leave
  bool slanting = false;          // found by its direction, not along an axis

  [[nodiscard]] Point end(int which) const { return which == 0 ? from : to; }
  [[nodiscard]] double length() const;
  // Unit vector out of an end.
  [[nodiscard]] Point outward(int which) const;
};

struct StrokeTolerances {
  double shortest = 4;          // points, of a slanting stroke
  double thickest = 2.4;        // points, mean over its length
  double bent = 0.9;            // points; mean distance from the straight line
  double slimmest = 2.5;        // least length in thicknesses
  double slimmest_arrow = 1.5;  // the same, of a short arrow
  double arrow = 14;            // points; a shorter piece is an arrow along an axis,
  double arrow_lean = 0.35;     //   sine; unless it leans more
  double whole_row = 0.8;       // of the length of a short arrow with an open head: its line
  std::size_t samples = 60;     // points of a piece between which straight ways are looked for
  int most_in_piece = 5;        // strokes
  double link_angle = 0.1;      // sine of the angle between pieces of one stroke
  double link_shift = 1.2;      // points sideways
  double link_gap = 6;          // points; breaks
  double link_share = 0.6;      // longer breaks, in lengths of both pieces,
  double link_most = 35;        //   up to so many points
  double link_least = 10;       // points; one of the pieces is that long
};

// Strokes in `rest`, a picture without rulings, figures and the strokes along the axes.
std::vector<LineStroke> find_slanting_strokes(const Pix& rest, double dpi,
                                              const StrokeTolerances& tolerances);

struct HeadTolerances {
  double window = 9;   // points before and behind the end of a stroke
  double widest = 13;  // points; wider ink is a wall: a figure's side, another line
  double wider = 1.1;  // points by which a head is wider than its line
  double times_wider = 1.7;
  double half_wider = 0.7;  // the same, where half of the head may be hidden
  double times_half_wider = 1.4;
  double shortest = 1.6;  // points
  double longest = 13;    // points
  double lean = 0.02;     // of its length: how far a head's mass lies towards its base
};

// Looks at both ends of the stroke in `ink` (the picture without rulings and figures), marks the
// heads, and moves the ends to where the ink ends or a wall begins.
void settle_ends(LineStroke& stroke, const Pix& ink, double dpi, const HeadTolerances& tolerances);

}  // namespace baku::marks
