#include "ingest/dump/word_boxes.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "ingest/dump/inline_markup.h"
#include "ingest/dump/xml_nodes.h"

namespace baku {
namespace {

constexpr int kDepth = 200;  // of elements inside each other
constexpr double kPointsPerInch = 72;
constexpr double kLongSide = 842;      // points of A4, where nothing tells the resolution
constexpr double kUsualPage = 3508;    // pixels of its long side, where no size is given
constexpr double kSeparatorRatio = 8;  // long side in short sides of a drawn line
constexpr double kUpright = 1.5;       // height in widths of a word that does not lie
constexpr std::size_t kMostPages = 20'000;

std::optional<double> number_in(std::string_view text) {
  const std::string copy(trimmed(text));
  char* end = nullptr;
  const double value = std::strtod(copy.c_str(), &end);
  if (end == copy.c_str() || !(std::abs(value) < 1e7)) return std::nullopt;
  return value;
}

// The numbers behind `key` in a title of hOCR: "bbox 10 20 30 40; x_wconf 93".
std::vector<double> property(std::string_view title, std::string_view key) {
  std::vector<double> numbers;
  while (!title.empty()) {
    const std::size_t end = std::min(title.find(';'), title.size());
    std::string_view part = trimmed(title.substr(0, end));
    title.remove_prefix(std::min(end + 1, title.size()));
    if (!part.starts_with(key) || part.size() == key.size() || part[key.size()] != ' ') continue;
    part = trimmed(part.substr(key.size()));
    while (!part.empty()) {
      const std::size_t blank = std::min(part.find(' '), part.size());
      const auto number = number_in(part.substr(0, blank));
      if (!number) return {};
      numbers.push_back(*number);
      part = trimmed(part.substr(blank));
    }
    return numbers;
  }
  return numbers;
}

void collect_text(const xmlNode& node, int depth, std::string& text) {
  for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
    if (child->type == XML_TEXT_NODE) text += view(child->content);
    if (child->type == XML_ELEMENT_NODE && depth > 0) collect_text(*child, depth - 1, text);
  }
}

Rect scaled(const Rect& box, double scale) {
  return {box.left * scale, box.top * scale, box.right * scale, box.bottom * scale};
}

void add_word(Page& page, std::string text, const Rect& box, double height, double confidence) {
  text = single_spaced(text);
  if (text.empty() || box.right <= box.left || box.bottom <= box.top) return;
  Word word;
  word.text = std::move(text);
  word.box = box;
  word.font_size = static_cast<float>(height);
  // Text in narrow headers reads upwards.
  if (word.text.size() >= 3 && box.height() > kUpright * box.width()) {
    word.direction = Direction::k270;
    word.font_size = static_cast<float>(box.width());
  }
  word.confidence = static_cast<float>(std::clamp(confidence, 0.0, 1.0));
  word.origin = Origin::kImage;
  page.words.push_back(std::move(word));
}

void add_separator(Page& page, const Rect& box) {
  Ruling ruling;
  ruling.origin = Origin::kImage;
  if (box.width() >= kSeparatorRatio * box.height()) {
    ruling.axis = Axis::kHorizontal;
    ruling.position = (box.top + box.bottom) / 2;
    ruling.begin = box.left;
    ruling.end = box.right;
    ruling.thickness = box.height();
  } else if (box.height() >= kSeparatorRatio * box.width()) {
    ruling.axis = Axis::kVertical;
    ruling.position = (box.left + box.right) / 2;
    ruling.begin = box.top;
    ruling.end = box.bottom;
    ruling.thickness = box.width();
  } else {
    return;
  }
  page.rulings.push_back(ruling);
}

class HocrReader {
 public:
  void read(const xmlNode& node, int depth) {
    if (depth <= 0) return;
    for_each_element(node, [&](const xmlNode& child) { element(child, depth); });
  }

  Document finish() { return std::move(document_); }

 private:
  void element(const xmlNode& node, int depth) {
    const std::string_view kind = attribute(node, "class");
    const std::string_view title = attribute(node, "title");
    if (kind == "ocr_page") {
      begin_page(title);
    } else if (kind == "ocr_line" || kind == "ocrx_line" || kind == "ocr_header" ||
               kind == "ocr_caption" || kind == "ocr_textfloat") {
      line_ = box_in(title);
    } else if (kind == "ocr_separator") {
      if (const auto box = box_in(title); box && !document_.pages.empty()) {
        add_separator(document_.pages.back(), *box);
      }
    } else if (kind == "ocrx_word" || kind == "ocr_word") {
      word(node, title, depth);
      return;
    }
    read(node, depth - 1);
  }

  void begin_page(std::string_view title) {
    if (document_.pages.size() >= kMostPages) return;
    Page page;
    page.number = static_cast<int>(document_.pages.size()) + 1;
    const auto box = property(title, "bbox");
    const double width = box.size() == 4 ? box[2] - box[0] : 0;
    const double height = box.size() == 4 ? box[3] - box[1] : 0;
    const double longest = std::max({width, height, 1.0});
    const auto resolution = property(title, "scan_res");
    const bool known = !resolution.empty() && resolution[0] >= 30;
    const double pixels = longest > 1 ? longest : kUsualPage;
    scale_ = known ? kPointsPerInch / resolution[0] : kLongSide / pixels;
    page.width = width * scale_;
    page.height = height * scale_;
    document_.pages.push_back(std::move(page));
  }

  [[nodiscard]] std::optional<Rect> box_in(std::string_view title) const {
    const auto box = property(title, "bbox");
    if (box.size() != 4) return std::nullopt;
    return scaled({box[0], box[1], box[2], box[3]}, scale_);
  }

  void word(const xmlNode& node, std::string_view title, int depth) {
    const auto box = box_in(title);
    if (!box || document_.pages.empty()) return;
    std::string text;
    collect_text(node, depth, text);
    const auto confidence = property(title, "x_wconf");
    // The line's height is that of the font; a word without ascenders is lower.
    const double height = line_ ? std::min(line_->height(), 2 * box->height()) : box->height();
    add_word(document_.pages.back(), std::move(text), *box, height,
             confidence.empty() ? 1.0 : confidence.front() / 100);
  }

  Document document_;
  std::optional<Rect> line_;
  double scale_ = 1;
};

class AltoReader {
 public:
  void read(const xmlNode& node, int depth) {
    if (depth <= 0) return;
    for_each_element(node, [&](const xmlNode& child) { element(child, depth); });
  }

  Document finish() { return std::move(document_); }

 private:
  void element(const xmlNode& node, int depth) {
    const std::string_view name = name_of(node);
    if (name == "MeasurementUnit") {
      std::string unit;
      collect_text(node, depth, unit);
      unit_ = std::string(trimmed(unit));
    } else if (name == "Page") {
      begin_page(node);
    } else if (name == "TextLine") {
      line_ = box_of(node);
    } else if (name == "GraphicalElement") {
      if (const auto box = box_of(node); box && !document_.pages.empty()) {
        add_separator(document_.pages.back(), *box);
      }
    } else if (name == "String") {
      string(node);
      return;
    }
    read(node, depth - 1);
  }

  void begin_page(const xmlNode& node) {
    if (document_.pages.size() >= kMostPages) return;
    const double width = number_in(attribute(node, "WIDTH")).value_or(0);
    const double height = number_in(attribute(node, "HEIGHT")).value_or(0);
    const double longest = std::max(width, height);
    if (unit_ == "mm10") {
      scale_ = kPointsPerInch / 254;
    } else if (unit_ == "inch1200") {
      scale_ = kPointsPerInch / 1200;
    } else {
      scale_ = kLongSide / (longest > 1 ? longest : kUsualPage);
    }
    Page page;
    page.number = static_cast<int>(document_.pages.size()) + 1;
    page.width = width * scale_;
    page.height = height * scale_;
    document_.pages.push_back(std::move(page));
  }

  [[nodiscard]] std::optional<Rect> box_of(const xmlNode& node) const {
    const auto left = number_in(attribute(node, "HPOS"));
    const auto top = number_in(attribute(node, "VPOS"));
    const auto width = number_in(attribute(node, "WIDTH"));
    const auto height = number_in(attribute(node, "HEIGHT"));
    if (!left || !top || !width || !height) return std::nullopt;
    return scaled({*left, *top, *left + *width, *top + *height}, scale_);
  }

  void string(const xmlNode& node) {
    const auto box = box_of(node);
    if (!box || document_.pages.empty()) return;
    const double height = line_ ? std::min(line_->height(), 2 * box->height()) : box->height();
    add_word(document_.pages.back(), std::string(attribute(node, "CONTENT")), *box, height,
             number_in(attribute(node, "WC")).value_or(1));
  }

  Document document_;
  std::optional<Rect> line_;
  std::string unit_ = "pixel";
  double scale_ = 1;
};

Result<Document> finished(Document document, const char* media_type) {
  if (document.pages.empty()) {
    return fail(ErrorCode::kMalformed, "the file names no page of recognised text");
  }
  document.media_type = media_type;
  return document;
}

}  // namespace

Result<Document> read_hocr(std::string_view html) {
  if (html.size() > INT_MAX) return fail(ErrorCode::kLimit, "the hOCR is larger than 2 GB");
  constexpr int kOptions =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  const XmlDocument parsed(
      htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", kOptions));
  const xmlNode* root = parsed ? xmlDocGetRootElement(parsed.get()) : nullptr;
  if (root == nullptr) return fail(ErrorCode::kMalformed, "the hOCR has no element");
  HocrReader reader;
  reader.read(*root, kDepth);
  return finished(reader.finish(), "text/vnd.hocr+html");
}

Result<Document> read_alto(std::string_view xml) {
  if (xml.size() > INT_MAX) return fail(ErrorCode::kLimit, "the ALTO XML is larger than 2 GB");
  // ALTO has no document type: one that declares entities wants something else.
  if (xml.find("<!ENTITY") != std::string_view::npos) {
    return fail(ErrorCode::kMalformed, "the XML declares entities of its own; ALTO has none");
  }
  constexpr int kOptions =
      XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET;
  const XmlDocument parsed(
      xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8", kOptions));
  const xmlNode* root = parsed ? xmlDocGetRootElement(parsed.get()) : nullptr;
  if (root == nullptr) return fail(ErrorCode::kMalformed, "the ALTO XML cannot be read");
  AltoReader reader;
  reader.read(*root, kDepth);
  return finished(reader.finish(), "application/alto+xml");
}

}  // namespace baku
