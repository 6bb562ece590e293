#include "ingest/pdf/path_classifier.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ingest/pdf/centre_line.h"
#include "ingest/pdf/polyline.h"

namespace baku {
namespace {

struct ClassifierLimits {
  double thin = 2.6;               // points; a thinner filled box is a ruling
  double thin_elongation = 2;      // shortest length of a ruling, in thicknesses
  double thickest_line = 4;        // points; of a line drawn as a filled outline
  double smallest_shape = 3;       // points, either side
  double closing_gap = 0.5;        // points; ends nearer than this close a stroke
  double axis_slope = 0.012;       // steeper lines are oblique
  double axis_drift = 0.35;        // points; less deviation over the whole length is none
  double frame = 4;                // points; thickest frame drawn as two nested outlines
  double whole_page = 0.98;        // of the page's sides: a fill that large is paper
  double visible = 0.5;            // of its box: less inside the clip is not seen as a shape
  std::size_t most_corners = 14;   // of a connector; more is a scribble
  int most_bows = 6;               // Bezier curves of a curved connector
  std::size_t most_covers = 3000;  // on a page; as the others below
  std::size_t most_grounds = 10000;
  std::size_t most_frame_parts = 32;  // outlines filled together
  std::size_t most_marks = 30000;
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

}  // namespace

void PathClassifier::add(std::span<const Subpath> path, const Paint& paint) {
  ++order_;
  full_ = full_ ||
          marks_.shapes.size() + marks_.lines.size() + marks_.heads.size() > kLimits.most_marks;
  if (full_ || paint.clip.empty()) return;
  const std::size_t first_shape = marks_.shapes.size();
  for (const Subpath& subpath : path) {
    if (subpath.vertices.size() < 2 || subpath.vertices.size() > kLimits.most_points) continue;
    if (paint.kind == PaintKind::kStroke) {
      add_stroke(subpath, paint);
    } else {
      add_fill(subpath, paint);
    }
  }
  const std::size_t added = marks_.shapes.size() - first_shape;
  if (paint.kind == PaintKind::kFill && added >= 2 && added <= kLimits.most_frame_parts) {
    join_frame(first_shape);
  }
}

void PathClassifier::add_textured(const Rect& box) {
  ++order_;
  if (box.empty() || full_) return;
  add_ground(box);
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
  marks_.shapes.push_back({std::move(shape), order_});
}

void PathClassifier::add_picture(const Rect& box) {
  ++order_;
  if (marks_.covers.size() < kLimits.most_covers) marks_.covers.push_back({box, order_});
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
  traced.points = without_repeats(traced.points);
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
      add_head(marks_, std::move(*head), order_);
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
  add_closed(polygon, paint);
}

void PathClassifier::add_fill(const Subpath& subpath, const Paint& paint) {
  Rect box;
  const bool boxed = axis_box(subpath.vertices, box);
  if (boxed) box = clipped(box, paint.clip);
  if (is_white(paint.color)) {
    const bool hides = boxed && paint.opaque && !box.empty();
    if (hides && marks_.covers.size() < kLimits.most_covers) marks_.covers.push_back({box, order_});
    return;
  }
  if (boxed) {
    add_ground(box);
    if (box.width() >= kLimits.whole_page * page_width_ &&
        box.height() >= kLimits.whole_page * page_height_) {
      return;
    }
    if (add_thin_box(box, paint)) return;
    add_closed({{box.left, box.top},
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
    add_head(marks_, std::move(*head), order_);
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
  add_closed(polygon, paint);
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
  marks_.lines.push_back({std::move(line), order_});
  return true;
}

void PathClassifier::add_closed(const std::vector<Point>& polygon, const Paint& paint) {
  const Rect box = bounds(polygon);
  if (!mostly_visible(box, paint.clip)) return;
  if (paint.kind == PaintKind::kFill) add_ground(box);
  add_outline(marks_, polygon, paint.kind, paint.color, paint.line_width, order_);
}

void PathClassifier::add_ground(const Rect& box) {
  const bool seen = std::min(box.width(), box.height()) >= kLimits.smallest_shape;
  if (seen && marks_.grounds.size() < kLimits.most_grounds) marks_.grounds.push_back(box);
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
  marks_.lines.push_back({std::move(line), order_});
}

// An outline with a slightly smaller one inside, filled together, is the frame between them.
void PathClassifier::join_frame(std::size_t first_shape) {
  for (std::size_t i = first_shape; i + 1 < marks_.shapes.size(); ++i) {
    Shape& outer = marks_.shapes[i].mark;
    for (std::size_t k = first_shape; k < marks_.shapes.size(); ++k) {
      const Shape& inner = marks_.shapes[k].mark;
      if (k == i || !lies_inside(inner.box, outer.box)) continue;
      if (!lies_inside(outer.box, grown(inner.box, kLimits.frame))) continue;
      outer.stroke = (outer.box.width() - inner.box.width()) / 2;
      outer.filled = false;
      outer.fill = {};
      marks_.shapes.erase(marks_.shapes.begin() + static_cast<std::ptrdiff_t>(k));
      if (k < i) --i;
      break;
    }
  }
}

}  // namespace baku
