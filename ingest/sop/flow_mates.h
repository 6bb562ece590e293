// Page connectors and circles joined to their mates, so that edges go through them.
#pragma once

#include <span>
#include <vector>

#include "ingest/sop/flow_trace.h"

namespace baku::flow {

struct MatedFlow {
  std::vector<TracedEdge> edges;  // between symbols that are no connectors
  std::vector<int> lonely;        // connectors without a mate, indices into the symbols
};

// Joins a connector that a line enters to the one that a line leaves: the same text inside, or the
// best placed one of the page before or after (foot to top, same column). A connector that has
// lines in and out is passed through. A circle alone in its row, without text and mate, becomes a
// terminal in `symbols`.
MatedFlow join_mates(std::span<FlowSymbol> symbols, const std::vector<TracedEdge>& edges);

}  // namespace baku::flow
