// Pages that are bent: photographed at an angle, curled at the spine, drawn unevenly.
#pragma once

#include <optional>

#include "base/bend.h"
#include "ingest/scan/pix.h"

namespace baku {

struct FlattenTolerances {
  double thickest = 2.2;     // points; thicker lines are not measured
  double gap = 1.4;          // points; breaks of lines that are closed
  double shortest_run = 5;   // points; of the rows that a line is made of
  double least_length = 60;  // points, of a line that is measured
  double steepest = 0.12;    // of its length: steeper lines are slanting ones of the drawing
  double sample = 6;         // points between measured places of a line
  double least_total = 1.2;  // times the side of the page, of all lines along it
  double outlier = 0.4;      // points from its line, at which a place counts half
  double beyond = 0.1;       // of the scale: how far the polynomials reach beyond the lines
  double least_bend = 0.7;   // points; less bent is straight
  double most_bend = 60;     // points; more is a mistake
  double better = 0.65;      // times the unevenness of before
};

// What bends the lines of `binary`, which is 1 bpp and upright: each long line, of a table or any
// other, should be level or upright (least squares, reweighted). Points, of this picture. Nothing
// where they are straight, or too few to tell.
std::optional<Bend> bend_of(const Pix& binary, double dpi, const FlattenTolerances& tolerances);

// The straight picture, 8 bit gray, as large as the bent one; null where memory is short.
PixHandle flattened(const Pix& gray, const Bend& bend, double dpi);

}  // namespace baku
