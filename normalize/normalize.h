// From what the paper says to what it means.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "schema/raw_sop.h"
#include "schema/sop_record.h"

namespace baku {

class Lexicon;

// Canonical records of all SOPs of one document, in order. They are normalized together because
// one may witness for another: the same NIP under two spellings, the same letterhead.
// `source` is copied into each record, with the SOP's own pages, ordinal and text origin.
// Never fails: what cannot be brought to a value stays null or as printed, with a finding.
std::vector<SopRecord> normalize(std::span<const RawSop> sops, const RecordSource& source,
                                 const Lexicon& lexicon);

}  // namespace baku
