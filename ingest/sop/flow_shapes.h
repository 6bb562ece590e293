// What each symbol means in its flow, and the order of the symbols in a row.
#pragma once

#include <span>
#include <vector>

#include "ingest/sop/flow_trace.h"

namespace baku::flow {

// The shape of each symbol. The words Mulai and Selesai decide; else a capsule or rounded box is
// the start where no line enters it and it stands in the first row, the end where no line leaves it
// and one enters, or it stands in the last row. Where all symbols of a table have the same
// rounding, it says nothing.
std::vector<NodeShape> decide_shapes(std::span<const FlowSymbol> symbols,
                                     std::span<const TracedEdge> edges);

// The symbols of one row in the order of the edges between them, else from left to right, else from
// top to bottom. Edges that lead back are passed over.
std::vector<int> order_in_row(std::vector<int> row, std::span<const FlowSymbol> symbols,
                              std::span<const TracedEdge> edges);

}  // namespace baku::flow
