#include "ingest/sop/flow_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "ingest/sop/assignment.h"
#include "ingest/sop/flow_words.h"
#include "ingest/sop/labels.h"

namespace baku::flow {
namespace {

struct LabelTolerances {
  double word_gap = 0.6;       // font heights between the words of one label
  double same_font = 0.85;     // smaller font size in larger ones within a label
  double line_gap = 0.5;       // font heights between the lines of one label
  double reach = 14;           // points from a label to the line of a decision's exit
  double plain_reach = 5;      // points to a line that leaves no decision
  double per_run = 0.1;        // cost of a point of way from the symbol to the label
  double most_run = 12;        // cost of any way at most
  double no_decision = 10;     // cost of an edge that leaves no decision
  double unassigned = 60;      // cost of a label without edge
  double beside_columns = 40;  // points; labels of loops outside of the actor columns
  std::size_t per_page = 1000;
  std::size_t per_group = 100;
};
constexpr LabelTolerances kTolerances;

struct EdgeLabel {
  Printed text;
  Answer answer = Answer::kNone;
  bool pictured = false;
};

bool in_symbol(const Word& word, int page, std::span<const FlowSymbol> symbols) {
  return std::any_of(symbols.begin(), symbols.end(), [&](const FlowSymbol& symbol) {
    return symbol.mark.page == page && is_text_of(word, symbol);
  });
}

std::vector<const Word*> free_words(const FlowArea& area, const Page& page,
                                    std::span<const FlowSymbol> symbols) {
  const Rect room{area.reach.left - kTolerances.beside_columns, area.reach.top,
                  area.reach.right + kTolerances.beside_columns, area.reach.bottom};
  std::vector<const Word*> words;
  for (const Word& word : page.words) {
    if (word.hidden || !room.contains(word.box.center())) continue;
    if (words.size() < kTolerances.per_page && !in_symbol(word, area.page, symbols)) {
      words.push_back(&word);
    }
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const Word* a, const Word* b) { return a->box.left < b->box.left; });
  return words;
}

using Phrase = std::vector<const Word*>;

// Words that follow each other on one line, from left to right.
std::vector<Phrase> phrases_of(const std::vector<const Word*>& words) {
  std::vector<Phrase> phrases;
  for (const Word* word : words) {
    const double height = word->box.height();
    const auto before = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
      const Rect& last = phrase.back()->box;
      const double larger = std::max(word->font_size, phrase.back()->font_size);
      const double smaller = std::min(word->font_size, phrase.back()->font_size);
      if (smaller < kTolerances.same_font * larger) return false;
      return std::abs(word->box.left - last.right) <= kTolerances.word_gap * height &&
             std::abs(word->box.center().y - last.center().y) < height / 3;
    });
    if (before == phrases.end()) {
      phrases.push_back({word});
    } else {
      before->push_back(word);
    }
  }
  return phrases;
}

// The words of the phrase left of, in and right of the actor columns.
std::vector<Phrase> split_at_columns(const Phrase& phrase, const FlowArea& area) {
  std::vector<Phrase> parts(3);
  for (const Word* word : phrase) {
    const double x = word->box.center().x;
    parts[x < area.rows.left ? 0 : x > area.rows.right ? 2 : 1].push_back(word);
  }
  std::erase_if(parts, [](const Phrase& part) { return part.empty(); });
  return parts;
}

Printed printed_from(const Phrase& phrase, int page) {
  Printed printed;
  printed.page = page;
  bool blank = false;
  for (const Word* word : phrase) {
    if (blank) printed.text += ' ';
    blank = word->space_after;
    printed.text += word->text;
    printed.box = united(printed.box, word->box);
    printed.confidence = std::min(printed.confidence, word->confidence);
  }
  return printed;
}

bool read_from_picture(const Phrase& phrase) {
  return std::any_of(phrase.begin(), phrase.end(),
                     [](const Word* word) { return word->origin == Origin::kImage; });
}

bool stands_under(const Printed& lower, const Printed& upper) {
  const double height = upper.box.height();
  const double gap = lower.box.top - upper.box.bottom;
  const double common = overlap(upper.box.left, upper.box.right, lower.box.left, lower.box.right);
  return std::abs(gap) <= kTolerances.line_gap * height &&
         common > 0.5 * std::min(upper.box.width(), lower.box.width());
}

// "Tidak" over "sesuai" is one label; "Tidak" over "Ya" are two.
void join_stacked(std::vector<EdgeLabel>& labels) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    for (std::size_t j = 0; j < labels.size(); ++j) {
      if (i == j || !stands_under(labels[j].text, labels[i].text)) continue;
      if (!needs_more(labels[i].text.text) || needs_more(labels[j].text.text)) continue;
      labels[i].text.text += ' ' + labels[j].text.text;
      labels[i].text.box = united(labels[i].text.box, labels[j].text.box);
      labels.erase(labels.begin() + static_cast<std::ptrdiff_t>(j));
      if (j < i) --i;
      break;
    }
  }
}

std::vector<EdgeLabel> labels_on(const FlowArea& area, const Page& page,
                                 std::span<const FlowSymbol> symbols) {
  std::vector<EdgeLabel> labels;
  const auto add = [&](const Phrase& phrase) {
    Printed printed = printed_from(phrase, area.page);
    Answer answer = answer_in(printed.text);
    if (answer == Answer::kNone && read_from_picture(phrase)) {
      const std::string_view mended = mended_answer(printed.text);
      if (!mended.empty()) {
        printed.as_read = std::exchange(printed.text, std::string(mended));
        answer = Answer::kWords;
      }
    }
    if (answer != Answer::kNone) {
      labels.push_back({std::move(printed), answer, read_from_picture(phrase)});
    }
    return answer != Answer::kNone;
  };
  for (const Phrase& phrase : phrases_of(free_words(area, page, symbols))) {
    if (add(phrase)) continue;
    // A label may touch the text of the next column.
    for (const Phrase& part : split_at_columns(phrase, area)) add(part);
  }
  join_stacked(labels);
  return labels;
}

// How badly the label suits the edge; none where it stands too far off.
std::optional<double> cost_of(const EdgeLabel& label, const TracedEdge& edge, bool from_decision) {
  const double reach = from_decision ? kTolerances.reach : kTolerances.plain_reach;
  if (!from_decision && label.answer == Answer::kLetter) return std::nullopt;
  std::optional<double> best;
  double run = 0;
  for (const PathStroke& part : edge.path) {
    const double size = distance(part.stroke.from, part.stroke.to);
    const double off = distance(label.text.box, part.stroke);
    if (part.page == label.text.page && off <= reach) {
      const double place = run + size * nearest_place(label.text.box.center(), part.stroke);
      const double cost = off + std::min(kTolerances.per_run * place, kTolerances.most_run) +
                          (from_decision ? 0 : kTolerances.no_decision);
      if (!best || cost < *best) best = cost;
    }
    run += size;
  }
  return best;
}

struct Match {
  std::size_t label = 0;
  std::size_t edge = 0;
  double cost = 0;
};

// Labels and edges that compete with each other, directly or through others.
std::vector<std::vector<Match>> groups_of(const std::vector<Match>& matches, std::size_t labels,
                                          std::size_t edges) {
  std::vector<std::size_t> parent(labels + edges);
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (const Match& match : matches) parent[root(match.label)] = root(labels + match.edge);
  std::map<std::size_t, std::vector<Match>> groups;
  for (const Match& match : matches) groups[root(match.label)].push_back(match);
  std::vector<std::vector<Match>> ordered;
  ordered.reserve(groups.size());
  for (auto& [first, group] : groups) ordered.push_back(std::move(group));
  return ordered;
}

// The pairs of the group that cost least together.
std::vector<Match> best_of(const std::vector<Match>& group) {
  std::map<std::size_t, std::size_t> row_of;     // label: row
  std::map<std::size_t, std::size_t> column_of;  // edge: column
  for (const Match& match : group) {
    if (row_of.size() < kTolerances.per_group) row_of.try_emplace(match.label, row_of.size());
    column_of.try_emplace(match.edge, column_of.size());
  }
  const std::size_t columns = column_of.size() + row_of.size();
  std::vector<std::vector<double>> costs(row_of.size(),
                                         std::vector<double>(columns, kTolerances.unassigned));
  for (const Match& match : group) {
    const auto row = row_of.find(match.label);
    if (row != row_of.end()) costs[row->second][column_of.at(match.edge)] = match.cost;
  }
  const auto given = assign_least_cost(costs);
  std::vector<Match> best;
  for (const Match& match : group) {
    const auto row = row_of.find(match.label);
    if (row != row_of.end() && given[row->second] == column_of.at(match.edge)) {
      best.push_back(match);
    }
  }
  return best;
}

// The other one of the two answers; empty where `text` is neither.
std::string_view opposite_of(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
      {"Ya", "Tidak"}, {"YA", "TIDAK"}, {"ya", "tidak"}, {"Y", "T"}};
  for (const auto& [yes, no] : kPairs) {
    if (text == yes) return no;
    if (text == no) return yes;
  }
  return {};
}

// Exits are labelled both or not at all: where one of two has an answer that was read from a
// picture and the other one's label could not be read, or reads the same after it was mended, that
// one is the opposite.
class OppositeAnswers {
 public:
  OppositeAnswers(std::span<const TracedEdge> edges, std::span<const FlowSymbol> symbols)
      : edges_(edges), symbols_(symbols) {}

  void complete(std::vector<Printed>& labels) const {
    for (std::size_t symbol = 0; symbol < symbols_.size(); ++symbol) {
      if (symbols_[symbol].form != SymbolForm::kDecision) continue;
      std::vector<std::size_t> exits;
      for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
        if (edges_[edge].from == static_cast<int>(symbol)) exits.push_back(edge);
      }
      if (exits.size() != 2) continue;
      for (const std::size_t which : {std::size_t{0}, std::size_t{1}}) {
        complete(labels[exits[which]], labels[exits[1 - which]], edges_[exits[which]]);
      }
    }
  }

 private:
  static bool begins_no(const Printed& label) { return letters_of(label.as_read).starts_with('t'); }

  static void complete(Printed& label, const Printed& other, const TracedEdge& edge) {
    constexpr float kGuessed = 0.5F;
    const std::string_view answer = opposite_of(other.text);
    if (answer.empty() || edge.path.empty()) return;
    const bool is_no = letters_of(other.text).front() == 't';
    if (label.text.empty()) {
      if (!other.as_read.empty() && !is_no) return;
      const PathStroke& first = edge.path.front();
      label.page = first.page;
      label.box = {std::min(first.stroke.from.x, first.stroke.to.x),
                   std::min(first.stroke.from.y, first.stroke.to.y),
                   std::max(first.stroke.from.x, first.stroke.to.x),
                   std::max(first.stroke.from.y, first.stroke.to.y)};
      label.as_read = "?";
    } else {
      if (label.as_read.empty() || letters_of(label.text) != letters_of(other.text)) return;
      // Of two that were mended the one with the first letter of "Tidak" is that.
      if (!other.as_read.empty() && (is_no || !begins_no(label) || begins_no(other))) return;
    }
    label.text = answer;
    label.confidence = kGuessed;
  }

  std::span<const TracedEdge> edges_;
  std::span<const FlowSymbol> symbols_;
};

}  // namespace

std::vector<Printed> find_edge_labels(std::span<const FlowArea> areas,
                                      std::span<const FlowSymbol> symbols,
                                      std::span<const TracedEdge> edges, const Document& document) {
  std::vector<EdgeLabel> labels;
  for (const FlowArea& area : areas) {
    for (const Page& page : document.pages) {
      if (page.number != area.page) continue;
      auto here = labels_on(area, page, symbols);
      std::move(here.begin(), here.end(), std::back_inserter(labels));
    }
  }
  std::vector<Match> matches;
  for (std::size_t label = 0; label < labels.size(); ++label) {
    for (std::size_t edge = 0; edge < edges.size(); ++edge) {
      const auto& from = symbols[static_cast<std::size_t>(edges[edge].from)];
      const bool from_decision = from.form == SymbolForm::kDecision;
      const auto cost = cost_of(labels[label], edges[edge], from_decision);
      if (cost) matches.push_back({label, edge, *cost});
    }
  }
  std::vector<Printed> found(edges.size());
  for (const auto& group : groups_of(matches, labels.size(), edges.size())) {
    for (const Match& match : best_of(group)) found[match.edge] = labels[match.label].text;
  }
  const bool pictured = std::any_of(labels.begin(), labels.end(),
                                    [](const EdgeLabel& label) { return label.pictured; });
  if (pictured) OppositeAnswers(edges, symbols).complete(found);
  return found;
}

}  // namespace baku::flow
