// Pieces of text to words.
#pragma once

#include <vector>

#include "ingest/page.h"
#include "ingest/scan/line_reader.h"
#include "ingest/scan/text_pieces.h"

namespace baku {

// Reads each piece alone. `gray` is 8 bit with the marks erased; words are in points of it.
std::vector<Word> read_pieces(const Pix& gray, const TextMap& text, double dpi, LineReader& reader);

}  // namespace baku
