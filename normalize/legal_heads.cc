#include "normalize/legal_heads.h"

#include <algorithm>
#include <vector>

#include "normalize/lexicon.h"
#include "normalize/similarity.h"
#include "normalize/text.h"

namespace baku {
namespace {

// Words that open heads, long enough to be told from each other when a letter is misread.
constexpr std::string_view kHeadWords[] = {"peraturan", "keputusan",  "undangundang", "instruksi",
                                           "menteri",   "pemerintah", "presiden",     "gubernur",
                                           "bupati",    "daerah"};
constexpr std::size_t kShortestMended = 6;

// "Republik Indonesia", "RI": says nothing about the issuer.
bool names_the_state(std::string_view key) {
  return key == "republik" || key == "indonesia" || key == "ri" || key == "nri";
}

std::string head_key(std::string_view word) {
  std::string key = fold(word);
  if (key.size() < kShortestMended) return key;
  for (const std::string_view known : kHeadWords) {
    const std::size_t limit = known.size() >= 8 ? 2 : 1;
    if (letter_distance(key, known, limit) <= limit) return std::string(known);
  }
  return key;
}

struct Form {
  const LexiconEntry* entry = nullptr;
  std::size_t words = 0;  // of the head that it covers
};

template <class Key>
Form longest_form(const std::vector<std::string_view>& words, const LexiconList& forms,
                  Key key_of) {
  Form best;
  std::string key;
  std::string previous;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string word = key_of(words[i]);
    const bool silent = names_the_state(word) || (word == "negara" && previous == "menteri");
    if (!silent) key += word;
    previous = std::move(word);
    const LexiconEntry* const entry = forms.find_key(key);
    if (entry != nullptr) best = {entry, i + 1};
  }
  return best;
}

std::string words_behind(const std::vector<std::string_view>& words, std::size_t begin) {
  std::string rest;
  for (std::size_t i = begin; i < words.size(); ++i) {
    const std::string key = fold(words[i]);
    if (key.empty() || names_the_state(key)) continue;
    if (!rest.empty()) rest += ' ';
    rest += words[i];
  }
  while (!rest.empty() && (rest.back() == ',' || rest.back() == '.' || rest.back() == ':')) {
    rest.pop_back();
  }
  return rest;
}

std::string_view name_of(const LexiconEntry& region) {
  return region.variants.empty() ? region.canonical : region.variants.front();
}

// "Kab. Banggai" -> "Banggai"; tells whether a kind of region stood there.
std::string_view without_level(std::string_view name, std::string& level) {
  const std::vector<std::string_view> words = split_words(name);
  if (words.size() < 2) return name;
  const std::string first = fold(words.front());
  if (first == "kabupaten" || first == "kab") level = "Kabupaten";
  if (first == "kota" || first == "kotamadya") level = "Kota";
  if (first == "provinsi" || first == "propinsi" || first == "prov") level = "Provinsi";
  if (level.empty()) return name;
  return name.substr(static_cast<std::size_t>(words[1].data() - name.data()));
}

std::string usual_level(std::string_view kind) {
  if (kind == "Pergub" || kind == "Kepgub") return "Provinsi";
  if (kind == "Perbup" || kind == "Kepbup") return "Kabupaten";
  if (kind == "Perwali") return "Kota";
  return {};
}

std::string region_with_level(const std::string& level, std::string_view name,
                              const Lexicon& lexicon) {
  if (level == "Provinsi") {
    const LexiconEntry* const province = lexicon.list(List::kProvinces).find(name);
    return level + ' ' + std::string(province == nullptr ? name : name_of(*province));
  }
  const std::string full = level + ' ' + std::string(name);
  const LexiconEntry* const regency = lexicon.list(List::kRegencies).find(full);
  return regency == nullptr ? full : std::string(name_of(*regency));
}

// The issuer of a regional regulation, with its kind of region where that is certain.
std::string region_of(std::string_view kind, std::string_view printed, const Lexicon& lexicon) {
  std::string level;
  const std::string_view name = without_level(printed, level);
  if (level.empty()) level = usual_level(kind);
  if (!level.empty()) return region_with_level(level, name, lexicon);
  const LexiconList& regencies = lexicon.list(List::kRegencies);
  const LexiconEntry* const regency = regencies.find("Kabupaten " + std::string(name));
  const LexiconEntry* const city = regencies.find("Kota " + std::string(name));
  const LexiconEntry* const province = lexicon.list(List::kProvinces).find(name);
  const int readings = (regency != nullptr) + (city != nullptr) + (province != nullptr);
  if (readings != 1) return std::string(printed);
  if (province != nullptr) return "Provinsi " + std::string(name_of(*province));
  return std::string(name_of(regency != nullptr ? *regency : *city));
}

bool is_regional(std::string_view kind) {
  return kind == "Perda" || kind == "Pergub" || kind == "Perbup" || kind == "Perwali" ||
         kind == "Kepgub" || kind == "Kepbup";
}

}  // namespace

std::optional<LegalHead> read_legal_head(std::string_view head, const Lexicon& lexicon) {
  const LexiconList& forms = lexicon.list(List::kLegalForms);
  const std::vector<std::string_view> words = split_words(head);
  Form form = longest_form(words, forms, [](std::string_view word) { return fold(word); });
  if (form.entry == nullptr || form.words < words.size()) {
    const Form mended = longest_form(words, forms, head_key);
    if (mended.words > form.words) form = mended;
  }
  if (form.entry == nullptr) return std::nullopt;
  LegalHead found;
  const std::string_view line = form.entry->canonical;
  const std::size_t space = line.find(' ');
  found.kind = line.substr(0, space);
  if (space != std::string_view::npos) found.issuer = line.substr(space + 1);
  found.generic = found.kind == "Lainnya" && found.issuer.empty();
  const std::string rest = words_behind(words, form.words);
  if (rest.empty()) return found;
  if (is_regional(found.kind)) {
    found.issuer = region_of(found.kind, rest, lexicon);
  } else if (found.issuer.empty() && (found.generic || found.kind == "Permen" ||
                                      found.kind == "Kepmen" || found.kind == "SE")) {
    found.issuer = rest;
  }
  return found;
}

}  // namespace baku
