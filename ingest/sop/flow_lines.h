// The lines of a flow chart, gathered from connectors, loose rulings and stray arrowheads.
#pragma once

#include <span>
#include <vector>

#include "ingest/sop/flow_symbols.h"

namespace baku::flow {

// An open polyline; `head` says whether an arrowhead stands at its begin [0] and end [1].
struct FlowLine {
  int page = 0;
  std::vector<Point> points;
  bool head[2] = {false, false};
  double thickness = 0;
  float confidence = 1;
  bool ruled = false;  // came from plain rulings: may be a mark of another kind
};

// All lines in the areas; a line drawn twice is listed once. A stray arrowhead belongs to the line
// end at its tip or base; one without such a line is a short line of its own.
std::vector<FlowLine> gather_lines(std::span<const FlowArea> areas, const Document& document,
                                   const Layout& layout);

}  // namespace baku::flow
