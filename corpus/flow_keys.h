// Steps, actors, nodes and edges of two records under names that both share, so that they can be
// compared as texts.
#pragma once

#include <cstddef>
#include <map>

#include "corpus/key_lists.h"
#include "corpus/record_view.h"

namespace baku {

using IndexMap = std::map<std::size_t, std::size_t>;

struct EdgeKeys {
  Keys whole;       // from, to and label
  Keys unlabelled;  // from and to
};

struct StepActorKeys {
  Keys by_title;
  Keys by_column;
};

// Names of one record's parts. Gold's steps and columns are called by their place from 0; those of
// a prediction by the place of gold's that belongs to them, or "extra" and what they are.
class FlowKeys {
 public:
  // Of gold: a node of an unknown step is "?"; an edge that leads nowhere is left out.
  static FlowKeys of_gold(const RecordView& gold) { return {gold, nullptr, nullptr}; }

  // Of a prediction; the maps lead from its steps and columns to gold's.
  static FlowKeys of_prediction(const RecordView& predicted, const IndexMap& gold_step,
                                const IndexMap& gold_column) {
    return {predicted, &gold_step, &gold_column};
  }

  [[nodiscard]] StepActorKeys step_actors() const;
  [[nodiscard]] Keys nodes() const;
  [[nodiscard]] EdgeKeys edges() const;

 private:
  FlowKeys(const RecordView& view, const IndexMap* gold_step, const IndexMap* gold_column)
      : view_(view), gold_step_(gold_step), gold_column_(gold_column) {}

  [[nodiscard]] bool is_gold() const { return gold_step_ == nullptr; }
  [[nodiscard]] std::string step(std::size_t place) const;
  [[nodiscard]] std::string column(const ColumnName& actor) const;
  [[nodiscard]] std::string node(const NodeView& node) const;

  const RecordView& view_;
  const IndexMap* gold_step_;  // null for gold itself
  const IndexMap* gold_column_;
};

}  // namespace baku
