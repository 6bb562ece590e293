// How alike two texts are.
#pragma once

#include <string_view>

namespace baku {

// Share of the letter pairs that the texts have in common, 0..1 (Dice's coefficient), blanks and
// line ends aside. 1 for two texts without letters, 0 if only one of them has some.
double letter_pair_likeness(std::string_view a, std::string_view b);

}  // namespace baku
