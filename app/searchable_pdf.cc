#include "app/searchable_pdf.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "app/read_document.h"
#include "ingest/scan/encoded_picture.h"

namespace baku {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kOwnTextDpi = 200;  // of pages that are no pictures
constexpr double kMostDpi = 600;
constexpr double kMostPixels = 99e6;
constexpr double kA4Width = 595;  // points, for a page of which nothing is known
constexpr double kA4Height = 842;
constexpr double kAdvance = 0.6;   // of each letter of Courier, of its size
constexpr double kDescent = 0.21;  // share of a word's box below its baseline

// Objects with fixed numbers.
constexpr int kCatalog = 1;
constexpr int kPages = 2;
constexpr int kFont = 3;
constexpr int kToUnicode = 4;
constexpr int kFirstFree = 5;

struct Size {
  double width = 0;  // points
  double height = 0;
};

Size displayed_size(const Page& page) {
  Size size = {page.width, page.height};
  if (page.straightened) size = {page.straightened->width, page.straightened->height};
  if (size.width <= 0 || size.height <= 0) size = {kA4Width, kA4Height};
  return size;
}

bool is_scanned(const Page& page) {
  return std::any_of(page.words.begin(), page.words.end(),
                     [](const Word& word) { return word.origin == Origin::kImage; });
}

// That of the picture which the page was read from.
double picture_dpi(const Page& page, const Size& size) {
  double dpi = kOwnTextDpi;
  if (is_scanned(page) && !page.images.empty()) {
    dpi = page.images.front().pixel_width * kPointsPerInch / size.width;
  }
  const double inches = size.width * size.height / (kPointsPerInch * kPointsPerInch);
  return std::min({std::max(dpi, kPointsPerInch), kMostDpi, std::sqrt(kMostPixels / inches)});
}

std::vector<char32_t> letters_of(std::string_view text) {
  std::vector<char32_t> letters;
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (i + length > text.size()) break;
    char32_t letter = length == 1 ? first : first & (0x7FU >> length);
    for (std::size_t k = 1; k < length; ++k) {
      letter = (letter << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    letters.push_back(letter);
    i += length;
  }
  return letters;
}

// The letters of one font: ASCII has its own codes, others get those above in order of appearance.
class Codes {
 public:
  unsigned int code_of(char32_t letter) {
    if (letter >= ' ' && letter <= '~') return letter;
    const auto known = codes_.find(letter);
    if (known != codes_.end()) return known->second;
    if (next_ > 0xFF) return '?';
    codes_.emplace(letter, next_);
    return next_++;
  }

  // The map from codes to Unicode, as PDF has it (ISO 32000-1, 9.10.3).
  [[nodiscard]] std::string to_unicode() const {
    std::string map =
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /Baku def\n"
        "/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        "1 beginbfrange\n<20> <7E> <0020>\nendbfrange\n";
    for (const auto& [letter, code] : codes_) {
      fmt::format_to(std::back_inserter(map), "1 beginbfchar\n<{:02X}> <{}>\nendbfchar\n", code,
                     utf16(letter));
    }
    return map + "endcmap CMapName currentdict /CMap defineresource pop end end\n";
  }

 private:
  static std::string utf16(char32_t letter) {
    const auto number = static_cast<unsigned int>(letter);
    if (number < 0x10000) return fmt::format("{:04X}", number);
    const unsigned int rest = number - 0x10000;
    return fmt::format("{:04X}{:04X}", 0xD800 + (rest >> 10U), 0xDC00 + (rest & 0x3FFU));
  }

  std::map<char32_t, unsigned int> codes_;
  unsigned int next_ = 0x80;
};

// The corners of a word from which it is written.
struct Place {
  Point begin;  // of the lower side, as the word is read
  Point end;
  Point top;  // above `begin`
};

Place place_of(const Word& word) {
  const Rect& box = word.box;
  const Point left_top = {box.left, box.top};
  const Point left_bottom = {box.left, box.bottom};
  const Point right_top = {box.right, box.top};
  const Point right_bottom = {box.right, box.bottom};
  switch (word.direction) {
    case Direction::k0: return {left_bottom, right_bottom, left_top};
    case Direction::k90: return {left_top, left_bottom, right_top};
    case Direction::k180: return {right_top, left_top, right_bottom};
    case Direction::k270: return {right_bottom, right_top, left_bottom};
  }
  return {};
}

class SearchablePdf {
 public:
  SearchablePdf(std::string_view bytes, const PdfOptions& options)
      : bytes_(bytes), options_(options), offsets_(kFirstFree) {
    file_ = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n";
  }

  Result<void> add(const Page& page) {
    const Size size = displayed_size(page);
    std::string content;
    int picture = 0;
    if (page.incomplete && page.words.empty()) {
      content = fmt::format("BT /F 12 Tf 36 {:.3f} Td (page {} could not be read) Tj ET\n",
                            size.height - 48, page.number);
    } else {
      BAKU_TRY(picture, add_picture(page, size));
      content = fmt::format("q {:.3f} 0 0 {:.3f} 0 0 cm /P Do Q\n", size.width, size.height) +
                words_of(page, size.height);
    }
    const int stream = begin_object();
    add_stream("", content);
    const int object = begin_object();
    const std::string pictures =
        picture > 0 ? fmt::format(" /XObject << /P {} 0 R >>", picture) : "";
    file_ += fmt::format(
        "<< /Type /Page /Parent {} 0 R /MediaBox [0 0 {:.3f} {:.3f}] /Contents {} 0 R\n"
        "/Resources << /Font << /F {} 0 R >>{} >> >>\nendobj\n",
        kPages, size.width, size.height, stream, kFont, pictures);
    pages_.push_back(object);
    if (file_.size() > kMostSearchableBytes) {
      return fail(ErrorCode::kLimit,
                  "the searchable PDF would be larger than 200 MB; choose some --pages");
    }
    return {};
  }

  std::string finish() {
    begin_object(kCatalog);
    file_ += fmt::format("<< /Type /Catalog /Pages {} 0 R >>\nendobj\n", kPages);
    begin_object(kPages);
    file_ += fmt::format("<< /Type /Pages /Count {} /Kids [", pages_.size());
    for (const int page : pages_) file_ += fmt::format("{} 0 R ", page);
    file_ += "] >>\nendobj\n";
    begin_object(kFont);
    file_ += fmt::format(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding\n"
        "/ToUnicode {} 0 R /FirstChar 0 /LastChar 255 /Widths [",
        kToUnicode);
    for (int code = 0; code <= 255; ++code) file_ += "600 ";
    file_ += "] >>\nendobj\n";
    begin_object(kToUnicode);
    add_stream("", codes_.to_unicode());
    const std::size_t table = file_.size();
    file_ += fmt::format("xref\n0 {}\n0000000000 65535 f \n", offsets_.size());
    for (std::size_t i = 1; i < offsets_.size(); ++i) {
      file_ += fmt::format("{:010} 00000 n \n", offsets_[i]);
    }
    file_ += fmt::format("trailer\n<< /Size {} /Root {} 0 R >>\nstartxref\n{}\n%%EOF\n",
                         offsets_.size(), kCatalog, table);
    return std::move(file_);
  }

 private:
  void begin_object(int number) {
    offsets_[static_cast<std::size_t>(number)] = file_.size();
    file_ += fmt::format("{} 0 obj\n", number);
  }

  int begin_object() {
    const int number = static_cast<int>(offsets_.size());
    offsets_.push_back(0);
    begin_object(number);
    return number;
  }

  void add_stream(std::string_view entries, std::string_view content) {
    file_ += fmt::format("<< {} /Length {} >>\nstream\n", entries, content.size());
    file_ += content;
    file_ += "\nendstream\nendobj\n";
  }

  Result<int> add_picture(const Page& page, const Size& size) {
    const double dpi = picture_dpi(page, size);
    BAKU_TRY(const Picture picture, render_page(bytes_, options_, page.number, dpi));
    BAKU_TRY(const EncodedPicture encoded,
             encode_picture({picture.width, picture.height, picture.rgb, dpi, page.number}));
    const bool jpeg = encoded.coding == PictureCoding::kJpeg;
    const int number = begin_object();
    add_stream(
        fmt::format("/Type /XObject /Subtype /Image /Width {} /Height {}\n"
                    "/ColorSpace /{} /BitsPerComponent {} /Filter /{}",
                    encoded.width, encoded.height, encoded.coloured ? "DeviceRGB" : "DeviceGray",
                    jpeg ? 8 : 1, jpeg ? "DCTDecode" : "FlateDecode"),
        encoded.bytes);
    return number;
  }

  std::string words_of(const Page& page, double height) {
    std::string text = "BT 3 Tr /F 1 Tf\n";
    for (const Word& word : page.words) add_word(page, word, height, text);
    return text + "ET\n";
  }

  void add_word(const Page& page, const Word& word, double height, std::string& text) {
    const std::vector<char32_t> letters = letters_of(word.text);
    if (letters.empty() || word.box.empty()) return;
    Place place = place_of(word);
    for (Point* point : {&place.begin, &place.end, &place.top}) {
      if (page.straightened) *point = page.straightened->of(*point);
      point->y = height - point->y;
    }
    const Point up = {place.top.x - place.begin.x, place.top.y - place.begin.y};
    const double advance = kAdvance * static_cast<double>(letters.size());
    fmt::format_to(std::back_inserter(text), "{:.4f} {:.4f} {:.4f} {:.4f} {:.3f} {:.3f} Tm <",
                   (place.end.x - place.begin.x) / advance, (place.end.y - place.begin.y) / advance,
                   up.x, up.y, place.begin.x + kDescent * up.x, place.begin.y + kDescent * up.y);
    for (const char32_t letter : letters) {
      fmt::format_to(std::back_inserter(text), "{:02X}", codes_.code_of(letter));
    }
    text += "> Tj\n";
  }

  std::string_view bytes_;
  const PdfOptions& options_;
  std::string file_;
  std::vector<std::size_t> offsets_;  // by object number
  std::vector<int> pages_;            // objects
  Codes codes_;
};

}  // namespace

Result<std::string> searchable_pdf_of_scan(std::string_view bytes, const PdfOptions& options,
                                           const Document& document) {
  if (std::none_of(document.pages.begin(), document.pages.end(), is_scanned)) return std::string();
  SearchablePdf pdf(bytes, options);
  for (const Page& page : document.pages) {
    options.visits.tell(page.number);
    if (auto added = pdf.add(page); !added) return tl::unexpected(std::move(added).error());
  }
  options.visits.tell(0);
  return pdf.finish();
}

}  // namespace baku
