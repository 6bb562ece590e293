#include "ingest/scan/straight_page.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cmath>

#include "ingest/scan/sauvola.h"
#include "tests/ingest/scan/drawn_pictures.h"

namespace baku {
namespace {

// Lines of letters, as wide as a page, at 200 dots per inch.
PixHandle written_page() {
  PixHandle page = test::blank_picture(800, 1100, 8);
  for (int line = 0; line < 30; ++line) {
    for (int letter = 0; letter < 55; ++letter) {
      if (letter % 7 == 6) continue;
      const int height = letter % 3 == 0 ? 14 : 10;
      test::draw_box(*page, 80 + 12 * letter, 114 + 28 * line - height, 8, height, 20);
    }
  }
  test::draw_box(*page, 80, 980, 640, 2, 20);
  return page;
}

PagePicture picture_of(PixHandle pix) {
  PagePicture picture;
  picture.pix = std::move(pix);
  picture.x_dpi = picture.y_dpi = 200;
  return picture;
}

TEST(StraightPage, AskewPagesAreTurnedAndPlacesMappedBack) {
  for (const double degrees : {-2.4, 0.6, 3.0}) {
    SCOPED_TRACE(degrees);
    const auto straight =
        straighten(picture_of(test::turned_by(*written_page(), degrees)), StraightenTolerances{});
    ASSERT_TRUE(straight);
    // Turned by so much about the middle, and back.
    const double c = std::cos(degrees * M_PI / 180);
    const double s = std::sin(degrees * M_PI / 180);
    const double width = pixGetWidth(straight->gray.get()) * 0.36;
    const double height = pixGetHeight(straight->gray.get()) * 0.36;
    const Point corner{width / 2 - 100, height / 2 - 150};
    const Point shown = straight->to_displayed.of(corner);
    EXPECT_NEAR(shown.x - 144, -100 * c + 150 * s, 1.0);
    EXPECT_NEAR(shown.y - 198, -100 * s - 150 * c, 1.0);
  }
}

TEST(StraightPage, StraightPagesAreLeftAlone) {
  const auto straight = straighten(picture_of(written_page()), StraightenTolerances{});
  ASSERT_TRUE(straight);
  EXPECT_EQ(straight->to_displayed, Projection{});
  EXPECT_EQ(pixGetWidth(straight->gray.get()), 800);
  EXPECT_EQ(straight->dpi, 200);
}

TEST(StraightPage, BlackAndWhiteIsKnownWhateverTheFileSays) {
  const auto jagged = [](PixHandle pix) {
    const auto straight = straighten(picture_of(std::move(pix)), StraightenTolerances{});
    return straight && straight->jagged;
  };
  const PixHandle gray = written_page();
  const PixHandle black(pixThresholdToBinary(gray.get(), 150));
  EXPECT_FALSE(jagged(PixHandle(pixCopy(nullptr, gray.get()))));
  EXPECT_TRUE(jagged(PixHandle(pixConvert1To8(nullptr, black.get(), 255, 0))));
  EXPECT_TRUE(jagged(PixHandle(pixCopy(nullptr, black.get()))));
}

TEST(StraightPage, BlackEdgesAndShadowsBecomePaper) {
  PixHandle page = written_page();
  test::draw_box(*page, 0, 0, 40, 1100, 0);  // the scanner's lid
  const auto straight = straighten(picture_of(std::move(page)), StraightenTolerances{});
  ASSERT_TRUE(straight);
  EXPECT_EQ(test::pixel_at(*straight->binary, 15, 500), 0U);
  EXPECT_EQ(test::pixel_at(*straight->binary, 84, 106), 1U);
}

// The rows in which a ruling at `across` of a page of 1000 x 800 pixels is drawn.
double bowed(double across, double along) {
  return across + 12 * (1 - std::pow((along - 500) / 500, 2)) * across / 400;
}

TEST(StraightPage, BentPagesAreFlattened) {
  PixHandle page = test::blank_picture(1000, 800, 8);
  for (int x = 60; x < 940; ++x) {
    for (const int y : {100, 250, 400, 550, 700}) {
      test::draw_box(*page, x, static_cast<int>(bowed(y, x)), 1, 3, 20);
    }
  }
  for (const int x : {60, 300, 600, 940}) test::draw_box(*page, x, 100, 3, 610, 20);
  const auto straight = straighten(picture_of(std::move(page)), StraightenTolerances{});
  ASSERT_TRUE(straight);
  ASSERT_TRUE(straight->bent);
  // A level line on the straight page is bowed on the page as it was given.
  const double points = 0.36;
  const Point left = straight->to_displayed.of(straight->bend.of(Point{80 * points, 150}));
  const Point middle = straight->to_displayed.of(straight->bend.of(Point{500 * points, 150}));
  EXPECT_NEAR(middle.y - left.y, (bowed(417, 500) - bowed(417, 80)) * points, 1.2);
}

TEST(StraightPage, TurnedPagesAreKnownByTheDistancesOfTheirLetters) {
  const PixHandle page = written_page();
  const auto straight =
      straighten(picture_of(PixHandle(pixRotateOrth(page.get(), 3))), StraightenTolerances{});
  ASSERT_TRUE(straight);
  EXPECT_EQ(pixGetWidth(straight->gray.get()), 800);
}

TEST(StraightPage, FaxPagesGetEqualResolutions) {
  PagePicture fax;
  fax.pix = test::blank_picture(800, 550, 1);
  test::draw_box(*fax.pix, 100, 100, 400, 3);
  fax.x_dpi = 200;
  fax.y_dpi = 100;
  const auto straight = straighten(fax, StraightenTolerances{});
  ASSERT_TRUE(straight);
  EXPECT_EQ(straight->dpi, 200);
  EXPECT_NEAR(pixGetHeight(straight->gray.get()), 1100, 2);
}

// Leptonica's is slower, and the same to the pixel.
TEST(Sauvola, IsAsLeptonicaHasIt) {
  const PixHandle gray = test::blank_picture(150, 120, 8);
  for (int i = 0; i < 60; ++i) {
    const auto tone = static_cast<unsigned>(i * 37 % 256);
    test::draw_box(*gray, i * 53 % 140, i * 29 % 110, 3 + i % 17, 2 + i % 11, tone);
  }
  for (const int half : {7, 15, 21}) {
    for (const float factor : {0.2F, 0.34F}) {
      Pix* theirs = nullptr;
      pixSauvolaBinarizeTiled(gray.get(), half, factor, 1, 1, nullptr, &theirs);
      const PixHandle expected(theirs);
      const PixHandle ours = sauvola_binarized(*gray, half, static_cast<double>(factor));
      l_int32 same = 0;
      pixEqual(expected.get(), ours.get(), &same);
      EXPECT_EQ(same, 1) << half << ", " << factor;
    }
  }
  EXPECT_EQ(sauvola_binarized(*gray, 119, 0.2), nullptr);
}

}  // namespace
}  // namespace baku
