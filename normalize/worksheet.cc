#include "normalize/rules.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace baku {
namespace {

Text field(const Printed& printed, std::string_view path, Trail& trail) {
  Text value = cell_value(printed);
  if (value) trail.read_at(path, printed);
  return value;
}

}  // namespace

void normalize_worksheet(const RawSop& raw, const Lexicon& /*lexicon*/, SopRecord& record,
                         Trail& trail) {
  if (!raw.has_worksheet) return;
  const RawWorksheet& printed = raw.worksheet;
  Worksheet worksheet;
  worksheet.kind = field(printed.kind, "/worksheet/kind", trail);
  worksheet.product_owner = field(printed.product_owner, "/worksheet/product_owner", trail);
  worksheet.activity_owner = field(printed.activity_owner, "/worksheet/activity_owner", trail);
  worksheet.scope = field(printed.scope, "/worksheet/scope", trail);
  worksheet.first_step = field(printed.first_step, "/worksheet/first_step", trail);
  for (const Printed& step : printed.main_steps) {
    const Text text = cell_value(step);
    if (!text) continue;
    trail.read_at(pointer("/worksheet/main_steps", worksheet.main_steps.size()), step);
    worksheet.main_steps.push_back(*text);
  }
  worksheet.last_step = field(printed.last_step, "/worksheet/last_step", trail);
  record.worksheet = std::move(worksheet);
}

}  // namespace baku
