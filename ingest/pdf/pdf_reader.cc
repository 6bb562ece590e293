#include "ingest/pdf/pdf_reader.h"

#include <Annot.h>
#include <Gfx.h>
#include <Page.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <string>

#include "ingest/pdf/page_output.h"
#include "ingest/pdf/poppler_document.h"

namespace baku {
namespace {

constexpr double kPointsPerInch = 72;

// Annotations that put marks on the page; links, notes and highlights do not.
bool shows_marks(const Annot& annotation) {
  switch (annotation.getType()) {
    case Annot::typeWidget:
    case Annot::typeFreeText:
    case Annot::typeStamp:
    case Annot::typeLine:
    case Annot::typeSquare:
    case Annot::typeCircle:
    case Annot::typePolygon:
    case Annot::typePolyLine: return true;
    default: return false;
  }
}

bool is_full(void* output) { return static_cast<PageOutput*>(output)->is_full(); }

void warn_of_losses(const PageLosses& losses, int page, WarningLog& log) {
  if (losses.unmapped_glyphs > 0) {
    log.add(page, "Page " + std::to_string(page) + ": " + std::to_string(losses.unmapped_glyphs) +
                      " glyphs have no known character; they are read as U+FFFD.");
  }
  if (losses.oblique_glyphs > 0) {
    log.add(page, "Page " + std::to_string(page) + ": text set at an angle was left out (" +
                      std::to_string(losses.oblique_glyphs) + " glyphs).");
  }
  if (losses.too_many_words) {
    log.add(page, "Page " + std::to_string(page) + ": too many words; the rest was left out.");
  }
  if (losses.too_many_marks) {
    log.add(page, "Page " + std::to_string(page) +
                      ": too many drawn marks; the rest of the drawing was left out.");
  }
}

// As PDFDoc::displayPage, but with Poppler's interpreter in our hands: it is freed when an
// exception passes through.
void draw_page(::Page& source, double dpi, PageOutput& output) {
  const std::unique_ptr<Gfx> interpreter(source.createGfx(&output, dpi, dpi, 0, false, true, -1, -1,
                                                          -1, -1, false, &is_full, &output));
  source.display(interpreter.get());
  Annots* annotations = source.getAnnots();
  if (annotations == nullptr) return;
  for (Annot* annotation : annotations->getAnnots()) {
    if (shows_marks(*annotation)) annotation->draw(interpreter.get(), false);
  }
}

Page read_page(PDFDoc& document, int number, const PdfOptions& options, WarningLog& log) {
  Page page;
  page.number = number;
  ::Page* source = document.getPage(number);
  if (source == nullptr || !source->isOk()) {
    log.add(number, "Page " + std::to_string(number) + " is damaged and was left out.");
    page.incomplete = true;
    return page;
  }
  const PageSize size = displayed_size(*source);
  page.width = size.width;
  page.height = size.height;
  if (std::max(size.width, size.height) > options.max_page_size) {
    log.add(number, "Page " + std::to_string(number) + " is larger than " +
                        std::to_string(static_cast<long>(options.max_page_size)) +
                        " points and was left out.");
    page.incomplete = true;
    return page;
  }
  const auto max_words = static_cast<std::size_t>(std::max(options.max_words, 0));
  PageOutput output(size.width, size.height, max_words);
  try {
    draw_page(*source, kPointsPerInch * size.unit, output);
  } catch (const DrawingLimit&) {
    log.add(number,
            "Page " + std::to_string(number) + " has too many operations; the rest was left out.");
  }
  warn_of_losses(output.move_into(page), number, log);
  return page;
}

Page read_page_safely(PDFDoc& document, int number, const PdfOptions& options, WarningLog& log) {
  options.visits.tell(number);
  Page page;
  page.number = number;
  page.incomplete = true;
  if (options.visits.leaves_out(number)) {
    log.add(number, kLeftOut);
    return page;
  }
  try {
    return read_page(document, number, options, log);
  } catch (const std::exception& error) {
    log.add(number, "Page " + std::to_string(number) + " could not be read: " + error.what());
  }
  return page;
}

Result<PageRange> range_of(const PdfOptions& options, int pages) {
  const PageRange range{options.first_page, options.last_page > 0 ? options.last_page : pages};
  if (range.first < 1 || range.first > range.last || range.last > pages) {
    return fail(ErrorCode::kUsage, "The page range " + std::to_string(range.first) + "-" +
                                       std::to_string(range.last) + " lies outside the document (" +
                                       std::to_string(pages) + " pages).");
  }
  if (range.size() > options.max_pages) {
    return fail(ErrorCode::kLimit, "The document has " + std::to_string(range.size()) +
                                       " pages, more than " + std::to_string(options.max_pages) +
                                       "; choose some with --pages.");
  }
  return range;
}

Result<Document> read_document(std::string_view bytes, const PdfOptions& options) {
  WarningLog log;
  PopplerMessages messages(log);
  BAKU_TRY(const auto source, open_poppler_document(bytes, options, log));
  BAKU_TRY(const auto range, range_of(options, source.pdf->getNumPages()));
  Document document;
  document.media_type = "application/pdf";
  if (!options.visits.enters(range)) return document;
  document.pages.reserve(static_cast<std::size_t>(range.size()));
  for (int number = range.first; number <= range.last; ++number) {
    messages.set_page(number);
    document.pages.push_back(read_page_safely(*source.pdf, number, options, log));
    // Fonts and pictures of a page may have gone with the end of the file.
    if (source.rebuilt) document.pages.back().incomplete = true;
  }
  document.warnings = log.take();
  return document;
}

}  // namespace

Result<Document> read_pdf(std::string_view bytes, const PdfOptions& options) {
  try {
    return read_document(bytes, options);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::kLimit, "The PDF needs more memory than there is.");
  } catch (const std::exception& error) {
    return fail(ErrorCode::kMalformed, std::string("The PDF could not be read: ") + error.what());
  }
}

}  // namespace baku
