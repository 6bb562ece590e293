// Rulings, symbols and connectors of a scanned page, from its pixels.
#pragma once

#include <vector>

#include "ingest/page.h"
#include "ingest/scan/pix.h"

namespace baku {

// All coordinates are points of the picture as given: pixel / dpi * 72, origin kImage. The marks
// are of the kinds that the PDF reader yields: table lines are rulings, sides of closed figures
// are not listed among them, lines with a bend or an arrowhead are connectors.
struct ScanMarks {
  std::vector<Ruling> rulings;  // by axis, then position, then begin
  std::vector<Shape> shapes;    // top to bottom, left to right
  std::vector<Connector> connectors;
  std::vector<Arrowhead> arrowheads;
  std::vector<Rect> labels;  // words between the symbols, which lines may have crossed
  PixHandle mask;  // 1 bpp, as large as the picture: the pixels of all marks, to be erased
};

// `binary` is 1 bpp, upright and deskewed, black marks on white; `dpi` is its resolution, from 72
// to 1200. A picture of another depth yields no marks and a null mask.
ScanMarks find_marks(const Pix& binary, double dpi);

}  // namespace baku
