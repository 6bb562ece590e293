// Which way the text of a page stands.
#pragma once

#include "ingest/scan/pix.h"

namespace baku {

struct DirectionTolerances {
  double lowest = 1.4;     // points; smaller areas are no letters
  double tallest = 22;     // points; larger ones are none
  double nearer = 0.7;     // times the distance to the next letter in the other direction
  double more = 1.5;       // times the votes for the other direction
  int least_votes = 60;    // fewer letters say nothing
  double upside_down = 5;  // confidence of the ascenders that a page stands on its head
};

// Quarter turns, clockwise, that make the text of `binary` (1 bpp) upright. Letters stand nearer to
// the next one of their line than to the next line; their ascenders tell top from bottom.
int quarters_to_upright(const Pix& binary, double dpi, const DirectionTolerances& tolerances);

}  // namespace baku
