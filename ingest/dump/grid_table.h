// Pandoc's grid tables.
#pragma once

#include <span>
#include <string_view>

#include "ingest/dump/taken_table.h"

namespace baku {

// A table drawn with "+", "-", "=" and "|", cells over several rows or columns included:
//   +----+-----------+
//   | No | Kegiatan  |
//   +====+=====+=====+
//   | 1  | a   | b   |
//   +----+     +-----+
//   | 2  |     | c   |
//   +----+-----+-----+
TakenTable take_grid_table(std::span<const std::string_view> lines);

}  // namespace baku
