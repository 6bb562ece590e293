#include "normalize/offices.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "normalize/lexicon.h"
#include "normalize/similarity.h"
#include "normalize/text.h"
#include "normalize/title_case.h"

namespace baku {
namespace {

constexpr std::size_t kMostTopicWords = 6;

// What a unit's name may begin with, folded, and its canonical form. Longer ones first.
struct UnitHead {
  std::string_view printed;
  std::string_view canonical;
};
constexpr std::array<UnitHead, 26> kUnitHeads = {{
    {"subbagian", "Subbagian"},
    {"subbag", "Subbagian"},
    {"subag", "Subbagian"},
    {"subbidang", "Subbidang"},
    {"subbid", "Subbidang"},
    {"subid", "Subbidang"},
    {"bagian", "Bagian"},
    {"bag", "Bagian"},
    {"bidang", "Bidang"},
    {"bid", "Bidang"},
    {"seksi", "Seksi"},
    {"sie", "Seksi"},
    {"kecamatan", "Kecamatan"},
    {"kec", "Kecamatan"},
    {"kelurahan", "Kelurahan"},
    {"kel", "Kelurahan"},
    {"kantorcamat", "Kecamatan"},
    {"kantorkecamatan", "Kecamatan"},
    {"kantorlurah", "Kelurahan"},
    {"kantorkelurahan", "Kelurahan"},
    {"pkm", "Puskesmas"},
    {"set", "Sekretariat"},
    {"uptd", "UPTD"},
    {"uptb", "UPTB"},
    {"upt", "UPT"},
    {"unitpelaksanateknisdaerah", "UPTD"},
}};

// Words behind which the name of a place or a person follows.
constexpr std::array<std::string_view, 14> kBeforeNames = {
    "kecamatan", "kec", "kelurahan", "kel",   "desa",    "puskesmas", "rsud",
    "uptd",      "upt", "camat",     "lurah", "distrik", "nagari",    "daerah"};

std::string join(const std::vector<std::string_view>& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (!out.empty()) out.push_back(' ');
    out += words[i];
  }
  return out;
}

struct HeadMatch {
  std::string_view canonical;
  std::size_t words = 0;
};

// The head of a unit's name in the first words: "Sub. Bag." is one head of two words.
std::optional<HeadMatch> match_head(const std::vector<std::string_view>& words) {
  std::optional<HeadMatch> best;
  std::string key;
  for (std::size_t count = 1; count <= std::min<std::size_t>(4, words.size()); ++count) {
    key += fold(words[count - 1]);
    for (const UnitHead& head : kUnitHeads) {
      if (head.printed == key) best = {head.canonical, count};
    }
  }
  return best;
}

std::string with_dan(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '&') {
      out.push_back(text[i]);
      continue;
    }
    if (!out.empty() && out.back() != ' ') out.push_back(' ');
    out += "dan";
    if (i + 1 < text.size() && text[i + 1] != ' ') out.push_back(' ');
  }
  return out;
}

// "Umum, Keuangan" are two topics of a list, not the one that "Umum Keuangan" stands for.
bool runs_over_comma(std::string_view printed, std::string_view canonical) {
  const std::size_t comma = printed.find(',');
  return comma + 1 < printed.size() && comma != std::string_view::npos &&
         canonical.find(',') == std::string_view::npos;
}

// The topic that the words from `first` on abbreviate, and how many words it takes.
std::pair<std::optional<std::string>, std::size_t> match_topic(
    const std::vector<std::string_view>& words, std::size_t first, const Lexicon& lexicon) {
  const LexiconList& topics = lexicon.list(List::kTopics);
  for (std::size_t count = std::min(kMostTopicWords, words.size() - first); count > 0; --count) {
    std::string printed = join(words, first, first + count);
    const std::string key = fold(printed);
    const LexiconEntry* entry = topics.find_key(key);
    if (entry == nullptr || runs_over_comma(printed, entry->canonical)) continue;
    std::string full(entry->canonical);
    if (key == fold(full)) {
      const bool differs_in_case = !in_capitals(printed) && lower_case(printed) == lower_case(full);
      return {differs_in_case ? full : printed, count};
    }
    if (printed.ends_with(',')) full.push_back(',');
    return {full, count};
  }
  return {std::nullopt, 1};
}

std::string full_topics_of_run(std::string_view run, const Lexicon& lexicon, bool& expanded) {
  const std::vector<std::string_view> words = split_words(run);
  std::string out;
  for (std::size_t i = 0; i < words.size();) {
    const auto [topic, count] = match_topic(words, i, lexicon);
    const std::string printed = join(words, i, i + count);
    if (topic && fold(*topic) != fold(printed)) expanded = true;
    if (!out.empty()) out.push_back(' ');
    out += topic.value_or(printed);
    i += count;
  }
  return with_dan(out);
}

// Whether a word may be a misprint: letters, and in recognized text a few digits read for letters.
bool may_be_misprint(std::string_view word, TextOrigin origin) {
  const auto digits =
      std::count_if(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  const auto letters = std::count_if(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  const bool is_text = letters + digits == static_cast<std::ptrdiff_t>(word.size());
  return is_text && (digits == 0 || (origin != TextOrigin::kDigital && digits * 4 <= letters));
}

// "Badan Kepegawaian Daerah (BKD)" without the abbreviation in brackets.
std::string_view without_short_form(std::string_view text) {
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos || open == 0 || text.back() != ')') return text;
  const std::string_view inside = text.substr(open + 1);
  const bool is_one_word = trimmed(inside).find(' ') == std::string_view::npos;
  return is_one_word ? trimmed(text.substr(0, open)) : text;
}

// The one office whose whole name recognized text is a few letters away from; null where none is,
// or two are about as near. A name of words that exist is taken at its word.
const LexiconEntry* nearest_office(std::string_view text, const Lexicon& lexicon) {
  constexpr std::size_t kShortest = 15;  // letters
  constexpr std::size_t kLead = 2;       // letters that the next office must be further away
  const std::string key = fold(text);
  const std::size_t most = key.size() / kShortest;
  const auto words = split_words(text);
  const bool all_known = std::all_of(words.begin(), words.end(), [&](std::string_view word) {
    return is_known_word(word, lexicon) || lexicon.list(List::kParticles).contains(word);
  });
  if (most == 0 || all_known) return nullptr;
  const LexiconEntry* nearest = nullptr;
  std::size_t best = most + kLead + 1;
  std::size_t runner_up = best;
  for (const LexiconEntry& entry : lexicon.list(List::kOffices).entries()) {
    const std::size_t distance = letter_distance(key, fold(entry.canonical), most + kLead);
    if (distance < best) {
      runner_up = std::exchange(best, distance);
      nearest = &entry;
    } else {
      runner_up = std::min(runner_up, distance);
    }
  }
  return best <= most && runner_up >= best + kLead ? nearest : nullptr;
}

// Capitals to title case; else small first letters to capitals.
std::string titled(std::string_view text, const Lexicon& lexicon) {
  return in_capitals(text) ? title_case(text, lexicon) : with_initials(text, lexicon);
}

}  // namespace

std::string with_full_topics(std::string_view text, const Lexicon& lexicon, bool& expanded) {
  std::string out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("()/", begin), text.size());
    const std::string_view run = text.substr(begin, end - begin);
    if (run.starts_with(' ')) out.push_back(' ');
    out += full_topics_of_run(run, lexicon, expanded);
    if (run.size() > 1 && run.ends_with(' ')) out.push_back(' ');
    if (end < text.size()) out.push_back(text[end]);
    begin = end + 1;
  }
  return out;
}

// In recognized text a word that is no misreading may be a misprint of the paper.
std::optional<SpellingRepair> repair_of_name(std::string_view word, TextOrigin origin,
                                             const Lexicon& lexicon) {
  auto repair = repair_word(word, origin, lexicon);
  if (repair || origin == TextOrigin::kDigital) return repair;
  return repair_word(word, TextOrigin::kDigital, lexicon);
}

std::string with_mended_words(std::string_view text, TextOrigin origin, const Lexicon& lexicon,
                              std::vector<SpellingRepair>& repairs) {
  std::string out;
  bool behind_name_head = false;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find_first_of(" ()/,.&-", begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const bool is_abbreviated = end < text.size() && text[end] == '.';
    const auto repair =
        behind_name_head || is_abbreviated || word.empty() || !may_be_misprint(word, origin)
            ? std::nullopt
            : repair_of_name(word, origin, lexicon);
    out += repair ? repair->to : std::string(word);
    if (repair) repairs.push_back(*repair);
    const std::string key = fold(word);
    behind_name_head = behind_name_head || std::find(kBeforeNames.begin(), kBeforeNames.end(),
                                                     key) != kBeforeNames.end();
    if (end < text.size()) out.push_back(text[end++]);
    begin = end;
  }
  return out;
}

OfficeName canonical_office(std::string_view printed, TextOrigin origin, const Lexicon& lexicon) {
  const LexiconList& offices = lexicon.list(List::kOffices);
  const std::string_view text = without_short_form(printed);
  OfficeName office;
  if (const auto name = offices.canonical(text)) {
    return {std::string(*name), true, fold(*name) != fold(text), {}};
  }
  const std::string mended = with_mended_words(text, origin, lexicon, office.repairs);
  if (const auto name = offices.canonical(mended)) {
    office.name = *name;
    office.is_known = true;
    office.is_expanded = fold(*name) != fold(mended);
    return office;
  }
  if (const LexiconEntry* near =
          origin == TextOrigin::kDigital ? nullptr : nearest_office(mended, lexicon)) {
    office.name = near->canonical;
    office.is_known = true;
    office.repairs.push_back(
        {std::string(text), office.name, similarity(fold(mended), fold(office.name))});
    return office;
  }
  const std::vector<std::string_view> words = split_words(mended);
  const auto head = match_head(words);
  const std::size_t head_words = head ? head->words : 0;
  std::string rest = join(words, head_words, words.size());
  if (head) {
    rest = with_full_topics(rest, lexicon, office.is_expanded);
    const std::string printed_head = fold(join(words, 0, head_words));
    office.is_expanded = office.is_expanded || printed_head != fold(head->canonical);
  } else {
    rest = with_dan(rest);
  }
  office.name = head ? std::string(head->canonical) : "";
  if (!rest.empty() && head) office.name.push_back(' ');
  office.name += titled(rest, lexicon);
  return office;
}

}  // namespace baku
