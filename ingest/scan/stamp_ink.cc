#include "ingest/scan/stamp_ink.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "ingest/scan/marks/bricks.h"

namespace baku {
namespace {

constexpr double kMillimetresPerInch = 25.4;
constexpr l_int32 kWhite = 255;

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

Rect rect_of(const Frame& frame) {
  return {static_cast<double>(frame.x), static_cast<double>(frame.y),
          static_cast<double>(frame.x) + frame.width, static_cast<double>(frame.y) + frame.height};
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
  part = marks::dilated(*part, reach, reach);
  const PixHandle under = clipped(gray, frame);
  if (!part || !under) return;
  const PixHandle dark(pixThresholdToBinary(under.get(), black));
  if (!dark) return;
  pixSubtract(part.get(), part.get(), dark.get());
  pixSetMaskedGeneral(&gray, part.get(), kWhite, frame.x, frame.y);
}

// The least value below which at least `share` of the counted ones lie.
int value_above(const std::array<int, 256>& counts, int share) {
  int below = 0;
  std::size_t value = 0;
  while (value < 255 && below + counts.at(value) <= share) below += counts.at(value++);
  return static_cast<int>(value);
}

struct Channels {
  int red = 0;
  int green = 0;
  int blue = 0;

  [[nodiscard]] int strongest() const { return std::max({red, green, blue}); }
  [[nodiscard]] int weakest() const { return std::min({red, green, blue}); }
};

Channels channels_of(l_uint32 pixel) {
  return {static_cast<int>(pixel >> 24U), static_cast<int>((pixel >> 16U) & 0xFFU),
          static_cast<int>((pixel >> 8U) & 0xFFU)};
}

// The same picture as if its paper had no colour: blue ink on yellowish paper is hardly blue.
class NeutralPaper {
 public:
  NeutralPaper(const Pix& colour, int step) {
    std::array<std::array<int, 256>, 3> counts = {};
    for (l_int32 y = 0; y < pixGetHeight(&colour); y += step) {
      const l_uint32* row = row_of(colour, y);
      for (l_int32 x = 0; x < pixGetWidth(&colour); x += step) {
        const Channels c = channels_of(row[x]);
        ++counts[0].at(static_cast<std::size_t>(c.red));
        ++counts[1].at(static_cast<std::size_t>(c.green));
        ++counts[2].at(static_cast<std::size_t>(c.blue));
      }
    }
    const std::array<int, 3> paper = {middle(counts[0]), middle(counts[1]), middle(counts[2])};
    const int palest = *std::max_element(paper.begin(), paper.end());
    const int darkest = *std::min_element(paper.begin(), paper.end());
    // What has no paper, or paper of a strong colour, stays as it is.
    const bool is_paper = darkest >= kDarkestPaper && palest - darkest <= kMostTint;
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t value = 0; value < 256; ++value) {
        const int even = static_cast<int>(value) * palest / std::max(1, paper.at(i));
        neutral_.at(i).at(value) = is_paper ? std::min(255, even) : static_cast<int>(value);
      }
    }
  }

  [[nodiscard]] Channels of(l_uint32 pixel) const {
    const Channels c = channels_of(pixel);
    return {neutral_[0].at(static_cast<std::size_t>(c.red)),
            neutral_[1].at(static_cast<std::size_t>(c.green)),
            neutral_[2].at(static_cast<std::size_t>(c.blue))};
  }

  static const l_uint32* row_of(const Pix& colour, l_int32 y) {
    return pixGetData(const_cast<Pix*>(&colour)) +
           static_cast<std::ptrdiff_t>(y) * pixGetWpl(&colour);
  }

 private:
  static constexpr int kDarkestPaper = 120;
  static constexpr int kMostTint = 70;

  static int middle(const std::array<int, 256>& counts) {
    int all = 0;
    for (const int count : counts) all += count;
    return value_above(counts, all / 2);
  }

  std::array<std::array<int, 256>, 3> neutral_ = {};
};

// What a picture has of coloured ink; null where memory is short.
struct ColouredInk {
  PixHandle ink;  // 1 bit
  PixHandle pen;  // the part of it that is as dark as text
};

// The usual difference of the channels where the paper is bare: what light and the camera add.
int colour_of_paper(const Pix& colour, const NeutralPaper& paper, const StampTolerances& tolerances,
                    int step) {
  std::array<int, 256> counts = {};
  int all = 0;
  for (l_int32 y = 0; y < pixGetHeight(&colour); y += step) {
    const l_uint32* row = NeutralPaper::row_of(colour, y);
    for (l_int32 x = 0; x < pixGetWidth(&colour); x += step) {
      const Channels c = paper.of(row[x]);
      if (c.weakest() < tolerances.black) continue;
      ++counts.at(static_cast<std::size_t>(c.strongest() - c.weakest()));
      ++all;
    }
  }
  return value_above(counts, all / 2);
}

ColouredInk coloured_ink(const Pix& colour, const NeutralPaper& paper,
                         const StampTolerances& tolerances) {
  constexpr int kStep = 5;
  const int least =
      tolerances.least_colour + colour_of_paper(colour, paper, tolerances, kStep) * 3 / 2;
  const l_int32 width = pixGetWidth(&colour);
  const l_int32 height = pixGetHeight(&colour);
  ColouredInk found = {PixHandle(pixCreate(width, height, 1)),
                       PixHandle(pixCreate(width, height, 1))};
  if (!found.ink || !found.pen) return {};
  for (l_int32 y = 0; y < height; ++y) {
    const l_uint32* from = NeutralPaper::row_of(colour, y);
    const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(y) * pixGetWpl(found.ink.get());
    l_uint32* ink = pixGetData(found.ink.get()) + row;
    l_uint32* pen = pixGetData(found.pen.get()) + row;
    for (l_int32 x = 0; x < width; ++x) {
      const Channels c = paper.of(from[x]);
      const int most = c.strongest();
      const int colourful = most - c.weakest();
      if (colourful < least) continue;
      const bool of_pen =
          most < tolerances.darkest_stamp && colourful >= tolerances.dark_colour * most;
      if (of_pen) SET_DATA_BIT(pen, x);
      if (of_pen || most >= tolerances.black) SET_DATA_BIT(ink, x);
    }
  }
  return found;
}

// The mask at the size of the picture that it was measured on at half size.
PixHandle at_full_size(const PixHandle& half, const Pix& picture) {
  const PixHandle doubled(half ? pixExpandReplicate(half.get(), 2) : nullptr);
  PixHandle full(pixCreate(pixGetWidth(&picture), pixGetHeight(&picture), 1));
  if (!doubled || !full) return nullptr;
  pixRasterop(full.get(), 0, 0, pixGetWidth(full.get()), pixGetHeight(full.get()), PIX_SRC,
              doubled.get(), 0, 0);
  return full;
}

// The strongest channel of the ink that is paler than all but a share of the ink in the frame.
int paleness(const Pix& colour, const NeutralPaper& paper, const Pix& ink, const Frame& frame,
             const StampTolerances& tolerances) {
  std::array<int, 256> counts = {};
  int all = 0;
  for (l_int32 y = frame.y; y < frame.y + frame.height && y < pixGetHeight(&ink); ++y) {
    const l_uint32* from = NeutralPaper::row_of(colour, y);
    const l_uint32* mask = NeutralPaper::row_of(ink, y);
    for (l_int32 x = frame.x; x < frame.x + frame.width && x < pixGetWidth(&ink); ++x) {
      if (!GET_DATA_BIT(mask, x)) continue;
      const Channels c = paper.of(from[x]);
      if (c.strongest() - c.weakest() < tolerances.least_colour) continue;  // at its edges
      ++counts.at(static_cast<std::size_t>(c.strongest()));
      ++all;
    }
  }
  return value_above(counts, static_cast<int>(tolerances.dark_ink * all));
}

// In the channel in which coloured ink is strongest it is nearly as pale as paper, and black ink is
// black: the gray is taken from it, with what is as pale as the ink at white. What a pen has
// written is dark in all channels, and known by being dark and coloured.
void fade(const Pix& colour, const NeutralPaper& paper, const ColouredInk& found,
          const Frame& frame, l_int32 reach, const StampTolerances& tolerances, Pix& gray) {
  PixHandle part = clipped(*found.ink, frame);
  const PixHandle pen = clipped(*found.pen, frame);
  if (!part || !pen) return;
  part = marks::dilated(*part, reach, reach);
  if (!part) return;
  const auto black = static_cast<double>(tolerances.deep_black);
  const double pale = std::max(
      black + 20, static_cast<double>(paleness(colour, paper, *found.ink, frame, tolerances)));
  const l_int32 right = std::min(frame.x + frame.width, pixGetWidth(&gray));
  const l_int32 bottom = std::min(frame.y + frame.height, pixGetHeight(&gray));
  for (l_int32 y = frame.y; y < bottom; ++y) {
    const l_uint32* from = NeutralPaper::row_of(colour, y);
    const l_uint32* mask = NeutralPaper::row_of(*part, y - frame.y);
    const l_uint32* written = NeutralPaper::row_of(*pen, y - frame.y);
    l_uint32* to = pixGetData(&gray) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(&gray);
    for (l_int32 x = frame.x; x < right; ++x) {
      if (!GET_DATA_BIT(mask, x - frame.x)) continue;
      const Channels c = paper.of(from[x]);
      const double value = c.strongest();
      const bool of_pen = GET_DATA_BIT(written, x - frame.x) != 0 &&
                          value - c.weakest() >= tolerances.edge_colour * value;
      const double lighter =
          value <= black ? value : black + (value - black) * (kWhite - black) / (pale - black);
      SET_DATA_BYTE(to, x, static_cast<l_uint8>(of_pen ? kWhite : std::clamp(lighter, 0.0, 255.0)));
    }
  }
}

// Strokes that go on for some way, with their edges; words under a stamp have specks of its colour.
PixHandle pen_strokes(const PixHandle& dark, double dpi, const StampTolerances& tolerances) {
  const auto least =
      std::max(3, static_cast<l_int32>(tolerances.least_stroke * dpi / kMillimetresPerInch));
  const PixHandle joined(dark ? pixCloseSafeBrick(nullptr, dark.get(), 3, 3) : nullptr);
  PixHandle strokes(joined ? pixSelectBySize(joined.get(), least, least, 8, L_SELECT_IF_EITHER,
                                             L_SELECT_IF_GTE, nullptr)
                           : nullptr);
  if (strokes) strokes = marks::dilated(*strokes, 3, 3);
  return strokes;
}

}  // namespace

std::vector<Rect> fade_coloured_stamps(const Pix& colour, Pix& gray, double dpi,
                                       const StampTolerances& tolerances) {
  constexpr int kStep = 3;  // pixels between those by which paper is measured
  // Colour is stored at half of the resolution, and is noisy.
  const PixHandle half(pixScaleAreaMap2(const_cast<Pix*>(&colour)));
  if (!half) return {};
  const NeutralPaper paper(*half, kStep);
  ColouredInk small = coloured_ink(*half, paper, tolerances);
  const ColouredInk found = {at_full_size(small.ink, colour),
                             at_full_size(pen_strokes(small.pen, dpi / 2, tolerances), colour)};
  if (!found.ink || !found.pen) return {};
  std::vector<Rect> stamps;
  for (const Frame& frame : stamp_frames(*found.ink, dpi, tolerances)) {
    const double side = std::min(frame.width, frame.height) / dpi * kMillimetresPerInch;
    const double area = static_cast<double>(frame.width) * frame.height;
    if (side < tolerances.least_stamp) continue;
    if (black_pixels(clipped(*found.ink, frame)) < tolerances.least_ink * area) continue;
    const auto reach = static_cast<l_int32>(tolerances.join * dpi / kMillimetresPerInch);
    fade(colour, paper, found, frame, reach, tolerances, gray);
    stamps.push_back(rect_of(frame));
  }
  return stamps;
}

std::vector<Rect> fade_gray_stamps(Pix& gray, double dpi, const StampTolerances& tolerances) {
  PixHandle ink(pixThresholdToBinary(&gray, tolerances.palest));
  const PixHandle black(pixThresholdToBinary(&gray, tolerances.black));
  if (!ink || !black) return {};
  pixSubtract(ink.get(), ink.get(), black.get());
  // The soft edges of black letters are thinner than strokes of a stamp.
  const l_int32 edge = dpi > 220 ? 3 : 2;
  const PixHandle strokes = marks::opened(*ink, edge, edge);
  if (!strokes) return {};
  // Where the letters are no darker than a stamp, nothing tells them apart.
  if (black_pixels(black) < tolerances.darkness * black_pixels(strokes)) return {};
  std::vector<Rect> stamps;
  for (const Frame& frame : stamp_frames(*strokes, dpi, tolerances)) {
    const double text = black_pixels(clipped(*black, frame));
    if (black_pixels(clipped(*strokes, frame)) < tolerances.gray_share * text) continue;
    whiten(*ink, frame, 5, tolerances.black, gray);
    stamps.push_back(rect_of(frame));
  }
  return stamps;
}

}  // namespace baku
