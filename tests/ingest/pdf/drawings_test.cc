#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <numbers>
#include <string>
#include <vector>

#include "ingest/pdf/pdf_reader.h"
#include "tests/ingest/pdf/drawn_pdf.h"

namespace baku {
namespace {

Page read_drawing(const std::string& content) {
  const auto document = read_pdf(drawn_pdf(content), {});
  EXPECT_TRUE(document.has_value());
  return document && !document->pages.empty() ? document->pages.front() : Page{};
}

std::string at(double x, double y) {
  char text[64];
  std::snprintf(text, sizeof text, "%.3f %.3f ", x, y);
  return text;
}

std::string polygon(const std::vector<Point>& points) {
  std::string path;
  for (std::size_t i = 0; i < points.size(); ++i) {
    path += at(points[i].x, points[i].y) + (i == 0 ? "m " : "l ");
  }
  return path + "h ";
}

// A box of 60 x 24 from (100, 300) up whose corners are quarters of an ellipse, as Bezier curves
// or as chords.
std::string rounded_box(double radius_x, double radius_y, int chords) {
  const double left = 100;
  const double right = 160;
  const double low = 300;
  const double high = 324;
  const struct {
    double x, y, from;
  } corners[] = {{right - radius_x, high - radius_y, 90},
                 {right - radius_x, low + radius_y, 0},
                 {left + radius_x, low + radius_y, 270},
                 {left + radius_x, high - radius_y, 180}};
  constexpr double kBow = 0.5523;
  std::string path;
  for (const auto& quarter : corners) {
    const auto point = [&](double degrees) {
      const double turn = degrees * std::numbers::pi / 180;
      return Point{quarter.x + radius_x * std::cos(turn), quarter.y + radius_y * std::sin(turn)};
    };
    const double from = quarter.from;
    const Point a = point(from);
    const Point b = point(from - 90);
    path += at(a.x, a.y) + (path.empty() ? "m " : "l ");
    if (chords == 0) {
      const Point corner = from == 90 || from == 270 ? Point{b.x, a.y} : Point{a.x, b.y};
      const Point c1{a.x + kBow * (corner.x - a.x), a.y + kBow * (corner.y - a.y)};
      const Point c2{b.x + kBow * (corner.x - b.x), b.y + kBow * (corner.y - b.y)};
      path += at(c1.x, c1.y) + at(c2.x, c2.y) + at(b.x, b.y) + "c ";
    }
    for (int i = 1; i <= chords; ++i) {
      const Point p = point(from - 90.0 * i / chords);
      path += at(p.x, p.y) + "l ";
    }
  }
  return path + "h ";
}

const char* outline_name(Outline outline) {
  switch (outline) {
    case Outline::kRectangle: return "rectangle";
    case Outline::kRounded: return "rounded";
    case Outline::kCapsule: return "capsule";
    case Outline::kDiamond: return "diamond";
    case Outline::kPentagon: return "pentagon";
    case Outline::kEllipse: return "ellipse";
    case Outline::kParallelogram: return "parallelogram";
    case Outline::kTrapezoid: return "trapezoid";
    case Outline::kDocument: return "document";
    case Outline::kOther: return "other";
  }
  return "?";
}

// "rectangle; H 100-200; 100,100 200,100>; head": whole points, origin top left.
std::string summary(const Page& page) {
  std::string all;
  const auto append = [&all](const std::string& mark) {
    if (!all.empty()) all += "; ";
    all += mark;
  };
  const auto whole = [](double value) { return std::to_string(std::lround(value)); };
  for (const Shape& shape : page.shapes) append(outline_name(shape.outline));
  for (const Ruling& ruling : page.rulings) {
    std::string line = ruling.axis == Axis::kHorizontal ? "H " : "V ";
    line += whole(ruling.begin);
    line += '-';
    line += whole(ruling.end);
    append(line);
  }
  for (const Connector& connector : page.connectors) {
    std::string line = connector.arrow_at_begin ? "<" : "";
    for (const Point p : connector.points) {
      if (!(p == connector.points.front())) line += ' ';
      line += whole(p.x);
      line += ',';
      line += whole(p.y);
    }
    append(line + (connector.arrow_at_end ? ">" : ""));
  }
  for (std::size_t i = 0; i < page.arrowheads.size(); ++i) append("head");
  return all;
}

TEST(Drawings, OutlinesAreToldApart) {
  const struct {
    const char* what;
    std::string path;
    const char* outline;
  } cases[] = {
      {"box", "100 300 60 24 re ", "rectangle"},
      {"box by lines", polygon({{100, 300}, {160, 300}, {160, 324}, {100, 324}}), "rectangle"},
      {"box left open", "100 300 m 160 300 l 160 324 l 100 324 l 100 300.2 l ", "rectangle"},
      {"rounded", rounded_box(4, 4, 0), "rounded"},
      {"rounded by chords", rounded_box(5, 5, 6), "rounded"},
      {"capsule", rounded_box(12, 12, 0), "capsule"},
      {"capsule with flat ends", rounded_box(9.5, 12, 0), "capsule"},
      {"capsule not quite round", rounded_box(10.5, 10.5, 0), "capsule"},
      {"capsule by chords", rounded_box(12, 12, 8), "capsule"},
      {"ellipse", rounded_box(30, 12, 0), "ellipse"},
      {"ellipse by chords", rounded_box(30, 12, 9), "ellipse"},
      {"diamond", polygon({{130, 324}, {160, 312}, {130, 300}, {100, 312}}), "diamond"},
      {"off-page connector", polygon({{100, 324}, {160, 324}, {160, 308}, {130, 300}, {100, 308}}),
       "pentagon"},
      {"pentagon to the right",
       polygon({{100, 300}, {148, 300}, {160, 312}, {148, 324}, {100, 324}}), "pentagon"},
      {"pentagon to the left",
       polygon({{160, 300}, {112, 300}, {100, 312}, {112, 324}, {160, 324}}), "pentagon"},
      {"house", polygon({{100, 300}, {160, 300}, {160, 316}, {130, 324}, {100, 316}}), "pentagon"},
      {"parallelogram", polygon({{110, 324}, {160, 324}, {150, 300}, {100, 300}}), "parallelogram"},
      {"trapezoid", polygon({{110, 324}, {150, 324}, {160, 300}, {100, 300}}), "trapezoid"},
      {"document", "100 324 m 160 324 l 160 304 l 140 304 125 296 100 300 c h ", "document"},
      {"hexagon", polygon({{100, 312}, {112, 324}, {148, 324}, {160, 312}, {148, 300}, {112, 300}}),
       "other"},
  };
  for (const auto& [what, path, outline] : cases) {
    SCOPED_TRACE(what);
    for (const char* const paint : {"1 w S", "0.3 0.5 0.7 rg f", "0.3 0.5 0.7 rg f*", "1 g B"}) {
      SCOPED_TRACE(paint);
      const std::string ops = paint;
      const auto cut = ops.rfind(' ');
      std::string content = ops.substr(0, cut + 1);
      content += path;
      content += ops.substr(cut);
      const Page page = read_drawing(content);
      EXPECT_EQ(summary(page), outline);
      if (page.shapes.size() != 1) continue;
      EXPECT_EQ(page.shapes[0].filled, ops.find("rg") != std::string::npos);
      EXPECT_EQ(page.shapes[0].stroke > 0, ops.find("rg") == std::string::npos);
    }
  }
}

TEST(Drawings, ShapesDrawnTwiceAreListedOnce) {
  const struct {
    const char* what;
    const char* content;
    const char* marks;
  } cases[] = {
      {"fill, then stroke", "0.9 g 100 300 60 24 re f 0 g 100 300 60 24 re S", "rectangle"},
      {"fill a little larger", "0.9 g 99.5 299.5 61 25 re f 100 300 60 24 re S", "rectangle"},
      {"shadow", "0.5 g 103 297 60 24 re f 1 g 100 300 60 24 re f 0 G 100 300 60 24 re S",
       "rectangle"},
      {"frame as two outlines", "0 g 100 300 60 24 re 101 301 58 22 re f*", "rectangle"},
      {"pattern under a stroke", "/Pattern cs /P1 scn 100 300 60 24 re f 0 G 100 300 60 24 re S",
       "rectangle"},
      {"two boxes", "100 300 60 24 re S 100 270 60 24 re S", "rectangle; rectangle"},
      {"box in a box", "100 300 60 24 re S 106 306 48 12 re S", "rectangle; rectangle"},
      {"neighbours", "100 300 60 12 re S 100 312 60 12 re S", "rectangle; rectangle"},
      {"hidden by white", "100 300 60 24 re S 1 g 90 290 100 50 re f", ""},
      {"white on white", "1 g 1 G 100 300 60 24 re B", ""},
      {"transparent", "/Clear gs 100 300 60 24 re S", ""},
      {"outside the clip", "0 0 50 50 re W n 100 300 60 24 re S", ""},
      {"the whole page", "0.8 g 0 0 600 400 re f", ""},
  };
  for (const auto& [what, content, marks] : cases) {
    SCOPED_TRACE(what);
    DrawnPage drawn;
    drawn.content = content;
    DrawnPdf pdf;
    const int pattern = pdf.add_stream(
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [ 0 0 4 4 ] /XStep 4 "
        "/YStep 4 /Resources << >>",
        "0 0 2 2 re f");
    drawn.resources = "/Pattern << /P1 " + std::to_string(pattern) +
                      " 0 R >> /ExtGState << /Clear << /CA 0 /ca 0 >> >>";
    pdf.add_page(drawn);
    const auto document = read_pdf(pdf.bytes(), {});
    ASSERT_TRUE(document.has_value());
    EXPECT_EQ(summary(document->pages.at(0)), marks);
  }
}

TEST(Drawings, RulingsAreStraightAndThin) {
  const struct {
    const char* what;
    const char* content;
    const char* marks;
  } cases[] = {
      {"stroke", "1 w 100 300 m 200 300 l S", "H 100-200"},
      {"upright stroke", "1 w 100 300 m 100 200 l S", "V 100-200"},
      {"thin box", "100 300 100 0.5 re f", "H 100-200"},
      {"thin upright box", "100 300 0.5 50 re f*", "V 50-100"},
      {"thin box by lines", "100 300 m 200 300 l 200 300.5 l 100 300.5 l h f", "H 100-200"},
      {"mitred sides", "100 300 m 200 300 l 199 301 l 101 301 l h f", "H 100-200"},
      {"flat stroked box", "0.2 w 100 300 100 0.4 re S", "H 100-200"},
      {"several in one path", "100 300 m 200 300 l 100 290 m 200 290 l 150 300 m 150 250 l S",
       "H 100-200; H 100-200; V 100-150"},
      {"pieces of one border stay", "100 300 50 1 re f 150 300 50 1 re f", "H 100-150; H 150-200"},
      {"dash pattern", "[3 2] 0 d 100 300 m 200 300 l S", "H 100-200"},
      {"dashes one by one",
       "100 300 m 103 300 l 105 300 m 108 300 l 110 300 m 113 300 l 115 300 m 118 300 l S",
       "H 100-118"},
      {"dots",
       "100 300 1 1 re f 103 300 1 1 re f 106 300 1 1 re f 109 300 1 1 re f 112 300 1 1 re f",
       "H 100-113"},
      {"one dot", "100 300 1 1 re f", ""},
      {"white", "1 G 100 300 m 200 300 l S", ""},
      {"clipped", "120 200 30 200 re W n 100 300 m 200 300 l S", "H 120-150"},
      {"all but level", "100 300 m 200 300.3 l S", "H 100-200"},
      {"in a form", "/Form Do", "H 100-200"},
  };
  for (const auto& [what, content, marks] : cases) {
    SCOPED_TRACE(what);
    DrawnPdf pdf;
    const int form = pdf.add_stream(
        "/Type /XObject /Subtype /Form /BBox [ 0 0 50 50 ] /Matrix [ 2 0 0 2 100 290 ]",
        "0 5 m 50 5 l S");
    DrawnPage page;
    page.content = content;
    page.resources = "/XObject << /Form " + std::to_string(form) + " 0 R >>";
    pdf.add_page(page);
    const auto document = read_pdf(pdf.bytes(), {});
    ASSERT_TRUE(document.has_value());
    EXPECT_EQ(summary(document->pages.at(0)), marks);
  }
}

TEST(Drawings, RulingsKeepPositionThicknessAndColour) {
  const Page page = read_drawing("1 0 0 rg 100 300 80 0.5 re f");
  ASSERT_EQ(page.rulings.size(), 1U);
  EXPECT_NEAR(page.rulings[0].position, 99.75, 0.001);
  EXPECT_NEAR(page.rulings[0].thickness, 0.5, 0.001);
  EXPECT_EQ(page.rulings[0].color, (Color{255, 0, 0}));
}

TEST(Drawings, ConnectorsKeepTheirWayAndHeads) {
  const struct {
    const char* what;
    const char* content;
    const char* marks;
  } cases[] = {
      {"elbow without head", "100 300 m 150 300 l 150 250 l S", "100,100 150,100 150,150"},
      {"oblique", "100 300 m 150 270 l S", "100,100 150,130"},
      {"filled triangle at the end", "100 300 m 150 300 l S 156 300 m 150 302.5 l 150 297.5 l h f",
       "100,100 156,100>"},
      {"at the begin", "150 300 m 100 300 l S 156 300 m 150 302.5 l 150 297.5 l f",
       "<156,100 100,100>"},
      {"line up to the tip", "100 300 m 156 300 l S 156 300 m 150 302.5 l 150 297.5 l f",
       "100,100 156,100>"},
      {"line ends short of the head", "100 300 m 149 300 l S 156 300 m 150 302.5 l 150 297.5 l f",
       "100,100 156,100>"},
      {"filled, then stroked",
       "100 300 m 150 300 l S 156 300 m 150 302.5 l 150 297.5 l h f 156 300 m 150 302.5 l 150 "
       "297.5 l h S",
       "100,100 156,100>"},
      {"stealth", "100 300 m 150 300 l S 156 300 m 149 303 l 151 300 l 149 297 l h f",
       "100,100 156,100>"},
      {"equilateral, downwards", "100 300 m 100 250 l S 100 245 m 97.1 250 l 102.9 250 l h f",
       "100,100 100,155>"},
      {"open head", "100 300 m 156 300 l S 150 303 m 156 300 l 150 297 l S", "100,100 156,100>"},
      {"open head in two strokes",
       "100 300 m 156 300 l S 150 303 m 156 300 l S 156 300 m 150 297 l S", "100,100 156,100>"},
      {"open head as an outline",
       "100 300 m 150 300 l S 156 300 m 149 303 l 149 302 l 153 300.4 l 149 300.4 l 149 299.6 l "
       "153 299.6 l 149 298 l 149 297 l h f",
       "100,100 156,100>"},
      {"both ends",
       "106 300 m 150 300 l S 156 300 m 150 302.5 l 150 297.5 l f 100 300 m 106 302.5 l 106 297.5 "
       "l f",
       "<100,100 156,100>"},
      {"two lines to one place",
       "100 300 m 150 300 l 150 280 l S 150 274 m 147.5 280 l 152.5 280 l f 200 300 m 150 300 l "
       "150 280 l S 150 274 m 147.5 280 l 152.5 280 l f",
       "100,100 150,100 150,126>; 200,100 150,100 150,126>"},
      {"elbow in pieces",
       "100 300 m 150 300 l S 150 300 m 150 280 l S 150 274 m 147.5 280 l 152.5 280 l f",
       "100,100 150,100 150,126>"},
      {"pieces that fork stay",
       "100 300 m 150 300 l S 200 300 m 150 300 l S 150 300 m 150 280 l S 150 274 m 147.5 280 l "
       "152.5 280 l f",
       "H 100-150; H 150-200; 150,100 150,126>"},
      {"rounded corner",
       "100 300 m 146 300 l 148 300 150 298 150 296 c 150 250 l S 150 244 m 147.5 250 l 152.5 250 "
       "l f",
       "100,100 150,100 150,156>"},
      {"corner of two curves",
       "100 300 m 146 300 l 147 300 148 299.5 149 299 c 149.5 298 150 297 150 296 c 150 250 l S "
       "150 "
       "244 m 147.5 250 l 152.5 250 l f",
       "100,100 150,100 150,156>"},
      {"jump over a line",
       "100 300 m 120 300 l 120 303 122 305 125 305 c 128 305 130 303 130 300 c 150 300 l S 156 "
       "300 "
       "m 150 302.5 l 150 297.5 l f",
       "100,100 156,100>"},
      {"curve with a head",
       "100 300 m 130 300 120 280 150 280 c S 156 280 m 150 282.5 l 150 277.5 l f",
       "100,100 116,103 136,118 156,120>"},
      {"curve without a head", "100 300 m 130 300 120 280 150 280 c S", ""},
      {"round line end",
       "0 g 100 300 m 150 300 l S 147 300 m 147 301.66 148.34 303 150 303 c 151.66 303 153 301.66 "
       "153 300 c 153 298.34 151.66 297 150 297 c 148.34 297 147 298.34 147 300 c h f",
       "H 100-150"},
      {"head alone", "156 300 m 150 302.5 l 150 297.5 l f", "head"},
      {"dashed with a head",
       "[2 1] 0 d 100 300 m 150 300 l S [] 0 d 156 300 m 150 302.5 l 150 297.5 l f",
       "100,100 156,100>"},
  };
  for (const auto& [what, content, marks] : cases) {
    SCOPED_TRACE(what);
    std::string expected = marks;
    if (std::string(what) == "at the begin") expected = "<156,100 100,100";
    EXPECT_EQ(summary(read_drawing(content)), expected);
  }
}

// Printer drivers draw the sides of a symbol one by one.
TEST(Drawings, FiguresInSeparateStrokesAreShapes) {
  const struct {
    const char* what;
    const char* content;
    const char* marks;
  } cases[] = {
      {"diamond",
       "100 312 m 130 324 l S 130 324 m 160 312 l S 160 312 m 130 300 l S 130 300 m 100 312 l S",
       "diamond"},
      {"box",
       "100 300 m 160 300 l S 160 300 m 160 324 l S 160 324 m 100 324 l S 100 324 m 100 300 "
       "l S",
       "rectangle"},
      {"box, any direction",
       "160 300 m 100 300 l S 160 300 m 160 324 l S 100 324 m 160 324 l S 100 324 m 100 300 l S",
       "rectangle"},
      {"capsule",
       "112 324 m 148 324 l S 148 324 m 154.6 324 160 318.6 160 312 c 160 305.4 154.6 300 148 300 "
       "c "
       "S 148 300 m 112 300 l S 112 300 m 105.4 300 100 305.4 100 312 c 100 318.6 105.4 324 112 "
       "324 "
       "c S",
       "capsule"},
      {"box on a ruling",
       "100 300 m 160 300 l S 160 300 m 160 324 l S 160 324 m 100 324 l S 100 324 m 100 300 l S "
       "130 "
       "324 m 130 380 l S",
       "H 100-160; V 76-100; H 100-160; V 76-100; V 20-76"},
      {"table",
       "100 100 m 400 100 l S 400 100 m 400 300 l S 400 300 m 100 300 l S 100 300 m 100 100 l S",
       "H 100-400; V 100-300; H 100-400; V 100-300"},
      {"line drawn twice", "100 300 m 150 300 l 150 250 l S 150 250 m 150 300 l 100 300 l S",
       "100,100 150,100 150,150"},
  };
  for (const auto& [what, content, marks] : cases) {
    SCOPED_TRACE(what);
    EXPECT_EQ(summary(read_drawing(content)), marks);
  }
}

// Word processors fill the outline of the line together with its head.
TEST(Drawings, ConnectorsAreFoundInFilledOutlines) {
  const struct {
    const char* what;
    const char* content;
    const char* marks;
  } cases[] = {
      {"three legs with rounded joins",
       "183.81 382.58 m 183.81 357.49 l 183.81 357.28 183.97 357.12 184.17 357.12 c 228.75 357.12 "
       "l 228.38 357.49 l 228.38 349.33 l 229.12 349.33 l 229.12 357.49 l 229.12 357.69 228.95 "
       "357.85 228.75 357.85 c 184.17 357.85 l 184.54 357.49 l 184.54 382.58 l h 227.49 349.75 m "
       "228.75 347.23 l 230.01 349.75 l h f",
       "184,17 184,43 229,43 229,53>"},
      {"one leg", "100 300 50 1 re 149 303 m 156 300.5 l 149 298 l h f", "100,100 156,100>"},
      {"one oblique leg", "100 300 m 150 270 l 150.5 270.9 l 100.5 300.9 l h f", "100,100 150,130"},
      {"mitred elbow", "100 300 m 151 300 l 151 250 l 150 250 l 150 299 l 100 299 l h f",
       "100,101 151,101 151,150"},
      {"one leg without a head is a ruling", "100 300 m 150 300 l 150 301 l 100 301 l h f",
       "H 100-150"},
      {"a letter is nothing",
       "100 300 m 104 300 l 104 301 l 101 301 l 101 303 l 103 303 l 103 304 l 101 304 l 101 306 l "
       "104 306 l 104 307 l 100 307 l h f",
       ""},
  };
  for (const auto& [what, content, marks] : cases) {
    SCOPED_TRACE(what);
    EXPECT_EQ(summary(read_drawing(content)), marks);
  }
}

TEST(Drawings, WithTooManyMarksAreCutWithAWarning) {
  std::string content;
  for (int i = 0; i < 31000; ++i) content += std::to_string(i % 500) + " 10 m 520 317 l S ";
  const auto document = read_pdf(drawn_pdf(content), {});
  ASSERT_TRUE(document.has_value());
  EXPECT_LE(document->pages.at(0).connectors.size(), 30001U);
  EXPECT_EQ(document->warnings.size(), 1U);
}

}  // namespace
}  // namespace baku
