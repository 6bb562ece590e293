#include "ingest/scan/marks/faint_lines.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include "ingest/scan/marks/bits.h"

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
        ways_(static_cast<std::size_t>(specks.height())),
        going_(ways_.size()) {}

  // Ways whose score is high enough; those beside a line too.
  std::vector<Way> find() {
    std::vector<Way> next(ways_.size());
    std::vector<std::uint8_t> next_going(ways_.size());
    for (int x = 0; x < specks_.width(); ++x) {
      step_all(x, next, next_going);
      ways_.swap(next);
      going_.swap(next_going);
    }
    for (const Way& way : ways_) keep(way);
    return std::move(found_);
  }

 private:
  [[nodiscard]] const Way* before(int row) const {
    const bool inside = row >= 0 && row < specks_.height();
    return inside ? &ways_[static_cast<std::size_t>(row)] : nullptr;
  }

  // Most rows have neither a speck nor a way near them.
  void step_all(int x, std::vector<Way>& next, std::vector<std::uint8_t>& next_going) {
    const std::size_t rows = ways_.size();
    bool above = false;
    bool here = specks_.at(x, 0);
    for (std::size_t y = 0; y < rows; ++y) {
      const bool below = specks_.at(x, static_cast<int>(y) + 1);
      const bool ink = above || here || below;
      above = here;
      here = below;
      const bool near_way =
          going_[y] != 0 || (y > 0 && going_[y - 1] != 0) || (y + 1 < rows && going_[y + 1] != 0);
      if (ink || near_way) {
        step(x, static_cast<int>(y), ink, next[y]);
        next_going[y] = next[y].best > 0 ? 1 : 0;
      } else if (next_going[y] != 0) {
        next[y] = {};
        next_going[y] = 0;
      }
    }
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
  std::vector<std::uint8_t> going_;  // whether there is a way, by row
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
  const PixHandle around(pixDilateBrick(nullptr, reading(rest), 1, 2 * reach + 1));
  if (around == nullptr) return {};
  const Bits others(rest);
  const Bits near_others(*around);
  std::vector<Way> ways = WayFinder(bits, others, near_others, point, tolerances).find();
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
