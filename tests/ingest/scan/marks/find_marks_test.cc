#include "ingest/scan/marks/find_marks.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <string_view>

#include "ingest/scan/marks/bits.h"

namespace baku {
namespace {

constexpr double kDpi = 200;
constexpr double kPixel = 72 / kDpi;  // points

// A table of two columns and three rows, 800 x 600 pixels with a border of 100.
class Drawing {
 public:
  Drawing() : pix_(pixCreate(1000, 800, 1)) {}

  void line(int x0, int y0, int x1, int y1, int width = 2) {
    pixRenderLine(pix_.get(), x0, y0, x1, y1, width, L_SET_PIXELS);
  }
  void erase(int x, int y, int w, int h) {
    pixRasterop(pix_.get(), x, y, w, h, PIX_CLR, nullptr, 0, 0);
  }
  void box(int x, int y, int w, int h, int width = 2) {
    line(x, y, x + w, y, width);
    line(x, y + h, x + w, y + h, width);
    line(x, y, x, y + h, width);
    line(x + w, y, x + w, y + h, width);
  }
  void solid(int x, int y, int w, int h) {
    pixRasterop(pix_.get(), x, y, w, h, PIX_SET, nullptr, 0, 0);
  }
  // Leaves a third of the ink of the lines, in dashes, as a fax does.
  void dissolve() {
    for (int at = 0; at < 1000; at += 12) {
      const int kept = at % 36 == 0 ? 6 : 3;
      for (const int line : {100, 300, 500, 700}) erase(at + kept, line - 3, 12 - kept, 7);
      for (const int line : {100, 500, 900}) {
        erase(line - 3, at + kept, 7, 12 - kept);
      }
    }
  }
  void diamond(int x, int y, int w, int h) {
    line(x, y + h / 2, x + w / 2, y);
    line(x + w / 2, y, x + w, y + h / 2);
    line(x + w, y + h / 2, x + w / 2, y + h);
    line(x + w / 2, y + h, x, y + h / 2);
  }
  void capsule(int x, int y, int w, int h) {
    const double radius = h / 2.0;
    line(x + h / 2, y, x + w - h / 2, y);
    line(x + h / 2, y + h, x + w - h / 2, y + h);
    for (double turn = 0; turn <= 3.1416; turn += 0.01) {
      const double off = radius * std::sin(turn);
      const double up = radius - radius * std::cos(turn);
      dot(x + radius - off, y + up);
      dot(x + w - radius + off, y + up);
    }
  }
  void rounded_box(int x, int y, int w, int h, int radius) {
    box(x, y, w, h);
    for (const int left : {x, x + w - radius}) {
      for (const int top : {y, y + h - radius}) erase(left - 1, top - 1, radius + 2, radius + 2);
    }
    for (double turn = 0; turn <= 6.2832; turn += 0.01) {
      const double across = radius * std::cos(turn);
      const double down = radius * std::sin(turn);
      dot((across < 0 ? x + radius : x + w - radius) + across,
          (down < 0 ? y + radius : y + h - radius) + down);
    }
  }
  // A filled triangle that points down at (x, y).
  void head_down(int x, int y) {
    for (int up = 0; up < 12; ++up) line(x - up / 2, y - up, x + up / 2, y - up, 1);
  }
  // Two strokes that part from (x, y) upwards.
  void open_head_down(int x, int y) {
    line(x, y, x - 8, y - 14);
    line(x, y, x + 8, y - 14);
  }
  void table() {
    for (const int y : {100, 300, 500, 700}) line(100, y, 900, y, 3);
    for (const int x : {100, 500, 900}) line(x, 100, x, 700, 3);
  }

  [[nodiscard]] ScanMarks marks() const { return find_marks(*pix_, kDpi); }
  [[nodiscard]] const Pix& pix() const { return *pix_; }

 private:
  void dot(double x, double y) {
    pixRasterop(pix_.get(), static_cast<int>(x), static_cast<int>(y), 2, 2, PIX_SET, nullptr, 0, 0);
  }
  PixHandle pix_;
};

TEST(FindMarks, ATableIsRulings) {
  Drawing drawing;
  drawing.table();
  const ScanMarks marks = drawing.marks();
  EXPECT_EQ(marks.shapes.size(), 0U);
  EXPECT_EQ(marks.connectors.size(), 0U);
  ASSERT_EQ(marks.rulings.size(), 7U);
  EXPECT_EQ(marks.rulings[0].axis, Axis::kHorizontal);
  EXPECT_NEAR(marks.rulings[0].position, 100.5 * kPixel, 0.5);
  EXPECT_NEAR(marks.rulings[0].begin, 100 * kPixel, 1);
  EXPECT_NEAR(marks.rulings[0].end, 900 * kPixel, 1);
  EXPECT_EQ(marks.rulings[6].axis, Axis::kVertical);
  EXPECT_EQ(marks.rulings[6].origin, Origin::kImage);
}

TEST(FindMarks, DissolvedRulingsAreWhole) {
  Drawing drawing;
  for (const int y : {100, 300, 500, 700}) drawing.line(100, y, 900, y, 1);
  for (const int x : {100, 500, 900}) drawing.line(x, 100, x, 700, 1);
  drawing.dissolve();
  const ScanMarks marks = drawing.marks();
  ASSERT_EQ(marks.rulings.size(), 7U);
  for (const Ruling& ruling : marks.rulings) {
    EXPECT_NEAR(ruling.begin, 100 * kPixel, 3);
    EXPECT_NEAR(ruling.end, (ruling.axis == Axis::kHorizontal ? 900 : 700) * kPixel, 3);
  }
}

TEST(FindMarks, PiecesOfABrokenRulingAreOne) {
  Drawing drawing;
  drawing.table();
  drawing.erase(495, 330, 10, 90);
  drawing.box(420, 336, 72, 60);  // beside the break
  const ScanMarks marks = drawing.marks();
  EXPECT_EQ(marks.shapes.size(), 1U);
  EXPECT_EQ(marks.connectors.size(), 0U);
  const auto pieces =
      std::count_if(marks.rulings.begin(), marks.rulings.end(), [](const Ruling& ruling) {
        return ruling.axis == Axis::kVertical && std::abs(ruling.position - 500 * kPixel) < 1;
      });
  EXPECT_EQ(pieces, 1);
}

TEST(FindMarks, ARulingWithHangingEndsIsWhole) {
  Drawing drawing;
  drawing.table();
  drawing.erase(490, 104, 20, 14);  // below the upper side
  drawing.erase(490, 400, 20, 50);  // between two rows, and
  drawing.erase(490, 560, 20, 60);  //   between the next ones
  const ScanMarks marks = drawing.marks();
  const auto middle = std::find_if(marks.rulings.begin(), marks.rulings.end(), [](const Ruling& r) {
    return r.axis == Axis::kVertical && std::abs(r.position - 500 * kPixel) < 2;
  });
  ASSERT_NE(middle, marks.rulings.end());
  EXPECT_EQ(marks.rulings.size(), 7U);
  EXPECT_NEAR(middle->begin, 100 * kPixel, 2);
  EXPECT_NEAR(middle->end, 700 * kPixel, 2);
}

TEST(FindMarks, SidesOfBoxesInARowAreNoDashes) {
  Drawing drawing;
  drawing.table();
  for (const int x : {130, 260, 390, 530, 660, 790}) drawing.box(x, 380, 85, 45, 5);
  EXPECT_EQ(drawing.marks().shapes.size(), 6U);
}

TEST(FindMarks, StrokesOfLettersInAColumnAreNoRuling) {
  Drawing drawing;
  drawing.table();
  for (int y = 130; y < 280; y += 24) {
    drawing.line(200, y, 200, y + 12);  // i
    drawing.box(206, y + 2, 8, 10);     // o
    drawing.box(220, y + 2, 8, 10);
  }
  EXPECT_EQ(drawing.marks().rulings.size(), 7U);
}

TEST(FindMarks, SymbolsInATable) {
  struct Case {
    std::string_view name;
    std::function<void(Drawing&)> draw;
    Outline outline;  // kOther: nothing
  };
  const Case cases[] = {
      {"box", [](Drawing& d) { d.box(200, 160, 120, 50); }, Outline::kRectangle},
      {"thick box", [](Drawing& d) { d.box(200, 160, 120, 50, 7); }, Outline::kRectangle},
      {"box of thin lines", [](Drawing& d) { d.box(200, 160, 120, 50, 1); }, Outline::kRectangle},
      {"capsule", [](Drawing& d) { d.capsule(200, 160, 120, 50); }, Outline::kCapsule},
      {"rounded", [](Drawing& d) { d.rounded_box(200, 160, 120, 60, 20); }, Outline::kRounded},
      {"hardly rounded", [](Drawing& d) { d.rounded_box(200, 160, 120, 60, 13); },
       Outline::kRounded},
      {"box with two dents",
       [](Drawing& d) {
         d.box(200, 160, 120, 60);
         d.solid(200, 160, 9, 9);
         d.solid(312, 212, 9, 9);
       },
       Outline::kRectangle},
      {"diamond", [](Drawing& d) { d.diamond(200, 150, 120, 80); }, Outline::kDiamond},
      {"box with breaks",
       [](Drawing& d) {
         d.box(200, 160, 120, 50);
         d.erase(230, 158, 4, 5);
         d.erase(318, 180, 6, 4);
       },
       Outline::kRectangle},
      {"diamond of dots",
       [](Drawing& d) {
         d.diamond(200, 150, 120, 80);
         for (int x = 205; x < 320; x += 9) d.erase(x, 140, 3, 100);
       },
       Outline::kDiamond},
      {"box over a border", [](Drawing& d) { d.box(460, 160, 120, 50); }, Outline::kRectangle},
      {"box with text",
       [](Drawing& d) {
         d.box(200, 160, 120, 50);
         for (int x = 220; x < 300; x += 14) d.box(x, 178, 8, 12);
       },
       Outline::kRectangle},
      {"solid box", [](Drawing& d) { d.solid(200, 160, 120, 50); }, Outline::kRectangle},
      {"box at a border", [](Drawing& d) { d.box(380, 160, 120, 50, 3); }, Outline::kRectangle},
      {"open on one side",
       [](Drawing& d) {
         d.box(200, 160, 120, 50);
         d.erase(202, 155, 116, 10);
       },
       Outline::kOther},
      {"letters",
       [](Drawing& d) {
         for (int x = 200; x < 400; x += 18) d.box(x, 160, 12, 14);
       },
       Outline::kOther},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    Drawing drawing;
    drawing.table();
    each.draw(drawing);
    const ScanMarks marks = drawing.marks();
    if (each.outline == Outline::kOther) {
      EXPECT_EQ(marks.shapes.size(), 0U);
      continue;
    }
    EXPECT_EQ(marks.rulings.size(), 7U);
    ASSERT_EQ(marks.shapes.size(), 1U);
    EXPECT_EQ(marks.shapes[0].outline, each.outline);
    EXPECT_NEAR(marks.shapes[0].box.width(), 120 * kPixel, 2.5);
  }
}

struct Flow {
  Drawing drawing;
  Flow() {
    drawing.table();
    drawing.box(200, 160, 120, 50);
    drawing.box(640, 560, 120, 50);
  }
};

// Whether some connector goes from the first box to the second, with a head there.
bool leads_to_second(const ScanMarks& marks) {
  return std::any_of(
      marks.connectors.begin(), marks.connectors.end(), [](const Connector& connector) {
        const auto& tip =
            connector.arrow_at_end ? connector.points.back() : connector.points.front();
        const bool head = connector.arrow_at_end || connector.arrow_at_begin;
        return head && std::abs(tip.x - 700 * kPixel) < 2 && std::abs(tip.y - 560 * kPixel) < 2;
      });
}

std::string described(const ScanMarks& marks) {
  std::string text;
  for (const Connector& connector : marks.connectors) {
    for (const Point p : connector.points) {
      text += std::to_string(p.x / kPixel) + "," + std::to_string(p.y / kPixel) + " ";
    }
    text += "; ";
  }
  return text;
}

TEST(FindMarks, ConnectorsBetweenSymbols) {
  struct Case {
    std::string_view name;
    std::function<void(Drawing&)> draw;
    std::size_t points;  // of the connector; 0: none is expected
  };
  const Case cases[] = {
      {"one bend",
       [](Drawing& d) {
         d.line(320, 185, 700, 185);
         d.line(700, 185, 700, 558);
         d.head_down(700, 558);
       },
       3},
      {"two bends",
       [](Drawing& d) {
         d.line(260, 210, 260, 400);
         d.line(260, 400, 700, 400);
         d.line(700, 400, 700, 558);
         d.head_down(700, 558);
       },
       4},
      {"an open head",
       [](Drawing& d) {
         d.line(320, 185, 700, 185);
         d.line(700, 185, 700, 558);
         d.open_head_down(700, 556);
       },
       3},
      {"with a break",
       [](Drawing& d) {
         d.line(320, 185, 700, 185);
         d.line(700, 185, 700, 558);
         d.head_down(700, 558);
         d.erase(560, 180, 8, 10);
         d.erase(690, 400, 20, 6);
       },
       3},
      {"nothing", [](Drawing&) {}, 0},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    Flow flow;
    each.draw(flow.drawing);
    const ScanMarks marks = flow.drawing.marks();
    EXPECT_EQ(marks.shapes.size(), 2U);
    EXPECT_EQ(marks.rulings.size(), 7U);
    EXPECT_EQ(leads_to_second(marks), each.points > 0);
    ASSERT_EQ(marks.connectors.size(), each.points > 0 ? 1U : 0U) << described(marks);
    if (each.points > 0) {
      EXPECT_EQ(marks.connectors[0].points.size(), each.points);
    }
  }
}

TEST(FindMarks, AShortArrowOverARuling) {
  Drawing drawing;
  drawing.table();
  drawing.box(380, 160, 108, 50);
  drawing.box(512, 160, 108, 50);
  drawing.line(488, 185, 510, 185);
  drawing.line(510, 185, 503, 179);
  drawing.line(510, 185, 503, 191);
  const ScanMarks marks = drawing.marks();
  ASSERT_EQ(marks.connectors.size(), 1U);
  EXPECT_NE(marks.connectors[0].arrow_at_begin, marks.connectors[0].arrow_at_end);
  const auto& points = marks.connectors[0].points;
  const double tip = marks.connectors[0].arrow_at_end ? points.back().x : points.front().x;
  EXPECT_NEAR(tip, 511 * kPixel, 2);
}

TEST(FindMarks, AThickBarCrossesARuling) {
  Drawing drawing;
  drawing.table();
  drawing.solid(400, 160, 60, 60);
  drawing.solid(540, 160, 60, 60);
  drawing.solid(460, 186, 80, 8);
  const ScanMarks marks = drawing.marks();
  EXPECT_EQ(marks.shapes.size(), 2U);
  EXPECT_EQ(marks.connectors.size(), 1U);
}

TEST(FindMarks, ASlantingLineCrossesRulings) {
  Flow flow;
  flow.drawing.line(260, 212, 690, 558);
  const ScanMarks marks = flow.drawing.marks();
  ASSERT_EQ(marks.connectors.size(), 1U);
  const auto& points = marks.connectors[0].points;
  ASSERT_EQ(points.size(), 2U);
  EXPECT_NEAR(std::abs(points[0].x - points[1].x), 430 * kPixel, 5);
  EXPECT_EQ(marks.rulings.size(), 7U);
}

TEST(FindMarks, TheMaskHoldsTheMarksAndNoLetters) {
  Flow flow;
  Drawing& drawing = flow.drawing;
  drawing.line(320, 185, 700, 185);
  drawing.line(700, 185, 700, 558);
  drawing.head_down(700, 558);
  drawing.box(150, 400, 9, 12);  // a letter
  const ScanMarks marks = drawing.marks();
  ASSERT_NE(marks.mask, nullptr);
  const marks::Bits masked(*marks.mask);
  for (const auto& [x, y] : {std::pair{300, 100}, std::pair{500, 200}, std::pair{200, 180},
                             std::pair{600, 185}, std::pair{700, 550}}) {
    SCOPED_TRACE(x);
    EXPECT_TRUE(masked.at(x, y) || masked.at(x - 1, y) || masked.at(x, y - 1));
  }
  for (int y = 398; y < 415; ++y) {
    for (int x = 148; x < 162; ++x) EXPECT_FALSE(masked.at(x, y));
  }
}

TEST(FindMarks, PicturesThatHoldNothing) {
  const PixHandle gray(pixCreate(100, 100, 8));
  EXPECT_EQ(find_marks(*gray, kDpi).mask, nullptr);
  const PixHandle tiny(pixCreate(1, 1, 1));
  const ScanMarks none = find_marks(*tiny, kDpi);
  EXPECT_TRUE(none.rulings.empty() && none.shapes.empty() && none.connectors.empty());
  EXPECT_EQ(find_marks(*tiny, 1).mask, nullptr);
  PixHandle black(pixCreate(300, 300, 1));
  pixSetAll(black.get());
  EXPECT_TRUE(find_marks(*black, kDpi).shapes.empty());
}

}  // namespace
}  // namespace baku
