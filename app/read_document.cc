#include "app/read_document.h"

#include <algorithm>
#include <utility>

#include "app/worker/jail.h"
#include "ingest/media_kind.h"
#include "ingest/scan/scan_reader.h"

namespace baku {
namespace {

constexpr int kPagesAtOnce = 48;  // of a document that may be read in parts

// Nothing is drawn of an image that cannot be decoded: such a page is not blank, but lost.
bool is_lost(const Picture& picture) {
  return !picture.complaint.empty() && std::all_of(picture.rgb.begin(), picture.rgb.end(),
                                                   [](char tone) { return tone == '\xFF'; });
}

Result<Page> read_scanned(std::string_view bytes, const PdfOptions& options, const Page& page) {
  const double dpi = reading_dpi(page);
  BAKU_TRY(const Picture picture, render_pdf_page(bytes, options, page.number, dpi));
  if (is_lost(picture)) {
    return fail(ErrorCode::kMalformed, "its picture is damaged: " + picture.complaint, page.number);
  }
  return read_rendered({picture.width, picture.height, picture.rgb, dpi, page.number});
}

bool is_picture_page(const Page& page) { return !page.incomplete && needs_reading(page); }

// Replaces pages that are pictures by what can be read on them.
void read_pictures_of(std::string_view bytes, const PdfOptions& options,
                      const std::function<void(int)>& announce, Document& document) {
  const auto pictures =
      std::count_if(document.pages.begin(), document.pages.end(), is_picture_page);
  if (pictures == 0) return;
  if (announce) announce(static_cast<int>(pictures));
  allow_picture_memory();
  for (Page& page : document.pages) {
    if (!is_picture_page(page)) continue;
    options.visits.tell(page.number);
    auto read = read_scanned(bytes, options, page);
    if (read) {
      page = std::move(*read);
    } else {
      page.incomplete = true;
      document.warnings.push_back({page.number, std::move(read).error().message});
    }
  }
}

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

// Takes the pages that are pictures out of the document, unless it is a single one.
std::vector<PageRange> take_pictures(Document& document) {
  std::vector<PageRange> taken;
  for (const Page& page : document.pages) {
    if (is_picture_page(page)) taken.push_back({page.number, page.number});
  }
  if (taken.size() < 2) return {};
  std::erase_if(document.pages, is_picture_page);
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
