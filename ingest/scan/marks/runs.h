// Runs of ink along the rows of a 1 bpp picture.
#pragma once

#include <cstdint>

#include "ingest/scan/pix.h"

namespace baku::marks {

// The first pixel of a row from `x` on that is ink (or, with `flip` all ones, white); `width` if
// there is none.
int next_pixel(const std::uint32_t* row, int x, int width, std::uint32_t flip);

// The picture with white gaps of up to `gap` pixels in its rows filled, then without runs shorter
// than `shortest` pixels: the closing and opening by level bricks, in time that does not depend on
// their size.
PixHandle long_runs(const Pix& pix, int gap, int shortest);

}  // namespace baku::marks
