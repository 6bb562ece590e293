#include "ingest/dump/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>

#include "base/code_points.h"

namespace baku {
namespace {

using std::string_view_literals::operator""sv;

// More broken bytes than this share of the bytes above 0x7F: the text is not UTF-8 at all.
constexpr double kBrokenShare = 0.2;
// Of the bytes at even or odd places in plain UTF-16 text.
constexpr double kZeroShare = 0.4;
constexpr std::size_t kSample = 4096;
constexpr std::size_t kReleased = std::size_t{1} << 20U;  // bytes that are released together

// 0x80 to 0x9F of Windows-1252; 0 where nothing is defined.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool is_dropped(char32_t point) {
  if (point == U'\t') return false;
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x00AD || point == 0xFEFF ||
         (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E);
}

std::size_t ascii_length(std::string_view bytes) {
  const auto high = std::find_if(bytes.begin(), bytes.end(),
                                 [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return static_cast<std::size_t>(high - bytes.begin());
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == '\t' || (byte >= 0x20 && byte < 0x7F);
}

// Eight bytes of which none is below 0x20, 0x7F or above.
bool are_visible(const char* bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = 0x80 * kEach;
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const std::uint64_t low = word - 0x20 * kEach;
  const std::uint64_t high = (word & ~kHigh) + kEach;
  return ((low | high | word) & kHigh) == 0;
}

// Bytes at the start that are visible ASCII characters, blanks or tabs: they stay as they are.
std::size_t plain_length(std::string_view bytes) {
  constexpr std::size_t kTogether = 8;
  std::size_t length = 0;
  for (;;) {
    while (bytes.size() - length >= kTogether && are_visible(bytes.data() + length)) {
      length += kTogether;
    }
    const std::size_t end = std::min(bytes.size(), length + kTogether);
    while (length < end && is_plain(bytes[length])) ++length;
    if (length < end || length == bytes.size()) return length;
  }
}

// Plain text in UTF-16 without a mark: every other byte is zero.
std::optional<bool> is_big_endian_utf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  std::array<std::size_t, 2> zeros = {0, 0};
  for (std::size_t at = 0; at < sample.size(); ++at) {
    if (sample[at] == '\0') ++zeros.at(at % 2);
  }
  const auto many = [&](std::size_t count) {
    return static_cast<double>(count) > kZeroShare * static_cast<double>(sample.size()) / 2;
  };
  if (many(zeros[0]) && !many(zeros[1])) return true;
  if (many(zeros[1]) && !many(zeros[0])) return false;
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8: return "utf-8";
    case Encoding::kUtf16Le: return "utf-16le";
    case Encoding::kUtf16Be: return "utf-16be";
    case Encoding::kWindows1252: break;
  }
  return "windows-1252";
}

TextDecoder::TextDecoder(std::string_view bytes, std::function<void(std::size_t)> release)
    : bytes_(bytes), release_(std::move(release)) {
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
    begin_ = 3;
  } else if (bytes.starts_with("\xFF\xFE"sv)) {
    encoding_ = Encoding::kUtf16Le;
    begin_ = 2;
  } else if (bytes.starts_with("\xFE\xFF"sv)) {
    encoding_ = Encoding::kUtf16Be;
    begin_ = 2;
  } else if (const auto big_endian = is_big_endian_utf16(bytes)) {
    encoding_ = *big_endian ? Encoding::kUtf16Be : Encoding::kUtf16Le;
  } else if (!is_utf8()) {
    encoding_ = Encoding::kWindows1252;
  }
  rewind();
}

TextDecoder::TextDecoder(std::string_view bytes, Encoding encoding, std::size_t begin,
                         std::function<void(std::size_t)> release)
    : bytes_(bytes),
      release_(std::move(release)),
      encoding_(encoding),
      begin_(std::min(begin, bytes.size())),
      at_(begin_),
      last_was_return_(begin_ > 0 && bytes[begin_ - 1] == '\r') {}

bool TextDecoder::is_utf8() const {
  std::size_t broken = 0;
  std::size_t high = 0;
  std::size_t released = 0;
  for (std::size_t at = 0; at < bytes_.size();) {
    const std::size_t ascii = ascii_length(bytes_.substr(at, kReleased));
    at += ascii;
    if (at - released >= kReleased) release_before(released = at);
    if (ascii > 0) continue;
    const CodePoint point = code_point_at(bytes_, at);
    at += point.length;
    high += point.length;
    if (!point.valid) ++broken;
  }
  release_before(bytes_.size());
  return static_cast<double>(broken) <= kBrokenShare * static_cast<double>(high);
}

void TextDecoder::release_before(std::size_t at) const {
  if (release_) release_(at);
}

void TextDecoder::rewind() {
  at_ = begin_;
  broken_ = 0;
  last_was_return_ = false;
}

void TextDecoder::skip_to_last(std::size_t bytes) {
  const std::size_t size = bytes_.size() - begin_;
  at_ = begin_ + size - std::min(bytes, size);
  if (encoding_ == Encoding::kUtf16Le || encoding_ == Encoding::kUtf16Be) {
    at_ += (at_ - begin_) % 2;
  }
  constexpr auto kContinues = [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
  };
  while (encoding_ == Encoding::kUtf8 && at_ < bytes_.size() && kContinues(bytes_[at_])) ++at_;
}

void TextDecoder::decode(std::size_t most, std::string& out) {
  const std::size_t end = at_ + std::min(most, bytes_.size() - at_);
  switch (encoding_) {
    case Encoding::kUtf8: decode_utf8(end, out); break;
    case Encoding::kUtf16Le:
    case Encoding::kUtf16Be: decode_utf16(end, out); break;
    case Encoding::kWindows1252: decode_windows_1252(end, out); break;
  }
  release_before(at_);
}

void TextDecoder::decode_utf8(std::size_t end, std::string& out) {
  while (at_ < end) {
    if (const std::size_t plain = plain_length(bytes_.substr(at_, end - at_)); plain > 0) {
      out += bytes_.substr(at_, plain);
      last_was_return_ = false;
      at_ += plain;
      continue;
    }
    const CodePoint point = code_point_at(bytes_, at_);
    at_ += point.length;
    if (point.valid) {
      add(point.value, out);
    } else {
      add_broken(out);
    }
  }
}

char32_t TextDecoder::unit_at(std::size_t at) const {
  const auto first = static_cast<unsigned char>(bytes_[at]);
  const auto second = static_cast<unsigned char>(bytes_[at + 1]);
  const bool big_endian = encoding_ == Encoding::kUtf16Be;
  return static_cast<char32_t>(big_endian ? first << 8U | second : second << 8U | first);
}

void TextDecoder::decode_utf16(std::size_t end, std::string& out) {
  while (at_ < end) {
    if (at_ + 1 == bytes_.size()) {
      ++at_;
      return add_broken(out);
    }
    const char32_t unit = unit_at(at_);
    at_ += 2;
    if (unit < 0xD800 || unit > 0xDFFF) {
      add(unit, out);
      continue;
    }
    const char32_t low = unit < 0xDC00 && at_ + 1 < bytes_.size() ? unit_at(at_) : 0;
    if (low < 0xDC00 || low > 0xDFFF) {
      add_broken(out);
      continue;
    }
    at_ += 2;
    add(0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00), out);
  }
}

void TextDecoder::decode_windows_1252(std::size_t end, std::string& out) {
  for (; at_ < end; ++at_) {
    const auto byte = static_cast<unsigned char>(bytes_[at_]);
    if (byte < 0x80 || byte >= 0xA0) {
      add(byte, out);
    } else if (const auto point = kWindows1252.at(byte - 0x80U); point != 0) {
      add(point, out);
    } else {
      add_broken(out);
    }
  }
}

void TextDecoder::add(char32_t point, std::string& out) {
  const bool after_return = last_was_return_;
  last_was_return_ = point == U'\r';
  switch (point) {
    case U'\n':
      if (!after_return) out += '\n';
      return;
    case U'\r':
    case U'\f':
    case U'\v':
    case 0x0085:
    case 0x2028:
    case 0x2029: out += '\n'; return;
    case 0x00A0:
    case 0x202F:
    case 0x2007: out += ' '; return;
    default: break;
  }
  if (!is_dropped(point)) append_utf8(out, point);
}

void TextDecoder::add_broken(std::string& out) {
  last_was_return_ = false;
  ++broken_;
  append_utf8(out, kReplacement);
}

DecodedText decode_text(std::string_view bytes) {
  DecodedText decoded;
  TextDecoder decoder(bytes);
  decoded.text.reserve(bytes.size());
  decoder.decode(bytes.size(), decoded.text);
  decoded.encoding = decoder.encoding();
  decoded.broken = decoder.broken();
  return decoded;
}

}  // namespace baku
