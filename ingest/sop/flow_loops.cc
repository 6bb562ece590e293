#include "ingest/sop/flow_loops.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace baku::flow {
namespace {

constexpr float kTurnedTrust = 0.8F;
constexpr std::size_t kExits = 2;

double run_of(const TracedEdge& edge) {
  double run = 0;
  for (const PathStroke& part : edge.path) run += distance(part.stroke.from, part.stroke.to);
  return run;
}

// Ways in come from above.
bool enters_at_top(const TracedEdge& edge, const FlowSymbol& decision) {
  if (edge.path.empty()) return false;
  const Rect& box = decision.mark.box;
  return edge.path.back().stroke.to.y < box.top + box.height() / 4;
}

void turn(TracedEdge& edge) {
  std::swap(edge.from, edge.to);
  std::reverse(edge.path.begin(), edge.path.end());
  for (PathStroke& part : edge.path) std::swap(part.stroke.from, part.stroke.to);
  edge.confidence *= kTurnedTrust;
}

void turn_loops_at(int decision, std::span<const FlowSymbol> symbols,
                   std::vector<TracedEdge>& edges) {
  std::vector<std::size_t> doubtful;
  std::size_t ways_in = 0;
  std::size_t ways_out = 0;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (edges[i].from == decision) ++ways_out;
    if (edges[i].to != decision) continue;
    ++ways_in;
    if (edges[i].headless) doubtful.push_back(i);
  }
  std::sort(doubtful.begin(), doubtful.end(), [&](std::size_t a, std::size_t b) {
    const auto rank = [&](std::size_t i) {
      const Printed& from = symbols[static_cast<std::size_t>(edges[i].from)].mark;
      const bool at_top = enters_at_top(edges[i], symbols[static_cast<std::size_t>(decision)]);
      return std::tuple(from.page, from.box.top, edges[i].from, at_top, -run_of(edges[i]), i);
    };
    return rank(a) < rank(b);
  });
  for (const std::size_t edge : doubtful) {
    if (ways_out >= kExits || ways_in < 2) return;
    turn(edges[edge]);
    ++ways_out;
    --ways_in;
  }
}

}  // namespace

std::vector<TracedEdge> turn_loops(std::span<const FlowSymbol> symbols,
                                   std::vector<TracedEdge> edges) {
  std::set<int> decisions;
  for (const TracedEdge& edge : edges) {
    const FlowSymbol& to = symbols[static_cast<std::size_t>(edge.to)];
    if (edge.headless && to.form == SymbolForm::kDecision) decisions.insert(edge.to);
  }
  for (const int decision : decisions) turn_loops_at(decision, symbols, edges);
  std::set<std::pair<int, int>> known;
  std::erase_if(edges, [&](const TracedEdge& edge) {
    return !known.insert({edge.from, edge.to}).second;
  });
  return edges;
}

}  // namespace baku::flow
