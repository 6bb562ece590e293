#include "normalize/roles.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "normalize/capacity.h"
#include "normalize/lexicon.h"
#include "normalize/offices.h"
#include "normalize/regions.h"
#include "normalize/text.h"
#include "normalize/title_case.h"

namespace baku {
namespace {

constexpr std::size_t kMostHeadWords = 6;
constexpr std::size_t kLongestLabel = 500;  // bytes; anything longer names no post

// Kinds of units that "Kepala" takes along in a base title, as they stand in canonical titles.
constexpr std::array<std::string_view, 33> kHeadedUnits = {
    "Badan",       "Bagian",    "Balai",     "Bidang",    "Biro",          "Cabang",    "Desa",
    "Dinas",       "Dusun",     "Instalasi", "Kantor",    "Kecamatan",     "Kelurahan", "Lembaga",
    "Lingkungan",  "Pelaksana", "Puskesmas", "Pusat",     "Ruangan",       "Satuan",    "Sekolah",
    "Sekretariat", "Seksi",     "Subbagian", "Subbidang", "Subdirektorat", "Subseksi",  "UPT",
    "UPTB",        "UPTD",      "Unit",      "Urusan",    "Wilayah"};

std::string join(const std::vector<std::string_view>& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (!out.empty()) out.push_back(' ');
    out += words[i];
  }
  return out;
}

// "Ka.Bag.Umum" -> "Ka. Bag. Umum"
std::string with_spaced_points(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out.push_back(text[i]);
    if (text[i] == '.' && i + 1 < text.size() && text[i + 1] != ' ' && text[i + 1] != ')') {
      out.push_back(' ');
    }
  }
  return out;
}

struct Head {
  const LexiconEntry* entry = nullptr;
  std::size_t words = 0;
};

// The longest form of a post's head word that the words begin with.
Head match_head(const std::vector<std::string_view>& words, const LexiconList& list) {
  Head head;
  std::string key;
  for (std::size_t count = 1; count <= std::min(kMostHeadWords, words.size()); ++count) {
    key += fold(words[count - 1]);
    if (const LexiconEntry* entry = list.find_key(key)) head = {entry, count};
  }
  return head;
}

// The office that a post's head governs, from the words behind the head: "Kepala" + "Bappeda",
// "Kepala Dinas" + "Kominfo". Empty where they are no abbreviation of an office.
std::string governed_office(std::string_view head, std::string_view rest, const Lexicon& lexicon) {
  const LexiconList& offices = lexicon.list(List::kOffices);
  const auto known = offices.canonical(rest);
  const bool is_short = known && fold(*known) != fold(rest);
  if (head == "Kepala") return known ? std::string(*known) : "";
  for (const std::string_view kind : {"Dinas", "Badan"}) {
    const std::string kind_head = "Kepala " + std::string(kind);
    if (head != kind_head && head != "Sekretaris " + std::string(kind)) continue;
    if (is_short && known->starts_with(kind)) return std::string(*known);
    const auto with_kind = offices.canonical(std::string(kind) + " " + std::string(rest));
    return with_kind ? std::string(*with_kind) : "";
  }
  const bool is_secretary = head == "Sekretaris";
  return is_secretary && is_short ? std::string(*known) : "";
}

// "Kadinkes": the head's short form and that of a Dinas in one word. Empty for any other word.
std::string glued_head(const std::vector<std::string_view>& words, const Lexicon& lexicon) {
  constexpr std::string_view kHead = "ka";
  constexpr std::size_t kShortestOffice = 5;  // letters; shorter ones are parts of other words
  const std::string key = fold(words.front());
  if (words.size() > 1 || !key.starts_with(kHead)) return {};
  const std::string office = key.substr(kHead.size());
  if (office.size() < kShortestOffice) return {};
  const LexiconEntry* const entry = lexicon.list(List::kOffices).find_key(office);
  if (entry == nullptr || !entry->canonical.starts_with("Dinas ")) return {};
  return "Kepala " + std::string(entry->canonical);
}

// The head without the kind of office that it repeats: "Kepala Dinas" -> "Kepala".
std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

std::string titled(std::string_view text, bool all_capitals, const Lexicon& lexicon) {
  return all_capitals ? title_case(text, lexicon) : with_initials(text, lexicon);
}

// Words in mixed case that are abbreviations of four letters or more: "Sakip" -> "SAKIP".
std::string with_acronyms(std::string_view text, const Lexicon& lexicon) {
  constexpr std::size_t kShortest = 4;
  std::string out;
  for (const std::string_view word : split_words(text)) {
    if (!out.empty()) out.push_back(' ');
    const auto acronym =
        word.size() >= kShortest ? lexicon.list(List::kAcronyms).canonical(word) : std::nullopt;
    out += acronym && acronym->size() == word.size() ? *acronym : word;
  }
  return out;
}

// "Subbag Umum", "Sub Bid. Anggaran": a unit below one that has a name of its own.
bool names_subunit(std::string_view text) {
  constexpr std::array<std::string_view, 6> kUnits = {"subbagian", "subbag", "subag",
                                                      "subbidang", "subbid", "subid"};
  const std::vector<std::string_view> words = split_words(text);
  std::string key;
  for (std::size_t i = 0; i + 1 < words.size() && i < 2; ++i) {
    key += fold(words[i]);
    if (std::find(kUnits.begin(), kUnits.end(), key) != kUnits.end()) return true;
  }
  return false;
}

class RoleReader {
 public:
  RoleReader(TextOrigin origin, const Lexicon& lexicon, CanonicalRole& out)
      : origin_(origin), lexicon_(lexicon), out_(out) {}

  // The canonical form of one role. `behind_post`: another one that was recognized stands before.
  std::string part(std::string_view printed, bool all_capitals, bool behind_post) {
    const auto region = find_region(printed, lexicon_);
    if (region && !region->before.empty()) {
      std::string title = part_in_region(region->before, all_capitals, behind_post);
      title += " " + region->region.name;
      if (fold(region->printed) != fold(region->region.name)) out_.is_expanded = true;
      if (!region->after.empty()) title += " " + titled(region->after, all_capitals, lexicon_);
      return title;
    }
    return part_in_region(printed, all_capitals, behind_post);
  }

 private:
  std::string part_in_region(std::string_view printed, bool all_capitals, bool behind_post) {
    const std::string mended = with_mended_words(printed, origin_, lexicon_, out_.repairs);
    if (const auto official = lexicon_.list(List::kPositions).canonical(mended)) {
      return std::string(*official);
    }
    const std::string spaced = with_spaced_points(mended);
    const std::vector<std::string_view> words = split_words(spaced);
    const Head head = match_head(words, lexicon_.list(List::kRoles));
    if (head.entry != nullptr) return headed(words, head, all_capitals);
    const Head base = match_head(words, lexicon_.list(List::kBaseTitles));
    if (base.entry == nullptr && !words.empty()) {
      if (std::string title = glued_head(words, lexicon_); !title.empty()) {
        out_.is_expanded = true;
        return title;
      }
    }
    std::string text = mended;
    if (base.entry != nullptr || behind_post) {
      if (base.entry != nullptr &&
          fold(base.entry->canonical) != fold(join(words, 0, base.words))) {
        text = std::string(base.entry->canonical) + " " + join(words, base.words, words.size());
        out_.is_expanded = true;
      }
      text = with_full_topics(text, lexicon_, out_.is_expanded);
      return with_acronyms(titled(trimmed(text), all_capitals, lexicon_), lexicon_);
    }
    return unheaded(mended, all_capitals);
  }

  std::string headed(const std::vector<std::string_view>& words, const Head& head,
                     bool all_capitals) {
    std::string title(head.entry->canonical);
    if (fold(title) != fold(join(words, 0, head.words))) out_.is_expanded = true;
    std::string rest = join(words, head.words, words.size());
    while (rest.ends_with('.')) rest.pop_back();
    if (rest.empty()) return title;
    const std::string office = governed_office(title, rest, lexicon_);
    if (!office.empty()) {
      std::string full = std::string(first_word(title)) + " " + office;
      if (fold(full) != fold(title + rest)) out_.is_expanded = true;
      return full;
    }
    rest = with_full_topics(rest, lexicon_, out_.is_expanded);
    rest = embedded_post(rest);
    return title + " " + with_acronyms(titled(rest, all_capitals, lexicon_), lexicon_);
  }

  // "(Analisis Perencanaan)" behind a head: the bracket begins with a post of its own.
  std::string embedded_post(const std::string& text) {
    if (!text.starts_with('(')) return text;
    const std::string inside = text.substr(1);
    const std::vector<std::string_view> words = split_words(inside);
    const Head base = match_head(words, lexicon_.list(List::kBaseTitles));
    if (base.entry == nullptr || fold(base.entry->canonical) == fold(words.front())) return text;
    out_.is_expanded = true;
    return "(" + std::string(base.entry->canonical) + " " + join(words, base.words, words.size());
  }

  // A unit stands for whoever works in it: "Subbag Umpeg".
  [[nodiscard]] std::string unheaded(std::string_view text, bool all_capitals) {
    if (names_subunit(text)) {
      const OfficeName office = canonical_office(text, TextOrigin::kDigital, lexicon_);
      out_.is_expanded = out_.is_expanded || office.is_expanded;
      return office.name;
    }
    if (lexicon_.list(List::kOffices).contains(text) && !all_capitals) return std::string(text);
    if (all_capitals) {
      // One word in capitals that nobody knows is an abbreviation.
      const bool is_one_word = text.find(' ') == std::string_view::npos;
      const bool is_word = is_known_word(text, lexicon_);
      return is_one_word && !is_word ? std::string(text) : title_case(text, lexicon_);
    }
    std::string out = with_acronyms(text, lexicon_);
    if (!out.empty() && out.front() >= 'a' && out.front() <= 'z') {
      out.front() = static_cast<char>(out.front() - 'a' + 'A');
    }
    return out;
  }

  TextOrigin origin_;
  const Lexicon& lexicon_;
  CanonicalRole& out_;
};

// The base title that a canonical title begins with; empty if it begins with none.
std::string base_title(std::string_view title, const Lexicon& lexicon) {
  const std::vector<std::string_view> words = split_words(title);
  const Head base = match_head(words, lexicon.list(List::kBaseTitles));
  if (base.entry == nullptr) return {};
  if (base.entry->canonical != "Kepala") return std::string(base.entry->canonical);
  if (words.size() < 2) return "Kepala";
  const bool takes_unit =
      std::find(kHeadedUnits.begin(), kHeadedUnits.end(), words[1]) != kHeadedUnits.end();
  return takes_unit ? join(words, 0, 2) : std::string(title);
}

void add_once(std::vector<std::string>& roles, std::string role) {
  if (std::find(roles.begin(), roles.end(), role) == roles.end()) roles.push_back(std::move(role));
}

// "(Eselon III)" says the class of a post, not its name.
std::string without_echelon(std::string_view label) {
  std::string out(label);
  for (std::size_t open = out.find('('); open != std::string::npos;
       open = out.find('(', open + 1)) {
    const std::size_t close = out.find(')', open);
    if (close == std::string::npos) break;
    const std::string inside = fold(std::string_view(out).substr(open, close - open));
    if (!inside.starts_with("eselon") && !inside.starts_with("eseion")) continue;
    out.erase(open, close + 1 - open);
    open = 0;
    if (out.empty()) break;
  }
  return tidy_text(out);
}

// "Kasubag nya": the post that was named before.
std::string without_clitic(std::string label) {
  constexpr std::string_view kClitic = " nya";
  const bool stands_alone = label.size() > kClitic.size() && label.ends_with(kClitic);
  if (stands_alone) label.resize(label.size() - kClitic.size());
  return label;
}

bool is_role(std::string_view text, const Lexicon& lexicon) {
  const std::string spaced = with_spaced_points(text);
  const std::vector<std::string_view> words = split_words(spaced);
  return match_head(words, lexicon.list(List::kRoles)).entry != nullptr ||
         match_head(words, lexicon.list(List::kBaseTitles)).entry != nullptr;
}

// A label cut into its roles, with what joins each to the one before: "/", " dan ", " selaku ".
struct Piece {
  std::string text;
  std::string joint;
};

// Cuts at the first `joint` word (" & ", " dan ", " selaku ") with a role on both sides.
void cut_at_joints(std::string text, std::string joint, const Lexicon& lexicon,
                   std::vector<Piece>& pieces) {
  struct Joint {
    std::string_view printed;
    std::string_view canonical;
  };
  constexpr std::array<Joint, 4> kJoints = {
      {{" selaku ", " selaku "}, {" & ", " dan "}, {" dan ", " dan "}, {" atau ", "/"}}};
  for (const Joint& known : kJoints) {
    const std::string lower = lower_case(text);
    for (std::size_t at = lower.find(known.printed); at != std::string::npos;
         at = lower.find(known.printed, at + 1)) {
      const std::string left = text.substr(0, at);
      const std::string right = text.substr(at + known.printed.size());
      if (!is_role(left, lexicon) || !is_role(right, lexicon)) continue;
      cut_at_joints(left, std::move(joint), lexicon, pieces);
      cut_at_joints(right, std::string(known.canonical), lexicon, pieces);
      return;
    }
  }
  pieces.push_back({std::move(text), std::move(joint)});
}

std::vector<Piece> pieces_of(std::string_view label, const Lexicon& lexicon) {
  std::vector<Piece> pieces;
  for (const std::string_view alternative : split_at(label, '/')) {
    if (alternative.empty()) continue;
    cut_at_joints(std::string(alternative), pieces.empty() ? "" : "/", lexicon, pieces);
  }
  return pieces;
}

}  // namespace

bool begins_with_post(std::string_view text, const Lexicon& lexicon) {
  const std::string spaced = with_spaced_points(text);
  return match_head(split_words(spaced), lexicon.list(List::kRoles)).entry != nullptr;
}

CanonicalRole canonical_role(std::string_view label, TextOrigin origin, const Lexicon& lexicon) {
  CanonicalRole role;
  if (label.size() > kLongestLabel) {
    role.title = tidy_text(label);
    role.roles = {role.title};
    return role;
  }
  std::string printed = without_clitic(join_broken_words(without_echelon(label), lexicon));
  const std::string whole = printed;
  if (!take_capacity(printed).empty()) role.is_expanded = true;
  if (printed.empty()) printed = whole;  // a capacity and nothing else
  const bool all_capitals = in_capitals(printed);
  RoleReader reader(origin, lexicon, role);
  bool behind_post = false;
  for (const Piece& piece : pieces_of(printed, lexicon)) {
    const std::string title = reader.part(piece.text, all_capitals, behind_post);
    role.title += piece.joint + title;
    std::string base = base_title(title, lexicon);
    const bool is_abbreviation = in_capitals(title) && title.find(' ') == std::string::npos;
    if (!base.empty()) {
      behind_post = true;
      add_once(role.roles, std::move(base));
    } else if (!behind_post || is_abbreviation) {
      add_once(role.roles, title);  // behind a post it says more of that: "Petugas Loket/Arsip"
    }
  }
  return role;
}

}  // namespace baku
