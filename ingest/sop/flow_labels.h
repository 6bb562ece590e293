// The answers printed at the exits of decisions, and the edges that they belong to.
#pragma once

#include <span>
#include <vector>

#include "ingest/sop/flow_trace.h"

namespace baku::flow {

// The label of each edge, blank where none is printed: each label goes to one edge at most, so that
// the labels together stand as near as possible to the first stretches of their edges (assignment
// of least cost, Kuhn 1955). Edges out of decisions come first.
std::vector<Printed> find_edge_labels(std::span<const FlowArea> areas,
                                      std::span<const FlowSymbol> symbols,
                                      std::span<const TracedEdge> edges, const Document& document);

}  // namespace baku::flow
