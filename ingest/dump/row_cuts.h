// Where the rows of a step table end whose lines of text all stand at the same distance.
#pragma once

#include <span>
#include <vector>

#include "ingest/page.h"

namespace baku {

// Heights between the rows of some numbers, one fewer than those. `columns`: edges of the columns,
// ascending. The text of a cell stands around the line of its number, or begins with it: whichever
// is true of most of the table; a row does not begin in the middle of a sentence.
std::vector<double> cuts_between_rows(const Page& page, std::span<const double> columns, double top,
                                      std::span<const Rect> numbers, double bottom);

}  // namespace baku
