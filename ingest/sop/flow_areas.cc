#include "ingest/sop/flow_areas.h"

#include <algorithm>

namespace baku::flow {
namespace {

struct AreaTolerances {
  double beyond_table = 20;  // points; a symbol may hang so far out of a grid without table
  double below_table = 30;   // points; page connectors often stand under the last row
  double blank_rows = 80;    // points; height of rows without a step at the ends of a part
};
constexpr AreaTolerances kTolerances;

FlowArea first_area(const FlowGrid& grid, const StepRow::Part& part) {
  FlowArea area;
  area.page = part.page;
  for (int column = 0; column < static_cast<int>(grid.columns.size()); ++column) {
    const ActorColumn::Part place = column_on(grid, column, part.page);
    if (column == 0) area.column_borders.push_back(place.left);
    area.column_borders.push_back(place.right);
  }
  area.rows = {area.column_borders.front(), part.top, area.column_borders.back(), part.bottom};
  return area;
}

Rect reach_of(const FlowArea& area, const Layout& layout) {
  Rect reach = area.rows;
  reach.top -= kTolerances.beyond_table;
  reach.bottom += kTolerances.below_table;
  double top = area.rows.bottom;  // of the first of several tables
  for (const Table& table : layout.tables) {
    for (const TablePart& part : table.parts) {
      if (part.page != area.page || intersection(part.box, area.rows).empty()) continue;
      top = std::min(top, std::max(part.box.top, area.rows.top - kTolerances.blank_rows));
      reach.top = top;
      const double foot = std::min(part.box.bottom, area.rows.bottom + kTolerances.blank_rows);
      reach.bottom = std::max(reach.bottom, foot);
    }
  }
  return reach;
}

}  // namespace

ActorColumn::Part column_on(const FlowGrid& grid, int column, int page) {
  const auto& parts = grid.columns[static_cast<std::size_t>(column)].parts;
  for (const ActorColumn::Part& part : parts) {
    if (part.page == page) return part;
  }
  return parts.empty() ? ActorColumn::Part{} : parts.front();
}

std::vector<FlowArea> flow_areas(const FlowGrid& grid, const Layout& layout) {
  std::vector<FlowArea> areas;
  if (grid.columns.empty()) return areas;
  for (const StepRow& row : grid.rows) {
    for (const StepRow::Part& part : row.parts) {
      auto area = std::find_if(areas.begin(), areas.end(),
                               [&](const FlowArea& each) { return each.page == part.page; });
      if (area == areas.end()) area = areas.insert(area, first_area(grid, part));
      area->rows.top = std::min(area->rows.top, part.top);
      area->rows.bottom = std::max(area->rows.bottom, part.bottom);
      area->row_borders.push_back(part.top);
      area->row_borders.push_back(part.bottom);
    }
  }
  std::sort(areas.begin(), areas.end(),
            [](const FlowArea& a, const FlowArea& b) { return a.page < b.page; });
  for (FlowArea& area : areas) {
    std::sort(area.row_borders.begin(), area.row_borders.end());
    area.reach = reach_of(area, layout);
  }
  return areas;
}

}  // namespace baku::flow
