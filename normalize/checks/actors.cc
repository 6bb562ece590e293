#include <algorithm>

#include "normalize/checks/checks.h"
#include "normalize/values.h"

namespace baku {
namespace {

bool is_used(const Actor& actor, const SopRecord& record) {
  return std::any_of(record.steps.begin(), record.steps.end(), [&](const Step& step) {
    return std::find(step.actors.begin(), step.actors.end(), actor.id) != step.actors.end();
  });
}

}  // namespace

void check_actors(const RawSop& raw, const SopRecord& record, Trail& trail) {
  std::vector<std::size_t> unused;
  for (std::size_t i = 0; i < record.actors.size(); ++i) {
    if (!is_used(record.actors[i], record)) unused.push_back(i);
  }
  if (unused.empty() || unused.size() == record.actors.size()) return;
  if (!raw.nodes.empty() || unused.size() == 1) {
    for (const std::size_t i : unused) {
      trail.found("actor.unused", pointer("/actors", i),
                  "No step is done by " + in_quotes(record.actors[i].label) + ".");
    }
    return;
  }
  // Without symbols the sentences alone speak, and not every column is a sentence's subject.
  std::string names;
  for (const std::size_t i : unused) {
    if (!names.empty()) names += ", ";
    names += in_quotes(record.actors[i].label);
  }
  trail.found("actor.unused", "/actors", "No sentence has these as its subject: " + names + ".");
}

}  // namespace baku
