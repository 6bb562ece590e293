// Pages drawn in code, for tests of layout.
#pragma once

#include <string>
#include <vector>

#include "ingest/layout/table.h"
#include "ingest/page.h"

namespace baku {

class PageBuilder {
 public:
  explicit PageBuilder(int number = 1, double width = 600, double height = 800);

  PageBuilder& horizontal(double y, double left, double right);
  PageBuilder& vertical(double x, double top, double bottom);
  // A full grid of lines.
  PageBuilder& grid(const std::vector<double>& x, const std::vector<double>& y);
  PageBuilder& shape(Outline outline, const Rect& box, double stroke = 0.75, bool filled = false);
  PageBuilder& rectangle(const Rect& box) { return shape(Outline::kRectangle, box); }
  PageBuilder& shading(const Rect& box) { return shape(Outline::kRectangle, box, 0, true); }
  // Words 10 points high, 5 points a letter, blanks 3 points; the text begins at (left, top). Each
  // '\n' begins a new line 12 points below.
  PageBuilder& text(double left, double top, const std::string& text);
  // A word that reads upwards and ends at (left, top).
  PageBuilder& upward(double left, double top, const std::string& text);

  [[nodiscard]] Page page() const { return page_; }

 private:
  Page page_;
};

double width_of(const std::string& text);

// Puts pages into a document.
Document document_of(std::vector<Page> pages);

// The table as text, one line for each row: cells parted by '|', each shown at its first place,
// '<' where it reaches to the right, '^' where it reaches down.
std::string drawn(const Table& table);

// Texts of lines, parted by '\n'.
std::string drawn(const std::vector<TextLine>& lines);

}  // namespace baku
