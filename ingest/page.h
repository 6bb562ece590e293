// What is on the paper: the one type in which born-digital pages and scans both end.
// All coordinates are points from the top left corner of the page as displayed (after /Rotate).
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bend.h"
#include "base/geometry.h"

namespace baku {

// Where a mark came from: the file's own text and vectors, or its picture.
enum class Origin : std::uint8_t { kDigital, kImage };

// Reading direction of a word: the angle, clockwise, by which upright text was turned.
// k90 reads downwards, k270 reads upwards (the usual one in narrow table headers).
enum class Direction : std::uint8_t { k0, k90, k180, k270 };

enum class Axis : std::uint8_t { kHorizontal, kVertical };

struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  friend bool operator==(const Color&, const Color&) = default;
};

// A run of glyphs without a blank between them.
struct Word {
  std::string text;      // UTF-8, in reading order
  Rect box;              // around ascent and descent of the font, as displayed
  float font_size = 0;   // points
  float confidence = 1;  // 0..1; 1 for a file's own text
  Direction direction = Direction::k0;
  Origin origin = Origin::kDigital;
  bool bold = false;
  bool hidden = false;      // invisible text mode (an OCR layer), or clipped away
  bool space_after = true;  // false where the next word of the line follows without a blank
};

// A straight axis-parallel mark that may be a table line: a two-point stroke or a thin filled
// rectangle, told from a connector only later. Sides of closed shapes are not listed here.
struct Ruling {
  Axis axis = Axis::kHorizontal;
  double position = 0;   // y of a horizontal, x of a vertical ruling: the middle of the stroke
  double begin = 0;      // left or top end
  double end = 0;        // right or bottom end
  double thickness = 0;  // points
  Color color;
  Origin origin = Origin::kDigital;
};

enum class Outline : std::uint8_t {
  kRectangle,
  kRounded,  // rectangle with corners rounded by less than half its height
  kCapsule,  // terminator: ends are half circles or half ellipses
  kDiamond,
  kPentagon,  // off-page connector, any orientation
  kEllipse,   // circle: on-page connector
  kParallelogram,
  kTrapezoid,
  kDocument,  // rectangle with a wavy lower edge
  kOther,
};

// A closed outline. One that is drawn twice (filled, then stroked; or with a shadow behind) is
// listed once. Rectangles may be symbols, table cells or shaded backgrounds: layout decides.
struct Shape {
  Outline outline = Outline::kOther;
  Rect box;
  std::vector<Point> corners;  // the polygon without curves; empty for kCapsule and kEllipse
  double stroke = 0;           // thickness of its outline in points, 0 where it is only filled
  bool filled = false;         // with a colour other than white
  Color fill;
  float confidence = 1;
  Origin origin = Origin::kDigital;
};

// An open polyline with a bend, an oblique part or an arrowhead; also one that was drawn as a
// filled outline around its centre line. Points are in drawing order.
struct Connector {
  std::vector<Point> points;  // at least two, all different from their neighbours
  double thickness = 0;
  Color color;
  bool arrow_at_begin = false;
  bool arrow_at_end = false;
  float confidence = 1;
  Origin origin = Origin::kDigital;
};

// An arrowhead (filled triangle, or two short strokes) that touches no line end closely enough to
// belong to it without doubt.
struct Arrowhead {
  Point tip;
  Point direction;  // unit vector, the way it points
  Rect box;
  Origin origin = Origin::kDigital;
};

struct ImagePlacement {
  Rect box;
  int pixel_width = 0;
  int pixel_height = 0;
};

// How a scanned page was straightened: its marks stand where they would on straight paper, in
// points of the straight picture; `bend`, then `to_displayed` say where on the page as displayed.
struct Straightened {
  Projection to_displayed;
  double width = 0;  // of the page as displayed, points
  double height = 0;
  Bend bend;

  [[nodiscard]] Point of(Point p) const { return to_displayed.of(bend.of(p)); }

  // The rectangle around the corners on the page as displayed.
  [[nodiscard]] Rect of(const Rect& r) const {
    return around_moved(r, [this](Point p) { return of(p); });
  }
};

struct Page {
  int number = 0;  // 1-based
  double width = 0;
  double height = 0;
  bool incomplete = false;  // it could not be read, or was cut at a limit: marks are missing
  std::vector<Word> words;  // reading order is not guaranteed
  std::vector<Ruling> rulings;
  std::vector<Shape> shapes;
  std::vector<Connector> connectors;
  std::vector<Arrowhead> arrowheads;
  std::vector<ImagePlacement> images;
  // Around stamps and signatures of a picture, told by their ink. On the page as displayed, where
  // the other marks of a straightened page are not.
  std::vector<Rect> stamps;
  std::optional<Straightened> straightened;  // of a picture that was turned or bent
};

// What a reader noticed but could read past.
struct ReadWarning {
  int page = 0;  // 1-based; 0 for the whole document
  std::string message;
};

struct Document {
  std::string media_type;  // "application/pdf"
  std::vector<Page> pages;
  std::vector<ReadWarning> warnings;
};

}  // namespace baku
