#include "normalize/spelling.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <limits>
#include <vector>

#include "normalize/dictionary.h"
#include "normalize/lexicon.h"
#include "normalize/text.h"
#include "normalize/title_case.h"

namespace baku {
namespace {

// Costs of one slip, in units of one wrong letter. Recognition takes shapes for one another, a
// typist's fingers double and swap letters and leave vowels out.
struct SpellingCosts {
  double look_alike = 0.4;  // recognized text only
  double doubled = 0.6;     // typed text only, as the next ones
  double swapped = 0.8;
  double lost_vowel = 0.8;
  double lead = 0.5;  // the next best word must be farther by this
};
constexpr SpellingCosts kCosts;
constexpr std::size_t kShortestRepaired = 6;  // letters
constexpr std::size_t kShortestMisread = 5;   // in recognized text
constexpr std::size_t kMiddle = 7;
constexpr std::size_t kLong = 8;
constexpr std::size_t kVeryLong = 12;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::size_t kMostParts = 8;  // of one broken word

// How far a word may be from what it should be. Short words have many neighbours.
double farthest_repair(std::size_t letters, bool recognized) {
  if (!recognized) return letters < kMiddle ? 0.8 : 1.0;
  if (letters < kShortestRepaired) return kCosts.look_alike;
  if (letters < kLong) return 1.0;
  return letters < kVeryLong ? 1.2 : 1.6;
}

bool is_vowel(char c) { return std::string_view("aiueo").find(c) != std::string_view::npos; }

// Letters that recognition takes for one another, in both directions.
constexpr std::array<std::string_view, 23> kLookAlikes = {
    "l1", "li", "lt", "i1", "ij", "it", "o0", "oc", "ce", "ea", "hb", "hn",
    "nm", "nr", "nu", "uv", "vy", "gq", "g9", "s5", "b8", "z2", "ft"};

// Two letters that recognition takes for one, in both directions.
struct LetterPair {
  std::string_view two;
  char one;
};
constexpr std::array<LetterPair, 5> kLookAlikePairs = {
    {{"rn", 'm'}, {"vv", 'w'}, {"cl", 'd'}, {"ri", 'n'}, {"ii", 'u'}}};

bool look_alike(std::string_view two, char one) {
  return std::any_of(kLookAlikePairs.begin(), kLookAlikePairs.end(),
                     [&](const LetterPair& pair) { return pair.one == one && pair.two == two; });
}

bool look_alike(char a, char b) {
  return std::any_of(kLookAlikes.begin(), kLookAlikes.end(), [&](std::string_view pair) {
    return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
  });
}

// Optimal string alignment distance (Damerau 1964 without edits inside a swap), where recognized
// text pays less for look-alikes (l/1, rn/m). Anything above `limit` comes back as infinity.
class SlipDistance {
 public:
  SlipDistance(bool recognized, double limit) : recognized_(recognized), limit_(limit) {}

  double operator()(std::string_view from, std::string_view to) {
    const std::size_t width = to.size() + 1;
    cells_.resize((from.size() + 1) * width);
    for (std::size_t i = 0; i <= from.size(); ++i) {
      double least = kInfinity;
      for (std::size_t j = 0; j <= to.size(); ++j) {
        const double cost = cheapest(from, to, i, j, width);
        cells_[i * width + j] = cost;
        least = std::min(least, cost);
      }
      // A swap and a pair look back two rows, so that one bad row alone may still be left.
      if (least > limit_ + 1) return kInfinity;
    }
    const double distance = cells_[(from.size() + 1) * width - 1];
    if (distance > limit_) return kInfinity;
    return distance;
  }

 private:
  [[nodiscard]] double cheapest(std::string_view from, std::string_view to, std::size_t i,
                                std::size_t j, std::size_t width) const {
    if (i == 0) return static_cast<double>(j);
    if (j == 0) return static_cast<double>(i);
    const auto cell = [&](std::size_t up, std::size_t back) {
      return cells_[(i - up) * width + j - back];
    };
    double best = std::min({cell(1, 0) + surplus(from, i), cell(0, 1) + loss(to, j),
                            cell(1, 1) + substitution(from[i - 1], to[j - 1])});
    if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
      best = std::min(best, cell(2, 2) + (recognized_ ? 1 : kCosts.swapped));
    }
    if (recognized_ && i > 1 && look_alike(from.substr(i - 2, 2), to[j - 1])) {
      best = std::min(best, cell(2, 1) + kCosts.look_alike);
    }
    if (recognized_ && j > 1 && look_alike(to.substr(j - 2, 2), from[i - 1])) {
      best = std::min(best, cell(1, 2) + kCosts.look_alike);
    }
    return best;
  }

  // Cost of the letter before `i` that is too many.
  [[nodiscard]] double surplus(std::string_view from, std::size_t i) const {
    return !recognized_ && i > 1 && from[i - 1] == from[i - 2] ? kCosts.doubled : 1;
  }

  // Cost of the letter before `j` that is missing.
  [[nodiscard]] double loss(std::string_view to, std::size_t j) const {
    if (recognized_) return 1;
    if (j > 1 && to[j - 1] == to[j - 2]) return kCosts.doubled;
    return is_vowel(to[j - 1]) ? kCosts.lost_vowel : 1;
  }

  [[nodiscard]] double substitution(char a, char b) const {
    if (a == b) return 0;
    return recognized_ && look_alike(a, b) ? kCosts.look_alike : 1;
  }

  bool recognized_;
  double limit_;
  std::vector<double> cells_;  // row by row
};

// One bit for each letter and digit that occurs.
std::uint64_t letter_set(std::string_view key) {
  std::uint64_t set = 0;
  for (const char c : key) {
    const auto code = static_cast<unsigned char>(c);
    set |= std::uint64_t{1} << (code & 63U);
  }
  return set;
}

struct Nearest {
  std::string_view word;
  double distance = kInfinity;
  double runner_up = kInfinity;
};

Nearest nearest_word(const std::string& key, bool recognized, const Lexicon& lexicon) {
  const double most = farthest_repair(key.size(), recognized);
  SlipDistance distance_between(recognized, most + kCosts.lead);
  // A slip takes at most one letter out and brings one in; look-alikes cost less than half.
  const int most_changed_letters = recognized ? 8 : 2;
  const std::uint64_t letters = letter_set(key);
  Nearest nearest;
  for (const std::string& candidate : lexicon.words()) {
    const auto longer = std::max(candidate.size(), key.size());
    if (longer - std::min(candidate.size(), key.size()) > 1) continue;
    if (std::popcount(letters ^ letter_set(candidate)) > most_changed_letters) continue;
    const double distance = distance_between(key, candidate);
    if (distance < nearest.distance) {
      nearest = {candidate, distance, nearest.distance};
    } else {
      nearest.runner_up = std::min(nearest.runner_up, distance);
    }
  }
  return nearest;
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
  if (is_known_word(key, lexicon)) return true;
  for (const List name : {List::kAcronyms, List::kParticles, List::kRoles, List::kTopics}) {
    if (lexicon.list(name).find_key(key) != nullptr) return true;
  }
  return false;
}

// How many parts from `first` on make one word; 1 where joining mends nothing.
std::size_t parts_of_word(const std::vector<std::string_view>& parts, std::size_t first,
                          const Lexicon& lexicon) {
  const std::size_t most = std::min(kMostParts, parts.size() - first);
  std::string key;
  bool has_fragment = false;
  std::size_t best = 1;
  for (std::size_t count = 1; count <= most; ++count) {
    const std::string_view printed = parts[first + count - 1];
    const std::string part = fold(printed);
    if (part.empty() || !is_letters(part)) break;
    has_fragment = has_fragment || !stands_alone(part, lexicon);
    key += part;
    if (count > 1 && has_fragment && is_known_word(key, lexicon)) best = count;
    if (printed.find_first_of(".,:;/()&") != std::string_view::npos) break;
  }
  return best;
}

// Whether the word is part of the name of a province, regency, city or district.
bool is_place_word(const std::string& key, const Lexicon& lexicon) {
  const std::vector<std::string>& places = lexicon.place_words();
  return std::binary_search(places.begin(), places.end(), key);
}

// Misprints are mended to words only: a short form is too near to the next one.
bool is_full_word(std::string_view word, const Lexicon& lexicon) {
  return std::binary_search(lexicon.full_words().begin(), lexicon.full_words().end(), word);
}

}  // namespace

bool is_known_word(std::string_view word, const Lexicon& lexicon) {
  return std::binary_search(lexicon.words().begin(), lexicon.words().end(), fold(word));
}

std::optional<SpellingRepair> repair_word(std::string_view word, TextOrigin origin,
                                          const Lexicon& lexicon) {
  const bool recognized = origin != TextOrigin::kDigital;
  const std::string key = fold(word);
  const std::size_t shortest = recognized ? kShortestMisread : kShortestRepaired;
  if (key.size() < shortest || is_abbreviation(word)) return std::nullopt;
  if (!recognized && !is_letters(key)) return std::nullopt;
  if (is_known_word(key, lexicon) || lexicon.list(List::kAcronyms).find_key(key) != nullptr ||
      lexicon.list(List::kGivenNames).find_key(key) != nullptr || is_place_word(key, lexicon)) {
    return std::nullopt;
  }
  if (is_letters(key) && dictionary_knows(key)) return std::nullopt;
  const Nearest nearest = nearest_word(key, recognized, lexicon);
  const double most = farthest_repair(key.size(), recognized);
  if (nearest.distance > most || nearest.runner_up < nearest.distance + kCosts.lead) {
    return std::nullopt;
  }
  if (!is_full_word(nearest.word, lexicon)) return std::nullopt;
  const double share = nearest.distance / static_cast<double>(key.size());
  return SpellingRepair{std::string(word), in_case_of(word, nearest.word), 1 - share};
}

std::string join_broken_words(std::string_view text, const Lexicon& lexicon) {
  const std::vector<std::string_view> parts = split_words(text);
  std::string out;
  for (std::size_t i = 0; i < parts.size();) {
    const std::size_t count = parts_of_word(parts, i, lexicon);
    if (!out.empty()) out.push_back(' ');
    for (std::size_t k = 0; k < count; ++k) {
      const std::string_view part = parts[i + k];
      out += k + 1 < count ? without_end_hyphen(part) : part;
    }
    i += count;
  }
  return out;
}

}  // namespace baku
