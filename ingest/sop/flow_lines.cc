#include "ingest/sop/flow_lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "ingest/sop/flow_block_arrows.h"
#include "ingest/sop/flow_geometry.h"

namespace baku::flow {
namespace {

struct LineTolerances {
  double beside_columns = 200;  // points; loops may run outside of the actor columns
  double shortest = 2;          // points
  double same = 0.8;            // points; nearer points of two lines are the same
  double border = 2.5;          // points from a column border to a line on it
  double fold = 1.5;            // points between the two sides of a line drawn there and back
  double turns_back = -0.98;    // cosine of the angle between strokes of a line that turns back
  double head_reach = 3;        // points from an arrowhead to the end of its line
  double head_turn = 0.7;       // cosine of the angle between an arrowhead and its line
  double same_tip = 1.5;        // points between the ends of lines that share an arrowhead
  double same_way = 0.9;        // cosine of the angle between them
  std::size_t per_page = 2000;
};
constexpr LineTolerances kTolerances;

bool in_reach(const std::vector<Point>& points, const FlowArea& area) {
  return std::any_of(points.begin(), points.end(), [&](Point p) { return area.reach.contains(p); });
}

double run_of(const std::vector<Point>& points) {
  double run = 0;
  for (std::size_t i = 1; i < points.size(); ++i) run += distance(points[i - 1], points[i]);
  return run;
}

bool is_flow_line(const std::vector<Point>& points, const FlowArea& area) {
  if (points.size() < 2 || !in_reach(points, area)) return false;
  const Rect room{area.reach.left - kTolerances.beside_columns, area.reach.top - 1,
                  area.reach.right + kTolerances.beside_columns, area.reach.bottom + 1};
  return std::all_of(points.begin(), points.end(), [&](Point p) { return room.contains(p); });
}

// The outline of a thin filled line runs there and back: only the way from its turning point, or
// the whole line where it is no such outline.
std::vector<Point> unfolded(const std::vector<Point>& points) {
  if (points.size() < 3 || distance(points.front(), points.back()) > kTolerances.fold) {
    return points;
  }
  const double half = run_of(points) / 2;
  std::size_t turn = 0;
  double run = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    run += distance(points[i - 1], points[i]);
    if (std::abs(run - half) <= kTolerances.fold) turn = i;
  }
  if (turn == 0) return points;
  const auto on_way_there = [&](Point p) {
    for (std::size_t i = 1; i <= turn; ++i) {
      if (distance(p, Stroke{points[i - 1], points[i]}) <= kTolerances.fold) return true;
    }
    return false;
  };
  const auto way_back = points.begin() + static_cast<std::ptrdiff_t>(turn);
  if (!std::all_of(way_back, points.end(), on_way_there)) return points;
  return {way_back, points.end()};
}

FlowLine line_from(const Connector& connector, int page) {
  FlowLine line;
  line.page = page;
  line.points = unfolded(connector.points);
  line.head[0] = connector.arrow_at_begin;
  line.head[1] = connector.arrow_at_end;
  if (line.points.size() < connector.points.size()) {
    line.head[1] = line.head[0] || line.head[1];
    line.head[0] = false;
  }
  line.thickness = connector.thickness;
  line.confidence = connector.confidence;
  return line;
}

FlowLine line_from(const Ruling& ruling, int page) {
  FlowLine line;
  line.page = page;
  line.thickness = ruling.thickness;
  line.ruled = true;
  if (ruling.axis == Axis::kHorizontal) {
    line.points = {{ruling.begin, ruling.position}, {ruling.end, ruling.position}};
  } else {
    line.points = {{ruling.position, ruling.begin}, {ruling.position, ruling.end}};
  }
  return line;
}

FlowLine line_from(const BlockArrow& arrow, const Shape& shape, int page) {
  FlowLine line;
  line.page = page;
  line.points = {arrow.tail, arrow.tip};
  line.head[0] = arrow.two_heads;
  line.head[1] = true;
  line.confidence = shape.confidence;
  return line;
}

bool same_points(const std::vector<Point>& a, const std::vector<Point>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](Point p, Point q) { return distance(p, q) <= kTolerances.same; });
}

// Adds `line` unless it is there already; arrowheads of both count.
void add_once(std::vector<FlowLine>& lines, FlowLine line) {
  for (FlowLine& each : lines) {
    if (each.points.size() != line.points.size()) continue;
    if (same_points(each.points, line.points)) {
      each.head[0] = each.head[0] || line.head[0];
      each.head[1] = each.head[1] || line.head[1];
      return;
    }
    if (same_points(each.points, {line.points.rbegin(), line.points.rend()})) {
      each.head[0] = each.head[0] || line.head[1];
      each.head[1] = each.head[1] || line.head[0];
      return;
    }
  }
  lines.push_back(std::move(line));
}

// Gives the arrowhead to the end of a line that runs into it. False where there is none.
bool join_head(std::vector<FlowLine>& lines, const Arrowhead& head) {
  const Rect around = grown(head.box, kTolerances.head_reach);
  for (FlowLine& line : lines) {
    for (const bool at_end : {false, true}) {
      const std::size_t last = line.points.size() - 1;
      Point& tip = line.points[at_end ? last : 0];
      const Point before = line.points[at_end ? last - 1 : 1];
      const bool along = dot(unit(tip - before), head.direction) >= kTolerances.head_turn;
      if (!around.contains(tip) || !along) continue;
      line.head[at_end ? 1 : 0] = true;
      if (dot(head.tip - tip, head.direction) > 0) tip = head.tip;
      return true;
    }
  }
  return false;
}

FlowLine line_from(const Arrowhead& head, int page) {
  const double size = std::max(head.box.width(), head.box.height());
  FlowLine line;
  line.page = page;
  line.points = {head.tip - head.direction * size, head.tip};
  line.head[1] = true;
  return line;
}

// A line that turns straight back is two lines that meet at a symbol.
std::vector<FlowLine> split_at_turns(const FlowLine& line) {
  std::vector<FlowLine> parts{line};
  parts.back().points = {line.points.front()};
  for (std::size_t i = 1; i < line.points.size(); ++i) {
    parts.back().points.push_back(line.points[i]);
    if (i + 1 == line.points.size()) break;
    const Point in = unit(line.points[i] - line.points[i - 1]);
    const Point out = unit(line.points[i + 1] - line.points[i]);
    if (dot(in, out) > kTolerances.turns_back) continue;
    FlowLine next = line;
    next.points = {line.points[i]};
    next.head[0] = false;
    parts.back().head[1] = false;
    parts.push_back(std::move(next));
  }
  return parts;
}

// Whether a ruling in the actor columns cannot be a border of cells: an upright one between the
// column borders, a level one that does not reach from border to border.
bool is_no_border(const Ruling& ruling, const FlowArea& area) {
  const auto at_border = [&](double x) {
    return std::any_of(area.column_borders.begin(), area.column_borders.end(),
                       [&](double border) { return std::abs(border - x) <= kTolerances.border; });
  };
  if (ruling.axis == Axis::kVertical) return !at_border(ruling.position);
  return !at_border(ruling.begin) && !at_border(ruling.end) && ruling.begin > area.rows.left &&
         ruling.end < area.rows.right;
}

// The end points of a line, and the way it runs out of them.
struct LineTip {
  Point at;
  Point way;
};

LineTip tip_of(const FlowLine& line, std::size_t end) {
  const std::size_t last = line.points.size() - 1;
  const Point at = line.points[end == 0 ? 0 : last];
  return {at, unit(at - line.points[end == 0 ? 1 : last - 1])};
}

// Lines that end in one point share the arrowhead that is drawn there once.
void share_heads(std::vector<FlowLine>& lines) {
  std::vector<LineTip> heads;
  for (const FlowLine& line : lines) {
    for (const std::size_t end : {std::size_t{0}, std::size_t{1}}) {
      if (line.head[end]) heads.push_back(tip_of(line, end));
    }
  }
  for (FlowLine& line : lines) {
    if (line.head[0] || line.head[1]) continue;
    for (const std::size_t end : {std::size_t{0}, std::size_t{1}}) {
      const LineTip tip = tip_of(line, end);
      line.head[end] = std::any_of(heads.begin(), heads.end(), [&](const LineTip& head) {
        return distance(head.at, tip.at) <= kTolerances.same_tip &&
               dot(head.way, tip.way) >= kTolerances.same_way;
      });
    }
  }
}

// Whether layout lists the ruling, perhaps joined with others, among the loose ones.
bool is_listed(const Ruling& ruling, const PageLayout* layout) {
  if (layout == nullptr) return false;
  return std::any_of(layout->loose.begin(), layout->loose.end(), [&](const Ruling& loose) {
    return loose.axis == ruling.axis &&
           std::abs(loose.position - ruling.position) <= kTolerances.border &&
           2 * overlap(loose.begin, loose.end, ruling.begin, ruling.end) >=
               ruling.end - ruling.begin;
  });
}

// Lines that may be parts of the flow, before arrowheads that stand alone are given to them.
std::vector<FlowLine> drawn_lines(const FlowArea& area, const Page& page,
                                  const PageLayout* layout) {
  std::vector<FlowLine> lines;
  for (const Connector& connector : page.connectors) {
    if (connector.points.size() < 2) continue;
    auto parts = split_at_turns(line_from(connector, area.page));
    std::move(parts.begin(), parts.end(), std::back_inserter(lines));
  }
  if (layout != nullptr) {
    for (const Ruling& ruling : layout->loose) lines.push_back(line_from(ruling, area.page));
    for (const Shape& shape : layout->symbols) {
      const auto arrow = block_arrow_in(shape);
      if (arrow) lines.push_back(line_from(*arrow, shape, area.page));
    }
  }
  // Layout may have taken a line of the flow for a border.
  for (const Ruling& ruling : page.rulings) {
    if (is_no_border(ruling, area) && !is_listed(ruling, layout))
      lines.push_back(line_from(ruling, area.page));
  }
  return lines;
}

std::vector<FlowLine> lines_on(const FlowArea& area, const Page& page, const PageLayout* layout) {
  std::vector<FlowLine> lines;
  const auto add = [&](FlowLine line) {
    if (lines.size() >= kTolerances.per_page || !is_flow_line(line.points, area)) return;
    const bool headed = line.head[0] || line.head[1];
    if (!headed && run_of(line.points) < kTolerances.shortest) return;
    add_once(lines, std::move(line));
  };
  for (FlowLine& line : drawn_lines(area, page, layout)) add(std::move(line));
  for (const Arrowhead& head : page.arrowheads) {
    if (!area.reach.contains(head.tip) || join_head(lines, head)) continue;
    add(line_from(head, area.page));
  }
  share_heads(lines);
  return lines;
}

}  // namespace

std::vector<FlowLine> gather_lines(std::span<const FlowArea> areas, const Document& document,
                                   const Layout& layout) {
  std::vector<FlowLine> lines;
  for (const FlowArea& area : areas) {
    const PageLayout* page_layout = nullptr;
    for (const PageLayout& each : layout.pages) {
      if (each.page == area.page) page_layout = &each;
    }
    for (const Page& page : document.pages) {
      if (page.number != area.page) continue;
      auto here = lines_on(area, page, page_layout);
      std::move(here.begin(), here.end(), std::back_inserter(lines));
    }
  }
  return lines;
}

}  // namespace baku::flow
