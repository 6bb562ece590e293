#include "ingest/layout/text_chunks.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

namespace baku {
namespace {

struct ZoneTolerances {
  double least_band_gap = 0.5;    // of the font size; a wider gap between lines ends a band
  double least_gutter = 0.9;      // of the font size; a narrower gap is no gutter
  double least_width = 100;       // points; a narrower column is no running text
  double least_fill = 0.7;        // of a column's width that its lines fill
  double least_full_lines = 0.6;  // share of the lines that are so full
  std::size_t least_lines = 4;    // on both sides of a gutter
  double least_words = 3;         // a line, on average
  double widest_blank = 1;        // of the font size; a wider gap is none between words of prose
  double most_gaps = 0.2;         // share of the lines with such a gap
  int most_columns = 6;
};
constexpr ZoneTolerances kZones;

double font_size_of(const WordRefs& words) {
  std::vector<float> sizes;
  for (const Word* word : words) sizes.push_back(word->font_size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return std::max(static_cast<double>(*middle), 1.0);
}

struct Interval {
  double low = 0;
  double high = 0;
};

// Gaps of at least `least` between the words' extents along one axis.
std::vector<Interval> gaps_between(std::vector<Interval> extents, double least) {
  std::sort(extents.begin(), extents.end(),
            [](const Interval& a, const Interval& b) { return a.low < b.low; });
  std::vector<Interval> gaps;
  double reached = extents.empty() ? 0 : extents.front().high;
  for (const Interval& extent : extents) {
    if (extent.low - reached >= least) gaps.push_back({reached, extent.low});
    reached = std::max(reached, extent.high);
  }
  return gaps;
}

std::vector<Interval> extents_of(const WordRefs& words, Axis axis) {
  std::vector<Interval> extents;
  for (const Word* word : words) {
    const Rect& box = word->box;
    extents.push_back(axis == Axis::kHorizontal ? Interval{box.left, box.right}
                                                : Interval{box.top, box.bottom});
  }
  return extents;
}

bool has_wide_gap(const WordRefs& line) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double gap = line[i]->box.left - line[i - 1]->box.right;
    if (gap > kZones.widest_blank * static_cast<double>(line[i]->font_size)) return true;
  }
  return false;
}

// True if the words read as running text: several lines, most of them full.
bool is_prose(const WordRefs& words) {
  double left = words.front()->box.left;
  double right = words.front()->box.right;
  for (const Word* word : words) {
    left = std::min(left, word->box.left);
    right = std::max(right, word->box.right);
  }
  if (right - left < kZones.least_width) return false;
  const auto lines = words_by_line(words, LineOfTextTolerances{});
  if (lines.size() < kZones.least_lines) return false;
  const auto full = std::count_if(lines.begin(), lines.end(), [&](const WordRefs& line) {
    const double width = line.back()->box.right - line.front()->box.left;
    return width >= kZones.least_fill * (right - left);
  });
  const auto gapped = std::count_if(lines.begin(), lines.end(), has_wide_gap);
  const auto count = static_cast<double>(lines.size());
  return static_cast<double>(gapped) <= kZones.most_gaps * count &&
         static_cast<double>(full) >= kZones.least_full_lines * count &&
         static_cast<double>(words.size()) >= kZones.least_words * count;
}

// The words in bands that blank space parts from top to bottom.
std::vector<WordRefs> bands_of(WordRefs words, double font_size) {
  const auto gaps =
      gaps_between(extents_of(words, Axis::kVertical), kZones.least_band_gap * font_size);
  std::stable_sort(words.begin(), words.end(),
                   [](const Word* a, const Word* b) { return a->box.top < b->box.top; });
  std::vector<WordRefs> bands(1);
  std::size_t gap = 0;
  for (const Word* word : words) {
    while (gap < gaps.size() && word->box.top >= gaps[gap].high) {
      ++gap;
      bands.emplace_back();
    }
    bands.back().push_back(word);
  }
  return bands;
}

// The gaps and what lies left and right of the words.
std::vector<Interval> with_margins(const std::vector<Interval>& gaps, const WordRefs& words) {
  constexpr double kFar = 1e9;
  Interval all{kFar, -kFar};
  for (const Word* word : words) {
    all.low = std::min(all.low, word->box.left);
    all.high = std::max(all.high, word->box.right);
  }
  std::vector<Interval> wider = {{-kFar, all.low}};
  wider.insert(wider.end(), gaps.begin(), gaps.end());
  wider.push_back({all.high, kFar});
  return wider;
}

// Parts of at least `least` that two sorted lists of gaps have in common.
std::vector<Interval> common_gaps(const std::vector<Interval>& a, const std::vector<Interval>& b,
                                  double least) {
  std::vector<Interval> common;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    const Interval both{std::max(a[i].low, b[k].low), std::min(a[i].high, b[k].high)};
    if (both.high - both.low >= least) common.push_back(both);
    if (a[i].high < b[k].high) {
      ++i;
    } else {
      ++k;
    }
  }
  return common;
}

struct Sides {
  WordRefs left;
  WordRefs right;
};

// The two sides of the first gutter with prose on both of them.
std::optional<Sides> cut_at_gutter(const WordRefs& words, double font_size) {
  const auto gutters =
      gaps_between(extents_of(words, Axis::kHorizontal), kZones.least_gutter * font_size);
  if (gutters.size() > static_cast<std::size_t>(kZones.most_columns)) return std::nullopt;
  for (const Interval& gutter : gutters) {
    Sides sides;
    for (const Word* word : words) {
      (word->box.right <= gutter.low ? sides.left : sides.right).push_back(word);
    }
    if (is_prose(sides.left) && is_prose(sides.right)) return sides;
  }
  return std::nullopt;
}

void cut_columns(const WordRefs& words, double font_size, std::vector<WordRefs>& zones) {
  if (auto sides = cut_at_gutter(words, font_size)) {
    zones.push_back(std::move(sides->left));
    cut_columns(sides->right, font_size, zones);
  } else {
    zones.push_back(words);
  }
}

// True for a line of running text that was stretched to its column's width: all gaps are alike.
bool is_stretched(const WordRefs& line) {
  constexpr std::size_t kLeastWords = 5;
  constexpr double kAlike = 1.4;
  if (line.size() < kLeastWords) return false;
  double least = line[1]->box.left - line[0]->box.right;
  double most = least;
  for (std::size_t i = 2; i < line.size(); ++i) {
    const double gap = line[i]->box.left - line[i - 1]->box.right;
    least = std::min(least, gap);
    most = std::max(most, gap);
  }
  return least > 0 && most <= kAlike * least;
}

}  // namespace

std::vector<ChunkLine> chunk_lines(const WordRefs& words, double gap) {
  WordRefs level;
  std::copy_if(words.begin(), words.end(), std::back_inserter(level),
               [](const Word* word) { return word->direction == Direction::k0; });
  std::vector<ChunkLine> lines;
  for (const WordRefs& line : words_by_line(level, LineOfTextTolerances{})) {
    ChunkLine cut;
    const bool stretched = is_stretched(line);
    for (const Word* word : line) {
      const double widest = stretched ? 1e9 : gap * static_cast<double>(word->font_size);
      if (cut.chunks.empty() || word->box.left - cut.chunks.back().box.right > widest) {
        cut.chunks.emplace_back();
      }
      cut.chunks.back().words.push_back(word);
      cut.chunks.back().box = united(cut.chunks.back().box, word->box);
      cut.box = united(cut.box, word->box);
      cut.font_size = std::max(cut.font_size, static_cast<double>(word->font_size));
    }
    lines.push_back(std::move(cut));
  }
  return lines;
}

bool is_figure(const Chunk& chunk) {
  int digits = 0;
  int others = 0;
  for (const Word* word : chunk.words) {
    for (const char c : word->text) {
      const bool mark = c == '.' || c == ',' || c == '-' || c == '%' || c == '(' || c == ')';
      if (c >= '0' && c <= '9') {
        ++digits;
      } else if (!mark) {
        ++others;
      }
    }
  }
  return digits > others;
}

std::vector<WordRefs> text_zones(const WordRefs& words) {
  if (words.empty()) return {};
  const double font_size = font_size_of(words);
  const double least = kZones.least_gutter * font_size;
  std::vector<WordRefs> zones;
  WordRefs plain;  // without columns so far
  WordRefs block;  // of bands that have a gutter in common
  std::vector<Interval> gutters;
  const auto end_block = [&] {
    if (!block.empty() && cut_at_gutter(block, font_size)) {
      if (!plain.empty()) zones.push_back(std::exchange(plain, {}));
      cut_columns(block, font_size, zones);
    } else {
      plain.insert(plain.end(), block.begin(), block.end());
    }
    block.clear();
  };
  for (const WordRefs& band : bands_of(words, font_size)) {
    const auto inner = gaps_between(extents_of(band, Axis::kHorizontal), least);
    auto common = common_gaps(gutters, with_margins(inner, band), least);
    if (block.empty() || common.empty()) {
      end_block();
      common = inner;
    }
    gutters = std::move(common);
    WordRefs& target = gutters.empty() ? plain : block;
    target.insert(target.end(), band.begin(), band.end());
  }
  end_block();
  if (!plain.empty()) zones.push_back(std::move(plain));
  return zones;
}

}  // namespace baku
