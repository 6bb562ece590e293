#include "ingest/scan/picture_file.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "ingest/scan/exif_orientation.h"
#include "ingest/scan/tiff_bytes.h"

namespace baku {
namespace {

const l_uint8* data_of(std::string_view bytes) {
  return reinterpret_cast<const l_uint8*>(bytes.data());
}

Result<void> check_size(double width, double height, const PictureLimits& limits) {
  if (width * height > limits.most_pixels) {
    return fail(ErrorCode::kLimit,
                "the picture has more than 100 million pixels; scan it at a lower resolution");
  }
  if (std::min(width, height) < limits.least_side) {
    return fail(ErrorCode::kUnsupported, "the picture is too small to be a page");
  }
  return {};
}

Result<void> check_header(std::string_view bytes, const PictureLimits& limits) {
  l_int32 format = 0;
  l_int32 width = 0;
  l_int32 height = 0;
  if (pixReadHeaderMem(data_of(bytes), bytes.size(), &format, &width, &height, nullptr, nullptr,
                       nullptr) != 0) {
    return fail(ErrorCode::kMalformed, "the picture is damaged");
  }
  return check_size(width, height, limits);
}

// True where a JPEG file has lost its end.
bool lacks_end(std::string_view bytes) {
  constexpr std::size_t kTail = 65536;
  const std::string_view tail = bytes.substr(bytes.size() - std::min(kTail, bytes.size()));
  return tail.find("\xFF\xD9") == std::string_view::npos;
}

PixHandle decoded(std::string_view bytes, MediaKind kind, int index, bool& cut_short) {
  switch (kind) {
    case MediaKind::kJpeg: {
      l_int32 warnings = 0;
      PixHandle pix(pixReadMemJpeg(data_of(bytes), bytes.size(), 0, 1, &warnings,
                                   L_JPEG_CONTINUE_WITH_BAD_DATA));
      cut_short = warnings > 0 && lacks_end(bytes);
      return pix;
    }
    case MediaKind::kTiff: return PixHandle(pixReadMemTiff(data_of(bytes), bytes.size(), index));
    case MediaKind::kPng: return PixHandle(pixReadMemPng(data_of(bytes), bytes.size()));
    default: return PixHandle(pixReadMemWebP(data_of(bytes), bytes.size()));
  }
}

// Palettes, transparency and odd depths to one of the three kinds of PagePicture.
PixHandle plain(PixHandle pix) {
  if (pixGetColormap(pix.get()) != nullptr) {
    pix.reset(pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC));
  }
  if (pix && pixGetDepth(pix.get()) == 32 && pixGetSpp(pix.get()) == 4) {
    pix.reset(pixAlphaBlendUniform(pix.get(), 0xFFFFFF00));
  }
  if (!pix) return pix;
  const l_int32 depth = pixGetDepth(pix.get());
  if (depth == 16) {
    pix.reset(pixConvert16To8(pix.get(), L_MS_BYTE));
  } else if (depth != 1 && depth != 8 && depth != 32) {
    pix.reset(pixConvertTo8(pix.get(), 0));
  }
  return pix;
}

PixHandle turned(PixHandle pix, int orientation) {
  const auto rotate = [&pix](l_int32 quarters) { pix.reset(pixRotateOrth(pix.get(), quarters)); };
  if (orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7) {
    pix.reset(pixFlipLR(nullptr, pix.get()));
  }
  switch (orientation) {
    case 3:
    case 4: rotate(2); break;
    case 5:
    case 8: rotate(3); break;
    case 6:
    case 7: rotate(1); break;
    default: break;
  }
  return pix;
}

}  // namespace

Result<int> count_pictures(std::string_view bytes, MediaKind kind, const PictureLimits& limits) {
  if (kind == MediaKind::kJpeg2000) {
    return fail(ErrorCode::kUnsupported,
                "JPEG 2000 pictures are not read; convert the file to PDF or PNG");
  }
  if (!is_picture(kind)) return fail(ErrorCode::kUnsupported, "this file is no picture");
  if (kind != MediaKind::kTiff) return 1;
  BAKU_TRY(const auto directories, tiff_directories(bytes, limits.most_directories));
  return static_cast<int>(directories.size());
}

Result<PagePicture> decode_picture(std::string_view bytes, MediaKind kind, int index,
                                   const PictureLimits& limits) {
  setMsgSeverity(L_SEVERITY_NONE);
  if (kind == MediaKind::kTiff) {
    BAKU_TRY(const auto directories, tiff_directories(bytes, limits.most_directories));
    if (index < 0 || static_cast<std::size_t>(index) >= directories.size()) {
      return fail(ErrorCode::kUsage, "the file has no such page", index + 1);
    }
    const TiffDirectory& directory = directories[static_cast<std::size_t>(index)];
    if (auto sized = check_size(directory.width, directory.height, limits); !sized) {
      return tl::unexpected(std::move(sized).error());
    }
  } else if (auto checked = check_header(bytes, limits); !checked) {
    return tl::unexpected(std::move(checked).error());
  }
  PagePicture page;
  page.pix = decoded(bytes, kind, index, page.cut_short);
  if (!page.pix) return fail(ErrorCode::kMalformed, "the picture is damaged", index + 1);
  page.x_dpi = pixGetXRes(page.pix.get());
  page.y_dpi = pixGetYRes(page.pix.get());
  page.pix = plain(std::move(page.pix));
  if (page.pix && kind == MediaKind::kJpeg) {
    const int orientation = exif_orientation(bytes);
    if (orientation >= 5) std::swap(page.x_dpi, page.y_dpi);
    page.pix = turned(std::move(page.pix), orientation);
  }
  if (!page.pix) return fail(ErrorCode::kLimit, "there is not enough memory for this picture");
  return page;
}

}  // namespace baku
