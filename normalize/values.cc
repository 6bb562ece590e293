#include "normalize/values.h"

#include <algorithm>

#include "normalize/text.h"

namespace baku {

std::string pointer(std::string_view base, std::size_t index, std::string_view key) {
  std::string path(base);
  path += '/';
  path += std::to_string(index);
  if (!key.empty()) {
    path += '/';
    path += key;
  }
  return path;
}

bool holds_nothing(std::string_view text) { return fold(text).empty(); }

Text cell_value(const Printed& printed) {
  if (printed.blank()) return std::nullopt;
  std::string text = tidy_text(printed.text);
  // A tick or another sign is something; dashes and dots are not.
  const std::string clean = clean_text(text);
  const bool nothing = std::all_of(clean.begin(), clean.end(), [](char c) {
    return c == '-' || c == '.' || c == ' ' || c == '_' || c == ',' || c == ':' || c == ';';
  });
  if (nothing || clean == "\xE2\x80\xA6") return std::nullopt;
  return text;
}

std::string item_value(std::string_view text) {
  std::string item = tidy_text(text);
  if (holds_nothing(item)) return {};
  while (!item.empty() && (item.back() == '.' || item.back() == ';' || item.back() == ',' ||
                           item.back() == ' ' || item.back() == ':')) {
    item.pop_back();
  }
  return item;
}

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

}  // namespace baku
