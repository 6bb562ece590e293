// The step table: its header, its actor columns and its steps.
#pragma once

#include <optional>
#include <vector>

#include "ingest/layout/table.h"
#include "ingest/sop/flow.h"
#include "schema/raw_sop.h"

namespace baku {

// The grid columns under one header cell: more than one where rows below or above divide them.
struct ColumnSpan {
  int first = -1;  // -1: the table has no such column
  int end = -1;    // one behind the last

  [[nodiscard]] bool exists() const { return first >= 0; }
};

// Which columns mean what.
struct StepColumns {
  ColumnSpan number;
  ColumnSpan activity;
  ColumnSpan requirements;
  ColumnSpan duration;
  ColumnSpan output;
  ColumnSpan note;
  std::vector<ColumnSpan> actors;  // left to right
};

struct StepHeader {
  int first_row = 0;  // of the header
  int body_row = 0;   // first row below it, column numbers ("1 2 3 ...") skipped
  StepColumns columns;
  // No other table has it so: "Pelaksana" or "Mutu Baku" stands in it, or an actor column is left
  // without words, for the flow.
  bool certain = false;
};

// The header of a step table, if the table has one; it may stand below other rows (an identity
// sheet on the same grid).
std::optional<StepHeader> find_step_header(const Table& table);

// The headers of the step tables of a layout, which must live as long; each is looked for once.
class StepHeaders {
 public:
  explicit StepHeaders(const Layout& layout) : layout_(layout), headers_(layout.tables.size()) {}

  // `table` is one of the layout's.
  const std::optional<StepHeader>& of(const Table& table);

 private:
  const Layout& layout_;
  std::vector<std::optional<std::optional<StepHeader>>> headers_;
};

// Labels of the actor columns, of the group over them and of the duration column.
void read_actors(const Table& table, const StepHeader& header, RawSop& sop);

// Steps of the rows from `body_row` on, appended to `sop` and to `grid`. Rows without number and
// activity are no steps: their text goes to the step above, sums and section titles are dropped.
void read_steps(const Table& table, const StepColumns& columns, int body_row, const Layout& layout,
                RawSop& sop, FlowGrid& grid);

// True if a table, which has no header, can go on with a step table that had these columns: the
// same number of them, or one less because the remarks are missing.
bool continues_steps(const Table& table, const Table& before, const StepColumns& columns);

}  // namespace baku
