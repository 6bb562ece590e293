// Lists of texts compared as bags: each item counts as often as it stands there.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/alignment.h"

namespace baku {

using Keys = std::vector<std::string>;

// Number of items that stand in both.
std::size_t common(Keys a, Keys b);

// Items of `a` that `b` has not, or has fewer of; sorted.
Keys only_in(Keys a, Keys b);

// Best pairs of alike items, and the sum of their likeness.
struct SoftMatch {
  double hits = 0;
  IndexPairs pairs;
};
SoftMatch soft_match(const Keys& gold, const Keys& predicted);

}  // namespace baku
