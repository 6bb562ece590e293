// What the inside of each kind of outline looks like, row by row.
#pragma once

#include <span>
#include <vector>

#include "ingest/page.h"

namespace baku::marks {

// The part of one row, in shares of the width of the box; end <= begin where it is empty.
struct RowSpan {
  double begin = 0;
  double end = 0;
};

struct ModelMatch {
  Outline outline = Outline::kOther;
  double fit = 0;              // common area in the united one
  std::vector<Point> corners;  // in shares of the box; none for curved outlines
};

// The model that fits the rows of a figure best; `aspect` is the width of its box in heights.
ModelMatch match_model(std::span<const RowSpan> rows, double aspect);

}  // namespace baku::marks
