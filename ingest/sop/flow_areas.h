// Where the flow chart of a step table stands on each page.
#pragma once

#include <vector>

#include "ingest/sop/flow.h"

namespace baku::flow {

// What one page shows of the actor columns.
struct FlowArea {
  int page = 0;
  Rect rows;   // the step rows
  Rect reach;  // with the rows of the same table above and below that hold no step
  std::vector<double> row_borders;     // y, ascending
  std::vector<double> column_borders;  // x, ascending
};

// One area for each page of the grid, in page order.
std::vector<FlowArea> flow_areas(const FlowGrid& grid, const Layout& layout);

// Where actor column `column` stands on `page`.
ActorColumn::Part column_on(const FlowGrid& grid, int column, int page);

}  // namespace baku::flow
