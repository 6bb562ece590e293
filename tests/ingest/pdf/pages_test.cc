#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/file.h"
#include "ingest/pdf/pdf_reader.h"
#include "tests/ingest/pdf/drawn_pdf.h"

// Poppler's interpreter loses a few hundred bytes when a page is left through an exception.
// NOLINTNEXTLINE(clang-diagnostic-reserved-identifier,readability-identifier-naming)
extern "C" const char* __lsan_default_suppressions() {
  return "leak:Gfx::display\nleak:Lexer::getObj\n";
}

namespace baku {
namespace {

constexpr std::string_view kBox = "1 w 100 250 50 40 re S";  // 50 x 40, 100 from the left

DrawnPage page_with(std::string_view content) {
  DrawnPage page;
  page.content = content;
  return page;
}

TEST(Pages, AreSeenAsDisplayed) {
  DrawnPage rotated = page_with(kBox);
  rotated.rotate = 90;
  DrawnPage upside_down = page_with(kBox);
  upside_down.rotate = 180;
  DrawnPage turned_left = page_with(kBox);
  turned_left.rotate = 270;
  DrawnPage cropped = page_with(kBox);
  cropped.crop_box = Rect{50, 200, 350, 350};
  DrawnPage cropped_rotated = cropped;
  cropped_rotated.rotate = 90;
  DrawnPage large = page_with(kBox);
  large.user_unit = 2;
  const struct {
    const char* what;
    const DrawnPage& page;
    double width, height;
    Rect box;
  } cases[] = {
      {"plain", page_with(kBox), 600, 400, {100, 110, 150, 150}},
      {"rotated by 90", rotated, 400, 600, {250, 100, 290, 150}},
      {"rotated by 180", upside_down, 600, 400, {450, 250, 500, 290}},
      {"rotated by 270", turned_left, 400, 600, {110, 450, 150, 500}},
      {"cropped", cropped, 300, 150, {50, 60, 100, 100}},
      {"cropped and rotated", cropped_rotated, 150, 300, {50, 50, 90, 100}},
      {"user unit", large, 1200, 800, {200, 220, 300, 300}},
  };
  for (const auto& [what, drawn, width, height, box] : cases) {
    SCOPED_TRACE(what);
    const auto document = read_pdf(drawn_pdf(drawn), {});
    ASSERT_TRUE(document.has_value());
    const Page& page = document->pages.at(0);
    EXPECT_DOUBLE_EQ(page.width, width);
    EXPECT_DOUBLE_EQ(page.height, height);
    ASSERT_EQ(page.shapes.size(), 1U);
    EXPECT_NEAR(page.shapes[0].box.left, box.left, 0.01);
    EXPECT_NEAR(page.shapes[0].box.top, box.top, 0.01);
    EXPECT_NEAR(page.shapes[0].box.right, box.right, 0.01);
    EXPECT_NEAR(page.shapes[0].box.bottom, box.bottom, 0.01);
  }
}

TEST(Pages, TooLargeAreSkippedWithAWarning) {
  DrawnPdf pdf;
  DrawnPage huge = page_with(kBox);
  huge.width = 20000;
  pdf.add_page(huge);
  pdf.add_page(page_with(kBox));
  const auto document = read_pdf(pdf.bytes(), {});
  ASSERT_TRUE(document.has_value());
  ASSERT_EQ(document->pages.size(), 2U);
  EXPECT_EQ(document->pages[0].width, 20000);
  EXPECT_TRUE(document->pages[0].shapes.empty());
  EXPECT_EQ(document->pages[1].shapes.size(), 1U);
  ASSERT_EQ(document->warnings.size(), 1U);
  EXPECT_EQ(document->warnings[0].page, 1);
}

TEST(Pages, OfARangeAreRead) {
  DrawnPdf pdf;
  for (int i = 0; i < 5; ++i) pdf.add_page(page_with(kBox));
  const auto bytes = pdf.bytes();
  const struct {
    int first, last, most;
    std::vector<int> pages;
    ErrorCode error;
  } cases[] = {
      {1, 0, 2000, {1, 2, 3, 4, 5}, ErrorCode::kInternal},
      {2, 3, 2000, {2, 3}, ErrorCode::kInternal},
      {4, 0, 2, {4, 5}, ErrorCode::kInternal},
      {1, 0, 4, {}, ErrorCode::kLimit},
      {6, 0, 2000, {}, ErrorCode::kUsage},
      {0, 0, 2000, {}, ErrorCode::kUsage},
      {3, 2, 2000, {}, ErrorCode::kUsage},
      {1, 6, 2000, {}, ErrorCode::kUsage},
  };
  for (const auto& [first, last, most, pages, error] : cases) {
    SCOPED_TRACE(std::to_string(first) + "-" + std::to_string(last));
    PdfOptions options;
    options.first_page = first;
    options.last_page = last;
    options.max_pages = most;
    const auto document = read_pdf(bytes, options);
    ASSERT_EQ(document.has_value(), !pages.empty());
    if (!document) {
      EXPECT_EQ(document.error().code, error);
      continue;
    }
    std::vector<int> numbers;
    for (const Page& page : document->pages) numbers.push_back(page.number);
    EXPECT_EQ(numbers, pages);
  }
}

TEST(Pages, OfUnreadableFilesAreErrors) {
  const std::string good = drawn_pdf(kBox);
  const std::string no_pages = DrawnPdf().bytes();
  const std::string bare = "%PDF-1.7\n";
  const struct {
    const char* what;
    std::string_view bytes;
    ErrorCode error;
  } cases[] = {
      {"empty", "", ErrorCode::kEmpty},
      {"text", "Standar Operasional Prosedur", ErrorCode::kUnsupported},
      {"no pages", no_pages, ErrorCode::kMalformed},
      {"a header only", bare, ErrorCode::kMalformed},
      {"cut after the header", std::string_view(good).substr(0, 12), ErrorCode::kMalformed},
  };
  for (const auto& [what, bytes, error] : cases) {
    SCOPED_TRACE(what);
    const auto document = read_pdf(bytes, {});
    ASSERT_FALSE(document.has_value());
    EXPECT_EQ(document.error().code, error);
    EXPECT_FALSE(document.error().message.empty());
  }
}

TEST(Pages, OfATruncatedFileAreReadWithAWarning) {
  const std::string whole = drawn_pdf(kBox);
  const auto document = read_pdf(std::string_view(whole).substr(0, whole.find("startxref")), {});
  ASSERT_TRUE(document.has_value());
  ASSERT_EQ(document->pages.size(), 1U);
  EXPECT_EQ(document->pages[0].shapes.size(), 1U);
  EXPECT_FALSE(document->warnings.empty());
}

TEST(Pages, WhoseTreeIsLostAreReadAsIncomplete) {
  const std::string good = drawn_pdf("BT /F1 10 Tf 50 300 Td (Surat masuk) Tj ET");
  const std::size_t table = good.rfind("xref\n0");
  ASSERT_NE(table, std::string::npos);
  std::string lost = good.substr(0, table);
  lost.replace(lost.find("/Type /Catalog"), 14, "/Type /Nothing");
  const auto document = read_pdf(lost, {});
  ASSERT_TRUE(document.has_value()) << document.error().message;
  ASSERT_EQ(document->pages.size(), 1U);
  EXPECT_TRUE(document->pages[0].incomplete);
  ASSERT_EQ(document->pages[0].words.size(), 2U);
  EXPECT_EQ(document->pages[0].words[1].text, "masuk");
  EXPECT_FALSE(document->warnings.empty());

  std::string locked = lost + "\n99 0 obj\n<</Filter /Standard /V 2>>\nendobj\n";
  EXPECT_FALSE(read_pdf(locked, {}).has_value());
  lost.replace(lost.find("/Type /Page /"), 11, "/Type /Leaf");
  EXPECT_FALSE(read_pdf(lost, {}).has_value());
}

TEST(Pages, OfAnEncryptedFileNeedThePassword) {
  const auto bytes =
      read_file(std::string(BAKU_SOURCE_DIR) + "/tests/ingest/pdf/data/encrypted.pdf", 1 << 20);
  ASSERT_TRUE(bytes.has_value());
  const struct {
    std::optional<std::string> password;
    bool opens;
  } cases[] = {{std::nullopt, false}, {"salah", false}, {"buka", true}, {"kunci", true}};
  for (const auto& [password, opens] : cases) {
    SCOPED_TRACE(password.value_or("none"));
    PdfOptions options;
    options.password = password;
    const auto document = read_pdf(*bytes, options);
    ASSERT_EQ(document.has_value(), opens);
    if (opens) {
      ASSERT_EQ(document->pages.at(0).words.size(), 1U);
      EXPECT_EQ(document->pages[0].words[0].text, "rahasia");
    } else {
      EXPECT_EQ(document.error().code, ErrorCode::kEncrypted);
      EXPECT_EQ(document.error().message.find("--password") != std::string::npos, !password);
    }
  }
}

// Poppler would report on standard error.
TEST(Pages, WithMistakesAreReadSilentlyWithWarnings) {
  const auto bytes = drawn_pdf("1 w 100 250 50 40 re S unknown_operator ( 1 0 0 Q Q Q");
  testing::internal::CaptureStderr();
  testing::internal::CaptureStdout();
  const auto document = read_pdf(bytes, {});
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->pages.at(0).shapes.size(), 1U);
  ASSERT_FALSE(document->warnings.empty());
  EXPECT_EQ(document->warnings[0].page, 1);
}

TEST(Pages, WithManyMistakesHaveFewWarnings) {
  std::string content;
  for (int i = 0; i < 500; ++i) content += "wrong" + std::to_string(i) + " ";
  const auto document = read_pdf(drawn_pdf(content), {});
  ASSERT_TRUE(document.has_value());
  EXPECT_LE(document->warnings.size(), 51U);
  EXPECT_NE(document->warnings.back().message.find("more"), std::string::npos);
}

TEST(Pages, ThatGoOnForEverKeepWhatCameBefore) {
  std::string content(kBox);
  for (int i = 0; i < 30000; ++i) content += " q";
  DrawnPdf pdf;
  pdf.add_page(page_with(content));
  pdf.add_page(page_with(kBox));
  const auto document = read_pdf(pdf.bytes(), {});
  ASSERT_TRUE(document.has_value());
  ASSERT_EQ(document->pages.size(), 2U);
  EXPECT_EQ(document->pages[0].shapes.size(), 1U);
  EXPECT_EQ(document->pages[1].shapes.size(), 1U);
  ASSERT_EQ(document->warnings.size(), 1U);
  EXPECT_EQ(document->warnings[0].page, 1);
}

TEST(Pages, ReadAtTheSameTimeKeepTheirOwnWarnings) {
  const auto clean = drawn_pdf(kBox);
  const auto faulty = drawn_pdf("1 w 100 250 50 40 re S unknown_operator");
  std::vector<std::size_t> warnings(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < warnings.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 20; ++round) {
        const auto document = read_pdf(i % 2 == 0 ? clean : faulty, {});
        warnings[i] += document ? document->warnings.size() : 1000;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(warnings, (std::vector<std::size_t>{0, 20, 0, 20, 0, 20, 0, 20}));
}

TEST(Pages, ListImagesWithoutTheirPixels) {
  DrawnPdf pdf;
  const int image = pdf.add_stream(
      "/Type /XObject /Subtype /Image /Width 2 /Height 3 /ColorSpace /DeviceGray "
      "/BitsPerComponent 8",
      "abcdef");
  DrawnPage page;
  page.resources = "/XObject << /Im " + std::to_string(image) + " 0 R >>";
  page.content =
      "q 200 0 0 100 50 200 cm /Im Do Q "
      "q 10 0 0 10 300 300 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q "
      "q 10 0 0 10 400 300 cm BI /W 1 /H 1 /IM true ID a EI Q 1 w 100 20 50 40 re S";
  pdf.add_page(page);
  const auto document = read_pdf(pdf.bytes(), {});
  ASSERT_TRUE(document.has_value());
  const auto& images = document->pages.at(0).images;
  ASSERT_EQ(images.size(), 3U);
  EXPECT_EQ(images[0].pixel_width, 2);
  EXPECT_EQ(images[0].pixel_height, 3);
  EXPECT_EQ(images[0].box, (Rect{50, 100, 250, 200}));
  EXPECT_EQ(document->pages[0].shapes.size(), 1U) << "what follows an inline image is read";
}

TEST(PagePicture, ShowsThePageAsDisplayed) {
  DrawnPage page;
  page.content = "1 0 0 rg 0 390 10 10 re f";  // red in the upper left corner
  page.rotate = 90;
  const auto picture = render_pdf_page(drawn_pdf(page), {}, 1, 36);
  ASSERT_TRUE(picture.has_value()) << picture.error().message;
  EXPECT_EQ(picture->width, 200);
  EXPECT_EQ(picture->height, 300);
  ASSERT_EQ(picture->rgb.size(), 200U * 300U * 3U);
  const auto pixel = [&](std::size_t x, std::size_t y) {
    return picture->rgb.substr((y * 200 + x) * 3, 3);
  };
  EXPECT_EQ(pixel(197, 2), std::string("\xFF\x00\x00", 3));
  EXPECT_EQ(pixel(2, 2), "\xFF\xFF\xFF");
}

TEST(PagePicture, HasLimits) {
  const auto bytes = drawn_pdf(kBox);
  const struct {
    int page;
    double dpi;
    ErrorCode error;
  } cases[] = {
      {2, 72, ErrorCode::kUsage},
      {0, 72, ErrorCode::kUsage},
      {1, 0, ErrorCode::kUsage},
      {1, 5000, ErrorCode::kLimit},
  };
  for (const auto& [page, dpi, error] : cases) {
    const auto picture = render_pdf_page(bytes, {}, page, dpi);
    ASSERT_FALSE(picture.has_value());
    EXPECT_EQ(picture.error().code, error);
  }
}

}  // namespace
}  // namespace baku
