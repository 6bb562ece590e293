// The rows of a step table by its words alone, where the lines of the table are missing.
#pragma once

#include <optional>
#include <vector>

#include "base/geometry.h"
#include "ingest/layout/text_chunks.h"
#include "ingest/page.h"
#include "ingest/sop/open_header.h"

namespace baku {

// Horizontal (or vertical) lines, pieces of one line put together.
struct LongLine {
  double position = 0;
  double begin = 0;
  double end = 0;
  double drawn = 0;  // points of it that are drawn

  [[nodiscard]] double length() const { return end - begin; }
};

// Lines of the page along one axis, by position.
std::vector<LongLine> long_lines(const Page& page, Axis axis);

// Where the steps of a page begin: the number of each or, where none is printed, its duration.
struct StepMarks {
  std::vector<Rect> boxes;   // top to bottom
  int last_number = 0;       // 0 where the steps have none
  double header_bottom = 0;  // of the lowest word known to be in the header
  double names_bottom = 0;   // upper end of column numbers ("1 2 3 ..."), 0 where there are none
};

// Marks under the header: at least two numbers in the number's column that count up from `first`;
// else, where `first` is 1, amounts in the duration's column.
std::optional<StepMarks> marks_under(const HeaderLabels& labels, int first,
                                     const std::vector<ChunkLine>& lines);

// Marks of a page without a header: numbers from `first` on in the column [left, right], or amounts
// in it where `first` is 0.
std::optional<StepMarks> marks_in(double left, double right, int first,
                                  const std::vector<ChunkLine>& lines);

// The edge between what stands above the first mark, down to `floor`, and its row: a line where one
// is drawn, else the widest gap between `words`.
double first_edge(const StepMarks& marks, double floor, const WordRefs& words,
                  const std::vector<LongLine>& lines);

// The edges of the rows of these marks behind the first one, which is `first`. `words` are those in
// columns of text.
std::vector<double> row_edges(const StepMarks& marks, double first, const WordRefs& words,
                              const std::vector<LongLine>& lines, double page_bottom);

}  // namespace baku
