// Ink of stamps and signatures, told from that of the text under it.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "ingest/scan/pix.h"

namespace baku {

struct StampTolerances {
  double least_side = 9;      // millimetres; smaller areas of other ink are no stamp
  double widest_side = 75;    // millimetres; larger ones are shading or coloured rulings
  double join = 1.6;          // millimetres between strokes of one stamp
  double least_stamp = 18;    // millimetres; the same of colour, with the pen's signature in it
  double least_ink = 0.16;    // share of its box that a coloured stamp covers; symbols cover less
  double most_ink = 0.55;     // share of its box that a stamp covers
  int least_colour = 14;      // difference of the strongest and the weakest channel of coloured ink
  int black = 95;             // the strongest channel of ink that counts as black
  int darkest_stamp = 120;    // the strongest channel; darker ink is a pen's, where it has colour
  double dark_colour = 0.4;   // of its strongest channel: by so much the weakest differs
  double edge_colour = 0.25;  // the same at the edges of its strokes
  double least_stroke = 6;    // millimetres, of a pen
  double deep_black = 50;     // strongest channel of ink under a stamp that stays as it is
  double dark_ink = 0.3;      // share of a stamp's ink that is darker than what becomes white
  int palest = 205;           // gray; paler is paper
  double darkness = 2;        // times as much black as gray on a page where gray ink stands out
  double gray_share = 0.8;    // gray pixels of a stamp for each black one in its area
};

// White where `gray` (8 bit, paper white) shows coloured ink of a stamp or signature in `colour`
// (32 bit, the same size); black ink under it stays. Returns the boxes of what faded, in pixels; a
// stamp and the signature across it have one.
std::vector<Rect> fade_coloured_stamps(const Pix& colour, Pix& gray, double dpi,
                                       const StampTolerances& tolerances);

// The same where there is no colour: a stamp is an area of ink that is paler than that of the text.
std::vector<Rect> fade_gray_stamps(Pix& gray, double dpi, const StampTolerances& tolerances);

}  // namespace baku
