// Straight lines along the axes of the page, from pixels: the strokes that table rulings, sides of
// boxes and legs of connectors are made of.
#pragma once

#include <vector>

#include "ingest/page.h"
#include "ingest/scan/pix.h"

namespace baku::marks {

// In pixels; the middle of the pixel in column x is x + 0.5. A horizontal segment goes from
// (begin, at_begin) to (end, at_end), a vertical one from (at_begin, begin) to (at_end, end).
struct Segment {
  Axis axis = Axis::kHorizontal;
  double begin = 0;
  double end = 0;
  double at_begin = 0;
  double at_end = 0;
  double thickness = 0;
  double ink = 1;  // share of its length that is inked

  [[nodiscard]] double length() const { return end - begin; }
  [[nodiscard]] double position() const { return (at_begin + at_end) / 2; }
  [[nodiscard]] double slope() const { return length() > 0 ? (at_end - at_begin) / length() : 0; }
  // Also beyond its ends.
  [[nodiscard]] double at(double along) const { return at_begin + slope() * (along - begin); }
};

struct SegmentTolerances {
  double thickest = 2.0;       // points; thicker strokes are found by their solid ink only
  double thickest_bar = 4.5;   // points; still thicker ones are no lines
  double gap = 1.4;            // points; smaller breaks are closed
  double shortest = 6.5;       // points
  double shortest_level = 25;  // points, of a line that touches a slanting one
  double shortest_bar = 20;    // points, of strokes thicker than `thickest`
  double flat = 1.5;           // points; height of the dots and dashes of a dissolved line
  double least_solid = 25;     // points; solid lines so long are no rest of a dissolved one
  double least_ink = 0.5;      // share of the length
  double crossed = 0.2;        // share of the length at which other strokes cross text-like lines
  double crossed_length = 50;  // points; longer lines may be crossed as often as they like
  double steepest = 0.02;      // of the length
  double bent = 0.5;           // points; mean distance from the straight line
  double bent_share = 0.004;   // the same, of the length: long lines may wave
  double most_bent = 1.5;      // points
  double join_gap = 5;         // points between pieces of one line
  double join_shift = 0.5;     // points sideways
  double dashed_gap = 100;     // points; longer breaks, where dashes of the line are left
  double dashed_times = 3;     // the same, in lengths of the longer piece
  double parted_shift = 1;     // points sideways from a line to a whole piece that parts it
  double least_dashes = 0.3;   // share of the break with ink of the line alone
  double solid = 0.85;         // share of the break with ink, where another line touches it
  double most_other = 0.25;    // share of the break with ink beside it too
  double least_dashed = 18;    // points; shorter pieces do not go on in dashes
  double follow = 7;           // points; steps in which an end is followed along dashes
};

// The segments of both axes, horizontal ones first, each by position, then begin.
std::vector<Segment> find_segments(const Pix& binary, double dpi,
                                   const SegmentTolerances& tolerances);

// Pieces that go on in one another, joined: gaps up to `gap`, `shift` sideways, in pixels.
std::vector<Segment> join_segments(std::vector<Segment> segments, double gap, double shift);

}  // namespace baku::marks
