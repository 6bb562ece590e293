// The identity sheet of an SOP: number, dates, approval, title, and the six lists.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ingest/layout/table.h"
#include "ingest/sop/fields.h"
#include "schema/raw_sop.h"

namespace baku {

// True if the form has labels that only an identity sheet has together.
bool looks_like_identity(const Form& form);

// How many of the form's fields are labelled as one of the six lists.
std::size_t list_labels(const Form& form);

// Fills the identity fields of `sop` from the form: what a second form of the same sheet adds is
// added, what is already there stays. Cells without a label join the letterhead.
void read_identity(const Form& form, RawSop& sop);

// True if the form repeats a field that `sop` has, so that it belongs to another SOP.
bool starts_another(const Form& form, const RawSop& sop);

}  // namespace baku
