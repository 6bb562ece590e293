#include "ingest/scan/stamp_ink.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cmath>

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
  fade_gray_stamps(*gray, kDpi, StampTolerances{});
  EXPECT_EQ(test::pixel_at(*gray, kMiddle + 2, kMiddle - kRadius + 2), 255U);
  EXPECT_EQ(test::pixel_at(*gray, 24, kMiddle + 5), 10U);
  EXPECT_EQ(test::pixel_at(*gray, 114, kMiddle + 5), 10U);  // on the ring
}

TEST(StampInk, ColouredStampFadesColouredRulingsStay) {
  const PixHandle colour = test::blank_picture(640, 620, 32);
  const PixHandle gray = test::blank_picture(640, 620, 8);
  draw_ring([&](int x, int y) {
    test::draw_colour(*colour, x, y, 5, 5, 0x7070D0);
    test::draw_box(*gray, x, y, 5, 5, 130);
  });
  test::draw_colour(*colour, 10, 500, 600, 3, 0x7070D0);
  test::draw_box(*gray, 10, 500, 600, 3, 130);
  fade_coloured_stamps(*colour, *gray, kDpi, StampTolerances{});
  EXPECT_EQ(test::pixel_at(*gray, kMiddle + 2, kMiddle - kRadius + 2), 255U);
  EXPECT_EQ(test::pixel_at(*gray, 300, 501), 130U);
}

TEST(StampInk, PagesOfPaleTextAreLeftAlone) {
  const PixHandle gray = test::blank_picture(640, 620, 8);
  draw_ring([&](int x, int y) { test::draw_box(*gray, x, y, 5, 5, 140); });
  fade_gray_stamps(*gray, kDpi, StampTolerances{});
  EXPECT_EQ(test::pixel_at(*gray, kMiddle + 2, kMiddle - kRadius + 2), 140U);
}

}  // namespace
}  // namespace baku
