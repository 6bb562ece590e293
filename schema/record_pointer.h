// JSON Pointers (RFC 6901) into a record.
#pragma once

#include <string_view>

#include "schema/sop_record.h"

namespace baku {

// Whether `pointer` leads to a value of the record's JSON, null included. "" is the whole record.
// Nothing lies below null, nor behind the end of a list ("/steps/-").
bool leads_into(const SopRecord& record, std::string_view pointer);

}  // namespace baku
