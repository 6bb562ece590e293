// Which items of one list belong to which of another.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace baku {

using Weights = std::vector<std::vector<double>>;                     // [row][column], 0: no pair
using IndexPairs = std::vector<std::pair<std::size_t, std::size_t>>;  // (row, column), by row

// The one-to-one pairing of rows and columns with the greatest total weight; pairs of weight 0 are
// left out. Hungarian method with potentials (Kuhn 1955, Jonker and Volgenant 1987), cubic.
IndexPairs best_assignment(const Weights& weights);

// The same among the pairings that keep the order on both sides.
IndexPairs best_in_order(const Weights& weights);

std::size_t longest_common_subsequence(const std::vector<std::string>& a,
                                       const std::vector<std::string>& b);

}  // namespace baku
