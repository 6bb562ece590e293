// Numbers of a TIFF structure, in either byte order, and the chain of its directories.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baku {

class TiffBytes {
 public:
  // Nothing where the bytes do not begin as a classic TIFF does.
  static std::optional<TiffBytes> of(std::string_view bytes);

  // 0 beyond the end.
  [[nodiscard]] unsigned short_at(std::size_t offset) const;
  [[nodiscard]] std::uint32_t long_at(std::size_t offset) const;
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }

 private:
  TiffBytes(std::string_view bytes, bool big_endian) : bytes_(bytes), big_endian_(big_endian) {}
  std::string_view bytes_;
  bool big_endian_;
};

// What a directory says of its picture.
struct TiffDirectory {
  double width = 0;  // pixels
  double height = 0;
  double bits = 1;  // of a pixel, all samples together
};

// The directories in file order. Errors: kUnsupported (no classic TIFF), kMalformed (a chain that
// is damaged or runs in a circle), kLimit (more than `most`).
Result<std::vector<TiffDirectory>> tiff_directories(std::string_view bytes, int most);

}  // namespace baku
