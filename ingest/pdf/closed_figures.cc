#include "ingest/pdf/closed_figures.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ingest/pdf/polyline.h"

namespace baku {
namespace {

struct FigureTolerances {
  double same_point = 0.3;         // points, or the line's thickness if that is more
  std::size_t most_pieces = 24;    // of one figure
  std::size_t most_figures = 500;  // on a page
  double least_area = 0.2;         // of its box
  double symbol_width = 200;       // points; a larger box of rulings is a table
  double symbol_height = 100;      // points
};
constexpr FigureTolerances kTolerances;

double corner_reach(const LineMark& line) {
  return std::max(kTolerances.same_point, line.thickness);
}

// The only other end at the corner; nothing where there is none or more than one.
std::optional<LineEnd> only_neighbour(std::span<const LineMark> lines, const LineEndIndex& ends,
                                      std::size_t self, bool at_end) {
  const auto& points = lines[self].points;
  const Point corner = at_end ? points.back() : points.front();
  const double near = corner_reach(lines[self]);
  std::optional<LineEnd> found;
  for (const LineEnd& end :
       ends.within({corner.x - near, corner.y - near, corner.x + near, corner.y + near})) {
    if (lines[end.line].dropped || (end.line == self && end.at_end == at_end)) continue;
    if (found) return std::nullopt;
    found = end;
  }
  if (found && !same_pen(lines[self], lines[found->line])) return std::nullopt;
  return found;
}

// The pieces from `start` around; empty where they do not lead back to its begin.
struct Piece {
  std::size_t line = 0;
  bool reversed = false;
};

std::vector<Piece> follow_around(std::span<const LineMark> lines, const LineEndIndex& ends,
                                 std::size_t start) {
  std::vector<Piece> ring{{start, false}};
  while (ring.size() <= kTolerances.most_pieces) {
    const Piece last = ring.back();
    const auto next = only_neighbour(lines, ends, last.line, !last.reversed);
    if (!next || next->line == last.line) return {};
    if (next->line == start) return next->at_end ? std::vector<Piece>{} : ring;
    ring.push_back({next->line, next->at_end});
  }
  return {};
}

std::vector<Point> ring_points(std::span<const LineMark> lines, std::span<const Piece> ring) {
  std::vector<Point> points;
  for (const Piece& piece : ring) {
    auto next = lines[piece.line].points;
    if (piece.reversed) std::reverse(next.begin(), next.end());
    points.insert(points.end(), next.begin(), next.end() - 1);
  }
  return points;
}

bool is_in(std::span<const Piece> ring, std::size_t line) {
  return std::any_of(ring.begin(), ring.end(),
                     [line](const Piece& piece) { return piece.line == line; });
}

// Whether `line` crosses the box's outline or ends on it.
bool touches(const LineMark& line, const Rect& box, double near) {
  const Rect reach = bounds(line.points);
  const Rect outer = grown(box, near);
  const Rect inner = grown(box, -near);
  const bool apart = reach.right < outer.left || reach.left > outer.right ||
                     reach.bottom < outer.top || reach.top > outer.bottom;
  const bool inside = reach.left > inner.left && reach.right < inner.right &&
                      reach.top > inner.top && reach.bottom < inner.bottom;
  return !apart && !inside;
}

bool is_lonely_box(std::span<const LineMark> lines, std::span<const Piece> ring, const Rect& box) {
  if (ring.size() != 4 || box.width() > kTolerances.symbol_width ||
      box.height() > kTolerances.symbol_height) {
    return false;
  }
  const double near = corner_reach(lines[ring.front().line]);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].ruling && !lines[i].dropped && !is_in(ring, i) && touches(lines[i], box, near)) {
      return false;
    }
  }
  return true;
}

bool is_figure(std::span<const LineMark> lines, std::span<const Piece> ring,
               std::span<const Point> points) {
  if (points.size() < 3) return false;
  const Rect box = bounds(points);
  if (std::min(box.width(), box.height()) <= 2 * lines[ring.front().line].thickness) return false;
  // A line that runs back to where it began is no outline.
  if (std::abs(signed_area(points)) < kTolerances.least_area * box.area()) return false;
  const bool all_rulings = std::all_of(
      ring.begin(), ring.end(), [&](const Piece& piece) { return lines[piece.line].ruling; });
  return !all_rulings || is_lonely_box(lines, ring, box);
}

}  // namespace

std::vector<ClosedFigure> take_closed_figures(std::vector<LineMark>& lines) {
  const LineEndIndex ends(lines);
  std::vector<ClosedFigure> figures;
  for (std::size_t i = 0; i < lines.size() && figures.size() < kTolerances.most_figures; ++i) {
    if (lines[i].dropped) continue;
    const auto ring = follow_around(lines, ends, i);
    if (ring.size() < 2) continue;
    auto points = ring_points(lines, ring);
    if (!is_figure(lines, ring, points)) continue;
    figures.push_back({std::move(points), lines[i].thickness, lines[i].color});
    for (const Piece& piece : ring) lines[piece.line].dropped = true;
  }
  return figures;
}

}  // namespace baku
