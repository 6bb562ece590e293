// Words of a flow chart that lines cross, found without reading them.
#pragma once

#include <span>
#include <vector>

#include "base/geometry.h"
#include "ingest/scan/marks/outlines.h"
#include "ingest/scan/pix.h"

namespace baku::marks {

struct LabelTolerances {
  double beside = 25;     // points beside the figures in which labels stand
  double above = 14;      // points above and below them
  double letter_gap = 2;  // points between the letters of a label
  double lowest = 2.2;    // points
  double highest = 13;    // points
  double narrowest = 3;   // points
  double widest = 60;     // points
  double inside = 0.7;    // points from the sides of a word to a line that crosses it
};

// A line, in pixels.
struct CrossingLine {
  Point from;
  Point to;
};

// Boxes in pixels of the words that one of `lines` crosses. `text` is the picture without rulings,
// figures and connectors.
std::vector<Rect> find_labels(const Pix& text, std::span<const Figure> figures,
                              std::span<const CrossingLine> lines, double dpi,
                              const LabelTolerances& tolerances);

}  // namespace baku::marks
