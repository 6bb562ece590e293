#include "normalize/people.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "normalize/lexicon.h"
#include "normalize/text.h"
#include "normalize/title_case.h"

namespace baku {
namespace {

constexpr std::size_t kMostDegreeParts = 4;  // "S. Tr. I. P."

constexpr std::array<std::string_view, 12> kBalineseNames = {"wayan", "made",   "nyoman", "ketut",
                                                             "gede",  "putu",   "kadek",  "komang",
                                                             "gusti", "nengah", "dewa",   "luh"};

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out.push_back(' ');
    out += word;
  }
  return out;
}

// Where the first `count` parts of a word glued with points end; 0 if it has fewer, or nothing
// follows them.
std::size_t end_of_parts(std::string_view word, std::size_t count) {
  std::size_t end = 0;
  for (; count > 0; --count) {
    const std::size_t point = word.find('.', end);
    if (point == std::string_view::npos || point + 1 >= word.size()) return 0;
    end = point + 1;
  }
  return end;
}

// How much of a glued word stands before its first break: a degree, or an abbreviated given name.
std::size_t first_break(std::string_view word, const Lexicon& lexicon) {
  constexpr std::size_t kShortestGiven = 4;  // "Moh."
  for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
    const std::size_t end = end_of_parts(word, count);
    if (end > 0 && lexicon.list(List::kDegreesBefore).contains(word.substr(0, end))) return end;
  }
  const std::size_t end = end_of_parts(word, 1);
  return end >= kShortestGiven ? end : 0;
}

// Words of a name, those glued with points apart: "Drs.H.Budi" -> "Drs." "H." "Budi".
std::vector<std::string> name_words(std::string_view text, const Lexicon& lexicon) {
  std::vector<std::string> words;
  for (std::string_view word : split_words(text)) {
    while (const std::size_t end = first_break(word, lexicon)) {
      words.emplace_back(word.substr(0, end));
      word.remove_prefix(end);
    }
    if (word != ".") words.emplace_back(word);
  }
  return words;
}

// The degree or honorific that one word before a name is; `in_capitals`: the whole line is.
std::optional<std::string> degree_before(const std::string& word, bool all_capitals,
                                         const Lexicon& lexicon) {
  const std::string key = fold(word);
  if (key == "dr") {
    if (word.starts_with("dr")) return "dr.";
    return word.starts_with("Dr") || !all_capitals ? "Dr." : "DR.";
  }
  if (word.find(',') != std::string::npos) return std::nullopt;
  const auto canonical = lexicon.list(List::kDegreesBefore).canonical(word);
  if (!canonical) return std::nullopt;
  // A letter without a point is an initial unless it is the haji's: "H BUDI".
  return std::string(*canonical);
}

// The shapes in which recognition sees the letters of degrees: "M.5i", "S.50s".
std::string letters_for_digits(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    c = c == '5' ? 'S' : c == '1' || c == '|' ? 'I' : c == '0' ? 'o' : c;
  }
  return out;
}

std::optional<std::string> degree_after(std::string_view text, const Lexicon& lexicon) {
  const LexiconList& degrees = lexicon.list(List::kDegreesAfter);
  if (const auto canonical = degrees.canonical(text)) return std::string(*canonical);
  if (text.find_first_of("510|") == std::string_view::npos) return std::nullopt;
  const auto canonical = degrees.canonical(letters_for_digits(text));
  return canonical ? std::optional(std::string(*canonical)) : std::nullopt;
}

// Degrees written without points that may close a name without a comma: "BUDI SANTOSO SH MM".
bool is_bare_degree(std::string_view word) {
  constexpr std::array<std::string_view, 24> kBare = {
      "SH", "SE", "ST", "SP", "SKM", "SIP",  "SAP", "SSTP", "STP", "SPd", "SSos", "SKom",
      "MM", "MH", "MT", "MP", "MSi", "MKes", "MPd", "MAP",  "MPH", "MPA", "MKM",  "MSc"};
  return std::find(kBare.begin(), kBare.end(), word) != kBare.end();
}

bool may_close_name(const std::string& word, const Lexicon& lexicon) {
  if (!degree_after(word, lexicon)) return false;
  const std::size_t point = word.find('.');
  const bool has_inner_point = point != std::string::npos && point + 1 < word.size();
  std::string bare(word);
  std::erase(bare, '.');
  return has_inner_point || is_bare_degree(bare);
}

// Degrees in a piece behind a comma; several may stand without one: "S.Sos ST., M. Si".
void read_degrees_after(std::string_view piece, const Lexicon& lexicon,
                        std::vector<std::string>& degrees) {
  const std::vector<std::string_view> words = split_words(piece);
  for (std::size_t i = 0; i < words.size();) {
    std::string joined;
    std::optional<std::string> best;
    std::size_t best_count = 1;
    for (std::size_t count = 1; count <= std::min(kMostDegreeParts, words.size() - i); ++count) {
      joined += words[i + count - 1];
      if (auto degree = degree_after(joined, lexicon)) {
        best = std::move(degree);
        best_count = count;
      }
    }
    std::string degree = best.value_or(std::string(words[i]));
    const bool has_letter = !fold(degree).empty();
    if (!best && degree.find('.') != std::string::npos && degree.back() != '.') degree += '.';
    if (has_letter) degrees.push_back(std::move(degree));
    i += best_count;
  }
}

// "MOH." -> "Moh.", "A.A." -> "A.A.", "AL-HABSYI" -> "Al-Habsyi", "A'YUNI" -> "A'yuni".
std::string cased_name_word(const std::string& word) {
  std::string lower = lower_case(word);
  if (lower == "bin" || lower == "binti") return lower;
  if (word == "II" || word == "III" || word == "IV") return word;
  std::string out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    if (i < word.size() && word[i] != '-' && word[i] != '.') continue;
    out += capitalized(std::string_view(word).substr(begin, i - begin));
    if (i < word.size()) out.push_back(word[i]);
    begin = i + 1;
  }
  return out;
}

bool is_gender_particle_misread(const std::string& word) {
  return word == "T." || word == "T" || word == "1" || word == "1." || word == "l" || word == "|" ||
         word == "!" || word == "I." || word == "l.";
}

bool is_balinese(const std::string& word) {
  return std::find(kBalineseNames.begin(), kBalineseNames.end(), fold(word)) !=
         kBalineseNames.end();
}

// The name's own words in title case.
std::string cased_name(const std::vector<std::string>& words) {
  const std::string name = join(words);
  const bool needs_case = in_capitals(name) || lower_case(name) == name;
  std::vector<std::string> cased;
  for (const std::string& word : words) {
    const bool is_mixed = !needs_case && lower_case(word) != word && upper_case(word) != word;
    cased.push_back(is_mixed ? word : cased_name_word(word));
  }
  return join(cased);
}

// Takes the degrees off the front of `words`.
void take_degrees_before(std::vector<std::string>& words, bool all_capitals, const Lexicon& lexicon,
                         std::vector<std::string>& degrees) {
  std::size_t taken = 0;
  while (taken + 1 < words.size()) {
    auto degree = degree_before(words[taken], all_capitals, lexicon);
    if (!degree) break;
    degrees.push_back(std::move(*degree));
    ++taken;
  }
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(taken));
}

// Takes degrees without a comma off the end of a name; at least one word stays.
void take_degrees_at_end(std::string& name, const Lexicon& lexicon,
                         std::vector<std::string>& degrees) {
  const std::vector<std::string_view> words = split_words(name);
  std::size_t kept = words.size();
  while (kept > 1 && may_close_name(std::string(words[kept - 1]), lexicon)) --kept;
  if (kept == words.size()) return;
  std::string rest;
  for (std::size_t i = kept; i < words.size(); ++i) rest += std::string(words[i]) + " ";
  read_degrees_after(rest, lexicon, degrees);
  name.resize(static_cast<std::size_t>(words[kept - 1].data() - name.data()) +
              words[kept - 1].size());
}

std::string without_marks(std::string_view text) {
  while (!text.empty() && std::string_view("()[]_:;,-\"* ").find(text.front()) != text.npos) {
    text.remove_prefix(1);
  }
  while (!text.empty() && std::string_view("()[]_:;,-\"* ").find(text.back()) != text.npos) {
    text.remove_suffix(1);
  }
  return std::string(text);
}

}  // namespace

PersonName read_person_name(std::string_view text, TextOrigin origin, const Lexicon& lexicon) {
  PersonName person;
  const std::string clean = without_marks(clean_text(text));
  const std::vector<std::string_view> pieces = split_at(clean, ',');
  if (pieces.front().empty()) return person;
  std::string own(pieces.front());
  std::vector<std::string> closing;
  take_degrees_at_end(own, lexicon, closing);
  person.degrees_after = std::move(closing);
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    read_degrees_after(pieces[i], lexicon, person.degrees_after);
  }
  std::vector<std::string> words = name_words(own, lexicon);
  take_degrees_before(words, in_capitals(own), lexicon, person.degrees_before);
  const bool is_recognized = origin != TextOrigin::kDigital;
  if (is_recognized && words.size() > 1 && is_gender_particle_misread(words[0]) &&
      is_balinese(words[1])) {
    person.before_repair = join(words);
    words.front() = std::string(1, 'I');
  }
  person.name = cased_name(words);
  return person;
}

bool is_degrees_only(std::string_view text, const Lexicon& lexicon) {
  bool any = false;
  for (const std::string_view piece : split_at(text, ',')) {
    if (piece.empty()) continue;
    std::vector<std::string> degrees;
    read_degrees_after(piece, lexicon, degrees);
    for (const std::string& degree : degrees) {
      if (!lexicon.list(List::kDegreesAfter).contains(degree)) return false;
      any = true;
    }
  }
  return any;
}

std::size_t find_leading_degree(std::string_view text, const Lexicon& lexicon) {
  for (const std::string_view word : split_words(text)) {
    const std::size_t point = word.find('.');
    if (point == std::string_view::npos) continue;
    const std::string_view head = word.substr(0, point + 1);
    if (lexicon.list(List::kDegreesBefore).contains(head)) {
      return static_cast<std::size_t>(word.data() - text.data());
    }
  }
  return std::string_view::npos;
}

double name_plausibility(std::string_view name, const Lexicon& lexicon) {
  constexpr std::size_t kShortest = 3;
  std::size_t known = 0;
  std::size_t all = 0;
  for (const std::string_view word : split_words(name)) {
    const std::string key = fold(word);
    if (key.size() < kShortest) continue;
    ++all;
    if (lexicon.list(List::kGivenNames).find_key(key) != nullptr) ++known;
  }
  return all == 0 ? 0 : static_cast<double>(known) / static_cast<double>(all);
}

char sex_of(const PersonName& person) {
  for (const std::string& degree : person.degrees_before) {
    if (degree == "Drs." || degree == "H.") return '1';
    if (degree == "Dra." || degree == "Hj.") return '2';
  }
  const std::vector<std::string_view> words = split_words(person.name);
  if (words.size() > 1 && is_balinese(std::string(words[1]))) {
    if (words[0] == "I") return '1';
    if (words[0] == "Ni") return '2';
  }
  return 0;
}

}  // namespace baku
