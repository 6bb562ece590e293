#include "ingest/layout/text_likeness.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace baku {
namespace {

using Pairs = std::vector<std::pair<char, char>>;

Pairs pairs_of(std::string_view text) {
  std::string dense = " ";
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t') dense += c;
  }
  Pairs pairs;
  for (std::size_t i = 1; i < dense.size(); ++i) pairs.emplace_back(dense[i - 1], dense[i]);
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace

double letter_pair_likeness(std::string_view a, std::string_view b) {
  const Pairs first = pairs_of(a);
  const Pairs second = pairs_of(b);
  if (first.empty() && second.empty()) return 1;
  Pairs common;
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                        std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) /
         static_cast<double>(first.size() + second.size());
}

}  // namespace baku
