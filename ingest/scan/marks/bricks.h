// Openings and dilations by rectangles, in few passes over the picture. (Leptonica's fast ones, by
// destination word accumulation, take another size than asked for 17, 19, 23, 26, 29 pixels ...)
#pragma once

#include "ingest/scan/pix.h"

namespace baku::marks {

// As pixOpenBrick: what rectangles of `width` by `height` pixels of ink cover. `pix` is 1 bpp; null
// where memory is short. Passes grow with the logarithm of the sides, as a window of twice the size
// is two windows of the size before (van Herk 1992, in words of 32 pixels).
PixHandle opened(const Pix& pix, int width, int height);

// As pixDilateBrick.
PixHandle dilated(const Pix& pix, int width, int height);

}  // namespace baku::marks
