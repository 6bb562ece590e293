#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

#include "normalize/checks/checks.h"
#include "normalize/lexicon.h"
#include "normalize/offices.h"
#include "normalize/regions.h"
#include "normalize/similarity.h"
#include "normalize/text.h"
#include "normalize/title_case.h"
#include "normalize/values.h"

namespace baku {
namespace {

constexpr double kSameOffice = 0.8;       // similarity of two names of one office
constexpr std::size_t kLongestName = 12;  // words of an office's name

// Clauses that name the office whose tasks are meant.
constexpr std::string_view kDutyWords[] = {"uraian tugas",           "tugas dan fungsi",
                                           "tugas pokok dan fungsi", "tata kerja",
                                           "susunan organisasi",     "tupoksi"};

using Words = std::vector<std::string_view>;

// Whether one of kDutyWords may stand in `text`: cheaper than the search itself.
bool may_name_duties(std::string_view text) {
  const std::string lower = lower_case(text);
  return lower.find("tugas") != std::string::npos || lower.find("kerja") != std::string::npos ||
         lower.find("organisasi") != std::string::npos ||
         lower.find("tupoksi") != std::string::npos;
}

// Whether a word begins like one for a kind of place, in any case: the search itself is slower.
bool may_name_place(std::string_view text) {
  static constexpr std::string_view kStarts[] = {"kab", "kec", "kot", "pem", "pro"};
  for (std::size_t i = 0; i + 3 <= text.size(); ++i) {
    if (i > 0 && text[i - 1] != ' ' && text[i - 1] != '(' && text[i - 1] != '/') continue;
    if (std::string_view("kKpP").find(text[i]) == std::string_view::npos) continue;
    const std::string start = lower_case(text.substr(i, 3));
    if (std::find(std::begin(kStarts), std::end(kStarts), start) != std::end(kStarts)) return true;
  }
  return false;
}

// The words behind the last clause about tasks; empty where there is none.
std::string_view named_behind_duties(std::string_view words) {
  std::size_t end = 0;
  for (const std::string_view duty : kDutyWords) {
    const std::size_t at = words.rfind(duty);
    if (at != std::string_view::npos) end = std::max(end, at + duty.size());
  }
  return end == 0 ? std::string_view{} : trimmed(words.substr(end));
}

std::string joined(const Words& words, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += ' ';
    text += words[i];
  }
  return text;
}

// The longest known office that `phrase` begins with; behind it only a region may stand.
std::string office_at(std::string_view phrase, const Lexicon& lexicon) {
  const LexiconList& offices = lexicon.list(List::kOffices);
  const Words words = split_words(phrase);
  for (std::size_t count = std::min(words.size(), kLongestName); count > 0; --count) {
    const LexiconEntry* const office = offices.find(joined(words, count));
    if (office == nullptr) continue;
    const bool list = count < words.size() && (words[count] == "dan" || words[count] == "serta");
    return list ? std::string() : std::string(office->canonical);
  }
  return {};
}

// "Kecamatan Batui" where `phrase` begins with the name of a known district.
std::string district_at(std::string_view phrase, const Lexicon& lexicon) {
  const Words words = split_words(phrase);
  if (words.size() < 2 || (words[0] != "kecamatan" && words[0] != "kec")) return {};
  const Words names(words.begin() + 1, words.end());
  const std::size_t count = district_name_length(names, lexicon);
  return count == 0 ? std::string() : joined(names, count);
}

// "Badan Perencanaan Pembangunan Daerah" and "Badan Perencanaan, Penelitian dan ...": an office
// that was renamed keeps its first words.
bool begin_alike(const std::string& left, const std::string& right) {
  const Words left_words = split_words(left);
  const Words right_words = split_words(right);
  return left_words.size() > 2 && right_words.size() > 2 && left_words[0] == right_words[0] &&
         left_words[1] == right_words[1];
}

// Laws and decrees of the state may name any region.
bool is_regional(const LegalCitation& citation) {
  static constexpr std::string_view kKinds[] = {"Perda",   "Pergub", "Perbup",
                                                "Perwali", "Kepgub", "Kepbup"};
  return citation.type &&
         std::find(std::begin(kKinds), std::end(kKinds), *citation.type) != std::end(kKinds);
}

class ForeignNames {
 public:
  ForeignNames(const RawSop& raw, const SopRecord& record, const Lexicon& lexicon, Trail& trail)
      : lexicon_(lexicon), trail_(trail) {
    const Organization& organization = record.organization;
    for (const Text& own : {organization.unit, organization.sub_unit}) {
      if (own) own_offices_.push_back(fold_words(*own));
    }
    for (const Printed& line : raw.letterhead) own_offices_.push_back(fold_words(line.text));
    if (organization.unit) {
      unit_ = *organization.unit;
      const std::string unit = fold_words(unit_);
      if (unit.rfind("kecamatan ", 0) == 0) own_district_ = unit.substr(10);
    }
    if (organization.region) region_ = *organization.region;
  }

  // A text that says whose tasks are meant.
  void check_duties(std::string_view text, const std::string& path) {
    if (unit_.empty() || !may_name_duties(text)) return;
    const std::string words = fold_words(text);
    const std::string_view named = named_behind_duties(words);
    if (named.empty()) return;
    std::string office = office_at(named, lexicon_);
    if (office.empty() && !own_district_.empty()) {
      const std::string district = district_at(named, lexicon_);
      if (!district.empty()) office = title_case("Kecamatan " + district, lexicon_);
    }
    if (office.empty() || is_own_office(fold_words(office))) return;
    trail_.found("organization.foreign_unit", path,
                 "Names " + in_quotes(office) + "; the letterhead is " + unit_ + ".");
  }

  // "Kab. Morowali", "Kec. Batui" in a text of another place.
  void check_places(std::string_view text, const std::string& path) {
    if (!may_name_place(text)) return;
    check_district(text, path);
    if (!region_.code) return;
    const auto found = find_region(text, lexicon_);
    if (!found || !found->is_known || !found->is_exact || !found->region.code) return;
    if (is_own_region(*found->region.code)) return;
    trail_.found(
        "organization.foreign_region", path,
        "Names " + in_quotes(found->region.name) + "; the letterhead is " + region_.name + ".");
  }

 private:
  [[nodiscard]] bool is_own_office(const std::string& office) const {
    return std::any_of(own_offices_.begin(), own_offices_.end(), [&](const std::string& own) {
      if (own.empty()) return false;
      return own.find(office) != std::string::npos || office.find(own) != std::string::npos ||
             begin_alike(own, office) || similarity(own, office, kSameOffice) >= kSameOffice;
    });
  }

  // The same place, one that it lies in, or one that lies in it.
  [[nodiscard]] bool is_own_region(const std::string& code) const {
    const std::string& own = *region_.code;
    const std::size_t shared = std::min(own.size(), code.size());
    return own.compare(0, shared, code, 0, shared) == 0;
  }

  void check_district(std::string_view text, const std::string& path) {
    if (own_district_.empty()) return;
    const std::string folded = fold_words(text);
    const Words words = split_words(folded);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (words[i] != "kecamatan" && words[i] != "kec") continue;
      const Words names(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
      const std::size_t count = district_name_length(names, lexicon_);
      if (count == 0) continue;
      const std::string name = joined(names, count);
      if (name == own_district_ || name.rfind(own_district_, 0) == 0) continue;
      trail_.found(
          "organization.foreign_region", path,
          "Names " + in_quotes("Kecamatan " + name) + "; the letterhead is " + unit_ + ".");
      return;
    }
  }

  const Lexicon& lexicon_;
  Trail& trail_;
  std::vector<std::string> own_offices_;
  std::string unit_;
  std::string own_district_;
  Region region_;
};

void check_list(ForeignNames& names, const std::vector<std::string>& items, std::string_view path) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    names.check_duties(items[i], pointer(path, i));
    names.check_places(items[i], pointer(path, i));
  }
}

}  // namespace

void check_foreign_names(const RawSop& raw, const SopRecord& record, const Lexicon& lexicon,
                         Trail& trail) {
  ForeignNames names(raw, record, lexicon, trail);
  for (std::size_t i = 0; i < record.legal_basis.size(); ++i) {
    const LegalCitation& citation = record.legal_basis[i];
    if (citation.subject) names.check_duties(*citation.subject, pointer("/legal_basis", i, "text"));
    if (!is_regional(citation)) continue;
    if (citation.issuer) names.check_places(*citation.issuer, pointer("/legal_basis", i, "issuer"));
    if (citation.subject) {
      names.check_places(*citation.subject, pointer("/legal_basis", i, "subject"));
    }
  }
  check_list(names, record.qualifications, "/qualifications");
  check_list(names, record.warnings, "/warnings");
  check_list(names, record.record_keeping, "/record_keeping");
  for (std::size_t i = 0; i < record.steps.size(); ++i) {
    names.check_places(record.steps[i].activity, pointer("/steps", i, "activity"));
  }
}

}  // namespace baku
