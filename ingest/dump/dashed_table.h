// Simple and multiline tables of Pandoc: rows of dashes say where columns stand.
#pragma once

#include <span>
#include <string_view>

#include "ingest/dump/taken_table.h"

namespace baku {

//     No   Kegiatan             Waktu
//     ---- -------------------- --------
//     1    Menerima surat       5 Menit
// With a blank line somewhere between two rows of dashes, each row goes on to the next blank line.
TakenTable take_dashed_table(std::span<const std::string_view> lines);

}  // namespace baku
