// UTF-8 by code points.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace baku {

constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = kReplacement;
  std::size_t length = 1;  // bytes taken; 1 for a broken byte
  bool valid = false;      // shortest form, no surrogate, at most U+10FFFF
};

// The code point that begins at byte `at` of `text`; `at` must be inside.
CodePoint code_point_at(std::string_view text, std::size_t at);

void append_utf8(std::string& text, char32_t point);

// Number of code points; broken bytes count as one each.
std::size_t count_code_points(std::string_view text);

}  // namespace baku
