#include "ingest/sop/identity_sheet.h"

#include <algorithm>
#include <array>
#include <span>

#include "ingest/sop/list_items.h"
#include "ingest/sop/printed.h"
#include "ingest/sop/surroundings.h"

namespace baku {
namespace {

std::vector<TextLine> lines_of(const Field& field) {
  std::vector<TextLine> lines;
  lines.reserve(field.value.size());
  for (const ValueLine& line : field.value) lines.push_back(line.line);
  return lines;
}

// A blank value stands where its label stands.
Printed value_of(const Field& field) {
  Printed printed = printed_from(lines_of(field));
  if (printed.page == 0) {
    printed.page = field.page;
    printed.box = field.box;
  }
  return printed;
}

Printed* one_line_value(Label label, RawSop& sop) {
  switch (label) {
    case Label::kNumber: return &sop.number;
    case Label::kCreated: return &sop.date_created;
    case Label::kRevised: return &sop.date_revised;
    case Label::kEffective: return &sop.date_effective;
    case Label::kTitle: return &sop.title;
    default: return nullptr;
  }
}

std::vector<Printed>* list_value(Label label, RawSop& sop) {
  switch (label) {
    case Label::kLegalBasis: return &sop.legal_basis;
    case Label::kQualifications: return &sop.qualifications;
    case Label::kRelated: return &sop.related_sops;
    case Label::kEquipment: return &sop.equipment;
    case Label::kWarnings: return &sop.warnings;
    case Label::kRecordKeeping: return &sop.record_keeping;
    default: return nullptr;
  }
}

// Where a signature begins that stands under a list, well right of it: its lines from there on to
// the official's number, which ends the list. The number of lines if there is none.
std::size_t signature_start(std::span<const ValueLine> lines) {
  constexpr double kApart = 72;  // points right of the list
  if (lines.size() < 2 || !has_nip(lines.back().line)) return lines.size();
  const TextLine& first = lines.front().line;
  std::size_t start = lines.size();
  while (start > 1 && lines[start - 1].line.page == lines.back().line.page &&
         lines[start - 1].line.box.left > first.box.left + kApart) {
    --start;
  }
  return start;
}

void append_lines(std::span<const TextLine> lines, std::vector<Printed>& to) {
  for (const TextLine& line : lines) to.push_back(printed_from(std::span(&line, 1)));
}

}  // namespace

bool looks_like_identity(const Form& form) {
  constexpr std::array kLabels = {Label::kNumber,     Label::kCreated,  Label::kRevised,
                                  Label::kEffective,  Label::kTitle,    Label::kApprovedBy,
                                  Label::kLegalBasis, Label::kRelated,  Label::kQualifications,
                                  Label::kEquipment,  Label::kWarnings, Label::kRecordKeeping};
  const auto found = std::count_if(kLabels.begin(), kLabels.end(),
                                   [&form](Label label) { return form.find(label) != nullptr; });
  return found >= 2;
}

std::size_t list_labels(const Form& form) {
  RawSop lists;
  const auto found = std::count_if(
      form.fields.begin(), form.fields.end(),
      [&lists](const Field& field) { return list_value(field.label, lists) != nullptr; });
  return static_cast<std::size_t>(found);
}

bool starts_another(const Form& form, const RawSop& sop) {
  if (!sop.has_identity) return false;
  RawSop copy = sop;
  return std::any_of(form.fields.begin(), form.fields.end(), [&copy](const Field& field) {
    const Printed* value = one_line_value(field.label, copy);
    if (value != nullptr) return value->page > 0;
    const std::vector<Printed>* list = list_value(field.label, copy);
    return list != nullptr && !list->empty() && !field.blank();
  });
}

void read_identity(const Form& form, RawSop& sop) {
  sop.has_identity = true;
  const bool signs = form.find(Label::kApprovedBy) == nullptr;
  for (const Field& field : form.fields) {
    if (Printed* value = one_line_value(field.label, sop)) {
      if (value->page == 0) *value = value_of(field);
    } else if (std::vector<Printed>* list = list_value(field.label, sop)) {
      const std::span<const ValueLine> lines = field.value;
      const std::size_t end = signs ? signature_start(lines) : lines.size();
      const auto items = list_items(lines.first(end));
      for (const ValueLine& line : lines.subspan(end)) {
        append_lines(std::span(&line.line, 1), sop.approval.lines);
      }
      list->insert(list->end(), items.begin(), items.end());
    } else if (field.label == Label::kApprovedBy) {
      append_lines(lines_of(field), sop.approval.lines);
    }
  }
  // Lines over an open form were read before it.
  for (const TextLine& line : form.other_lines) {
    const bool known = std::any_of(
        sop.letterhead.begin(), sop.letterhead.end(),
        [&line](const Printed& other) { return other.page == line.page && other.box == line.box; });
    if (!known) append_lines(std::span(&line, 1), sop.letterhead);
  }
}

}  // namespace baku
