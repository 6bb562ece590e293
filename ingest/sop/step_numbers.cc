#include "ingest/sop/step_numbers.h"

#include <algorithm>
#include <string>

#include "ingest/sop/list_items.h"

namespace baku {

void split_numbers(std::span<RawStep> steps) {
  const bool all = std::all_of(steps.begin(), steps.end(), [](const RawStep& step) {
    const auto mark = list_mark(step.activity.text);
    return step.number.blank() && mark && mark->kind == '1';
  });
  if (!all) return;
  for (RawStep& step : steps) {
    const auto mark = list_mark(step.activity.text);
    step.number = step.activity;
    step.number.text = std::to_string(mark->value);
    step.activity.as_read = step.activity.text;
    step.activity.text.erase(0, mark->length);
  }
}

}  // namespace baku
