#include "ingest/pdf/word_builder.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace baku {
namespace {

// All in font sizes (em) unless said otherwise.
struct WordTolerances {
  double gap = 0.15;             // a wider gap is a blank
  double overlap = 0.25;         // letters of a word overlap less
  double baseline = 0.2;         // letters of a word are off the baseline less
  double twin = 0.12;            // offset of a glyph that is drawn again
  double spread = 0.5;           // widest gap inside a spaced-out word
  double spread_ratio = 1.35;    // widest to narrowest gap inside it
  std::size_t spread_count = 4;  // fewer single letters are no spaced-out word
  double size_ratio = 0.65;      // smaller to larger letters of one word (small capitals)
  double line = 0.6;             // points between baselines of one line
};
constexpr WordTolerances kTolerances;

struct LinePlace {
  double along = 0;
  double baseline = 0;
};

LinePlace in_line(Point p, Direction direction) {
  switch (direction) {
    case Direction::k90: return {p.y, -p.x};
    case Direction::k180: return {-p.x, -p.y};
    case Direction::k270: return {-p.y, p.x};
    case Direction::k0: break;
  }
  return {p.x, p.y};
}

// The page's box of a stretch of line: `begin`..`end` along, `top`..`bottom` across.
Rect on_page(double begin, double end, double top, double bottom, Direction direction) {
  switch (direction) {
    case Direction::k90: return {-bottom, begin, -top, end};
    case Direction::k180: return {-end, -bottom, -begin, -top};
    case Direction::k270: return {top, -end, bottom, -begin};
    case Direction::k0: break;
  }
  return {begin, top, end, bottom};
}

Rect box_of(const Glyph& glyph, const LinePlace& place) {
  return on_page(place.along, place.along + std::max(glyph.advance, 0.01),
                 place.baseline - glyph.ascent * glyph.font_size,
                 place.baseline + glyph.descent * glyph.font_size, glyph.direction);
}

bool similar_size(double a, double b) {
  return std::min(a, b) >= kTolerances.size_ratio * std::max(a, b);
}

bool same_style(const BuiltWord& a, const BuiltWord& b) {
  return a.word.direction == b.word.direction && a.word.hidden == b.word.hidden &&
         similar_size(a.word.font_size, b.word.font_size);
}

double em_of(const BuiltWord& a, const BuiltWord& b) {
  return std::max<double>(a.word.font_size, b.word.font_size);
}

bool is_twin(const BuiltWord& a, const BuiltWord& b) {
  return a.word.text == b.word.text && std::abs(a.begin - b.begin) < kTolerances.twin * em_of(a, b);
}

void absorb_twin(BuiltWord& kept, const BuiltWord& twin) {
  if (kept.word.hidden == twin.word.hidden) {
    const double off = std::abs(kept.begin - twin.begin) + std::abs(kept.baseline - twin.baseline);
    kept.word.bold = kept.word.bold || twin.word.bold || off > 0.01 * em_of(kept, twin);
  } else {
    kept.word.bold = kept.word.hidden ? twin.word.bold : kept.word.bold;
    kept.word.hidden = false;
  }
  kept.pale = kept.pale && twin.pale;
  kept.blank_after = kept.blank_after || twin.blank_after;
}

void append_word(BuiltWord& word, const BuiltWord& next) {
  word.word.text += next.word.text;
  word.word.box = united(word.word.box, next.word.box);
  word.word.font_size = std::max(word.word.font_size, next.word.font_size);
  word.word.bold = word.word.bold && next.word.bold;
  word.end = std::max(word.end, next.end);
  word.glyphs += next.glyphs;
  word.blank_after = next.blank_after;
  word.pale = word.pale && next.pale;
}

using Line = std::vector<std::size_t>;  // indices of words, in reading order

std::vector<Line> lines_of(const std::vector<BuiltWord>& words) {
  std::vector<std::size_t> order(words.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(words[a].word.direction, words[a].baseline) <
           std::pair(words[b].word.direction, words[b].baseline);
  });
  std::vector<Line> lines;
  for (const std::size_t i : order) {
    const bool same = !lines.empty() &&
                      words[lines.back().back()].word.direction == words[i].word.direction &&
                      words[i].baseline - words[lines.back().back()].baseline <= kTolerances.line;
    if (!same) lines.emplace_back();
    lines.back().push_back(i);
  }
  for (Line& line : lines) {
    std::stable_sort(line.begin(), line.end(),
                     [&](std::size_t a, std::size_t b) { return words[a].begin < words[b].begin; });
  }
  return lines;
}

double gap_between(const BuiltWord& a, const BuiltWord& b) {
  return b.begin - a.end - a.letter_space;
}

bool is_letter(std::string_view text) {
  return text.size() == 1 &&
         ((text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z'));
}

// Single letters from `first` on that are spaced out evenly: how many are one word. 0: none.
std::size_t spaced_out_count(const std::vector<BuiltWord>& words, const Line& line,
                             std::size_t first) {
  double narrowest = 0;
  double widest = 0;
  std::size_t count = 1;
  bool varied = false;  // a row of equal marks in narrow columns is no word
  for (std::size_t i = first; i + 1 < line.size(); ++i) {
    const BuiltWord& a = words[line[i]];
    const BuiltWord& b = words[line[i + 1]];
    if (!is_letter(a.word.text) || !is_letter(b.word.text) || a.blank_after) break;
    if (!same_style(a, b)) break;
    varied = varied || a.word.text != b.word.text;
    const double gap = gap_between(a, b) / em_of(a, b);
    if (gap <= 0 || gap > kTolerances.spread) break;
    const double low = count == 1 ? gap : std::min(narrowest, gap);
    const double high = std::max(widest, gap);
    if (high > kTolerances.spread_ratio * low) break;
    narrowest = low;
    widest = high;
    ++count;
  }
  return varied && count >= kTolerances.spread_count ? count : 0;
}

// Walks a line once: drops twins, joins portions of words and spaced-out letters, says where
// blanks are. Words that became part of another have an empty text afterwards.
void mend_line(std::vector<BuiltWord>& words, const Line& line) {
  std::size_t spread_until = 0;
  std::size_t last = line.size();
  for (std::size_t i = 0; i < line.size(); ++i) {
    BuiltWord& next = words[line[i]];
    const std::size_t spread = i < spread_until ? 0 : spaced_out_count(words, line, i);
    const bool in_spread = i < spread_until;
    if (spread > 0) spread_until = i + spread;
    if (last == line.size()) {
      last = i;
      continue;
    }
    BuiltWord& word = words[line[last]];
    const double em = em_of(word, next);
    const double gap = gap_between(word, next);
    const double drift = std::abs(next.baseline - word.baseline);
    if (is_twin(word, next)) {
      absorb_twin(word, next);
      next.word.text.clear();
      continue;
    }
    const bool close = gap <= kTolerances.gap * em && gap >= -kTolerances.overlap * em;
    if (!word.blank_after && (close || in_spread) && same_style(word, next) &&
        drift <= kTolerances.baseline * em) {
      append_word(word, next);
      next.word.text.clear();
      continue;
    }
    word.word.space_after =
        word.blank_after || gap > kTolerances.gap * em || gap < -kTolerances.overlap * em;
    last = i;
  }
}

}  // namespace

bool WordBuilder::repeats_last_glyph(const Glyph& glyph, double along, double baseline) const {
  if (words_.empty()) return false;
  const BuiltWord& last = words_.back();
  const double near = kTolerances.twin * glyph.font_size;
  return last.word.direction == glyph.direction && std::abs(last.baseline - baseline) < near &&
         std::abs(along - last_begin_) < near && last_length_ == glyph.text.size() &&
         last.word.text.ends_with(glyph.text);
}

bool WordBuilder::continues(const Glyph& glyph, double along, double baseline) const {
  if (!open_ || words_.empty()) return false;
  const BuiltWord& last = words_.back();
  if (last.word.direction != glyph.direction || last.word.hidden != glyph.hidden) return false;
  const double em = std::max<double>(last.word.font_size, glyph.font_size);
  if (!similar_size(last.word.font_size, glyph.font_size)) return false;
  if (std::abs(baseline - last.baseline) > 0.05 * em) return false;
  const double gap = along - last.end - last.letter_space;
  return gap <= kTolerances.gap * em && gap >= -kTolerances.overlap * em && along > last.begin;
}

void WordBuilder::add(const Glyph& glyph) {
  const auto [along, baseline] = in_line(glyph.origin, glyph.direction);
  if (repeats_last_glyph(glyph, along, baseline)) {
    const double off = std::abs(along - last_begin_) + std::abs(words_.back().baseline - baseline);
    if (off > 0.01 * glyph.font_size) words_.back().word.bold = true;
    return;
  }
  const Rect box = box_of(glyph, {along, baseline});
  const double end = along + std::max(glyph.advance, 0.0);
  const double space = std::clamp(glyph.letter_space, 0.0, glyph.font_size);
  if (continues(glyph, along, baseline)) {
    BuiltWord& word = words_.back();
    word.word.text += glyph.text;
    word.word.box = united(word.word.box, box);
    word.word.font_size = std::max(word.word.font_size, static_cast<float>(glyph.font_size));
    word.word.bold = word.word.bold && glyph.bold;
    word.pale = word.pale && glyph.pale;
    word.end = std::max(word.end, end);
    word.letter_space = space;
    ++word.glyphs;
  } else {
    if (words_.size() >= max_words_) {
      full_ = true;
      open_ = false;
      return;
    }
    BuiltWord& word = words_.emplace_back();
    word.word.text = glyph.text;
    word.word.box = box;
    word.word.font_size = static_cast<float>(glyph.font_size);
    word.word.direction = glyph.direction;
    word.word.bold = glyph.bold;
    word.word.hidden = glyph.hidden;
    word.baseline = baseline;
    word.begin = along;
    word.end = end;
    word.letter_space = space;
    word.glyphs = 1;
    word.order = glyph.order;
    word.pale = glyph.pale;
    open_ = true;
  }
  last_begin_ = along;
  last_length_ = glyph.text.size();
}

void WordBuilder::add_blank() {
  if (open_ && !words_.empty()) words_.back().blank_after = true;
  open_ = false;
}

std::vector<BuiltWord> WordBuilder::take_words() {
  for (const Line& line : lines_of(words_)) mend_line(words_, line);
  std::erase_if(words_, [](const BuiltWord& word) { return word.word.text.empty(); });
  open_ = false;
  full_ = false;
  return std::exchange(words_, {});
}

}  // namespace baku
