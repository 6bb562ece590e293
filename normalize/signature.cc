#include "normalize/signature.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/capacity.h"
#include "normalize/lexicon.h"
#include "normalize/offices.h"
#include "normalize/regions.h"
#include "normalize/roles.h"
#include "normalize/spelling.h"
#include "normalize/text.h"

namespace baku {
namespace {

// A block of more or longer pieces is no signature.
constexpr std::size_t kMostFragments = 100;
constexpr std::size_t kLongestFragment = 500;  // bytes

enum class FragmentKind { kUnknown, kPost, kName, kDegrees };

// A piece of a line between wide gaps, with what was read so far cut out.
struct Fragment {
  std::string text;
  const Printed* line = nullptr;
  FragmentKind kind = FragmentKind::kUnknown;
};

bool full_match(std::string_view text, const RE2& pattern) {
  return RE2::FullMatch({text.data(), text.size()}, pattern);
}

// Dates, places, labels and marks that stand in a signature block beside the person.
bool is_noise(std::string_view text) {
  static const RE2 noise_pattern(
      R"((?i)(?:.*\b(?:ditetapkan|disahkan|ditandatangani|mengesahkan|mengetahui|menyetujui)"
      R"(|disetujui|dibuat|diperiksa|disusun)\b(?:\s+(?:di|oleh|pada|secara|elektronik)\b.*)"
      R"(|\s*[:,.]*)|pada\s+tanggal.*|tanggal\s*[:.].*|tgl\b.*|tt[d]\.?|t\.t\.d\.?)"
      R"(|\(?\s*tanda\s+tangan.*|cap\b.*|stempel.*|dokumen\s+ini.*|paraf.*|nama\s*[:.]?)"
      R"(|jabatan\s*[:.]?|pangkat\S*\s*[:.]?|nip\s*[:.]*|nrp\b.*))");
  static const RE2 place_and_date_pattern(
      R"((?i)(?:[a-z .]+,\s*)?(?:\d{1,2}|[.\s_]+)?\s*(?:januari|februari|maret|april|mei)"
      R"(|juni|juli|agustus|september|oktober|november|nopember|desember)\s+\d{4}\.?)");
  static const RE2 police_or_army_pattern(
      R"((?i)(?:(?:ajun|komisaris|inspektur|brigadir|jenderal|kolonel|letnan|mayor|kapten))"
      R"(\b.*\bpolisi\b.*|.*\bnrp\b.*\d{5,}.*|akbp|akp|kombes.*|kompol|iptu|ipda))");
  static const RE2 electronic_pattern(
      R"((?i).*(?:elektronik|sertifikat|balai\s+sertifikasi|\bbsre\b|\bbssn\b|qr\s*code|\$\{).*)");
  const bool has_letters = fold(text).size() > 1;
  return !has_letters || full_match(text, police_or_army_pattern) ||
         full_match(text, electronic_pattern) || full_match(text, noise_pattern) ||
         full_match(text, place_and_date_pattern);
}

std::string without_label(std::string_view text) {
  static const RE2 label_pattern(
      R"(^(?i:nama\s*(?:lengkap|pejabat)?|jabatan|pangkat(?:\s*/\s*(?:gol\w*|ruang)[\w./ ]*))"
      R"(?|gol\w*\s*/\s*ruang)\s*:\s*)");
  std::string out(text);
  RE2::Replace(&out, label_pattern, "");
  return out;
}

bool begins_with_capacity(std::string_view text) {
  std::string rest(text);
  return !take_capacity(rest).empty();
}

// Takes off "u.b." (untuk beliau): the signer's own post, one level below the post that he signs
// for, follows.
bool take_below(std::string& text) {
  static const RE2 below_pattern(R"(^\W*(?i:u\s?\.\s?b\b|ub\s?\.|untuk\s+beliau\b)[\s.,:]*)");
  return RE2::Replace(&text, below_pattern, "");
}

bool begins_below(std::string_view text) {
  std::string rest(text);
  return take_below(rest);
}

bool begins_with_office(std::string_view text) {
  constexpr std::array<std::string_view, 25> kHeads = {
      "dinas",      "badan",     "sekretariat", "inspektorat", "kecamatan", "kelurahan", "kantor",
      "bagian",     "bidang",    "subbagian",   "uptd",        "upt",       "puskesmas", "rsud",
      "rumah",      "kabupaten", "kab",         "kota",        "provinsi",  "prov",      "daerah",
      "pemerintah", "republik",  "selaku",      "desa"};
  const std::string first = fold(text.substr(0, text.find_first_of(" .")));
  return std::find(kHeads.begin(), kHeads.end(), first) != kHeads.end();
}

bool begins_with_particle(std::string_view text, const Lexicon& lexicon) {
  return text.starts_with('&') ||
         lexicon.list(List::kParticles).contains(text.substr(0, text.find(' ')));
}

// Whether every word could stand in the name of a post or office.
bool is_all_known_words(std::string_view text, const Lexicon& lexicon) {
  const std::string folded = fold_words(text);
  const auto words = split_words(folded);
  return !words.empty() && std::all_of(words.begin(), words.end(), [&](std::string_view word) {
    return is_known_word(word, lexicon) || lexicon.list(List::kParticles).contains(word) ||
           lexicon.list(List::kAcronyms).contains(word);
  });
}

// A word of three letters, and not more digits and marks than names have. Points, commas and
// apostrophes do not count.
bool is_plausible_name(std::string_view text) {
  constexpr std::size_t kShortestWord = 3;
  constexpr std::string_view kNameMarks = " .,'";
  std::size_t letters = 0;
  std::size_t others = 0;
  for (const char c : text) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (static_cast<unsigned char>(c) & 0x80U) != 0;
    if (is_letter) ++letters;
    if (!is_letter && kNameMarks.find(c) == std::string_view::npos) ++others;
  }
  const auto words = split_words(text);
  const bool has_word = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return fold(word).size() >= kShortestWord;
  });
  return has_word && others * 4 <= letters;
}

class SignatureReader {
 public:
  SignatureReader(const RawSignature& signature, TextOrigin origin, const Lexicon& lexicon)
      : origin_(origin), lexicon_(lexicon) {
    for (const Printed& line : signature.lines) add_line(line);
  }

  SignatureBlock read() {
    take_numbers();
    take_ranks();
    std::erase_if(fragments_, [](const Fragment& part) { return is_noise(part.text); });
    classify();
    read_post();
    read_name();
    const bool approves = !block_.is_blank();
    if (block_.capacity.empty() && approves) block_.capacity = "definitive";
    return std::move(block_);
  }

 private:
  // Wide gaps and line breaks part a line into fragments.
  void add_line(const Printed& line) {
    static const RE2 gap_pattern(R"(\s{2,}|[\t\n\r]+)");
    std::string marked = line.text;
    const bool may_part = marked.find_first_of("\t\n\f\r") != std::string::npos ||
                          marked.find("  ") != std::string::npos;
    if (may_part) RE2::GlobalReplace(&marked, gap_pattern, "\n");
    for (const std::string_view piece : split_at(marked, '\n')) {
      std::string text = without_label(clean_text(piece));
      if (fragments_.size() == kMostFragments || text.size() > kLongestFragment) continue;
      if (!text.empty()) fragments_.push_back({std::move(text), &line});
    }
  }

  // Puts what stands before and after a value that was cut out in the place of its fragment.
  void replace(std::size_t index, std::string_view before, std::string_view after) {
    const Fragment whole = fragments_[index];
    const auto at = fragments_.begin() + static_cast<std::ptrdiff_t>(index);
    auto next = fragments_.erase(at);
    const std::string_view marks = " ,;:|-";
    const auto stripped = [&](std::string_view text) {
      while (!text.empty() && marks.find(text.front()) != text.npos) text.remove_prefix(1);
      while (!text.empty() && marks.find(text.back()) != text.npos) text.remove_suffix(1);
      return std::string(text);
    };
    const std::string tail = stripped(after);
    if (!tail.empty()) next = fragments_.insert(next, {tail, whole.line});
    const std::string head(trimmed(before));
    if (!head.empty()) fragments_.insert(next, {head, whole.line});
  }

  void take_numbers() {
    for (std::size_t i = 0; i < fragments_.size(); ++i) {
      const std::string text = fragments_[i].text;
      auto found = find_and_read_nip(text, origin_);
      if (!found) continue;
      const std::string_view view = text;
      const NipPlace place = found->place;
      const bool is_better = !block_.nip || (!block_.nip->is_valid() && found->nip.is_valid());
      if (is_better) {
        block_.nip = std::move(found->nip);
        block_.nip_line = fragments_[i].line;
      }
      replace(i, view.substr(0, place.begin), view.substr(place.begin + place.length));
      if (i > 0) --i;
    }
  }

  void take_ranks() {
    for (std::size_t i = 0; i < fragments_.size(); ++i) {
      auto rank = find_rank(fragments_[i].text, origin_, lexicon_);
      if (!rank) continue;
      const std::string before = rank->before;
      const std::string after = rank->after;
      const Printed* line = fragments_[i].line;
      add_rank(std::move(*rank), line);
      replace(i, before, after);
      return take_grade(i);
    }
  }

  // A grade on a line of its own, beside a rank without one.
  void take_grade(std::size_t from) {
    if (!block_.rank->grade.empty() || block_.rank->rank.empty()) return;
    const std::size_t end = std::min(fragments_.size(), from + 2);
    for (std::size_t i = from; i < end; ++i) {
      const auto rank =
          find_rank(block_.rank->printed + " " + fragments_[i].text, origin_, lexicon_);
      if (!rank || rank->grade.empty()) continue;
      block_.rank->grade = rank->grade;
      block_.rank->grade_before_repair = rank->grade_before_repair;
      const std::string after = rank->after;
      replace(i, "", after);
      return;
    }
  }

  void add_rank(Rank rank, const Printed* line) {
    block_.rank = std::move(rank);
    block_.rank_line = line;
  }

  void classify() {
    bool behind_post = false;
    for (Fragment& part : fragments_) {
      part.kind = kind_of(part.text, behind_post);
      behind_post = part.kind == FragmentKind::kPost;
    }
  }

  [[nodiscard]] FragmentKind kind_of(std::string_view text, bool behind_post) const {
    const bool begins_post = begins_with_capacity(text) || begins_below(text) ||
                             begins_with_post(text, lexicon_) || begins_with_office(text);
    if (begins_post) return FragmentKind::kPost;
    if (is_degrees_only(text, lexicon_)) return FragmentKind::kDegrees;
    const bool goes_on =
        behind_post && (begins_with_particle(text, lexicon_) || is_all_known_words(text, lexicon_));
    if (goes_on) return FragmentKind::kPost;
    return is_plausible_name(text) ? FragmentKind::kName : FragmentKind::kUnknown;
  }

  void read_post() {
    std::vector<const Fragment*> parts;
    for (const Fragment& part : fragments_) {
      if (part.kind != FragmentKind::kPost) continue;
      parts.push_back(&part);
    }
    if (parts.empty()) return;
    block_.post_line = parts.front()->line;
    for (const Fragment* part : parts) {
      std::string text = part->text;
      const std::string capacity = take_capacity(text);
      if (!capacity.empty()) {
        block_.capacity = capacity;
        block_.post.clear();
      } else if (take_below(text) || (block_.capacity == "a.n." && !block_.post.empty() &&
                                      begins_with_post(text, lexicon_))) {
        block_.post.clear();  // what stood before is the superior's post
      }
      if (!block_.post.empty() && !text.empty()) block_.post.push_back(' ');
      block_.post += text;
    }
    if (block_.capacity == "a.n.") cut_superior();
    const bool has_name =
        std::any_of(fragments_.begin(), fragments_.end(),
                    [](const Fragment& part) { return part.kind == FragmentKind::kName; });
    if (!has_name) split_name_off();
    while (!block_.post.empty() &&
           std::string_view(" ,.;:-").find(block_.post.back()) != std::string_view::npos) {
      block_.post.pop_back();
    }
  }

  // "a.n. BUPATI BANGGAI SEKRETARIS DAERAH" on one line: the last post is the signer's own.
  void cut_superior() {
    const auto words = split_words(block_.post);
    for (std::size_t i = words.size(); i-- > 1;) {
      const auto at = static_cast<std::size_t>(words[i].data() - block_.post.data());
      const std::string_view rest = std::string_view(block_.post).substr(at);
      constexpr std::array<std::string_view, 6> kOwnPosts = {"sekretaris", "sekda", "kepala",
                                                             "asisten",    "kadis", "inspektur"};
      const std::string first = fold(words[i]);
      if (std::find(kOwnPosts.begin(), kOwnPosts.end(), first) == kOwnPosts.end()) continue;
      block_.post = std::string(rest);
      return;
    }
  }

  // A name behind the post on the same line.
  void split_name_off() {
    const auto region = find_region(block_.post, lexicon_);
    const bool ends_in_region = region && region->is_known && !region->before.empty() &&
                                !region->after.empty() &&
                                !is_all_known_words(region->after, lexicon_);
    if (ends_in_region) {
      const std::string post = region->before + " " + region->printed;
      return add_name(post, region->after);
    }
    const std::string post = block_.post;
    std::size_t at = find_leading_degree(post, lexicon_);
    if (at == std::string::npos || at == 0) at = first_name_word(post);
    if (at == std::string::npos || at == 0) return;
    add_name(post.substr(0, at), post.substr(at));
  }

  void add_name(std::string_view post, std::string_view name) {
    if (!is_plausible_name(name)) return;
    fragments_.push_back({std::string(trimmed(name)), block_.post_line, FragmentKind::kName});
    block_.post = std::string(trimmed(post));
  }

  // The first word that belongs to no post: not known, or a part of a name behind the place that
  // a district head's post names.
  [[nodiscard]] std::size_t first_name_word(std::string_view post) const {
    const auto words = split_words(post);
    if (words.empty()) return std::string_view::npos;
    const bool names_place = fold(words.front()) == "camat" || fold(words.front()) == "lurah";
    std::size_t i = 1;
    if (names_place) {
      const std::vector<std::string_view> rest(words.begin() + 1, words.end());
      i += std::max<std::size_t>(district_name_length(rest, lexicon_), rest.empty() ? 0 : 1);
    }
    for (; i < words.size(); ++i) {
      if (is_all_known_words(words[i], lexicon_)) continue;
      const bool is_name = name_plausibility(words[i], lexicon_) > 0 || words[i].ends_with(',') ||
                           post.find(',') != std::string_view::npos;
      return is_name ? static_cast<std::size_t>(words[i].data() - post.data())
                     : std::string_view::npos;
    }
    return std::string_view::npos;
  }

  // How much a fragment looks like the approver's name.
  [[nodiscard]] double name_score(const Fragment& part) const {
    const PersonName person = read_person_name(part.text, origin_, lexicon_);
    double score = name_plausibility(person.name, lexicon_);
    if (!person.degrees_after.empty() || !person.degrees_before.empty()) score += 2;
    if (split_words(person.name).size() > 1) score += 1;
    return score;
  }

  void read_name() {
    std::size_t best = fragments_.size();
    double best_score = -1;
    for (std::size_t i = 0; i < fragments_.size(); ++i) {
      if (fragments_[i].kind != FragmentKind::kName) continue;
      const double score = name_score(fragments_[i]);
      if (score > best_score) {
        best = i;
        best_score = score;
      }
    }
    if (best == fragments_.size()) return;
    std::string text = fragments_[best].text;
    block_.name_line = fragments_[best].line;
    for (std::size_t i = best + 1; i < fragments_.size(); ++i) {
      const bool is_next_line =
          fragments_[i].kind == FragmentKind::kName || fragments_[i].kind == FragmentKind::kDegrees;
      if (!is_next_line) break;
      const bool is_degrees = fragments_[i].kind == FragmentKind::kDegrees;
      text += is_degrees && !text.ends_with(',') ? ", " : " ";
      text += fragments_[i].text;
    }
    const bool goes_on_above = best > 0 && fragments_[best - 1].kind == FragmentKind::kName &&
                               fragments_[best].text.find(',') != std::string::npos &&
                               fragments_[best - 1].text.find(',') == std::string::npos &&
                               in_capitals(fragments_[best - 1].text) == in_capitals(text);
    if (goes_on_above) text.insert(0, fragments_[best - 1].text + " ");
    if (origin_ != TextOrigin::kDigital) cut_before_degree(text);
    block_.printed_name = text;
    block_.person = read_person_name(text, origin_, lexicon_);
  }

  // In recognized text, words before the degree that a name begins with are scraps of the post or
  // of the stamp.
  void cut_before_degree(std::string& text) const {
    const std::size_t at = find_leading_degree(text, lexicon_);
    if (at == std::string::npos || at == 0) return;
    const std::string_view before = std::string_view(text).substr(0, at);
    const bool plain = before.find_first_of(".,") == std::string_view::npos;
    if (plain && split_words(before).size() > 1 && is_plausible_name(text.substr(at))) {
      text.erase(0, at);
    }
  }

  TextOrigin origin_;
  const Lexicon& lexicon_;
  std::vector<Fragment> fragments_;
  SignatureBlock block_;
};

}  // namespace

SignatureBlock read_signature(const RawSignature& signature, TextOrigin origin,
                              const Lexicon& lexicon) {
  return SignatureReader(signature, origin, lexicon).read();
}

Signatures read_signatures(const RawSop& raw, const Lexicon& lexicon) {
  return {read_signature(raw.approval, raw.origin, lexicon),
          read_signature(raw.signature, raw.origin, lexicon)};
}

}  // namespace baku
