#include "ingest/pdf/glyph_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace baku {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

struct Sign {
  std::uint8_t code;
  std::uint32_t character;
};

// By the code in the font (the low byte of U+F0xx).
constexpr Sign kSymbolSigns[] = {
    {0x2A, '*'},    {0x2B, '+'},    {0x2D, '-'},    {0x2F, '/'},    {0xA2, 0x2032}, {0xA3, 0x2264},
    {0xAB, 0x2194}, {0xAC, 0x2190}, {0xAD, 0x2191}, {0xAE, 0x2192}, {0xAF, 0x2193}, {0xB0, 0x00B0},
    {0xB1, 0x00B1}, {0xB2, 0x2033}, {0xB3, 0x2265}, {0xB4, 0x00D7}, {0xB7, 0x2022}, {0xB8, 0x00F7},
    {0xB9, 0x2260}, {0xBA, 0x2261}, {0xBB, 0x2248}, {0xBC, 0x2026}, {0xD6, 0x221A}, {0xD7, 0x22C5},
    {0xDB, 0x21D4}, {0xDC, 0x21D0}, {0xDE, 0x21D2},
};
constexpr Sign kWingdingsSigns[] = {
    {0x6C, 0x2022}, {0x6D, 0x2022}, {0x6E, 0x2022}, {0x6F, 0x25A1}, {0x70, 0x25A1}, {0x71, 0x25A1},
    {0x72, 0x25A1}, {0x73, 0x2022}, {0x74, 0x2022}, {0x75, 0x2022}, {0x76, 0x2022}, {0x77, 0x2022},
    {0x9E, 0x2022}, {0x9F, 0x2022}, {0xA0, 0x2022}, {0xA1, 0x25CB}, {0xA4, 0x2022}, {0xA7, 0x2022},
    {0xA8, 0x25A1}, {0xB2, 0x2022}, {0xD8, 0x2022}, {0xDC, 0x2022}, {0xDF, 0x2190}, {0xE0, 0x2192},
    {0xE1, 0x2191}, {0xE2, 0x2193}, {0xE7, 0x2190}, {0xE8, 0x2192}, {0xE9, 0x2191}, {0xEA, 0x2193},
    {0xEF, 0x21E6}, {0xF0, 0x21E8}, {0xF1, 0x21E7}, {0xF2, 0x21E9}, {0xFB, 0x2717}, {0xFC, 0x2713},
    {0xFD, 0x2612}, {0xFE, 0x2611},
};
constexpr Sign kWingdings2Signs[] = {
    {0x4F, 0x2717}, {0x50, 0x2713}, {0x51, 0x2612}, {0x52, 0x2611}, {0x53, 0x2612},
    {0x54, 0x2612}, {0x95, 0x2022}, {0x96, 0x2022}, {0x97, 0x2022}, {0x98, 0x2022},
    {0x9E, 0x2022}, {0x9F, 0x2022}, {0xA1, 0x2022}, {0xA2, 0x25A0}, {0xA3, 0x25A1},
};
constexpr Sign kWingdings3Signs[] = {
    {0x21, 0x2192}, {0x22, 0x2191}, {0x23, 0x2193}, {0x66, 0x2190},
    {0x67, 0x2192}, {0x68, 0x2191}, {0x69, 0x2193}, {0x7D, 0x2022},
};

std::span<const Sign> signs_of(SignFont font) {
  switch (font) {
    case SignFont::kSymbol: return kSymbolSigns;
    case SignFont::kWingdings: return kWingdingsSigns;
    case SignFont::kWingdings2: return kWingdings2Signs;
    case SignFont::kWingdings3: return kWingdings3Signs;
    case SignFont::kNone: break;
  }
  return {};
}

bool is_private_use(std::uint32_t c) { return c >= 0xE000 && c <= 0xF8FF; }

// 0 where the code has no sign that looks alike.
std::uint32_t sign_for(std::uint32_t c, SignFont font) {
  const bool code = (c >= 0xF000 && c <= 0xF0FF) || (c >= 0x20 && c <= 0xFF);
  if (!code) return 0;
  for (const Sign& sign : signs_of(font)) {
    if (sign.code == (c & 0xFF)) return sign.character;
  }
  return 0;
}

// Of a font whose name says nothing: the signs that word processors use most.
std::uint32_t common_private_sign(std::uint32_t c) {
  switch (c) {
    case 0xF0B7:
    case 0xF095:
    case 0xF0A7:
    case 0xF0D8:
    case 0xF076:
    case 0xF06E:
    case 0xF06C:
    case 0xF0A8:
    case 0xF0D2: return 0x2022;
    case 0xF0FC: return 0x2713;
    case 0xF0E0:
    case 0xF0E8: return 0x2192;
    case 0xF02D: return '-';
    default: return 0;
  }
}

bool is_blank(std::uint32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 ||
         c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_nothing(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

bool is_unmapped(std::uint32_t c) {
  return c == kReplacement || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ||
         (c & 0xFFFE) == 0xFFFE || is_private_use(c) || c >= 0xF0000;
}

// Some distillers write a ligature's letters with their bytes swapped: U+7400 U+6900 for "ti".
bool is_byte_swapped(std::span<const std::uint32_t> unicode) {
  return std::all_of(unicode.begin(), unicode.end(), [](std::uint32_t c) {
    const std::uint32_t high = c >> 8;
    return (c & 0xFF) == 0 && ((high >= 'a' && high <= 'z') || (high >= 'A' && high <= 'Z'));
  });
}

std::string_view ligature_letters(std::uint32_t c) {
  constexpr std::string_view kLetters[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  return c >= 0xFB00 && c <= 0xFB06 ? kLetters[c - 0xFB00] : std::string_view{};
}

GlyphKind append_character(std::string& text, std::uint32_t c, SignFont font) {
  if (font != SignFont::kNone || is_private_use(c)) {
    std::uint32_t sign = sign_for(c, font);
    if (sign == 0) sign = common_private_sign(c);
    if (sign != 0) {
      append_utf8(text, sign);
      return GlyphKind::kText;
    }
    if (c == 0xF020 || c == 0xF0A0) return GlyphKind::kBlank;
    // A text font with a symbolic encoding: U+F0xx stands for the Latin letter.
    if (font == SignFont::kNone && c > 0xF020 && c < 0xF07F) c -= 0xF000;
  }
  if (is_blank(c)) return GlyphKind::kBlank;
  if (is_nothing(c)) return GlyphKind::kNothing;
  if (is_unmapped(c)) {
    append_utf8(text, kReplacement);
    return GlyphKind::kUnmapped;
  }
  if (c == 0xAD || c == 0x2010 || c == 0x2011) c = '-';
  const auto letters = ligature_letters(c);
  if (letters.empty()) {
    append_utf8(text, c);
  } else {
    text += letters;
  }
  return GlyphKind::kText;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  });
  return lower;
}

}  // namespace

SignFont sign_font(std::string_view font_name) {
  const std::string name = lower_ascii(font_name);
  const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
  if (has("wingdings3") || has("wingdings-3") || has("wingdings 3")) return SignFont::kWingdings3;
  if (has("wingdings2") || has("wingdings-2") || has("wingdings 2")) return SignFont::kWingdings2;
  if (has("wingdings")) return SignFont::kWingdings;
  const auto plus = name.find('+');
  const std::string bare = plus == 6 ? name.substr(7) : name;
  if (bare.starts_with("symbol") && !bare.starts_with("symbola")) return SignFont::kSymbol;
  return SignFont::kNone;
}

bool has_bold_name(std::string_view font_name) {
  const std::string name = lower_ascii(font_name);
  for (const std::string_view part : {"bold", "black", "heavy", "demi"}) {
    if (name.find(part) != std::string::npos) return true;
  }
  return false;
}

GlyphKind append_glyph_text(std::string& text, std::span<const std::uint32_t> unicode,
                            SignFont font) {
  if (unicode.empty()) {
    append_utf8(text, kReplacement);
    return GlyphKind::kUnmapped;
  }
  if (unicode.size() == 1) return append_character(text, unicode[0], font);
  const int shift = is_byte_swapped(unicode) ? 8 : 0;
  GlyphKind kind = GlyphKind::kNothing;
  for (const std::uint32_t c : unicode) {
    const GlyphKind one = append_character(text, c >> shift, font);
    const bool mark = one == GlyphKind::kText || one == GlyphKind::kUnmapped;
    if (mark || kind == GlyphKind::kNothing) kind = one;
  }
  return kind;
}

void append_utf8(std::string& text, std::uint32_t c) {
  const auto byte = [&](std::uint32_t value) { text.push_back(static_cast<char>(value & 0xFF)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | (c >> 6));
    byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | (c >> 12));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | (c >> 18));
    byte(0x80 | ((c >> 12) & 0x3F));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  }
}

}  // namespace baku
