// Rectangles that draw table cells, told from flow symbols, boxes and shading.
#pragma once

#include <span>
#include <vector>

#include "ingest/layout/strokes.h"
#include "ingest/page.h"

namespace baku {

struct FrameTolerances {
  double adjoin = 4;        // points between the facing sides of neighbouring cells
  double reach = 3;         // points between a line's end and the frame that it divides
  double side = 1.2;        // points between a side and the line that it lies on
  double least_side = 4;    // points; smaller rectangles are no cells
  double overlap = 0.8;     // share of the shorter of two facing sides
  double page_share = 0.9;  // of the page's width and height; larger ones are backgrounds
};

// Indices into page.shapes of stroked rectangles that frame a table: a line of `rulings` divides
// them from side to side.
std::vector<int> find_table_frames(const Page& page, const Strokes& rulings,
                                   const FrameTolerances& tolerances);

// Indices into page.shapes of stroked rectangles that act as table cells: at least three of their
// sides lie on lines of `rulings`, or they stand side by side with another one in the same room.
// A room is the smallest of `rooms` (cells that are known already) or of the page's rectangles
// around them: symbols in neighbouring cells never make up a table.
std::vector<int> find_cell_frames(const Page& page, const Strokes& rulings,
                                  std::span<const Rect> rooms, const FrameTolerances& tolerances);

// Indices into page.shapes of rectangles that are filled but not stroked and serve as the shading
// of cells, rows or columns: they adjoin another one in the same room, or at least two of their
// sides lie on lines.
std::vector<int> find_shading(const Page& page, const Strokes& rulings, std::span<const Rect> rooms,
                              const FrameTolerances& tolerances);

}  // namespace baku
