#include <Page.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <string>

#include "ingest/pdf/pdf_reader.h"
#include "ingest/pdf/poppler_document.h"

namespace baku {
namespace {

constexpr double kMostPixels = 100e6;

Picture copy_rows(SplashBitmap& bitmap) {
  Picture picture{bitmap.getWidth(), bitmap.getHeight(), {}, {}};
  const auto row = static_cast<std::size_t>(picture.width) * 3;
  picture.rgb.resize(row * static_cast<std::size_t>(picture.height));
  for (int y = 0; y < picture.height; ++y) {
    const SplashColorPtr from =
        bitmap.getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap.getRowSize();
    std::copy_n(
        from, row,
        reinterpret_cast<unsigned char*>(picture.rgb.data()) + static_cast<std::size_t>(y) * row);
  }
  return picture;
}

Result<Picture> render(std::string_view bytes, const PdfOptions& options, int number, double dpi) {
  WarningLog log;
  PopplerMessages messages(log);
  BAKU_TRY(const auto source, open_poppler_document(bytes, options, log));
  PDFDoc* document = source.pdf.get();
  if (number < 1 || number > document->getNumPages() || !(dpi > 0)) {
    return fail(ErrorCode::kUsage, "The document has no page " + std::to_string(number) + ".",
                number);
  }
  messages.set_page(number);
  ::Page* page = document->getPage(number);
  if (page == nullptr || !page->isOk()) {
    return fail(ErrorCode::kMalformed, "Page " + std::to_string(number) + " is damaged.", number);
  }
  const PageSize size = displayed_size(*page);
  const double pixels = (size.width * dpi / 72) * (size.height * dpi / 72);
  if (!(pixels <= kMostPixels)) {
    return fail(ErrorCode::kLimit, "The picture would have more than 100 million pixels.", number);
  }
  SplashColor paper = {255, 255, 255};
  SplashOutputDev output(splashModeRGB8, 4, false, paper);
  output.startDoc(document);
  const double scaled = dpi * size.unit;
  document->displayPage(&output, number, scaled, scaled, 0, false, true, false);
  SplashBitmap* bitmap = output.getBitmap();
  if (bitmap == nullptr || bitmap->getDataPtr() == nullptr) {
    return fail(ErrorCode::kMalformed, "Page " + std::to_string(number) + " cannot be rendered.",
                number);
  }
  Picture picture = copy_rows(*bitmap);
  for (const ReadWarning& warning : log.take()) {
    if (warning.page == number && picture.complaint.empty()) picture.complaint = warning.message;
  }
  return picture;
}

}  // namespace

Result<Picture> render_pdf_page(std::string_view bytes, const PdfOptions& options, int page,
                                double dpi) {
  try {
    return render(bytes, options, page, dpi);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::kLimit, "The picture needs more memory than there is.", page);
  } catch (const std::exception& error) {
    return fail(ErrorCode::kMalformed, std::string("The page cannot be rendered: ") + error.what(),
                page);
  }
}

}  // namespace baku
