#include "registry/dedup/words.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/code_points.h"
#include "base/edit_distance.h"
#include "base/text.h"
#include "registry/dedup/words_text.h"

namespace baku {
namespace {

constexpr std::size_t kLeastStem = 3;  // letters that must be left when an affix is taken off

bool is_vowel(char letter) { return std::string_view("aeiou").find(letter) != std::string::npos; }

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// Letters of Latin with marks, as Indonesian names and loan words have them, without the mark.
char plain_letter(char32_t point) {
  if (point >= 'A' && point <= 'Z') return static_cast<char>(point - 'A' + 'a');
  if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9')) {
    return static_cast<char>(point);
  }
  if (point >= 0xE0) point -= 0x20;
  if (point >= 0xC0 && point <= 0xC5) return 'a';
  if (point >= 0xC8 && point <= 0xCB) return 'e';
  if (point >= 0xCC && point <= 0xCF) return 'i';
  if (point >= 0xD2 && point <= 0xD6) return 'o';
  if (point >= 0xD9 && point <= 0xDC) return 'u';
  return point == '|' || point == 0x7C ? 'l' : '\0';
}

// Runs of letters and digits, in small letters.
std::vector<std::string> runs_of(std::string_view text) {
  std::vector<std::string> runs;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.length;
    const char letter = point.valid ? plain_letter(point.value) : '\0';
    if (letter == '\0') {
      open = false;
      continue;
    }
    if (!open) runs.emplace_back();
    runs.back() += letter;
    open = true;
  }
  return runs;
}

// Takes `prefix` off; false where too little would be left.
bool take_prefix(std::string& word, std::string_view prefix) {
  if (!word.starts_with(prefix) || word.size() < prefix.size() + kLeastStem) return false;
  word.erase(0, prefix.size());
  return true;
}

bool take_suffix(std::string& word, std::string_view suffix) {
  if (!word.ends_with(suffix) || word.size() < suffix.size() + kLeastStem) return false;
  word.resize(word.size() - suffix.size());
  return true;
}

// Prefixes before which a letter of the stem was lost: "menyusun" is "susun".
struct NasalPrefix {
  std::string_view prefix;
  char lost;  // comes back before a vowel; '\0': nothing was lost
};
constexpr std::array kNasalPrefixes = {
    NasalPrefix{"meny", 's'},  NasalPrefix{"peny", 's'}, NasalPrefix{"meng", '\0'},
    NasalPrefix{"peng", '\0'}, NasalPrefix{"mem", 'p'},  NasalPrefix{"pem", 'p'},
    NasalPrefix{"men", 't'},   NasalPrefix{"pen", 't'},  NasalPrefix{"me", '\0'},
};

bool take_nasal_prefix(std::string& word) {
  for (const auto& [prefix, lost] : kNasalPrefixes) {
    if (!take_prefix(word, prefix)) continue;
    if (lost != '\0' && is_vowel(word.front())) word.insert(word.begin(), lost);
    return true;
  }
  return false;
}

std::string stemmed(std::string word) {
  if (word.size() <= kLeastStem + 1) return word;
  for (const std::string_view particle : {"kah", "lah", "pun", "nya"}) {
    if (word.size() > particle.size() + kLeastStem + 1 && take_suffix(word, particle)) break;
  }
  if (!take_nasal_prefix(word)) {
    for (const std::string_view prefix : {"di", "ter", "ke"}) {
      if (word.size() > prefix.size() + kLeastStem + 1 && take_prefix(word, prefix)) break;
    }
  }
  for (const std::string_view prefix : {"ber", "per", "pe"}) {
    if (word.size() > prefix.size() + kLeastStem && take_prefix(word, prefix)) break;
  }
  for (const std::string_view suffix : {"kan", "an", "i"}) {
    if (word.size() > suffix.size() + kLeastStem && take_suffix(word, suffix)) break;
  }
  return word;
}

// Signs that character recognition confuses become one. A number keeps its digits.
std::string folded(std::string_view word) {
  const bool number = std::all_of(word.begin(), word.end(), is_digit);
  if (number) return std::string(word);
  std::string out;
  out.reserve(word.size());
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char letter = word[i];
    if (letter == 'r' && i + 1 < word.size() && word[i + 1] == 'n') {
      out += 'm';
      ++i;
    } else if (letter == '0') {
      out += 'o';
    } else if (letter == '1' || letter == 'l') {
      out += 'i';
    } else if (letter == '5') {
      out += 's';
    } else {
      out += letter;
    }
  }
  return out;
}

// Digits that stand for letters inside a word become these before affixes are looked for.
std::string letters_for_digits(std::string word) {
  const auto letters = std::count_if(word.begin(), word.end(), [](char c) { return !is_digit(c); });
  if (2 * static_cast<std::size_t>(letters) <= word.size()) return word;
  for (char& letter : word) {
    if (letter == '0') letter = 'o';
    if (letter == '1') letter = 'l';
    if (letter == '5') letter = 's';
  }
  return word;
}

std::string stem_of(std::string_view word) {
  return folded(stemmed(letters_for_digits(std::string(word))));
}

// What words.txt says, by stem.
struct WordList {
  std::unordered_map<std::string, WordKind> kinds;
  std::unordered_set<std::string> qualifiers;
  std::unordered_map<std::string, std::string> meanings;  // stem -> the first stem of its line
};

void add_line(WordList& list, std::string_view line) {
  const std::vector<std::string> words = runs_of(line.substr(0, line.find('#')));
  if (words.size() < 2) return;
  const std::string first = stem_of(words[1]);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string stem = stem_of(words[i]);
    if (words[0] == "drop") list.kinds.emplace(stem, WordKind::kDropped);
    if (words[0] == "role") list.kinds.emplace(stem, WordKind::kRole);
    if (words[0] == "how") list.qualifiers.insert(stem);
    if (words[0] == "same") list.meanings.emplace(stem, first);
  }
}

const WordList& word_list() {
  static const WordList list_of_words = [] {
    WordList list;
    std::string_view rest = kDedupWordsText;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      add_line(list, rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return list;
  }();
  return list_of_words;
}

}  // namespace

std::vector<StemmedWord> words_of(std::string_view text) {
  const WordList& list = word_list();
  std::vector<StemmedWord> words;
  for (const std::string& run : runs_of(text)) {
    StemmedWord word{stem_of(run), WordKind::kContent};
    if (const auto kind = list.kinds.find(word.stem); kind != list.kinds.end()) {
      word.kind = kind->second;
    } else if (word.stem.size() < 2) {
      word.kind = WordKind::kDropped;
    }
    word.qualifies = list.qualifiers.contains(word.stem);
    if (const auto meaning = list.meanings.find(word.stem); meaning != list.meanings.end()) {
      word.stem = meaning->second;
    }
    words.push_back(std::move(word));
  }
  return words;
}

std::string folded_letters(std::string_view text) {
  std::string out;
  for (const std::string& run : runs_of(text)) out += folded(run);
  return out;
}

std::string shape_of(std::string_view stem) {
  static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
  static constexpr std::string_view kShapes = "obooolghiihimnopgisiuvvxyzoizbashtbg";
  std::string shape;
  for (const char letter : stem) {
    const std::size_t at = kLetters.find(letter);
    char same = at == std::string_view::npos ? letter : kShapes[at];
    if (same == 'n' || same == 'u' || same == 'h') same = 'm';
    if (shape.empty() || shape.back() != same) shape += same;
  }
  return shape;
}

double edit_likeness(std::string_view a, std::string_view b) {
  if (a == b) return 1;
  const auto longest = static_cast<double>(std::max(a.size(), b.size()));
  return 1 - static_cast<double>(edit_distance(a, b)) / longest;
}

std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 30U;
  value *= 0xBF58476D1CE4E5B9U;
  value ^= value >> 27U;
  value *= 0x94D049BB133111EBU;
  return value ^ (value >> 31U);
}

std::uint64_t stable_hash(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = 0xCBF29CE484222325U ^ mixed(seed + 1);
  for (const char byte : text) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001B3U;
  }
  return mixed(hash);
}

}  // namespace baku
