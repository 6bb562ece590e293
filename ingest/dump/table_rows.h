// Rows and columns of a dump's table that say nothing, and cells that are written several times.
#pragma once

#include "ingest/dump/blocks.h"

namespace baku {

// Rows without text, as page breaks leave them.
void drop_blank_rows(DumpTable& table);

// Columns at the right edge that are blank from top to bottom.
void drop_blank_columns(DumpTable& table);

// Some programs write the text of a cell with spans into each place that it covers. In a table
// without spans, such neighbours become one cell: labels and titles side by side; in rows that hold
// labels of a form or a header, also one below the other.
void join_repeated_cells(DumpTable& table);

// Rows of the body that repeat the header, as tables over several pages have them.
void drop_repeated_headers(DumpTable& table, int header_row, int body_row);

}  // namespace baku
