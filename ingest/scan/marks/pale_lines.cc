#include "ingest/scan/marks/pale_lines.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "ingest/page.h"
#include "ingest/scan/marks/bits.h"
#include "ingest/scan/marks/runs.h"

namespace baku::marks {
namespace {

// The bytes of a gray picture in the order of its columns.
class GrayRows {
 public:
  explicit GrayRows(const Pix& gray)
      : width_(pixGetWidth(reading(gray))),
        height_(pixGetHeight(reading(gray))),
        stride_(static_cast<std::size_t>(pixGetWpl(reading(gray))) * 4),
        bytes_(stride_ * static_cast<std::size_t>(height_)) {
    const l_uint32* words = pixGetData(reading(gray));
    for (std::size_t i = 0; i < bytes_.size(); i += 4) {
      const l_uint32 word = words[i / 4];
      bytes_[i] = static_cast<std::uint8_t>(word >> 24U);
      bytes_[i + 1] = static_cast<std::uint8_t>(word >> 16U);
      bytes_[i + 2] = static_cast<std::uint8_t>(word >> 8U);
      bytes_[i + 3] = static_cast<std::uint8_t>(word);
    }
  }

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] const std::uint8_t* row(int y) const {
    return bytes_.data() + stride_ * static_cast<std::size_t>(y);
  }

 private:
  int width_;
  int height_;
  std::size_t stride_;
  std::vector<std::uint8_t> bytes_;
};

// Eight flags, 0 or 1, as bits; the first one is the highest.
unsigned packed(const std::uint8_t* flags) {
  std::uint64_t bytes = 0;
  for (unsigned i = 0; i < 8; ++i) bytes |= static_cast<std::uint64_t>(flags[i]) << (8 * i);
  return static_cast<unsigned>((bytes * 0x8040201008040201U) >> 56U);
}

// The pixels that are darker than what lies `reach` pixels beside them, on both sides across
// `axis`.
PixHandle valleys(const GrayRows& gray, Axis axis, int reach, int darker, int paper) {
  PixHandle found(pixCreate(gray.width(), gray.height(), 1));
  if (found == nullptr) return found;
  const bool level = axis == Axis::kHorizontal;
  const auto words = static_cast<std::size_t>(pixGetWpl(found.get()));
  std::vector<std::uint8_t> flags(words * 32, 0);
  const int aside = level ? 0 : reach;
  for (int y = reach; y + reach < gray.height(); ++y) {
    const std::uint8_t* here = gray.row(y);
    const std::uint8_t* before = level ? gray.row(y - reach) : here - reach;
    const std::uint8_t* behind = level ? gray.row(y + reach) : here + reach;
    std::uint8_t* flag = flags.data();
    for (int x = aside; x < gray.width() - aside; ++x) {
      const int beside = std::min(before[x], behind[x]);
      flag[x] = static_cast<std::uint8_t>((beside - here[x] >= darker) & (beside >= paper));
    }
    l_uint32* line = pixGetData(found.get()) + words * static_cast<std::size_t>(y);
    for (std::size_t word = 0; word < words; ++word) {
      const std::uint8_t* first = flag + 32 * word;
      line[word] = packed(first) << 24U | packed(first + 8) << 16U | packed(first + 16) << 8U |
                   packed(first + 24);
    }
  }
  return found;
}

// Looks for the lines along one axis. Coordinates are along and across it.
class PaleLines {
 public:
  PaleLines(const GrayRows& gray, Pix& binary, Axis axis, double dpi,
            const PaleLineTolerances& tolerances)
      : gray_(gray),
        binary_(binary),
        level_(axis == Axis::kHorizontal),
        reach_(std::max(3, static_cast<int>(std::lround(tolerances.breadth * dpi / 72)))),
        shortest_(static_cast<int>(std::lround(tolerances.shortest * dpi / 72))),
        tolerances_(tolerances) {}

  void add() {
    PixHandle dark = valleys(gray_, level_ ? Axis::kHorizontal : Axis::kVertical, reach_,
                             tolerances_.darker, tolerances_.paper);
    if (dark && !level_) dark = transposed(*dark);
    if (!dark) return;
    const PixHandle runs = long_runs(*dark, tolerances_.gap, shortest_);
    Pixa* list = nullptr;
    const BoxaHandle boxes(pixConnComp(runs.get(), &list, 8));
    const PixaHandle lines(list);
    if (boxes == nullptr || lines == nullptr) return;
    for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
      const PixHandle line(pixaGetPix(lines.get(), i, L_CLONE));
      Box box{};
      boxaGetBoxGeometry(boxes.get(), i, &box.x, &box.y, &box.w, &box.h);
      add(Bits(*line), box);
    }
  }

 private:
  struct Box {
    int x, y, w, h;
  };

  void add(const Bits& line, const Box& box) {
    std::vector<bool> known;
    double inked = 0;
    double dark = 0;
    for (int x = 0; x < box.w; ++x) {
      bool ink = false;
      int depth = 0;
      for (int y = 0; y < box.h; ++y) {
        if (!line.at(x, y)) continue;
        ink = ink || is_known(box.x + x, box.y + y);
        depth = std::max(depth, depth_at(box.x + x, box.y + y));
      }
      known.push_back(ink);
      inked += ink ? 1 : 0;
      dark += depth >= tolerances_.much_darker ? 1 : 0;
    }
    const bool in_part = inked >= tolerances_.least_ink * box.w;
    const bool dark_enough = dark >= tolerances_.least_dark * box.w;
    if (inked >= box.w || !(in_part || (dark_enough && ends_at_ink(box)))) return;
    for (int x = 0; x < box.w; ++x) {
      if (known[static_cast<std::size_t>(x)]) continue;
      for (int y = 0; y < box.h; ++y) {
        if (line.at(x, y)) draw(box.x + x, box.y + y);
      }
    }
  }

  [[nodiscard]] bool ink(int along, int across) const {
    return level_ ? Bits(binary_).at(along, across) : Bits(binary_).at(across, along);
  }

  // Whether ink is at the place or next to it across the line.
  [[nodiscard]] bool is_known(int along, int across) const {
    for (int off = -2; off <= 2; ++off) {
      if (ink(along, across + off)) return true;
    }
    return false;
  }

  [[nodiscard]] int gray_at(int along, int across) const {
    return level_ ? gray_.row(across)[along] : gray_.row(along)[across];
  }

  [[nodiscard]] int depth_at(int along, int across) const {
    const int most = level_ ? gray_.height() : gray_.width();
    if (across < reach_ || across + reach_ >= most) return 0;
    return std::min(gray_at(along, across - reach_), gray_at(along, across + reach_)) -
           gray_at(along, across);
  }

  void draw(int along, int across) {
    pixSetPixel(&binary_, level_ ? along : across, level_ ? across : along, 1);
  }

  [[nodiscard]] bool ends_at_ink(const Box& box) const {
    const int reach = tolerances_.end_reach;
    const auto near = [&](int from) {
      for (int across = box.y - reach; across < box.y + box.h + reach; ++across) {
        for (int along = from; along < from + 2 * reach; ++along) {
          if (ink(along, across)) return true;
        }
      }
      return false;
    };
    return near(box.x - reach) && near(box.x + box.w - reach);
  }

  const GrayRows& gray_;
  Pix& binary_;
  bool level_;
  int reach_;
  int shortest_;
  PaleLineTolerances tolerances_;
};

}  // namespace

void add_pale_lines(const Pix& gray, Pix& binary, double dpi,
                    const PaleLineTolerances& tolerances) {
  if (pixGetDepth(reading(gray)) != 8 || pixGetWidth(&binary) != pixGetWidth(reading(gray)) ||
      pixGetHeight(&binary) != pixGetHeight(reading(gray))) {
    return;
  }
  const GrayRows rows(gray);
  for (const Axis axis : {Axis::kHorizontal, Axis::kVertical}) {
    PaleLines(rows, binary, axis, dpi, tolerances).add();
  }
}

}  // namespace baku::marks
