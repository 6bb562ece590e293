#include "ingest/scan/marks/faint_lines.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ingest/scan/marks/bits.h"
#include "ingest/scan/marks/bricks.h"

namespace baku::marks {
namespace {

// The best way that ends at a row of the column that was looked at last.
struct Way {
  double score = 0;
  int begin = 0;
  int begin_row = 0;
  double best = 0;  // the highest score on the way, and where it was
  int end = 0;
  int end_row = 0;
};

class WayFinder {
 public:
  WayFinder(const Bits& specks, const Bits& rest, const Bits& near_rest, double point,
            const FaintLineTolerances& tolerances)
      : specks_(specks),
        rest_(rest),
        near_rest_(near_rest),
        point_(point),
        tolerances_(tolerances),
        ways_(static_cast<std::size_t>(specks.height())) {}

  // Ways whose score is high enough; those beside a line too. `columns` are the specks with x and y
  // exchanged.
  std::vector<Way> find(Pix& columns) {
    pixSetPadBits(&columns, 0);
    const std::ptrdiff_t words = pixGetWpl(&columns);
    going_.resize(static_cast<std::size_t>(words));
    std::vector<Way> next(ways_.size());
    std::vector<std::uint32_t> next_going(going_.size());
    const std::uint32_t* column = pixGetData(&columns);
    for (int x = 0; x < specks_.width(); ++x, column += words) {
      step_all(x, {column, going_.size()}, next, next_going);
      ways_.swap(next);
      going_.swap(next_going);
    }
    for (const Way& way : ways_) keep(way);
    return std::move(found_);
  }

 private:
  using Words = std::span<const std::uint32_t>;

  [[nodiscard]] const Way* before(int row) const {
    const bool inside = row >= 0 && row < specks_.height();
    return inside ? &ways_[static_cast<std::size_t>(row)] : nullptr;
  }

  // The bits of a word, and those beside them.
  static std::uint32_t with_neighbours(Words words, std::size_t i) {
    const std::uint32_t before = i > 0 ? words[i - 1] << 31U : 0;
    const std::uint32_t after = i + 1 < words.size() ? words[i + 1] >> 31U : 0;
    return words[i] | (words[i] >> 1U) | before | (words[i] << 1U) | after;
  }

  // Most rows have neither a speck nor a way near them.
  void step_all(int x, Words specks, std::vector<Way>& next,
                std::vector<std::uint32_t>& next_going) {
    for (std::size_t i = 0; i < specks.size(); ++i) {
      const std::uint32_t ink = with_neighbours(specks, i);
      const std::uint32_t near = ink | with_neighbours(going_, i);
      for (std::uint32_t left = next_going[i] & ~near; left != 0; left ^= first_bit(left)) {
        next[row_of(i, left)] = {};
      }
      next_going[i] = 0;
      for (std::uint32_t left = near; left != 0; left ^= first_bit(left)) {
        const std::size_t y = row_of(i, left);
        if (y >= ways_.size()) break;
        const std::uint32_t bit = first_bit(left);
        step(x, static_cast<int>(y), (ink & bit) != 0, next[y]);
        if (next[y].best > 0) next_going[i] |= bit;
      }
    }
  }

  // The highest one, which is that of the first row.
  static std::uint32_t first_bit(std::uint32_t bits) { return std::bit_floor(bits); }
  static std::size_t row_of(std::size_t word, std::uint32_t bits) {
    return 32 * word + static_cast<std::size_t>(std::countl_zero(bits));
  }

  void step(int x, int y, bool ink, Way& next) {
    const Way& straight = ways_[static_cast<std::size_t>(y)];
    const Way* from = &straight;
    double score = straight.score;
    for (const int row : {y - 1, y + 1}) {
      const Way* other = before(row);
      if (other == nullptr || other->score + tolerances_.shift <= score) continue;
      from = other;
      score = other->score + tolerances_.shift;
    }
    if (ink) {
      score += near_rest_.at(x, y) ? tolerances_.unsure : tolerances_.speck;
    } else {
      score += rest_.at(x, y) ? tolerances_.other : tolerances_.white;
    }
    const bool over = score <= 0 || from->best - score > tolerances_.drop * point_;
    if (over && straight.score > 0) keep(straight);
    if (over && !ink) {
      next = {};
    } else if (over || from->score <= 0) {
      next = {tolerances_.speck, x, y, tolerances_.speck, x, y};
    } else {
      next = *from;
      next.score = score;
      if (score > next.best) {
        next.best = score;
        next.end = x;
        next.end_row = y;
      }
    }
  }

  void keep(const Way& way) {
    if (way.best < tolerances_.least_score * point_) return;
    if (way.end - way.begin < tolerances_.least_length * point_) return;
    found_.push_back(way);
  }

  Bits specks_;
  Bits rest_;
  Bits near_rest_;
  double point_;
  FaintLineTolerances tolerances_;
  std::vector<Way> ways_;
  std::vector<std::uint32_t> going_;  // whether there is a way, a bit for each row
  std::vector<Way> found_;
};

double row_at(const Way& way, int x) {
  if (way.end <= way.begin) return way.begin_row;
  return way.begin_row +
         static_cast<double>(way.end_row - way.begin_row) * (x - way.begin) / (way.end - way.begin);
}

// Whether most of the shorter one lies beside the other.
bool is_beside(const Way& a, const Way& b, double reach) {
  const int begin = std::max(a.begin, b.begin);
  const int end = std::min(a.end, b.end);
  const int shorter = std::min(a.end - a.begin, b.end - b.begin);
  if (2 * (end - begin) < shorter) return false;
  const int middle = (begin + end) / 2;
  return std::abs(row_at(a, middle) - row_at(b, middle)) <= reach;
}

struct InkOnWay {
  Segment segment;
  int dashes = 0;
  double beside = 0;  // share of the ink with other ink beside it
};

InkOnWay ink_on(const Way& way, const Bits& specks, const Bits& near_rest) {
  InkOnWay found;
  int inked = 0;
  int pixels = 0;
  double off = 0;
  bool black = false;
  for (int x = way.begin; x <= way.end; ++x) {
    const auto row = static_cast<int>(std::lround(row_at(way, x)));
    int count = 0;
    for (int y = row - 2; y <= row + 2; ++y) {
      if (!specks.at(x, y)) continue;
      ++count;
      off += y - row_at(way, x);
    }
    if (count > 0 && !black) ++found.dashes;
    black = count > 0;
    inked += black;
    pixels += count;
    found.beside += black && near_rest.at(x, row);
  }
  found.beside /= std::max(1, inked);
  const double mean = pixels > 0 ? off / pixels : 0;
  Segment& segment = found.segment;
  segment.begin = way.begin;
  segment.end = way.end + 1;
  segment.at_begin = way.begin_row + mean + 0.5;
  segment.at_end = way.end_row + mean + 0.5;
  segment.thickness = std::max(1.0, static_cast<double>(pixels) / std::max(1, inked));
  segment.ink = inked / segment.length();
  return found;
}

}  // namespace

std::vector<Segment> find_faint_lines(const Pix& specks, const Pix& rest, double dpi,
                                      const FaintLineTolerances& tolerances) {
  const double point = dpi / 72;
  const Bits bits(specks);
  const auto reach = static_cast<int>(std::lround(tolerances.beside * point));
  const PixHandle around = dilated(rest, 1, 2 * reach + 1);
  const PixHandle columns = transposed(specks);
  if (around == nullptr || columns == nullptr) return {};
  const Bits others(rest);
  const Bits near_others(*around);
  std::vector<Way> ways = WayFinder(bits, others, near_others, point, tolerances).find(*columns);
  std::stable_sort(ways.begin(), ways.end(),
                   [](const Way& a, const Way& b) { return a.best > b.best; });
  std::vector<Way> chosen;
  for (const Way& way : ways) {
    const bool known = std::any_of(chosen.begin(), chosen.end(), [&](const Way& other) {
      return is_beside(way, other, std::max(3.0, 1.5 * point));
    });
    if (!known) chosen.push_back(way);
  }
  std::vector<Segment> lines;
  for (const Way& way : chosen) {
    const InkOnWay ink = ink_on(way, bits, near_others);
    if (ink.dashes < tolerances.least_dashes || ink.segment.ink < tolerances.least_ink ||
        ink.beside > tolerances.most_beside) {
      continue;
    }
    lines.push_back(ink.segment);
  }
  return lines;
}

}  // namespace baku::marks
