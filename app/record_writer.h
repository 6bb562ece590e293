// Records as a stream of text: one JSON array, or one JSON object a line.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/sop_record.h"

namespace baku {

enum class RecordFormat : std::uint8_t { kJson, kNdjson };

// Each record as the text that it has in the stream.
std::vector<std::string> record_texts(std::span<const SopRecord> records, RecordFormat format);

// What stands before the record at `index`, and after the last one.
std::string_view text_before(std::size_t index, RecordFormat format);
std::string_view text_at_end(std::size_t count, RecordFormat format);

// The whole stream at once.
std::string join_records(std::span<const std::string> records, RecordFormat format);

}  // namespace baku
