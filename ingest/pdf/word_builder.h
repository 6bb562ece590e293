// Glyphs to words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page.h"

namespace baku {

// One drawn glyph, in points on the page as displayed.
struct Glyph {
  std::string_view text;    // UTF-8, not empty
  Point origin;             // on the baseline
  double advance = 0;       // width along the reading direction, without letter or word spacing
  double letter_space = 0;  // added behind the glyph by the text state
  double font_size = 0;
  double ascent = 0.9;   // of the font size, above the baseline
  double descent = 0.2;  // of the font size, below the baseline
  Direction direction = Direction::k0;
  bool bold = false;
  bool hidden = false;
  bool pale = false;      // white: seen only on a dark ground
  std::size_t order = 0;  // place among the page's marks
};

// A word with what is still needed to judge it.
struct BuiltWord {
  Word word;
  double baseline = 0;  // across the reading direction, growing downwards from the text's view
  double begin = 0;     // along the reading direction
  double end = 0;
  double letter_space = 0;
  std::size_t glyphs = 0;
  std::size_t order = 0;
  bool blank_after = false;  // a space was drawn
  bool pale = false;
};

// Joins glyphs that stand next to each other, in whatever portions they are drawn; splits at drawn
// blanks and at gaps too wide for letters of one word. A word drawn twice with a small offset is
// one bold word. Evenly spaced-out letters are one word.
class WordBuilder {
 public:
  explicit WordBuilder(std::size_t max_words) : max_words_(max_words) {}

  void add(const Glyph& glyph);

  // A drawn space behind the last glyph.
  void add_blank();

  // All words, in the order of drawing; the builder is empty afterwards.
  std::vector<BuiltWord> take_words();

  [[nodiscard]] bool is_full() const { return full_; }

 private:
  [[nodiscard]] bool continues(const Glyph& glyph, double along, double baseline) const;
  [[nodiscard]] bool repeats_last_glyph(const Glyph& glyph, double along, double baseline) const;

  std::size_t max_words_;
  bool full_ = false;
  std::vector<BuiltWord> words_;
  double last_begin_ = 0;        // of the last glyph of the last word
  std::size_t last_length_ = 0;  // of its text
  bool open_ = false;            // the last word may be continued
};

}  // namespace baku
