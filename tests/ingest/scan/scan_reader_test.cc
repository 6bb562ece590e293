#include "ingest/scan/scan_reader.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <set>
#include <string>
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

TEST(ScanReader, BlankPageHasNoWords) {
  const std::string png = test::encoded(*test::blank_picture(600, 800, 8), test::FileFormat::kPng);
  const auto document = read_pictures(png, MediaKind::kPng, ScanOptions{});
  ASSERT_TRUE(document) << document.error().message;
  ASSERT_EQ(document->pages.size(), 1U);
  EXPECT_TRUE(document->pages[0].words.empty());
  EXPECT_FALSE(document->pages[0].incomplete);
  EXPECT_EQ(document->media_type, "image/png");
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

TEST(ScanPage, APageOnItsHeadIsReadTheOtherWayUp) {
  PagePicture upright;
  upright.pix = test::blank_picture(1000, 800, 8);
  upright.x_dpi = upright.y_dpi = 200;
  for (int row = 0; row < 10; ++row) {
    for (int letter = 0; letter < 12; ++letter) {
      const int left = 150 + 28 * letter;
      const int top = 100 + 60 * row;
      test::draw_box(*upright.pix, left, top, 4, 24);
      test::draw_box(*upright.pix, left, top + 16, 20, 8);
    }
  }
  PagePicture turned;
  turned.pix.reset(pixRotateOrth(upright.pix.get(), 2));
  turned.x_dpi = turned.y_dpi = 200;
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
    const bool turned_over = page->straightened && page->straightened->to_displayed.m[0] < 0;
    EXPECT_EQ(turned_over, test.is_turned);
  }
}

}  // namespace
}  // namespace baku
