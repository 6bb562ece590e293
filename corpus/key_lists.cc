#include "corpus/key_lists.h"

#include <algorithm>
#include <iterator>

#include "corpus/likeness.h"

namespace baku {

std::size_t common(Keys a, Keys b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  Keys both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

Keys only_in(Keys a, Keys b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  Keys rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
  return rest;
}

SoftMatch soft_match(const Keys& gold, const Keys& predicted) {
  Weights weights(gold.size(), std::vector<double>(predicted.size()));
  for (std::size_t i = 0; i < gold.size(); ++i) {
    for (std::size_t j = 0; j < predicted.size(); ++j) {
      weights[i][j] = quick_likeness(gold[i], predicted[j]);
    }
  }
  SoftMatch match;
  match.pairs = best_assignment(weights);
  for (const auto& [i, j] : match.pairs) match.hits += weights[i][j];
  return match;
}

}  // namespace baku
