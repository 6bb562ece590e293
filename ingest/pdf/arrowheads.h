// Giving arrowheads to the lines that they end.
#pragma once

#include <vector>

#include "ingest/pdf/head_form.h"
#include "ingest/pdf/line_mark.h"

namespace baku {

// Gives heads to the nearest line end that they fit, and makes that end reach the head's tip.
// Two short oblique strokes that meet at a line's end are a head, too. Returns the heads that
// touch no line end.
std::vector<HeadCandidate> attach_heads(std::vector<HeadCandidate> heads,
                                        std::vector<LineMark>& lines);

}  // namespace baku
