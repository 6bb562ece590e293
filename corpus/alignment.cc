#include "corpus/alignment.h"

#include <algorithm>
#include <limits>

namespace baku {
namespace {

Weights transposed(const Weights& weights) {
  Weights out(weights.front().size(), std::vector<double>(weights.size()));
  for (std::size_t row = 0; row < weights.size(); ++row) {
    for (std::size_t column = 0; column < out.size(); ++column) {
      out[column][row] = weights[row][column];
    }
  }
  return out;
}

// At most as many rows as columns; rows and columns count from 1, 0 is "nobody".
class Hungarian {
 public:
  explicit Hungarian(const Weights& weights)
      : weights_(weights),
        columns_(weights.front().size()),
        row_potential_(weights.size() + 1, 0),
        column_potential_(columns_ + 1, 0),
        row_of_(columns_ + 1, 0),
        way_(columns_ + 1, 0) {}

  IndexPairs solve() {
    for (std::size_t row = 1; row <= weights_.size(); ++row) place(row);
    IndexPairs pairs;
    for (std::size_t column = 1; column <= columns_; ++column) {
      const std::size_t row = row_of_[column];
      if (row > 0 && weights_[row - 1][column - 1] > 0) pairs.emplace_back(row - 1, column - 1);
    }
    return pairs;
  }

 private:
  void place(std::size_t row) {
    row_of_[0] = row;
    low_.assign(columns_ + 1, std::numeric_limits<double>::infinity());
    used_.assign(columns_ + 1, false);
    std::size_t column = 0;
    do column = grow(column);
    while (row_of_[column] != 0);
    while (column != 0) {
      row_of_[column] = row_of_[way_[column]];
      column = way_[column];
    }
  }

  // Takes `from` into the alternating tree; returns the next column to take.
  std::size_t grow(std::size_t from) {
    used_[from] = true;
    const std::size_t row = row_of_[from];
    double delta = std::numeric_limits<double>::infinity();
    std::size_t next = 0;
    for (std::size_t column = 1; column <= columns_; ++column) {
      if (used_[column]) continue;
      const double cost =
          -weights_[row - 1][column - 1] - row_potential_[row] - column_potential_[column];
      if (cost < low_[column]) {
        low_[column] = cost;
        way_[column] = from;
      }
      if (low_[column] < delta) {
        delta = low_[column];
        next = column;
      }
    }
    for (std::size_t column = 0; column <= columns_; ++column) {
      if (used_[column]) {
        row_potential_[row_of_[column]] += delta;
        column_potential_[column] -= delta;
      } else {
        low_[column] -= delta;
      }
    }
    return next;
  }

  const Weights& weights_;
  std::size_t columns_;
  std::vector<double> row_potential_;
  std::vector<double> column_potential_;
  std::vector<std::size_t> row_of_;  // of each column
  std::vector<std::size_t> way_;     // column before this one in the alternating tree
  std::vector<double> low_;
  std::vector<bool> used_;
};

}  // namespace

IndexPairs best_assignment(const Weights& weights) {
  if (weights.empty() || weights.front().empty()) return {};
  if (weights.size() <= weights.front().size()) {
    IndexPairs pairs = Hungarian(weights).solve();
    std::sort(pairs.begin(), pairs.end());
    return pairs;
  }
  const Weights turned = transposed(weights);
  IndexPairs pairs = Hungarian(turned).solve();
  for (auto& [row, column] : pairs) std::swap(row, column);
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

IndexPairs best_in_order(const Weights& weights) {
  const std::size_t rows = weights.size();
  const std::size_t columns = rows > 0 ? weights.front().size() : 0;
  Weights best(rows + 1, std::vector<double>(columns + 1, 0));  // of the rows and columns from here
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      const double weight = weights[i][j];
      best[i][j] = std::max(best[i + 1][j], best[i][j + 1]);
      if (weight > 0) best[i][j] = std::max(best[i][j], weight + best[i + 1][j + 1]);
    }
  }
  IndexPairs pairs;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < rows && j < columns) {
    const double weight = weights[i][j];
    if (weight > 0 && best[i][j] <= weight + best[i + 1][j + 1]) {
      pairs.emplace_back(i++, j++);
    } else if (best[i][j] <= best[i + 1][j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return pairs;
}

std::size_t longest_common_subsequence(const std::vector<std::string>& a,
                                       const std::vector<std::string>& b) {
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const std::string& item : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = item == b[j] ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace baku
