// The record as JSON, version 1.0. Field by field: docs/record_format.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/sop_record.h"

namespace baku {

enum class JsonStyle : std::uint8_t {
  kPretty,   // for people: lines of up to 100 columns, ends with a line break
  kCompact,  // for NDJSON: one line, no line break at its end
};

// Keys stand in the order of the format. Coordinates are rounded to 0.1 point, confidences to
// 0.01. UTF-8 is kept as it is; an invalid sequence becomes U+FFFD. The same record gives the same
// bytes.
std::string record_to_json(const SopRecord& record, JsonStyle style = JsonStyle::kPretty);

// A JSON array of records.
std::string records_to_json(std::span<const SopRecord> records,
                            JsonStyle style = JsonStyle::kPretty);

enum class Completeness : std::uint8_t {
  kWhole,    // every key of the format must be there
  kPartial,  // a missing key, or null in any place, counts as blank: gold records
};

// Keys that the format does not know are passed over, so that a reader of 1.0 reads 1.1.
// Errors: kEmpty; kMalformed (not JSON, a key missing, a value of the wrong type: the message
// names the place by its JSON Pointer); kUnsupported (another major version); kLimit (nested too
// deeply). The text may be hostile.
Result<SopRecord> record_from_json(std::string_view text,
                                   Completeness completeness = Completeness::kWhole);

// Reads an array of records, one record, {"records": [...]}, or NDJSON with one record a line.
// Errors as above; the message names the record.
Result<std::vector<SopRecord>> records_from_json(std::string_view text,
                                                 Completeness completeness = Completeness::kWhole);

}  // namespace baku
