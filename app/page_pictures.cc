#include "app/page_pictures.h"

#include <algorithm>
#include <string>
#include <utility>

#include "ingest/layout/upright.h"
#include "ingest/scan/merge_text.h"
#include "ingest/scan/scan_reader.h"

namespace baku {
namespace {

constexpr const char* kCutShort = "its picture ends before the page does";

// Nothing is drawn of an image that cannot be decoded: such a page is not blank, but lost.
bool is_lost(const Picture& picture) {
  return !picture.complaint.empty() && std::all_of(picture.rgb.begin(), picture.rgb.end(),
                                                   [](char tone) { return tone == '\xFF'; });
}

Result<Page> read_scanned(std::string_view bytes, const PdfOptions& options, const Page& page) {
  const double dpi = reading_dpi(page);
  if (text_source(page) == TextSource::kPicture) {
    BAKU_TRY(const auto image, sole_image(bytes, options, page.number, dpi));
    if (image) {
      const bool gray = image->channels == 1;
      BAKU_TRY(Page read,
               read_rendered({image->width, image->height, image->tones, dpi, page.number, gray}));
      read.incomplete = image->cut_short;
      return read;
    }
  }
  BAKU_TRY(const Picture picture, render_pdf_page(bytes, options, page.number, dpi));
  if (is_lost(picture)) {
    return fail(ErrorCode::kMalformed, "its picture is damaged: " + picture.complaint, page.number);
  }
  return read_rendered({picture.width, picture.height, picture.rgb, dpi, page.number});
}

// On the page as it is displayed.
Page as_displayed(Page read) {
  if (!read.straightened) return read;
  const PageTurn turn = {read.number, Direction::k0, read.width, read.height, read.straightened};
  Document document;
  document.pages.push_back(std::move(read));
  turn_back(document, {&turn, 1});
  return std::move(document.pages.front());
}

Result<MergedPage> read_merged(std::string_view bytes, const PdfOptions& options,
                               const Page& page) {
  BAKU_TRY(Page read, read_scanned(bytes, options, page));
  BAKU_TRY(const KnownWord knows, known_words());
  if (text_source(page) == TextSource::kPicture) {
    return with_text_layer(page, std::move(read), knows);
  }
  return with_picture_text(page, as_displayed(std::move(read)), knows);
}

}  // namespace

bool needs_picture(const Page& page) {
  return !page.incomplete && text_source(page) != TextSource::kText;
}

void read_page_pictures(std::string_view bytes, const PdfOptions& options, Document& document) {
  for (Page& page : document.pages) {
    if (!needs_picture(page)) continue;
    options.visits.tell(page.number);
    auto read = read_merged(bytes, options, page);
    if (read) {
      page = std::move(read->page);
      if (page.incomplete) document.warnings.push_back({page.number, kCutShort});
      if (!read->note.empty()) document.warnings.push_back({page.number, std::move(read->note)});
    } else {
      // A page whose own text can be used has lost no more than what its pictures say.
      page.incomplete =
          text_source(page) == TextSource::kPicture || pictures_without_text(page).empty();
      document.warnings.push_back({page.number, std::move(read).error().message});
    }
  }
}

}  // namespace baku
