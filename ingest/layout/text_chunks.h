// Lines of words cut at gaps that are too wide for a blank: pieces of text that may be cells.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "ingest/layout/text_lines.h"

namespace baku {

struct Chunk {
  Rect box;
  WordRefs words;  // left to right
};

struct ChunkLine {
  Rect box;
  double font_size = 0;
  std::vector<Chunk> chunks;  // left to right
};

// Lines of upright words, top to bottom, cut where a gap is wider than `gap` of the font size.
std::vector<ChunkLine> chunk_lines(const WordRefs& words, double gap);

// True for a number: more digits than other characters, signs aside.
bool is_figure(const Chunk& chunk);

// Columns of running text side by side, each with the words in it, in reading order: parts of the
// page that no word bridges and that lines of prose fill on both sides of the gap. One zone where
// there are no such columns.
std::vector<WordRefs> text_zones(const WordRefs& words);

}  // namespace baku
