#include "ingest/scan/stamp_ink.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cmath>
#include <vector>

#include "tests/ingest/scan/drawn_pictures.h"

namespace baku {
namespace {

constexpr double kDpi = 150;  // 5.9 pixels a millimetre
constexpr int kMiddle = 200;
constexpr int kRadius = 90;  // a ring 30 mm wide

template <class Draw>
void draw_ring(Draw draw) {
  for (int degree = 0; degree < 720; ++degree) {
    const double angle = degree * M_PI / 360;
    draw(kMiddle + static_cast<int>(kRadius * std::cos(angle)),
         kMiddle + static_cast<int>(kRadius * std::sin(angle)));
  }
}

// Whether the only stamp found is the ring.
bool is_ring(const std::vector<Rect>& stamps) {
  constexpr double kNear = 12;  // pixels
  return stamps.size() == 1 && std::abs(stamps[0].center().x - kMiddle) < kNear &&
         std::abs(stamps[0].center().y - kMiddle) < kNear &&
         std::abs(stamps[0].width() - 2 * kRadius) < 2 * kNear;
}

// Letters of black ink, one of them on the ring.
void draw_text(Pix& gray) {
  for (int i = 0; i < 12; ++i) test::draw_box(gray, 20 + 15 * i, kMiddle, 9, 12, 10);
  for (int line = 0; line < 12; ++line) {
    for (int i = 0; i < 40; ++i) test::draw_box(gray, 10 + 15 * i, 350 + 20 * line, 9, 12, 10);
  }
}

TEST(StampInk, GrayStampFadesAndTextStays) {
  const PixHandle gray = test::blank_picture(640, 620, 8);
  draw_ring([&](int x, int y) { test::draw_box(*gray, x, y, 5, 5, 140); });
  draw_text(*gray);
  const auto stamps = fade_gray_stamps(*gray, kDpi, StampTolerances{});
  EXPECT_TRUE(is_ring(stamps));
  EXPECT_EQ(test::pixel_at(*gray, kMiddle + 2, kMiddle - kRadius + 2), 255U);
  EXPECT_EQ(test::pixel_at(*gray, 24, kMiddle + 5), 10U);
  EXPECT_EQ(test::pixel_at(*gray, 114, kMiddle + 5), 10U);  // on the ring
}

// Rings in each other, as stamps have them, and a name across.
struct ColouredPage {
  PixHandle colour = test::blank_picture(640, 620, 32);
  PixHandle gray = test::blank_picture(640, 620, 8);

  void box(int x, int y, int width, int height, unsigned rgb) {
    test::draw_colour(*colour, x, y, width, height, rgb);
    const unsigned luminance = ((rgb >> 16U) * 3 + ((rgb >> 8U) & 0xFFU) * 6 + (rgb & 0xFFU)) / 10;
    test::draw_box(*gray, x, y, width, height, luminance);
  }
  void stamp(unsigned rgb) {
    for (const double size : {1.0, 0.85, 0.6, 0.4}) {
      draw_ring([&](int x, int y) {
        box(kMiddle + static_cast<int>((x - kMiddle) * size),
            kMiddle + static_cast<int>((y - kMiddle) * size), 5, 5, rgb);
      });
    }
  }
  std::vector<Rect> fade() { return fade_coloured_stamps(*colour, *gray, kDpi, StampTolerances{}); }
  [[nodiscard]] unsigned at(int x, int y) const { return test::pixel_at(*gray, x, y); }
};

TEST(StampInk, ColouredStampFadesColouredRulingsStay) {
  ColouredPage page;
  page.stamp(0x7070D0);
  page.box(10, 500, 600, 3, 0x7070D0);
  const unsigned ruling = page.at(300, 501);
  EXPECT_TRUE(is_ring(page.fade()));
  EXPECT_EQ(page.at(kMiddle + 2, kMiddle - kRadius + 2), 255U);
  EXPECT_EQ(page.at(300, 501), ruling);
}

TEST(StampInk, BlueOnYellowishPaperIsBlue) {
  ColouredPage page;
  page.box(0, 0, 640, 620, 0xE0D8C4);
  page.stamp(0x7876A0);
  page.box(kMiddle - 4, 60, 9, 280, 0x202020);
  page.fade();
  EXPECT_EQ(page.at(kMiddle - 62, kMiddle - 62), 255U);
  EXPECT_LT(page.at(kMiddle, kMiddle - kRadius + 2), 60U);  // black under the ring
}

TEST(StampInk, DarkPenInAStampFadesTooSymbolsInColourStay) {
  ColouredPage page;
  page.stamp(0x7070D0);
  page.box(130, 205, 140, 5, 0x18105A);
  for (const int y : {450, 540}) page.box(300, y, 160, 3, 0x203060);
  for (const int x : {300, 457}) page.box(x, 450, 3, 90, 0x203060);
  const unsigned symbol = page.at(380, 451);
  page.fade();
  EXPECT_EQ(page.at(200, 207), 255U);
  EXPECT_EQ(page.at(380, 451), symbol);
}

TEST(StampInk, PagesOfPaleTextAreLeftAlone) {
  const PixHandle gray = test::blank_picture(640, 620, 8);
  draw_ring([&](int x, int y) { test::draw_box(*gray, x, y, 5, 5, 140); });
  EXPECT_TRUE(fade_gray_stamps(*gray, kDpi, StampTolerances{}).empty());
  EXPECT_EQ(test::pixel_at(*gray, kMiddle + 2, kMiddle - kRadius + 2), 140U);
}

}  // namespace
}  // namespace baku
