// Lines that a producer draws in several goes.
#pragma once

#include <vector>

#include "ingest/page.h"
#include "ingest/pdf/line_mark.h"

namespace baku {

// Dashes and dots in one line, evenly spaced, become one straight mark. Other marks stay.
void join_dashes(std::vector<LineMark>& lines);

// Joins pieces of one line that were drawn one by one: from a line with an arrowhead backwards
// over every end where exactly two pieces of the same colour and thickness meet.
void join_pieces(std::vector<LineMark>& lines);

// Round and diamond-shaped line ends are no shapes: they are taken out, and the line reaches to
// their middle.
void take_end_marks(std::vector<Shape>& shapes, std::vector<LineMark>& lines);

}  // namespace baku
