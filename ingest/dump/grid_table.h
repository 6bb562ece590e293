// Pandoc's grid tables.
#pragma once

#include <span>
#include <string>
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

// Adds a line of a drawn cell to the lines above it, as a line of its own or as their rest.
void append_drawn_line(std::string& text, std::string_view line);

}  // namespace baku
