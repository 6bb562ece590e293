// Two records step by step, for people.
#pragma once

#include <cstddef>
#include <string>

#include "registry/dedup/alignment.h"
#include "registry/dedup/relations.h"
#include "schema/sop_record.h"

namespace baku {

// Two records with what was found out about them.
struct RecordComparison {
  const SopRecord& left;
  const SopRecord& right;
  RecordFeatures left_features;
  RecordFeatures right_features;
  StepAlignment alignment;
  Relation relation;  // by the published weights
};

RecordComparison compare(const SopRecord& left, const SopRecord& right);

// Side by side in `width` columns: what the two are to each other with the clues, the heads where
// they differ, the steps, and who plays whose role. Marks: = the same, ~ other words or cells, > at
// another place, / split, \ merged, - only left, + only right.
std::string diff_to_text(const RecordComparison& comparison, std::size_t width);

// The same as a page of its own that loads nothing, with the words that differ marked.
std::string diff_to_html(const RecordComparison& comparison);

}  // namespace baku
