#include "ingest/pdf/mark_merger.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "ingest/pdf/polyline.h"

namespace baku {
namespace {

struct MergeTolerances {
  double twin = 1.6;           // points between the sides of one shape drawn twice
  double shadow = 5;           // points by which a shadow lies off
  double shadow_size = 1.0;    // points by which a shadow is larger or smaller
  double dash_line = 0.3;      // points; dashes farther off are in another line
  double dash_longest = 12;    // points
  double dash_gap = 6;         // points
  double dash_gap_ratio = 4;   // gap to dash
  std::size_t dash_count = 4;  // fewer in a row are no dashed line
};
constexpr MergeTolerances kTolerances;

double side_difference(const Rect& a, const Rect& b) {
  return std::max({std::abs(a.left - b.left), std::abs(a.right - b.right), std::abs(a.top - b.top),
                   std::abs(a.bottom - b.bottom)});
}

bool are_twins(const Shape& a, const Shape& b) {
  const double smaller = std::min({a.box.width(), a.box.height(), b.box.width(), b.box.height()});
  return side_difference(a.box, b.box) <= std::min(kTolerances.twin, 0.2 * smaller);
}

// A plain fill under (or, carelessly, over) the same figure a little way off.
bool is_shadow(const Shape& shadow, const Shape& of) {
  if (shadow.stroke > 0 || shadow.outline != of.outline) return false;
  if (of.stroke <= 0 && (!of.filled || of.fill == shadow.fill)) return false;
  if (std::abs(shadow.box.width() - of.box.width()) > kTolerances.shadow_size ||
      std::abs(shadow.box.height() - of.box.height()) > kTolerances.shadow_size) {
    return false;
  }
  const double smaller = std::min(of.box.width(), of.box.height());
  return side_difference(shadow.box, of.box) <= std::min(kTolerances.shadow, 0.35 * smaller);
}

// A rectangle is what is left of a figure that was filled through a clip.
bool is_vaguer(Outline a, Outline b) {
  const auto rank = [](Outline outline) {
    if (outline == Outline::kOther) return 0;
    return outline == Outline::kRectangle ? 1 : 2;
  };
  return rank(a) < rank(b);
}

void absorb(Shape& kept, Shape& twin) {
  if (is_vaguer(kept.outline, twin.outline)) {
    kept.outline = twin.outline;
    kept.corners = std::move(twin.corners);
    kept.box = twin.box;
  } else if (twin.stroke > 0 && kept.stroke == 0) {
    kept.box = twin.box;
    if (kept.outline == twin.outline) kept.corners = std::move(twin.corners);
  }
  kept.stroke = std::max(kept.stroke, twin.stroke);
  if (twin.filled) {
    kept.filled = true;
    kept.fill = twin.fill;
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

}  // namespace

std::vector<Shape> merge_shapes(std::vector<Shape> shapes) {
  std::vector<std::size_t> by_left(shapes.size());
  for (std::size_t i = 0; i < by_left.size(); ++i) by_left[i] = i;
  std::stable_sort(by_left.begin(), by_left.end(), [&](std::size_t a, std::size_t b) {
    return shapes[a].box.left < shapes[b].box.left;
  });
  std::vector<bool> gone(shapes.size(), false);
  for (std::size_t i = 0; i < by_left.size(); ++i) {
    for (std::size_t k = i + 1; k < by_left.size() && !gone[by_left[i]]; ++k) {
      const std::size_t first = std::min(by_left[i], by_left[k]);
      const std::size_t second = std::max(by_left[i], by_left[k]);
      if (shapes[by_left[k]].box.left - shapes[by_left[i]].box.left > kTolerances.shadow) break;
      if (gone[by_left[k]]) continue;
      if (are_twins(shapes[first], shapes[second])) {
        absorb(shapes[first], shapes[second]);
        gone[second] = true;
      } else if (is_shadow(shapes[first], shapes[second])) {
        gone[first] = true;
      } else if (is_shadow(shapes[second], shapes[first])) {
        gone[second] = true;
      }
    }
  }
  std::vector<Shape> rest;
  rest.reserve(static_cast<std::size_t>(std::count(gone.begin(), gone.end(), false)));
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (!gone[i]) rest.push_back(std::move(shapes[i]));
  }
  return rest;
}

void join_dashes(std::vector<LineMark>& lines) {
  join_dashes_along(lines, true);
  join_dashes_along(lines, false);
  for (LineMark& line : lines) {
    if (line.ruling && !line.dropped && is_dot(line)) line.dropped = true;
  }
}

}  // namespace baku
