#include <algorithm>

#include "normalize/citations.h"
#include "normalize/dates.h"
#include "normalize/lexicon.h"
#include "normalize/rules.h"
#include "normalize/text.h"
#include "normalize/values.h"
#include "normalize/word_repairs.h"

namespace baku {
namespace {

constexpr int kFirstYear = 1945;

// The year of the last date that the document bears; 0 for none.
int document_year(const SopRecord& record) {
  int year = 0;
  for (const Text& date : {record.dates.created, record.dates.revised, record.dates.effective}) {
    const auto parsed = date ? parse_iso_date(*date) : std::nullopt;
    if (parsed) year = std::max(year, parsed->year);
  }
  return year;
}

bool is_possible_year(int year, int document) {
  return year >= kFirstYear && (document == 0 || year <= document);
}

// One regulation of lexicon/regulations.txt with this kind, issuer and subject whose year differs
// in one digit: "Tahun 2074" for 2014.
std::optional<int> year_by_subject(const LegalCitation& citation, const Lexicon& lexicon) {
  if (!citation.subject || !citation.number || !citation.year) return std::nullopt;
  const LexiconEntry* const known = lexicon.list(List::kRegulations).find(*citation.subject);
  if (known == nullptr) return std::nullopt;
  LegalCitation other = citation;
  const std::string printed = std::to_string(*citation.year);
  const std::string_view key = known->canonical;
  if (key.size() < 4) return std::nullopt;
  const std::string year(key.substr(key.size() - 4));
  if (!std::all_of(year.begin(), year.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  other.year = std::stoi(year);
  if (citation_key(other) != key || printed.size() != year.size()) return std::nullopt;
  int differing = 0;
  for (std::size_t i = 0; i < year.size(); ++i) differing += year[i] == printed[i] ? 0 : 1;
  return differing == 1 ? other.year : std::nullopt;
}

void check_year(ReadCitation& read, const std::string& path, int document, const Lexicon& lexicon,
                Trail& trail) {
  LegalCitation& citation = read.citation;
  if (!citation.year) {
    if (citation.number) trail.found("legal.unparsed", path + "/year", "The year cannot be read.");
    return;
  }
  if (read.mended_year) {
    trail.changed(path + "/year", citation.text, std::to_string(*citation.year),
                  "legal.misread_year");
  }
  if (is_possible_year(*citation.year, document)) return;
  const std::string printed = std::to_string(*citation.year);
  if (const std::optional<int> year = year_by_subject(citation, lexicon)) {
    citation.year = year;
    trail.changed(path + "/year", printed, std::to_string(*year), "legal.year_by_subject");
    return;
  }
  trail.found("legal.unparsed", path + "/year",
              "The year " + printed + " is impossible for this document.");
}

void check_parsed(const LegalCitation& citation, const std::string& path, Trail& trail) {
  const bool constitution = citation.type == "UUD";
  if (!citation.type || (!citation.number && !constitution)) {
    trail.found("legal.unparsed", path,
                in_quotes(citation.text) + " has no kind of regulation or no number.");
  }
}

}  // namespace

void normalize_legal_basis(const RawSop& raw, const Lexicon& lexicon, SopRecord& record,
                           Trail& trail) {
  const int document = document_year(record);
  for (const Printed& printed : raw.legal_basis) {
    if (holds_nothing(printed.text)) continue;
    for (const std::string& text : split_citations(printed.text)) {
      const std::string path = pointer("/legal_basis", record.legal_basis.size());
      ReadCitation read =
          read_citation(repaired_text(text, path + "/text", raw.origin, lexicon, trail), lexicon);
      if (holds_nothing(read.citation.text)) continue;
      trail.read_at(path, printed);
      check_parsed(read.citation, path, trail);
      check_year(read, path, document, lexicon, trail);
      record.legal_basis.push_back(std::move(read.citation));
    }
  }
}

}  // namespace baku
