// What kind of file bytes are, told by the bytes themselves; names of files are not trusted.
#pragma once

#include <cstdint>
#include <string_view>

namespace baku {

enum class MediaKind : std::uint8_t {
  kPdf,
  kPng,
  kJpeg,
  kTiff,
  kWebp,
  kJpeg2000,  // told apart to be refused: its decoder is not safe outside of Poppler
  kText,      // any encoding: plain, Markdown, HTML, XML
  kUnknown,
};

// Looks at the first 64 KB at most. Empty input is kUnknown.
MediaKind media_kind(std::string_view bytes);

// True for the kinds that hold pictures of pages.
bool is_picture(MediaKind kind);

// "image/png", "application/pdf", "text/plain"; "application/octet-stream" for kUnknown.
std::string_view media_type_of(MediaKind kind);

}  // namespace baku
