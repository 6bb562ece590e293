#include "ingest/scan/scan_reader.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/file.h"
#include "ingest/pdf/pdf_reader.h"
#include "ingest/scan/line_reader.h"
#include "ingest/scan/scan_page.h"
#include "tests/ingest/scan/drawn_pictures.h"

namespace baku {
namespace {

Page page_with_picture(bool picture) {
  Page page;
  page.width = 600;
  page.height = 800;
  if (picture) page.images.push_back({{0, 0, 600, 800}, 1250, 1667});
  return page;
}

TEST(ScanReader, RendersAtTheScansOwnResolution) {
  EXPECT_NEAR(reading_dpi(page_with_picture(true)), 150, 1);
  EXPECT_NEAR(reading_dpi(page_with_picture(false)), 300, 1);
  Page large = page_with_picture(false);
  large.width = large.height = 14400;
  const double inches = 200;
  EXPECT_LE(reading_dpi(large) * inches * reading_dpi(large) * inches, 100e6);
}

// Light and shadow of a photograph that shows no text.
PixHandle photograph() {
  PixHandle pix = test::blank_picture(300, 400, 8);
  for (int y = 0; y < 400; ++y) {
    for (int x = 0; x < 300; ++x) {
      const double tone = 128 + 60 * std::sin(x / 47.0) * std::cos(y / 61.0) +
                          40 * std::sin((x + 2 * y) / 23.0) + (7 * x + 13 * y) % 17;
      pixSetPixel(pix.get(), x, y, static_cast<l_uint32>(std::clamp(tone, 0.0, 255.0)));
    }
  }
  return pix;
}

TEST(ScanReader, PagesWithoutTextHaveNoSureWords) {
  struct Case {
    const char* name;
    PixHandle picture;
    bool none;  // not even an unsure one
  };
  const Case cases[] = {{"blank", test::blank_picture(600, 800, 8), true},
                        {"photograph", photograph(), false}};
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const std::string png = test::encoded(*each.picture, test::FileFormat::kPng);
    const auto document = read_pictures(png, MediaKind::kPng, ScanOptions{});
    ASSERT_TRUE(document) << document.error().message;
    ASSERT_EQ(document->pages.size(), 1U);
    if (each.none) {
      EXPECT_TRUE(document->pages[0].words.empty());
    }
    for (const Word& word : document->pages[0].words) {
      EXPECT_TRUE(word.text.size() < 3 || word.confidence < 0.5F) << word.text;
    }
    EXPECT_FALSE(document->pages[0].incomplete);
    EXPECT_EQ(document->media_type, "image/png");
  }
}

TEST(ScanReader, RangeOutsideTheFileIsAUsageError) {
  const std::string png = test::encoded(*test::blank_picture(600, 800, 8), test::FileFormat::kPng);
  for (const ScanOptions& options : {ScanOptions{2, 0}, ScanOptions{1, 2}, ScanOptions{0, 0}}) {
    EXPECT_EQ(read_pictures(png, MediaKind::kPng, options).error().code, ErrorCode::kUsage);
  }
}

// Two ways to the same page: its own text, and its picture.
TEST(ScanReader, ReadsFromThePictureWhatThePdfSays) {
  const auto bytes =
      read_file(std::string(BAKU_SOURCE_DIR) + "/corpus/digital/d001.pdf", 10U << 20U);
  ASSERT_TRUE(bytes);
  PdfOptions options;
  options.last_page = 1;
  const auto digital = read_pdf(*bytes, options);
  const auto picture = render_pdf_page(*bytes, options, 1, 200);
  ASSERT_TRUE(digital && picture);
  const auto scanned = read_rendered({picture->width, picture->height, picture->rgb, 200, 1});
  ASSERT_TRUE(scanned) << scanned.error().message;
  std::multiset<std::string> read;
  for (const Word& word : scanned->words) read.insert(word.text);
  std::size_t found = 0;
  for (const Word& word : digital->pages[0].words) found += read.count(word.text) > 0 ? 1U : 0U;
  EXPECT_GT(static_cast<double>(found), 0.9 * static_cast<double>(digital->pages[0].words.size()));
  EXPECT_NEAR(scanned->width, digital->pages[0].width, 1);
  EXPECT_GE(scanned->rulings.size(), 4U);
}

// A PDF of one page of 144 by 108 points that shows `image` (a gray JPEG of 300 by 225 pixels).
std::string pdf_of(const std::string& image, const std::string& content) {
  const std::string page =
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 144 108]/Contents 4 0 R"
      "/Resources<</XObject<</I 5 0 R>>>>>>";
  const std::string image_dictionary =
      "<</Type/XObject/Subtype/Image/Width 300/Height 225/ColorSpace/DeviceGray"
      "/BitsPerComponent 8/Filter/DCTDecode/Length " +
      std::to_string(image.size()) + ">>";
  const std::vector<std::string> objects = {
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page,
      "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream",
      image_dictionary + "stream\n" + image + "\nendstream"};
  std::string pdf = "%PDF-1.4\n";
  std::string table = "xref\n0 6\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const std::string offset = std::to_string(pdf.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string start = std::to_string(pdf.size());
  return pdf + table + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

TEST(SoleImage, IsWhatWouldBeDrawn) {
  const PixHandle gray = test::blank_picture(300, 225, 8);
  for (int i = 0; i < 60; ++i) test::draw_box(*gray, 5 * i, (13 * i) % 190, 3, 30, 90);
  const std::string jpeg = test::encoded(*gray, test::FileFormat::kJpeg);
  const std::string whole = "q 144 0 0 108 0 0 cm /I Do Q";
  struct Case {
    const char* name;
    std::string image;
    std::string content;
    bool found;
    bool cut_short;
  };
  const Case cases[] = {
      {"whole page", jpeg, whole, true, false},
      {"painted over a box", jpeg, "0 0 50 50 re f " + whole, true, false},
      {"a box painted over it", jpeg, whole + " 0 0 50 50 re f", false, false},
      {"part of the page", jpeg, "q 120 0 0 90 0 0 cm /I Do Q", false, false},
      {"on its head", jpeg, "q -144 0 0 -108 144 108 cm /I Do Q", false, false},
      {"end marker lost", jpeg.substr(0, jpeg.size() - 2), whole, true, false},
      {"cut", jpeg.substr(0, jpeg.size() / 2), whole, true, true},
      {"end overwritten", jpeg.substr(0, jpeg.size() / 2) + std::string(jpeg.size() / 2, '\0'),
       whole, true, true},
      {"no JPEG", std::string(2000, 'x'), whole, false, false},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    const std::string pdf = pdf_of(test.image, test.content);
    const auto image = sole_image(pdf, PdfOptions{}, 1, 150);
    ASSERT_TRUE(image) << image.error().message;
    ASSERT_EQ(image->has_value(), test.found);
    if (!test.found) continue;
    EXPECT_EQ((*image)->cut_short, test.cut_short);
    ASSERT_EQ((*image)->channels, 1);
    const auto drawn = render_pdf_page(pdf, PdfOptions{}, 1, 150);
    ASSERT_TRUE(drawn);
    ASSERT_EQ(drawn->rgb.size(), 3 * (*image)->tones.size());
    std::string expected;
    for (std::size_t i = 0; i < drawn->rgb.size(); i += 3) expected += drawn->rgb[i];
    EXPECT_TRUE((*image)->tones == expected);
    const int width = drawn->width;
    const PixHandle direct = pix_of({width, drawn->height, (*image)->tones, 150, 1, true});
    const PixHandle by_drawing = pix_of({width, drawn->height, drawn->rgb, 150, 1});
    l_int32 same = 0;
    pixEqual(direct.get(), by_drawing.get(), &same);
    EXPECT_EQ(same, 1);
  }
  EXPECT_FALSE(sole_image("no PDF", PdfOptions{}, 1, 150));
}

// Knows letters that have more ink below than above.
class FootedReader : public LineReader {
 public:
  explicit FootedReader(bool knows_any) : knows_any_(knows_any) {}

  std::vector<ReadWord> read(const Pix& line, LineLength /*length*/) override {
    std::vector<int> rows;  // of each dark pixel
    for (int y = 0; y < pixGetHeight(&line); ++y) {
      for (int x = 0; x < pixGetWidth(&line); ++x) {
        if (test::pixel_at(line, x, y) < 128) rows.push_back(y);
      }
    }
    if (rows.empty()) return {};
    const int middle = (rows.front() + rows.back()) / 2;
    const auto below = std::count_if(rows.begin(), rows.end(), [&](int y) { return y > middle; });
    const bool footed = 2 * below > static_cast<std::ptrdiff_t>(rows.size());
    return {{footed ? "keterangan" : "ueBuelajey", 10, 90, 0.9F}};
  }
  [[nodiscard]] bool knows(const std::string& word) const override {
    return knows_any_ && word == "keterangan";
  }

 private:
  bool knows_any_;
};

constexpr double kDpi = 200;

PagePicture page_of_letters() {
  PagePicture picture;
  picture.pix = test::blank_picture(1000, 800, 8);
  picture.x_dpi = picture.y_dpi = kDpi;
  for (int row = 0; row < 10; ++row) {
    for (int letter = 0; letter < 12; ++letter) {
      const int left = 150 + 28 * letter;
      const int top = 100 + 60 * row;
      test::draw_box(*picture.pix, left, top, 4, 24);
      test::draw_box(*picture.pix, left, top + 16, 20, 8);
    }
  }
  return picture;
}

PagePicture turned_over(const PagePicture& picture) {
  PagePicture turned;
  turned.pix.reset(pixRotateOrth(picture.pix.get(), 2));
  turned.x_dpi = turned.y_dpi = kDpi;
  return turned;
}

TEST(ScanPage, StampsStandWhereThePageShowsThem) {
  constexpr Point kMiddle = {740, 560};  // pixels, beside the letters
  PagePicture upright = page_of_letters();
  upright.pix.reset(pixConvertTo32(upright.pix.get()));
  for (const int radius : {95, 80, 58, 38}) {
    for (int degree = 0; degree < 720; ++degree) {
      const double angle = degree * std::numbers::pi / 360;
      test::draw_colour(*upright.pix, static_cast<int>(kMiddle.x + radius * std::cos(angle)),
                        static_cast<int>(kMiddle.y + radius * std::sin(angle)), 6, 6, 0x7070D0);
    }
  }
  const PagePicture turned = turned_over(upright);
  const std::pair<const PagePicture&, Point> cases[] = {
      {upright, kMiddle}, {turned, {1000 - kMiddle.x, 800 - kMiddle.y}}};
  for (const auto& [picture, middle] : cases) {
    FootedReader reader(true);
    const auto page = scan_page(picture, 1, reader);
    ASSERT_TRUE(page.has_value());
    ASSERT_EQ(page->stamps.size(), 1U);
    EXPECT_NEAR(page->stamps[0].center().x, middle.x * 72 / kDpi, 5);
    EXPECT_NEAR(page->stamps[0].center().y, middle.y * 72 / kDpi, 5);
  }
}

TEST(ScanPage, APageOnItsHeadIsReadTheOtherWayUp) {
  const PagePicture upright = page_of_letters();
  const PagePicture turned = turned_over(upright);
  struct Case {
    const char* name;
    const PagePicture& picture;
    bool knows_any;
    const char* word;
    bool is_turned;
  };
  const Case cases[] = {
      {"upright", upright, true, "keterangan", false},
      {"on its head", turned, true, "keterangan", true},
      {"no language on either side", turned, false, "ueBuelajey", false},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    FootedReader reader(test.knows_any);
    const auto page = scan_page(test.picture, 1, reader);
    ASSERT_TRUE(page.has_value());
    ASSERT_FALSE(page->words.empty());
    for (const Word& word : page->words) EXPECT_EQ(word.text, test.word);
    const bool is_turned = page->straightened && page->straightened->to_displayed.m[0] < 0;
    EXPECT_EQ(is_turned, test.is_turned);
  }
}

}  // namespace
}  // namespace baku
