// Text as bytes: what every folder needs of it.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace baku {

// A few bytes that are looked for.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char c : bytes) has_.at(static_cast<unsigned char>(c)) = true;
  }
  [[nodiscard]] constexpr bool contains(char c) const {
    return has_[static_cast<unsigned char>(c)];  // NOLINT: as many places as bytes
  }
  // The place of the first of them from `at` on; the size of the text where there is none.
  [[nodiscard]] std::size_t find_in(std::string_view text, std::size_t at = 0) const {
    while (at < text.size() && !contains(text[at])) ++at;
    return at;
  }

 private:
  std::array<bool, 256> has_{};
};

// `text` without blanks, tabs and line ends at both ends.
std::string_view trimmed(std::string_view text);

// `text` as a field of CSV (RFC 4180). A ' before = + - @ and control characters keeps a
// spreadsheet from taking it for a formula.
std::string csv_field(std::string text);

}  // namespace baku
