// Scans as PDF files in which a viewer finds words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/page.h"
#include "ingest/pdf/pdf_reader.h"

namespace baku {

// The largest file that is made.
inline constexpr std::size_t kMostSearchableBytes = std::size_t{200} << 20U;

// A PDF with the pages of `document`: the picture of each as displayed, and over each of its words
// the same word in invisible text (rendering mode 3). A page that could not be read says so in
// place of its picture. Empty where no word was read from a picture: such files can be searched as
// they are. `bytes` and `options` are those that the document was read with. The same input gives
// the same bytes. Errors: of render_page; kLimit beyond kMostSearchableBytes.
Result<std::string> searchable_pdf_of_scan(std::string_view bytes, const PdfOptions& options,
                                           const Document& document);

}  // namespace baku
