// How alike two texts are.
#pragma once

#include <cstddef>
#include <string_view>

namespace baku {

// Bytes to insert, delete or replace to make one of the other (Levenshtein 1966); more than
// `limit` comes back as `limit` + 1.
std::size_t letter_distance(std::string_view left, std::string_view right, std::size_t limit);

// 1 - edit distance / longer length, in bytes: 1 for equal texts, 0 below `at_least`.
double similarity(std::string_view left, std::string_view right, double at_least = 0.5);

}  // namespace baku
