#include "ingest/sop/flow_trace.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "ingest/sop/flow_graph.h"

namespace baku::flow {
namespace {

constexpr float kJointTrust = 0.95F;     // a way over joints of several lines
constexpr float kHeadlessTrust = 0.5F;   // no arrowhead on the way
constexpr float kAgainstTrust = 0.6F;    // the only way runs against an arrowhead
constexpr double kSameHeight = 6;        // points; symbols of one row without a row
constexpr std::size_t kMostPairs = 400;  // of sources and targets in one net
constexpr double kWorthMention = 8;      // points; a shorter open line is a stray mark

struct Net {
  std::vector<int> sources;  // vertices at symbols, without arrowhead
  std::vector<int> targets;  // with one
  std::vector<int> open;     // ends at nothing
};

class Tracer {
 public:
  Tracer(std::span<const FlowSymbol> symbols, std::span<const FlowLine> lines, LineGraph graph)
      : symbols_(symbols), lines_(lines), graph_(std::move(graph)) {}

  FlowTrace trace() {
    std::map<int, Net> nets;
    for (std::size_t i = 0; i < graph_.vertices.size(); ++i) {
      const LineVertex& vertex = graph_.vertices[i];
      if (!vertex.end) continue;
      Net& net = nets[graph_.net[i]];
      const int index = static_cast<int>(i);
      if (vertex.symbol >= 0) {
        (vertex.head ? net.targets : net.sources).push_back(index);
      } else if (!vertex.joined) {
        net.open.push_back(index);
      }
    }
    for (const auto& [first, net] : nets) trace_net(net);
    return std::move(trace_);
  }

 private:
  [[nodiscard]] const LineVertex& vertex(int index) const {
    return graph_.vertices[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] const FlowLine& line_at(int index) const {
    return lines_[static_cast<std::size_t>(vertex(index).line)];
  }
  [[nodiscard]] const FlowSymbol& symbol_at(int index) const {
    return symbols_[static_cast<std::size_t>(vertex(index).symbol)];
  }

  [[nodiscard]] bool stands_before(int a, int b) const {
    const FlowSymbol& first = symbol_at(a);
    const FlowSymbol& second = symbol_at(b);
    if (first.row >= 0 && second.row >= 0 && first.row != second.row) {
      return first.row < second.row;
    }
    const Point p = first.mark.box.center();
    const Point q = second.mark.box.center();
    if (first.mark.page != second.mark.page) return first.mark.page < second.mark.page;
    return std::abs(p.y - q.y) > kSameHeight ? p.y < q.y : p.x < q.x;
  }

  void trace_net(const Net& net) {
    const std::size_t before = trace_.edges.size();
    const bool open_head =
        std::any_of(net.open.begin(), net.open.end(), [&](int i) { return vertex(i).head; });
    if (net.sources.size() * net.targets.size() > kMostPairs) {
      // No flow chart: a grid or a picture.
    } else if (!net.sources.empty() && !net.targets.empty()) {
      trace_directed(net);
    } else if (net.sources.size() >= 2 && !open_head) {
      trace_headless(net.sources, kHeadlessTrust);
    } else if (net.targets.size() == 2) {
      add_edge(net.targets[0], net.targets[1], Turn::kAny, 1);
      add_edge(net.targets[1], net.targets[0], Turn::kAny, 1);
    } else if (net.targets.size() > 2) {
      trace_headless(net.targets, kHeadlessTrust);
    }
    report_open(net, trace_.edges.size() > before);
  }

  void trace_directed(const Net& net) {
    for (const int target : net.targets) {
      bool reached = false;
      for (const int source : net.sources) {
        reached = add_edge(source, target, Turn::kAllowed, 1) || reached;
      }
      if (!reached && net.sources.size() == 1) {
        add_edge(net.sources.front(), target, Turn::kAny, kAgainstTrust);
      }
    }
  }

  void trace_headless(const std::vector<int>& ends, float trust) {
    int first = ends.front();
    for (const int end : ends) {
      if (stands_before(end, first)) first = end;
    }
    for (const int end : ends) {
      if (end != first) add_edge(first, end, Turn::kAny, trust);
    }
  }

  // A line with nothing at one end is worth a person's look if it looks like a connector.
  void report_open(const Net& net, bool has_edges) {
    for (const int end : net.open) {
      const FlowLine& line = line_at(end);
      const bool leads_away = !has_edges && !line.ruled && run_of(line) >= kWorthMention &&
                              !(net.sources.empty() && net.targets.empty());
      if (!vertex(end).head && !leads_away) continue;
      trace_.open.push_back({line.page, point_on(line, vertex(end).run)});
      if (!has_edges) return;
    }
  }

  enum class Turn : std::uint8_t { kAllowed, kAny };

  // Adds the edge along the way with the fewest joints. False where there is no way.
  bool add_edge(int source, int target, Turn turn, float trust) {
    TracedEdge edge;
    edge.from = vertex(source).symbol;
    edge.to = vertex(target).symbol;
    if (edge.from == edge.to) return false;
    const auto way = find_way(source, target, turn);
    if (way.empty()) return false;
    edge.confidence =
        std::min(symbol_at(source).mark.confidence, symbol_at(target).mark.confidence);
    bool joints = false;
    for (const LineArc& arc : way) {
      if (arc.line < 0) {
        joints = true;
        continue;
      }
      const FlowLine& line = lines_[static_cast<std::size_t>(arc.line)];
      edge.confidence = std::min(edge.confidence, line.confidence);
      add_strokes(edge.path, line, arc.run_from, arc.run_to);
    }
    edge.confidence *= trust * (joints ? kJointTrust : 1);
    edge.headless = trust == kHeadlessTrust;
    if (edge.headless || known_.insert({edge.from, edge.to}).second) {
      trace_.edges.push_back(std::move(edge));
    }
    return true;
  }

  static void add_strokes(std::vector<PathStroke>& path, const FlowLine& line, double from,
                          double to) {
    const double low = std::min(from, to);
    const double high = std::max(from, to);
    std::vector<Point> points{point_on(line, low)};
    double run = 0;
    for (std::size_t i = 1; i + 1 < line.points.size(); ++i) {
      run += distance(line.points[i - 1], line.points[i]);
      if (run > low && run < high) points.push_back(line.points[i]);
    }
    points.push_back(point_on(line, high));
    if (from > to) std::reverse(points.begin(), points.end());
    for (std::size_t i = 1; i < points.size(); ++i) {
      path.push_back({line.page, {points[i - 1], points[i]}});
    }
  }

  // Breadth first; `kAny` also goes against the arrowheads.
  [[nodiscard]] std::vector<LineArc> find_way(int source, int target, Turn turn) {
    if (turn == Turn::kAny && both_ways_.empty()) make_both_ways();
    const auto& arcs = turn == Turn::kAny ? both_ways_ : graph_.arcs;
    std::map<int, std::pair<int, LineArc>> came;  // vertex: from where, over what
    std::vector<int> queue{source};
    came[source] = {-1, {}};
    for (std::size_t next = 0; next < queue.size() && !came.contains(target); ++next) {
      for (const LineArc& arc : arcs[static_cast<std::size_t>(queue[next])]) {
        if (came.contains(arc.to)) continue;
        came[arc.to] = {queue[next], arc};
        queue.push_back(arc.to);
      }
    }
    std::vector<LineArc> way;
    if (!came.contains(target)) return way;
    for (int at = target; at != source; at = came[at].first) way.push_back(came[at].second);
    std::reverse(way.begin(), way.end());
    return way;
  }

  void make_both_ways() {
    both_ways_ = graph_.arcs;
    for (std::size_t from = 0; from < graph_.arcs.size(); ++from) {
      for (const LineArc& arc : graph_.arcs[from]) {
        both_ways_[static_cast<std::size_t>(arc.to)].push_back(
            {static_cast<int>(from), arc.line, arc.run_to, arc.run_from});
      }
    }
  }

  std::span<const FlowSymbol> symbols_;
  std::span<const FlowLine> lines_;
  LineGraph graph_;
  std::vector<std::vector<LineArc>> both_ways_;
  std::set<std::pair<int, int>> known_;  // edges with a head
  FlowTrace trace_;
};

}  // namespace

FlowTrace trace_flow(std::span<const FlowArea> areas, std::span<const FlowSymbol> symbols,
                     std::span<const FlowLine> lines) {
  return Tracer(symbols, lines, build_line_graph(areas, symbols, lines)).trace();
}

}  // namespace baku::flow
