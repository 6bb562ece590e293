#include "ingest/scan/scan_reader.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "ingest/scan/clean_picture.h"
#include "ingest/scan/scan_page.h"
#include "ingest/scan/tesseract_reader.h"

namespace baku {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kMostPixels = 99e6;
constexpr double kUsualDpi = 300;
constexpr double kMostDpi = 600;

constexpr double kWhole = 0.5;  // share of the page that a scan covers

const ImagePlacement* largest_image(const Page& page) {
  const auto found = std::max_element(
      page.images.begin(), page.images.end(),
      [](const ImagePlacement& a, const ImagePlacement& b) { return a.box.area() < b.box.area(); });
  return found == page.images.end() ? nullptr : &*found;
}

bool has_colour(const RenderedPage& picture) {
  if (picture.gray) return false;
  const std::size_t pixels =
      static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  const char* from = picture.rgb.data();
  for (std::size_t i = 0; i < pixels; ++i, from += 3) {
    if (from[0] != from[1] || from[1] != from[2]) return true;
  }
  return false;
}

PixHandle gray_pix_of(const RenderedPage& picture) {
  PixHandle pix(pixCreateNoInit(picture.width, picture.height, 8));
  if (!pix) return pix;
  const auto row = static_cast<std::size_t>(picture.width);
  const auto words = static_cast<std::ptrdiff_t>(pixGetWpl(pix.get()));
  for (int y = 0; y < picture.height; ++y) {
    l_uint32* to = pixGetData(pix.get()) + y * words;
    to[words - 1] = 0;
    std::memcpy(to, picture.rgb.data() + static_cast<std::size_t>(y) * row, row);
  }
  pixEndianByteSwap(pix.get());  // Leptonica's first pixel is the highest byte
  return pix;
}

// One engine a thread, made when the thread first needs it.
Result<LineReader*> reader_of_thread() {
  thread_local std::unique_ptr<TesseractReader> reader;
  if (!reader) {
    BAKU_TRY(reader, TesseractReader::create("ind"));
  }
  return reader.get();
}

Result<Page> guarded(const PagePicture& picture, int number) {
  BAKU_TRY(LineReader * reader, reader_of_thread());
  setMsgSeverity(L_SEVERITY_NONE);  // errors are returned, not printed
  try {
    return scan_page(picture, number, *reader);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::kLimit, "there is not enough memory for this page", number);
  } catch (const std::exception& error) {
    return fail(ErrorCode::kMalformed, std::string("the page cannot be read: ") + error.what(),
                number);
  }
}

}  // namespace

PixHandle pix_of(const RenderedPage& picture) {
  if (picture.gray) return gray_pix_of(picture);
  const bool coloured = has_colour(picture);
  PixHandle pix(pixCreateNoInit(picture.width, picture.height, coloured ? 32 : 8));
  if (!pix) return pix;
  for (int y = 0; y < picture.height; ++y) {
    l_uint32* row = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    const char* from = picture.rgb.data() + 3 * static_cast<std::ptrdiff_t>(y) * picture.width;
    for (int x = 0; x < picture.width; ++x, from += 3) {
      const auto green = static_cast<unsigned char>(from[1]);
      if (!coloured) {
        SET_DATA_BYTE(row, x, green);
        continue;
      }
      const auto red = static_cast<unsigned char>(from[0]);
      const auto blue = static_cast<unsigned char>(from[2]);
      row[x] = (l_uint32{red} << 24U) | (l_uint32{green} << 16U) | (l_uint32{blue} << 8U);
    }
  }
  return pix;
}

Result<Page> read_rendered(const RenderedPage& rendered) {
  const std::size_t channels = rendered.gray ? 1 : 3;
  const std::size_t bytes = channels * static_cast<std::size_t>(rendered.width) *
                            static_cast<std::size_t>(rendered.height);
  if (rendered.width <= 0 || rendered.height <= 0 || rendered.rgb.size() < bytes) {
    return fail(ErrorCode::kInternal, "a picture without its pixels", rendered.number);
  }
  PagePicture picture;
  picture.pix = pix_of(rendered);
  picture.x_dpi = picture.y_dpi = rendered.dpi;
  if (!picture.pix) {
    return fail(ErrorCode::kLimit, "there is not enough memory for this page", rendered.number);
  }
  return guarded(picture, rendered.number);
}

Result<Document> read_pictures(std::string_view bytes, MediaKind kind, const ScanOptions& options) {
  const PictureLimits limits;
  BAKU_TRY(const int count, count_pictures(bytes, kind, limits));
  const int last = options.last_page > 0 ? options.last_page : count;
  if (options.first_page < 1 || options.first_page > last || last > count) {
    return fail(ErrorCode::kUsage,
                "the page range lies outside the file (" + std::to_string(count) + " pages)");
  }
  if (last - options.first_page >= options.max_pages) {
    return fail(ErrorCode::kLimit, "the file has more than " + std::to_string(options.max_pages) +
                                       " pages; choose some with --pages");
  }
  Document document;
  document.media_type = media_type_of(kind);
  if (!options.visits.enters({options.first_page, last})) return document;
  BAKU_TRY([[maybe_unused]] const LineReader* reader, reader_of_thread());
  std::optional<Error> first_error;
  for (int number = options.first_page; number <= last; ++number) {
    options.visits.tell(number);
    if (options.visits.leaves_out(number)) {
      document.warnings.push_back({number, kLeftOut});
      document.pages.emplace_back().number = number;
      document.pages.back().incomplete = true;
      continue;
    }
    const auto picture = decode_picture(bytes, kind, number - 1, limits);
    Result<Page> page =
        picture ? guarded(*picture, number) : tl::unexpected(Error(picture.error()));
    if (!page) {
      document.warnings.push_back({number, page.error().message});
      if (!first_error) first_error = std::move(page).error();
      page = Page{};
      page->number = number;
      page->incomplete = true;
    } else if (picture->cut_short) {
      document.warnings.push_back({number, "the file ends before the picture does"});
      page->incomplete = true;
    }
    document.pages.push_back(std::move(*page));
  }
  const bool none = std::all_of(document.pages.begin(), document.pages.end(), [](const Page& page) {
    return page.incomplete && page.words.empty();
  });
  if (none && first_error) return tl::unexpected(std::move(*first_error));
  return document;
}

Result<PictureRows> render_picture(std::string_view bytes, MediaKind kind, int number, double dpi) {
  BAKU_TRY(PagePicture picture, decode_picture(bytes, kind, number - 1, PictureLimits{}));
  const Resolution own = resolution_of(picture);
  PixHandle colour(pixConvertTo32(picture.pix.get()));
  if (colour) {
    colour.reset(pixScale(colour.get(), static_cast<l_float32>(dpi / own.x),
                          static_cast<l_float32>(dpi / own.y)));
  }
  if (!colour) return fail(ErrorCode::kLimit, "there is not enough memory for this page", number);
  PictureRows rows{pixGetWidth(colour.get()), pixGetHeight(colour.get()), {}};
  rows.rgb.reserve(3 * static_cast<std::size_t>(rows.width) *
                   static_cast<std::size_t>(rows.height));
  for (int y = 0; y < rows.height; ++y) {
    const l_uint32* row =
        pixGetData(colour.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(colour.get());
    for (int x = 0; x < rows.width; ++x) {
      rows.rgb.push_back(static_cast<char>(row[x] >> 24U));
      rows.rgb.push_back(static_cast<char>((row[x] >> 16U) & 0xFFU));
      rows.rgb.push_back(static_cast<char>((row[x] >> 8U) & 0xFFU));
    }
  }
  return rows;
}

Result<KnownWord> known_words() {
  BAKU_TRY(LineReader * reader, reader_of_thread());
  return [reader](const std::string& word) { return reader->knows(word); };
}

double reading_dpi(const Page& page) {
  double dpi = kUsualDpi;
  const ImagePlacement* image = largest_image(page);
  if (image != nullptr && !image->box.empty() && image->pixel_width > 0) {
    const double width = image->pixel_width / image->box.width() * kPointsPerInch;
    const double height = image->pixel_height / image->box.height() * kPointsPerInch;
    const double turned = image->pixel_width / image->box.height() * kPointsPerInch;
    const bool sideways = std::abs(width - height) > 0.05 * width;
    const double own = sideways ? turned : width;
    const bool whole = image->box.area() >= kWhole * page.width * page.height;
    if (whole && own >= kPointsPerInch) dpi = std::min(own, kMostDpi);
  }
  const double inches = page.width * page.height / (kPointsPerInch * kPointsPerInch);
  return std::min(dpi, std::floor(std::sqrt(kMostPixels / std::max(inches, 1e-6))));
}

}  // namespace baku
