// Paper to white and ink to black.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "ingest/scan/picture_file.h"

namespace baku {

struct Resolution {
  double x = 0;  // dots per inch
  double y = 0;
};

// What the file says, or where it says nothing likely, as if the page were A4.
Resolution resolution_of(const PagePicture& picture);

// Where the letters are so small that the page must have been made smaller, what it had before:
// pages are not printed in type that nobody can read. Else `given`.
Resolution likely_resolution(const PagePicture& picture, const Resolution& given);

struct CleanPicture {
  PixHandle gray;            // 8 bit; null where memory did not suffice
  double dpi = 0;            // the same in both directions
  bool jagged = false;       // of one bit: letters are to be softened before they are read
  std::vector<Rect> stamps;  // that were faded; points
};

// Gray picture of a page with its paper at white: shadows and paper tone taken out, coloured ink of
// stamps and signatures faded, unequal resolutions made equal, more than `most_dpi` reduced. The
// picture is taken to have the resolution `own`.
CleanPicture clean_picture(const PagePicture& picture, const Resolution& own, double most_dpi);

// Black and white. Solid black that touches the edge (the scanner's lid, a spine) is white.
PixHandle binarized(const PixHandle& gray, double dpi);

}  // namespace baku
