// Text as bytes: what every folder needs of it.
#pragma once

#include <string_view>

namespace baku {

// `text` without blanks, tabs and line ends at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace baku
