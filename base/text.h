// Text as bytes: what every folder needs of it.
#pragma once

#include <string>
#include <string_view>

namespace baku {

// `text` without blanks, tabs and line ends at both ends.
std::string_view trimmed(std::string_view text);

// `text` as a field of CSV (RFC 4180). A ' before = + - @ and control characters keeps a
// spreadsheet from taking it for a formula.
std::string csv_field(std::string text);

}  // namespace baku
