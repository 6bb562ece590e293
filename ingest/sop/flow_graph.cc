#include "ingest/sop/flow_graph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

#include "ingest/sop/flow_geometry.h"

namespace baku::flow {
namespace {

struct JointTolerances {
  double touch_least = 2.5;  // points from a line's end to the outline of its symbol:
  double touch_most = 5;     //   a quarter of the symbol's short side, within these bounds
  double touch_share = 0.25;
  double gap = 10;        // points; a line that stops so far before the symbol it points at
  double gap_step = 0.5;  // points
  double stray_share =
      0.6;                 // of the symbol's short side: a line that misses its symbol by so much,
  double stray_most = 10;  // points
  double stray_lead = 2;   // times as near as the next symbol
  double meet = 3;         // points between two line ends that are one corner
  double branch = 2.5;     // points from a line's end to the line that it leaves or joins
  double corner_branch = 1;  // the same, for an end that meets another one there
  double overlaid = 0.5;     // points; lines so near to each other are one trunk
  double on_border = 2.5;    // points from a border to a line that stops at it
  double square = 0.9;       // sine of the angle at which it does
  double alike = 0.9;        // cosine of the angle between ends at symbols of one row
  double page_edge = 14;     // points from a page break to the end of a line that goes on
  double page_shift = 8;     // points sideways, in the column, over a page break
};
constexpr JointTolerances kTolerances;

constexpr double kFar = std::numeric_limits<double>::infinity();

struct Pull {
  int symbol = -1;
  double distance = kFar;
};

class GraphBuilder {
 public:
  GraphBuilder(std::span<const FlowArea> areas, std::span<const FlowSymbol> symbols,
               std::span<const FlowLine> lines)
      : areas_(areas), symbols_(symbols), lines_(lines) {}

  LineGraph build() {
    add_ends();
    attach_pointing_ends();
    join_free_ends();
    attach_other_ends();
    join_over_pages();
    join_along_borders();
    attach_stray_ends();
    join_fans();
    point_branches_to_siblings();
    connect();
    return std::move(graph_);
  }

 private:
  [[nodiscard]] const FlowLine& line_of(std::size_t vertex) const {
    return lines_[static_cast<std::size_t>(graph_.vertices[vertex].line)];
  }

  [[nodiscard]] Point at(std::size_t vertex) const {
    const FlowLine& line = line_of(vertex);
    return is_begin(vertex) ? line.points.front() : line.points.back();
  }

  // The ends come first: vertex 2i is the begin of line i, 2i + 1 its end.
  [[nodiscard]] static bool is_begin(std::size_t vertex) { return vertex % 2 == 0; }

  // The way the line runs out of its end.
  [[nodiscard]] Point outward(std::size_t vertex) const {
    const auto& points = line_of(vertex).points;
    const std::size_t last = points.size() - 1;
    for (std::size_t i = 1; i <= last; ++i) {
      const Point tip = is_begin(vertex) ? points.front() : points.back();
      const Point before = is_begin(vertex) ? points[i] : points[last - i];
      if (distance(tip, before) >= kTolerances.gap_step) return unit(tip - before);
    }
    return {};
  }

  [[nodiscard]] bool free(std::size_t vertex) const {
    return graph_.vertices[vertex].symbol < 0 && !graph_.vertices[vertex].joined;
  }

  void add_ends() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const int line = static_cast<int>(i);
      const double run = run_of(lines_[i]);
      graph_.vertices.push_back({.line = line, .end = true, .head = lines_[i].head[0]});
      graph_.vertices.push_back({.line = line, .run = run, .end = true, .head = lines_[i].head[1]});
    }
    ends_ = graph_.vertices.size();
  }

  [[nodiscard]] static double touch_of(const FlowSymbol& symbol) {
    const Rect& box = symbol.mark.box;
    const double side = std::min(box.width(), box.height());
    return std::clamp(kTolerances.touch_share * side, kTolerances.touch_least,
                      kTolerances.touch_most);
  }

  // Whether the end, drawn on, would enter the symbol.
  [[nodiscard]] bool points_at(std::size_t vertex, const FlowSymbol& symbol) const {
    const Rect& box = symbol.mark.box;
    const double deep = touch_of(symbol) + std::min(box.width(), box.height()) / 4;
    return grown(box, kTolerances.gap_step).contains(at(vertex) + outward(vertex) * deep) ||
           box.contains(at(vertex));
  }

  // The nearest symbol whose outline the end touches; `other_than` is left out.
  [[nodiscard]] Pull touched(std::size_t vertex, bool pointing, int other_than = -1) const {
    Pull best;
    const Point tip = at(vertex);
    for (std::size_t i = 0; i < symbols_.size(); ++i) {
      const FlowSymbol& symbol = symbols_[i];
      const double touch = touch_of(symbol) + line_of(vertex).thickness / 2;
      if (symbol.mark.page != line_of(vertex).page || static_cast<int>(i) == other_than) continue;
      if (!grown(symbol.mark.box, touch).contains(tip)) continue;
      if (pointing && !points_at(vertex, symbol)) continue;
      const double off = distance_to_polygon(symbol.polygon, tip);
      if (off <= touch && off < best.distance) best = {static_cast<int>(i), off};
    }
    return best;
  }

  // The symbol at which the end points over a small gap.
  [[nodiscard]] Pull pointed_at(std::size_t vertex, int other_than = -1) const {
    Pull best;
    const Point tip = at(vertex);
    const Point way = outward(vertex);
    for (std::size_t i = 0; i < symbols_.size(); ++i) {
      const FlowSymbol& symbol = symbols_[i];
      if (symbol.mark.page != line_of(vertex).page || static_cast<int>(i) == other_than) continue;
      if (!grown(symbol.mark.box, kTolerances.gap).contains(tip)) continue;
      for (double gap = 0; gap <= kTolerances.gap && gap < best.distance;
           gap += kTolerances.gap_step) {
        if (!holds(symbol.polygon, tip + way * gap)) continue;
        best = {static_cast<int>(i), gap};
        break;
      }
    }
    return best;
  }

  void attach_pointing_ends() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Pull begin = touched(2 * i, true);
      Pull end = touched(2 * i + 1, true);
      if (begin.symbol >= 0 && begin.symbol == end.symbol) part_ends(i, begin, end);
      graph_.vertices[2 * i].symbol = begin.symbol;
      graph_.vertices[2 * i + 1].symbol = end.symbol;
    }
  }

  // A short line between two near symbols: only one of its ends can lie at each.
  void part_ends(std::size_t line, Pull& begin, Pull& end) const {
    const auto other = [&](std::size_t vertex, int symbol) {
      const Pull touching = touched(vertex, true, symbol);
      return touching.symbol >= 0 ? touching : pointed_at(vertex, symbol);
    };
    const Pull other_begin = other(2 * line, begin.symbol);
    const Pull other_end = other(2 * line + 1, end.symbol);
    if (other_begin.symbol < 0 && other_end.symbol < 0) return;
    if (other_begin.distance - begin.distance < other_end.distance - end.distance) {
      begin = other_begin;
    } else {
      end = other_end;
    }
  }

  void link(std::size_t a, std::size_t b) {
    graph_.vertices[a].joined = true;
    graph_.vertices[b].joined = true;
    links_.emplace_back(a, b);
  }

  [[nodiscard]] bool same_page(std::size_t a, std::size_t b) const {
    return line_of(a).page == line_of(b).page;
  }

  [[nodiscard]] static std::size_t opposite(std::size_t vertex) {
    return is_begin(vertex) ? vertex + 1 : vertex - 1;
  }

  // Of a line as short as the tolerance only the nearer end meets the other line.
  [[nodiscard]] bool meet(std::size_t a, std::size_t b) const {
    const double apart = distance(at(a), at(b));
    return apart <= kTolerances.meet && apart <= distance(at(opposite(a)), at(b)) &&
           apart <= distance(at(a), at(opposite(b)));
  }

  // Free ends that meet are one corner; a free end on another line is a branch of it.
  void join_free_ends() {
    corners_.resize(ends_);
    std::iota(corners_.begin(), corners_.end(), 0);
    std::vector<std::size_t> open;
    for (std::size_t vertex = 0; vertex < ends_; ++vertex) {
      if (graph_.vertices[vertex].symbol < 0) open.push_back(vertex);
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
      for (std::size_t j = i + 1; j < open.size(); ++j) {
        if (graph_.vertices[open[i]].line == graph_.vertices[open[j]].line) continue;
        if (!same_page(open[i], open[j])) continue;
        if (meet(open[i], open[j]) && unite(corners_, open[i], open[j])) link(open[i], open[j]);
      }
    }
    for (const std::size_t vertex : open) {
      const bool corner = graph_.vertices[vertex].joined;
      branch_from(vertex, corner ? kTolerances.corner_branch : kTolerances.branch);
    }
  }

  struct Foot {
    double off = kFar;
    double run = 0;
  };

  // The nearest point of the line.
  [[nodiscard]] static Foot foot_on(const FlowLine& line, Point p) {
    Foot best;
    double run = 0;
    for (std::size_t i = 1; i < line.points.size(); ++i) {
      const Stroke stroke{line.points[i - 1], line.points[i]};
      const double size = distance(stroke.from, stroke.to);
      const double place = nearest_place(p, stroke);
      const double off = distance(p, point_at(stroke, place));
      if (off < best.off) best = {off, run + place * size};
      run += size;
    }
    return best;
  }

  // Whether an end of the line is part of the same corner.
  [[nodiscard]] bool joined_to_line(std::size_t vertex, int line) {
    const int begin = 2 * line;
    const int corner = root(corners_, static_cast<int>(vertex));
    return root(corners_, begin) == corner || root(corners_, begin + 1) == corner;
  }

  void branch_from(std::size_t vertex, double reach) {
    const int own = graph_.vertices[vertex].line;
    const Point tip = at(vertex);
    std::vector<std::pair<int, Foot>> trunks;
    double nearest = kFar;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const int line = static_cast<int>(i);
      if (line == own || lines_[i].page != line_of(vertex).page) continue;
      const double room = reach + lines_[i].thickness / 2;
      const Foot foot = foot_on(lines_[i], tip);
      const bool at_end = foot.run <= room || foot.run >= run_of(lines_[i]) - room;
      if (foot.off > room || (at_end && joined_to_line(vertex, line))) continue;
      nearest = std::min(nearest, foot.off);
      trunks.emplace_back(line, foot);
    }
    for (const auto& [line, foot] : trunks) {
      if (foot.off > nearest + kTolerances.overlaid) continue;
      graph_.vertices.push_back({.line = line, .run = foot.run});
      link(vertex, graph_.vertices.size() - 1);
    }
  }

  void attach_other_ends() {
    for (std::size_t vertex = 0; vertex < ends_; ++vertex) {
      if (!free(vertex)) continue;
      const int other = graph_.vertices[opposite(vertex)].symbol;
      Pull pull = pointed_at(vertex, other);
      if (pull.symbol < 0) pull = touched(vertex, false, other);
      graph_.vertices[vertex].symbol = pull.symbol;
    }
  }

  // The free ends that stop at a border, running into it from `side` (-1 or 1).
  [[nodiscard]] std::vector<std::size_t> ends_at_border(const FlowArea& area, Axis axis,
                                                        double border, double side) const {
    std::vector<std::size_t> found;
    for (std::size_t vertex = 0; vertex < ends_; ++vertex) {
      if (!free(vertex) || line_of(vertex).page != area.page) continue;
      const bool flat = axis == Axis::kHorizontal;
      const double place = flat ? at(vertex).y : at(vertex).x;
      const double into = flat ? outward(vertex).y : outward(vertex).x;
      if (std::abs(place - border) <= kTolerances.on_border && into * side >= kTolerances.square) {
        found.push_back(vertex);
      }
    }
    return found;
  }

  // The middle stroke of a bent line may lie on a border of the table and be lost in it: a line
  // that runs into the border and one that leaves it elsewhere, the only ones, are one line.
  void join_along_borders() {
    for (const FlowArea& area : areas_) {
      join_along(area, Axis::kHorizontal, area.row_borders);
      join_along(area, Axis::kVertical, area.column_borders);
    }
  }

  void join_along(const FlowArea& area, Axis axis, const std::vector<double>& borders) {
    for (const double border : borders) {
      auto ends = ends_at_border(area, axis, border, 1);
      const auto others = ends_at_border(area, axis, border, -1);
      // Rows are crossed; a column's border may also be where a loop turns back.
      if (axis == Axis::kHorizontal && (ends.size() != 1 || others.size() != 1)) continue;
      ends.insert(ends.end(), others.begin(), others.end());
      if (ends.size() != 2 || graph_.vertices[ends[0]].line == graph_.vertices[ends[1]].line) {
        continue;
      }
      if (!graph_.vertices[ends[0]].head && !graph_.vertices[ends[1]].head) link(ends[0], ends[1]);
    }
  }

  // Carelessly drawn lines that miss the one symbol nearby.
  void attach_stray_ends() {
    for (std::size_t vertex = 0; vertex < ends_; ++vertex) {
      if (!free(vertex)) continue;
      Pull best;
      double next = kFar;
      for (std::size_t i = 0; i < symbols_.size(); ++i) {
        const FlowSymbol& symbol = symbols_[i];
        const int index = static_cast<int>(i);
        if (symbol.mark.page != line_of(vertex).page) continue;
        if (index == graph_.vertices[opposite(vertex)].symbol) continue;
        const double off = distance_to_polygon(symbol.polygon, at(vertex));
        if (off < best.distance) {
          next = best.distance;
          best = {index, off};
        } else {
          next = std::min(next, off);
        }
      }
      if (best.symbol < 0) continue;
      const Rect& box = symbols_[static_cast<std::size_t>(best.symbol)].mark.box;
      const double reach = std::min(kTolerances.stray_most,
                                    kTolerances.stray_share * std::min(box.width(), box.height()));
      if (best.distance > reach || next < kTolerances.stray_lead * best.distance) continue;
      graph_.vertices[vertex].symbol = best.symbol;
    }
  }

  // Whether both ends stand at different symbols of one row and run into them the same way.
  [[nodiscard]] bool are_siblings(std::size_t a, std::size_t b) const {
    const int first = graph_.vertices[a].symbol;
    const int second = graph_.vertices[b].symbol;
    if (first < 0 || second < 0 || first == second) return false;
    const FlowSymbol& one = symbols_[static_cast<std::size_t>(first)];
    const FlowSymbol& other = symbols_[static_cast<std::size_t>(second)];
    return one.row >= 0 && one.row == other.row && one.mark.page == other.mark.page &&
           dot(outward(a), outward(b)) >= kTolerances.alike;
  }

  struct Crossing {
    double run_a = 0;
    double run_b = 0;
  };

  // Where the way of one line crosses that of the other one.
  [[nodiscard]] static std::optional<Crossing> crossing(const FlowLine& a, const FlowLine& b) {
    double run_a = 0;
    for (std::size_t i = 1; i < a.points.size(); ++i) {
      const Point way = a.points[i] - a.points[i - 1];
      double run_b = 0;
      for (std::size_t k = 1; k < b.points.size(); ++k) {
        const Point other = b.points[k] - b.points[k - 1];
        const double turn = way.x * other.y - way.y * other.x;
        if (turn != 0) {
          const Point off = b.points[k - 1] - a.points[i - 1];
          const double on_a = (off.x * other.y - off.y * other.x) / turn;
          const double on_b = (off.x * way.y - off.y * way.x) / turn;
          if (on_a > 0 && on_a < 1 && on_b > 0 && on_b < 1) {
            return Crossing{run_a + on_a * length(way), run_b + on_b * length(other)};
          }
        }
        run_b += length(other);
      }
      run_a += length(way);
    }
    return std::nullopt;
  }

  // A line between two symbols of a row, bent to one side, through which a third symbol's line of
  // the same side goes: a line that parts into several, or several that run together.
  void join_fans() {
    for (std::size_t fan = 0; fan < lines_.size(); ++fan) {
      if (lines_[fan].head[0] != lines_[fan].head[1]) continue;
      if (!are_siblings(2 * fan, 2 * fan + 1)) continue;
      for (std::size_t end = 0; end < ends_; ++end) {
        if (end / 2 == fan || !are_siblings(end, 2 * fan) || !are_siblings(end, 2 * fan + 1)) {
          continue;
        }
        const bool head = graph_.vertices[end].head;
        if (lines_[fan].head[0] && !head) continue;
        if (are_siblings(opposite(end), 2 * fan)) continue;
        const auto at = crossing(lines_[fan], lines_[end / 2]);
        if (!at) continue;
        graph_.vertices.push_back({.line = static_cast<int>(fan), .run = at->run_a});
        graph_.vertices.push_back({.line = static_cast<int>(end / 2), .run = at->run_b});
        link(graph_.vertices.size() - 2, graph_.vertices.size() - 1);
        for (const std::size_t own : {2 * fan, 2 * fan + 1}) graph_.vertices[own].head = head;
      }
    }
  }

  // A branch without a head of a line into a symbol points at the next symbol of that row, too.
  void point_branches_to_siblings() {
    const std::size_t known = links_.size();
    for (std::size_t i = 0; i < known; ++i) {
      const auto [branch, trunk] = links_[i];
      if (branch >= ends_ || trunk < ends_) continue;
      const std::size_t far = opposite(branch);
      const auto line = static_cast<std::size_t>(graph_.vertices[trunk].line);
      for (const std::size_t end : {2 * line, 2 * line + 1}) {
        if (graph_.vertices[end].head && !graph_.vertices[opposite(end)].head &&
            are_siblings(far, end)) {
          graph_.vertices[far].head = true;
        }
      }
    }
  }

  // Sideways place of a point in the actor columns, the same on every page for the same place.
  [[nodiscard]] double place_in(const FlowArea& area, const FlowArea& first, Point p) const {
    const double scale = first.rows.width() / std::max(1.0, area.rows.width());
    return (p.x - area.rows.left) * scale;
  }

  [[nodiscard]] std::vector<std::size_t> ends_at_break(const FlowArea& area, bool foot) const {
    double edge =
        foot ? area.rows.bottom - kTolerances.page_edge : area.rows.top + kTolerances.page_edge;
    for (const FlowSymbol& symbol : symbols_) {
      if (symbol.mark.page != area.page || symbol.form == SymbolForm::kConnector) continue;
      edge = foot ? std::max(edge, std::min(symbol.mark.box.bottom, area.rows.bottom))
                  : std::min(edge, std::max(symbol.mark.box.top, area.rows.top));
    }
    std::vector<std::size_t> found;
    for (std::size_t vertex = 0; vertex < ends_; ++vertex) {
      if (!free(vertex) || line_of(vertex).page != area.page) continue;
      const double down = outward(vertex).y * (foot ? 1 : -1);
      const double beyond = (at(vertex).y - edge) * (foot ? 1 : -1);
      if (down > 0.5 && beyond >= -kTolerances.page_edge) found.push_back(vertex);
    }
    return found;
  }

  void join_over_pages() {
    for (std::size_t i = 1; i < areas_.size(); ++i) {
      auto feet = ends_at_break(areas_[i - 1], true);
      auto tops = ends_at_break(areas_[i], false);
      for (const std::size_t foot : feet) {
        const double x = place_in(areas_[i - 1], areas_[0], at(foot));
        std::size_t best = tops.size();
        double best_shift = kTolerances.page_shift;
        for (std::size_t t = 0; t < tops.size(); ++t) {
          const double shift = std::abs(place_in(areas_[i], areas_[0], at(tops[t])) - x);
          if (shift > best_shift || !free(tops[t])) continue;
          best = t;
          best_shift = shift;
        }
        if (best < tops.size()) link(foot, tops[best]);
      }
      // The part with the bend may be lost in the break.
      std::erase_if(feet, [&](std::size_t vertex) { return !free(vertex); });
      std::erase_if(tops, [&](std::size_t vertex) { return !free(vertex); });
      if (feet.size() == 1 && tops.size() == 1) link(feet.front(), tops.front());
    }
  }

  // Arcs between neighbouring vertices of each line, over the joints, and the nets they make.
  void connect() {
    graph_.arcs.resize(graph_.vertices.size());
    std::vector<std::vector<std::size_t>> on_line(lines_.size());
    for (std::size_t vertex = 0; vertex < graph_.vertices.size(); ++vertex) {
      on_line[static_cast<std::size_t>(graph_.vertices[vertex].line)].push_back(vertex);
    }
    graph_.net.resize(graph_.vertices.size());
    std::iota(graph_.net.begin(), graph_.net.end(), 0);
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      auto& order = on_line[line];
      std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return graph_.vertices[a].run < graph_.vertices[b].run;
      });
      for (std::size_t i = 1; i < order.size(); ++i) {
        connect_along(order[i - 1], order[i]);
        unite(graph_.net, order[i - 1], order[i]);
      }
    }
    for (const auto& [a, b] : links_) {
      graph_.arcs[a].push_back({.to = static_cast<int>(b)});
      graph_.arcs[b].push_back({.to = static_cast<int>(a)});
      unite(graph_.net, a, b);
    }
    for (std::size_t vertex = 0; vertex < graph_.net.size(); ++vertex) {
      graph_.net[vertex] = root(graph_.net, static_cast<int>(vertex));
    }
  }

  void connect_along(std::size_t a, std::size_t b) {
    const int line = graph_.vertices[a].line;
    const FlowLine& drawn = line_of(a);
    const double run_a = graph_.vertices[a].run;
    const double run_b = graph_.vertices[b].run;
    const bool two_way = drawn.head[0] == drawn.head[1];
    if (two_way || drawn.head[1]) {
      graph_.arcs[a].push_back({static_cast<int>(b), line, run_a, run_b});
    }
    if (two_way || drawn.head[0]) {
      graph_.arcs[b].push_back({static_cast<int>(a), line, run_b, run_a});
    }
  }

  // Disjoint sets; each is known by its smallest member.
  [[nodiscard]] static int root(std::vector<int>& parents, int vertex) {
    while (parents[static_cast<std::size_t>(vertex)] != vertex) {
      int& parent = parents[static_cast<std::size_t>(vertex)];
      parent = parents[static_cast<std::size_t>(parent)];
      vertex = parent;
    }
    return vertex;
  }

  // False where both are in one set already.
  static bool unite(std::vector<int>& parents, std::size_t a, std::size_t b) {
    const int x = root(parents, static_cast<int>(a));
    const int y = root(parents, static_cast<int>(b));
    parents[static_cast<std::size_t>(std::max(x, y))] = std::min(x, y);
    return x != y;
  }

  std::span<const FlowArea> areas_;
  std::span<const FlowSymbol> symbols_;
  std::span<const FlowLine> lines_;
  LineGraph graph_;
  std::size_t ends_ = 0;
  std::vector<int> corners_;  // by end: the set of ends that meet in one point
  std::vector<std::pair<std::size_t, std::size_t>> links_;
};

}  // namespace

LineGraph build_line_graph(std::span<const FlowArea> areas, std::span<const FlowSymbol> symbols,
                           std::span<const FlowLine> lines) {
  return GraphBuilder(areas, symbols, lines).build();
}

Point point_on(const FlowLine& line, double run) {
  for (std::size_t i = 1; i < line.points.size(); ++i) {
    const double size = distance(line.points[i - 1], line.points[i]);
    if (run <= size && size > 0) {
      return point_at({line.points[i - 1], line.points[i]}, std::max(0.0, run / size));
    }
    run -= size;
  }
  return line.points.back();
}

double run_of(const FlowLine& line) {
  double run = 0;
  for (std::size_t i = 1; i < line.points.size(); ++i) {
    run += distance(line.points[i - 1], line.points[i]);
  }
  return run;
}

}  // namespace baku::flow
