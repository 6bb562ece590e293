// Words on the exits of a decision.
#pragma once

#include <string_view>

#include "schema/sop_record.h"

namespace baku {

// "ya" or "tidak" for what stands beside an arrow ("Setuju", "T", "Belum lengkap"); nullopt for
// blanks and for words that are neither.
Text flow_label(std::string_view printed);

}  // namespace baku
