// The bytes of a PDF or a picture file to pages, whatever they are made of.
#pragma once

#include <functional>
#include <string_view>

#include "base/result.h"
#include "ingest/page.h"
#include "ingest/pdf/pdf_reader.h"

namespace baku {

// Pages with a text layer as they are; pictures of pages (a scan in a PDF, a picture file) by
// character recognition. A page whose picture cannot be read is `incomplete`, with a warning.
// `announce`, where there is one, is called with the number of pages of a PDF that are pictures
// before they are read. Errors: those of read_pdf and read_pictures.
Result<Document> read_document(std::string_view bytes, const PdfOptions& options,
                               const std::function<void(int)>& announce = {});

// The picture of a page as displayed, of a PDF or a picture file. Errors: as render_pdf_page.
Result<Picture> render_page(std::string_view bytes, const PdfOptions& options, int page,
                            double dpi);

}  // namespace baku
