// Table lines, told from connectors and other lines that were drawn across or beside tables.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ingest/layout/strokes.h"

namespace baku {

struct LineTolerances {
  double touch = 3;      // points between a line's end and the line that it meets
  double near_miss = 8;  // points; a long line that ends so near another one was meant to meet it
  double same_end = 3;   // points between ends of lines that end at an open side together
  double symbol_touch = 4.5;        // points between a line's end and the symbol that it comes from
  std::size_t most_connectors = 2;  // at one side of a symbol; more are lines of a table beside it
  double longest_break = 60;        // points; a longer gap in a line is no damage
  double least_parts = 5;           // a line is this much longer than what it misses or juts out
  double parallel = 4;              // points between the lines of a double line
  int most_rounds = 32;
  std::size_t most_pairs = 9000000;  // of lines across each other; more are a hatch, no table
};

// The lines of one page that make up tables, in groups that hang together. Sorted by top, left.
struct LineGroup {
  std::vector<Stroke> horizontal;
  std::vector<Stroke> vertical;
};

// A line stays if both of its ends meet lines across it. An end may also hang free at an open side
// of a table, where at least one parallel line ends with it and nothing lies beyond; or at a break,
// where the line goes on behind a gap. All others are left out: most are connectors. A line from a
// symbol (its end touches one of `symbols`) is left out even if both ends meet others.
std::vector<LineGroup> group_table_lines(const Strokes& strokes, std::span<const Rect> symbols,
                                         const LineTolerances& tolerances);

}  // namespace baku
