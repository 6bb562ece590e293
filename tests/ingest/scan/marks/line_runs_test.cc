#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/scan/marks/bits.h"
#include "ingest/scan/marks/bricks.h"
#include "ingest/scan/marks/components.h"
#include "ingest/scan/marks/pale_lines.h"
#include "ingest/scan/marks/runs.h"
#include "ingest/scan/marks/segments.h"

namespace baku::marks {
namespace {

PixHandle row_of(std::string_view pixels) {
  PixHandle pix(pixCreate(static_cast<int>(pixels.size()), 1, 1));
  for (std::size_t x = 0; x < pixels.size(); ++x) {
    if (pixels[x] == '#') pixSetPixel(pix.get(), static_cast<int>(x), 0, 1);
  }
  return pix;
}

std::string pixels_of_row(const Pix& pix) {
  const Bits bits(pix);
  std::string pixels;
  for (int x = 0; x < bits.width(); ++x) pixels += bits.at(x, 0) ? '#' : '.';
  return pixels;
}

TEST(LongRuns, ClosesGapsAndDropsShortRuns) {
  struct Case {
    std::string_view drawn;
    int gap;
    int shortest;
    std::string_view kept;
  };
  const std::string word(32, '#');
  const std::string over_words = "." + word + word + ".";
  const Case cases[] = {
      {"..##..##..", 2, 6, "..######.."},  {"..##..##..", 1, 2, "..##..##.."},
      {"..##..##..", 1, 3, ".........."},  {"##......##", 5, 1, "##......##"},
      {"##......##", 6, 10, "##########"}, {"..........", 9, 1, ".........."},
      {over_words, 0, 64, over_words},     {over_words, 0, 65, std::string_view{}},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.drawn);
    const PixHandle kept = long_runs(*row_of(each.drawn), each.gap, each.shortest);
    const std::string none(each.drawn.size(), '.');
    EXPECT_EQ(pixels_of_row(*kept), each.kept.empty() ? none : each.kept);
  }
}

// A level line of ink 300 pixels long on gray paper, of which the middle third is as dark as given.
struct PaleLine {
  PaleLine(l_uint32 middle, bool ends)
      : gray(pixCreate(400, 400, 8)), binary(pixCreate(400, 400, 1)) {
    pixSetAllGray(gray.get(), 240);
    for (int x = 50; x < 350; ++x) {
      const bool pale = x >= 150 && x < 250;
      for (const int y : {200, 201}) {
        if (pale || ends) pixSetPixel(gray.get(), x, y, pale ? middle : 40);
        if (!pale && ends) pixSetPixel(binary.get(), x, y, 1);
      }
    }
  }

  PixHandle gray;
  PixHandle binary;
};

TEST(PaleLines, WhatAThresholdHasLostOfLinesIsInk) {
  struct Case {
    std::string_view name;
    l_uint32 gray;  // of the middle third; the paper is 240
    bool ends;      // whether the other thirds are drawn
    bool found;
  };
  const Case cases[] = {
      {"a part of a line", 228, true, true},
      {"hardly darker than the paper", 236, true, false},
      {"a darker one between ink", 210, true, true},
      {"one that ends nowhere", 210, false, false},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    PaleLine line(each.gray, each.ends);
    const PixHandle upright_gray(pixRotate90(line.gray.get(), 1));
    const PixHandle upright(pixRotate90(line.binary.get(), 1));
    add_pale_lines(*line.gray, *line.binary, 200, {});
    EXPECT_EQ(Bits(*line.binary).at(200, 200), each.found);
    add_pale_lines(*upright_gray, *upright, 200, {});
    EXPECT_EQ(Bits(*upright).at(199, 200), each.found);
  }
}

// A picture with ink of all sizes, the same each time.
PixHandle spotted(int width, int height) {
  PixHandle pix(pixCreate(width, height, 1));
  std::uint32_t number = 1;
  const auto below = [&number](int bound) {
    number = number * 1664525U + 1013904223U;
    return static_cast<int>((number >> 16U) % static_cast<std::uint32_t>(bound));
  };
  for (int i = 0; i < width * height / 150; ++i) {
    pixRasterop(pix.get(), below(width), below(height), 1 + below(40), 1 + below(20), PIX_SET,
                nullptr, 0, 0);
  }
  return pix;
}

TEST(Bricks, OpenAndDilateAsLeptonicaDoes) {
  struct Case {
    int width;
    int height;
  };
  const PixHandle pix = spotted(150, 90);
  for (const Case& each :
       {Case{1, 1}, Case{1, 7}, Case{2, 1}, Case{13, 4}, Case{33, 1}, Case{64, 90}, Case{151, 2}}) {
    SCOPED_TRACE(std::to_string(each.width) + " x " + std::to_string(each.height));
    const PixHandle open(pixOpenBrick(nullptr, pix.get(), each.width, each.height));
    const PixHandle wide(pixDilateBrick(nullptr, pix.get(), each.width, each.height));
    l_int32 same = 0;
    pixEqual(open.get(), opened(*pix, each.width, each.height).get(), &same);
    EXPECT_EQ(same, 1) << "opened";
    pixEqual(wide.get(), dilated(*pix, each.width, each.height).get(), &same);
    EXPECT_EQ(same, 1) << "dilated";
  }
}

TEST(Components, AreThoseOfLeptonicaInItsOrder) {
  const PixHandle dark = spotted(150, 90);
  const PixHandle pale(pixInvert(nullptr, dark.get()));
  for (const Pix* pix : {dark.get(), pale.get()}) {
    for (const Touching touching : {Touching::kBySide, Touching::kByCorner}) {
      Boxa* expected = pixConnCompBB(reading(*pix), touching == Touching::kBySide ? 4 : 8);
      const auto boxes = component_boxes(*pix, touching);
      ASSERT_GT(boxes.size(), 1U);
      EXPECT_EQ(boxaGetCount(expected), static_cast<l_int32>(boxes.size()));
      for (std::size_t i = 0; i < boxes.size(); ++i) {
        Box box = {};
        boxaGetBoxGeometry(expected, static_cast<l_int32>(i), &box.x, &box.y, &box.w, &box.h);
        EXPECT_EQ(box.x, boxes[i].x) << i;
        EXPECT_EQ(box.y, boxes[i].y) << i;
        EXPECT_EQ(box.w, boxes[i].width) << i;
        EXPECT_EQ(box.h, boxes[i].height) << i;
      }
      boxaDestroy(&expected);
    }
  }
}

constexpr double kDpi = 200;

PixHandle page() { return PixHandle(pixCreate(600, 400, 1)); }

void bar(Pix* pix, int x, int y, int width, int height) {
  pixRasterop(pix, x, y, width, height, PIX_SET, nullptr, 0, 0);
}

std::size_t segments_in(const Pix& pix) { return find_segments(pix, kDpi, {}).size(); }

TEST(Segments, LinesOfAllKindsAreFound) {
  struct Case {
    std::string_view name;
    int thickness;
    int dash;  // 0: solid
    int gap;
    std::size_t expected;
  };
  const Case cases[] = {
      {"one pixel", 1, 0, 0, 1},
      {"eight pixels", 8, 0, 0, 1},
      {"small breaks", 2, 20, 3, 1},
      {"dashes", 2, 8, 8, 1},
      {"dots", 1, 2, 7, 1},
      {"a bar too thick for a line", 20, 0, 0, 0},
      {"single specks", 2, 2, 120, 0},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const PixHandle pix = page();
    const int step = each.dash == 0 ? 400 : each.dash + each.gap;
    for (int x = 100; x < 500; x += step) {
      bar(pix.get(), x, 200, each.dash == 0 ? 400 : each.dash, each.thickness);
    }
    const auto level = find_segments(*pix, kDpi, {});
    ASSERT_EQ(level.size(), each.expected);
    const auto upright = find_segments(*transposed(*pix), kDpi, {});
    ASSERT_EQ(upright.size(), each.expected);
    if (each.expected == 0) continue;
    EXPECT_EQ(level[0].axis, Axis::kHorizontal);
    EXPECT_EQ(upright[0].axis, Axis::kVertical);
    EXPECT_NEAR(level[0].begin, 100, 3);
    EXPECT_NEAR(level[0].end, 500, 12);
    EXPECT_NEAR(level[0].position(), 200 + each.thickness / 2.0, 1);
    EXPECT_NEAR(upright[0].begin, level[0].begin, 1);
  }
}

TEST(Segments, ASlightlySlantingLineIsOneAndASteepOneNone) {
  for (const auto& [rise, expected] : {std::pair{4, 1U}, std::pair{120, 0U}}) {
    SCOPED_TRACE(rise);
    const PixHandle pix = page();
    pixRenderLine(pix.get(), 100, 200, 500, 200 + rise, 2, L_SET_PIXELS);
    EXPECT_EQ(segments_in(*pix), expected);
  }
}

TEST(Segments, LinesThatAreNotOneStayApart) {
  const PixHandle pix = page();
  bar(pix.get(), 100, 100, 400, 2);
  bar(pix.get(), 100, 110, 400, 2);
  EXPECT_EQ(segments_in(*pix), 2U);
}

}  // namespace
}  // namespace baku::marks
