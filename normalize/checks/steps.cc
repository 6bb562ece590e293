#include <algorithm>

#include "normalize/checks/checks.h"
#include "normalize/values.h"

namespace baku {
namespace {

void check_numbers(const SopRecord& record, Trail& trail) {
  const bool numbered = std::any_of(record.steps.begin(), record.steps.end(),
                                    [](const Step& step) { return step.number.has_value(); });
  if (!numbered) return;
  int previous = 0;
  for (std::size_t i = 0; i < record.steps.size(); ++i) {
    const std::string path = pointer("/steps", i, "number");
    const std::optional<int> number = record.steps[i].number;
    if (!number) {
      trail.found("step.number_order", path, "The step has no number.");
      ++previous;
      continue;
    }
    if (*number != previous + 1) {
      trail.found("step.number_order", path,
                  std::to_string(*number) + " stands where " + std::to_string(previous + 1) +
                      " is expected.");
    }
    previous = *number;
  }
}

// A sentence whose subject is no column, and arrows without a symbol, have findings of their own.
bool is_known_to_lack(const Trail& trail, const std::string& path) {
  return trail.has_found("step.actor_unknown", path) ||
         trail.has_found("step.actor_uncertain", path);
}

}  // namespace

void check_steps(const RawSop& raw, const SopRecord& record, Trail& trail) {
  check_numbers(record, trail);
  const bool timed = std::any_of(record.steps.begin(), record.steps.end(),
                                 [](const Step& step) { return step.duration.has_value(); });
  for (std::size_t i = 0; i < record.steps.size(); ++i) {
    const Step& step = record.steps[i];
    const std::string actors = pointer("/steps", i, "actors");
    if (step.actors.empty() && !raw.actors.empty() && !is_known_to_lack(trail, actors)) {
      trail.found("step.actor_missing", actors,
                  "No symbol in this row and no subject in the sentence.");
    }
    if (timed && !step.duration) {
      trail.found("duration.missing", pointer("/steps", i, "duration"),
                  "No time is given, while other steps have one.");
    }
  }
}

}  // namespace baku
