// Words of a text in the form in which procedures are compared: the same word read from a scan and
// from a file, inflected or not, is one word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baku {

enum class WordKind : std::uint8_t {
  kContent,  // says which procedure it is
  kRole,     // part of the name of a post or an office
  kDropped,  // says nothing
};

struct StemmedWord {
  std::string stem;  // folded: small letters and digits
  WordKind kind = WordKind::kContent;
  bool qualifies = false;  // how, when or how far something is done, not what it is done to
};

// The words of `text` in their order. A word is a run of letters and digits. Letters are small;
// signs that a scan confuses are one (0 and o, 1, l and i, 5 and s inside a word of letters; rn and
// m); affixes are taken off without a dictionary as in Tala, "A Study of Stemming Effects on
// Information Retrieval in Bahasa Indonesia" (2003); words of one meaning (words.txt) are one.
// Bytes that are no UTF-8 and marks count as blanks.
std::vector<StemmedWord> words_of(std::string_view text);

// Small letters and digits of `text` with nothing between them, folded as above, not stemmed: for
// numbers and names.
std::string folded_letters(std::string_view text);

// The word with letters of one shape made one and runs of one letter made one letter: most words
// that a scan misread keep it. For finding, not for comparing.
std::string shape_of(std::string_view stem);

// 1 - edit distance / longer length of two short texts, in bytes; 1 for two empty texts.
double edit_likeness(std::string_view a, std::string_view b);

// A hash that is the same on every machine (FNV-1a, then mixed).
std::uint64_t stable_hash(std::string_view text, std::uint64_t seed = 0);
std::uint64_t mixed(std::uint64_t value);

}  // namespace baku
