// The labels of a step table's header among its cells.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "ingest/layout/table.h"
#include "ingest/sop/labels.h"

namespace baku {

// What the whole of a cell is.
std::optional<Label> label_of(const Cell& cell);

// The cells of a table that start in a row.
std::span<const Cell> cells_starting_in(const Table& table, int row);

struct LabelledCell {
  const Cell* cell = nullptr;
  Label label = Label::kTitle;
};

using LabelledCells = std::vector<LabelledCell>;

// The labels of a table's cells, row by row; each row is read once, when it is asked for.
class TableLabels {
 public:
  // `table` must live as long.
  explicit TableLabels(const Table& table);

  // The cells that start in the row, which is one of the table's, and are labels.
  const LabelledCells& in(int row);

  // The first of them that is this label, or null.
  const Cell* find(int row, Label wanted);

  [[nodiscard]] const Table& table() const { return table_; }

 private:
  const Table& table_;
  std::vector<std::optional<LabelledCells>> rows_;
};

}  // namespace baku
