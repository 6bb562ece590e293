#include "ingest/sop/flow_shapes.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "ingest/sop/flow_words.h"

namespace baku::flow {
namespace {

// Fewer unmarked rounded symbols than these can be the two ends of a flow.
constexpr int kRoundedThroughout = 3;

struct Surroundings {
  std::vector<bool> entered;  // by symbol: an edge leads to it
  std::vector<bool> left;
  int first_row = std::numeric_limits<int>::max();
  int last_row = -1;
  bool rounding_counts = true;
};

Surroundings look_around(std::span<const FlowSymbol> symbols, std::span<const TracedEdge> edges) {
  Surroundings around;
  around.entered.resize(symbols.size());
  around.left.resize(symbols.size());
  for (const TracedEdge& edge : edges) {
    around.left[static_cast<std::size_t>(edge.from)] = true;
    around.entered[static_cast<std::size_t>(edge.to)] = true;
  }
  int unmarked = 0;
  bool plain = false;
  for (const FlowSymbol& symbol : symbols) {
    if (symbol.form == SymbolForm::kConnector) continue;
    around.first_row = std::min(around.first_row, symbol.row);
    around.last_row = std::max(around.last_row, symbol.row);
    plain = plain || symbol.form == SymbolForm::kBox;
    const bool rounded = symbol.form == SymbolForm::kTerminal;
    unmarked += rounded && terminal_in(symbol.mark.text) == Terminal::kNone ? 1 : 0;
  }
  around.rounding_counts = plain || unmarked < kRoundedThroughout;
  return around;
}

NodeShape shape_of(std::size_t i, const FlowSymbol& symbol, const Surroundings& around) {
  if (symbol.form == SymbolForm::kDecision) return NodeShape::kDecision;
  if (symbol.form != SymbolForm::kTerminal) return NodeShape::kProcess;
  const Terminal word = terminal_in(symbol.mark.text);
  if (word == Terminal::kStart) return NodeShape::kStart;
  if (word == Terminal::kEnd) return NodeShape::kEnd;
  if (!around.rounding_counts) return NodeShape::kProcess;
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
