#include "ingest/sop/flow.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "ingest/sop/flow_labels.h"
#include "ingest/sop/flow_lines.h"
#include "ingest/sop/flow_loops.h"
#include "ingest/sop/flow_mates.h"
#include "ingest/sop/flow_shapes.h"
#include "ingest/sop/flow_symbols.h"
#include "ingest/sop/flow_trace.h"

namespace baku {
namespace flow {
namespace {

// A table with fewer symbols than half its rows has lost some; tiny tables say nothing.
constexpr std::size_t kFewestRows = 4;

std::string at_node(std::size_t node) { return "/flow/nodes/" + std::to_string(node); }

std::size_t index(int i) { return static_cast<std::size_t>(i); }

// The symbols that stand for something, in the order of the record.
std::vector<int> nodes_in_order(const FlowGrid& grid, std::span<const FlowSymbol> symbols,
                                std::span<const TracedEdge> edges) {
  std::map<int, std::vector<int>> rows;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (symbols[i].form == SymbolForm::kConnector) continue;
    rows[grid.rows[index(symbols[i].row)].step].push_back(static_cast<int>(i));
  }
  std::vector<int> ordered;
  for (auto& [step, row] : rows) {
    for (const int symbol : order_in_row(row, symbols, edges)) ordered.push_back(symbol);
  }
  return ordered;
}

RawNode node_from(const FlowSymbol& symbol, NodeShape shape, const FlowGrid& grid) {
  RawNode node;
  node.step = grid.rows[index(symbol.row)].step;
  node.actor = symbol.column;
  node.shape = shape;
  node.mark = symbol.mark;
  return node;
}

std::string listed_by_page(const std::map<int, int>& count_by_page, const std::string& one,
                           const std::string& several) {
  std::string text;
  for (const auto& [page, count] : count_by_page) {
    if (!text.empty()) text += "; ";
    text += "page " + std::to_string(page) + ": ";
    text += count == 1 ? one : std::to_string(count) + " " + several;
  }
  return text;
}

void report_open_lines(const FlowTrace& trace, const MatedFlow& mated,
                       std::span<const FlowSymbol> symbols, std::vector<RawFinding>& findings) {
  std::map<int, int> open;
  for (const OpenEnd& end : trace.open) ++open[end.page];
  std::map<int, int> lonely;
  for (const int symbol : mated.lonely) ++lonely[symbols[index(symbol)].mark.page];
  std::string text = listed_by_page(open, "a line ends nowhere", "lines end nowhere");
  if (!lonely.empty()) {
    if (!text.empty()) text += "; ";
    text += listed_by_page(lonely, "a page connector without partner",
                           "page connectors without partner");
  }
  if (!text.empty()) findings.push_back({"flow.edge_open", "/flow/edges", std::move(text)});
}

// Without any connectors the drawing does not say where decisions lead: one cannot be missing.
void report_decisions(RawFlow& flow) {
  if (flow.edges.empty()) return;
  for (std::size_t node = 0; node < flow.nodes.size(); ++node) {
    if (flow.nodes[node].shape != NodeShape::kDecision) continue;
    int exits = 0;
    int labels = 0;
    for (const RawEdge& edge : flow.edges) {
      if (index(edge.from) != node) continue;
      ++exits;
      labels += edge.label.blank() ? 0 : 1;
    }
    const std::string where = "page " + std::to_string(flow.nodes[node].mark.page) + ": ";
    if (exits < 2) {
      flow.findings.push_back({"flow.edge_open", at_node(node),
                               where + "a decision with " + (exits == 0 ? "no exit" : "one exit")});
    } else if (labels == 0) {
      flow.findings.push_back(
          {"flow.edge_open", at_node(node), where + "the exits of a decision have no labels"});
    }
  }
}

void report_symbols(const FlowGrid& grid, RawFlow& flow) {
  if (grid.rows.empty() || grid.columns.empty()) return;
  std::set<int> used;
  bool start = false;
  bool end = false;
  for (const RawNode& node : flow.nodes) {
    used.insert(node.step);
    start = start || node.shape == NodeShape::kStart;
    end = end || node.shape == NodeShape::kEnd;
  }
  const bool few = grid.rows.size() >= kFewestRows && 2 * used.size() < grid.rows.size();
  if (flow.nodes.empty() || few) {
    flow.findings.push_back({"flow.symbols_missing", "/flow",
                             std::to_string(used.size()) + " of " +
                                 std::to_string(grid.rows.size()) +
                                 " steps have a symbol in the actor columns"});
  }
  if (flow.nodes.empty() || (start && end)) return;
  flow.findings.push_back({"flow.end_missing", "/flow",
                           start ? "no end symbol"
                           : end ? "no start symbol"
                                 : "neither a start nor an end symbol"});
}

void report_places(std::span<const FlowSymbol> symbols, std::span<const int> order, RawFlow& flow) {
  std::set<int> steps;
  for (std::size_t node = 0; node < order.size(); ++node) {
    const int step = flow.nodes[node].step;
    if (!symbols[index(order[node])].between_columns || !steps.insert(step).second) continue;
    flow.findings.push_back({"step.actor_uncertain", "/steps/" + std::to_string(step) + "/actors",
                             "a symbol stands between two columns"});
  }
}

// Answers stand at ways out: a line without heads that has one leads away from its decision.
void leave_decisions(std::span<const FlowSymbol> symbols, std::span<const Printed> labels,
                     std::vector<TracedEdge>& edges) {
  const auto is_decision = [&](int symbol) {
    return symbols[index(symbol)].form == SymbolForm::kDecision;
  };
  for (std::size_t i = 0; i < edges.size(); ++i) {
    TracedEdge& edge = edges[i];
    if (!edge.headless || labels[i].blank() || is_decision(edge.from) || !is_decision(edge.to)) {
      continue;
    }
    const bool known = std::any_of(edges.begin(), edges.end(), [&](const TracedEdge& other) {
      return other.from == edge.to && other.to == edge.from;
    });
    if (!known) std::swap(edge.from, edge.to);
  }
}

RawFlow read(const FlowGrid& grid, const Document& document, const Layout& layout) {
  const auto areas = flow_areas(grid, layout);
  auto symbols = find_symbols(grid, areas, document, layout);
  const auto lines = gather_lines(areas, document, layout);
  const auto trace = trace_flow(areas, symbols, lines);
  auto mated = join_mates(symbols, turn_loops(symbols, trace.edges));
  const auto labels = find_edge_labels(areas, symbols, mated.edges, document);
  leave_decisions(symbols, labels, mated.edges);
  const auto shapes = decide_shapes(symbols, mated.edges);
  const auto order = nodes_in_order(grid, symbols, mated.edges);

  RawFlow flow;
  std::vector<int> node_of(symbols.size(), -1);
  for (std::size_t node = 0; node < order.size(); ++node) {
    node_of[index(order[node])] = static_cast<int>(node);
    flow.nodes.push_back(node_from(symbols[index(order[node])], shapes[index(order[node])], grid));
  }
  for (std::size_t i = 0; i < mated.edges.size(); ++i) {
    const TracedEdge& edge = mated.edges[i];
    flow.edges.push_back(
        {node_of[index(edge.from)], node_of[index(edge.to)], labels[i], edge.confidence});
  }
  std::sort(flow.edges.begin(), flow.edges.end(), [](const RawEdge& a, const RawEdge& b) {
    return std::tuple(a.from, a.to) < std::tuple(b.from, b.to);
  });
  report_symbols(grid, flow);
  report_open_lines(trace, mated, symbols, flow.findings);
  report_decisions(flow);
  report_places(symbols, order, flow);
  return flow;
}

}  // namespace
}  // namespace flow

RawFlow read_flow(const FlowGrid& grid, const Document& document, const Layout& layout) {
  return flow::read(grid, document, layout);
}

}  // namespace baku
