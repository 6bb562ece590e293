#include "base/text.h"

namespace baku {

std::string_view trimmed(std::string_view text) {
  static constexpr ByteSet kBlank(" \t\n\r\f\v");
  std::size_t begin = 0;
  std::size_t end = text.size();
  while (begin < end && kBlank.contains(text[begin])) ++begin;
  while (end > begin && kBlank.contains(text[end - 1])) --end;
  return text.substr(begin, end - begin);
}

std::string csv_field(std::string text) {
  constexpr std::string_view kFormulaStarts = "=+-@\t\r";
  if (!text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos) {
    text.insert(text.begin(), '\'');
  }
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace baku
