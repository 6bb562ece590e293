#include "ingest/pdf/page_marks.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "ingest/pdf/arrowheads.h"
#include "ingest/pdf/closed_figures.h"
#include "ingest/pdf/line_pieces.h"
#include "ingest/pdf/outline.h"
#include "ingest/pdf/polyline.h"
#include "ingest/pdf/shape_merger.h"

namespace baku {
namespace {

struct MarkLimits {
  double smallest_shape = 3;  // points, either side
  double smallest_odd = 8;    // points, either side, of a filled kOther (glyphs as curves)
  double head_corner = 0.04;  // of a head's size: smaller bends are none
  double longest_head = 28;   // points, either side of the box
  double curve = 1.5;         // points by which a curved connector's chords may be off
  std::size_t most_heads = 3000;
};
constexpr MarkLimits kLimits;

bool lies_inside(const Rect& inner, const Rect& outer) {
  return inner.left > outer.left && inner.right < outer.right && inner.top > outer.top &&
         inner.bottom < outer.bottom;
}

// Whether a later white rectangle lies over all of it.
bool is_covered(const Rect& box, std::size_t order, std::span<const Cover> covers) {
  const auto later =
      std::upper_bound(covers.begin(), covers.end(), order,
                       [](std::size_t drawn, const Cover& cover) { return drawn < cover.order; });
  return std::any_of(later, covers.end(),
                     [&](const Cover& cover) { return lies_inside(box, cover.box); });
}

template <class Mark, class BoxOf>
std::vector<Mark> uncovered(std::vector<Drawn<Mark>>& drawn, std::span<const Cover> covers,
                            BoxOf box_of) {
  std::vector<Mark> seen;
  seen.reserve(drawn.size());
  for (auto& [mark, order] : drawn) {
    if (!is_covered(box_of(mark), order, covers)) seen.push_back(std::move(mark));
  }
  return seen;
}

Ruling ruling_of(const LineMark& line) {
  const Point a = line.points.front();
  const Point b = line.points.back();
  const bool lying = std::abs(a.x - b.x) >= std::abs(a.y - b.y);
  Ruling ruling;
  ruling.axis = lying ? Axis::kHorizontal : Axis::kVertical;
  ruling.position = lying ? (a.y + b.y) / 2 : (a.x + b.x) / 2;
  ruling.begin = lying ? std::min(a.x, b.x) : std::min(a.y, b.y);
  ruling.end = lying ? std::max(a.x, b.x) : std::max(a.y, b.y);
  ruling.thickness = line.thickness;
  ruling.color = line.color;
  return ruling;
}

Connector connector_of(const LineMark& line) {
  Connector connector;
  connector.points =
      without_repeats(line.curved ? simplified(line.points, kLimits.curve) : line.points);
  connector.thickness = line.thickness;
  connector.color = line.color;
  connector.arrow_at_begin = line.arrow_at_begin;
  connector.arrow_at_end = line.arrow_at_end;
  return connector;
}

void put_lines(std::span<const LineMark> lines, Page& page) {
  for (const LineMark& line : lines) {
    if (line.dropped) continue;
    const bool arrow = line.arrow_at_begin || line.arrow_at_end;
    if (line.ruling && !arrow) {
      page.rulings.push_back(ruling_of(line));
    } else if (arrow || (!line.curved && length(line.points) >= kLimits.smallest_shape)) {
      auto connector = connector_of(line);
      if (connector.points.size() >= 2) page.connectors.push_back(std::move(connector));
    }
  }
  page.rulings.shrink_to_fit();
  page.connectors.shrink_to_fit();
}

}  // namespace

void add_head(PageMarks& marks, HeadCandidate head, std::size_t order) {
  if (marks.heads.size() < kLimits.most_heads) marks.heads.push_back({std::move(head), order});
}

void add_outline(PageMarks& marks, const std::vector<Point>& polygon, PaintKind kind, Color color,
                 double line_width, std::size_t order) {
  const Rect box = bounds(polygon);
  const double larger = std::max(box.width(), box.height());
  const double smaller = std::min(box.width(), box.height());
  if (larger <= kLimits.longest_head) {
    const auto corners = simplified_closed(polygon, std::max(kLimits.head_corner * larger, 0.03));
    if (auto head = head_from_polygon(corners, color, kind)) {
      add_head(marks, std::move(*head), order);
      return;
    }
  }
  if (smaller < kLimits.smallest_shape) return;
  auto match = match_outline(polygon);
  if (match.outline == Outline::kOther && kind == PaintKind::kFill &&
      smaller < kLimits.smallest_odd) {
    return;
  }
  Shape shape;
  shape.outline = match.outline;
  shape.corners = std::move(match.corners);
  shape.box = box;
  if (kind == PaintKind::kStroke) {
    shape.stroke = line_width;
  } else {
    shape.filled = true;
    shape.fill = color;
  }
  marks.shapes.push_back({std::move(shape), order});
}

void settle_marks(PageMarks& marks, Page& page) {
  auto lines = uncovered(marks.lines, marks.covers,
                         [](const LineMark& line) { return bounds(line.points); });
  drop_repeats(lines);
  join_dashes(lines);
  for (const ClosedFigure& figure : take_closed_figures(lines)) {
    add_outline(marks, figure.points, PaintKind::kStroke, figure.color, figure.thickness,
                marks.covers.empty() ? 0 : marks.covers.back().order);
  }
  page.shapes = merge_shapes(
      uncovered(marks.shapes, marks.covers, [](const Shape& shape) { return shape.box; }));
  take_end_marks(page.shapes, lines);
  auto heads =
      uncovered(marks.heads, marks.covers, [](const HeadCandidate& head) { return head.box; });
  const auto loose = attach_heads(std::move(heads), lines);
  join_pieces(lines);
  put_lines(lines, page);
  for (const HeadCandidate& head : loose) {
    const HeadReading& reading = head.readings.front();
    page.arrowheads.push_back(
        {reading.tip, direction(reading.base, reading.tip), head.box, Origin::kDigital});
  }
}

}  // namespace baku
