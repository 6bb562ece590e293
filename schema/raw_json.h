// RawSop as JSON, for golden files and for looking at what the reader saw. No stable format.
#pragma once

#include <span>
#include <string>

#include "schema/raw_sop.h"
#include "schema/record_json.h"

namespace baku {

// A text that was read is {"text", "page", "box", "confidence"} and, where it differs, "as_read";
// a place that is not there is null. The same input gives the same bytes.
std::string raw_sop_to_json(const RawSop& sop, JsonStyle style = JsonStyle::kPretty);

// A JSON array.
std::string raw_sops_to_json(std::span<const RawSop> sops, JsonStyle style = JsonStyle::kPretty);

}  // namespace baku
