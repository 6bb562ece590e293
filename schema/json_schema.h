// The published JSON Schema of the record.
#pragma once

#include <string_view>

namespace baku {

// JSON Schema, draft 2020-12: the text of schema/sop_record.schema.json, built into the program.
std::string_view record_json_schema();

}  // namespace baku
