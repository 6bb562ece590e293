#include "ingest/scan/marks/runs.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <bit>
#include <cstdint>

#include "ingest/scan/marks/bits.h"

namespace baku::marks {
namespace {

void fill(std::uint32_t* row, int begin, int end) {
  for (int x = begin; x < end;) {
    const int stop = std::min(end, (x | 31) + 1);
    const std::uint32_t from = ~std::uint32_t{0} >> (x & 31);
    const std::uint32_t to =
        (stop & 31) == 0 ? ~std::uint32_t{0} : ~(~std::uint32_t{0} >> (stop & 31));
    row[x >> 5] |= from & to;
    x = stop;
  }
}

}  // namespace

int next_pixel(const std::uint32_t* row, int x, int width, std::uint32_t flip) {
  while (x < width) {
    const std::uint32_t rest = (row[x >> 5] ^ flip) << (x & 31);
    if (rest != 0) return std::min(width, x + std::countl_zero(rest));
    x = (x | 31) + 1;
  }
  return width;
}

PixHandle long_runs(const Pix& pix, int gap, int shortest) {
  PixHandle kept(pixCreateTemplate(reading(pix)));
  if (kept == nullptr) return kept;
  const int width = pixGetWidth(kept.get());
  const int height = pixGetHeight(kept.get());
  const int words = pixGetWpl(kept.get());
  const std::uint32_t* from = pixGetData(reading(pix));
  std::uint32_t* to = pixGetData(kept.get());
  for (int y = 0; y < height; ++y, from += words, to += words) {
    int begin = next_pixel(from, 0, width, 0);
    while (begin < width) {
      int end = next_pixel(from, begin, width, ~std::uint32_t{0});
      int next = next_pixel(from, end, width, 0);
      while (next < width && next - end <= gap) {
        end = next_pixel(from, next, width, ~std::uint32_t{0});
        next = next_pixel(from, end, width, 0);
      }
      if (end - begin >= shortest) fill(to, begin, end);
      begin = next;
    }
  }
  return kept;
}

}  // namespace baku::marks
