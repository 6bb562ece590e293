#include "tests/ingest/scan/drawn_pictures.h"

#include <leptonica/allheaders.h>

#include <cstdlib>
#include <numbers>

namespace baku::test {
namespace {

struct FreeDeleter {
  void operator()(l_uint8* bytes) const { std::free(bytes); }
};

Pix* mutable_pix(const Pix& pix) { return const_cast<Pix*>(&pix); }

}  // namespace

PixHandle blank_picture(int width, int height, int depth) {
  PixHandle pix(pixCreate(width, height, depth));
  if (depth > 1) pixSetAll(pix.get());
  pixSetResolution(pix.get(), 300, 300);
  return pix;
}

void draw_box(Pix& pix, int left, int top, int width, int height, unsigned gray) {
  for (int y = top; y < top + height; ++y) {
    for (int x = left; x < left + width; ++x) {
      pixSetPixel(&pix, x, y, pixGetDepth(&pix) == 1 ? 1 : gray);
    }
  }
}

void draw_colour(Pix& pix, int left, int top, int width, int height, std::uint32_t rgb) {
  for (int y = top; y < top + height; ++y) {
    for (int x = left; x < left + width; ++x) pixSetPixel(&pix, x, y, rgb << 8U);
  }
}

unsigned pixel_at(const Pix& pix, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(mutable_pix(pix), x, y, &value);
  return value;
}

std::string encoded(const Pix& pix, FileFormat format) {
  const l_int32 code = format == FileFormat::kPng    ? IFF_PNG
                       : format == FileFormat::kJpeg ? IFF_JFIF_JPEG
                                                     : IFF_TIFF;
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  if (pixWriteMem(&bytes, &size, mutable_pix(pix), code) != 0) return {};
  const std::unique_ptr<l_uint8, FreeDeleter> owner(bytes);
  return {reinterpret_cast<const char*>(bytes), size};
}

std::string tiff_of(const Pix& pix, int pages) {
  Pixa* pictures = pixaCreate(pages);
  for (int i = 0; i < pages; ++i) pixaAddPix(pictures, mutable_pix(pix), L_COPY);
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  const l_int32 failed = pixaWriteMemMultipageTiff(&bytes, &size, pictures);
  pixaDestroy(&pictures);
  if (failed != 0) return {};
  const std::unique_ptr<l_uint8, FreeDeleter> owner(bytes);
  return {reinterpret_cast<const char*>(bytes), size};
}

PixHandle turned_by(const Pix& pix, double degrees) {
  const auto angle = static_cast<l_float32>(degrees * std::numbers::pi / 180);
  return PixHandle(pixRotate(mutable_pix(pix), angle, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
}

PixHandle with_palette(const Pix& pix) {
  return PixHandle(pixConvertGrayToColormap(mutable_pix(pix)));
}

}  // namespace baku::test
