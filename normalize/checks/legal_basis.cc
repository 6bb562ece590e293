#include <algorithm>
#include <string>
#include <string_view>

#include "normalize/checks/checks.h"
#include "normalize/citations.h"
#include "normalize/dates.h"
#include "normalize/lexicon.h"
#include "normalize/similarity.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace baku {
namespace {

constexpr std::string_view kReplacedBy = "-> ";
constexpr double kSameSubject = 0.93;  // similarity; less than that is another wording

// Words that say which part of the state speaks, not what about.
std::string subject_key(std::string_view subject) {
  std::string outside;
  int depth = 0;
  for (const char c : subject) {
    if (c == '(') ++depth;
    if (depth == 0) outside += c;
    if (c == ')' && depth > 0) --depth;
  }
  std::string key;
  const std::string words = fold_words(outside);
  for (const std::string_view word : split_words(words)) {
    if (word == "republik" || word == "indonesia" || word == "ri" || word == "dan") continue;
    if (!key.empty()) key += ' ';
    if (word == "uu") {
      key += "undang undang";
    } else if (word == "no") {
      key += "nomor";
    } else {
      key += word;
    }
  }
  return key;
}

// The same subject, up to spelling; or its beginning, as long titles are often cut.
bool is_same_subject(const std::string& printed, const std::string& known) {
  if (printed == known) return true;
  const bool begins = known.size() > printed.size() && printed.find(' ') != std::string::npos &&
                      known.compare(0, printed.size(), printed) == 0;
  const bool goes_on = printed.size() > known.size() &&
                       printed.compare(0, known.size(), known) == 0 && printed[known.size()] == ' ';
  if (begins || goes_on) return true;
  return similarity(printed, known, kSameSubject) >= kSameSubject;
}

bool is_wording(std::string_view variant) {
  return variant.substr(0, kReplacedBy.size()) != kReplacedBy;
}

void check_subject(const LegalCitation& citation, const LexiconEntry& known,
                   const std::string& path, Trail& trail) {
  if (!citation.subject || known.variants.empty()) return;
  if (fold(*citation.subject) == fold(known.variants.front())) return;
  const std::string printed = subject_key(*citation.subject);
  const bool same =
      std::any_of(known.variants.begin(), known.variants.end(), [&](std::string_view variant) {
        return is_wording(variant) && is_same_subject(printed, subject_key(variant));
      });
  if (same || known.variants.empty() || !is_wording(known.variants.front())) return;
  trail.found(
      "legal.subject_mismatch", path + "/subject",
      std::string(known.canonical) + " is known as " + in_quotes(known.variants.front()) + ".");
}

int last_year(const SopRecord& record) {
  int year = 0;
  for (const Text& date : {record.dates.created, record.dates.revised, record.dates.effective}) {
    const auto parsed = date ? parse_iso_date(*date) : std::nullopt;
    if (parsed) year = std::max(year, parsed->year);
  }
  return year;
}

int year_of_key(std::string_view key) {
  if (key.size() < 4) return 0;
  int year = 0;
  for (const char c : key.substr(key.size() - 4)) {
    if (c < '0' || c > '9') return 0;
    year = year * 10 + (c - '0');
  }
  return year;
}

bool is_cited(const SopRecord& record, std::string_view key) {
  return std::any_of(record.legal_basis.begin(), record.legal_basis.end(),
                     [&](const LegalCitation& other) { return citation_key(other) == key; });
}

void check_in_force(const SopRecord& record, const LexiconEntry& known, const std::string& path,
                    Trail& trail) {
  for (const std::string_view variant : known.variants) {
    if (is_wording(variant)) continue;
    const std::string_view successor = variant.substr(kReplacedBy.size());
    const std::string fact =
        std::string(known.canonical) + " was replaced by " + std::string(successor);
    if (is_cited(record, successor)) {
      trail.found("legal.superseded", path, fact + ", which is cited beside it.");
    } else if (year_of_key(successor) > 0 && year_of_key(successor) < last_year(record)) {
      trail.found("legal.superseded", path, fact + ", before the date of this SOP.");
    }
  }
}

// Regional councils make the offices, heads of region say how they work: domain knowledge of the
// kinds of regional regulations.
void check_kind(const LegalCitation& citation, const std::string& path, Trail& trail) {
  if (!citation.type || !citation.subject) return;
  const std::string subject = fold_words(*citation.subject);
  const auto begins = [&](std::string_view start) {
    return subject.compare(0, start.size(), start) == 0;
  };
  if (*citation.type == "Perda" &&
      (begins("kedudukan dan susunan organisasi") || begins("kedudukan susunan organisasi") ||
       begins("uraian tugas"))) {
    trail.found("legal.subject_mismatch", path + "/type",
                "A regional regulation with the subject of a regulation of the head of region.");
  }
}

}  // namespace

void check_legal_basis(const SopRecord& record, const Lexicon& lexicon, Trail& trail) {
  const LexiconList& regulations = lexicon.list(List::kRegulations);
  for (std::size_t i = 0; i < record.legal_basis.size(); ++i) {
    const LegalCitation& citation = record.legal_basis[i];
    const std::string path = pointer("/legal_basis", i);
    check_kind(citation, path, trail);
    const std::string key = citation_key(citation);
    const LexiconEntry* const known = key.empty() ? nullptr : regulations.find(key);
    if (known == nullptr || fold(known->canonical) != fold(key)) continue;
    check_subject(citation, *known, path, trail);
    check_in_force(record, *known, path, trail);
  }
}

}  // namespace baku
