// Symbols of a flow chart that are filled with ink.
#pragma once

#include <vector>

#include "ingest/scan/marks/outlines.h"
#include "ingest/scan/pix.h"

namespace baku::marks {

struct SolidTolerances {
  double thickest = 5;      // points; what is thinner is a line, a head or a letter
  double narrowest = 9;     // points
  double lowest = 7;        // points
  double widest = 160;      // points
  double highest = 90;      // points
  double least_ink = 0.94;  // share of the figure that is inked: no white text is in it
  double fit = 0.93;        // common part with the model, in their union
};

// Their `inside` is empty: nothing in them is read. Top to bottom, left to right.
std::vector<Figure> find_solid_figures(const Pix& binary, double dpi,
                                       const SolidTolerances& tolerances);

}  // namespace baku::marks
