// Where the time of reading scanned pages goes: scan_stages FILE [PAGE]
// One line a page: CPU milliseconds of decoding or rendering, straightening, marks, finding text,
// reading it; then pixels, pieces of text and words. SCAN_STAGES_PICTURES=FOLDER keeps the pictures
// of each step, SCAN_STAGES_WORDS=1 prints the words with their boxes in points.
#include <leptonica/allheaders.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

#include "base/file.h"
#include "ingest/pdf/pdf_reader.h"
#include "ingest/scan/marks/find_marks.h"
#include "ingest/scan/picture_file.h"
#include "ingest/scan/read_pieces.h"
#include "ingest/scan/scan_reader.h"
#include "ingest/scan/straight_page.h"
#include "ingest/scan/tesseract_reader.h"
#include "ingest/scan/text_pieces.h"

namespace baku {
namespace {

class Stopwatch {
 public:
  double lap() {
    const std::clock_t now = std::clock();
    const double milliseconds = 1000.0 * static_cast<double>(now - start_) / CLOCKS_PER_SEC;
    start_ = now;
    return milliseconds;
  }

 private:
  std::clock_t start_ = std::clock();
};

void keep(const char* name, int page, const PixHandle& pix) {
  const char* folder = std::getenv("SCAN_STAGES_PICTURES");
  if (folder == nullptr || !pix) return;
  const std::string path = std::string(folder) + "/" + std::to_string(page) + "_" + name + ".png";
  pixWrite(path.c_str(), pix.get(), IFF_PNG);
}

void measure(const PagePicture& picture, int number, double decoded, LineReader& reader) {
  Stopwatch watch;
  auto straight = straighten(picture, StraightenTolerances{});
  if (!straight) return;
  const double straightened = watch.lap();
  keep("binary", number, straight->binary);
  const ScanMarks marks = find_marks(*straight->binary, straight->dpi);
  const double marked = watch.lap();
  if (marks.mask) {
    pixSubtract(straight->binary.get(), straight->binary.get(), marks.mask.get());
    pixSetMasked(straight->gray.get(), marks.mask.get(), 255);
  }
  const TextMap text = find_text(*straight->binary, marks.rulings, marks.labels, straight->dpi, {});
  const double found = watch.lap();
  keep("gray", number, straight->gray);
  keep("text", number, straight->binary);
  const auto words = read_pieces(*straight->gray, text, straight->dpi, reader);
  const double read = watch.lap();
  if (std::getenv("SCAN_STAGES_WORDS") != nullptr) {
    for (const Word& word : words) {
      std::printf("%.0f %.0f %.0f %.0f %.2f %s\n", word.box.left, word.box.top, word.box.right,
                  word.box.bottom, static_cast<double>(word.confidence), word.text.c_str());
    }
  }
  std::printf("%d decode %.0f straighten %.0f marks %.0f find %.0f read %.0f | %dx%d %zu %zu\n",
              number, decoded, straightened, marked, found, read, pixGetWidth(picture.pix.get()),
              pixGetHeight(picture.pix.get()), text.pieces.size(), words.size());
}

PixHandle picture_of(std::string_view bytes, int number, double dpi) {
  const auto image = sole_image(bytes, PdfOptions{}, number, dpi);
  if (image && *image) {
    const bool gray = (*image)->channels == 1;
    return pix_of({(*image)->width, (*image)->height, (*image)->tones, dpi, number, gray});
  }
  const auto picture = render_pdf_page(bytes, PdfOptions{}, number, dpi);
  if (!picture) return nullptr;
  return pix_of({picture->width, picture->height, picture->rgb, dpi, number});
}

int run(const std::string& path, int only) {
  const auto bytes = read_file(path, 200U << 20U);
  if (!bytes) return 1;
  auto reader = TesseractReader::create("ind");
  if (!reader) return 1;
  const MediaKind kind = media_kind(*bytes);
  if (is_picture(kind)) {
    const auto count = count_pictures(*bytes, kind, PictureLimits{});
    for (int i = 0; count && i < *count; ++i) {
      Stopwatch watch;
      const auto picture = decode_picture(*bytes, kind, i, PictureLimits{});
      if (picture) measure(*picture, i + 1, watch.lap(), **reader);
    }
    return 0;
  }
  const auto document = read_pdf(*bytes, PdfOptions{});
  if (!document) return 1;
  for (const Page& page : document->pages) {
    if (only != 0 && page.number != only) continue;
    if (text_source(page) != TextSource::kPicture) continue;
    Stopwatch watch;
    const double dpi = reading_dpi(page);
    PagePicture scanned;
    scanned.pix = picture_of(*bytes, page.number, dpi);
    if (!scanned.pix) continue;
    scanned.x_dpi = scanned.y_dpi = dpi;
    measure(scanned, page.number, watch.lap(), **reader);
  }
  return 0;
}

}  // namespace
}  // namespace baku

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  return baku::run(argv[1], argc > 2 ? std::atoi(argv[2]) : 0);
}
