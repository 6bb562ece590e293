#include "ingest/scan/marks/find_marks.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <tuple>
#include <utility>

#include "ingest/scan/marks/bits.h"
#include "ingest/scan/marks/connectors.h"
#include "ingest/scan/marks/erase.h"
#include "ingest/scan/marks/flow_labels.h"
#include "ingest/scan/marks/line_roles.h"
#include "ingest/scan/marks/outlines.h"
#include "ingest/scan/marks/segments.h"
#include "ingest/scan/marks/solid_figures.h"

namespace baku {
namespace {

using marks::Figure;
using marks::LineRole;
using marks::Segment;

constexpr double kLeastDpi = 72;
constexpr double kMostDpi = 1200;
constexpr double kLoneInk = 0.7;                // share of its length that is inked
constexpr double kLoneUpright = 0.95;           // the same: strokes of letters stand in columns
constexpr double kLoneRuling = 30;              // points; a loose line so long is a ruling
constexpr double kNarrowBreaks[] = {1.0, 2.0};  // points; breaks of outlines between rulings
constexpr double kWideBreaks[] = {1.0, 3.5};    // points; the same, without rulings
constexpr double kSameFigure = 0.15;            // common part, in the smaller one
constexpr double kReducedFrom = 240;            // dpi; figures are found in half of it

double common_share(const Rect& a, const Rect& b) {
  return intersection(a, b).area() / std::max(1.0, std::min(a.area(), b.area()));
}

Point scaled(Point p, double by) { return {p.x * by, p.y * by}; }

Rect scaled(const Rect& box, double by) {
  return {box.left * by, box.top * by, box.right * by, box.bottom * by};
}

Figure twice(Figure figure) {
  figure.shape.box = scaled(figure.shape.box, 2);
  figure.inside = scaled(figure.inside, 2);
  figure.shape.stroke *= 2;
  for (Point& corner : figure.shape.corners) corner = scaled(corner, 2);
  return figure;
}

Segment half(Segment segment) {
  segment.begin /= 2;
  segment.end /= 2;
  segment.at_begin /= 2;
  segment.at_end /= 2;
  segment.thickness = std::max(1.0, segment.thickness / 2);
  return segment;
}

// Adds the figures that are not known yet, with wider and wider breaks closed.
void add_figures(std::vector<Figure>& figures, const Pix& picture, std::vector<Segment> segments,
                 double dpi, std::span<const double> breaks) {
  PixHandle reduced;
  if (dpi >= kReducedFrom) reduced.reset(pixReduceRankBinary2(marks::reading(picture), 1, nullptr));
  if (reduced != nullptr) std::transform(segments.begin(), segments.end(), segments.begin(), half);
  for (const double gap : breaks) {
    marks::OutlineTolerances tolerances;
    tolerances.break_gap = gap;
    auto found = marks::find_figures(reduced ? *reduced : picture, segments,
                                     reduced ? dpi / 2 : dpi, tolerances);
    if (reduced) std::transform(found.begin(), found.end(), found.begin(), twice);
    for (Figure& figure : found) {
      const bool known = std::any_of(figures.begin(), figures.end(), [&](const Figure& other) {
        return common_share(figure.shape.box, other.shape.box) > kSameFigure;
      });
      if (!known) figures.push_back(std::move(figure));
    }
  }
}

std::vector<Segment> with_role(const std::vector<Segment>& segments,
                               const std::vector<LineRole>& roles, LineRole role) {
  std::vector<Segment> chosen;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (roles[i] == role) chosen.push_back(segments[i]);
  }
  return chosen;
}

Ruling ruling_of(const Segment& segment, double scale) {
  Ruling ruling;
  ruling.axis = segment.axis;
  ruling.position = segment.position() * scale;
  ruling.begin = segment.begin * scale;
  ruling.end = segment.end * scale;
  ruling.thickness = segment.thickness * scale;
  ruling.origin = Origin::kImage;
  return ruling;
}

Shape shape_of(const Figure& figure, double scale) {
  Shape shape = figure.shape;
  shape.box = scaled(shape.box, scale);
  shape.stroke *= scale;
  for (Point& corner : shape.corners) corner = scaled(corner, scale);
  return shape;
}

Connector scaled(Connector connector, double scale) {
  for (Point& p : connector.points) p = scaled(p, scale);
  connector.thickness *= scale;
  return connector;
}

// Pixels from the outline of a diamond to a point; negative inside.
double from_diamond(const Rect& box, Point p) {
  const double a = std::max(1.0, box.width() / 2);
  const double b = std::max(1.0, box.height() / 2);
  const double off = std::abs(p.x - box.center().x) / a + std::abs(p.y - box.center().y) / b;
  return (off - 1) * a * b / std::hypot(a, b);
}

// What is black in a frame around a figure's inside; beside a diamond, labels stand in its box.
void mark_outline(const Pix& binary, const Figure& figure, Pix* mask) {
  constexpr double kBeside = 1.5;  // pixels
  const Rect box = grown(figure.shape.box, figure.shape.stroke / 2 + 1);
  const marks::Bits ink(binary);
  const Rect& inside = figure.inside;
  const bool diamond = figure.shape.outline == Outline::kDiamond && !figure.shape.filled;
  for (int y = static_cast<int>(box.top); y < box.bottom; ++y) {
    for (int x = static_cast<int>(box.left); x < box.right; ++x) {
      if (!ink.at(x, y)) continue;
      bool inner = x >= inside.left + 1 && x < inside.right - 1 && y >= inside.top + 1 &&
                   y < inside.bottom - 1;
      if (diamond) {
        const double off = std::abs(x + 0.5 - inside.center().x) / inside.width() +
                           std::abs(y + 0.5 - inside.center().y) / inside.height();
        const double away = from_diamond(figure.shape.box, {x + 0.5, y + 0.5});
        inner = (inner && off < 0.46) || away > figure.shape.stroke / 2 + kBeside;
      }
      if (!inner) pixSetPixel(mask, x, y, 1);
    }
  }
}

// The squares where rulings cross.
void mark_crossings(const std::vector<Segment>& rulings, Pix* mask) {
  for (const Segment& level : rulings) {
    if (level.axis != Axis::kHorizontal) continue;
    for (const Segment& upright : rulings) {
      if (upright.axis != Axis::kVertical) continue;
      const double x = upright.at(level.position());
      const double y = level.at(x);
      const double half_x = upright.thickness / 2 + 2;
      const double half_y = level.thickness / 2 + 2;
      if (x < level.begin - half_x || x > level.end + half_x || y < upright.begin - half_y ||
          y > upright.end + half_y) {
        continue;
      }
      pixRasterop(mask, static_cast<int>(x - half_x), static_cast<int>(y - half_y),
                  static_cast<int>(2 * half_x), static_cast<int>(2 * half_y), PIX_SET, nullptr, 0,
                  0);
    }
  }
}

// The ink across a line from a to b, at each place where it is not much thicker than the line:
// letters that the line crosses keep their strokes.
void mark_line(const marks::Bits& ink, Point a, Point b, double thickness, Pix* mask) {
  const double length = std::max(1.0, std::hypot(b.x - a.x, b.y - a.y));
  const Point way{(b.x - a.x) / length, (b.y - a.y) / length};
  const double most = 1.5 * thickness + 2;
  const auto black = [&](double along, double across) {
    return ink.at(static_cast<int>(std::floor(a.x + way.x * along - way.y * across)),
                  static_cast<int>(std::floor(a.y + way.y * along + way.x * across)));
  };
  for (double along = 0; along <= length; along += 0.5) {
    double low = 0;
    for (const double off : {0.0, -1.0, 1.0, -2.0, 2.0}) {
      if (!black(along, off)) continue;
      low = off;
      break;
    }
    if (!black(along, low)) continue;
    double high = low;
    while (high - low <= most && black(along, low - 1)) low -= 1;
    while (high - low <= most && black(along, high + 1)) high += 1;
    if (high - low > most) continue;
    for (double across = low; across <= high; across += 0.5) {
      pixSetPixel(mask, static_cast<int>(std::floor(a.x + way.x * along - way.y * across)),
                  static_cast<int>(std::floor(a.y + way.y * along + way.x * across)), 1);
    }
  }
}

void mark_connectors(const Pix& binary, const std::vector<Connector>& connectors, double dpi,
                     Pix* mask) {
  const marks::Bits ink(binary);
  for (const Connector& connector : connectors) {
    for (std::size_t i = 1; i < connector.points.size(); ++i) {
      mark_line(ink, connector.points[i - 1], connector.points[i], connector.thickness, mask);
    }
    const auto head = [&](Point tip, Point before) {
      const double length = std::max(1.0, std::hypot(tip.x - before.x, tip.y - before.y));
      const double size = std::min(length, 0.075 * dpi);
      const Point middle{tip.x + (before.x - tip.x) / length * size / 2,
                         tip.y + (before.y - tip.y) / length * size / 2};
      const auto half = static_cast<int>(size / 2) + 1;
      pixRasterop(mask, static_cast<int>(middle.x) - half, static_cast<int>(middle.y) - half,
                  2 * half, 2 * half, PIX_SET, nullptr, 0, 0);
    };
    const auto& points = connector.points;
    if (connector.arrow_at_begin) head(points[0], points[1]);
    if (connector.arrow_at_end) head(points.back(), points[points.size() - 2]);
  }
}

std::vector<marks::CrossingLine> lines_of(const std::vector<Segment>& rulings,
                                          const std::vector<Connector>& connectors) {
  std::vector<marks::CrossingLine> lines;
  for (const Segment& ruling : rulings) {
    if (ruling.axis == Axis::kHorizontal) {
      lines.push_back({{ruling.begin, ruling.at_begin}, {ruling.end, ruling.at_end}});
    } else {
      lines.push_back({{ruling.at_begin, ruling.begin}, {ruling.at_end, ruling.end}});
    }
  }
  for (const Connector& connector : connectors) {
    for (std::size_t i = 1; i < connector.points.size(); ++i) {
      lines.push_back({connector.points[i - 1], connector.points[i]});
    }
  }
  return lines;
}

}  // namespace

ScanMarks find_marks(const Pix& binary, double dpi) {
  ScanMarks found;
  Pix* picture = marks::reading(binary);
  if (pixGetDepth(picture) != 1 || !(dpi >= kLeastDpi && dpi <= kMostDpi)) return found;
  const double scale = 72 / dpi;
  const double width = pixGetWidth(picture);
  const double height = pixGetHeight(picture);

  auto segments = marks::find_segments(binary, dpi, {});
  std::vector<Figure> figures = marks::find_solid_figures(binary, dpi, {});
  add_figures(figures, binary, segments, dpi, kNarrowBreaks);
  marks::end_faint_lines(segments, figures, dpi, {});
  auto roles = marks::line_roles(segments, figures, width, height, dpi, {});
  auto rulings = with_role(segments, roles, LineRole::kRuling);
  const PixHandle ruled = marks::pixels_of(binary, rulings);
  const PixHandle rest = marks::without(binary, *ruled);
  std::vector<Segment> others = with_role(segments, roles, LineRole::kLoose);
  const std::vector<Segment> sides = with_role(segments, roles, LineRole::kSide);
  others.insert(others.end(), sides.begin(), sides.end());
  add_figures(figures, *rest, others, dpi, kWideBreaks);
  roles = marks::line_roles(segments, figures, width, height, dpi, {});
  rulings = with_role(segments, roles, LineRole::kRuling);
  marks::close_rulings(rulings, dpi, {});

  const auto loose = with_role(segments, roles, LineRole::kLoose);
  auto connected = marks::find_connectors(*rest, loose, rulings, figures, dpi, {});
  for (std::size_t i = 0; i < loose.size(); ++i) {
    const bool upright = loose[i].axis == Axis::kVertical;
    if (!connected.used[i] && loose[i].length() * scale >= kLoneRuling &&
        loose[i].ink >= (upright ? kLoneUpright : kLoneInk)) {
      rulings.push_back(loose[i]);
    }
  }

  found.mask = marks::pixels_of(binary, rulings);
  mark_crossings(rulings, found.mask.get());
  for (const Figure& figure : figures) mark_outline(binary, figure, found.mask.get());
  mark_connectors(binary, connected.connectors, dpi, found.mask.get());
  pixAnd(found.mask.get(), found.mask.get(), picture);
  const PixHandle text = marks::without(binary, *found.mask);
  const auto lines = lines_of(rulings, connected.connectors);
  for (const Rect& label : marks::find_labels(*text, figures, lines, dpi, {})) {
    found.labels.push_back(scaled(label, scale));
  }

  for (const Segment& segment : rulings) found.rulings.push_back(ruling_of(segment, scale));
  for (const Figure& figure : figures) found.shapes.push_back(shape_of(figure, scale));
  for (Connector& connector : connected.connectors) {
    found.connectors.push_back(scaled(std::move(connector), scale));
  }
  std::sort(found.rulings.begin(), found.rulings.end(), [](const Ruling& a, const Ruling& b) {
    return std::tuple(a.axis, a.position, a.begin) < std::tuple(b.axis, b.position, b.begin);
  });
  std::sort(found.shapes.begin(), found.shapes.end(), [](const Shape& a, const Shape& b) {
    return std::tuple(a.box.top, a.box.left) < std::tuple(b.box.top, b.box.left);
  });
  return found;
}

}  // namespace baku
