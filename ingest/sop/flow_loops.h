// Loops back from decisions that are drawn without arrowheads.
#pragma once

#include <span>
#include <vector>

#include "ingest/sop/flow_trace.h"

namespace baku::flow {

// A decision has one way in and at least two out. Where lines without arrowhead were taken for
// further ways in, those from the earliest symbols are turned round until two lead out, and one
// stays; of two lines from one symbol, the one that does not end at the top, else the longer.
// Afterwards each pair of symbols is listed once in each direction.
std::vector<TracedEdge> turn_loops(std::span<const FlowSymbol> symbols,
                                   std::vector<TracedEdge> edges);

}  // namespace baku::flow
