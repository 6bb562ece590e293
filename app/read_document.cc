#include "app/read_document.h"

#include <algorithm>
#include <utility>

#include "app/page_pictures.h"
#include "app/worker/jail.h"
#include "ingest/media_kind.h"
#include "ingest/scan/scan_reader.h"

namespace baku {
namespace {

constexpr int kPagesAtOnce = 48;  // of a document that may be read in parts

ScanOptions scan_options(const PdfOptions& options) {
  return {options.first_page, options.last_page, options.max_pages, options.visits};
}

std::vector<PageRange> split(PageRange pages, int step) {
  std::vector<PageRange> parts;
  for (int first = pages.first; first <= pages.last; first += step) {
    parts.push_back({first, std::min(first + step - 1, pages.last)});
  }
  return parts;
}

bool holds_pictures(MediaKind kind) { return is_picture(kind) || kind == MediaKind::kJpeg2000; }

void read_pictures_of(std::string_view bytes, const PdfOptions& options,
                      const std::function<void(int)>& announce, Document& document) {
  const auto pictures = std::count_if(document.pages.begin(), document.pages.end(), needs_picture);
  if (pictures == 0) return;
  if (announce) announce(static_cast<int>(pictures));
  allow_picture_memory();
  read_page_pictures(bytes, options, document);
}

// Takes the pages that are pictures out of the document, unless it is a single one.
std::vector<PageRange> take_pictures(Document& document) {
  std::vector<PageRange> taken;
  for (const Page& page : document.pages) {
    if (needs_picture(page)) taken.push_back({page.number, page.number});
  }
  if (taken.size() < 2) return {};
  std::erase_if(document.pages, needs_picture);
  return taken;
}

}  // namespace

Result<PartlyRead> read_partly(std::string_view bytes, const PdfOptions& options,
                               const std::function<void(int)>& announce) {
  PartlyRead partly;
  const MediaKind kind = media_kind(bytes);
  const int most = holds_pictures(kind) ? 1 : kPagesAtOnce;
  PdfOptions some = options;
  some.visits.enter = [&](PageRange pages) {
    if (pages.size() > most) partly.left = split(pages, most);
    return partly.left.empty();
  };
  if (holds_pictures(kind)) {
    BAKU_TRY(partly.document, read_document(bytes, some, announce));
    return partly;
  }
  BAKU_TRY(partly.document, read_pdf(bytes, some));
  if (partly.left.empty()) partly.left = take_pictures(partly.document);
  if (partly.left.empty()) read_pictures_of(bytes, options, announce, partly.document);
  return partly;
}

Result<Document> read_document(std::string_view bytes, const PdfOptions& options,
                               const std::function<void(int)>& announce) {
  const MediaKind kind = media_kind(bytes);
  if (holds_pictures(kind)) {
    allow_picture_memory();
    return read_pictures(bytes, kind, scan_options(options));
  }
  BAKU_TRY(Document document, read_pdf(bytes, options));
  read_pictures_of(bytes, options, announce, document);
  return document;
}

Result<Picture> render_page(std::string_view bytes, const PdfOptions& options, int page,
                            double dpi) {
  const MediaKind kind = media_kind(bytes);
  if (!is_picture(kind)) return render_pdf_page(bytes, options, page, dpi);
  BAKU_TRY(PictureRows rows, render_picture(bytes, kind, page, dpi));
  return Picture{rows.width, rows.height, std::move(rows.rgb), {}};
}

}  // namespace baku
