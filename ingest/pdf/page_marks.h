// The marks of one page while it is being drawn, and their settling when it is complete.
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/page.h"
#include "ingest/pdf/head_form.h"
#include "ingest/pdf/line_mark.h"

namespace baku {

// A filled rectangle that hides what was drawn before it.
struct Cover {
  Rect box;
  std::size_t order = 0;
};

// A larger `order` was drawn later.
template <class Mark>
struct Drawn {
  Mark mark;
  std::size_t order = 0;
};

struct PageMarks {
  std::vector<Drawn<Shape>> shapes;
  std::vector<Drawn<LineMark>> lines;
  std::vector<Drawn<HeadCandidate>> heads;
  std::vector<Cover> covers;  // white rectangles, in the order of drawing
  std::vector<Rect> grounds;  // filled with something other than white: white text shows there
};

void add_head(PageMarks& marks, HeadCandidate head, std::size_t order);

// A closed outline as a shape or, where it has the form and size of one, as an arrowhead. What is
// too small for either is left out.
void add_outline(PageMarks& marks, const std::vector<Point>& polygon, PaintKind kind, Color color,
                 double line_width, std::size_t order);

// Decides what only the whole page tells (twins, dashes, arrowheads of lines, pieces of one
// figure) and moves rulings, shapes, connectors and loose arrowheads into `page`. Covers and
// grounds are left.
void settle_marks(PageMarks& marks, Page& page);

}  // namespace baku
