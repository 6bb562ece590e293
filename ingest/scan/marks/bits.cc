#include "ingest/scan/marks/bits.h"

#include <leptonica/allheaders.h>

namespace baku::marks {

Bits::Bits(const Pix& pix)
    : data_(pixGetData(reading(pix))),
      width_(pixGetWidth(reading(pix))),
      height_(pixGetHeight(reading(pix))),
      words_(pixGetWpl(reading(pix))) {}

Pix* reading(const Pix& pix) { return const_cast<Pix*>(&pix); }

PixHandle transposed(const Pix& pix) {
  PixHandle turned(pixRotate90(reading(pix), 1));
  if (turned != nullptr) pixFlipLR(turned.get(), turned.get());
  return turned;
}

}  // namespace baku::marks
