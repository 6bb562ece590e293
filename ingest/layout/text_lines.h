// Words into lines.
#pragma once

#include <vector>

#include "ingest/layout/table.h"
#include "ingest/page.h"

namespace baku {

struct LineOfTextTolerances {
  double least_overlap = 0.5;  // share of the lower one of two words that stand on one line
  double blank = 0.3;          // of the font size; a wider gap is a blank in any case
  double wide_gap = 1e9;       // of the font size; a wider gap ends the line
};

using WordRefs = std::vector<const Word*>;

// The part of `box` of a word along (left to right as read) and across (top to bottom as read) its
// reading direction: upright coordinates of a turned word.
Rect upright(const Rect& box, Direction direction);

// Words that stand on one line, in reading order, lines from top to bottom as read. Words of
// different directions share no line; those of the direction with most words come first.
std::vector<WordRefs> words_by_line(const WordRefs& words, const LineOfTextTolerances& tolerances);

// `words` must not be empty.
TextLine line_from(const WordRefs& words, int page, const LineOfTextTolerances& tolerances);

// Both steps.
std::vector<TextLine> lines_from(const WordRefs& words, int page,
                                 const LineOfTextTolerances& tolerances);

}  // namespace baku
