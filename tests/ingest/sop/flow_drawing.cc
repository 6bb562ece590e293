#include "tests/ingest/sop/flow_drawing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace baku {
namespace {

constexpr double kLeft = 100;
constexpr double kTop = 100;
constexpr double kColumn = 60;
constexpr double kRow = 40;
constexpr double kHalfWidth = 18;
constexpr double kHalfHeight = 9;

int row_of(std::string_view place) {
  return std::stoi(std::string(place.substr(0, place.find_first_not_of("0123456789"))));
}

int column_of(std::string_view place) { return place[place.find_first_not_of("0123456789")] - 'a'; }

std::vector<std::string> names_of(const RawFlow& flow) {
  std::vector<std::string> names;
  for (const RawNode& node : flow.nodes) {
    std::string name = std::to_string(node.step + 1) + static_cast<char>('a' + node.actor);
    while (std::find(names.begin(), names.end(), name) != names.end()) name += '\'';
    names.push_back(name);
  }
  return names;
}

}  // namespace

FlowDrawing::FlowDrawing(int columns, const std::vector<int>& rows_by_page) {
  grid.columns.resize(static_cast<std::size_t>(columns));
  int step = 0;
  for (std::size_t i = 0; i < rows_by_page.size(); ++i) {
    const int page = static_cast<int>(i) + 1;
    for (int column = 0; column < columns; ++column) {
      const double left = kLeft + kColumn * column;
      grid.columns[static_cast<std::size_t>(column)].parts.push_back({page, left, left + kColumn});
    }
    for (int row = 0; row < rows_by_page[i]; ++row) {
      const double top_edge = kTop + kRow * row;
      grid.rows.push_back({step++, {{page, top_edge, top_edge + kRow}}});
    }
    Page& drawn = document.pages.emplace_back();
    drawn.number = page;
    drawn.width = 842;
    drawn.height = 595;
    layout.pages.emplace_back().page = page;
  }
}

Rect FlowDrawing::cell(std::string_view place) const {
  const StepRow::Part& row = grid.rows[static_cast<std::size_t>(row_of(place)) - 1].parts.front();
  const double left_edge = kLeft + kColumn * column_of(place);
  return {left_edge, row.top, left_edge + kColumn, row.bottom};
}

int FlowDrawing::page_of(std::string_view place) const {
  return grid.rows[static_cast<std::size_t>(row_of(place)) - 1].parts.front().page;
}

Point FlowDrawing::top(std::string_view place, double shift) const {
  return {cell(place).center().x + shift, cell(place).center().y - kHalfHeight};
}

Point FlowDrawing::bottom(std::string_view place, double shift) const {
  return {cell(place).center().x + shift, cell(place).center().y + kHalfHeight};
}

Point FlowDrawing::left(std::string_view place, double shift) const {
  return {cell(place).center().x - kHalfWidth, cell(place).center().y + shift};
}

Point FlowDrawing::right(std::string_view place, double shift) const {
  return {cell(place).center().x + kHalfWidth, cell(place).center().y + shift};
}

FlowDrawing& FlowDrawing::symbol(std::string_view place, Outline outline, std::string_view text) {
  const Point middle = cell(place).center();
  return shape(page_of(place),
               {middle.x - kHalfWidth, middle.y - kHalfHeight, middle.x + kHalfWidth,
                middle.y + kHalfHeight},
               outline, text);
}

FlowDrawing& FlowDrawing::shape(int page, const Rect& box, Outline outline, std::string_view text) {
  Shape drawn;
  drawn.outline = outline;
  drawn.box = box;
  drawn.stroke = 1;
  layout.pages[static_cast<std::size_t>(page) - 1].symbols.push_back(drawn);
  if (!text.empty()) word(text, box.center(), page);
  return *this;
}

FlowDrawing& FlowDrawing::line(const std::vector<Point>& points, Heads heads, int page) {
  Connector connector;
  connector.points = points;
  connector.thickness = 0.75;
  connector.arrow_at_begin = heads == Heads::kBegin || heads == Heads::kBoth;
  connector.arrow_at_end = heads == Heads::kEnd || heads == Heads::kBoth;
  document.pages[static_cast<std::size_t>(page) - 1].connectors.push_back(connector);
  return *this;
}

FlowDrawing& FlowDrawing::ruling(Point from, Point to, int page) {
  Ruling drawn;
  const bool flat = std::abs(from.x - to.x) > std::abs(from.y - to.y);
  drawn.axis = flat ? Axis::kHorizontal : Axis::kVertical;
  drawn.position = flat ? from.y : from.x;
  drawn.begin = flat ? std::min(from.x, to.x) : std::min(from.y, to.y);
  drawn.end = flat ? std::max(from.x, to.x) : std::max(from.y, to.y);
  drawn.thickness = 0.75;
  layout.pages[static_cast<std::size_t>(page) - 1].loose.push_back(drawn);
  return *this;
}

FlowDrawing& FlowDrawing::arrowhead(Point tip, Point direction, int page) {
  Arrowhead head;
  head.tip = tip;
  head.direction = direction;
  const Point base{tip.x - 4 * direction.x, tip.y - 4 * direction.y};
  const Point side{2 * direction.y, 2 * direction.x};
  head.box = {
      std::min(tip.x, base.x - std::abs(side.x)), std::min(tip.y, base.y - std::abs(side.y)),
      std::max(tip.x, base.x + std::abs(side.x)), std::max(tip.y, base.y + std::abs(side.y))};
  document.pages[static_cast<std::size_t>(page) - 1].arrowheads.push_back(head);
  return *this;
}

FlowDrawing& FlowDrawing::polygon(const std::vector<Point>& corners, int page) {
  Shape drawn;
  drawn.corners = corners;
  drawn.stroke = 1;
  for (const Point corner : corners) {
    const Rect spot{corner.x, corner.y, corner.x, corner.y};
    drawn.box = united(drawn.box, spot);
  }
  layout.pages[static_cast<std::size_t>(page) - 1].symbols.push_back(drawn);
  return *this;
}

FlowDrawing& FlowDrawing::word(std::string_view text, Point middle, int page) {
  Word drawn;
  drawn.text = text;
  drawn.font_size = 6;
  const double half = 1.6 * static_cast<double>(text.size());
  drawn.box = {middle.x - half, middle.y - 3.5, middle.x + half, middle.y + 3.5};
  document.pages[static_cast<std::size_t>(page) - 1].words.push_back(drawn);
  return *this;
}

FlowDrawing& FlowDrawing::down(std::string_view from, std::string_view to, Heads heads) {
  const Point begin = bottom(from);
  const Point end = top(to);
  if (begin.x == end.x) return line({begin, end}, heads, page_of(from));
  const double middle = (begin.y + end.y) / 2;
  return line({begin, {begin.x, middle}, {end.x, middle}, end}, heads, page_of(from));
}

RawFlow FlowDrawing::read() const { return read_flow(grid, document, layout); }

std::string nodes_of(const RawFlow& flow) {
  static const std::map<NodeShape, std::string> names_of_shapes = {
      {NodeShape::kStart, "start"},
      {NodeShape::kProcess, "process"},
      {NodeShape::kDecision, "decision"},
      {NodeShape::kEnd, "end"}};
  const auto names = names_of(flow);
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += (i == 0 ? "" : " ") + names[i] + ":" + names_of_shapes.at(flow.nodes[i].shape);
  }
  return text;
}

std::string edges_of(const RawFlow& flow) {
  const auto names = names_of(flow);
  std::string text;
  for (const RawEdge& edge : flow.edges) {
    if (!text.empty()) text += ' ';
    text +=
        names[static_cast<std::size_t>(edge.from)] + ">" + names[static_cast<std::size_t>(edge.to)];
    if (!edge.label.blank()) text += "(" + edge.label.text + ")";
  }
  return text;
}

std::string findings_of(const RawFlow& flow) {
  std::string text;
  for (const RawFinding& finding : flow.findings) {
    text += (text.empty() ? "" : "; ") + finding.code + " " + finding.path;
  }
  return text;
}

void expect_cases(std::span<const FlowCase> cases) {
  for (const FlowCase& each : cases) {
    SCOPED_TRACE(each.shows);
    FlowDrawing drawing(4, each.rows_by_page);
    each.draw(drawing);
    const RawFlow flow = drawing.read();
    EXPECT_EQ(nodes_of(flow), each.nodes);
    EXPECT_EQ(edges_of(flow), each.edges);
    EXPECT_EQ(findings_of(flow), each.findings);
  }
}

}  // namespace baku
