#include "ingest/sop/assignment.h"

#include <cstddef>
#include <limits>

namespace baku {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

// Rows and columns count from 1 here; 0 stands for "none yet".
class Assignment {
 public:
  explicit Assignment(const std::vector<std::vector<double>>& costs)
      : costs_(costs),
        columns_(costs.empty() ? 0 : costs.front().size()),
        row_price_(costs.size() + 1, 0),
        column_price_(columns_ + 1, 0),
        owner_(columns_ + 1, 0) {}

  std::vector<std::size_t> solve() {
    for (std::size_t row = 1; row <= costs_.size(); ++row) add_row(row);
    std::vector<std::size_t> given(costs_.size(), 0);
    for (std::size_t column = 1; column <= columns_; ++column) {
      if (owner_[column] != 0) given[owner_[column] - 1] = column - 1;
    }
    return given;
  }

 private:
  // Finds the cheapest chain of exchanges that gives `row` a column.
  void add_row(std::size_t row) {
    slack_.assign(columns_ + 1, kInfinite);
    came_.assign(columns_ + 1, 0);
    used_.assign(columns_ + 1, false);
    owner_[0] = row;
    std::size_t at = 0;
    do {
      used_[at] = true;
      at = nearest_column(at);
      change_prices(slack_[at]);
    } while (owner_[at] != 0);
    for (; at != 0; at = came_[at]) owner_[at] = owner_[came_[at]];
  }

  std::size_t nearest_column(std::size_t at) {
    std::size_t next = 0;
    for (std::size_t column = 1; column <= columns_; ++column) {
      if (used_[column]) continue;
      const std::size_t row = owner_[at];
      const double reduced = costs_[row - 1][column - 1] - row_price_[row] - column_price_[column];
      if (reduced < slack_[column]) {
        slack_[column] = reduced;
        came_[column] = at;
      }
      if (next == 0 || slack_[column] < slack_[next]) next = column;
    }
    return next;
  }

  void change_prices(double by) {
    for (std::size_t column = 0; column <= columns_; ++column) {
      if (used_[column]) {
        row_price_[owner_[column]] += by;
        column_price_[column] -= by;
      } else {
        slack_[column] -= by;
      }
    }
  }

  const std::vector<std::vector<double>>& costs_;
  std::size_t columns_;
  std::vector<double> row_price_;
  std::vector<double> column_price_;
  std::vector<std::size_t> owner_;  // by column: its row
  std::vector<double> slack_;
  std::vector<std::size_t> came_;
  std::vector<bool> used_;
};

}  // namespace

std::vector<std::size_t> assign_least_cost(const std::vector<std::vector<double>>& costs) {
  return Assignment(costs).solve();
}

}  // namespace baku
