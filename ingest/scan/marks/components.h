// Connected parts of a picture, found in one pass over its runs.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/scan/pix.h"

namespace baku::marks {

// Whether pixels that touch by a corner only belong together.
enum class Touching : std::uint8_t { kBySide, kByCorner };

// Pixels.
struct ComponentBox {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

// As pixConnCompBB, in its order: by their first pixels, row by row. `pix` is 1 bpp. Runs of
// neighbouring rows are joined by a forest (Galler and Fischer 1964).
std::vector<ComponentBox> component_boxes(const Pix& pix, Touching touching);

}  // namespace baku::marks
