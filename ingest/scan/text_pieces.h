// Where text stands on a page: pieces of lines, each in one cell, found without reading.
#pragma once

#include <span>
#include <vector>

#include "ingest/page.h"
#include "ingest/scan/pix.h"

namespace baku {

// Pixels; right and bottom are exclusive.
struct PixelBox {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;

  [[nodiscard]] int width() const { return right - left; }
  [[nodiscard]] int height() const { return bottom - top; }
  [[nodiscard]] double middle_x() const { return (left + right) / 2.0; }
  [[nodiscard]] double middle_y() const { return (top + bottom) / 2.0; }
};

PixelBox united(const PixelBox& a, const PixelBox& b);

// A run of letters on one line, in one cell. Letters that touch their neighbours above or below are
// parts of both pieces.
struct TextPiece {
  PixelBox box;
  Direction direction = Direction::k0;  // k270 where the letters stand on each other
  std::vector<int> parts;               // indices into TextMap::parts, in reading order
};

struct TextMap {
  std::vector<PixelBox> parts;  // connected black areas
  std::vector<TextPiece> pieces;
  double letter_height = 0;  // pixels; the usual one of the page, 0 where it has no text
};

struct TextTolerances {
  double least_letter = 2.2;    // points; lower areas are dots, signs or specks
  double tallest_letter = 40;   // points; taller areas are no text
  double widest_part = 20;      // usual letter heights; wider areas are no text
  double least_overlap = 0.5;   // share of the lower of two letters side by side
  double most_unlike = 2.2;     // times the usual height of its line that a letter may reach
  double gap = 4.0;             // letter heights between two letters of one piece
  double dot_reach = 0.9;       // letter heights from a line to its dots and signs
  double flat = 0.45;           // usual letter heights; a lower part may be a hyphen
  double speck = 0.9;           // points; smaller areas are no letters, at most dots of lines
  double thinnest = 14;         // times its breadth; longer areas are rests of rulings
  double most_jut = 0.75;       // usual heights of its letters that a line reaches beyond them
  double upright_share = 0.55;  // of the letters in a cell that have a neighbour along the line
};

// `text` is 1 bpp, upright, marks erased; `rulings`, in points, part its cells. Each of `labels`,
// in points, holds one word of a flow chart, which rulings and connectors may cross.
TextMap find_text(const Pix& text, std::span<const Ruling> rulings, std::span<const Rect> labels,
                  double dpi, const TextTolerances& tolerances);

}  // namespace baku
