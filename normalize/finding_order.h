// The order of findings in a record.
#pragma once

#include "schema/sop_record.h"

namespace baku {

// By place: the fields in the record's order, items by number; then as they were found.
void sort_findings(SopRecord& record);

}  // namespace baku
