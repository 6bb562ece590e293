// Page furniture: running titles and page numbers in the margins.
#pragma once

#include <vector>

#include "ingest/layout/table.h"
#include "ingest/page.h"

namespace baku {

// A line is furniture if it stands in the margin and has no letters, or stands at the same place
// with the same letters on another page.
class Furniture {
 public:
  // `margin_share` of a page's height is margin, at its top and at its foot. `same_place`: points.
  Furniture(const std::vector<PageLayout>& pages, const Document& document, double margin_share,
            double same_place);

  // True if text that is no furniture stands above (below) y on the page.
  [[nodiscard]] bool text_above(int page, double y) const;
  [[nodiscard]] bool text_below(int page, double y) const;

 private:
  struct Extent {
    int page = 0;
    std::vector<Rect> boxes;  // of lines that are no furniture
  };
  [[nodiscard]] const Extent* on(int page) const;

  std::vector<Extent> extents_;
};

}  // namespace baku
