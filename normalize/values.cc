#include "normalize/values.h"

#include <algorithm>

#include "normalize/text.h"

namespace baku {
namespace {

// Bytes of a number or sign before the first item of a list: "1. ", "- ".
std::size_t list_mark_length(std::string_view item) {
  std::size_t end = 0;
  while (end < item.size() && end < 2 && item[end] >= '0' && item[end] <= '9') ++end;
  if (end > 0 && end < item.size() && (item[end] == '.' || item[end] == ')')) {
    ++end;
  } else {
    end = 0;
    for (const std::string_view sign :
         {"-", "*", "\u2013", "\u2022", "\u25CF", "\u25AA", "\u2713", "\u2714", "\u27A2"}) {
      if (item.substr(0, sign.size()) == sign) end = sign.size();
    }
  }
  return end > 0 && end + 1 < item.size() && item[end] == ' ' ? end + 1 : 0;
}

}  // namespace

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
  item.erase(0, list_mark_length(item));
  while (!item.empty() && (item.back() == '.' || item.back() == ';' || item.back() == ',' ||
                           item.back() == ' ' || item.back() == ':')) {
    item.pop_back();
  }
  return item;
}

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

}  // namespace baku
