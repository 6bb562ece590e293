#include "ingest/scan/tiff_bytes.h"

#include <set>
#include <string>

namespace baku {
namespace {

constexpr std::size_t kEntrySize = 12;
constexpr unsigned kShortType = 3;

enum Tag : unsigned { kWidth = 256, kHeight = 257, kBits = 258, kSamples = 277 };

TiffDirectory directory_at(const TiffBytes& tiff, std::size_t offset, unsigned entries) {
  TiffDirectory directory;
  double samples = 1;
  for (unsigned i = 0; i < entries; ++i) {
    const std::size_t entry = offset + 2 + i * kEntrySize;
    const bool is_short = tiff.short_at(entry + 2) == kShortType;
    // Several values stand elsewhere in the file; the first one is enough for a limit.
    const bool elsewhere = is_short && tiff.long_at(entry + 4) > 2;
    const std::size_t place = elsewhere ? tiff.long_at(entry + 8) : entry + 8;
    const double value = is_short ? tiff.short_at(place) : tiff.long_at(place);
    switch (tiff.short_at(entry)) {
      case kWidth: directory.width = value; break;
      case kHeight: directory.height = value; break;
      case kBits: directory.bits = value; break;
      case kSamples: samples = value; break;
      default: break;
    }
  }
  directory.bits *= samples;
  return directory;
}

}  // namespace

std::optional<TiffBytes> TiffBytes::of(std::string_view bytes) {
  constexpr std::string_view kLittle("II*\0", 4);
  constexpr std::string_view kBig("MM\0*", 4);
  if (bytes.starts_with(kLittle)) return TiffBytes(bytes, false);
  if (bytes.starts_with(kBig)) return TiffBytes(bytes, true);
  return std::nullopt;
}

unsigned TiffBytes::short_at(std::size_t offset) const {
  if (offset > bytes_.size() || bytes_.size() - offset < 2) return 0;
  const auto first = static_cast<unsigned char>(bytes_[offset]);
  const auto second = static_cast<unsigned char>(bytes_[offset + 1]);
  return big_endian_ ? first * 256U + second : second * 256U + first;
}

std::uint32_t TiffBytes::long_at(std::size_t offset) const {
  if (offset > bytes_.size() || bytes_.size() - offset < 4) return 0;
  const std::uint32_t first = short_at(offset);
  const std::uint32_t second = short_at(offset + 2);
  return big_endian_ ? (first << 16U) + second : (second << 16U) + first;
}

Result<std::vector<TiffDirectory>> tiff_directories(std::string_view bytes, int most) {
  const auto tiff = TiffBytes::of(bytes);
  if (!tiff) return fail(ErrorCode::kUnsupported, "this kind of TIFF is not supported");
  std::vector<TiffDirectory> directories;
  std::set<std::size_t> seen;
  for (std::size_t offset = tiff->long_at(4); offset != 0;) {
    const unsigned entries = tiff->short_at(offset);
    const std::size_t end = offset + 2 + entries * kEntrySize;
    if (!seen.insert(offset).second || entries == 0 || end > bytes.size()) {
      return fail(ErrorCode::kMalformed, "the list of pages in this TIFF is damaged",
                  static_cast<int>(directories.size()) + 1);
    }
    if (directories.size() >= static_cast<std::size_t>(most)) {
      return fail(ErrorCode::kLimit,
                  "this TIFF has more than " + std::to_string(most) + " pages; split it");
    }
    directories.push_back(directory_at(*tiff, offset, entries));
    offset = tiff->long_at(end);
  }
  if (directories.empty()) return fail(ErrorCode::kMalformed, "this TIFF holds no page");
  return directories;
}

}  // namespace baku
