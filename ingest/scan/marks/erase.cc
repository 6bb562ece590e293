#include "ingest/scan/marks/erase.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

#include "ingest/scan/marks/bits.h"

namespace baku::marks {
namespace {

constexpr double kThicker = 1.4;  // times the mean thickness
constexpr double kRoom = 1.5;     // pixels

// Marks the ink across a segment at one place along it.
void mark_across(const Bits& ink, const Segment& segment, int along, Pix* marked) {
  const bool level = segment.axis == Axis::kHorizontal;
  const auto black = [&](int across) {
    return level ? ink.at(along, across) : ink.at(across, along);
  };
  const auto middle = static_cast<int>(segment.at(along + 0.5));
  const auto most = static_cast<int>(kThicker * segment.thickness + kRoom);
  const auto reach = static_cast<int>(std::ceil(segment.thickness / 2)) + 1;
  int start = middle;
  for (int off = 1; off <= reach && !black(start); ++off) {
    start = black(middle - off) ? middle - off : middle + off;
  }
  if (!black(start)) return;
  int low = start;
  int high = start;
  while (high - low < most && black(low - 1)) --low;
  while (high - low < most && black(high + 1)) ++high;
  if (high - low >= most) return;
  for (int across = low; across <= high; ++across) {
    if (level) {
      pixSetPixel(marked, along, across, 1);
    } else {
      pixSetPixel(marked, across, along, 1);
    }
  }
}

}  // namespace

PixHandle pixels_of(const Pix& binary, std::span<const Segment> segments) {
  PixHandle marked(pixCreateTemplate(reading(binary)));
  if (marked == nullptr) return marked;
  const Bits ink(binary);
  for (const Segment& segment : segments) {
    for (int along = static_cast<int>(segment.begin) - 1; along <= segment.end; ++along) {
      mark_across(ink, segment, along, marked.get());
    }
  }
  return marked;
}

PixHandle without(const Pix& from, const Pix& what) {
  return PixHandle(pixSubtract(nullptr, reading(from), reading(what)));
}

}  // namespace baku::marks
