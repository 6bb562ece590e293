#include "ingest/pdf/centre_line.h"

#include <algorithm>
#include <cmath>

#include "ingest/pdf/polyline.h"

namespace baku {
namespace {

struct CentreLineTolerances {
  double elongation = 3;        // shortest length, in thicknesses
  double leg = 1.25;            // shortest side that can be half of a leg, in thicknesses
  double breadth = 0.35;        // deviation of the distance between two sides, of the thickness
  double parallel = 0.12;       // sine of the angle between the sides of a leg
  double leftover = 1.6;        // farthest point from the centre line, in thicknesses
  double area = 0.3;            // deviation of the figure's area from length times thickness
  double rounded_corner = 14;   // points; longer curves are no rounded corners
  double corner_turn = 0.3;     // cosine between a rounded corner's legs and its chord
  double straighten = 0.3;      // points
  double soft_turn = 0.8;       // cosine; a sharper turn is a corner
  std::size_t soft_points = 6;  // fewer points are no curve
};
constexpr CentreLineTolerances kTolerances;

struct Leg {
  Point begin;
  Point end;
};

struct Side {
  Point begin;
  Point end;
  bool used = false;
};

std::vector<Side> long_sides(std::span<const Point> polygon, double shortest) {
  std::vector<Side> sides;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Side side{polygon[i], polygon[(i + 1) % polygon.size()]};
    if (distance(side.begin, side.end) >= shortest) sides.push_back(side);
  }
  return sides;
}

// How well `b` is the other side of the leg that `a` is a side of: the length along which they
// face each other, 0 where they do not.
double facing_length(const Side& a, const Side& b, double thickness) {
  const Point along = direction(a.begin, a.end);
  const Point back = direction(b.end, b.begin);
  if (dot(along, back) < 0 || std::abs(cross(along, back)) > kTolerances.parallel) return 0;
  const Point across = middle(b.begin, b.end) - a.begin;
  const double apart = std::abs(cross(along, across));
  if (std::abs(apart - thickness) > kTolerances.breadth * thickness) return 0;
  const double first = std::max(0.0, dot(along, b.end - a.begin));
  const double last = std::min(distance(a.begin, a.end), dot(along, b.begin - a.begin));
  return std::max(0.0, last - first);
}

// The line in the middle of two facing sides, as long as the longer of them reaches.
Leg leg_between(const Side& a, const Side& b) {
  const Point along = direction(a.begin, a.end);
  const Point offset = b.end - a.begin;
  const Point half = (offset - along * dot(along, offset)) * 0.5;
  const double first = std::min(0.0, dot(along, b.end - a.begin));
  const double last = std::max(distance(a.begin, a.end), dot(along, b.begin - a.begin));
  return {a.begin + half + along * first, a.begin + half + along * last};
}

// Legs in the order in which the outline passes them on its way out.
std::vector<Leg> pair_sides(std::vector<Side>& sides, double thickness) {
  std::vector<Leg> legs;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    if (sides[i].used) continue;
    double best = kTolerances.leg * thickness * 0.5;
    std::size_t partner = i;
    for (std::size_t k = i + 1; k < sides.size(); ++k) {
      if (sides[k].used) continue;
      const double facing = facing_length(sides[i], sides[k], thickness);
      if (facing > best) {
        best = facing;
        partner = k;
      }
    }
    if (partner == i) continue;
    sides[i].used = sides[partner].used = true;
    legs.push_back(leg_between(sides[i], sides[partner]));
  }
  return legs;
}

double end_distance(const Leg& a, const Leg& b) {
  return std::min({distance(a.begin, b.begin), distance(a.begin, b.end), distance(a.end, b.begin),
                   distance(a.end, b.end)});
}

// The outline may have been begun in the middle of a side of the line: the legs are then in order
// but for a turn of the ring. They are opened at the widest gap.
void open_ring(std::vector<Leg>& legs) {
  if (legs.size() < 3) return;
  std::size_t widest = 0;
  double gap = end_distance(legs.back(), legs.front());
  for (std::size_t i = 1; i < legs.size(); ++i) {
    const double here = end_distance(legs[i - 1], legs[i]);
    if (here > gap + 0.01) {
      gap = here;
      widest = i;
    }
  }
  std::rotate(legs.begin(), legs.begin() + static_cast<std::ptrdiff_t>(widest), legs.end());
}

void turn_legs(std::vector<Leg>& legs) {
  for (std::size_t i = 0; i + 1 < legs.size(); ++i) {
    const Leg& next = legs[i + 1];
    const double from_begin =
        std::min(distance(legs[i].begin, next.begin), distance(legs[i].begin, next.end));
    const double from_end =
        std::min(distance(legs[i].end, next.begin), distance(legs[i].end, next.end));
    if (from_begin < from_end) std::swap(legs[i].begin, legs[i].end);
  }
  if (legs.size() > 1) {
    Leg& last = legs.back();
    const Point joint = legs[legs.size() - 2].end;
    if (distance(last.end, joint) < distance(last.begin, joint)) std::swap(last.begin, last.end);
  }
}

std::vector<Point> chain_legs(std::vector<Leg> legs, double thickness) {
  open_ring(legs);
  turn_legs(legs);
  std::vector<Point> points{legs.front().begin};
  for (std::size_t i = 0; i + 1 < legs.size(); ++i) {
    const Point joint = middle(legs[i].end, legs[i + 1].begin);
    const Point corner =
        crossing(legs[i].begin, legs[i].end, legs[i + 1].begin, legs[i + 1].end, joint);
    if (distance(corner, joint) <= 3 * thickness) {
      points.push_back(corner);
    } else {
      points.push_back(legs[i].end);
      points.push_back(legs[i + 1].begin);
    }
  }
  points.push_back(legs.back().end);
  return points;
}

double distance_to_chain(Point p, std::span<const Point> chain) {
  double nearest = distance(p, chain.front());
  for (std::size_t i = 1; i < chain.size(); ++i) {
    nearest = std::min(nearest, distance_to_segment(p, chain[i - 1], chain[i]));
  }
  return nearest;
}

// A thin rectangle's ends are exact; where bends or caps stand out, the leg reaches to them.
bool explains(std::span<const Point> chain, std::span<const Point> polygon, double thickness) {
  for (const Point p : polygon) {
    if (distance_to_chain(p, chain) > kTolerances.leftover * thickness) return false;
  }
  const double area = std::abs(signed_area(polygon));
  const double expected = length(chain) * thickness;
  return std::abs(area - expected) <= (kTolerances.area * expected) + thickness * thickness;
}

// A line that bends all along its way, without a corner: drawn by hand, or a curve in chords.
bool bends_softly(std::span<const Point> drawn, std::span<const Point> line) {
  if (drawn.size() < kTolerances.soft_points || line.size() < 3) return false;
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    const double cosine = dot(direction(line[i - 1], line[i]), direction(line[i], line[i + 1]));
    if (cosine < kTolerances.soft_turn) return false;
  }
  return true;
}

// Curves in a row, between the on-curve vertices `first` and `last`.
struct Bow {
  std::size_t first = 0;
  std::size_t last = 0;
};

Bow bow_from(std::span<const PathVertex> v, std::size_t first) {
  Bow bow{first, first};
  while (bow.last + 3 < v.size() && v[bow.last + 1].control) bow.last += 3;
  return bow;
}

// A short bow that leaves along one straight leg and arrives along another: a rounded corner, or
// the arch by which a line jumps over another. Its corner; nothing for other bows.
std::optional<Point> corner_of(const Bow& bow, std::span<const PathVertex> v) {
  if (bow.first < 1 || bow.last + 1 >= v.size()) return std::nullopt;
  if (v[bow.first - 1].control || v[bow.last + 1].control) return std::nullopt;
  const Point from = v[bow.first].at;
  const Point to = v[bow.last].at;
  if (distance(from, to) > kTolerances.rounded_corner) return std::nullopt;
  const Point in = direction(v[bow.first - 1].at, from);
  const Point out = direction(to, v[bow.last + 1].at);
  const Point chord = direction(from, to);
  if (dot(in, chord) < kTolerances.corner_turn || dot(out, chord) < kTolerances.corner_turn) {
    return std::nullopt;
  }
  return crossing(v[bow.first - 1].at, from, to, v[bow.last + 1].at, from);
}

}  // namespace

std::optional<CentreLine> find_centre_line(std::span<const Point> polygon, double max_thickness) {
  if (polygon.size() < 4) return std::nullopt;
  const double around = closed_length(polygon);
  const double area = std::abs(signed_area(polygon));
  // The outline of a line of length l and thickness t: around = 2 l + 2 t, area = l t.
  const double root = around * around / 16 - area;
  if (root < 0) return std::nullopt;
  const double thickness = around / 4 - std::sqrt(root);
  if (thickness <= 0 || thickness > max_thickness) return std::nullopt;
  if (around / 2 - thickness < kTolerances.elongation * thickness) return std::nullopt;

  auto sides = long_sides(polygon, kTolerances.leg * thickness);
  const auto legs = pair_sides(sides, thickness);
  if (legs.empty()) return std::nullopt;
  const auto chain = chain_legs(legs, thickness);
  if (!explains(chain, polygon, thickness)) return std::nullopt;
  return CentreLine{simplified(chain, std::min(kTolerances.straighten, thickness / 2)), thickness};
}

OpenLine trace_open_line(const Subpath& subpath) {
  const auto& v = subpath.vertices;
  OpenLine line;
  std::vector<Point> points;
  for (std::size_t i = 0; i < v.size(); ++i) {
    if (v[i].control) continue;  // of a curve that is cut off
    points.push_back(v[i].at);
    const Bow bow = bow_from(v, i);
    if (bow.last == bow.first) continue;
    if (const auto corner = corner_of(bow, v)) {
      points.back() = *corner;
    } else {
      const std::vector<PathVertex> curves(v.begin() + static_cast<std::ptrdiff_t>(bow.first),
                                           v.begin() + static_cast<std::ptrdiff_t>(bow.last) + 1);
      const auto chords = flatten(Subpath{curves, false});
      points.insert(points.end(), chords.begin() + 1, chords.end());
      line.curves += static_cast<int>((bow.last - bow.first) / 3);
    }
    i = bow.last;
  }
  line.points = simplified(points, kTolerances.straighten);
  line.curved = line.curves > 0 || bends_softly(points, line.points);
  return line;
}

}  // namespace baku
