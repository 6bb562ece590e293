// Thin lines that a threshold has lost, in part or whole: they are hardly darker than the paper.
#pragma once

#include "ingest/scan/pix.h"

namespace baku::marks {

struct PaleLineTolerances {
  double breadth = 1.1;     // points; the paper is seen so far beside the middle of a line
  double shortest = 12;     // points
  int gap = 2;              // pixels; breaks that are closed
  int darker = 8;           // gray levels, than the paper on both sides
  int much_darker = 20;     // the same, of a line of which no ink is known
  double least_dark = 0.8;  // share of its length that is so much darker
  int paper = 190;          // gray; darker is no paper
  double least_ink = 0.1;   // share of its length that is known as ink
  int end_reach = 4;        // pixels from the end of a line without ink to what it ends at
};

// Adds to `binary` what it misses of level and upright lines in `gray` (8 bit, paper white, as
// large as `binary`): of lines of which it has a part, and of darker ones that end at ink on both
// sides.
void add_pale_lines(const Pix& gray, Pix& binary, double dpi, const PaleLineTolerances& tolerances);

}  // namespace baku::marks
