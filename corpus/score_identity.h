// The eighteen fields that say what an SOP is and who answers for it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "schema/sop_record.h"

namespace baku {

enum class IdentityKind : std::uint8_t {
  kText,   // right where the comparable texts are the same
  kExact,  // a date: right where it is the same to the letter
  kList,   // right where the same items stand in the same order
};

struct IdentityField {
  const char* name;  // dotted path in the record
  IdentityKind kind;
  std::vector<std::string> (*values)(const SopRecord&);  // none where the field is null
};

std::span<const IdentityField> identity_fields();

struct IdentityScore {
  bool right = false;      // null against null is right
  double soft = 0;         // 0..1
  bool gold = false;       // gold has a value
  bool predicted = false;  // the prediction has one
  std::string gold_text;   // for a note
  std::string predicted_text;
};

// Where there is no prediction at all (`found` false), nothing is right, null included.
IdentityScore score_identity(const IdentityField& field, const SopRecord& gold,
                             const SopRecord& predicted, bool found);

}  // namespace baku
