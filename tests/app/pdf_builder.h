// Small PDF files for tests, written from their content streams.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace baku {

struct BuiltPage {
  double width = 595;  // points
  double height = 842;
  std::string content;  // operators; /F1 is Helvetica, /F2 too, but it says the letter
                        // after the one that it draws
};

// A file whose pages are `pages`, in order.
std::string build_pdf(std::span<const BuiltPage> pages);

// `text` at (x, y) from the lower left corner, in 12 points.
std::string text_at(double x, double y, const std::string& text, const std::string& font = "F1");

}  // namespace baku
