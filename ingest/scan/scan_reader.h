// Pictures of pages to a Document.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/media_kind.h"
#include "ingest/page.h"
#include "ingest/page_visits.h"
#include "ingest/scan/pix.h"
#include "ingest/scan/text_layer.h"

namespace baku {

struct ScanOptions {
  int first_page = 1;  // 1-based
  int last_page = 0;   // 0: to the end
  int max_pages = 2000;
  PageVisits visits;
};

// The pages of a picture file. A page that cannot be read is `incomplete`, with a warning.
// Errors: kUnsupported (no picture that is read, or the language data of Tesseract is missing),
// kMalformed (no page can be read), kLimit (too many pages or pixels), kUsage (range outside the
// file). Safe to call from several threads at once.
Result<Document> read_pictures(std::string_view bytes, MediaKind kind, const ScanOptions& options);

// What a page of another format is read by: its picture, 8 bit RGB, or gray, rows without padding.
struct RenderedPage {
  int width = 0;  // pixels
  int height = 0;
  std::string_view rgb;
  double dpi = 0;
  int number = 0;     // 1-based
  bool gray = false;  // `rgb` has one byte a pixel
};

// The same as 8 bit gray where it has no colour, else 32 bit RGB; null where memory is short.
PixHandle pix_of(const RenderedPage& picture);

// The page that the picture shows, in points from its top left corner. Errors: as read_pictures.
Result<Page> read_rendered(const RenderedPage& picture);

// The rows of a picture as RenderedPage has them.
struct PictureRows {
  int width = 0;
  int height = 0;
  std::string rgb;
};

// Page `number` of a picture file, scaled to `dpi`. Errors: as read_pictures.
Result<PictureRows> render_picture(std::string_view bytes, MediaKind kind, int number, double dpi);

// The dictionary of the reader of this thread, good for as long as the thread. Errors: kUnsupported
// where the language data of Tesseract is missing.
Result<KnownWord> known_words();

// Resolution to render a page at so that it can be read: that of its largest image where this
// covers most of it, or 300; never so high that the picture has more than 100 million pixels.
double reading_dpi(const Page& page);

}  // namespace baku
