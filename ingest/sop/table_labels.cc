#include "ingest/sop/table_labels.h"

#include <algorithm>

namespace baku {

std::optional<Label> label_of(const Cell& cell) {
  if (cell.lines.empty()) return std::nullopt;
  if (cell.lines.size() == 1) return match_label(cell.lines.front().text, LabelSet::kTable);
  return match_label(text_of(cell), LabelSet::kTable);
}

std::span<const Cell> cells_starting_in(const Table& table, int row) {
  // Cells are sorted by row.
  const auto first =
      std::lower_bound(table.cells.begin(), table.cells.end(), row,
                       [](const Cell& cell, int wanted) { return cell.row < wanted; });
  const auto end =
      std::find_if(first, table.cells.end(), [row](const Cell& cell) { return cell.row != row; });
  return {first, end};
}

TableLabels::TableLabels(const Table& table)
    : table_(table), rows_(static_cast<std::size_t>(std::max(0, table.rows))) {}

const LabelledCells& TableLabels::in(int row) {
  auto& labels = rows_[static_cast<std::size_t>(row)];
  if (!labels) {
    labels.emplace();
    for (const Cell& cell : cells_starting_in(table_, row)) {
      if (const auto label = label_of(cell)) labels->push_back({&cell, *label});
    }
  }
  return *labels;
}

const Cell* TableLabels::find(int row, Label wanted) {
  const LabelledCells& labels = in(row);
  const auto found =
      std::find_if(labels.begin(), labels.end(),
                   [wanted](const LabelledCell& labelled) { return labelled.label == wanted; });
  return found == labels.end() ? nullptr : found->cell;
}

}  // namespace baku
