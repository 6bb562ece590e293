// The text of single glyphs: what a font's own code stands for, cleaned for reading.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace baku {

// Fonts whose glyphs are signs, not the letters that their codes would be.
enum class SignFont : std::uint8_t { kNone, kSymbol, kWingdings, kWingdings2, kWingdings3 };

SignFont sign_font(std::string_view font_name);

// "Arial-BoldMT", "Calibri,Bold", "SourceSans-Semibold": the name says that the font is bold.
bool has_bold_name(std::string_view font_name);

enum class GlyphKind : std::uint8_t {
  kText,
  kBlank,     // any kind of space
  kNothing,   // a control or zero-width character: no mark, no blank
  kUnmapped,  // a mark without a known character: U+FFFD
};

// Appends the glyph's text to `text` in UTF-8: ligatures as letters, a soft hyphen as a hyphen,
// signs of the sign fonts as the Unicode characters that look alike (bullets as U+2022).
GlyphKind append_glyph_text(std::string& text, std::span<const std::uint32_t> unicode,
                            SignFont font);

void append_utf8(std::string& text, std::uint32_t character);

}  // namespace baku
