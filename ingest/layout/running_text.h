// Text outside tables, in reading order.
#pragma once

#include <span>
#include <vector>

#include "ingest/layout/text_lines.h"

namespace baku {

// Lines of the zones' words, zone after zone, parted where a wide gap lies between words, and at a
// narrower one behind which a column begins: other lines begin at the same place.
std::vector<TextLine> running_lines(std::span<const WordRefs> zones, int page);

}  // namespace baku
