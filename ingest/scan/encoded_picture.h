// Pictures of pages as the filters of PDF take them.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "ingest/scan/scan_reader.h"

namespace baku {

enum class PictureCoding : std::uint8_t {
  kDeflated,  // zlib; one bit a pixel, 1 is white, rows begin at a byte
  kJpeg,
};

struct EncodedPicture {
  int width = 0;  // pixels
  int height = 0;
  PictureCoding coding = PictureCoding::kJpeg;
  bool coloured = false;  // three channels, else one
  std::string bytes;
};

// A picture that is all black and white without loss, others as JPEG. Errors: kLimit where memory
// is short, kInternal for a picture without its pixels.
Result<EncodedPicture> encode_picture(const RenderedPage& picture);

}  // namespace baku
