// Edges from symbol to symbol along the drawn lines.
#pragma once

#include <span>
#include <vector>

#include "ingest/sop/flow_geometry.h"
#include "ingest/sop/flow_lines.h"
#include "ingest/sop/flow_symbols.h"

namespace baku::flow {

struct PathStroke {
  int page = 0;
  Stroke stroke;
};

struct TracedEdge {
  int from = 0;  // indices into the symbols
  int to = 0;
  std::vector<PathStroke> path;  // from the one to the other, as drawn
  float confidence = 1;
  bool headless = false;  // no arrowhead says which way
};

// A line that ends nowhere.
struct OpenEnd {
  int page = 0;
  Point at;
};

struct FlowTrace {
  std::vector<TracedEdge> edges;  // each pair of symbols once in each direction; none to itself.
                                  // Lines without arrowhead are all listed, also parallel ones
  std::vector<OpenEnd> open;
};

// Follows the lines from the ends without arrowhead to those with one. Two symbols with an
// arrowhead at each get an edge each way. Lines without any arrowhead lead from the symbol that
// stands first (by row, then left to right) to the others, at half the confidence; turn_loops()
// looks at these again.
FlowTrace trace_flow(std::span<const FlowArea> areas, std::span<const FlowSymbol> symbols,
                     std::span<const FlowLine> lines);

}  // namespace baku::flow
