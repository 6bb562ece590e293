// Born-digital PDF to Document, in one pass over each page.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/page.h"
#include "ingest/page_visits.h"

namespace baku {

struct PdfOptions {
  std::optional<std::string> password;  // tried as user, then as owner password
  int first_page = 1;                   // 1-based
  int last_page = 0;                    // 0: to the end
  int max_pages = 2000;                 // more pages than this in the range: kLimit
  double max_page_size = 14400;         // points; a larger page is skipped with a warning
  int max_words = 200000;               // a page; what comes after them is dropped, with a warning
  PageVisits visits;
};

// Words, rulings, shapes and connectors of the pages in the range. `bytes` must outlive the call.
// Errors: kUnsupported (not a PDF), kEncrypted (no or wrong password), kMalformed (no page can be
// read), kLimit (too many pages), kUsage (range outside the document).
// Damage that can be read past becomes a warning. Safe to call from several threads at once.
Result<Document> read_pdf(std::string_view bytes, const PdfOptions& options);

// A page as a picture, 8-bit RGB, rows top to bottom without padding.
struct Picture {
  int width = 0;
  int height = 0;
  std::string rgb;
  std::string complaint = {};  // the first thing that was wrong while it was drawn; may be empty
};

// Renders one page (1-based) at `dpi`. Errors: as read_pdf; kLimit where the picture would have
// more than 100 million pixels.
Result<Picture> render_pdf_page(std::string_view bytes, const PdfOptions& options, int page,
                                double dpi);

// The same from an image that the page consists of.
struct PageImage {
  int width = 0;
  int height = 0;
  int channels = 3;        // 1: gray; 3: red, green, blue
  std::string tones;       // 8 bits each, rows top to bottom without padding
  bool cut_short = false;  // a JPEG whose last rows are missing
};

// What render_pdf_page would draw, in a third of the time, where an image covers the page (1-based)
// from edge to edge and nothing is seen of anything else: upright, opaque, undamaged but for its
// end, and of the resolution `dpi`. Nothing for other pages. Errors: as render_pdf_page.
Result<std::optional<PageImage>> sole_image(std::string_view bytes, const PdfOptions& options,
                                            int page, double dpi);

}  // namespace baku
