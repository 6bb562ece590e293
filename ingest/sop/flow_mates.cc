#include "ingest/sop/flow_mates.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "ingest/sop/labels.h"

namespace baku::flow {
namespace {

// What speaks against a pair; the smallest sum wins.
struct MateCosts {
  int other_column = 2;   // for each column between them
  int wrong_end = 15;     // entered at a page's top, or left at its foot
  int one_unmarked = 50;  // only one of them has text
  int page_between = 100;
};
constexpr MateCosts kCosts;

constexpr std::size_t kLongestChain = 64;  // connectors that one edge may go through

class Mating {
 public:
  Mating(std::span<FlowSymbol> symbols, const std::vector<TracedEdge>& edges)
      : symbols_(symbols), edges_(edges), in_(symbols.size()), out_(symbols.size()) {
    for (std::size_t i = 0; i < edges.size(); ++i) {
      out_[static_cast<std::size_t>(edges[i].from)].push_back(i);
      in_[static_cast<std::size_t>(edges[i].to)].push_back(i);
    }
  }

  MatedFlow join() {
    find_mates();
    find_lonely();
    for (const TracedEdge& edge : edges_) {
      if (!is_connector(edge.from)) follow(edge, 0);
    }
    return std::move(flow_);
  }

 private:
  [[nodiscard]] const FlowSymbol& symbol(int index) const {
    return symbols_[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] bool is_connector(int index) const {
    return symbol(index).form == SymbolForm::kConnector;
  }
  [[nodiscard]] bool entered(int index) const {
    return !in_[static_cast<std::size_t>(index)].empty();
  }
  [[nodiscard]] bool left(int index) const {
    return !out_[static_cast<std::size_t>(index)].empty();
  }

  // Whether the connector stands in the lower half of its page's symbols.
  [[nodiscard]] bool low(int index) const {
    double top = symbol(index).mark.box.top;
    double bottom = symbol(index).mark.box.bottom;
    for (const FlowSymbol& other : symbols_) {
      if (other.mark.page != symbol(index).mark.page) continue;
      top = std::min(top, other.mark.box.top);
      bottom = std::max(bottom, other.mark.box.bottom);
    }
    return symbol(index).mark.box.center().y > (top + bottom) / 2;
  }

  [[nodiscard]] std::optional<int> cost(int enters, int leaves) const {
    const std::string a = letters_of(symbol(enters).mark.text);
    const std::string b = letters_of(symbol(leaves).mark.text);
    const int pages = std::abs(symbol(enters).mark.page - symbol(leaves).mark.page);
    const bool same_text = !a.empty() && a == b;
    if (!a.empty() && !b.empty() && !same_text) return std::nullopt;
    if (pages != 1 && !same_text) return std::nullopt;
    int sum = kCosts.other_column * std::abs(symbol(enters).column - symbol(leaves).column);
    if (a.empty() != b.empty()) sum += kCosts.one_unmarked;
    if (pages > 1) sum += kCosts.page_between * (pages - 1);
    if (pages == 0) return sum;
    const bool onwards = symbol(enters).mark.page < symbol(leaves).mark.page;
    if (low(enters) != onwards) sum += kCosts.wrong_end;
    if (low(leaves) == onwards) sum += kCosts.wrong_end;
    return sum;
  }

  void find_mates() {
    std::vector<std::tuple<int, int, int>> pairs;
    for (int enters = 0; enters < static_cast<int>(symbols_.size()); ++enters) {
      if (!is_connector(enters) || !entered(enters)) continue;
      if (left(enters)) mates_[enters].push_back(enters);
      for (int leaves = 0; leaves < static_cast<int>(symbols_.size()); ++leaves) {
        if (!is_connector(leaves) || left(enters) || entered(leaves) || !left(leaves)) continue;
        if (const auto sum = cost(enters, leaves)) pairs.emplace_back(*sum, enters, leaves);
      }
    }
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [sum, enters, leaves] : pairs) {
      if (mated_.contains(enters) || mated_.contains(leaves)) continue;
      join_pair(enters, leaves);
    }
    // One letter may stand at several places that lead to the same one, or the other way round.
    for (const auto& [sum, enters, leaves] : pairs) {
      const bool marked = !symbol(enters).mark.text.empty() && !symbol(leaves).mark.text.empty();
      if (marked && mated_.contains(enters) != mated_.contains(leaves)) join_pair(enters, leaves);
    }
  }

  void join_pair(int enters, int leaves) {
    mates_[enters].push_back(leaves);
    mated_.insert(enters);
    mated_.insert(leaves);
  }

  void find_lonely() {
    for (int i = 0; i < static_cast<int>(symbols_.size()); ++i) {
      if (!is_connector(i) || mated_.contains(i) || mates_.contains(i)) continue;
      const FlowSymbol& lone = symbol(i);
      const auto company = std::count_if(symbols_.begin(), symbols_.end(),
                                         [&](const auto& other) { return other.row == lone.row; });
      if (lone.round && lone.row >= 0 && company == 1 && lone.mark.text.empty()) {
        symbols_[static_cast<std::size_t>(i)].form = SymbolForm::kTerminal;
      } else if (entered(i) || left(i)) {
        flow_.lonely.push_back(i);
      }
    }
  }

  // Emits the edge if it ends at a symbol; else goes on from the connector's mates.
  void follow(const TracedEdge& edge, std::size_t depth) {
    if (!is_connector(edge.to)) {
      const bool known = !known_.insert({edge.from, edge.to}).second;
      if (!known && edge.from != edge.to) flow_.edges.push_back(edge);
      return;
    }
    const auto mates = mates_.find(edge.to);
    if (mates == mates_.end() || depth >= kLongestChain) return;
    for (const int mate : mates->second) {
      if (!visited_.insert({edge.from, mate}).second) continue;
      for (const std::size_t next : out_[static_cast<std::size_t>(mate)]) {
        TracedEdge longer = edge;
        longer.to = edges_[next].to;
        longer.path.insert(longer.path.end(), edges_[next].path.begin(), edges_[next].path.end());
        longer.confidence = std::min(edge.confidence, edges_[next].confidence);
        follow(longer, depth + 1);
      }
    }
  }

  std::span<FlowSymbol> symbols_;
  const std::vector<TracedEdge>& edges_;
  std::vector<std::vector<std::size_t>> in_;
  std::vector<std::vector<std::size_t>> out_;
  std::map<int, std::vector<int>> mates_;
  std::set<int> mated_;
  std::set<std::pair<int, int>> known_;
  std::set<std::pair<int, int>> visited_;
  MatedFlow flow_;
};

}  // namespace

MatedFlow join_mates(std::span<FlowSymbol> symbols, const std::vector<TracedEdge>& edges) {
  return Mating(symbols, edges).join();
}

}  // namespace baku::flow
