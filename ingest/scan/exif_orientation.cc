#include "ingest/scan/exif_orientation.h"

#include <algorithm>
#include <cstddef>

#include "ingest/scan/tiff_bytes.h"

namespace baku {
namespace {

constexpr unsigned kOrientationTag = 0x0112;
constexpr std::size_t kEntrySize = 12;
constexpr int kMostSegments = 256;

unsigned byte_at(std::string_view bytes, std::size_t offset) {
  return offset < bytes.size() ? static_cast<unsigned char>(bytes[offset]) : 0U;
}

// The TIFF block of the first EXIF segment; empty where there is none.
std::string_view exif_block(std::string_view jpeg) {
  constexpr std::string_view kHeader("Exif\0\0", 6);
  std::size_t at = 2;
  for (int segment = 0; segment < kMostSegments && at + 4 <= jpeg.size(); ++segment) {
    if (byte_at(jpeg, at) != 0xFF) return {};
    const unsigned marker = byte_at(jpeg, at + 1);
    if (marker == 0xDA || marker == 0xD9) return {};
    const std::size_t length = byte_at(jpeg, at + 2) * 256U + byte_at(jpeg, at + 3);
    if (length < 2 || at + 2 + length > jpeg.size()) return {};
    const std::string_view body = jpeg.substr(at + 4, length - 2);
    if (marker == 0xE1 && body.starts_with(kHeader)) return body.substr(kHeader.size());
    at += 2 + length;
  }
  return {};
}

}  // namespace

int exif_orientation(std::string_view jpeg) {
  const auto tiff = TiffBytes::of(exif_block(jpeg));
  if (!tiff) return 1;
  const std::size_t directory = tiff->long_at(4);
  const unsigned entries = tiff->short_at(directory);
  for (unsigned i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + i * kEntrySize;
    if (entry + kEntrySize > tiff->size()) return 1;
    if (tiff->short_at(entry) != kOrientationTag) continue;
    const unsigned value = tiff->short_at(entry + 8);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

}  // namespace baku
