// Tables without lines, or with horizontal lines only, from the alignment of their words.
// After Nurminen, "Algorithmic extraction of data in tables in PDF documents" (2013), and the
// stream mode of Tabula: text that keeps clear of the same gaps over several lines is a table.
#pragma once

#include <span>
#include <vector>

#include "ingest/layout/cell_text.h"
#include "ingest/layout/text_chunks.h"
#include "ingest/page.h"

namespace baku {

struct AlignedTolerances {
  double chunk_gap = 0.6;        // of the font size; a wider gap may part two columns
  double column_gap = 0.3;       // of the font size; a wider one does where columns are known
  double line_gap = 1.9;         // of the font size; a wider gap between lines ends a table
  double wide_line_gap = 3.2;    // the same between lines of at least three chunks
  double ruled_line_gap = 6;     // the same where a rule lies between the lines
  double same_rule = 4;          // points between the ends of rules of one table
  int most_between = 3;          // lines of one chunk in a row within a table
  double wide_line = 0.6;        // of the zone's width; a wider line of one chunk ends a table
  double most_bridged = 0.25;    // share of a table's lines that may reach over half its columns
  std::size_t least_lines = 3;   // with at least two chunks
  double least_fill = 0.45;      // share of the places of full lines that hold text
  double same_edge = 2.5;        // points; edges of chunks that differ less are aligned
  double least_aligned = 0.55;   // share of a column's chunks that are aligned with each other
  double aligned_columns = 0.6;  // share of the columns that are
  double rule_reach = 2;         // of the font size; from a table's first or last line to its rule
  double rule_share = 0.8;       // of the table's width that its rule covers
};

// The tables among the words of one zone of text. `rules` are the page's horizontal lines outside
// ruled tables. Ordinary text, lists, forms of label and value and tables of contents are none.
// Each table's words are taken out of `words`.
std::vector<GridTable> find_aligned_tables(WordRefs& words, std::span<const Ruling> rules,
                                           const AlignedTolerances& tolerances);

}  // namespace baku
