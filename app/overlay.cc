#include "app/overlay.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace baku {
namespace {

constexpr Color kGrey = {150, 150, 150};
constexpr Color kBlue = {30, 90, 220};
constexpr Color kTeal = {0, 140, 140};
constexpr Color kRed = {210, 30, 60};
constexpr Color kViolet = {110, 40, 220};
constexpr Color kMagenta = {190, 0, 170};
constexpr double kStub = 16;     // points; length of an arrow that leaves the page
constexpr double kBow = 0.12;    // how far an edge bends to its right, as a share of its length
constexpr double kMostBow = 14;  // points
constexpr int kBowPoints = 8;

struct OutlineStyle {
  Outline outline;
  const char* name;
  Color color;
};

constexpr OutlineStyle kOutlines[] = {
    {Outline::kRectangle, "rectangle", {0, 130, 60}},
    {Outline::kRounded, "rounded rectangle", {90, 140, 0}},
    {Outline::kCapsule, "capsule", {220, 110, 0}},
    {Outline::kDiamond, "diamond", {140, 60, 200}},
    {Outline::kPentagon, "pentagon", {200, 60, 120}},
    {Outline::kEllipse, "ellipse", {0, 150, 200}},
    {Outline::kParallelogram, "parallelogram", {120, 120, 0}},
    {Outline::kTrapezoid, "trapezoid", {120, 90, 60}},
    {Outline::kDocument, "document", {80, 100, 160}},
    {Outline::kOther, "other shape", {110, 110, 110}},
};

const OutlineStyle& style_of(Outline outline) {
  const auto* found = std::find_if(std::begin(kOutlines), std::end(kOutlines),
                                   [&](const OutlineStyle& s) { return s.outline == outline; });
  return found == std::end(kOutlines) ? *std::prev(std::end(kOutlines)) : *found;
}

const char* shape_name(NodeShape shape) {
  switch (shape) {
    case NodeShape::kStart: return "start";
    case NodeShape::kProcess: return "process";
    case NodeShape::kDecision: return "decision";
    case NodeShape::kEnd: return "end";
  }
  return "";
}

std::vector<Point> corners_of(const Rect& box) {
  return {
      {box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
}

Mark box_mark(Layer layer, const Rect& box, const Color& color, std::string title) {
  Mark mark;
  mark.layer = layer;
  mark.points = corners_of(box);
  mark.closed = true;
  mark.color = color;
  mark.title = std::move(title);
  return mark;
}

void add_words(const Page& page, std::vector<Mark>& marks) {
  for (const Word& word : page.words) {
    if (!word.hidden) marks.push_back(box_mark(Layer::kWord, word.box, kGrey, word.text));
  }
}

// The part of a cell that stands in `part`; nullopt where none of it does.
std::optional<Rect> box_in_part(const Cell& cell, const TablePart& part) {
  const auto rows = static_cast<int>(part.row_edges.size()) - 1;
  const auto cols = static_cast<int>(part.column_edges.size()) - 1;
  const int first = std::max(cell.row - part.first_row, 0);
  const int last = std::min(cell.row + cell.row_span - part.first_row, rows);
  if (first >= last || cell.col + cell.col_span > cols) return std::nullopt;
  const auto at = [](const std::vector<double>& edges, int index) {
    return edges[static_cast<std::size_t>(index)];
  };
  return Rect{at(part.column_edges, cell.col), at(part.row_edges, first),
              at(part.column_edges, cell.col + cell.col_span), at(part.row_edges, last)};
}

void add_tables(int page, const Layout& layout, const PageTurn* turn, std::vector<Mark>& marks) {
  for (std::size_t i = 0; i < layout.tables.size(); ++i) {
    const Table& table = layout.tables[i];
    for (const TablePart& part : table.parts) {
      if (part.page != page) continue;
      for (const Cell& cell : table.cells) {
        auto box = box_in_part(cell, part);
        if (!box) continue;
        if (turn != nullptr) box = as_displayed(*box, *turn);
        marks.push_back(box_mark(Layer::kCell, grown(*box, -1), kBlue,
                                 fmt::format("table {}, row {}, column {}: {}", i + 1, cell.row + 1,
                                             cell.col + 1, text_of(cell))));
      }
    }
  }
}

void add_stamps(const Page& page, std::vector<Mark>& marks) {
  for (const Rect& box : page.stamps) {
    marks.push_back(box_mark(Layer::kStamp, box, kViolet, "stamp or signature"));
    marks.back().thickness = 1;
  }
}

Mark line_mark(std::vector<Point> points, const Color& color, std::string title) {
  Mark mark;
  mark.layer = Layer::kLine;
  mark.points = std::move(points);
  mark.color = color;
  mark.thickness = 1;
  mark.title = std::move(title);
  return mark;
}

void add_lines(const Page& page, const PageLayout* layout, std::vector<Mark>& marks) {
  for (const Connector& connector : page.connectors) {
    Mark mark = line_mark(connector.points, kTeal, "connector");
    mark.arrow = connector.arrow_at_end;
    marks.push_back(std::move(mark));
  }
  if (layout == nullptr) return;
  for (const Ruling& ruling : layout->loose) {
    const bool flat = ruling.axis == Axis::kHorizontal;
    const Point begin =
        flat ? Point{ruling.begin, ruling.position} : Point{ruling.position, ruling.begin};
    const Point end =
        flat ? Point{ruling.end, ruling.position} : Point{ruling.position, ruling.end};
    marks.push_back(line_mark({begin, end}, kTeal, "line outside the tables"));
  }
}

void add_symbols(const PageLayout* layout, std::vector<Mark>& marks) {
  if (layout == nullptr) return;
  for (const Shape& shape : layout->symbols) {
    const OutlineStyle& style = style_of(shape.outline);
    Mark mark = box_mark(Layer::kSymbol, shape.box, style.color, style.name);
    if (shape.corners.size() > 2) mark.points = shape.corners;
    mark.thickness = 1;
    marks.push_back(std::move(mark));
  }
}

void add_nodes(int page, const RawSop& sop, std::vector<Mark>& marks) {
  for (std::size_t i = 0; i < sop.nodes.size(); ++i) {
    const RawNode& node = sop.nodes[i];
    if (node.mark.page != page) continue;
    const auto actor = static_cast<std::size_t>(node.actor);
    const std::string label = actor < sop.actors.size() ? sop.actors[actor].label.text : "";
    Mark mark = box_mark(Layer::kNode, grown(node.mark.box, 2), kRed,
                         fmt::format("node n{}: {} of step {}, actor a{} ({})", i + 1,
                                     shape_name(node.shape), node.step + 1, actor + 1, label));
    mark.thickness = 1.5;
    mark.label = fmt::format("n{} a{}", i + 1, actor + 1);
    marks.push_back(std::move(mark));
  }
}

// Where the line from the middle of `box` to `target` leaves the box.
Point border_point(const Rect& box, const Point& target) {
  const Point center = box.center();
  const double dx = target.x - center.x;
  const double dy = target.y - center.y;
  const double reach_x = dx == 0 ? 1e9 : box.width() / 2 / std::abs(dx);
  const double reach_y = dy == 0 ? 1e9 : box.height() / 2 / std::abs(dy);
  const double reach = std::min({reach_x, reach_y, 1.0});
  return {center.x + reach * dx, center.y + reach * dy};
}

// From `from` to `to`, bent so that two edges between the same symbols do not hide each other.
std::vector<Point> bow(const Point& from, const Point& to) {
  const double length = std::max(std::hypot(to.x - from.x, to.y - from.y), 1.0);
  const double bend = 2 * std::min(kBow, kMostBow / length);
  const Point control = {(from.x + to.x) / 2 - bend * (to.y - from.y),
                         (from.y + to.y) / 2 + bend * (to.x - from.x)};
  std::vector<Point> points;
  points.reserve(kBowPoints + 1);
  for (int i = 0; i <= kBowPoints; ++i) {
    const double t = static_cast<double>(i) / kBowPoints;
    const double a = (1 - t) * (1 - t);
    const double b = 2 * t * (1 - t);
    points.push_back(
        {a * from.x + b * control.x + t * t * to.x, a * from.y + b * control.y + t * t * to.y});
  }
  return points;
}

// The line of an edge on `page`; a stub where one of its ends stands on another page.
std::vector<Point> edge_line(const Printed& from, const Printed& to, int page) {
  if (from.page == page && to.page == page) {
    return bow(border_point(from.box, to.box.center()), border_point(to.box, from.box.center()));
  }
  if (from.page == page) {
    const Point start = {from.box.center().x, from.box.bottom};
    return {start, {start.x, start.y + kStub}};
  }
  const Point end = {to.box.center().x, to.box.top};
  return {{end.x, end.y - kStub}, end};
}

void add_edges(int page, const RawSop& sop, std::vector<Mark>& marks) {
  const auto count = static_cast<int>(sop.nodes.size());
  for (const RawEdge& edge : sop.edges) {
    if (edge.from < 0 || edge.to < 0 || edge.from >= count || edge.to >= count) continue;
    const Printed& from = sop.nodes[static_cast<std::size_t>(edge.from)].mark;
    const Printed& to = sop.nodes[static_cast<std::size_t>(edge.to)].mark;
    if (from.page != page && to.page != page) continue;
    Mark mark;
    mark.layer = Layer::kEdge;
    mark.points = edge_line(from, to, page);
    mark.arrow = true;
    mark.color = kMagenta;
    mark.thickness = 1.2;
    mark.label = edge.label.text;
    mark.title = fmt::format("edge n{} to n{} {}", edge.from + 1, edge.to + 1, edge.label.text);
    marks.push_back(std::move(mark));
  }
}

}  // namespace

std::string_view layer_name(Layer layer) {
  switch (layer) {
    case Layer::kWord: return "words";
    case Layer::kCell: return "cells";
    case Layer::kStamp: return "stamps";
    case Layer::kLine: return "lines";
    case Layer::kSymbol: return "symbols";
    case Layer::kNode: return "nodes";
    case Layer::kEdge: return "edges";
  }
  return "";
}

Overlay overlay_of(const Page& page, const Layout& layout, std::span<const RawSop> sops,
                   std::span<const PageTurn> turns) {
  const auto found = std::find_if(layout.pages.begin(), layout.pages.end(),
                                  [&](const PageLayout& p) { return p.page == page.number; });
  const PageLayout* page_layout = found == layout.pages.end() ? nullptr : &*found;
  Overlay overlay = {page.number, page.width, page.height, {}};
  add_words(page, overlay.marks);
  add_tables(page.number, layout, turn_of(page.number, turns), overlay.marks);
  add_stamps(page, overlay.marks);
  add_lines(page, page_layout, overlay.marks);
  add_symbols(page_layout, overlay.marks);
  for (const RawSop& sop : sops) add_nodes(page.number, sop, overlay.marks);
  for (const RawSop& sop : sops) add_edges(page.number, sop, overlay.marks);
  return overlay;
}

}  // namespace baku
