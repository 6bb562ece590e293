// Closed figures from pixels: the symbols of a flow chart.
#pragma once

#include <span>
#include <vector>

#include "ingest/page.h"
#include "ingest/scan/marks/segments.h"
#include "ingest/scan/pix.h"

namespace baku::marks {

struct OutlineTolerances {
  double narrowest = 8;     // points, the white inside
  double lowest = 6;        // points
  double widest = 260;      // points
  double highest = 150;     // points
  double convex = 0.9;      // share of its convex hull that the white inside covers
  double fit = 0.9;         // common part with the model, in their union
  double odd_fit = 0.95;    // the same, for parallelograms and trapezoids
  double thickest = 4;      // points, of the outline
  double break_gap = 1.0;   // points; breaks of an outline that are closed
  double probe_from = 1.2;  // points beyond a corner: whether a side goes on there
  double probe_to = 4.5;    // points
  int most_extended = 1;    // of the ends of sides, that go on beyond the corners
  int most_extended_diamond = 4;
};

// A closed figure in pixels; `inside` is the white that its outline holds, `box` the middle of the
// outline.
struct Figure {
  Shape shape;  // in pixels
  Rect inside;
  double fit = 0;
};

// The figures of a picture in which the breaks of `segments` are mended. Cells of tables, letters
// and the places between connectors are left out. Top to bottom, left to right.
std::vector<Figure> find_figures(const Pix& binary, std::span<const Segment> segments, double dpi,
                                 const OutlineTolerances& tolerances);

}  // namespace baku::marks
