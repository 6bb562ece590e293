// A PDF that was cut off before its trailer.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baku {

// `bytes` with a new page tree and trailer behind them: the pages that are there in full, in the
// order in which they stand in the file. None where there is no such page, or where the file is
// encrypted (the key went with the trailer). Pages in compressed objects are not found.
std::optional<std::string> with_rebuilt_end(std::string_view bytes);

}  // namespace baku
