// What is left of upright rulings, read as letters.
#pragma once

#include <span>
#include <vector>

#include "ingest/page.h"

namespace baku {

struct RulingRestTolerances {
  double beside = 4;      // points from a ruling to the middle of its rest
  double slim = 0.7;      // width of the rest in its heights
  double line_gap = 1.5;  // heights to the next word of a line that it would belong to
};

// Drops single strokes ("I", "l", "|", "!") that stand alone beside an upright ruling.
void drop_ruling_rests(std::vector<Word>& words, std::span<const Ruling> rulings,
                       const RulingRestTolerances& tolerances);

}  // namespace baku
