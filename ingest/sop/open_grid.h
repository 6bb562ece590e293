// A step table of words: columns under a header and rows beside marks, into cells.
#pragma once

#include <vector>

#include "ingest/layout/table.h"
#include "ingest/page.h"
#include "ingest/sop/open_header.h"
#include "ingest/sop/open_rows.h"

namespace baku {

// The words of a page as the readers of open tables want them.
struct OpenPage {
  const Page* page = nullptr;
  WordRefs words;                // those that count
  WordRefs turned;               // of them, those that do not read from left to right
  std::vector<ChunkLine> lines;  // of the others
  std::vector<LongLine> horizontal;
  std::vector<LongLine> vertical;
};

OpenPage open_page(const Page& page);

// One more than columns. A line down the whole table parts two columns; else the widest gap between
// the words in the rows, or the middle between the names of two actors.
std::vector<double> open_column_edges(const OpenHeader& header, const OpenPage& page, double top,
                                      double bottom);

// The words of [top, bottom] that stand left of the first actor's name or right of the last one's.
WordRefs words_beside_actors(const OpenHeader& header, const OpenPage& page, double top,
                             double bottom);

// Adds the header's rows to an empty table: its cells are those that find_step_header expects.
void add_header_rows(const OpenHeader& header, int page, Table& table);

// Adds rows with the words of the page in them, and a part for the page. `edges` of the part begin
// with those of the header's rows where `table` has no part yet.
void add_body_rows(const OpenPage& page, const std::vector<double>& columns,
                   const std::vector<double>& header_edges, const std::vector<double>& rows,
                   Table& table);

}  // namespace baku
