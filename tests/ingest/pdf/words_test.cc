#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/pdf/pdf_reader.h"
#include "tests/ingest/pdf/drawn_pdf.h"

namespace baku {
namespace {

Page read_page(const std::string& pdf) {
  const auto document = read_pdf(pdf, {});
  EXPECT_TRUE(document.has_value()) << (document ? "" : document.error().message);
  return document && !document->pages.empty() ? document->pages.front() : Page{};
}

// The words in reading order of one line; "_" where no blank follows, "!" before a hidden one.
std::string as_line(const Page& page) {
  std::string line;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    const Word& word = page.words[i];
    line += (word.hidden ? "!" : "") + word.text;
    if (i + 1 < page.words.size()) line += word.space_after ? " " : "_";
  }
  return line;
}

TEST(Words, AreReadAsDrawn) {
  const struct {
    const char* what;
    const char* content;
    const char* words;
  } cases[] = {
      {"plain", "BT /F1 12 Tf 50 300 Td (Kepala Dinas) Tj ET", "Kepala Dinas"},
      {"kerned", "BT /F1 12 Tf 50 300 Td [(K) 40 (ep) -20 (ala)] TJ ET", "Kepala"},
      {"blank as a gap", "BT /F1 12 Tf 50 300 Td [(Kepala) -300 (Dinas)] TJ ET", "Kepala Dinas"},
      {"glyph by glyph",
       "BT /F1 10 Tf 1 0 0 1 50 300 Tm (B) Tj 1 0 0 1 56.67 300 Tm (a) Tj "
       "1 0 0 1 62.23 300 Tm (b) Tj ET",
       "Bab"},
      {"two text objects", "BT /F1 10 Tf 50 300 Td (No) Tj ET BT /F1 10 Tf 62.8 300 Td (mor) Tj ET",
       "Nomor"},
      {"parts drawn apart",
       "BT /F1 10 Tf 50 300 Td (No) Tj ET BT /F1 10 Tf 50 200 Td (x) Tj ET "
       "BT /F1 10 Tf 62.8 300 Td (mor) Tj ET",
       "Nomor x"},
      {"letter spacing", "BT /F1 10 Tf 4 Tc 50 300 Td (SOP) Tj ET", "SOP"},
      {"letters placed apart",
       "BT /F1 10 Tf 1 0 0 1 50 300 Tm (S) Tj 1 0 0 1 60 300 Tm (U) Tj 1 0 0 1 70.5 300 Tm (R) Tj "
       "1 0 0 1 81 300 Tm (A) Tj 1 0 0 1 91 300 Tm (T) Tj ET",
       "SURAT"},
      {"digits placed apart",
       "BT /F1 10 Tf 1 0 0 1 50 300 Tm (1) Tj 1 0 0 1 60 300 Tm (2) Tj 1 0 0 1 70 300 Tm (3) Tj "
       "1 0 0 1 80 300 Tm (4) Tj ET",
       "1 2 3 4"},
      {"marks placed apart",
       "BT /F1 10 Tf 1 0 0 1 50 300 Tm (v) Tj 1 0 0 1 59 300 Tm (v) Tj 1 0 0 1 68 300 Tm (v) Tj "
       "1 0 0 1 77 300 Tm (v) Tj ET",
       "v v v v"},
      {"two columns", "BT /F1 10 Tf 50 300 Td (10) Tj 60 0 Td (Menit) Tj ET", "10 Menit"},
      {"bold by drawing twice",
       "BT /F1 10 Tf 50 300 Td (Tebal) Tj ET BT /F1 10 Tf 50.3 300 Td (Tebal) Tj ET", "Tebal"},
      {"ligature", "BT /F5 10 Tf 50 300 Td (A) Tj /F1 10 Tf (sik) Tj ET", "fisik"},
      {"soft hyphen", "BT /F1 10 Tf 50 300 Td (sur) Tj /F5 10 Tf (B) Tj ET", "sur-"},
      {"no character known", "BT /F7 10 Tf 50 300 Td <0041> Tj ET", "\xEF\xBF\xBD"},
      {"bytes of a ligature swapped", "BT /F1 10 Tf 50 300 Td (ser) Tj /F6 10 Tf (A) Tj ET",
       "serti"},
      {"bullets",
       "BT /F3 10 Tf 50 300 Td (\\267) Tj 50 0 Td (\\330) Tj 50 0 Td (\\247) Tj 50 0 Td (\\374) Tj "
       "/F4 10 Tf 50 0 Td (\\267) Tj ET",
       "\u2022 \u2022 \u2022 \u2713 \u2022"},
      {"invisible", "BT 3 Tr /F1 10 Tf 50 300 Td (lama) Tj ET", "!lama"},
      {"clipped away", "q 10 10 20 20 re W n BT /F1 10 Tf 50 300 Td (lama) Tj ET Q", "!lama"},
      {"white on paper", "1 g BT /F1 10 Tf 50 300 Td (lama) Tj ET", "!lama"},
      {"white on dark", "0 0 1 rg 40 290 100 30 re f 1 g BT /F1 10 Tf 50 300 Td (lama) Tj ET",
       "lama"},
      {"painted over",
       "BT /F1 10 Tf 50 300 Td (lama) Tj ET 1 g 40 290 100 30 re f 0 g BT /F1 10 Tf 50 300 Td "
       "(baru) Tj ET",
       "!lama baru"},
      {"outside the page", "BT /F1 10 Tf 700 300 Td (luar) Tj ET", ""},
      {"at an angle", "BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET", ""},
      {"actual text",
       "/Span << /ActualText (fi) >> BDC BT /F7 10 Tf 50 300 Td <0041> Tj ET EMC "
       "BT /F1 10 Tf 55 300 Td (sik) Tj ET",
       "fisik"},
      {"actual text of a picture",
       "/Span << /ActualText (Gambar bagan alir yang panjang) >> BDC BT /F1 10 Tf 50 300 Td (Ya) "
       "Tj ET EMC",
       "Ya"},
  };
  for (const auto& [what, content, words] : cases) {
    SCOPED_TRACE(what);
    EXPECT_EQ(as_line(read_page(drawn_pdf(content))), words);
  }
}

TEST(Words, HaveDirectionAndBoxAsDisplayed) {
  const struct {
    const char* matrix;
    int rotate;
    Direction direction;
    Rect box;  // about; the word is 20 points long and 10 high
  } cases[] = {
      {"1 0 0 1 100 300", 0, Direction::k0, {100, 92, 120, 102}},
      {"0 1 -1 0 100 300", 0, Direction::k270, {92, 80, 102, 100}},
      {"0 -1 1 0 100 300", 0, Direction::k90, {98, 100, 108, 120}},
      {"-1 0 0 -1 100 300", 0, Direction::k180, {80, 98, 100, 108}},
      {"1 0 0 1 100 300", 90, Direction::k90, {298, 100, 308, 120}},
      {"0 1 -1 0 100 300", 90, Direction::k0, {300, 92, 320, 102}},
      {"1 0 0 1 100 300", 180, Direction::k180, {480, 298, 500, 308}},
      {"1 0 0 1 100 300", 270, Direction::k270, {92, 480, 102, 500}},
  };
  for (const auto& [matrix, rotate, direction, box] : cases) {
    SCOPED_TRACE(std::string(matrix) + " rotated " + std::to_string(rotate));
    DrawnPage drawn;
    drawn.content = "BT /F1 10 Tf " + std::string(matrix) + " Tm (nnnn) Tj ET";
    drawn.rotate = rotate;
    const Page page = read_page(drawn_pdf(drawn));
    ASSERT_EQ(page.words.size(), 1U);
    const Word& word = page.words[0];
    EXPECT_EQ(word.direction, direction);
    EXPECT_NEAR(word.font_size, 10, 0.01);
    EXPECT_NEAR(word.box.left, box.left, 3);
    EXPECT_NEAR(word.box.top, box.top, 3);
    EXPECT_NEAR(word.box.right, box.right, 3);
    EXPECT_NEAR(word.box.bottom, box.bottom, 3);
  }
}

TEST(Words, KnowBoldType) {
  const struct {
    const char* what;
    const char* content;
    bool bold;
  } cases[] = {
      {"regular", "BT /F1 10 Tf 50 300 Td (kata) Tj ET", false},
      {"font name", "BT /F2 10 Tf 50 300 Td (kata) Tj ET", true},
      {"filled and stroked", "BT 2 Tr /F1 10 Tf 50 300 Td (kata) Tj ET", true},
      {"each glyph twice",
       "BT /F1 10 Tf 1 0 0 1 50 300 Tm (k) Tj 1 0 0 1 50.3 300 Tm (k) Tj 1 0 0 1 55 300 Tm (a) Tj "
       "1 0 0 1 55.3 300 Tm (a) Tj ET",
       true},
      {"the same place twice",
       "BT /F1 10 Tf 50 300 Td (kata) Tj ET BT /F1 10 Tf 50 300 Td (kata) Tj ET", false},
  };
  for (const auto& [what, content, bold] : cases) {
    SCOPED_TRACE(what);
    const Page page = read_page(drawn_pdf(content));
    ASSERT_EQ(page.words.size(), 1U);
    EXPECT_EQ(page.words[0].bold, bold);
  }
}

TEST(Words, UnderAPictureOfThePageAreHidden) {
  const std::string image = " cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q ";
  const struct {
    const char* name;
    std::string content;
    bool hidden;
  } cases[] = {
      {"under a scan", "BT /F1 12 Tf 50 300 Td (kata) Tj ET q 600 0 0 400 0 0" + image, true},
      {"over it", "q 600 0 0 400 0 0" + image + "BT /F1 12 Tf 50 300 Td (kata) Tj ET", false},
      {"under a logo", "BT /F1 12 Tf 50 300 Td (kata) Tj ET q 90 0 0 90 20 250" + image, false},
  };
  for (const auto& [name, content, hidden] : cases) {
    const Page page = read_page(drawn_pdf(content));
    ASSERT_EQ(page.words.size(), 1U) << name;
    EXPECT_EQ(page.words[0].hidden, hidden) << name;
  }
}

TEST(Words, OfHiddenLayersAreNotRead) {
  DrawnPdf pdf;
  const int layer = pdf.add_object("<< /Type /OCG /Name (draf) >>");
  const std::string name = std::to_string(layer) + " 0 R";
  pdf.set_catalog_entries("/OCProperties << /OCGs [ " + name + " ] /D << /OFF [ " + name +
                          " ] >> >>");
  DrawnPage page;
  page.resources = "/Properties << /L1 " + name + " >>";
  page.content =
      "/OC /L1 BDC BT /F1 10 Tf 50 300 Td (draf) Tj ET EMC BT /F1 10 Tf 50 200 Td (sah) Tj ET";
  pdf.add_page(page);
  EXPECT_EQ(as_line(read_page(pdf.bytes())), "sah");
}

TEST(Words, OfFilledFormFieldsAreRead) {
  DrawnPdf pdf;
  const int look = pdf.add_stream(
      "/Type /XObject /Subtype /Form /BBox [ 0 0 100 20 ] /Resources << /Font << /F1 3 0 R >> >>",
      "BT /F1 10 Tf 2 5 Td (isian) Tj ET");
  const int field = pdf.add_object(
      "<< /Type /Annot /Subtype /Widget /FT /Tx /T (f) /V (isian) /F 4 /Rect [ 50 300 150 320 ] "
      "/AP << /N " +
      std::to_string(look) + " 0 R >> >>");
  DrawnPage page;
  page.entries = "/Annots [ " + std::to_string(field) + " 0 R ]";
  pdf.add_page(page);
  EXPECT_EQ(as_line(read_page(pdf.bytes())), "isian");
}

TEST(Words, BeyondTheLimitAreDroppedWithAWarning) {
  PdfOptions options;
  options.max_words = 2;
  const auto document =
      read_pdf(drawn_pdf("BT /F1 10 Tf 50 300 Td (satu dua tiga empat) Tj ET"), options);
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->pages[0].words.size(), 2U);
  EXPECT_EQ(document->warnings.size(), 1U);
}

}  // namespace
}  // namespace baku
