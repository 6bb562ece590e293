// Assignment of least total cost between rows and columns.
#pragma once

#include <vector>

namespace baku {

// For each row the column given to it, each column at most once, so that the costs add up to the
// least possible. `costs` is rows x columns with at least as many columns as rows; O(rows^2 *
// columns), the Hungarian method with potentials (Kuhn 1955, Jonker and Volgenant 1987).
std::vector<std::size_t> assign_least_cost(const std::vector<std::vector<double>>& costs);

}  // namespace baku
