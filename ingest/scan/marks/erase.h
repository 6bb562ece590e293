// Taking lines out of a picture without cutting what crosses them.
#pragma once

#include <span>

#include "ingest/scan/marks/segments.h"
#include "ingest/scan/pix.h"

namespace baku::marks {

// The pixels of the segments: at each place along a segment the ink across it where that is not
// much thicker than the segment. Where something crosses, the crossing line keeps its pixels.
PixHandle pixels_of(const Pix& binary, std::span<const Segment> segments);

// `from` without the ink of `what`.
PixHandle without(const Pix& from, const Pix& what);

}  // namespace baku::marks
