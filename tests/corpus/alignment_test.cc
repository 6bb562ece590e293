#include "corpus/alignment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace baku {
namespace {

double total(const Weights& weights, const IndexPairs& pairs) {
  double sum = 0;
  for (const auto& [row, column] : pairs) sum += weights[row][column];
  return sum;
}

// The greatest weight by trying everything.
double best_total(const Weights& weights, std::size_t row, std::vector<bool>& used, bool in_order,
                  std::size_t first) {
  if (row == weights.size()) return 0;
  double best = best_total(weights, row + 1, used, in_order, first);
  for (std::size_t column = in_order ? first : 0; column < used.size(); ++column) {
    if (used[column]) continue;
    used[column] = true;
    best = std::max(
        best, weights[row][column] + best_total(weights, row + 1, used, in_order, column + 1));
    used[column] = false;
  }
  return best;
}

bool is_one_to_one(const IndexPairs& pairs, bool in_order) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (i > 0 && pairs[i].first <= pairs[i - 1].first) return false;
    columns.push_back(pairs[i].second);
  }
  if (!in_order) std::sort(columns.begin(), columns.end());
  return std::adjacent_find(columns.begin(), columns.end(), std::greater_equal<>()) ==
         columns.end();
}

TEST(Alignment, FindsTheGreatestWeight) {
  std::mt19937 random(11);  // NOLINT(cert-msc51-cpp): the same cases in every run
  std::uniform_int_distribution<int> size(0, 5);
  std::uniform_int_distribution<int> weight(-6, 10);
  for (int round = 0; round < 500; ++round) {
    const auto rows = static_cast<std::size_t>(size(random));
    const auto columns = static_cast<std::size_t>(size(random));
    Weights weights(rows, std::vector<double>(columns));
    for (auto& row : weights) {
      for (double& value : row) value = std::max(0, weight(random)) / 10.0;
    }
    std::vector<bool> used(rows > 0 ? columns : 0, false);
    const IndexPairs any = best_assignment(weights);
    EXPECT_TRUE(is_one_to_one(any, false));
    EXPECT_NEAR(total(weights, any), best_total(weights, 0, used, false, 0), 1e-9);
    const IndexPairs ordered = best_in_order(weights);
    EXPECT_TRUE(is_one_to_one(ordered, true));
    EXPECT_NEAR(total(weights, ordered), best_total(weights, 0, used, true, 0), 1e-9);
    for (const auto& pairs : {any, ordered}) {
      for (const auto& [row, column] : pairs) EXPECT_GT(weights[row][column], 0);
    }
  }
}

TEST(LongestCommonSubsequence, KeepsTheOrder) {
  using Items = std::vector<std::string>;
  const struct {
    Items a;
    Items b;
    std::size_t length;
  } cases[] = {
      {{}, {"a"}, 0},
      {{"a", "b", "c"}, {"a", "b", "c"}, 3},
      {{"a", "b", "c"}, {"c", "b", "a"}, 1},
      {{"a", "b", "c", "d"}, {"b", "x", "d"}, 2},
      {{"a", "a"}, {"a"}, 1},
  };
  for (const auto& [a, b, length] : cases) {
    EXPECT_EQ(longest_common_subsequence(a, b), length);
    EXPECT_EQ(longest_common_subsequence(b, a), length);
  }
}

}  // namespace
}  // namespace baku
