// A scanned page made upright, straight, clean and black on white.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/page.h"
#include "ingest/scan/picture_file.h"

namespace baku {

struct StraightPage {
  PixHandle gray;    // 8 bit; paper is white, coloured ink of stamps is faded
  PixHandle binary;  // 1 bit, as large as `gray`
  double dpi = 0;
  bool jagged = false;      // as CleanPicture
  Projection to_displayed;  // points of this picture to points of the page as it was given,
  Bend bend;                //   after they are bent, where
  bool bent = false;        //   it was
  double displayed_width = 0;
  double displayed_height = 0;
  std::vector<Rect> stamps;  // that were faded; points of the page as it was given
};

struct StraightenTolerances {
  double least_turn = 0.07;  // degrees; less askew is straight
  double most_turn = 8;      // degrees looked for to either side
  double usual_dpi = 300;    // finer pictures are reduced to it
};

enum class PageHead : std::uint8_t {
  kMeasured,  // on the side where the ascenders of the letters show it
  kOpposite,  // on the other one
};

// Errors: kLimit where memory does not suffice.
Result<StraightPage> straighten(const PagePicture& picture, const StraightenTolerances& tolerances,
                                PageHead head = PageHead::kMeasured);

}  // namespace baku
