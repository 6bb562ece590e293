// What is wrong with a word list, before anything is looked up in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/lexicon.h"

namespace baku {

struct LexiconProblem {
  std::size_t line = 0;  // 1-based; 0 for the whole file
  std::string message;
};

// In the order of the lines: text that is not UTF-8, a line without a canonical form or without the
// name it needs, a canonical form that stands twice, a form with two readings that is not marked
// with "?", a form that is the canonical form of another line (so that one leads to the next), a
// regulation that replaces itself over others. Empty for a list that can be used.
std::vector<LexiconProblem> check_word_list(List name, std::string_view text);

}  // namespace baku
