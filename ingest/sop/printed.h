// Lines of a page as one printed value with its place.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "ingest/layout/table.h"
#include "schema/raw_sop.h"

namespace baku {

// Lines joined as running text; page and box of those on the first line's page, the least
// confidence. No lines: a blank value without a place.
Printed printed_from(std::span<const TextLine> lines);

// Text, page and box of a cell. A blank cell keeps its place.
Printed printed_from(const Cell& cell);

// The line with its text from byte `begin` on, its box shortened in proportion.
TextLine tail_of(const TextLine& line, std::size_t begin);

}  // namespace baku
