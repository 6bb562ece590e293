#include "ingest/sop/flow_shapes.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "ingest/sop/flow_words.h"

namespace baku::flow {
namespace {

// Fewer symbols of a form than these can be the two ends of a flow, without others to differ from.
constexpr int kThroughout = 3;

struct Surroundings {
  std::vector<bool> entered;  // by symbol: an edge leads to it
  std::vector<bool> left;
  int first_row = std::numeric_limits<int>::max();
  int last_row = -1;
  bool rounded_count = true;   // a rounded box may be a start or end
  bool capsules_count = true;  // so may a capsule
};

Surroundings look_around(std::span<const FlowSymbol> symbols, std::span<const TracedEdge> edges) {
  Surroundings around;
  around.entered.resize(symbols.size());
  around.left.resize(symbols.size());
  for (const TracedEdge& edge : edges) {
    around.left[static_cast<std::size_t>(edge.from)] = true;
    around.entered[static_cast<std::size_t>(edge.to)] = true;
  }
  int boxes = 0;
  int rounded = 0;
  int capsules = 0;
  for (const FlowSymbol& symbol : symbols) {
    if (symbol.form == SymbolForm::kConnector) continue;
    around.first_row = std::min(around.first_row, symbol.row);
    around.last_row = std::max(around.last_row, symbol.row);
    if (symbol.form == SymbolForm::kBox) ++boxes;
    if (terminal_in(symbol.mark.text) != Terminal::kNone) continue;
    if (symbol.form == SymbolForm::kRounded) ++rounded;
    if (symbol.form == SymbolForm::kTerminal) ++capsules;
  }
  around.rounded_count = boxes > 0 || (capsules == 0 && rounded < kThroughout);
  around.capsules_count = boxes > 0 || rounded > 0 || capsules < kThroughout;
  return around;
}

NodeShape shape_of(std::size_t i, const FlowSymbol& symbol, const Surroundings& around) {
  if (symbol.form == SymbolForm::kDecision) return NodeShape::kDecision;
  const Terminal word = terminal_in(symbol.mark.text);
  if (word == Terminal::kStart) return NodeShape::kStart;
  if (word == Terminal::kEnd) return NodeShape::kEnd;
  const bool counts = (symbol.form == SymbolForm::kRounded && around.rounded_count) ||
                      (symbol.form == SymbolForm::kTerminal && around.capsules_count);
  if (!counts) return NodeShape::kProcess;
  const bool entered = around.entered[i];
  const bool left = around.left[i];
  if (symbol.row == around.first_row && (left || !entered)) return NodeShape::kStart;
  if (symbol.row == around.last_row && (entered || !left)) return NodeShape::kEnd;
  if (left && !entered) return NodeShape::kStart;
  return entered && !left ? NodeShape::kEnd : NodeShape::kProcess;
}

}  // namespace

std::vector<NodeShape> decide_shapes(std::span<const FlowSymbol> symbols,
                                     std::span<const TracedEdge> edges) {
  const Surroundings around = look_around(symbols, edges);
  std::vector<NodeShape> shapes;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    shapes.push_back(shape_of(i, symbols[i], around));
  }
  return shapes;
}

std::vector<int> order_in_row(std::vector<int> row, std::span<const FlowSymbol> symbols,
                              std::span<const TracedEdge> edges) {
  std::sort(row.begin(), row.end(), [&](int a, int b) {
    const FlowSymbol& first = symbols[static_cast<std::size_t>(a)];
    const FlowSymbol& second = symbols[static_cast<std::size_t>(b)];
    return std::tuple(first.column, first.mark.page, first.mark.box.top, a) <
           std::tuple(second.column, second.mark.page, second.mark.box.top, b);
  });
  if (row.size() < 2) return row;
  std::vector<int> ordered;
  std::set<int> waiting(row.begin(), row.end());
  const auto ready = [&](int symbol) {
    return std::none_of(edges.begin(), edges.end(), [&](const TracedEdge& edge) {
      return edge.to == symbol && edge.from != symbol && waiting.contains(edge.from);
    });
  };
  while (!waiting.empty()) {
    int next = -1;
    for (const int symbol : row) {
      if (!waiting.contains(symbol)) continue;
      if (next < 0) next = symbol;
      if (!ready(symbol)) continue;
      next = symbol;
      break;
    }
    ordered.push_back(next);
    waiting.erase(next);
  }
  return ordered;
}

}  // namespace baku::flow
