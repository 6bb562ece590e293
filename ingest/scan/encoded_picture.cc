#include "ingest/scan/encoded_picture.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace baku {
namespace {

constexpr int kJpegQuality = 85;
constexpr unsigned char kWhite = 255;

struct FreeMemory {
  void operator()(l_uint8* bytes) const { std::free(bytes); }  // as Leptonica gives them
};
using Memory = std::unique_ptr<l_uint8, FreeMemory>;

tl::unexpected<Error> no_memory(const RenderedPage& picture) {
  return fail(ErrorCode::kLimit, "there is not enough memory for this page", picture.number);
}

std::string text_of(const Memory& memory, std::size_t size) {
  return {reinterpret_cast<const char*>(memory.get()), size};
}

bool is_black_and_white(std::string_view rgb) {
  return std::all_of(rgb.begin(), rgb.end(), [](char value) {
    const auto tone = static_cast<unsigned char>(value);
    return tone == 0 || tone == kWhite;
  });
}

// The picture's bits, 1 where it is white.
std::string bits_of(const RenderedPage& picture) {
  const auto width = static_cast<std::size_t>(picture.width);
  const auto height = static_cast<std::size_t>(picture.height);
  const std::size_t row = (width + 7) / 8;
  std::string bits(row * height, '\0');
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      if (picture.rgb[3 * (y * width + x)] == '\0') continue;
      char& byte = bits[y * row + x / 8];
      byte = static_cast<char>(static_cast<unsigned char>(byte) | (0x80U >> (x % 8)));
    }
  }
  return bits;
}

Result<EncodedPicture> deflated(const RenderedPage& picture) {
  const std::string bits = bits_of(picture);
  std::size_t size = 0;
  const Memory bytes(
      zlibCompress(reinterpret_cast<const l_uint8*>(bits.data()), bits.size(), &size));
  if (!bytes) return no_memory(picture);
  return EncodedPicture{picture.width, picture.height, PictureCoding::kDeflated, false,
                        text_of(bytes, size)};
}

}  // namespace

Result<EncodedPicture> encode_picture(const RenderedPage& picture) {
  const std::size_t pixels =
      static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  if (picture.width <= 0 || picture.height <= 0 || picture.rgb.size() != 3 * pixels) {
    return fail(ErrorCode::kInternal, "a picture without its pixels", picture.number);
  }
  const PixHandle pix = pix_of(picture);
  if (!pix) return no_memory(picture);
  const bool coloured = pixGetDepth(pix.get()) == 32;
  if (!coloured && is_black_and_white(picture.rgb)) return deflated(picture);
  l_uint8* given = nullptr;
  std::size_t size = 0;
  const bool written = pixWriteMemJpeg(&given, &size, pix.get(), kJpegQuality, 0) == 0;
  const Memory bytes(given);
  if (!written || !bytes) return no_memory(picture);
  return EncodedPicture{picture.width, picture.height, PictureCoding::kJpeg, coloured,
                        text_of(bytes, size)};
}

}  // namespace baku
