#include "tests/ingest/layout/page_builder.h"

#include <sstream>
#include <utility>

namespace baku {
namespace {

constexpr double kLetter = 5;
constexpr double kBlank = 3;
constexpr double kHeight = 10;
constexpr double kLeading = 12;

Word word_of(const std::string& text, const Rect& box) {
  Word word;
  word.text = text;
  word.box = box;
  word.font_size = 10;
  return word;
}

}  // namespace

PageBuilder::PageBuilder(int number, double width, double height) {
  page_.number = number;
  page_.width = width;
  page_.height = height;
}

PageBuilder& PageBuilder::horizontal(double y, double left, double right) {
  page_.rulings.push_back({Axis::kHorizontal, y, left, right, 0.75, {}, Origin::kDigital});
  return *this;
}

PageBuilder& PageBuilder::vertical(double x, double top, double bottom) {
  page_.rulings.push_back({Axis::kVertical, x, top, bottom, 0.75, {}, Origin::kDigital});
  return *this;
}

PageBuilder& PageBuilder::grid(const std::vector<double>& x, const std::vector<double>& y) {
  for (const double each : y) horizontal(each, x.front(), x.back());
  for (const double each : x) vertical(each, y.front(), y.back());
  return *this;
}

PageBuilder& PageBuilder::shape(Outline outline, const Rect& box, double stroke, bool filled) {
  Shape shape;
  shape.outline = outline;
  shape.box = box;
  shape.stroke = stroke;
  shape.filled = filled;
  page_.shapes.push_back(shape);
  return *this;
}

PageBuilder& PageBuilder::text(double left, double top, const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line); top += kLeading) {
    std::istringstream words(line);
    double x = left;
    for (std::string word; words >> word; x += kBlank) {
      const double width = kLetter * static_cast<double>(word.size());
      page_.words.push_back(word_of(word, {x, top, x + width, top + kHeight}));
      x += width;
    }
  }
  return *this;
}

PageBuilder& PageBuilder::upward(double left, double top, const std::string& text) {
  Word word = word_of(text, {left, top, left + kHeight, top + width_of(text)});
  word.direction = Direction::k270;
  page_.words.push_back(word);
  return *this;
}

double width_of(const std::string& text) {
  double width = 0;
  for (const char c : text) width += c == ' ' ? kBlank : kLetter;
  return width;
}

Document document_of(std::vector<Page> pages) {
  Document document;
  document.media_type = "application/pdf";
  document.pages = std::move(pages);
  return document;
}

std::string drawn(const Table& table) {
  std::string text;
  for (int row = 0; row < table.rows; ++row) {
    for (int col = 0; col < table.cols; ++col) {
      const Cell* cell = cell_at(table, row, col);
      if (col > 0) text += '|';
      if (cell == nullptr) {
        text += '?';
      } else if (cell->row < row) {
        text += '^';
      } else if (cell->col < col) {
        text += '<';
      } else {
        text += text_of(*cell);
      }
    }
    text += '\n';
  }
  return text;
}

std::string drawn(const std::vector<TextLine>& lines) {
  std::string text;
  for (const TextLine& line : lines) text += line.text + '\n';
  return text;
}

}  // namespace baku
