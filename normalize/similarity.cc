#include "normalize/similarity.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <vector>

namespace baku {
namespace {

constexpr std::size_t kUsualLength = 63;  // bytes; longer texts take a row from the heap

void drop_common_ends(std::string_view& left, std::string_view& right) {
  while (!left.empty() && !right.empty() && left.front() == right.front()) {
    left.remove_prefix(1);
    right.remove_prefix(1);
  }
  while (!left.empty() && !right.empty() && left.back() == right.back()) {
    left.remove_suffix(1);
    right.remove_suffix(1);
  }
}

}  // namespace

std::size_t letter_distance(std::string_view left, std::string_view right, std::size_t limit) {
  drop_common_ends(left, right);
  if (left.size() < right.size()) std::swap(left, right);
  if (left.size() - right.size() > limit) return limit + 1;
  if (right.empty()) return left.size();
  if (limit == 0) return 1;

  std::array<std::size_t, kUsualLength + 1> usual;  // NOLINT: filled below
  std::vector<std::size_t> large;
  if (right.size() > kUsualLength) large.resize(right.size() + 1);
  const std::span<std::size_t> row(large.empty() ? usual.data() : large.data(), right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < left.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    std::size_t best = row[0];
    for (std::size_t j = 0; j < right.size(); ++j) {
      const std::size_t replaced = diagonal + (left[i] == right[j] ? 0U : 1U);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
      best = std::min(best, row[j + 1]);
    }
    if (best > limit) return limit + 1;
  }
  return std::min(row.back(), limit + 1);
}

double similarity(std::string_view left, std::string_view right, double at_least) {
  const std::size_t longest = std::max(left.size(), right.size());
  if (longest == 0) return 1;
  const auto size = static_cast<double>(longest);
  const auto limit = static_cast<std::size_t>((1 - at_least) * size);
  const std::size_t distance = letter_distance(left, right, limit);
  return distance > limit ? 0 : 1 - static_cast<double>(distance) / size;
}

}  // namespace baku
