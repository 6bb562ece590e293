#include "corpus/likeness.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/edit_distance.h"

namespace baku {
namespace {

constexpr double kSoftCut = 0.5;      // a likeness below is worth nothing
constexpr double kTrigramCut = 0.10;  // texts with less in common are not compared further
constexpr char32_t kReplacement = 0xFFFD;

// The code point at the beginning of `text`, and its bytes; U+FFFD and 1 where it is malformed.
struct Decoded {
  char32_t code = kReplacement;
  std::size_t length = 1;
};

Decoded decode(std::string_view text) {
  const auto byte = [text](std::size_t i) -> std::uint32_t {
    return static_cast<unsigned char>(text[i]);
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (length == 0 || lead > 0xF4 || text.size() < length) return {};
  std::uint32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  return {code, length};
}

std::u32string decoded(std::string_view text) {
  std::u32string codes;
  codes.reserve(text.size());
  while (!text.empty()) {
    const auto [code, length] = decode(text);
    codes += code;
    text.remove_prefix(length);
  }
  return codes;
}

void append(std::string& out, char32_t code) {
  const auto byte = [&out](std::uint32_t value) { out += static_cast<char>(value); };
  if (code < 0x80) return byte(code);
  if (code < 0x800) {
    byte(0xC0U | (code >> 6U));
  } else {
    if (code < 0x10000) {
      byte(0xE0U | (code >> 12U));
    } else {
      byte(0xF0U | (code >> 18U));
      byte(0x80U | ((code >> 12U) & 0x3FU));
    }
    byte(0x80U | ((code >> 6U) & 0x3FU));
  }
  byte(0x80U | (code & 0x3FU));
}

// Compatibility forms that occur in the documents, and what NFKC with case folding makes of them.
struct Plain {
  char32_t code;
  std::string_view text;
};
constexpr Plain kPlain[] = {
    {0x00AA, "a"},        {0x00B2, "2"},   {0x00B3, "3"},        {0x00B5, "\u03BC"},
    {0x00B9, "1"},        {0x00BA, "o"},   {0x00BC, "1\u20444"}, {0x00BD, "1\u20442"},
    {0x00BE, "3\u20444"}, {0x00DF, "ss"},  {0x2011, "\u2010"},   {0x2024, "."},
    {0x2025, ".."},       {0x2026, "..."}, {0x2070, "0"},        {0x2074, "4"},
    {0x2075, "5"},        {0x2116, "no"},  {0x2122, "tm"},       {0x2153, "1\u20443"},
    {0x2154, "2\u20443"}, {0xFB00, "ff"},  {0xFB01, "fi"},       {0xFB02, "fl"},
    {0xFB03, "ffi"},      {0xFB04, "ffl"},
};

bool is_space(char32_t code) {
  return code == ' ' || (code >= 0x09 && code <= 0x0D) || (code >= 0x1C && code <= 0x1F) ||
         code == 0x85 || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) ||
         code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

void append_folded(std::string& out, char32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;  // full-width forms
  const bool capital =
      (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7);
  if (capital) return append(out, code + 0x20);
  const auto* const plain = std::find_if(std::begin(kPlain), std::end(kPlain),
                                         [code](const Plain& entry) { return entry.code == code; });
  if (code >= 0x80 && plain != std::end(kPlain)) {
    out += plain->text;
  } else {
    append(out, code);
  }
}

bool ends_with_punctuation(std::string_view text) {
  constexpr std::string_view kMarks = " .,;:!?-/";
  constexpr std::array<std::string_view, 2> kDashes = {"\u2013", "\u2014"};
  return (!text.empty() && kMarks.find(text.back()) != std::string_view::npos) ||
         std::any_of(kDashes.begin(), kDashes.end(),
                     [text](std::string_view dash) { return text.ends_with(dash); });
}

void remove_last_code_point(std::string& text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) {
    text.pop_back();
  }
  if (!text.empty()) text.pop_back();
}

// Three code points in one number each, sorted; a shorter text is one gram.
std::vector<std::uint64_t> trigrams(std::u32string_view text) {
  std::vector<std::uint64_t> grams;
  if (text.size() < 3) {
    std::uint64_t gram = std::uint64_t{1} << 63U;  // unlike any three code points
    for (const char32_t code : text) gram = (gram << 21U) | (std::uint64_t{1} << 63U) | code;
    return {gram};
  }
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    grams.push_back((std::uint64_t{text[i]} << 42U) | (std::uint64_t{text[i + 1]} << 21U) |
                    text[i + 2]);
  }
  std::sort(grams.begin(), grams.end());
  return grams;
}

double decoded_likeness(std::u32string_view a, std::u32string_view b) {
  if (a == b) return 1;
  const double longest = static_cast<double>(std::max(a.size(), b.size()));
  const double shortest = static_cast<double>(std::min(a.size(), b.size()));
  if (shortest == 0 || shortest < kSoftCut * longest) return 0;
  return 1 - static_cast<double>(edit_distance(a, b)) / longest;
}

double decoded_trigram_likeness(std::u32string_view a, std::u32string_view b) {
  if (a == b) return 1;
  if (a.empty() || b.empty()) return 0;
  const auto left = trigrams(a);
  const auto right = trigrams(b);
  std::vector<std::uint64_t> common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(common));
  return 2 * static_cast<double>(common.size()) / static_cast<double>(left.size() + right.size());
}

}  // namespace

std::string comparable(std::string_view text) {
  std::string out;
  bool space = false;
  while (!text.empty()) {
    const auto [code, length] = decode(text);
    text.remove_prefix(length);
    if (is_space(code)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    append_folded(out, code);
  }
  while (ends_with_punctuation(out)) remove_last_code_point(out);
  return out;
}

double text_likeness(std::string_view a, std::string_view b) {
  return decoded_likeness(decoded(a), decoded(b));
}

double soft_likeness(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty() ? 1 : 0;
  const double found = text_likeness(a, b);
  return found >= kSoftCut ? found : 0;
}

double quick_likeness(std::string_view a, std::string_view b) {
  if (a == b) return a.empty() ? 0 : 1;
  if (a.empty() || b.empty()) return 0;
  const std::u32string left = decoded(a);
  const std::u32string right = decoded(b);
  if (decoded_trigram_likeness(left, right) < kTrigramCut) {
    return 0;
  }
  const double found = decoded_likeness(left, right);
  return found >= kSoftCut ? found : 0;
}

double trigram_likeness(std::string_view a, std::string_view b) {
  return decoded_trigram_likeness(decoded(a), decoded(b));
}

}  // namespace baku
