// Pages that are displayed sideways or upside down: turned before layout, so that every rule may
// take text to read from left to right, and turned back in what is reported.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "ingest/layout/table.h"
#include "ingest/page.h"

namespace baku {

// A page that was turned. `turned` is the angle, clockwise, by which its text is displayed.
struct PageTurn {
  int page = 0;  // 1-based
  Direction turned = Direction::k0;
  double width = 0;  // as displayed, points
  double height = 0;
  std::optional<Straightened> straightened;  // of a picture that was turned or bent before
};

// Turns each page whose words nearly all read in one other direction; a table with rotated
// headers alone stays. Returns the pages that were turned, by number, and those of pictures that
// were straightened when they were read.
std::vector<PageTurn> turn_upright(Document& document);

// A place on the upright page as it stands on the displayed page.
Rect as_displayed(const Rect& upright, const PageTurn& turn);

// The turn of a page, or null if it was not turned.
const PageTurn* turn_of(int page, std::span<const PageTurn> turns);

// Brings boxes of cells, lines, tables, symbols and loose rulings back to the displayed pages.
// Column and row edges stay as they were on the upright page.
void turn_back(Layout& layout, std::span<const PageTurn> turns);

// Brings words and marks of turned pages back, as they were before turn_upright.
void turn_back(Document& document, std::span<const PageTurn> turns);

}  // namespace baku
