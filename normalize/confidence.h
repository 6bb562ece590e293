// How sure a changed value is. docs/normalizer.md says where the figures come from.
//
//   confidence = reading x fit x (1 - (1 - rule)^witnesses)
//
//   reading    how surely the words were read, 0..1: 1 for a file's own text
//   fit        how well this case fits the rule, 0..1: 1 - slips / letters for a misprint
//   rule       how often the rule is right
//   witnesses  independent readings that say the same
#pragma once

#include <string_view>

#include "schema/sop_record.h"

namespace baku {

struct Grounds {
  double fit = 1;
  int witnesses = 1;
};

// How often a rule is right, 0..1; a rule that is not in the table counts as a guess.
double rule_weight(std::string_view rule);

// fit x (1 - (1 - rule)^witnesses): all but the reading.
double confidence_of(std::string_view rule, const Grounds& grounds);

// Multiplies each normalization of the record by the confidence of the reading behind it: the
// evidence at its path, or at the nearest path above it. Once for each record, when its evidence is
// complete.
void weigh_by_reading(SopRecord& record);

}  // namespace baku
