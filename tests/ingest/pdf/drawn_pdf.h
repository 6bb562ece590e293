// Small PDF files written by hand: a page's content stream is all that a test has to say.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"

namespace baku {

// A page with the fonts
//   F1 Helvetica   F2 Helvetica-Bold   F3 Wingdings (codes as U+F0xx)   F4 Symbol
//   F5 a font whose codes A and B are the ligature "fi" and a soft hyphen
//   F6 Helvetica with the wrong mapping U+7400 U+6900 for code A (a distiller's "ti")
//   F7 a font of two-byte codes without any characters
struct DrawnPage {
  std::string content;  // content stream, in PDF's own coordinates (origin bottom left)
  double width = 600;
  double height = 400;
  int rotate = 0;
  double user_unit = 1;
  std::optional<Rect> crop_box;  // left, bottom, right, top in PDF's coordinates
  std::string resources;         // further entries of the resource dictionary
  std::string entries;           // further entries of the page dictionary
};

// Collects objects and pages and writes them as a PDF 1.7 file with a cross-reference table.
class DrawnPdf {
 public:
  DrawnPdf();

  // Adds an object and returns its number, by which others refer to it ("7 0 R").
  int add_object(std::string body);
  int add_stream(std::string_view entries, std::string_view bytes);

  void add_page(const DrawnPage& page);

  // Further entries of the document catalog.
  void set_catalog_entries(std::string entries) { catalog_entries_ = std::move(entries); }

  [[nodiscard]] std::string bytes() const;

 private:
  std::vector<std::string> objects_;  // 1: catalog, 2: page tree, then fonts, then the rest
  std::vector<int> pages_;
  std::string catalog_entries_;
};

// A file of one page.
std::string drawn_pdf(const DrawnPage& page);
std::string drawn_pdf(std::string_view content);

}  // namespace baku
