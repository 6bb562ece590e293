// The finding codes that a record may carry. Meaning and examples: docs/findings.md.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "schema/sop_record.h"

namespace baku {

struct FindingCode {
  std::string_view code;
  Severity severity;  // its usual one
  std::string_view meaning;
};

// All codes, in the order of the documentation.
std::span<const FindingCode> finding_codes();

// nullopt for a code that does not exist.
std::optional<Severity> severity_of(std::string_view code);

}  // namespace baku
