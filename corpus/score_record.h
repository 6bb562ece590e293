// One record against its gold record, field by field.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "corpus/gold.h"
#include "corpus/tally.h"
#include "schema/sop_record.h"

namespace baku {

struct RecordScore {
  Tally tally;
  std::vector<std::string> notes;  // what is wrong, one line each
};

// Figures of a gold record and the record found for it. What each figure counts:
// corpus/guidelines.md.
RecordScore score_record(const SopRecord& gold, std::span<const Plant> plants,
                         const SopRecord& predicted);

// A gold record for which nothing was found: all its content counts as missed.
RecordScore score_missed(const SopRecord& gold, std::span<const Plant> plants);

// A record too many: all its content counts as invented.
RecordScore score_extra(const SopRecord& predicted);

}  // namespace baku
