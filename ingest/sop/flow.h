// Who does each step, and the flow between them, from the symbols and lines drawn in the actor
// columns of a step table.
#pragma once

#include <span>
#include <vector>

#include "ingest/layout/table.h"
#include "ingest/page.h"
#include "schema/raw_sop.h"

namespace baku {

// Where the step rows and actor columns of a step table stand on the pages.
struct StepRow {
  int step = 0;  // index into RawSop::steps
  struct Part {
    int page = 0;
    double top = 0;
    double bottom = 0;
  };
  std::vector<Part> parts;  // more than one where a page break cuts the row
};

struct ActorColumn {
  struct Part {
    int page = 0;
    double left = 0;
    double right = 0;
  };
  std::vector<Part> parts;  // one for each page of the table
};

struct FlowGrid {
  std::vector<ActorColumn> columns;  // left to right
  std::vector<StepRow> rows;         // top to bottom
};

struct RawFlow {
  std::vector<RawNode> nodes;  // by step, then in the order of the flow, then left to right
  std::vector<RawEdge> edges;
  std::vector<RawFinding> findings;  // flow.*, step.actor_uncertain; indices as in the record
};

// Symbols become nodes, connectors become edges; page connectors are joined to their mates and
// dropped. A line that ends nowhere is a finding, never an edge.
RawFlow read_flow(const FlowGrid& grid, const Document& document, const Layout& layout);

}  // namespace baku
