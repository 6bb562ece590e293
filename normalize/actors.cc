#include <string>

#include "normalize/lexicon.h"
#include "normalize/roles.h"
#include "normalize/rules.h"
#include "normalize/spelling.h"
#include "normalize/text.h"

namespace baku {

void normalize_actors(const RawSop& raw, const Lexicon& lexicon, SopRecord& record, Trail& trail) {
  for (std::size_t i = 0; i < raw.actors.size(); ++i) {
    const Printed& printed = raw.actors[i].label;
    const std::string base = "/actors/" + std::to_string(i);
    Actor actor;
    actor.id = "a" + std::to_string(i + 1);
    const std::string tidy = tidy_text(printed.text);
    actor.label = join_broken_words(tidy, lexicon);
    trail.read_at(base + "/label", printed);
    trail.changed(base + "/label", tidy, actor.label, "text.broken_word");

    CanonicalRole role = canonical_role(actor.label, raw.origin, lexicon);
    for (const SpellingRepair& repair : role.repairs) {
      trail.found("text.suspect_word", base + "/label",
                  "\"" + repair.from + "\" is probably \"" + repair.to + "\".");
    }
    if (!role.repairs.empty()) {
      trail.changed(base + "/title", actor.label, role.title, "text.suspect_word",
                    {role.repairs.front().confidence});
    } else if (role.is_expanded) {
      trail.changed(base + "/title", actor.label, role.title, "actor.title");
    }
    actor.title = std::move(role.title);
    actor.roles = std::move(role.roles);
    record.actors.push_back(std::move(actor));
  }
}

}  // namespace baku
