#include "ingest/scan/scan_page.h"

#include <leptonica/allheaders.h>

#include <utility>

#include "ingest/scan/clean_picture.h"
#include "ingest/scan/marks/find_marks.h"
#include "ingest/scan/read_pieces.h"
#include "ingest/scan/straight_page.h"
#include "ingest/scan/text_pieces.h"

namespace baku {
namespace {

constexpr double kPointsPerInch = 72;

// Letters are read best with soft edges, and without the dots that a fax strews; lines of which
// only dots are left have been found before. False where memory is short.
bool soften(StraightPage& page) {
  page.gray.reset(pixBlockconv(page.gray.get(), 1, 1));
  if (!page.gray) return false;
  page.binary = binarized(page.gray, page.dpi);
  return page.binary != nullptr;
}

}  // namespace

Result<Page> scan_page(const PagePicture& picture, int number, LineReader& reader) {
  BAKU_TRY(StraightPage straight, straighten(picture, StraightenTolerances{}));
  const double points = kPointsPerInch / straight.dpi;
  Page page;
  page.number = number;
  page.width = pixGetWidth(straight.gray.get()) * points;
  page.height = pixGetHeight(straight.gray.get()) * points;
  page.images.push_back({{0, 0, page.width, page.height},
                         pixGetWidth(picture.pix.get()),
                         pixGetHeight(picture.pix.get())});
  if (straight.to_displayed != Projection{} || straight.bent) {
    page.straightened = {straight.to_displayed, straight.displayed_width, straight.displayed_height,
                         straight.bend};
  }
  ScanMarks marks = find_marks(*straight.binary, straight.dpi);
  if (marks.mask) {
    pixSubtract(straight.binary.get(), straight.binary.get(), marks.mask.get());
    pixSetMasked(straight.gray.get(), marks.mask.get(), 255);
  }
  if (straight.jagged && !soften(straight)) {
    return fail(ErrorCode::kLimit, "there is not enough memory for this page");
  }
  const TextMap text =
      find_text(*straight.binary, marks.rulings, marks.labels, straight.dpi, TextTolerances{});
  page.words = read_pieces(*straight.gray, text, straight.dpi, reader);
  page.rulings = std::move(marks.rulings);
  page.shapes = std::move(marks.shapes);
  page.connectors = std::move(marks.connectors);
  page.arrowheads = std::move(marks.arrowheads);
  return page;
}

}  // namespace baku
