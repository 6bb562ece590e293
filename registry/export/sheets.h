// Records as tables for spreadsheets: one of SOPs, one of their steps.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/sop_record.h"

namespace baku {

enum class Sheet : std::uint8_t { kSops, kSteps };

// The heads of the columns.
std::span<const std::string_view> columns_of(Sheet sheet);

// The rows of a record, as wide as columns_of: one of kSops, one a step of kSteps. What the record
// leaves blank is empty; several values of one cell stand on lines of their own.
std::vector<std::vector<std::string>> rows_of(Sheet sheet, const SopRecord& record);

// One line of CSV (RFC 4180), with its line end. Texts that a spreadsheet would take for formulas
// get a ' before them.
std::string csv_line(std::span<const std::string> fields);

}  // namespace baku
