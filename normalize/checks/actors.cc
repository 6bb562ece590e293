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

bool has_actor_everywhere(const SopRecord& record) {
  return std::none_of(record.steps.begin(), record.steps.end(),
                      [](const Step& step) { return step.actors.empty(); });
}

}  // namespace

void check_actors(const RawSop& raw, const SopRecord& record, Trail& trail) {
  std::vector<std::size_t> unused;
  for (std::size_t i = 0; i < record.actors.size(); ++i) {
    if (!is_used(record.actors[i], record)) unused.push_back(i);
  }
  if (unused.empty() || unused.size() == record.actors.size()) return;
  const bool drawn = !raw.nodes.empty() && has_actor_everywhere(record);
  if (drawn || unused.size() == 1) {
    for (const std::size_t i : unused) {
      trail.found("actor.unused", pointer("/actors", i),
                  "No step is done by " + in_quotes(record.actors[i].label) + ".");
    }
    return;
  }
  // Where symbols are lost the columns' use is lost with them.
  std::string names;
  for (const std::size_t i : unused) {
    if (!names.empty()) names += ", ";
    names += in_quotes(record.actors[i].label);
  }
  trail.found("actor.unused", "/actors", "No step was seen to be done by " + names + ".");
}

}  // namespace baku
