// Plain text and Markdown as lines and tables.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/dump/blocks.h"

namespace baku {

// Blocks of UTF-8 text with "\n" line ends. Tables are lines with tabs, pipe tables (GitHub,
// Pandoc), grid tables (Pandoc) and <table> elements among the lines; everything else is lines.
// Errors: kLimit for a table that is too large.
Result<void> read_plain(std::string_view text, const BlockSink& sink);

// The same, all at once.
Result<std::vector<DumpBlock>> read_plain(std::string_view text);

}  // namespace baku
