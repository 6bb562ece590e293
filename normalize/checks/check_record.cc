#include "normalize/checks/checks.h"
#include "normalize/rules.h"

namespace baku {

void check_record(const RawSop& raw, const Lexicon& lexicon, SopRecord& record, Trail& trail) {
  check_steps(raw, record, trail);
  check_actors(raw, record, trail);
  check_legal_basis(record, lexicon, trail);
  check_foreign_names(raw, record, lexicon, trail);
  check_wording(record, trail);
  check_spelling(raw, record, lexicon, trail);
  check_worksheet(record, trail);
  check_confidence(record, trail);
}

}  // namespace baku
