// Findings that need the whole record, one function a subject. None changes a value.
#pragma once

#include "normalize/trail.h"
#include "schema/raw_sop.h"
#include "schema/sop_record.h"

namespace baku {

class Lexicon;

// Numbers out of order, rows without an actor, blank times among filled ones.
void check_steps(const RawSop& raw, const SopRecord& record, Trail& trail);

// Columns that no step uses.
void check_actors(const RawSop& raw, const SopRecord& record, Trail& trail);

// Citations against lexicon/regulations.txt: other subjects, replaced regulations.
void check_legal_basis(const SopRecord& record, const Lexicon& lexicon, Trail& trail);

// Offices and places other than the letterhead's, left over from a copied document.
void check_foreign_names(const RawSop& raw, const SopRecord& record, const Lexicon& lexicon,
                         Trail& trail);

// Doubled words, conditions without consequence, sentences that are cut off.
void check_wording(const SopRecord& record, Trail& trail);

// Misprints near a word of the lexicon.
void check_spelling(const RawSop& raw, const SopRecord& record, const Lexicon& lexicon,
                    Trail& trail);

// Steps that the worksheet words in another way than the table.
void check_worksheet(const SopRecord& record, Trail& trail);

// Fields that name or date the document, read with little confidence.
void check_confidence(const SopRecord& record, Trail& trail);

}  // namespace baku
