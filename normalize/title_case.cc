#include "normalize/title_case.h"

#include <algorithm>
#include <cstddef>

#include "normalize/lexicon.h"
#include "normalize/text.h"

namespace baku {
namespace {

// Longest abbreviation in brackets that is kept though the lexicon does not know it.
constexpr std::size_t kMaxBracketedLetters = 10;

bool is_word_character(char c) {
  const auto code = static_cast<unsigned char>(c);
  return (code & 0x80U) != 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '\'';
}

bool has_vowel(std::string_view word) {
  return word.find_first_of("aiueoAIUEO") != std::string_view::npos;
}

bool has_digit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

bool is_bracketed(std::string_view text, std::size_t begin, std::size_t end) {
  return begin > 0 && end < text.size() && text[begin - 1] == '(' && text[end] == ')';
}

// Whether `second` is `first` said again with affixes: undang, undangan.
bool repeats(std::string_view first, std::string_view second) {
  constexpr std::size_t kStem = 4;
  if (first.size() < kStem || second.size() < kStem) return false;
  return first != second && first.find(second.substr(0, kStem)) != std::string_view::npos;
}

// Where the run of word characters (hyphens within it count) that begins at `begin` ends.
std::size_t end_of_word(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() &&
         (is_word_character(text[end]) || (text[end] == '-' && end + 1 < text.size() &&
                                           end > begin && is_word_character(text[end + 1])))) {
    ++end;
  }
  return end;
}

// One word of a title, hyphenated ones as a whole.
std::string cased_word(std::string_view word, bool is_first, const Lexicon& lexicon) {
  if (const auto acronym = lexicon.list(List::kAcronyms).canonical(word)) {
    return std::string(*acronym);
  }
  if (!is_first && lexicon.list(List::kParticles).contains(word)) return lower_case(word);
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos) {
    if (!has_vowel(word) || has_digit(word)) return std::string(word);
    return capitalized(word);
  }
  const std::string_view head = word.substr(0, hyphen);
  const std::string_view tail = word.substr(hyphen + 1);
  const std::string lower_tail = lower_case(tail);
  const bool is_doubled = repeats(lower_case(head), lower_tail);
  return cased_word(head, is_first, lexicon) + "-" +
         (is_doubled ? lower_tail : cased_word(tail, false, lexicon));
}

// Calls `change(word, begin, end)` for each word of `text`; what it returns takes the word's place.
template <class Change>
std::string with_words(std::string_view text, Change change) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = end_of_word(text, i);
    if (end == i) {
      out.push_back(text[i++]);
      continue;
    }
    out += change(text.substr(i, end - i), i, end);
    i = end;
  }
  return out;
}

}  // namespace

std::string capitalized(std::string_view word) {
  std::u32string letters = to_code_points(lower_case(word));
  const auto first = std::find_if(letters.begin(), letters.end(), [](char32_t c) {
    return c > 0x7F || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
  if (first != letters.end()) {
    const std::u32string upper = to_code_points(upper_case(to_utf8(std::u32string(1, *first))));
    *first = upper.front();
  }
  return to_utf8(letters);
}

std::string title_case(std::string_view text, const Lexicon& lexicon) {
  return with_words(text, [&](std::string_view word, std::size_t begin, std::size_t end) {
    const bool is_short = word.size() <= kMaxBracketedLetters;
    if (is_bracketed(text, begin, end) && is_short &&
        !lexicon.list(List::kVocabulary).contains(word)) {
      return std::string(word);
    }
    return cased_word(word, begin == 0, lexicon);
  });
}

std::string without_capitals(std::string_view text, const Lexicon& lexicon) {
  return in_capitals(text) ? title_case(text, lexicon) : std::string(text);
}

std::string with_initials(std::string_view text, const Lexicon& lexicon) {
  return with_words(text, [&](std::string_view word, std::size_t begin, std::size_t) {
    if (word.front() < 'a' || word.front() > 'z') return std::string(word);
    if (begin != 0 && lexicon.list(List::kParticles).contains(word)) return std::string(word);
    return capitalized(word);
  });
}

}  // namespace baku
