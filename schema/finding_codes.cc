#include "schema/finding_codes.h"

#include <algorithm>

namespace baku {
namespace {

constexpr FindingCode kCodes[] = {
    {"document.number_missing", Severity::kInfo,
     "the number is blank, or only a template is left of it"},
    {"document.date_missing", Severity::kInfo,
     "all dates, or one that is expected, are blank (a blank revision date is normal)"},
    {"document.date_suspect", Severity::kWarning,
     "impossible, unreadable or out of order (effective before made), month only, or on a Saturday "
     "or Sunday"},
    {"document.title_differs", Severity::kWarning,
     "the title on the identity sheet and the heading over the table (or the worksheet) differ by "
     "more than the prefix \"SOP\"; also when one of them was preferred"},
    {"document.part_missing", Severity::kError,
     "no identity sheet, no step table, or no steps in it"},
    {"organization.unit_unknown", Severity::kInfo,
     "the unit or the region could not be brought to a known name"},
    {"organization.foreign_unit", Severity::kWarning,
     "names another office than the letterhead, as left over from a copied document"},
    {"organization.foreign_region", Severity::kWarning, "names another place than the letterhead"},
    {"person.name_conflict", Severity::kWarning,
     "one NIP under several spellings, or identity sheet and signature block name different "
     "people; also when mended"},
    {"person.post_missing", Severity::kWarning, "the approver stands without a post"},
    {"person.rank_mismatch", Severity::kWarning, "the words and the code of the rank disagree"},
    {"person.nip_invalid", Severity::kError,
     "not 18 digits, or birth date, month or sex digit are impossible"},
    {"person.nip_grouping", Severity::kInfo, "18 valid digits in unusual groups; also when mended"},
    {"person.nip_implausible", Severity::kWarning,
     "valid digits that contradict something: age at appointment, appointment after the document's "
     "date, sex digit against \"Hj.\""},
    {"legal.unparsed", Severity::kWarning,
     "type, number or year could not be read, or the year is impossible (before 1945, after the "
     "date of the document)"},
    {"legal.subject_mismatch", Severity::kWarning,
     "the number is known with another subject, or the kind of regulation does not go with its "
     "subject"},
    {"legal.superseded", Severity::kInfo,
     "replaced by a later regulation before the date of the document, or by one cited beside it"},
    {"table.header_shifted", Severity::kWarning,
     "header and body disagree on the columns (a span one too small); also when mended"},
    {"table.label_missing", Severity::kWarning,
     "a column's label is lost or stands wrong; its meaning comes from its cells"},
    {"table.fragment", Severity::kInfo,
     "the table goes on without a header and with other columns than before"},
    {"actor.unused", Severity::kInfo, "a column that no step uses"},
    {"step.actor_missing", Severity::kWarning,
     "neither a symbol in the row nor a subject in the sentence"},
    {"step.actor_unknown", Severity::kWarning,
     "the sentence names, as its subject or as receiver, a post that no column stands for"},
    {"step.actor_conflict", Severity::kWarning,
     "the symbol's column and the sentence's subject disagree"},
    {"step.actor_uncertain", Severity::kWarning,
     "read from weak marks: arrows without a box, a symbol between two columns"},
    {"step.number_order", Severity::kWarning, "numbers missing, doubled or out of order"},
    {"flow.symbols_missing", Severity::kWarning,
     "no symbols, or only few, were found in a table that has actor columns"},
    {"flow.end_missing", Severity::kInfo, "no start or no end symbol"},
    {"flow.edge_open", Severity::kWarning,
     "a connector that ends nowhere, a page connector without partner, a decision with fewer than "
     "two exits or without labels"},
    {"duration.missing", Severity::kWarning, "blank although other rows have one"},
    {"duration.unparsed", Severity::kWarning, "text that gives no number and unit"},
    {"worksheet.step_mismatch", Severity::kWarning,
     "the worksheet repeats a step with another wording; also when mended"},
    {"text.suspect_word", Severity::kInfo,
     "a word that is probably a misprint or misreading, a doubled word; also when mended"},
    {"text.incomplete", Severity::kWarning,
     "words are missing: a condition without consequence, a cut sentence"},
    {"ocr.low_confidence", Severity::kWarning, "read with a confidence below the program's limit"},
};

}  // namespace

std::span<const FindingCode> finding_codes() { return kCodes; }

std::optional<Severity> severity_of(std::string_view code) {
  const auto found = std::find_if(std::begin(kCodes), std::end(kCodes),
                                  [code](const FindingCode& known) { return known.code == code; });
  if (found == std::end(kCodes)) return std::nullopt;
  return found->severity;
}

}  // namespace baku
