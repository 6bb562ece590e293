// Shapes that a producer draws in several goes.
#pragma once

#include <vector>

#include "ingest/page.h"

namespace baku {

// A shape that is drawn again at (nearly) the same place is kept once, with the fill of the one
// and the stroke of the other; a filled twin a little way off is its shadow and goes. Order of
// drawing is kept.
std::vector<Shape> merge_shapes(std::vector<Shape> shapes);

}  // namespace baku
