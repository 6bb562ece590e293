#include "ingest/scan/marks/bricks.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "ingest/scan/marks/bits.h"

namespace baku::marks {
namespace {

constexpr std::size_t kWordBits = 32;

// What comes into a pixel from those that lie ahead of it (to the right, below) or behind it.
struct Both {
  std::uint32_t operator()(std::uint32_t a, std::uint32_t b) const { return a & b; }
};
struct Either {
  std::uint32_t operator()(std::uint32_t a, std::uint32_t b) const { return a | b; }
};

// Calls step(shift) until `size` pixels have come together in each.
template <class Step>
void by_doubling(int size, Step step) {
  for (int done = 1; done < size;) {
    const int shift = std::min(done, size - done);
    step(static_cast<std::size_t>(shift));
    done += shift;
  }
}

// The rows of a picture, words from left to right, their first pixel in the highest bit. Beyond the
// edges is white.
class Rows {
 public:
  explicit Rows(Pix& pix)
      : words_(static_cast<std::size_t>(pixGetWpl(&pix))),
        height_(static_cast<std::size_t>(pixGetHeight(&pix))),
        data_(pixGetData(&pix), words_ * height_) {}

  template <class Joined>
  void join_below(int size, Joined joined) {
    by_doubling(size, [&](std::size_t shift) {
      const std::size_t ahead = std::min(shift, height_) * words_;
      const std::size_t inside = data_.size() - ahead;
      for (std::size_t i = 0; i < inside; ++i) data_[i] = joined(data_[i], data_[i + ahead]);
      for (std::size_t i = inside; i < data_.size(); ++i) data_[i] = joined(data_[i], 0);
    });
  }

  void spread_down(int size) {
    by_doubling(size, [&](std::size_t shift) {
      const std::size_t behind = std::min(shift, height_) * words_;
      for (std::size_t i = data_.size(); i-- > behind;) data_[i] |= data_[i - behind];
    });
  }

  template <class Joined>
  void join_right(int size, Joined joined) {
    by_doubling(size, [&](std::size_t shift) {
      for (std::size_t y = 0; y < height_; ++y) {
        const auto row = data_.subspan(y * words_, words_);
        for (std::size_t i = 0; i < words_; ++i) row[i] = joined(row[i], ahead(row, i, shift));
      }
    });
  }

  void spread_right(int size) {
    by_doubling(size, [&](std::size_t shift) {
      for (std::size_t y = 0; y < height_; ++y) {
        const auto row = data_.subspan(y * words_, words_);
        for (std::size_t i = words_; i-- > 0;) row[i] |= behind(row, i, shift);
      }
    });
  }

 private:
  using Row = std::span<std::uint32_t>;

  static std::uint32_t word(Row row, std::size_t i) { return i < row.size() ? row[i] : 0; }

  static std::uint32_t ahead(Row row, std::size_t i, std::size_t shift) {
    const std::size_t first = i + shift / kWordBits;
    const std::size_t bits = shift % kWordBits;
    if (bits == 0) return word(row, first);
    return (word(row, first) << bits) | (word(row, first + 1) >> (kWordBits - bits));
  }

  static std::uint32_t behind(Row row, std::size_t i, std::size_t shift) {
    const std::size_t words = shift / kWordBits;
    const std::size_t bits = shift % kWordBits;
    if (i < words) return 0;
    if (bits == 0) return row[i - words];
    const std::uint32_t before = i > words ? row[i - words - 1] << (kWordBits - bits) : 0;
    return (row[i - words] >> bits) | before;
  }

  std::size_t words_;
  std::size_t height_;
  std::span<std::uint32_t> data_;
};

PixHandle copy_of(const Pix& pix) {
  PixHandle copy(pixCopy(nullptr, reading(pix)));
  if (copy) pixSetPadBits(copy.get(), 0);
  return copy;
}

}  // namespace

PixHandle opened(const Pix& pix, int width, int height) {
  PixHandle result = copy_of(pix);
  if (!result) return result;
  Rows rows(*result);
  rows.join_right(width, Both{});
  rows.join_below(height, Both{});
  rows.spread_down(height);
  rows.spread_right(width);
  pixSetPadBits(result.get(), 0);
  return result;
}

PixHandle dilated(const Pix& pix, int width, int height) {
  PixHandle result = copy_of(pix);
  if (!result) return result;
  Rows rows(*result);
  // A pixel reaches as far as its rectangle, whose middle it is.
  rows.join_right(width / 2 + 1, Either{});
  rows.join_below(height / 2 + 1, Either{});
  rows.spread_down(height - height / 2);
  rows.spread_right(width - width / 2);
  pixSetPadBits(result.get(), 0);
  return result;
}

}  // namespace baku::marks
