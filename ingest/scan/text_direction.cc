#include "ingest/scan/text_direction.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "ingest/scan/marks/components.h"

namespace baku {
namespace {

struct LetterBox {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
};

std::vector<LetterBox> letter_boxes(const Pix& binary, int least, int most) {
  std::vector<LetterBox> letters;
  for (const auto& [x, y, width, height] :
       marks::component_boxes(binary, marks::Touching::kByCorner)) {
    if (std::min(width, height) < 2 || std::max(width, height) < least) continue;
    if (std::max(width, height) > most) continue;
    letters.push_back({x, y, x + width, y + height});
  }
  std::stable_sort(letters.begin(), letters.end(),
                   [](const LetterBox& a, const LetterBox& b) { return a.left < b.left; });
  return letters;
}

// Pixels of common extent, in halves of the shorter one: from 1 on they stand in one row.
bool overlaps(int a0, int a1, int b0, int b1) {
  return 2 * (std::min(a1, b1) - std::max(a0, b0)) >= std::min(a1 - a0, b1 - b0);
}

struct Votes {
  int level = 0;
  int upright = 0;
};

// Looks from each letter for the next one to the right and the next one below.
Votes votes_of(std::span<const LetterBox> letters, int reach, double nearer) {
  Votes votes;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const LetterBox& letter = letters[i];
    int right = reach;
    int below = reach;
    // Sorted by their left sides: those before may stand below too.
    std::size_t first = i;
    while (first > 0 && letters[first - 1].left > letter.left - reach) --first;
    for (std::size_t k = first; k < letters.size(); ++k) {
      const LetterBox& other = letters[k];
      if (other.left > letter.right + reach) break;
      if (k == i) continue;
      if (other.left >= letter.right &&
          overlaps(letter.top, letter.bottom, other.top, other.bottom)) {
        right = std::min(right, other.left - letter.right);
      }
      if (other.top >= letter.bottom &&
          overlaps(letter.left, letter.right, other.left, other.right)) {
        below = std::min(below, other.top - letter.bottom);
      }
    }
    votes.level += right < nearer * below;
    votes.upright += below < nearer * right;
  }
  return votes;
}

}  // namespace

int quarters_to_upright(const Pix& binary, double dpi, const DirectionTolerances& tolerances) {
  const double point = dpi / 72;
  const auto most = static_cast<l_int32>(std::lround(tolerances.tallest * point));
  // Lines and symbols say nothing of the direction of the text.
  const PixHandle small(pixSelectBySize(const_cast<Pix*>(&binary), most, most, 8, L_SELECT_IF_BOTH,
                                        L_SELECT_IF_LT, nullptr));
  if (!small) return 0;
  const auto letters = letter_boxes(
      *small, std::max(3, static_cast<int>(std::lround(tolerances.lowest * point))), most);
  const Votes votes = votes_of(letters, 2 * most, tolerances.nearer);
  if (votes.level + votes.upright < tolerances.least_votes) return 0;
  l_float32 up = 0;
  l_float32 left = 0;
  const bool is_upright = votes.upright > tolerances.more * votes.level;
  if (!is_upright) {
    // Most pages stand as they should: the other direction need not be measured.
    if (pixUpDownDetect(small.get(), &up, 0, 0, 0) != 0) return 0;
    if (static_cast<double>(up) >= -tolerances.upside_down) return 0;
  }
  if (pixOrientDetect(small.get(), &up, &left, 0, 0) != 0) return 0;
  const auto side = static_cast<double>(left);
  if (is_upright) return side < -tolerances.upside_down ? 3 : 1;
  const auto rise = static_cast<double>(up);
  return -rise > std::abs(side) ? 2 : 0;
}

}  // namespace baku
