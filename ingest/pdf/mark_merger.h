// Marks that a producer draws in several goes: one shape twice, one ruling dash by dash.
#pragma once

#include <vector>

#include "ingest/page.h"
#include "ingest/pdf/arrowheads.h"

namespace baku {

// A shape that is drawn again at (nearly) the same place is kept once, with the fill of the one
// and the stroke of the other; a filled twin a little way off is its shadow and goes. Order of
// drawing is kept.
std::vector<Shape> merge_shapes(std::vector<Shape> shapes);

// Dashes and dots in one line, evenly spaced, become one straight mark. Other marks stay.
void join_dashes(std::vector<LineMark>& lines);

}  // namespace baku
