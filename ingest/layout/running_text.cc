#include "ingest/layout/running_text.h"

#include <iterator>
#include <utility>

namespace baku {

std::vector<TextLine> running_lines(std::span<const WordRefs> zones, int page) {
  LineOfTextTolerances tolerances;
  tolerances.wide_gap = 3;
  std::vector<TextLine> lines;
  for (const WordRefs& zone : zones) {
    auto here = lines_from(zone, page, tolerances);
    std::move(here.begin(), here.end(), std::back_inserter(lines));
  }
  return lines;
}

}  // namespace baku
