// Lines of which only a row of dots and dashes is left.
#pragma once

#include <vector>

#include "ingest/scan/marks/segments.h"
#include "ingest/scan/pix.h"

namespace baku::marks {

// A way through the picture from left to right collects so much for each of its columns; the best
// ways are lines (local alignment: Smith and Waterman 1981).
struct FaintLineTolerances {
  double speck = 1.0;        // a column with a dot or dash in reach of the way,
  double unsure = 0.1;       //   with one that has other ink beside it: a letter's stroke,
  double white = -0.1;       //   with nothing,
  double other = -0.6;       //   with other ink: letters, crossing lines
  double shift = -4.0;       // to go on one row higher or lower
  double least_score = 14;   // points; of a line
  double drop = 4.5;         // points that a way may lose from its best on
  double least_length = 36;  // points
  double least_ink = 0.13;   // share of the length
  int least_dashes = 3;      // that do not touch each other
  double beside = 3;         // points beside a dash: strokes of letters have others there
  double most_beside = 0.4;  // share of the ink with other ink beside it
};

// Horizontal lines in `specks`, flat dots and dashes; `rest` is the other ink. Each is found once.
std::vector<Segment> find_faint_lines(const Pix& specks, const Pix& rest, double dpi,
                                      const FaintLineTolerances& tolerances);

}  // namespace baku::marks
