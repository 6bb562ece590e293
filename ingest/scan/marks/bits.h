// Reading the pixels of a 1 bpp picture.
#pragma once

#include <cstdint>

#include "ingest/scan/pix.h"

namespace baku::marks {

// A view of a 1 bpp picture; true is ink. Outside of the picture everything is white.
class Bits {
 public:
  explicit Bits(const Pix& pix);

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] bool at(int x, int y) const {
    if (x < 0 || y < 0 || x >= width_ || y >= height_) return false;
    const std::uint32_t word = data_[static_cast<std::int64_t>(y) * words_ + (x >> 5)];
    return ((word >> (31 - (x & 31))) & 1U) != 0;
  }

 private:
  const std::uint32_t* data_;
  int width_;
  int height_;
  int words_;
};

// Leptonica takes pictures that it only reads as not constant.
Pix* reading(const Pix& pix);

// x and y exchanged.
PixHandle transposed(const Pix& pix);

}  // namespace baku::marks
