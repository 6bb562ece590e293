#include "ingest/scan/marks/find_marks.h"

#include <leptonica/allheaders.h>

namespace baku {

ScanMarks find_marks(const Pix& binary, double dpi) {
  ScanMarks marks;
  if (dpi < 72) return marks;
  marks.mask.reset(pixCreateTemplate(&binary));
  return marks;
}

std::vector<LongLine> find_long_lines(const Pix& /*binary*/, double /*dpi*/, double /*shortest*/) {
  return {};
}

}  // namespace baku
