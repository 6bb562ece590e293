#include "ingest/layout/running_text.h"

namespace baku {

std::vector<TextLine> running_lines(const WordRefs& words, int page) {
  LineOfTextTolerances tolerances;
  tolerances.wide_gap = 3;
  return lines_from(words, page, tolerances);
}

}  // namespace baku
