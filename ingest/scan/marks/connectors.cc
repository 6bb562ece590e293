#include "ingest/scan/marks/connectors.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "ingest/scan/marks/bits.h"
#include "ingest/scan/marks/erase.h"

namespace baku::marks {
namespace {

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

double distance(Point p, const Rect& box) {
  const double x = std::max({0.0, box.left - p.x, p.x - box.right});
  const double y = std::max({0.0, box.top - p.y, p.y - box.bottom});
  return std::hypot(x, y);
}

double distance(Point p, const LineStroke& stroke) {
  const double length = stroke.length();
  const Point way = stroke.outward(1);
  const double along =
      std::clamp((p.x - stroke.from.x) * way.x + (p.y - stroke.from.y) * way.y, 0.0, length);
  return distance(p, Point{stroke.from.x + way.x * along, stroke.from.y + way.y * along});
}

Rect zone_of(std::span<const Figure> figures, double margin) {
  Rect zone;
  for (const Figure& figure : figures) zone = united(zone, figure.shape.box);
  return grown(zone, margin);
}

LineStroke stroke_of(const Segment& segment) {
  LineStroke stroke;
  stroke.thickness = segment.thickness;
  if (segment.axis == Axis::kHorizontal) {
    stroke.from = {segment.begin, segment.at_begin};
    stroke.to = {segment.end, segment.at_end};
  } else {
    stroke.from = {segment.at_begin, segment.begin};
    stroke.to = {segment.at_end, segment.end};
  }
  return stroke;
}

// Whitens the figures and everything outside of the zone.
void clear_figures(Pix* picture, std::span<const Figure> figures, const Rect& zone) {
  const auto clear = [&](double left, double top, double right, double bottom) {
    const int x = static_cast<int>(std::floor(left));
    const int y = static_cast<int>(std::floor(top));
    pixRasterop(picture, x, y, static_cast<int>(std::ceil(right)) - x,
                static_cast<int>(std::ceil(bottom)) - y, PIX_CLR, nullptr, 0, 0);
  };
  const double width = pixGetWidth(picture);
  const double height = pixGetHeight(picture);
  clear(0, 0, width, std::max(0.0, zone.top));
  clear(0, std::min(height, zone.bottom), width, height);
  clear(0, 0, std::max(0.0, zone.left), height);
  clear(std::min(width, zone.right), 0, width, height);
  for (const Figure& figure : figures) {
    const Rect box = grown(figure.shape.box, figure.shape.stroke / 2 + 1);
    const Point middle = box.center();
    const bool diamond = figure.shape.outline == Outline::kDiamond;
    for (double y = std::floor(box.top); y < box.bottom; y += 1) {
      const double off = std::abs(y + 0.5 - middle.y) / (box.height() / 2);
      const double half = box.width() / 2 * (diamond ? std::max(0.0, 1 - off) : 1.0);
      const double room = diamond ? figure.shape.stroke / 2 + 1 : 0;
      clear(middle.x - half - room, y, middle.x + half + room, y + 1);
    }
  }
}

class ConnectorBuilder {
 public:
  ConnectorBuilder(std::span<const Figure> figures, std::span<const Segment> rulings, double dpi,
                   const ConnectorTolerances& tolerances)
      : figures_(figures),
        rulings_(rulings),
        point_(dpi / 72),
        dpi_(dpi),
        tolerances_(tolerances) {}

  void add(LineStroke stroke, const Pix& ink) {
    settle_ends(stroke, ink, dpi_, tolerances_.heads);
    strokes_.push_back(stroke);
  }

  // Keeps the strokes that hang together with figures.
  void select() {
    std::vector<LineStroke> whole_strokes;
    std::copy_if(strokes_.begin(), strokes_.end(), std::back_inserter(whole_strokes),
                 [&](const LineStroke& stroke) { return !is_half_of_head(stroke); });
    strokes_ = std::move(whole_strokes);
    kept_.assign(strokes_.size(), false);
    at_figure_.clear();
    for (const LineStroke& stroke : strokes_) {
      at_figure_.push_back({near_figure(stroke, 0), near_figure(stroke, 1)});
    }
    for (std::size_t i = 0; i < strokes_.size(); ++i) {
      const auto [from, to] = at_figure_[i];
      const bool whole = strokes_[i].length() >= tolerances_.lone * point_;
      const bool into_ruling =
          (from && at_ruling(strokes_[i], 1)) || (to && at_ruling(strokes_[i], 0));
      kept_[i] = (from && to) || into_ruling || (from && at_long_leg(i, 1)) ||
                 (to && at_long_leg(i, 0)) || ((from || to) && (whole || has_head(i)));
    }
    bool changed = true;
    while (changed) {
      changed = false;
      for (std::size_t i = 0; i < strokes_.size(); ++i) {
        if (kept_[i] || !hangs_on(i)) continue;
        kept_[i] = true;
        changed = true;
      }
    }
  }

  [[nodiscard]] bool kept(std::size_t i) const { return kept_[i]; }

  // Strokes whose ends meet in pairs become one polyline.
  std::vector<Connector> connectors() {
    partner_.assign(2 * strokes_.size(), std::nullopt);
    for (std::size_t a = 0; a < partner_.size(); ++a) pair_up(a);
    std::vector<bool> taken(strokes_.size(), false);
    std::vector<Connector> found;
    for (const bool chains : {true, false}) {
      for (std::size_t a = 0; a < partner_.size(); ++a) {
        if (!kept_[a / 2] || taken[a / 2] || (chains && partner_[a])) continue;
        found.push_back(connector_from(a, taken));
      }
    }
    return found;
  }

 private:
  // Points from `p` to the outline; negative inside.
  static double distance_to(const Shape& shape, Point p) {
    const Rect& box = shape.box;
    if (shape.outline != Outline::kDiamond) {
      if (box.contains(p)) return -1;
      return distance(p, box);
    }
    const double a = std::max(1.0, box.width() / 2);
    const double b = std::max(1.0, box.height() / 2);
    const double off = std::abs(p.x - box.center().x) / a + std::abs(p.y - box.center().y) / b;
    return (off - 1) * a * b / std::hypot(a, b);
  }

  // Whether an end touches a figure. A short slanting stroke must point into it: it may be part of
  // a letter.
  [[nodiscard]] bool near_figure(const LineStroke& stroke, int which) const {
    const Point end = stroke.end(which);
    const Point way = stroke.outward(which);
    const double touch = tolerances_.touch * point_;
    const bool doubtful = stroke.slanting && stroke.length() < tolerances_.least_slanting * point_;
    const Point ahead{end.x + way.x * touch, end.y + way.y * touch};
    return std::any_of(figures_.begin(), figures_.end(), [&](const Figure& figure) {
      return distance_to(figure.shape, end) <= touch &&
             (!doubtful || distance_to(figure.shape, ahead) < 0);
    });
  }

  // Whether a line along an axis runs into a ruling across its way. A connector goes on along it.
  [[nodiscard]] bool at_ruling(const LineStroke& stroke, int which) const {
    const Point end = stroke.end(which);
    const Point way = stroke.outward(which);
    const double near = tolerances_.at_ruling * point_;
    return std::any_of(rulings_.begin(), rulings_.end(), [&](const Segment& ruling) {
      const bool level = ruling.axis == Axis::kHorizontal;
      const double along = level ? end.x : end.y;
      const double across = level ? end.y : end.x;
      return std::abs(level ? way.y : way.x) > 0.95 && along >= ruling.begin - near &&
             along <= ruling.end + near && std::abs(across - ruling.at(along)) <= near;
    });
  }

  // What is left of a head when its line is taken out lies along that line.
  [[nodiscard]] bool is_half_of_head(const LineStroke& stroke) const {
    if (!stroke.found_late) return false;
    return std::any_of(strokes_.begin(), strokes_.end(), [&](const LineStroke& line) {
      const double near = tolerances_.half_head * point_;
      return !line.found_late && line.length() > stroke.length() &&
             ((distance(stroke.from, line) <= near && distance(stroke.to, line) <= near) ||
              is_wing(stroke, line));
    });
  }

  // A short stroke at the head of a line is a part of the head.
  [[nodiscard]] bool is_wing(const LineStroke& stroke, const LineStroke& line) const {
    const double most = tolerances_.wing * point_;
    if (stroke.length() > most) return false;
    for (const int end : {0, 1}) {
      if (line.head[end] && distance(stroke.from, line.end(end)) <= most &&
          distance(stroke.to, line.end(end)) <= most) {
        return true;
      }
    }
    return false;
  }

  // Whether the stroke bends there into a long one along an axis.
  [[nodiscard]] bool at_long_leg(std::size_t i, int which) const {
    const Point end = strokes_[i].end(which);
    return std::any_of(strokes_.begin(), strokes_.end(), [&](const LineStroke& leg) {
      return !leg.slanting && leg.length() >= tolerances_.lone * point_ &&
             std::min(distance(end, leg.from), distance(end, leg.to)) <=
                 tolerances_.corner * point_ &&
             leg.length() > strokes_[i].length();
    });
  }

  [[nodiscard]] bool has_head(std::size_t i) const {
    return strokes_[i].head[0] || strokes_[i].head[1];
  }

  // Whether an end stands at a kept stroke, or an end of a kept stroke stands at it.
  [[nodiscard]] bool meets_kept(std::size_t i, int which) const {
    const Point end = strokes_[i].end(which);
    for (std::size_t k = 0; k < strokes_.size(); ++k) {
      if (k == i || !kept_[k]) continue;
      if (distance(end, strokes_[k]) <= tolerances_.touch * point_) return true;
    }
    return false;
  }

  [[nodiscard]] bool hangs_on(std::size_t i) const {
    const bool from = meets_kept(i, 0) || at_figure_[i][0];
    const bool to = meets_kept(i, 1) || at_figure_[i][1];
    const bool whole = strokes_[i].length() >= tolerances_.lone * point_;
    if (strokes_[i].slanting && strokes_[i].length() < tolerances_.least_slanting * point_) {
      return from && to && (at_figure_[i][0] || at_figure_[i][1]);
    }
    return (from && to) || (whole && (from || to));
  }

  [[nodiscard]] Point end_at(std::size_t end) const {
    return strokes_[end / 2].end(static_cast<int>(end % 2));
  }

  [[nodiscard]] bool is_open(std::size_t end) const {
    return kept_[end / 2] && !strokes_[end / 2].head[end % 2] && !at_figure_[end / 2][end % 2];
  }

  // The only other open end near enough for a bend.
  [[nodiscard]] std::optional<std::size_t> only_neighbour(std::size_t end) const {
    std::optional<std::size_t> found;
    if (!is_open(end)) return found;
    for (std::size_t other = 0; other < partner_.size(); ++other) {
      if (other / 2 == end / 2 || !is_open(other)) continue;
      if (distance(end_at(end), end_at(other)) > tolerances_.corner * point_) continue;
      if (found) return std::nullopt;
      found = other;
    }
    return found;
  }

  void pair_up(std::size_t end) {
    const auto other = only_neighbour(end);
    if (other && only_neighbour(*other) == end) partner_[end] = *other;
  }

  // Where the lines of two strokes cross, if that is near their ends; else between the ends.
  [[nodiscard]] Point corner(std::size_t a, std::size_t b) const {
    const Point p = end_at(a);
    const Point q = end_at(b);
    const Point u = strokes_[a / 2].outward(static_cast<int>(a % 2));
    const Point v = strokes_[b / 2].outward(static_cast<int>(b % 2));
    const double turn = u.x * v.y - u.y * v.x;
    const Point between{(p.x + q.x) / 2, (p.y + q.y) / 2};
    if (std::abs(turn) < 0.2) return between;
    const double along = ((q.x - p.x) * v.y - (q.y - p.y) * v.x) / turn;
    const Point cut{p.x + u.x * along, p.y + u.y * along};
    return distance(cut, between) <= 2 * tolerances_.corner * point_ ? cut : between;
  }

  Connector connector_from(std::size_t begin, std::vector<bool>& taken) const {
    Connector connector;
    connector.origin = Origin::kImage;
    connector.arrow_at_begin = strokes_[begin / 2].head[begin % 2];
    connector.points.push_back(end_at(begin));
    connector.thickness = strokes_[begin / 2].thickness;
    std::size_t end = begin;
    for (;;) {
      taken[end / 2] = true;
      const std::size_t far = end ^ 1U;
      const auto next = partner_[far];
      if (!next || taken[*next / 2]) {
        connector.points.push_back(end_at(far));
        connector.arrow_at_end = strokes_[far / 2].head[far % 2];
        return connector;
      }
      connector.points.push_back(corner(far, *next));
      end = *next;
    }
  }

  std::span<const Figure> figures_;
  std::span<const Segment> rulings_;
  double point_;
  double dpi_;
  ConnectorTolerances tolerances_;
  std::vector<LineStroke> strokes_;
  std::vector<bool> kept_;
  std::vector<std::array<bool, 2>> at_figure_;
  std::vector<std::optional<std::size_t>> partner_;  // by end: 2 i and 2 i + 1 for stroke i
};

}  // namespace

FoundConnectors find_connectors(const Pix& ink, std::span<const Segment> loose,
                                std::span<const Segment> rulings, std::span<const Figure> figures,
                                double dpi, const ConnectorTolerances& tolerances) {
  FoundConnectors found;
  found.used.assign(loose.size(), false);
  if (figures.empty()) return found;
  const Rect zone = zone_of(figures, tolerances.zone * dpi / 72);
  const PixHandle bare(pixCopy(nullptr, reading(ink)));
  if (bare == nullptr) return found;
  clear_figures(bare.get(), figures, zone);
  ConnectorBuilder builder(figures, rulings, dpi, tolerances);
  std::vector<Segment> legs;
  std::vector<std::size_t> sources;
  for (std::size_t i = 0; i < loose.size(); ++i) {
    const LineStroke stroke = stroke_of(loose[i]);
    if (!zone.contains(stroke.from) || !zone.contains(stroke.to)) continue;
    builder.add(stroke, *bare);
    legs.push_back(loose[i]);
    sources.push_back(i);
  }
  const PixHandle rest = without(*bare, *pixels_of(*bare, legs));
  for (LineStroke& stroke : find_slanting_strokes(*rest, dpi, tolerances.strokes)) {
    stroke.found_late = true;
    builder.add(stroke, *bare);
  }
  builder.select();
  for (std::size_t i = 0; i < sources.size(); ++i) found.used[sources[i]] = builder.kept(i);
  found.connectors = builder.connectors();
  return found;
}

}  // namespace baku::marks
