#include "normalize/spelling.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "normalize/dictionary.h"
#include "normalize/lexicon.h"
#include "normalize/text.h"
#include "normalize/title_case.h"

namespace baku {
namespace {

// In units of one wrong letter.
constexpr double kOneLookAlike = 0.4;
constexpr double kLead = 0.5;                 // the next best word must be farther by this
constexpr std::size_t kShortestRepaired = 6;  // letters
constexpr std::size_t kShortestMisread = 5;   // in recognized text
constexpr std::size_t kMiddle = 7;
constexpr std::size_t kLong = 8;
constexpr std::size_t kVeryLong = 12;
constexpr std::size_t kMostParts = 8;  // of one broken word

// How far a word may be from what it should be. Short words have many neighbours.
double farthest_repair(std::size_t letters, bool recognized) {
  if (!recognized) return letters < kMiddle ? 0.8 : 1.0;
  if (letters < kShortestRepaired) return kOneLookAlike;
  if (letters < kLong) return 1.0;
  return letters < kVeryLong ? 1.2 : 1.6;
}

std::string in_case_of(std::string_view word, std::string_view letters) {
  if (in_capitals(word)) return upper_case(letters);
  const bool has_initial = word.front() >= 'A' && word.front() <= 'Z';
  return has_initial ? capitalized(letters) : std::string(letters);
}

bool is_letters(std::string_view key) {
  return std::all_of(key.begin(), key.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_abbreviation(std::string_view word) {
  return word.back() == '.' || (in_capitals(word) && word.find_first_of("AIUEO") == word.npos);
}

std::string_view without_end_hyphen(std::string_view part) {
  if (part.size() > 1 && part.back() == '-') part.remove_suffix(1);
  return part;
}

// Whether a part may stand alone: a word, or an abbreviation too short to be in the vocabulary.
bool stands_alone(const std::string& key, const Lexicon& lexicon) {
  if (lexicon.words().contains(key)) return true;
  for (const List name : {List::kAcronyms, List::kParticles, List::kRoles, List::kTopics}) {
    if (lexicon.list(name).find_key(key) != nullptr) return true;
  }
  return false;
}

// A piece of a text between spaces.
struct Part {
  std::string_view printed;
  std::string key;
  bool is_word = false;  // letters that may stand alone
};

std::vector<Part> parts_of(std::string_view text, const Lexicon& lexicon) {
  std::vector<Part> parts;
  for (const std::string_view printed : split_words(text)) {
    std::string key = fold(printed);
    const bool is_word = !key.empty() && is_letters(key) && stands_alone(key, lexicon);
    parts.push_back({printed, std::move(key), is_word});
  }
  return parts;
}

// How many parts from `first` on make one word; 1 where joining mends nothing.
std::size_t parts_of_word(const std::vector<Part>& parts, std::size_t first,
                          const Lexicon& lexicon) {
  const std::size_t most = std::min(kMostParts, parts.size() - first);
  std::string key;
  bool has_fragment = false;
  std::size_t best = 1;
  for (std::size_t count = 1; count <= most; ++count) {
    const Part& part = parts[first + count - 1];
    if (part.key.empty() || !is_letters(part.key)) break;
    has_fragment = has_fragment || !part.is_word;
    key += part.key;
    if (count > 1 && has_fragment && lexicon.words().contains(key)) best = count;
    if (part.printed.find_first_of(".,:;/()&") != std::string_view::npos) break;
  }
  return best;
}

}  // namespace

bool is_known_word(std::string_view word, const Lexicon& lexicon) {
  return lexicon.words().contains(fold(word));
}

std::optional<SpellingRepair> repair_word(std::string_view word, TextOrigin origin,
                                          const Lexicon& lexicon) {
  const bool recognized = origin != TextOrigin::kDigital;
  const std::string key = fold(word);
  const std::size_t shortest = recognized ? kShortestMisread : kShortestRepaired;
  if (key.size() < shortest || is_abbreviation(word)) return std::nullopt;
  if (!recognized && !is_letters(key)) return std::nullopt;
  if (lexicon.words().contains(key) || lexicon.list(List::kAcronyms).find_key(key) != nullptr ||
      lexicon.list(List::kGivenNames).find_key(key) != nullptr ||
      lexicon.place_words().contains(key)) {
    return std::nullopt;
  }
  if (is_letters(key) && dictionary_knows(key)) return std::nullopt;
  const double most = farthest_repair(key.size(), recognized);
  const Slips slips = recognized ? Slips::kRecognized : Slips::kTyped;
  const NearestWord nearest = lexicon.word_tree().nearest(key, slips, most + kLead);
  if (nearest.distance > most || nearest.runner_up < nearest.distance + kLead) {
    return std::nullopt;
  }
  // Misprints are mended to words only: a short form is too near to the next one.
  if (!lexicon.full_words().contains(nearest.word)) return std::nullopt;
  const double share = nearest.distance / static_cast<double>(key.size());
  return SpellingRepair{std::string(word), in_case_of(word, nearest.word), 1 - share};
}

std::string join_broken_words(std::string_view text, const Lexicon& lexicon) {
  const std::vector<Part> parts = parts_of(text, lexicon);
  std::string out;
  for (std::size_t i = 0; i < parts.size();) {
    const std::size_t count = parts_of_word(parts, i, lexicon);
    if (!out.empty()) out.push_back(' ');
    for (std::size_t k = 0; k < count; ++k) {
      const std::string_view part = parts[i + k].printed;
      out += k + 1 < count ? without_end_hyphen(part) : part;
    }
    i += count;
  }
  return out;
}

}  // namespace baku
