#include "normalize/regions.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "normalize/lexicon.h"
#include "normalize/similarity.h"
#include "normalize/text.h"
#include "normalize/title_case.h"

namespace baku {
namespace {

constexpr std::size_t kMostNameWords = 5;  // "Kepulauan Siau Tagulandang Biaro" has four
// Letters; Lexicon::place_words() has no shorter ones.
constexpr std::size_t kShortestPlaceWord = 3;
constexpr std::size_t kMostUnknownWords = 3;  // taken as the name of a region nobody knows
constexpr std::size_t kShortestMisread = 6;   // letters of a name that may be one letter off

// The word for a kind of region, as printed and as it should stand.
struct KindWord {
  std::string_view printed;  // folded
  std::string_view kind;
};
constexpr std::array<KindWord, 14> kKindWords = {{
    {"kabupaten", "Kabupaten"},
    {"kab", "Kabupaten"},
    {"kabupatem", "Kabupaten"},
    {"pemkab", "Kabupaten"},
    {"kota", "Kota"},
    {"kotamadya", "Kota"},
    {"pemkot", "Kota"},
    {"provinsi", "Provinsi"},
    {"propinsi", "Provinsi"},
    {"prov", "Provinsi"},
    {"prop", "Provinsi"},
    {"pemprov", "Provinsi"},
    {"provins", "Provinsi"},
    {"provisi", "Provinsi"},
}};

std::string_view kind_of(std::string_view word) {
  const std::string key = fold(word);
  for (const KindWord& known : kKindWords) {
    if (known.printed == key) return known.kind;
  }
  return {};
}

std::string joined(const std::vector<std::string_view>& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (!out.empty()) out.push_back(' ');
    out += words[i];
  }
  return out;
}

Region province(const LexiconEntry& entry) {
  return {"Provinsi " + std::string(entry.variants.front()), "provinsi",
          std::string(entry.canonical)};
}

Region regency(const LexiconEntry& entry) {
  const std::string name(entry.variants.front());
  return {name, name.starts_with("Kota") ? "kota" : "kabupaten", std::string(entry.canonical)};
}

struct NameMatch {
  Region region;
  std::size_t words = 0;  // of the name, without the kind
  bool is_exact = true;
};

std::optional<Region> region_named(std::string_view kind, std::string_view name,
                                   const Lexicon& lexicon) {
  if (kind == "Provinsi") {
    const LexiconEntry* entry = lexicon.list(List::kProvinces).find(name);
    return entry == nullptr ? std::nullopt : std::optional(province(*entry));
  }
  const LexiconEntry* entry = lexicon.list(List::kRegencies).find_key(fold(kind) + fold(name));
  return entry == nullptr ? std::nullopt : std::optional(regency(*entry));
}

// The known region of `kind` whose name begins with `prefix` and is at most `slips` letters away
// from the key; none if two are equally near.
std::optional<Region> region_near(std::string_view kind, const std::string& key, std::size_t slips,
                                  std::string_view prefix, const Lexicon& lexicon) {
  const bool is_province = kind == "Provinsi";
  const LexiconList& list = lexicon.list(is_province ? List::kProvinces : List::kRegencies);
  const std::string whole = is_province ? key : fold(kind) + key;
  const LexiconEntry* nearest = nullptr;
  std::size_t best = slips + 1;
  for (const LexiconEntry& entry : list.entries()) {
    const std::string_view name = entry.variants.front();
    if (!name.starts_with(prefix)) continue;
    const std::size_t distance = letter_distance(whole, fold(name), slips);
    if (distance > best) continue;
    nearest = distance < best ? &entry : nullptr;
    best = distance;
  }
  if (nearest == nullptr || best > slips) return std::nullopt;
  return is_province ? province(*nearest) : regency(*nearest);
}

std::optional<NameMatch> exact_match(std::string_view kind,
                                     const std::vector<std::string_view>& words, std::size_t begin,
                                     const Lexicon& lexicon) {
  for (std::size_t count = std::min(kMostNameWords, words.size() - begin); count > 0; --count) {
    const std::string name = joined(words, begin, begin + count);
    if (const auto region = region_named(kind, name, lexicon)) return {{*region, count, true}};
  }
  return std::nullopt;
}

// Names with a letter or two wrong, longest first: of all names, or of those that are longer than
// `shorter` and begin with it (a misread "Banggai Kepulavan" is not "Banggai").
std::optional<NameMatch> near_match(std::string_view kind,
                                    const std::vector<std::string_view>& words, std::size_t begin,
                                    const NameMatch* shorter, const Lexicon& lexicon) {
  const std::size_t fewest = shorter == nullptr ? 0 : shorter->words;
  std::string prefix;
  if (shorter != nullptr) {
    const std::string& name = shorter->region.name;
    prefix = (kind == "Provinsi" ? name.substr(name.find(' ') + 1) : name) + " ";
  }
  for (std::size_t count = std::min(kMostNameWords, words.size() - begin); count > fewest;
       --count) {
    const std::string key = fold(joined(words, begin, begin + count));
    if (key.size() < kShortestMisread) break;
    const std::size_t slips = key.size() >= 2 * kShortestMisread ? 2 : 1;
    const auto region = region_near(kind, key, slips, prefix, lexicon);
    if (region) return {{*region, count, false}};
  }
  return std::nullopt;
}

bool is_name_word(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || c == '-' || c == '.' ||
           c == ',';
  });
}

// A name that nobody knows, behind a word that can only mean a region.
std::optional<NameMatch> unknown_match(std::string_view kind,
                                       const std::vector<std::string_view>& words,
                                       std::size_t begin, const Lexicon& lexicon) {
  if (kind == "Kota" && begin > 1) return std::nullopt;
  std::size_t end = begin;
  while (end < words.size() && end - begin < kMostUnknownWords && is_name_word(words[end]) &&
         !lexicon.list(List::kParticles).contains(words[end])) {
    ++end;
    if (words[end - 1].back() == ',') break;
  }
  if (end == begin) return std::nullopt;
  std::string name = joined(words, begin, end);
  while (name.ends_with(',') || name.ends_with('.')) name.pop_back();
  const std::string level = kind == "Provinsi" ? "provinsi" : lower_case(kind);
  Region region{std::string(kind) + " " + title_case(name, lexicon), level, std::nullopt};
  return NameMatch{std::move(region), end - begin, false};
}

// Puts a space behind each point that stands between letters: "Kab.Banggai".
std::string with_spaced_points(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out.push_back(text[i]);
    if (text[i] == '.' && i + 1 < text.size() && text[i + 1] != ' ' && text[i + 1] != '.') {
      out.push_back(' ');
    }
  }
  return out;
}

std::optional<NameMatch> match_name(std::string_view kind,
                                    const std::vector<std::string_view>& words, std::size_t begin,
                                    const Lexicon& lexicon) {
  if (auto exact = exact_match(kind, words, begin, lexicon)) {
    auto longer = near_match(kind, words, begin, &*exact, lexicon);
    return longer ? longer : exact;
  }
  if (auto near = near_match(kind, words, begin, nullptr, lexicon)) return near;
  return unknown_match(kind, words, begin, lexicon);
}

}  // namespace

std::optional<RegionMatch> find_region(std::string_view text, const Lexicon& lexicon) {
  const std::string spaced = with_spaced_points(text);
  const std::vector<std::string_view> words = split_words(spaced);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string_view kind = kind_of(words[i]);
    if (kind.empty()) continue;
    if (i > 0 && kind == "Kota" && fold(words[i - 1]) == "wali") continue;
    const auto match = match_name(kind, words, i + 1, lexicon);
    if (!match) continue;
    const std::size_t end = i + 1 + match->words;
    return RegionMatch{match->region,       match->region.code.has_value(),
                       match->is_exact,     joined(words, i, end),
                       joined(words, 0, i), joined(words, end, words.size())};
  }
  return std::nullopt;
}

std::optional<Region> region_of_head(std::string_view post, const Lexicon& lexicon) {
  const std::vector<std::string_view> words = split_words(post);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string head = fold(words[i]);
    const bool is_mayor =
        head == "walikota" || (head == "kota" && i > 0 && fold(words[i - 1]) == "wali");
    const std::string_view kind = head == "bupati"     ? "Kabupaten"
                                  : head == "gubernur" ? "Provinsi"
                                  : is_mayor           ? "Kota"
                                                       : "";
    if (kind.empty()) continue;
    if (const auto match = exact_match(kind, words, i + 1, lexicon)) return match->region;
  }
  return std::nullopt;
}

std::optional<Region> province_named(std::string_view name, const Lexicon& lexicon) {
  return region_named("Provinsi", name, lexicon);
}

std::optional<Region> region_with_code(std::string_view code, const Lexicon& lexicon) {
  const LexiconEntry* entry = lexicon.list(List::kRegencies).find(code);
  if (entry == nullptr || entry->canonical != code) return std::nullopt;
  return regency(*entry);
}

std::vector<std::string_view> district_codes(std::string_view name, const Lexicon& lexicon) {
  const std::string_view lines = lexicon.text(List::kDistricts);
  const std::string sought = "|" + title_case(name, lexicon) + "\n";
  std::vector<std::string_view> codes;
  for (std::size_t at = lines.find(sought); at != std::string_view::npos;
       at = lines.find(sought, at + 1)) {
    const std::size_t line = lines.rfind('\n', at) + 1;
    codes.push_back(lines.substr(line, at - line));
  }
  return codes;
}

std::size_t district_name_length(const std::vector<std::string_view>& words,
                                 const Lexicon& lexicon) {
  // Only words of names of places can be one: looking them up is cheaper than the search.
  const WordSet& places = lexicon.place_words();
  std::size_t most = 0;
  while (most < std::min(kMostNameWords, words.size()) &&
         (words[most].size() < kShortestPlaceWord || places.contains(fold(words[most])))) {
    ++most;
  }
  for (std::size_t count = most; count > 0; --count) {
    if (lexicon.list(List::kDistricts).has_form(joined(words, 0, count))) return count;
  }
  return 0;
}

}  // namespace baku
