#include "ingest/sop/worksheet.h"

#include <string>
#include <vector>

#include "ingest/sop/fields.h"
#include "ingest/sop/labels.h"
#include "ingest/sop/list_items.h"
#include "ingest/sop/printed.h"

namespace baku {
namespace {

Printed* value_for(Label label, RawWorksheet& worksheet) {
  switch (label) {
    case Label::kSheetTitle: return &worksheet.title;
    case Label::kSheetKind: return &worksheet.kind;
    case Label::kSheetProductOwner: return &worksheet.product_owner;
    case Label::kSheetActivityOwner: return &worksheet.activity_owner;
    case Label::kSheetScope: return &worksheet.scope;
    case Label::kFirstStep: return &worksheet.first_step;
    case Label::kLastStep: return &worksheet.last_step;
    default: return nullptr;
  }
}

Printed joined(const Field& field) {
  std::vector<TextLine> lines;
  for (const ValueLine& line : field.value) lines.push_back(line.line);
  Printed printed = printed_from(lines);
  const auto mark = list_mark(printed.text);
  if (mark && mark->kind != '-') {
    printed.as_read = printed.text;
    printed.text.erase(0, mark->length);
  }
  return printed;
}

// The steps that stand numbered under "Langkah Awal", down to "Langkah Akhir" or the end.
void read_numbered_steps(const Form& form, const Field& first, RawWorksheet& worksheet) {
  std::vector<Printed> steps = list_items(first.value);
  if (steps.size() < 3 || !worksheet.main_steps.empty()) return;
  if (worksheet.first_step.blank()) worksheet.first_step = steps.front();
  if (form.find(Label::kLastStep) == nullptr) {
    if (worksheet.last_step.blank()) worksheet.last_step = steps.back();
    steps.pop_back();
  }
  worksheet.main_steps.assign(steps.begin() + 1, steps.end());
}

}  // namespace

bool is_worksheet_heading(const TextLine& line) {
  const std::string letters = letters_of(line.text);
  constexpr std::string_view kHeading = "lembarkerjaidentifikasikegiatan";
  if (letters.size() > kHeading.size() + 12) return false;
  return edit_distance(letters.substr(0, kHeading.size()), kHeading, 3) <= 3;
}

bool read_worksheet(const Form& form, RawWorksheet& worksheet) {
  bool said = false;
  for (const Field& field : form.fields) {
    if (field.label == Label::kMainSteps) {
      if (worksheet.main_steps.empty()) worksheet.main_steps = list_items(field.value);
      said = true;
    } else if (field.label == Label::kFirstStep && field.value.size() > 1 &&
               list_mark(field.value.front().line.text)) {
      read_numbered_steps(form, field, worksheet);
      said = true;
    } else if (Printed* value = value_for(field.label, worksheet)) {
      if (value->blank()) *value = joined(field);
      said = true;
    }
  }
  return said;
}

}  // namespace baku
