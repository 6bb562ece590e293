#include "ingest/pdf/line_pieces.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <tuple>

#include "ingest/pdf/polyline.h"

namespace baku {
namespace {

struct PieceTolerances {
  double same_point = 0.25;      // points; nearer ends are the same point
  double dash_line = 0.3;        // points; dashes farther off are in another line
  double dash_longest = 12;      // points
  double dash_gap = 6;           // points
  double dash_gap_ratio = 4;     // gap to dash
  std::size_t dash_count = 4;    // fewer in a row are no dashed line
  std::size_t most_pieces = 64;  // of one line
  double end_mark = 9;           // points, either side
  double end_mark_ratio = 8;     // its size to the line's thickness
};
constexpr PieceTolerances kTolerances;

// The only end of another piece at `joint`, if there is exactly one and nothing passes through.
std::optional<LineEnd> only_continuation(std::span<const LineMark> lines, const LineEndIndex& ends,
                                         std::size_t self, Point joint) {
  const double near = std::max(kTolerances.same_point, lines[self].thickness);
  std::optional<LineEnd> found;
  for (const LineEnd& end :
       ends.within({joint.x - near, joint.y - near, joint.x + near, joint.y + near})) {
    if (end.line == self || lines[end.line].dropped || lines[end.line].curved) continue;
    if (distance(end.at, joint) > near || !same_pen(lines[end.line], lines[self])) continue;
    if (found) return std::nullopt;
    found = end;
  }
  return found;
}

bool is_crossed(std::span<const LineMark> lines, std::size_t self, Point joint) {
  const double near = std::max(kTolerances.same_point, lines[self].thickness);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == self || lines[i].dropped || !same_pen(lines[i], lines[self])) continue;
    if (passes_through(lines[i], joint, near)) return true;
  }
  return false;
}

// Puts `piece` before the begin (or behind the end) of `line`.
void append_piece(LineMark& line, bool at_end, LineMark& piece, bool piece_at_end) {
  auto points = piece.points;
  if (piece_at_end == at_end) std::reverse(points.begin(), points.end());
  const bool far_arrow = piece_at_end ? piece.arrow_at_begin : piece.arrow_at_end;
  if (at_end) {
    line.points.back() = crossing(line.points[line.points.size() - 2], line.points.back(),
                                  points[0], points[1], line.points.back());
    line.points.insert(line.points.end(), points.begin() + 1, points.end());
    line.arrow_at_end = far_arrow;
  } else {
    line.points.front() = crossing(line.points[1], line.points[0], points[points.size() - 1],
                                   points[points.size() - 2], line.points.front());
    line.points.insert(line.points.begin(), points.begin(), points.end() - 1);
    line.arrow_at_begin = far_arrow;
  }
  line.points = simplified(line.points, 0.1);
  piece.dropped = true;
}

void extend_backwards(std::vector<LineMark>& lines, const LineEndIndex& ends, std::size_t self,
                      bool at_end) {
  for (std::size_t step = 0; step < kTolerances.most_pieces; ++step) {
    LineMark& line = lines[self];
    if (at_end ? line.arrow_at_end : line.arrow_at_begin) return;
    const Point joint = at_end ? line.points.back() : line.points.front();
    const auto next = only_continuation(lines, ends, self, joint);
    if (!next || is_crossed(lines, self, joint)) return;
    append_piece(line, at_end, lines[next->line], next->at_end);
  }
}

bool lies(const LineMark& line) {
  return std::abs(line.points.front().x - line.points.back().x) >=
         std::abs(line.points.front().y - line.points.back().y);
}

struct Dash {
  std::size_t line = 0;
  double position = 0;
  double begin = 0;
  double end = 0;
};

Dash dash_of(const LineMark& line, std::size_t index, bool lying) {
  const Point a = line.points.front();
  const Point b = line.points.back();
  if (lying) return {index, (a.y + b.y) / 2, std::min(a.x, b.x), std::max(a.x, b.x)};
  return {index, (a.x + b.x) / 2, std::min(a.y, b.y), std::max(a.y, b.y)};
}

bool follows(const Dash& next, const Dash& last) {
  if (std::abs(next.position - last.position) > kTolerances.dash_line) return false;
  const double gap = next.begin - last.end;
  const double longest = std::max({next.end - next.begin, last.end - last.begin, 0.5});
  return gap > -0.05 && gap <= std::min(kTolerances.dash_gap, kTolerances.dash_gap_ratio * longest);
}

// Dashes that touch are a line drawn in pieces, which the layout joins itself.
bool is_dashed_line(std::span<const Dash> run) {
  if (run.size() < kTolerances.dash_count) return false;
  std::size_t gaps = 0;
  for (std::size_t i = 1; i < run.size(); ++i)
    gaps += run[i].begin - run[i - 1].end > 0.2 ? 1U : 0U;
  return 2 * gaps >= run.size() - 1;
}

void join_run(std::span<const Dash> run, std::vector<LineMark>& lines, bool lying) {
  if (!is_dashed_line(run)) return;
  LineMark& kept = lines[run.front().line];
  const double position = run.front().position;
  const double begin = run.front().begin;
  const double end = run.back().end;
  kept.points = lying ? std::vector<Point>{{begin, position}, {end, position}}
                      : std::vector<Point>{{position, begin}, {position, end}};
  kept.ruling = true;
  for (std::size_t i = 1; i < run.size(); ++i) lines[run[i].line].dropped = true;
}

bool is_dot(const LineMark& line) {
  return length(line.points) < 2 * line.thickness && length(line.points) > 0;
}

// Dots count for both directions; they belong to the first line found.
void join_dashes_along(std::vector<LineMark>& lines, bool lying) {
  std::vector<Dash> dashes;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const LineMark& line = lines[i];
    if (line.dropped || !line.ruling || length(line.points) > kTolerances.dash_longest) continue;
    if (is_dot(line) || lies(line) == lying) dashes.push_back(dash_of(line, i, lying));
  }
  std::sort(dashes.begin(), dashes.end(), [](const Dash& a, const Dash& b) {
    const auto row = [](const Dash& d) { return std::lround(d.position / kTolerances.dash_line); };
    return std::tuple(row(a), a.begin, a.line) < std::tuple(row(b), b.begin, b.line);
  });
  std::size_t first = 0;
  for (std::size_t i = 1; i <= dashes.size(); ++i) {
    const bool same = i < dashes.size() && follows(dashes[i], dashes[i - 1]) &&
                      lines[dashes[i].line].color == lines[dashes[first].line].color;
    if (same) continue;
    join_run(std::span(dashes).subspan(first, i - first), lines, lying);
    first = i;
  }
}

bool is_end_mark(const Shape& shape) {
  const double size = std::max(shape.box.width(), shape.box.height());
  return shape.filled && size <= kTolerances.end_mark &&
         (shape.outline == Outline::kEllipse || shape.outline == Outline::kDiamond);
}

// The end of a line that runs into the mark.
std::optional<LineEnd> end_in_mark(const Shape& mark, const LineEndIndex& ends,
                                   std::span<const LineMark> lines) {
  const double size = std::max(mark.box.width(), mark.box.height());
  const Rect near = grown(mark.box, 0.5);
  for (const LineEnd& end : ends.within(near)) {
    const LineMark& line = lines[end.line];
    const Point inward = mark.box.center() - end.at;
    if (!(line.color == mark.fill)) continue;
    if (size > kTolerances.end_mark_ratio * line.thickness) continue;
    if (std::abs(cross(end.out, inward)) <= 0.2 * size && dot(end.out, inward) > -0.5) return end;
  }
  return std::nullopt;
}

}  // namespace

void join_dashes(std::vector<LineMark>& lines) {
  join_dashes_along(lines, true);
  join_dashes_along(lines, false);
  for (LineMark& line : lines) {
    if (line.ruling && !line.dropped && is_dot(line)) line.dropped = true;
  }
}

void join_pieces(std::vector<LineMark>& lines) {
  const LineEndIndex ends(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].dropped || lines[i].curved) continue;
    if (lines[i].arrow_at_begin == lines[i].arrow_at_end) continue;
    extend_backwards(lines, ends, i, lines[i].arrow_at_begin);
  }
}

void take_end_marks(std::vector<Shape>& shapes, std::vector<LineMark>& lines) {
  if (std::none_of(shapes.begin(), shapes.end(), is_end_mark)) return;
  const LineEndIndex ends(lines);
  std::erase_if(shapes, [&](const Shape& shape) {
    if (!is_end_mark(shape)) return false;
    const auto end = end_in_mark(shape, ends, lines);
    if (!end) return false;
    extend_line(lines[end->line], end->at_end, shape.box.center());
    return true;
  });
}

}  // namespace baku
