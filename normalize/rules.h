// The rules of the normalizer, one function a subject. Each reads the printed SOP, fills its part
// of the record and leaves its trail. Order matters only where a rule says so.
#pragma once

#include <span>

#include "normalize/signature.h"
#include "normalize/trail.h"
#include "schema/raw_sop.h"
#include "schema/sop_record.h"

namespace baku {

class Lexicon;

// Letterhead, approver's post and title lines -> government, region, unit, sub-unit.
void normalize_organization(const RawSop& raw, const Signatures& signatures, const Lexicon& lexicon,
                            SopRecord& record, Trail& trail);

// Title, SOP number.
void normalize_title(const RawSop& raw, const Lexicon& lexicon, SopRecord& record, Trail& trail);

void normalize_dates(const RawSop& raw, const Lexicon& lexicon, SopRecord& record, Trail& trail);

// Post, capacity, name, degrees, rank, grade, NIP. After normalize_organization.
void normalize_approval(const RawSop& raw, const Signatures& signatures, const Lexicon& lexicon,
                        SopRecord& record, Trail& trail);

// After normalize_dates: a year after the document's own is impossible.
void normalize_legal_basis(const RawSop& raw, const Lexicon& lexicon, SopRecord& record,
                           Trail& trail);

// Qualifications, related SOPs, equipment, warnings, record keeping.
void normalize_lists(const RawSop& raw, const Lexicon& lexicon, SopRecord& record, Trail& trail);

void normalize_actors(const RawSop& raw, const Lexicon& lexicon, SopRecord& record, Trail& trail);

// Steps with durations and their actors, and the flow. After normalize_actors.
void normalize_steps(const RawSop& raw, const Lexicon& lexicon, SopRecord& record, Trail& trail);

void normalize_worksheet(const RawSop& raw, const Lexicon& lexicon, SopRecord& record,
                         Trail& trail);

// What the records of one document say about each other: one NIP under several spellings.
// `signatures` are those of the records, in the same order.
void reconcile_people(std::span<const Signatures> signatures, const Lexicon& lexicon,
                      std::span<SopRecord> records);

// Findings that need the whole record.
void check_record(const RawSop& raw, const Lexicon& lexicon, SopRecord& record, Trail& trail);

}  // namespace baku
