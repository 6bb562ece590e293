// Records as a stream of text: one JSON array, or one JSON object a line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schema/sop_record.h"

namespace baku {

enum class RecordFormat : std::uint8_t { kJson, kNdjson };

// A record as the text that it has in the stream.
std::string stream_text(const SopRecord& record, RecordFormat format);

// What stands before the record at `index`, and after the last one.
std::string_view text_before(std::size_t index, RecordFormat format);
std::string_view text_at_end(std::size_t count, RecordFormat format);

}  // namespace baku
