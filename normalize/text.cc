#include "normalize/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>

namespace baku {
namespace {

icu::UnicodeString wide_text(std::u32string_view text) {
  icu::UnicodeString wide;
  for (const char32_t c : text) wide.append(static_cast<UChar32>(c));
  return wide;
}

std::u32string code_points_of(const icu::UnicodeString& wide) {
  std::u32string out;
  out.reserve(static_cast<std::size_t>(wide.length()));
  for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    out.push_back(static_cast<char32_t>(wide.char32At(i)));
  }
  return out;
}

bool is_ascii(std::string_view text) {
  unsigned char bits = 0;
  for (const char c : text) bits |= static_cast<unsigned char>(c);
  return bits < 0x80;
}

bool is_ascii_space(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_space(char32_t c) {
  return is_ascii_space(c) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// Characters without ink: controls, zero-width and direction marks, soft hyphens, tags, and the
// private-use glyphs of symbol fonts, which name no character.
bool is_ignorable(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x34F || c == 0x180E ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xE000 && c <= 0xF8FF) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0x10FFFF);
}

// Letters of other scripts that look the same as a Latin one: "look-alike, Latin" in code point
// order of the look-alike. Greek small letters are left alone except omicron: they are symbols.
constexpr std::array<std::pair<char32_t, char32_t>, 50> kLookAlikes = {{
    {0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'}, {0x0397, 'H'}, {0x0399, 'I'},
    {0x039A, 'K'}, {0x039C, 'M'}, {0x039D, 'N'}, {0x039F, 'O'}, {0x03A1, 'P'}, {0x03A4, 'T'},
    {0x03A5, 'Y'}, {0x03A7, 'X'}, {0x03BF, 'o'}, {0x0405, 'S'}, {0x0406, 'I'}, {0x0408, 'J'},
    {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'}, {0x041A, 'K'}, {0x041C, 'M'}, {0x041D, 'H'},
    {0x041E, 'O'}, {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'}, {0x0423, 'Y'}, {0x0425, 'X'},
    {0x0430, 'a'}, {0x0435, 'e'}, {0x043A, 'k'}, {0x043C, 'm'}, {0x043D, 'n'}, {0x043E, 'o'},
    {0x0440, 'p'}, {0x0441, 'c'}, {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'},
    {0x0458, 'j'}, {0x04AE, 'Y'}, {0x04BB, 'h'}, {0x04C0, 'I'}, {0x04CF, 'l'}, {0x0501, 'd'},
    {0x051B, 'q'}, {0x051D, 'w'},
}};

char32_t latin_look_alike(char32_t c) {
  const auto at = std::lower_bound(kLookAlikes.begin(), kLookAlikes.end(), c,
                                   [](const auto& row, char32_t key) { return row.first < key; });
  return at != kLookAlikes.end() && at->first == c ? at->second : c;
}

const char* ligature_letters(char32_t c) {
  switch (c) {
    case 0xFB00: return "ff";
    case 0xFB01: return "fi";
    case 0xFB02: return "fl";
    case 0xFB03: return "ffi";
    case 0xFB04: return "ffl";
    case 0xFB05:
    case 0xFB06: return "st";
    default: return nullptr;
  }
}

char32_t plain_dash_or_quote(char32_t c) {
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2043 || c == 0x2212 || c == 0xFE58 || c == 0xFE63) {
    return '-';
  }
  if ((c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0x02BC || c == 0xB4) return '\'';
  if ((c >= 0x201C && c <= 0x201F) || c == 0x2033 || c == 0xAB || c == 0xBB) return '"';
  return c;
}

// Mathematical letters and digits stand for plain ones; ICU knows which.
void append_compatible(char32_t c, std::u32string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return;
  out += code_points_of(nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status));
}

std::u32string composed(const std::u32string& text) {
  const bool simple = std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x300; });
  if (simple) return text;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return text;
  const icu::UnicodeString wide = wide_text(text);
  if (nfc->isNormalized(wide, status)) return text;
  return code_points_of(nfc->normalize(wide, status));
}

enum class Marks : std::uint8_t { kAsPrinted, kPlain };

std::u32string plain_letters(const std::u32string& text, Marks marks) {
  std::u32string out;
  out.reserve(text.size());
  for (char32_t c : text) {
    if (is_space(c)) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
      continue;
    }
    if (is_ignorable(c)) continue;
    if (const char* letters = ligature_letters(c)) {
      for (; *letters != '\0'; ++letters) out.push_back(static_cast<char32_t>(*letters));
      continue;
    }
    if (c >= 0x1D400 && c <= 0x1D7FF) {
      append_compatible(c, out);
      continue;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    c = latin_look_alike(c);
    out.push_back(marks == Marks::kPlain ? plain_dash_or_quote(c) : c);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// Whether a text is ASCII that cleaning leaves as it is: single spaces between visible characters.
bool is_clean_ascii(std::string_view text) {
  char before = ' ';
  for (const char c : text) {
    const bool is_visible = c > ' ' && c < 0x7F;
    if (!is_visible && (c != ' ' || before == ' ')) return false;
    before = c;
  }
  return text.empty() || before != ' ';
}

std::string collapsed_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (is_ascii_space(code)) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else if (code > ' ' && code < 0x7F) {
      out.push_back(c);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// The folded form of each ASCII character; 0 for what is no letter or digit.
constexpr std::array<char, 128> kFoldedAscii = [] {
  std::array<char, 128> folded{};
  for (std::size_t c = '0'; c <= '9'; ++c) folded[c] = static_cast<char>(c);
  for (std::size_t c = 'a'; c <= 'z'; ++c) folded[c] = static_cast<char>(c);
  for (std::size_t c = 'A'; c <= 'Z'; ++c) folded[c] = static_cast<char>(c + 'a' - 'A');
  return folded;
}();

char folded_ascii(char c) { return kFoldedAscii[static_cast<unsigned char>(c)]; }

std::string cleaned(std::string_view text, Marks marks) {
  if (is_clean_ascii(text)) return std::string(text);
  if (is_ascii(text)) return collapsed_ascii(text);
  return to_utf8(composed(plain_letters(composed(to_code_points(text)), marks)));
}

// The Latin letter under an accent, or the character itself.
char32_t without_accent(char32_t c) {
  if (c < 0xC0) return c;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || nfc->getDecomposition(static_cast<UChar32>(c), parts) == 0) return c;
  return static_cast<char32_t>(parts.char32At(0));
}

// Appends the folded form of one character; false if it is no letter or digit.
bool append_folded(char32_t c, std::string& out) {
  if (c < 0x80) {
    const char folded = folded_ascii(static_cast<char>(c));
    if (folded == 0) return false;
    out.push_back(folded);
    return true;
  }
  if (u_isalnum(static_cast<UChar32>(c)) == 0) return false;
  const auto base = static_cast<char32_t>(u_tolower(static_cast<UChar32>(without_accent(c))));
  if (base < 0x80) {
    out.push_back(static_cast<char>(base));
  } else {
    out += to_utf8(std::u32string(1, base));
  }
  return true;
}

// fold_words() of ASCII text without "&".
std::string folded_ascii_words(std::string_view text) {
  std::string out(text.size(), ' ');
  std::size_t length = 0;
  for (const char c : text) {
    const char folded = folded_ascii(c);
    if (folded != 0) {
      out[length++] = folded;
    } else if (c != '\'' && length > 0 && out[length - 1] != ' ') {
      out[length++] = ' ';
    }
  }
  if (length > 0 && out[length - 1] == ' ') --length;
  out.resize(length);
  return out;
}

template <class Each>
void for_each_code_point(std::string_view text, Each each) {
  if (is_ascii(text)) {
    for (const char c : text) each(static_cast<char32_t>(c));
    return;
  }
  for (const char32_t c : to_code_points(clean_text(text))) each(c);
}

}  // namespace

std::u32string to_code_points(std::string_view text) {
  return code_points_of(icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))));
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  wide_text(text).toUTF8String(out);
  return out;
}

std::string tidy_text(std::string_view text) { return cleaned(text, Marks::kAsPrinted); }

std::string clean_text(std::string_view text) { return cleaned(text, Marks::kPlain); }

std::string fold(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t length = 0;
  unsigned char bits = 0;
  bool has_and = false;
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    bits |= code;
    has_and = has_and || c == '&';
    out[length] = kFoldedAscii[code & 0x7FU];
    length += out[length] != 0 ? 1U : 0U;
  }
  if (bits < 0x80 && !has_and) {
    out.resize(length);
    return out;
  }
  out.clear();
  for_each_code_point(text, [&out](char32_t c) {
    if (c == '&') {
      out += "dan";
    } else {
      append_folded(c, out);
    }
  });
  return out;
}

std::string fold_words(std::string_view text) {
  if (is_ascii(text) && text.find('&') == std::string_view::npos) return folded_ascii_words(text);
  std::string out;
  out.reserve(text.size());
  const auto separate = [&out] {
    if (!out.empty() && out.back() != ' ') out.push_back(' ');
  };
  for_each_code_point(text, [&](char32_t c) {
    if (c == '&') {
      separate();
      out += "dan ";
    } else if (c != '\'' && !append_folded(c, out)) {
      separate();
    }
  });
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  constexpr std::size_t kUsualWord = 6;  // bytes with its space
  words.reserve(text.size() / kUsualWord + 1);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::vector<std::string_view> split_at(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    pieces.push_back(trimmed(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return pieces;
}

bool in_capitals(std::string_view text) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  const auto count = [&](char32_t c) {
    if (u_isupper(static_cast<UChar32>(c)) != 0) ++upper;
    if (u_islower(static_cast<UChar32>(c)) != 0) ++lower;
  };
  if (is_ascii(text)) {
    for (const char c : text) {
      upper += c >= 'A' && c <= 'Z' ? 1U : 0U;
      lower += c >= 'a' && c <= 'z' ? 1U : 0U;
    }
  } else {
    for (const char32_t c : to_code_points(text)) count(c);
  }
  return upper + lower >= 2 && lower * 10 <= upper + lower;
}

std::string lower_case(std::string_view text) {
  if (is_ascii(text)) {
    std::string lower(text);
    for (char& c : lower) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 'a' - 'A');
    }
    return lower;
  }
  std::u32string letters = to_code_points(text);
  for (char32_t& c : letters) c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  return to_utf8(letters);
}

std::string upper_case(std::string_view text) {
  std::u32string letters = to_code_points(text);
  for (char32_t& c : letters) c = static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
  return to_utf8(letters);
}

}  // namespace baku
