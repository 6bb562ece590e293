#include "normalize/letterhead.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "normalize/lexicon.h"
#include "normalize/spelling.h"
#include "normalize/text.h"

namespace baku {
namespace {

constexpr std::size_t kMostLines = 100;
constexpr std::size_t kLongestLine = 500;  // bytes

// Words that a part of a letterhead begins with, folded.
struct HeadWord {
  std::string_view word;
  LetterheadKind kind;
};
constexpr std::array<HeadWord, 66> kHeads = {{
    {"pemerintah", LetterheadKind::kGovernment},
    {"pemerintahan", LetterheadKind::kGovernment},
    {"pemkab", LetterheadKind::kGovernment},
    {"pemkot", LetterheadKind::kGovernment},
    {"pemprov", LetterheadKind::kGovernment},
    {"kabupaten", LetterheadKind::kRegion},
    {"kab", LetterheadKind::kRegion},
    {"kota", LetterheadKind::kRegion},
    {"provinsi", LetterheadKind::kRegion},
    {"propinsi", LetterheadKind::kRegion},
    {"prov", LetterheadKind::kRegion},
    {"dinas", LetterheadKind::kOffice},
    {"badan", LetterheadKind::kOffice},
    {"inspektorat", LetterheadKind::kOffice},
    {"sekretariat", LetterheadKind::kOffice},
    {"setda", LetterheadKind::kOffice},
    {"setwan", LetterheadKind::kOffice},
    {"satuan", LetterheadKind::kOffice},
    {"satpol", LetterheadKind::kOffice},
    {"kecamatan", LetterheadKind::kOffice},
    {"kec", LetterheadKind::kOffice},
    {"distrik", LetterheadKind::kOffice},
    {"kantor", LetterheadKind::kOffice},
    {"rsud", LetterheadKind::kOffice},
    {"rumah", LetterheadKind::kOffice},
    {"universitas", LetterheadKind::kOffice},
    {"pengadilan", LetterheadKind::kOffice},
    {"kejaksaan", LetterheadKind::kOffice},
    {"kepolisian", LetterheadKind::kOffice},
    {"politeknik", LetterheadKind::kOffice},
    {"institut", LetterheadKind::kOffice},
    {"balai", LetterheadKind::kOffice},
    {"komisi", LetterheadKind::kOffice},
    {"lembaga", LetterheadKind::kOffice},
    {"rs", LetterheadKind::kOffice},
    {"desa", LetterheadKind::kOffice},
    {"bagian", LetterheadKind::kUnit},
    {"bag", LetterheadKind::kUnit},
    {"bidang", LetterheadKind::kUnit},
    {"sub", LetterheadKind::kUnit},
    {"subbagian", LetterheadKind::kUnit},
    {"subbag", LetterheadKind::kUnit},
    {"subag", LetterheadKind::kUnit},
    {"subbidang", LetterheadKind::kUnit},
    {"subbid", LetterheadKind::kUnit},
    {"seksi", LetterheadKind::kUnit},
    {"uptd", LetterheadKind::kUnit},
    {"uptb", LetterheadKind::kUnit},
    {"upt", LetterheadKind::kUnit},
    {"puskesmas", LetterheadKind::kUnit},
    {"kelurahan", LetterheadKind::kUnit},
    {"kel", LetterheadKind::kUnit},
    {"kementerian", LetterheadKind::kNational},
    {"mahkamah", LetterheadKind::kNational},
    {"direktorat", LetterheadKind::kUnit},
    {"deputi", LetterheadKind::kUnit},
    {"fakultas", LetterheadKind::kUnit},
    {"jurusan", LetterheadKind::kUnit},
    {"akademi", LetterheadKind::kOffice},
    {"sekolah", LetterheadKind::kUnit},
    {"sd", LetterheadKind::kUnit},
    {"sdn", LetterheadKind::kUnit},
    {"smp", LetterheadKind::kUnit},
    {"smpn", LetterheadKind::kUnit},
    {"sma", LetterheadKind::kUnit},
    {"smk", LetterheadKind::kUnit},
}};

bool is_noise(std::string_view text) {
  static const RE2 noise_pattern(
      R"((?i)(?:standa?r[dt]?\s+op(?:e)?ras(?:i|ional)\s+pros.*|standard?\s+operating.*)"
      R"(|\(?\s*s\.?o\.?p\.?\s*(?:-?\s*ap)?\s*\)?|prosedur\s+operasional.*)"
      R"(|satuan\s+kerja\s*:?|nama\s+(?:skpd|opd|instansi|unit).*|logo.*|lambang.*|jl\b.*)"
      R"(|jln\b.*|jalan\b.*|alamat\b.*|komplek\w*\b.*|telp?\b.*|telepon\b.*|tlp\b.*|fax\b.*)"
      R"(|faks\w*\b.*|e-?mail\b.*|web\w*\b.*|laman\b.*|kode\s*pos.*|https?:.*|www\..*)"
      R"(|po\.?\s*box.*|hal(?:aman)?\s*[:.]?\s*\d.*|no(?:mor)?\b\s*[.:].*|\d[\d\s.,()/-]*))");
  static const RE2 contact_pattern(
      R"((?i)@|https?:|www\.|\btelp|\bfax\b|\bfaks|kode\s?pos|\(0\d{2,4}\))");
  const re2::StringPiece input(text.data(), text.size());
  return fold(text).size() < 3 || RE2::FullMatch(input, noise_pattern) ||
         RE2::PartialMatch(input, contact_pattern);
}

// A word without the points and brackets around it.
std::string head_key(std::string_view word) {
  const std::size_t point = word.find('.');
  return fold(point == std::string_view::npos ? word : word.substr(0, point));
}

const HeadWord* head_of(std::string_view word) {
  const std::string key = head_key(word);
  const auto* const at = std::find_if(kHeads.begin(), kHeads.end(),
                                      [&](const HeadWord& head) { return head.word == key; });
  return at == kHeads.end() ? nullptr : at;
}

bool ends_open(std::string_view text, const Lexicon& lexicon) {
  if (text.empty()) return false;
  if (text.back() == ',' || text.back() == '&' || text.back() == '-') return true;
  const auto words = split_words(text);
  return lexicon.list(List::kParticles).contains(words.back());
}

bool begins_open(std::string_view text, const Lexicon& lexicon) {
  return text.starts_with('&') ||
         lexicon.list(List::kParticles).contains(text.substr(0, text.find(' ')));
}

bool is_all_known_words(std::string_view text, const Lexicon& lexicon) {
  const std::string folded = fold_words(text);
  const auto words = split_words(folded);
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
    return is_known_word(word, lexicon) || lexicon.list(List::kParticles).contains(word);
  });
}

// The kind of a whole part, from its first word and what the lexicon says of it.
LetterheadKind kind_of(std::string_view text, LetterheadKind by_head) {
  const std::string key = fold(text);
  const bool is_unit =
      key == "sekretariat" || key.starts_with("kantorlurah") || key.starts_with("kantorkelurahan");
  if (is_unit) return LetterheadKind::kUnit;
  const bool is_national = key.starts_with("badannasional") || key.ends_with("republikindonesia");
  return is_national ? LetterheadKind::kNational : by_head;
}

class LetterheadReader {
 public:
  explicit LetterheadReader(const Lexicon& lexicon) : lexicon_(lexicon) {}

  void add(const Printed& line) {
    if (line.text.size() > kLongestLine) return;
    const std::string text = join_broken_words(clean_text(line.text), lexicon_);
    if (is_noise(text)) {
      is_open_ = false;
      return;
    }
    const auto words = split_words(text);
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= words.size(); ++i) {
      const bool is_cut = i > begin && (i == words.size() || begins_part(words, i, begin));
      if (!is_cut) continue;
      const char* first = words[begin].data();
      const char* last = words[i - 1].data() + words[i - 1].size();
      add_piece({first, static_cast<std::size_t>(last - first)}, line);
      begin = i;
    }
  }

  std::vector<LetterheadPart> parts() {
    for (LetterheadPart& part : parts_) finish(part);
    std::erase_if(parts_,
                  [](const LetterheadPart& part) { return part.text.empty() && !part.region; });
    return std::move(parts_);
  }

 private:
  // Whether a new part begins with word `i` of a line whose current part began with `begin`.
  [[nodiscard]] bool begins_part(const std::vector<std::string_view>& words, std::size_t i,
                                 std::size_t begin) const {
    const HeadWord* head = head_of(words[i]);
    if (head == nullptr) return false;
    const std::string_view before = words[i - 1];
    if (before.back() == ',' || before.back() == '&') return false;
    if (lexicon_.list(List::kParticles).contains(before)) return false;
    // Only words that can hardly stand inside the name of another office.
    constexpr std::array<std::string_view, 14> kCuts = {
        "dinas", "inspektorat", "sekretariat", "kecamatan", "kelurahan", "uptd",   "puskesmas",
        "rsud",  "subbagian",   "subbag",      "bidang",    "badan",     "bagian", "sub"};
    if (std::find(kCuts.begin(), kCuts.end(), head->word) == kCuts.end()) return false;
    const std::string first = head_key(words[begin]);
    const bool is_unit_of_clinic =
        head->word == "puskesmas" && (first == "uptd" || first == "upt" || first == "uptb");
    const bool is_inside = head->word == "bagian" && head_key(before) == "sub";
    const bool is_inside_division = head->word == "bidang" && head_key(before) == "sub";
    return !is_unit_of_clinic && !is_inside && !is_inside_division;
  }

  void add_piece(std::string_view text, const Printed& line) {
    const HeadWord* head = head_of(text.substr(0, text.find(' ')));
    const bool is_abbreviation = lexicon_.list(List::kOffices).contains(text);
    if (continues(text, head)) {
      parts_.back().text += " " + std::string(text);
      return;
    }
    if (!parts_.empty() && text.front() == '(' && text.back() == ')') return;  // (BKD)
    if (head == nullptr && !is_abbreviation && !names_office(text)) return;
    const LetterheadKind kind = head == nullptr ? LetterheadKind::kOffice : head->kind;
    parts_.push_back({kind_of(text, kind), std::string(text), std::nullopt, &line});
    is_open_ = true;
  }

  // "DISKOMINFO KAB. POSO": an abbreviation with its region behind it.
  [[nodiscard]] bool names_office(std::string_view text) const {
    const auto region = find_region(text, lexicon_);
    return region && !region->before.empty() &&
           lexicon_.list(List::kOffices).contains(region->before);
  }

  // Whether the piece belongs to the part before it.
  [[nodiscard]] bool continues(std::string_view text, const HeadWord* head) const {
    if (parts_.empty() || !is_open_) return false;
    const LetterheadPart& last = parts_.back();
    const std::string joined = last.text + " " + std::string(text);
    if (ends_open(last.text, lexicon_) || begins_open(text, lexicon_)) return true;
    const bool is_one_word = last.text.find(' ') == std::string::npos;
    if (is_one_word && head == nullptr) return true;
    if (last.kind == LetterheadKind::kGovernment || last.kind == LetterheadKind::kRegion) {
      return names_region_better(last.text, joined, text, head);
    }
    if (head != nullptr) return false;
    const std::string key = fold(last.text);
    const bool is_hospital = key == "rumahsakitumumdaerah" || key == "rsud";
    return is_hospital || lexicon_.list(List::kOffices).contains(joined) ||
           is_all_known_words(text, lexicon_);
  }

  // "PEMERINTAH KABUPATEN" / "BANYUMAS", "PEMERINTAH" / "KABUPATEN BANYUMAS", "... TANJUNG" /
  // "JABUNG TIMUR".
  [[nodiscard]] bool names_region_better(std::string_view last, std::string_view joined,
                                         std::string_view text, const HeadWord* head) const {
    const bool is_region = head != nullptr && head->kind == LetterheadKind::kRegion;
    if (head != nullptr && !is_region) return false;
    const auto before = find_region(last, lexicon_);
    if (is_region) return !before && fold(last).starts_with("pemerintah");
    const auto after = find_region(joined, lexicon_);
    const bool takes_all = after && after->is_known && after->after.empty();
    return takes_all &&
           (!before || !before->is_known || before->region.name != after->region.name) &&
           !text.empty();
  }

  void finish(LetterheadPart& part) const {
    part.region = find_region(part.text, lexicon_);
    if (part.kind == LetterheadKind::kGovernment || part.kind == LetterheadKind::kRegion) return;
    if (!part.region) return;
    part.text = part.region->before;
    if (!part.region->after.empty()) part.text += " " + part.region->after;
    while (!part.text.empty() &&
           std::string_view(" ,-").find(part.text.back()) != std::string_view::npos) {
      part.text.pop_back();
    }
  }

  const Lexicon& lexicon_;
  std::vector<LetterheadPart> parts_;
  bool is_open_ = false;  // the last part may go on
};

}  // namespace

std::vector<LetterheadPart> read_letterhead(std::span<const Printed> lines,
                                            const Lexicon& lexicon) {
  LetterheadReader reader(lexicon);
  for (const Printed& line : lines.first(std::min(lines.size(), kMostLines))) reader.add(line);
  return reader.parts();
}

}  // namespace baku
