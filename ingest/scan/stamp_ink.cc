#include "ingest/scan/stamp_ink.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace baku {
namespace {

constexpr double kMillimetresPerInch = 25.4;
constexpr l_int32 kWhite = 255;

struct BoxaDeleter {
  void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
using BoxaHandle = std::unique_ptr<Boxa, BoxaDeleter>;

struct Frame {
  l_int32 x = 0;
  l_int32 y = 0;
  l_int32 width = 0;
  l_int32 height = 0;
};

Frame frame_at(const BoxaHandle& boxes, l_int32 index) {
  Frame frame;
  boxaGetBoxGeometry(boxes.get(), index, &frame.x, &frame.y, &frame.width, &frame.height);
  return frame;
}

PixHandle clipped(const Pix& pix, const Frame& frame) {
  PixHandle part(pixCreate(frame.width, frame.height, pixGetDepth(&pix)));
  if (part) {
    pixRasterop(part.get(), 0, 0, frame.width, frame.height, PIX_SRC, const_cast<Pix*>(&pix),
                frame.x, frame.y);
  }
  return part;
}

double black_pixels(const PixHandle& pix) {
  l_int32 count = 0;
  if (!pix || pixCountPixels(pix.get(), &count, nullptr) != 0) return 0;
  return count;
}

// Boxes, in pixels of `ink`, around areas of ink that are as large as a stamp or signature.
std::vector<Frame> stamp_frames(const Pix& ink, double dpi, const StampTolerances& tolerances) {
  constexpr l_int32 kReduction = 4;
  Pix* source = const_cast<Pix*>(&ink);
  PixHandle small(pixReduceRankBinaryCascade(source, 1, 1, 0, 0));
  if (!small) return {};
  const double millimetre = dpi / kMillimetresPerInch / kReduction;
  const auto join = std::max(3, static_cast<l_int32>(std::lround(tolerances.join * millimetre)));
  small.reset(pixCloseSafeBrick(nullptr, small.get(), join, join));
  if (!small) return {};
  const BoxaHandle boxes(pixConnCompBB(small.get(), 8));
  std::vector<Frame> frames;
  for (l_int32 i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) {
    const Frame box = frame_at(boxes, i);
    const double shorter = std::min(box.width, box.height) / millimetre;
    const double longer = std::max(box.width, box.height) / millimetre;
    if (shorter < tolerances.least_side || longer > tolerances.widest_side) continue;
    const Frame frame = {box.x * kReduction, box.y * kReduction, box.width * kReduction,
                         box.height * kReduction};
    const double area = static_cast<double>(frame.width) * frame.height;
    if (black_pixels(clipped(ink, frame)) > tolerances.most_ink * area) continue;
    frames.push_back(frame);
  }
  return frames;
}

// Ink of the frame, with what lies less than half of `reach` pixels from it, to white, but for what
// is black.
void whiten(const Pix& ink, const Frame& frame, l_int32 reach, l_int32 black, Pix& gray) {
  PixHandle part = clipped(ink, frame);
  if (!part) return;
  part.reset(pixDilateBrick(nullptr, part.get(), reach, reach));
  const PixHandle under = clipped(gray, frame);
  if (!part || !under) return;
  const PixHandle dark(pixThresholdToBinary(under.get(), black));
  if (!dark) return;
  pixSubtract(part.get(), part.get(), dark.get());
  pixSetMaskedGeneral(&gray, part.get(), kWhite, frame.x, frame.y);
}

PixHandle coloured_ink(const Pix& colour, const StampTolerances& tolerances) {
  const l_int32 width = pixGetWidth(&colour);
  const l_int32 height = pixGetHeight(&colour);
  PixHandle ink(pixCreate(width, height, 1));
  if (!ink) return ink;
  for (l_int32 y = 0; y < height; ++y) {
    const l_uint32* from =
        pixGetData(const_cast<Pix*>(&colour)) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(&colour);
    l_uint32* to = pixGetData(ink.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(ink.get());
    for (l_int32 x = 0; x < width; ++x) {
      const auto red = static_cast<int>(from[x] >> 24U);
      const auto green = static_cast<int>((from[x] >> 16U) & 0xFFU);
      const auto blue = static_cast<int>((from[x] >> 8U) & 0xFFU);
      const int most = std::max({red, green, blue});
      const int least = std::min({red, green, blue});
      if (most - least >= tolerances.least_colour && most >= tolerances.black) SET_DATA_BIT(to, x);
    }
  }
  return ink;
}

int strongest_channel(l_uint32 pixel) {
  const auto red = static_cast<int>(pixel >> 24U);
  const auto green = static_cast<int>((pixel >> 16U) & 0xFFU);
  const auto blue = static_cast<int>((pixel >> 8U) & 0xFFU);
  return std::max({red, green, blue});
}

// The strongest channel of the ink that is paler than all but a share of the ink in the frame.
int paleness(const Pix& colour, const Pix& ink, const Frame& frame, double share) {
  std::array<int, 256> counts = {};
  int all = 0;
  for (l_int32 y = frame.y; y < frame.y + frame.height && y < pixGetHeight(&ink); ++y) {
    const l_uint32* from =
        pixGetData(const_cast<Pix*>(&colour)) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(&colour);
    const l_uint32* mask =
        pixGetData(const_cast<Pix*>(&ink)) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(&ink);
    for (l_int32 x = frame.x; x < frame.x + frame.width && x < pixGetWidth(&ink); ++x) {
      if (!GET_DATA_BIT(mask, x)) continue;
      ++counts.at(static_cast<std::size_t>(strongest_channel(from[x])));
      ++all;
    }
  }
  int below = 0;
  std::size_t value = 0;
  while (value < 255 && below + counts.at(value) <= share * all) below += counts.at(value++);
  return static_cast<int>(value);
}

// In the channel in which coloured ink is strongest it is nearly as pale as paper, and black ink is
// black: the gray is taken from it, with what is as pale as the ink at white.
void fade(const Pix& colour, const Pix& ink, const Frame& frame, l_int32 reach,
          const StampTolerances& tolerances, Pix& gray) {
  PixHandle part = clipped(ink, frame);
  if (!part) return;
  part.reset(pixDilateBrick(nullptr, part.get(), reach, reach));
  if (!part) return;
  const double black = tolerances.deep_black;
  const double pale =
      std::max(black + 20, static_cast<double>(paleness(colour, ink, frame, tolerances.dark_ink)));
  const l_int32 right = std::min(frame.x + frame.width, pixGetWidth(&gray));
  const l_int32 bottom = std::min(frame.y + frame.height, pixGetHeight(&gray));
  for (l_int32 y = frame.y; y < bottom; ++y) {
    const l_uint32* from =
        pixGetData(const_cast<Pix*>(&colour)) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(&colour);
    const l_uint32* mask =
        pixGetData(part.get()) + static_cast<std::ptrdiff_t>(y - frame.y) * pixGetWpl(part.get());
    l_uint32* to = pixGetData(&gray) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(&gray);
    for (l_int32 x = frame.x; x < right; ++x) {
      if (!GET_DATA_BIT(mask, x - frame.x)) continue;
      const double value = strongest_channel(from[x]);
      const double lighter =
          value <= black ? value : black + (value - black) * (kWhite - black) / (pale - black);
      SET_DATA_BYTE(to, x, static_cast<l_uint8>(std::clamp(lighter, 0.0, 255.0)));
    }
  }
}

}  // namespace

void fade_coloured_stamps(const Pix& colour, Pix& gray, double dpi,
                          const StampTolerances& tolerances) {
  const PixHandle ink = coloured_ink(colour, tolerances);
  if (!ink) return;
  for (const Frame& frame : stamp_frames(*ink, dpi, tolerances)) {
    const double area = static_cast<double>(frame.width) * frame.height;
    if (black_pixels(clipped(*ink, frame)) < tolerances.least_ink * area) continue;
    const auto reach = static_cast<l_int32>(tolerances.join * dpi / kMillimetresPerInch);
    fade(colour, *ink, frame, reach, tolerances, gray);
  }
}

void fade_gray_stamps(Pix& gray, double dpi, const StampTolerances& tolerances) {
  PixHandle ink(pixThresholdToBinary(&gray, tolerances.palest));
  const PixHandle black(pixThresholdToBinary(&gray, tolerances.black));
  if (!ink || !black) return;
  pixSubtract(ink.get(), ink.get(), black.get());
  // The soft edges of black letters are thinner than strokes of a stamp.
  const l_int32 edge = dpi > 220 ? 3 : 2;
  const PixHandle strokes(pixOpenBrick(nullptr, ink.get(), edge, edge));
  if (!strokes) return;
  // Where the letters are no darker than a stamp, nothing tells them apart.
  if (black_pixels(black) < tolerances.darkness * black_pixels(strokes)) return;
  for (const Frame& frame : stamp_frames(*strokes, dpi, tolerances)) {
    const double text = black_pixels(clipped(*black, frame));
    if (black_pixels(clipped(*strokes, frame)) < tolerances.gray_share * text) continue;
    whiten(*ink, frame, 5, tolerances.black, gray);
  }
}

}  // namespace baku
