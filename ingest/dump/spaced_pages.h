// Text whose columns are kept apart by blanks, as `pdftotext -layout` writes it.
#pragma once

#include <string_view>

#include "base/result.h"
#include "ingest/page.h"
#include "ingest/text_part.h"

namespace baku {

// Whether the beginning of a text has the labels of a sheet or of a step table side by side, parted
// by blanks alone: no tabs, no bars, no rows of dashes under them.
bool has_spaced_columns(std::string_view text);

// Its pages, which form feeds part, with each word where its letters stand in the line.
// Errors: kLimit for too many pages.
Result<Document> read_spaced_pages(std::string_view bytes, Encoding encoding);

}  // namespace baku
