#include "ingest/dump/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/code_points.h"

namespace baku {
namespace {

using std::string_view_literals::operator""sv;

// More broken bytes than this share of the bytes above 0x7F: the text is not UTF-8 at all.
constexpr double kBrokenShare = 0.2;
// Of the bytes at even or odd places in plain UTF-16 text.
constexpr double kZeroShare = 0.4;
constexpr std::size_t kSample = 4096;

// 0x80 to 0x9F of Windows-1252; 0 where nothing is defined.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// Collects code points, with line ends and blanks evened out.
class Collector {
 public:
  explicit Collector(std::size_t bytes) { text_.text.reserve(bytes); }

  void add(char32_t point) {
    const bool after_return = last_was_return_;
    last_was_return_ = point == U'\r';
    switch (point) {
      case U'\n':
        if (!after_return) text_.text += '\n';
        return;
      case U'\r':
      case U'\f':
      case U'\v':
      case 0x0085:
      case 0x2028:
      case 0x2029: text_.text += '\n'; return;
      case 0x00A0:
      case 0x202F:
      case 0x2007: text_.text += ' '; return;
      default: break;
    }
    if (!is_dropped(point)) append_utf8(text_.text, point);
  }

  // Visible ASCII characters and blanks: they stay as they are.
  void add_plain(std::string_view text) {
    text_.text += text;
    last_was_return_ = false;
  }

  void add_broken() {
    last_was_return_ = false;
    ++text_.broken;
    append_utf8(text_.text, kReplacement);
  }

  DecodedText finish(std::string_view encoding) {
    text_.encoding = encoding;
    return std::move(text_);
  }

 private:
  static bool is_dropped(char32_t point) {
    if (point == U'\t') return false;
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x00AD || point == 0xFEFF ||
           (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E);
  }

  DecodedText text_;
  bool last_was_return_ = false;
};

// Bytes at the start that are visible ASCII characters, blanks or tabs.
std::size_t plain_length(std::string_view bytes) {
  std::size_t length = 0;
  while (length < bytes.size()) {
    const auto byte = static_cast<unsigned char>(bytes[length]);
    if ((byte < 0x20 && byte != '\t') || byte >= 0x7F) break;
    ++length;
  }
  return length;
}

DecodedText from_utf16(std::string_view bytes, bool big_endian) {
  Collector collector(bytes.size());
  const auto unit_at = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? first << 8U | second : second << 8U | first);
  };
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    const char32_t unit = unit_at(at);
    at += 2;
    if (unit < 0xD800 || unit > 0xDFFF) {
      collector.add(unit);
      continue;
    }
    const char32_t low = unit < 0xDC00 && at + 1 < bytes.size() ? unit_at(at) : 0;
    if (low < 0xDC00 || low > 0xDFFF) {
      collector.add_broken();
      continue;
    }
    at += 2;
    collector.add(0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00));
  }
  if (at < bytes.size()) collector.add_broken();
  return collector.finish(big_endian ? "utf-16be" : "utf-16le");
}

DecodedText from_utf8(std::string_view bytes) {
  Collector collector(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    if (const std::size_t plain = plain_length(bytes.substr(at)); plain > 0) {
      collector.add_plain(bytes.substr(at, plain));
      at += plain;
      continue;
    }
    const CodePoint point = code_point_at(bytes, at);
    at += point.length;
    if (point.valid) {
      collector.add(point.value);
    } else {
      collector.add_broken();
    }
  }
  return collector.finish("utf-8");
}

DecodedText from_windows_1252(std::string_view bytes) {
  Collector collector(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 || byte >= 0xA0) {
      collector.add(byte);
    } else if (const auto point = kWindows1252.at(byte - 0x80U); point != 0) {
      collector.add(point);
    } else {
      collector.add_broken();
    }
  }
  return collector.finish("windows-1252");
}

bool is_utf8(std::string_view bytes) {
  std::size_t broken = 0;
  std::size_t high = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(bytes, at);
    at += point.length;
    high += point.length;
    if (!point.valid) ++broken;
  }
  return static_cast<double>(broken) <= kBrokenShare * static_cast<double>(high);
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

DecodedText decode_text(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return from_utf8(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE"sv)) return from_utf16(bytes.substr(2), false);
  if (bytes.starts_with("\xFE\xFF"sv)) return from_utf16(bytes.substr(2), true);
  if (const auto big_endian = is_big_endian_utf16(bytes)) return from_utf16(bytes, *big_endian);
  return is_utf8(bytes) ? from_utf8(bytes) : from_windows_1252(bytes);
}

}  // namespace baku
