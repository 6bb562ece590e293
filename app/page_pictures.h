// Pages of a PDF that have to be looked at, because their text layer is none or does not say all.
#pragma once

#include <string_view>

#include "ingest/page.h"
#include "ingest/pdf/pdf_reader.h"

namespace baku {

// True where the page's picture has to be read.
bool needs_picture(const Page& page);

// Reads the pictures of such pages, and settles with the text layer which words are on them. A page
// whose picture cannot be read is `incomplete`, unless its own text can be used; a warning says so,
// and also what was taken from where.
void read_page_pictures(std::string_view bytes, const PdfOptions& options, Document& document);

}  // namespace baku
