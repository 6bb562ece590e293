#include "ingest/scan/sauvola.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace baku {
namespace {

constexpr double kMostDeviation = 128;
constexpr double kHalf = 0.5;              // rounds what is not negative, without a call
constexpr std::size_t kVariances = 16384;  // 127.5 squared, and a little

// Index of the pixel that stands for one beyond the edge.
int mirrored(int i, int size) {
  if (i < 0) return -1 - i;
  return i >= size ? 2 * size - 1 - i : i;
}

// Part of the mean that the threshold is, by the variance.
std::vector<double> parts_of_mean(double factor) {
  std::vector<double> parts(kVariances);
  for (std::size_t i = 0; i < kVariances; ++i) {
    const double deviation = std::sqrt(static_cast<double>(i));
    parts[i] = 1 - factor * (1 - deviation / kMostDeviation);
  }
  return parts;
}

// Sums over the rows of the window, for each column and half a window of columns beyond the edges.
class ColumnSums {
 public:
  ColumnSums(const std::vector<const l_uint32*>& rows, int width, int half)
      : rows_(rows),
        width_(width),
        half_(half),
        grays_(static_cast<std::size_t>(width) + 2 * static_cast<std::size_t>(half)),
        squares_(grays_.size()) {
    const auto height = static_cast<int>(rows.size());
    for (int y = -half; y <= half; ++y) {
      add(rows_[static_cast<std::size_t>(mirrored(y, height))], 1);
    }
    mirror();
  }

  // From the window around row y - 1 to that around y.
  void move_to(int y) {
    const auto height = static_cast<int>(rows_.size());
    const l_uint32* gone = rows_[static_cast<std::size_t>(mirrored(y - 1 - half_, height))];
    const l_uint32* come = rows_[static_cast<std::size_t>(mirrored(y + half_, height))];
    if (gone != come) {
      add(gone, -1);
      add(come, 1);
      mirror();
    }
  }

  // Of column x - half.
  [[nodiscard]] int gray(int x) const { return grays_[static_cast<std::size_t>(x)]; }
  [[nodiscard]] int square(int x) const { return squares_[static_cast<std::size_t>(x)]; }

 private:
  void add(const l_uint32* row, int sign) {
    int* grays = grays_.data() + half_;
    int* squares = squares_.data() + half_;
    for (int x = 0; x < width_; ++x) {
      const int value = GET_DATA_BYTE(row, x);
      grays[x] += sign * value;
      squares[x] += sign * value * value;
    }
  }

  void mirror() {
    for (std::vector<int>* sums : {&grays_, &squares_}) {
      int* first = sums->data() + half_;
      int* beyond = first + width_;
      for (int i = 0; i < half_; ++i) {
        first[-1 - i] = first[i];
        beyond[i] = beyond[-1 - i];
      }
    }
  }

  const std::vector<const l_uint32*>& rows_;
  int width_;
  int half_;
  std::vector<int> grays_;
  std::vector<int> squares_;
};

}  // namespace

PixHandle sauvola_binarized(const Pix& gray, int half_window, double factor) {
  Pix* source = const_cast<Pix*>(&gray);
  const int width = pixGetWidth(source);
  const int height = pixGetHeight(source);
  if (std::min(width, height) <= half_window + 1) return nullptr;
  PixHandle binary(pixCreate(width, height, 1));
  if (!binary) return binary;
  pixCopyResolution(binary.get(), source);
  std::vector<const l_uint32*> rows;
  rows.reserve(static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) {
    rows.push_back(pixGetData(source) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(source));
  }
  const std::vector<double> parts = parts_of_mean(factor);
  const int side = 2 * half_window + 1;
  const float share = 1.0F / static_cast<float>(side * side);
  const double exact_share = 1.0 / (static_cast<double>(side) * side);
  ColumnSums sums(rows, width, half_window);
  for (int y = 0; y < height; ++y) {
    if (y > 0) sums.move_to(y);
    const l_uint32* from = rows[static_cast<std::size_t>(y)];
    l_uint32* to =
        pixGetData(binary.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(binary.get());
    int grays = 0;
    int squares = 0;
    for (int x = 0; x < side - 1; ++x) {
      grays += sums.gray(x);
      squares += sums.square(x);
    }
    for (int x = 0; x < width; ++x) {
      grays += sums.gray(x + side - 1);
      squares += sums.square(x + side - 1);
      const int value = GET_DATA_BYTE(from, x);
      const auto mean = static_cast<int>(share * static_cast<float>(grays));
      if (value < mean) {  // no threshold is above the mean
        const auto square = static_cast<int>(exact_share * squares + kHalf);
        const auto variance = static_cast<std::size_t>(std::max(0, square - mean * mean));
        const double part = parts[std::min(variance, kVariances - 1)];
        if (value < static_cast<int>(mean * part)) SET_DATA_BIT(to, x);
      }
      grays -= sums.gray(x);
      squares -= sums.square(x);
    }
  }
  return binary;
}

}  // namespace baku
