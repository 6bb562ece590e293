// Plain text and Markdown as lines and tables.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/dump/blocks.h"
#include "ingest/dump/line_window.h"

namespace baku {

// Blocks of a text. Tables are lines with tabs, pipe tables (GitHub, Pandoc), grid, simple and
// multiline tables (Pandoc), rows of cells with semicolons or commas, and <table> elements among
// the lines; everything else is lines. No more of the text is kept in memory than the largest table
// takes. Errors: kLimit for a table that is too large.
Result<void> read_plain(LineWindow& lines, const BlockSink& sink);

// Those of a short UTF-8 text with "\n" line ends, all at once.
Result<std::vector<DumpBlock>> read_plain(std::string_view text);

}  // namespace baku
