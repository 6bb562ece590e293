#include "ingest/pdf/path_classifier.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ingest/pdf/arrowheads.h"
#include "ingest/pdf/centre_line.h"
#include "ingest/pdf/line_pieces.h"
#include "ingest/pdf/outline.h"
#include "ingest/pdf/polyline.h"
#include "ingest/pdf/shape_merger.h"

namespace baku {
namespace {

struct ClassifierLimits {
  double thin = 2.6;               // points; a thinner filled box is a ruling
  double thin_elongation = 2;      // shortest length of a ruling, in thicknesses
  double thickest_line = 4;        // points; of a line drawn as a filled outline
  double smallest_shape = 3;       // points, either side
  double smallest_odd = 8;         // points, either side, of a filled kOther (glyphs as curves)
  double closing_gap = 0.5;        // points; ends nearer than this close a stroke
  double head_corner = 0.04;       // of a head's size: smaller bends are none
  double longest_head = 28;        // points, either side of the box
  double axis_slope = 0.012;       // steeper lines are oblique
  double axis_drift = 0.35;        // points; less deviation over the whole length is none
  double frame = 4;                // points; thickest frame drawn as two nested outlines
  double whole_page = 0.98;        // of the page's sides: a fill that large is paper
  double visible = 0.5;            // of its box: less inside the clip is not seen as a shape
  std::size_t most_corners = 14;   // of a connector; more is a scribble
  double curve = 1.5;              // points by which a curved connector's chords may be off
  int most_bows = 6;               // Bezier curves of a curved connector
  std::size_t most_marks = 60000;  // on a page
  std::size_t most_points = 4000;  // of a subpath
};
constexpr ClassifierLimits kLimits;

constexpr std::uint8_t kWhite = 250;

bool is_white(Color c) { return c.red >= kWhite && c.green >= kWhite && c.blue >= kWhite; }

// The rectangle, if the subpath is one with sides along the axes.
bool axis_box(std::span<const PathVertex> v, Rect& box) {
  std::size_t n = v.size();
  if (n == 5 && v[0].at.x == v[4].at.x && v[0].at.y == v[4].at.y) n = 4;
  if (n != 4) return false;
  const auto flat = [&](std::size_t a, std::size_t b) {
    return std::abs(v[a].at.y - v[b].at.y) < 0.01;
  };
  const auto steep = [&](std::size_t a, std::size_t b) {
    return std::abs(v[a].at.x - v[b].at.x) < 0.01;
  };
  const bool lying = flat(0, 1) && steep(1, 2) && flat(2, 3) && steep(3, 0);
  const bool standing = steep(0, 1) && flat(1, 2) && steep(2, 3) && flat(3, 0);
  if (!lying && !standing) return false;
  for (std::size_t i = 0; i < n; ++i) {
    if (v[i].control) return false;
  }
  box = {std::min(v[0].at.x, v[2].at.x), std::min(v[0].at.y, v[2].at.y),
         std::max(v[0].at.x, v[2].at.x), std::max(v[0].at.y, v[2].at.y)};
  return true;
}

Rect clipped(const Rect& box, const Rect& clip) {
  return {std::clamp(box.left, clip.left, clip.right), std::clamp(box.top, clip.top, clip.bottom),
          std::clamp(box.right, clip.left, clip.right),
          std::clamp(box.bottom, clip.top, clip.bottom)};
}

// The part of the straight line a..b that lies in the clip; the line may have no breadth.
bool clip_axis_line(Point& a, Point& b, const Rect& clip) {
  const Rect near = grown(clip, 0.5);
  if (std::max(a.x, b.x) < near.left || std::min(a.x, b.x) > near.right ||
      std::max(a.y, b.y) < near.top || std::min(a.y, b.y) > near.bottom) {
    return false;
  }
  if (std::abs(a.x - b.x) > std::abs(a.y - b.y)) {
    a.x = std::clamp(a.x, clip.left, clip.right);
    b.x = std::clamp(b.x, clip.left, clip.right);
    return a.x != b.x;
  }
  a.y = std::clamp(a.y, clip.top, clip.bottom);
  b.y = std::clamp(b.y, clip.top, clip.bottom);
  return a.y != b.y;
}

bool is_axis_line(Point a, Point b) {
  const double dx = std::abs(a.x - b.x);
  const double dy = std::abs(a.y - b.y);
  const double drift = std::min(dx, dy);
  const double reach = std::max(dx, dy);
  return reach > 0 && (drift <= kLimits.axis_slope * reach || (drift <= 0.05)) &&
         drift <= kLimits.axis_drift;
}

void straighten(Point& a, Point& b) {
  if (std::abs(a.x - b.x) >= std::abs(a.y - b.y)) {
    a.y = b.y = (a.y + b.y) / 2;
  } else {
    a.x = b.x = (a.x + b.x) / 2;
  }
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

// The end lies on a point passed before: an outline with more of its lines drawn in one go.
bool returns_to_itself(std::span<const PathVertex> v) {
  const Point end = v.back().at;
  return std::any_of(v.begin(), v.end() - 3, [&](const PathVertex& vertex) {
    return !vertex.control && distance(vertex.at, end) <= kLimits.closing_gap;
  });
}

bool mostly_visible(const Rect& box, const Rect& clip) {
  const Rect seen = intersection(box, clip);
  if (seen.right < seen.left || seen.bottom < seen.top) return false;
  return seen.area() >= kLimits.visible * box.area();
}

bool lies_inside(const Rect& inner, const Rect& outer) {
  return inner.left > outer.left && inner.right < outer.right && inner.top > outer.top &&
         inner.bottom < outer.bottom;
}

std::vector<Point> without_repeats(std::vector<Point> points) {
  std::vector<Point> rest;
  for (const Point p : points) {
    if (rest.empty() || distance(rest.back(), p) > 0.01) rest.push_back(p);
  }
  return rest;
}

}  // namespace

void PathClassifier::add(std::span<const Subpath> path, const Paint& paint) {
  ++order_;
  full_ = full_ || shapes_.size() + lines_.size() + heads_.size() > kLimits.most_marks;
  if (full_ || paint.clip.empty()) return;
  const std::size_t first_shape = shapes_.size();
  for (const Subpath& subpath : path) {
    if (subpath.vertices.size() < 2 || subpath.vertices.size() > kLimits.most_points) continue;
    if (paint.kind == PaintKind::kStroke) {
      add_stroke(subpath, paint);
    } else {
      add_fill(subpath, paint);
    }
  }
  if (paint.kind == PaintKind::kFill && shapes_.size() >= first_shape + 2) join_frame(first_shape);
}

void PathClassifier::add_textured(const Rect& box) {
  ++order_;
  if (box.empty() || full_) return;
  grounds_.push_back(box);
  Paint paint;
  paint.kind = PaintKind::kFill;
  paint.color = {192, 192, 192};
  if (add_thin_box(box, paint) || box.width() < kLimits.smallest_shape ||
      box.height() < kLimits.smallest_shape) {
    return;
  }
  Shape shape;
  shape.outline = Outline::kRectangle;
  shape.box = box;
  shape.corners = {
      {box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
  shape.filled = true;
  shape.fill = paint.color;
  shapes_.push_back({std::move(shape), order_});
}

void PathClassifier::add_stroke(const Subpath& subpath, const Paint& paint) {
  if (is_white(paint.color)) return;
  const auto& v = subpath.vertices;
  const bool meets = v.size() > 3 && distance(v.front().at, v.back().at) <= kLimits.closing_gap;
  if (!subpath.closed && !meets) {
    add_open_stroke(subpath, paint);
    return;
  }
  Subpath ring = subpath;
  ring.closed = true;
  if (!subpath.closed && meets) ring.vertices.back().at = v.front().at;
  const auto polygon = flatten(ring);
  if (polygon.size() < 3) {
    add_open_stroke(Subpath{subpath.vertices, false}, paint);
    return;
  }
  add_closed_stroke(polygon, paint);
}

void PathClassifier::add_open_stroke(const Subpath& subpath, const Paint& paint) {
  auto traced = trace_open_line(subpath);
  traced.points = without_repeats(std::move(traced.points));
  if (traced.points.size() < 2) return;
  if (traced.curves > kLimits.most_bows) {
    if (returns_to_itself(subpath.vertices)) add_closed_stroke(flatten(subpath), paint);
    return;
  }
  if (!traced.curved && traced.points.size() > kLimits.most_corners) return;
  const auto& p = traced.points;
  if (p.size() == 3 && !traced.curved && !(is_axis_line(p[0], p[1]) && is_axis_line(p[1], p[2]))) {
    if (auto head = head_from_strokes(p[0], p[1], p[2], paint.color)) {
      if (intersection(head->box, paint.clip).empty()) return;
      heads_.push_back({std::move(*head), order_});
      return;
    }
  }
  LineMark line;
  line.points = std::move(traced.points);
  line.thickness = paint.line_width;
  line.color = paint.color;
  line.curved = traced.curved;
  add_line(std::move(line), paint);
}

void PathClassifier::add_closed_stroke(const std::vector<Point>& polygon, const Paint& paint) {
  const Rect box = bounds(polygon);
  const double breadth = std::min(box.width(), box.height());
  if (breadth <= kLimits.thin && std::max(box.width(), box.height()) > 3 * breadth) {
    LineMark line;
    const bool lying = box.width() >= box.height();
    const Point center = box.center();
    line.points = lying ? std::vector<Point>{{box.left, center.y}, {box.right, center.y}}
                        : std::vector<Point>{{center.x, box.top}, {center.x, box.bottom}};
    line.thickness = breadth + paint.line_width;
    line.color = paint.color;
    add_line(std::move(line), paint);
    return;
  }
  add_outline(polygon, paint);
}

void PathClassifier::add_fill(const Subpath& subpath, const Paint& paint) {
  Rect box;
  const bool boxed = axis_box(subpath.vertices, box);
  if (boxed) box = clipped(box, paint.clip);
  if (is_white(paint.color)) {
    if (boxed && paint.opaque && !box.empty()) covers_.push_back({box, order_});
    return;
  }
  if (boxed) {
    if (std::min(box.width(), box.height()) >= kLimits.smallest_shape) grounds_.push_back(box);
    if (box.width() >= kLimits.whole_page * page_width_ &&
        box.height() >= kLimits.whole_page * page_height_) {
      return;
    }
    if (add_thin_box(box, paint)) return;
    add_outline({{box.left, box.top},
                 {box.right, box.top},
                 {box.right, box.bottom},
                 {box.left, box.bottom}},
                paint);
    return;
  }
  Subpath ring = subpath;
  ring.closed = true;
  const auto polygon = flatten(ring);
  if (polygon.size() < 3) return;
  if (auto head = head_from_open_outline(polygon, paint.color)) {
    heads_.push_back({std::move(*head), order_});
    return;
  }
  if (const auto line = find_centre_line(polygon, kLimits.thickest_line)) {
    if (line->points.size() <= kLimits.most_corners) {
      LineMark mark;
      mark.points = without_repeats(line->points);
      mark.thickness = line->thickness;
      mark.color = paint.color;
      if (mark.points.size() >= 2) add_line(std::move(mark), paint);
    }
    return;
  }
  add_outline(polygon, paint);
}

bool PathClassifier::add_thin_box(const Rect& box, const Paint& paint) {
  const double breadth = std::min(box.width(), box.height());
  const double reach = std::max(box.width(), box.height());
  if (breadth > kLimits.thin) return false;
  if (reach <= 0) return true;
  const bool lying = box.width() >= box.height();
  const bool dot = reach < kLimits.thin_elongation * breadth;
  if (!dot && breadth > 1.5 && reach < 3 * breadth) return true;
  const Point center = box.center();
  LineMark line;
  line.points = lying ? std::vector<Point>{{box.left, center.y}, {box.right, center.y}}
                      : std::vector<Point>{{center.x, box.top}, {center.x, box.bottom}};
  line.thickness = breadth;
  line.color = paint.color;
  line.ruling = true;
  lines_.push_back({std::move(line), order_});
  return true;
}

void PathClassifier::add_outline(const std::vector<Point>& polygon, const Paint& paint) {
  const Rect box = bounds(polygon);
  if (!mostly_visible(box, paint.clip)) return;
  const double larger = std::max(box.width(), box.height());
  const double smaller = std::min(box.width(), box.height());
  if (larger <= kLimits.longest_head) {
    const auto corners = simplified_closed(polygon, std::max(kLimits.head_corner * larger, 0.03));
    if (auto head = head_from_polygon(corners, paint.color, paint.kind)) {
      heads_.push_back({std::move(*head), order_});
      return;
    }
  }
  if (smaller < kLimits.smallest_shape) return;
  auto match = match_outline(polygon);
  if (match.outline == Outline::kOther && paint.kind == PaintKind::kFill &&
      smaller < kLimits.smallest_odd) {
    return;
  }
  if (paint.kind == PaintKind::kFill) grounds_.push_back(box);
  Shape shape;
  shape.outline = match.outline;
  shape.corners = std::move(match.corners);
  shape.box = box;
  if (paint.kind == PaintKind::kStroke) {
    shape.stroke = paint.line_width;
  } else {
    shape.filled = true;
    shape.fill = paint.color;
  }
  shapes_.push_back({std::move(shape), order_});
}

void PathClassifier::add_line(LineMark line, const Paint& paint) {
  Point& a = line.points.front();
  Point& b = line.points.back();
  if (line.points.size() == 2 && is_axis_line(a, b)) {
    straighten(a, b);
    if (!clip_axis_line(a, b, paint.clip)) return;
    line.ruling = true;
  } else {
    const Rect box = grown(bounds(line.points), 0.5);
    if (!mostly_visible(box, paint.clip)) return;
  }
  lines_.push_back({std::move(line), order_});
}

// An outline with a slightly smaller one inside, filled together, is the frame between them.
void PathClassifier::join_frame(std::size_t first_shape) {
  for (std::size_t i = first_shape; i + 1 < shapes_.size(); ++i) {
    Shape& outer = shapes_[i].shape;
    for (std::size_t k = first_shape; k < shapes_.size(); ++k) {
      const Shape& inner = shapes_[k].shape;
      if (k == i || !lies_inside(inner.box, outer.box)) continue;
      if (!lies_inside(outer.box, grown(inner.box, kLimits.frame))) continue;
      outer.stroke = (outer.box.width() - inner.box.width()) / 2;
      outer.filled = false;
      outer.fill = {};
      shapes_.erase(shapes_.begin() + static_cast<std::ptrdiff_t>(k));
      if (k < i) --i;
      break;
    }
  }
}

void PathClassifier::drop_covered() {
  for (const Cover& cover : covers_) {
    const auto hidden = [&](const Rect& box, std::size_t order) {
      return order < cover.order && lies_inside(box, cover.box);
    };
    std::erase_if(shapes_, [&](const DrawnShape& s) { return hidden(s.shape.box, s.order); });
    std::erase_if(lines_,
                  [&](const DrawnLine& l) { return hidden(bounds(l.line.points), l.order); });
    std::erase_if(heads_, [&](const DrawnHead& h) { return hidden(h.head.box, h.order); });
  }
}

void PathClassifier::move_into(Page& page) {
  drop_covered();
  std::vector<Shape> shapes;
  shapes.reserve(shapes_.size());
  for (auto& drawn : shapes_) shapes.push_back(std::move(drawn.shape));
  page.shapes = merge_shapes(std::move(shapes));

  std::vector<LineMark> lines;
  lines.reserve(lines_.size());
  for (auto& drawn : lines_) lines.push_back(std::move(drawn.line));
  std::vector<HeadCandidate> heads;
  for (auto& drawn : heads_) heads.push_back(std::move(drawn.head));
  join_dashes(lines);
  take_end_marks(page.shapes, lines);
  const auto loose = attach_heads(std::move(heads), lines);
  join_pieces(lines);

  for (auto& line : lines) {
    if (line.dropped) continue;
    const bool arrow = line.arrow_at_begin || line.arrow_at_end;
    if (line.ruling && !arrow) {
      page.rulings.push_back(ruling_of(line));
    } else if (arrow || (!line.curved && length(line.points) >= kLimits.smallest_shape)) {
      Connector connector;
      connector.points = without_repeats(line.curved ? simplified(line.points, kLimits.curve)
                                                     : std::move(line.points));
      if (connector.points.size() < 2) continue;
      connector.thickness = line.thickness;
      connector.color = line.color;
      connector.arrow_at_begin = line.arrow_at_begin;
      connector.arrow_at_end = line.arrow_at_end;
      page.connectors.push_back(std::move(connector));
    }
  }
  for (const auto& head : loose) {
    const HeadReading& reading = head.readings.front();
    page.arrowheads.push_back(
        {reading.tip, direction(reading.base, reading.tip), head.box, Origin::kDigital});
  }
  shapes_.clear();
  lines_.clear();
  heads_.clear();
}

}  // namespace baku
