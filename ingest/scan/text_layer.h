// Whether the text of a PDF page is what stands on the page.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "ingest/page.h"

namespace baku {

// What the words of a page are taken from.
enum class TextSource : std::uint8_t {
  kText,     // its text layer
  kPicture,  // its picture; text that lies over or behind it is compared with what was read there
  kBoth,     // its text layer, where that says what stands there, and its picture elsewhere
};

// As far as the page alone tells, without looking at its picture.
TextSource text_source(const Page& page);

// Pictures on the page that are large enough to hold text and have hardly any over them; touching
// pieces of one picture are one. In order of their places in Page::images.
std::vector<Rect> pictures_without_text(const Page& page);

// True for a word of two signs or more of which at least one has no known character.
bool is_damaged(const Word& word);

// True where many words stand and none of them is usual in any text: the codes are not letters.
bool is_foreign(std::span<const Word* const> words);

// Whether a dictionary has the word.
using KnownWord = std::function<bool(const std::string&)>;

// How much of a text is made of words that a dictionary has. Words of less than three letters, and
// those with figures, do not count.
struct KnownShare {
  double letters = 0;  // of all words that count
  double known = 0;    // share of them, 0..1
  int words = 0;       // that are known
};
KnownShare known_share(std::span<const Word* const> words, const KnownWord& knows);

}  // namespace baku
