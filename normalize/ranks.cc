#include "normalize/ranks.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "normalize/lexicon.h"
#include "normalize/similarity.h"
#include "normalize/text.h"

namespace baku {
namespace {

constexpr std::size_t kMostRankWords = 4;  // "Penata Muda Tingkat I"

constexpr std::array<std::string_view, 8> kRankWords = {"pembina", "penata", "pengatur", "juru",
                                                        "utama",   "madya",  "muda",     "tingkat"};
constexpr std::size_t kFirstWords = 4;  // of kRankWords may begin a rank

std::string join(const std::vector<std::string_view>& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (!out.empty()) out.push_back(' ');
    out += words[i];
  }
  return out;
}

// A word of a rank with its misreadings mended: "Pembna" -> "pembina", "Tk." -> "tingkat".
// `slips`: letters that may be wrong.
std::string rank_word(std::string_view word, bool behind_level, std::size_t slips) {
  std::string key = fold(word);
  if (key == "tk" || key == "tkt" || key == "tingk") return "tingkat";
  if (behind_level && (key == "1" || key == "l" || key == "i" || word == "|")) return "i";
  if (key.size() < kFirstWords) return key;
  for (std::size_t distance = 0; distance <= slips; ++distance) {
    for (const std::string_view known : kRankWords) {
      if (letter_distance(key, known, distance) <= distance) return std::string(known);
    }
  }
  return key;
}

// The first word may be farther off where a word that only follows in a rank stands behind it.
std::size_t slips_of_first(const std::vector<std::string_view>& words, std::size_t begin) {
  if (begin + 1 >= words.size()) return 1;
  const std::string next = rank_word(words[begin + 1], false, 0);
  const auto* const level = std::find(kRankWords.begin() + kFirstWords, kRankWords.end(), next);
  return level == kRankWords.end() ? 1 : 2;
}

struct RankWords {
  const LexiconEntry* entry = nullptr;
  std::size_t end = 0;
};

RankWords longest_rank(const std::vector<std::string_view>& words, std::size_t begin,
                       const Lexicon& lexicon) {
  RankWords best;
  std::string key;
  std::string last;
  const std::size_t most = std::min(words.size(), begin + kMostRankWords);
  for (std::size_t i = begin; i < most; ++i) {
    const std::size_t slips = i == begin ? slips_of_first(words, begin) : 1;
    last = rank_word(words[i], last == "tingkat", slips);
    if (i == begin && std::find(kRankWords.begin(), kRankWords.begin() + kFirstWords, last) ==
                          kRankWords.begin() + kFirstWords) {
      break;
    }
    key += last;
    const LexiconEntry* entry = lexicon.list(List::kRanks).find_key(key);
    if (entry != nullptr) best = {entry, i + 1};
    const bool has_mark = words[i].find_first_of(",;(/") != std::string_view::npos;
    if (has_mark) break;
  }
  return best;
}

// "1V" and "lV" are IV: the Roman number of a grade as it should stand; empty if it is none.
std::string roman(std::string_view printed) {
  std::string out;
  for (const char c : printed) {
    out.push_back(c == '1' || c == 'l' || c == '|' || c == 'i' ? 'I' : c == 'v' ? 'V' : c);
  }
  const bool known = out == "I" || out == "II" || out == "III" || out == "IV";
  return known ? out : "";
}

// The grade that `text` begins with, behind points, brackets and the words for it.
std::string leading_grade(std::string_view text, std::string_view& rest) {
  static const RE2 grade_pattern(
      R"(^[\s,;:.(/\-]*(?i:(?:gol(?:ongan)?|ruang|gol\W*ruang)\b[\s./:]*)*\(?\s*([IVivl1)"
      R"(|]{1,4})\s*[/.\\,\-]?\s*([a-eA-E])\s*\)?(?:[\s.,;)]|$))");
  std::array<re2::StringPiece, 3> parts;
  const re2::StringPiece input(text.data(), text.size());
  if (!grade_pattern.Match(input, 0, text.size(), RE2::ANCHOR_START, parts.data(), 3)) return {};
  const std::string number = roman({parts[1].data(), parts[1].size()});
  if (number.empty()) return {};
  rest = text.substr(parts[0].size());
  return number + "/" + lower_case({parts[2].data(), parts[2].size()});
}

bool continues_with_letters(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" ,;:.(/-");
  if (at != 0 || text.empty()) return false;
  const char c = text.front();
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool look_alike_letters(char a, char b) {
  constexpr std::array<std::string_view, 4> kPairs = {"ce", "ae", "ac", "bd"};
  return std::any_of(kPairs.begin(), kPairs.end(), [&](std::string_view pair) {
    return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
  });
}

void mend_grade(Rank& rank, TextOrigin origin) {
  if (origin == TextOrigin::kDigital || !rank.is_mismatch()) return;
  const bool same_number = rank.grade.substr(0, rank.grade.size() - 1) ==
                           rank.due_grade.substr(0, rank.due_grade.size() - 1);
  if (!same_number || !look_alike_letters(rank.grade.back(), rank.due_grade.back())) return;
  rank.grade_before_repair = std::exchange(rank.grade, rank.due_grade);
}

// A line with a grade and nothing else: "(IV/c)", "Gol. III/d".
std::optional<Rank> grade_alone(std::string_view text) {
  std::string_view rest;
  Rank rank;
  rank.grade = leading_grade(text, rest);
  if (rank.grade.empty() || !trimmed(rest).empty()) return std::nullopt;
  rank.printed = text;
  return rank;
}

}  // namespace

std::optional<Rank> find_rank(std::string_view text, TextOrigin origin, const Lexicon& lexicon) {
  std::string spaced;
  for (const char c : text) {
    if (c == '/') spaced.push_back(' ');
    spaced.push_back(c);
    if (c == '.' || c == '/') spaced.push_back(' ');
  }
  const std::vector<std::string_view> words = split_words(spaced);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const RankWords found = longest_rank(words, i, lexicon);
    if (found.entry == nullptr) continue;
    const std::string behind = join(words, found.end, words.size());
    std::string_view rest = behind;
    Rank rank;
    rank.rank = found.entry->variants.front();
    rank.due_grade = found.entry->canonical;
    rank.grade = leading_grade(behind, rest);
    if (rank.grade.empty() && continues_with_letters(behind) &&
        words[found.end - 1].find(',') == std::string_view::npos) {
      continue;  // "Penata Laksana" is no rank
    }
    mend_grade(rank, origin);
    rank.before = join(words, 0, i);
    rank.after = trimmed(rest);
    rank.printed = join(words, i, found.end);
    return rank;
  }
  return grade_alone(text);
}

}  // namespace baku
