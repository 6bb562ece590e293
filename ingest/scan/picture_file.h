// Picture files (PNG, JPEG, TIFF, WebP) to pictures of pages.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/media_kind.h"
#include "ingest/scan/pix.h"

namespace baku {

struct PictureLimits {
  double most_pixels = 100e6;   // of one picture, checked before it is decoded
  int most_directories = 2000;  // of a TIFF file
  int least_side = 32;          // pixels; a smaller picture holds no page
};

// One page as the file holds it, upright as its EXIF tag says.
struct PagePicture {
  PixHandle pix;     // 1 bit (black is 1), 8 bit gray or 32 bit RGB; no palette, no transparency
  double x_dpi = 0;  // 0 where the file does not say
  double y_dpi = 0;
  bool cut_short = false;  // the file ends before the picture does
};

// Number of pages in the file: 1, or the directories of a TIFF. Errors: kMalformed (a directory
// chain that is damaged or runs in a circle), kLimit (too many directories), kUnsupported (JPEG
// 2000, BigTIFF, no picture at all).
Result<int> count_pictures(std::string_view bytes, MediaKind kind, const PictureLimits& limits);

// Decodes page `index` (from 0). Errors: as count_pictures; kMalformed where the decoder gives up,
// kLimit for more pixels than the limit.
Result<PagePicture> decode_picture(std::string_view bytes, MediaKind kind, int index,
                                   const PictureLimits& limits);

}  // namespace baku
