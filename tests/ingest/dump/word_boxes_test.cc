#include "ingest/dump/word_boxes.h"

#include <gtest/gtest.h>

namespace baku {
namespace {

TEST(Hocr, ReadsWordsInPoints) {
  const auto document = read_hocr(
      "<html><body><div class='ocr_page' title='image \"a.png\"; bbox 0 0 2480 3508; "
      "scan_res 300 300'><span class='ocr_line' title='bbox 300 300 900 360'>"
      "<span class='ocrx_word' title='bbox 300 300 600 350; x_wconf 91'><strong>Nomor</strong>"
      "</span> <span class='ocrx_word' title='bbox 620 300 700 350; x_wconf 40'>S&amp;P</span>"
      "<span class='ocrx_word' title='nonsense'>x</span></span>"
      "<div class='ocr_separator' title='bbox 0 400 2000 404'></div></div></body></html>");
  ASSERT_TRUE(document);
  ASSERT_EQ(document->pages.size(), 1U);
  const Page& page = document->pages.front();
  EXPECT_NEAR(page.width, 595.2, 0.1);
  ASSERT_EQ(page.words.size(), 2U);
  EXPECT_EQ(page.words[0].text, "Nomor");
  EXPECT_NEAR(page.words[0].box.left, 72, 0.01);
  EXPECT_NEAR(page.words[0].box.bottom, 84, 0.01);
  EXPECT_FLOAT_EQ(page.words[0].confidence, 0.91F);
  EXPECT_EQ(page.words[1].text, "S&P");
  EXPECT_EQ(page.words[1].origin, Origin::kImage);
  ASSERT_EQ(page.rulings.size(), 1U);
  EXPECT_EQ(page.rulings[0].axis, Axis::kHorizontal);
}

TEST(Alto, ReadsWordsInPoints) {
  const auto document = read_alto(
      "<?xml version=\"1.0\"?><alto "
      "xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\"><Description>"
      "<MeasurementUnit>mm10</MeasurementUnit></Description><Layout><Page WIDTH=\"2100\" "
      "HEIGHT=\"2970\"><PrintSpace><TextBlock><TextLine HPOS=\"254\" VPOS=\"254\" WIDTH=\"500\" "
      "HEIGHT=\"40\"><String HPOS=\"254\" VPOS=\"254\" WIDTH=\"254\" HEIGHT=\"40\" WC=\"0.8\" "
      "CONTENT=\"Tanggal\"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>");
  ASSERT_TRUE(document);
  const Page& page = document->pages.front();
  EXPECT_NEAR(page.height, 841.9, 0.1);
  ASSERT_EQ(page.words.size(), 1U);
  EXPECT_EQ(page.words[0].text, "Tanggal");
  EXPECT_NEAR(page.words[0].box.left, 72, 0.01);
  EXPECT_FLOAT_EQ(page.words[0].confidence, 0.8F);
}

TEST(Alto, RefusesEntitiesAndDamage) {
  for (const std::string_view xml :
       {"<!DOCTYPE alto [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]><alto>&b;</alto>",
        "<!DOCTYPE alto [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><alto>&a;</alto>",
        "<alto><Layout></Layout></alto>", "not xml"}) {
    const auto document = read_alto(xml);
    ASSERT_FALSE(document) << xml;
    EXPECT_EQ(document.error().code, ErrorCode::kMalformed);
  }
}

}  // namespace
}  // namespace baku
