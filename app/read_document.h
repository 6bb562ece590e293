// The bytes of a PDF or a picture file to pages, whatever they are made of.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/page.h"
#include "ingest/page_visits.h"
#include "ingest/pdf/pdf_reader.h"

namespace baku {

// Pages with a text layer as they are; pictures of pages (a scan in a PDF, a picture file) by
// character recognition. A page whose picture cannot be read is `incomplete`, with a warning.
// `announce`, where there is one, is called with the number of pages of a PDF that are pictures
// before they are read. Errors: those of read_pdf and read_pictures.
Result<Document> read_document(std::string_view bytes, const PdfOptions& options,
                               const std::function<void(int)>& announce = {});

// What of a document is read at once, and what others are to read.
struct PartlyRead {
  Document document;            // without the pages that are left
  std::vector<PageRange> left;  // in ascending order; empty where all was read
};

// As read_document, but of a long document no page is read, and of several pages that are pictures
// none: those take seconds each. Each range that is left is read by this function at once, but for
// its pictures.
Result<PartlyRead> read_partly(std::string_view bytes, const PdfOptions& options,
                               const std::function<void(int)>& announce = {});

// The picture of a page as displayed, of a PDF or a picture file. Errors: as render_pdf_page.
Result<Picture> render_page(std::string_view bytes, const PdfOptions& options, int page,
                            double dpi);

}  // namespace baku
