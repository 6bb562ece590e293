// HTML as lines and tables.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/dump/blocks.h"

namespace baku {

struct HtmlLimits {
  int depth = 200;                 // of elements inside each other; what is deeper is left out
  int span = 1000;                 // columns or rows of one cell
  std::size_t places = 4'000'000;  // of one table's grid
};

// Blocks of a document or a fragment in UTF-8, unbalanced or not. Scripts, styles and pictures are
// left out; nothing is fetched and no entity of the document's own is resolved. A table around
// other tables is taken for layout: its contents are blocks.
// Errors: kMalformed where there is nothing to parse, kLimit.
Result<std::vector<DumpBlock>> read_html(std::string_view html, const HtmlLimits& limits = {});

}  // namespace baku
