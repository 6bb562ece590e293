#include "ingest/media_kind.h"

#include <algorithm>
#include <cstddef>

namespace baku {
namespace {

struct Signature {
  std::size_t offset;
  std::string_view bytes;
  MediaKind kind;
};

using std::string_view_literals::operator""sv;

constexpr Signature kSignatures[] = {
    {0, "\x89PNG\r\n\x1a\n"sv, MediaKind::kPng},
    {0, "\xff\xd8\xff"sv, MediaKind::kJpeg},
    {0, "II*\0"sv, MediaKind::kTiff},
    {0, "MM\0*"sv, MediaKind::kTiff},
    {0, "II+\0"sv, MediaKind::kTiff},  // BigTIFF
    {0, "MM\0+"sv, MediaKind::kTiff},
    {8, "WEBP"sv, MediaKind::kWebp},
    {4, "jP  \r\n\x87\n"sv, MediaKind::kJpeg2000},
    {0, "\xff\x4f\xff\x51"sv, MediaKind::kJpeg2000},
};

// A PDF may have other bytes before its header (ISO 32000-1, implementation note 13).
constexpr std::size_t kPdfHeaderReach = 1024;
constexpr std::size_t kTextReach = 65536;
// Of the first bytes of a text; some programs leave a form feed or a stray control character.
constexpr double kControlShare = 0.01;

bool is_text_control(char c) {
  return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == '\x1b';
}

bool looks_like_text(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("\xfe\xff"sv)) return true;
  if (bytes.find('\0') != std::string_view::npos) return false;
  const auto controls = std::count_if(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && !is_text_control(c);
  });
  return static_cast<double>(controls) <= kControlShare * static_cast<double>(bytes.size());
}

}  // namespace

MediaKind media_kind(std::string_view bytes) {
  if (bytes.empty()) return MediaKind::kUnknown;
  for (const Signature& signature : kSignatures) {
    if (bytes.size() < signature.offset) continue;
    const bool riff = signature.kind != MediaKind::kWebp || bytes.starts_with("RIFF"sv);
    if (riff && bytes.substr(signature.offset).starts_with(signature.bytes)) return signature.kind;
  }
  if (bytes.substr(0, kPdfHeaderReach).find("%PDF") != std::string_view::npos) {
    return MediaKind::kPdf;
  }
  return looks_like_text(bytes.substr(0, kTextReach)) ? MediaKind::kText : MediaKind::kUnknown;
}

bool is_picture(MediaKind kind) {
  switch (kind) {
    case MediaKind::kPng:
    case MediaKind::kJpeg:
    case MediaKind::kTiff:
    case MediaKind::kWebp:
    case MediaKind::kJpeg2000: return true;
    case MediaKind::kPdf:
    case MediaKind::kText:
    case MediaKind::kUnknown: return false;
  }
  return false;
}

std::string_view media_type_of(MediaKind kind) {
  switch (kind) {
    case MediaKind::kPdf: return "application/pdf";
    case MediaKind::kPng: return "image/png";
    case MediaKind::kJpeg: return "image/jpeg";
    case MediaKind::kTiff: return "image/tiff";
    case MediaKind::kWebp: return "image/webp";
    case MediaKind::kJpeg2000: return "image/jp2";
    case MediaKind::kText: return "text/plain";
    case MediaKind::kUnknown: break;
  }
  return "application/octet-stream";
}

}  // namespace baku
