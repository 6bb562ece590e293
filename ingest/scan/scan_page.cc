#include "ingest/scan/scan_page.h"

#include <leptonica/allheaders.h>

#include <string>
#include <utility>
#include <vector>

#include "ingest/scan/clean_picture.h"
#include "ingest/scan/marks/find_marks.h"
#include "ingest/scan/read_pieces.h"
#include "ingest/scan/ruling_rests.h"
#include "ingest/scan/straight_page.h"
#include "ingest/scan/text_layer.h"
#include "ingest/scan/text_pieces.h"

namespace baku {
namespace {

constexpr double kPointsPerInch = 72;

// A page that stands on its head is read as letters that are no language.
struct HeadTolerances {
  double least_letters = 40;  // in words of three letters; fewer say nothing
  double readable = 0.35;     // share of them in words that the dictionary has
  double better = 2;          // times as much as on the other side
};

// Letters are read best with soft edges, and without the dots that a fax strews; lines of which
// only dots are left have been found before. False where memory is short.
bool soften(StraightPage& page) {
  page.gray.reset(pixBlockconv(page.gray.get(), 1, 1));
  if (!page.gray) return false;
  page.binary = binarized(page.gray, page.dpi);
  return page.binary != nullptr;
}

Result<Page> read_page(const PagePicture& picture, int number, LineReader& reader, PageHead head) {
  BAKU_TRY(StraightPage straight, straighten(picture, StraightenTolerances{}, head));
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
  page.stamps = std::move(straight.stamps);
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
  drop_ruling_rests(page.words, marks.rulings, RulingRestTolerances{});
  page.rulings = std::move(marks.rulings);
  page.shapes = std::move(marks.shapes);
  page.connectors = std::move(marks.connectors);
  page.arrowheads = std::move(marks.arrowheads);
  return page;
}

// How much of what was read is language.
KnownShare language_of(const Page& page, const LineReader& reader) {
  std::vector<const Word*> words;
  for (const Word& word : page.words) words.push_back(&word);
  return known_share(words, [&reader](const std::string& word) { return reader.knows(word); });
}

}  // namespace

Result<Page> scan_page(const PagePicture& picture, int number, LineReader& reader) {
  const HeadTolerances tolerances;
  BAKU_TRY(Page page, read_page(picture, number, reader, PageHead::kMeasured));
  const KnownShare known = language_of(page, reader);
  if (known.letters < tolerances.least_letters || known.known >= tolerances.readable) return page;
  BAKU_TRY(Page opposite, read_page(picture, number, reader, PageHead::kOpposite));
  const KnownShare better = language_of(opposite, reader);
  return better.known > tolerances.better * known.known ? opposite : page;
}

}  // namespace baku
