// The header of a step table by its words alone, where the lines of the table are missing.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/geometry.h"
#include "ingest/layout/text_chunks.h"
#include "ingest/page.h"
#include "ingest/sop/labels.h"

namespace baku {

// The words of one header cell.
struct HeaderItem {
  WordRefs words;
  Rect box;
  std::optional<Label> label;  // none for the name of an actor
};

// The labels of a header that stand as words of their own, before its lower end is known.
struct HeaderLabels {
  std::vector<HeaderItem> items;  // left to right
  Rect box;
  std::size_t activity = 0;  // index into `items`

  [[nodiscard]] const HeaderItem* find(Label label) const;
};

// The label of an activity that has labels of most other columns on its right, of at least two, all
// within the height of a header; of several, the leftmost. `lines` are those of the page's upright
// words.
std::optional<HeaderLabels> find_header_labels(const std::vector<ChunkLine>& lines);

// The columns of a header, left to right.
struct OpenHeader {
  std::vector<HeaderItem> columns;
  std::vector<HeaderItem> groups;  // labels over several columns ("Pelaksana", "Mutu Baku")
  std::size_t activity = 0;        // indices into `columns`; actors are [activity + 1, standards)
  std::size_t standards = 0;
};

// All words between the upper end of the labels and `bottom` into columns: words that stand over
// each other make up one name. `turned` are the page's words that do not read from left to right.
// None if there is no actor column.
std::optional<OpenHeader> header_columns(const HeaderLabels& labels,
                                         const std::vector<ChunkLine>& lines,
                                         const WordRefs& turned, double bottom);

}  // namespace baku
