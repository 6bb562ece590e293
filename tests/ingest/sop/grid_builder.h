// Tables and layouts drawn as text, for tests of what reads them.
#pragma once

#include <string>
#include <vector>

#include "ingest/layout/table.h"

namespace baku {

// Cells row by row. "<" joins a place to the cell on its left, "^" to the one above it; '\n' parts
// lines, a blank one stays free. Columns are 100 points wide, rows 40 high, the table begins at
// (50, `top`) on `page`.
Table grid(const std::vector<std::vector<std::string>>& rows, int page = 1, double top = 100);

// A running line, 12 points high, as wide as 6 points a letter.
TextLine running_line(const std::string& text, int page, double left, double top);

// A layout of these tables, with an empty page layout for each page up to the last.
Layout layout_of(std::vector<Table> tables, const std::vector<TextLine>& lines = {});

}  // namespace baku
