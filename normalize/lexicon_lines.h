// How a word list is written: lines, comments and marks.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/text.h"

namespace baku {

// Calls `each(line, number)` for every line that says something: no comments, no empty ones.
template <class Each>
void for_each_lexicon_line(std::string_view text, Each each) {
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trimmed(text.substr(begin, end - begin));
    ++number;
    if (!line.empty() && line.front() != '#') each(line, number);
    begin = end + 1;
  }
}

// "?DKP": the form has other readings too, and finds no line.
inline bool has_reading_mark(std::string_view form) { return form.starts_with('?'); }

inline std::string_view without_reading_mark(std::string_view form) {
  return has_reading_mark(form) ? trimmed(form.substr(1)) : form;
}

}  // namespace baku
