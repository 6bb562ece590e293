// What holds in every record, beyond what the JSON Schema can say.
#pragma once

#include <string>
#include <vector>

#include "schema/sop_record.h"

namespace baku {

// One sentence for each broken invariant, beginning with the JSON Pointer of its place; empty for
// a sound record. What is checked: docs/record_format.md, "What always holds".
std::vector<std::string> broken_invariants(const SopRecord& record);

}  // namespace baku
