// The way of one value from the printed words into the record.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "schema/sop_record.h"

namespace baku {

// Lines of text about the value at `pointer` (JSON Pointer): the value, where it was read and how
// surely, the changes made to it rule by rule, and the findings about it, with those about its
// parts. A value that is made of another one's words (the degrees of a name) shows where that one
// was read. Errors: kUsage where the record has nothing at `pointer`.
Result<std::string> explanation(const SopRecord& record, std::string_view pointer);

}  // namespace baku
