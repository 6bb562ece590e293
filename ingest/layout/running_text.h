// Text outside tables, in reading order.
#pragma once

#include <vector>

#include "ingest/layout/text_lines.h"

namespace baku {

// Lines of the words, parted where a wide gap lies between words; columns of text one after the
// other.
std::vector<TextLine> running_lines(const WordRefs& words, int page);

}  // namespace baku
