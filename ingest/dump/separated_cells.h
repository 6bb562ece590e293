// Cells of a line as spreadsheet programs write them (RFC 4180): parted by a sign, in quotation
// marks where they hold that sign, a line end or a quotation mark.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace baku {

// One row of a table; over several lines where a cell in quotation marks has line ends.
struct SeparatedRow {
  std::vector<std::string_view> cells;  // as written
  std::size_t lines = 1;
};

// The row that the first of the lines begins. The lines must stand one behind the other in one
// text. A quotation mark that is never closed is a sign like others.
SeparatedRow separated_row(std::span<const std::string_view> lines, char separator);

// The text of a cell, without the quotation marks that its content called for.
std::string unquoted(std::string_view cell);

}  // namespace baku
