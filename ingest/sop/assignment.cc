#include "ingest/sop/assignment.h"

#include <cstddef>
#include <limits>

namespace baku {

std::vector<std::size_t> assign_least_cost(const std::vector<std::vector<double>>& costs) {
  const std::size_t rows = costs.size();
  const std::size_t columns = rows == 0 ? 0 : costs.front().size();
  // Row and column 0 stand for "not yet assigned".
  std::vector<double> row_price(rows + 1, 0);
  std::vector<double> column_price(columns + 1, 0);
  std::vector<std::size_t> owner(columns + 1, 0);
  for (std::size_t row = 1; row <= rows; ++row) {
    std::vector<double> slack(columns + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> came(columns + 1, 0);
    std::vector<bool> used(columns + 1, false);
    owner[0] = row;
    std::size_t at = 0;
    do {
      used[at] = true;
      std::size_t next = 0;
      double step = std::numeric_limits<double>::infinity();
      for (std::size_t column = 1; column <= columns; ++column) {
        if (used[column]) continue;
        const double reduced =
            costs[owner[at] - 1][column - 1] - row_price[owner[at]] - column_price[column];
        if (reduced < slack[column]) {
          slack[column] = reduced;
          came[column] = at;
        }
        if (slack[column] < step) {
          step = slack[column];
          next = column;
        }
      }
      for (std::size_t column = 0; column <= columns; ++column) {
        if (used[column]) {
          row_price[owner[column]] += step;
          column_price[column] -= step;
        } else {
          slack[column] -= step;
        }
      }
      at = next;
    } while (owner[at] != 0);
    for (; at != 0; at = came[at]) owner[at] = owner[came[at]];
  }
  std::vector<std::size_t> given(rows, 0);
  for (std::size_t column = 1; column <= columns; ++column) {
    if (owner[column] != 0) given[owner[column] - 1] = column - 1;
  }
  return given;
}

}  // namespace baku
