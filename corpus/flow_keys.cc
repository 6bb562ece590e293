#include "corpus/flow_keys.h"

#include "schema/enum_names.h"

namespace baku {

std::string FlowKeys::step(std::size_t place) const {
  if (is_gold()) return std::to_string(place);
  const auto found = gold_step_->find(place);
  return found == gold_step_->end() ? "extra " + std::to_string(place)
                                    : std::to_string(found->second);
}

std::string FlowKeys::column(const ColumnName& actor) const {
  if (is_gold()) return actor.column ? std::to_string(*actor.column) : "?" + actor.id;
  const auto found = actor.column ? gold_column_->find(*actor.column) : gold_column_->end();
  return found == gold_column_->end() ? "extra " + actor.id : std::to_string(found->second);
}

std::string FlowKeys::node(const NodeView& node) const {
  const std::string unknown = (is_gold() ? "?" : "extra ?") + std::to_string(node.printed_step);
  return (node.step ? step(*node.step) : unknown) + " " + view_.actor_key(node.actor) + " " +
         std::string(name_of(node.shape));
}

StepActorKeys FlowKeys::step_actors() const {
  StepActorKeys keys;
  for (std::size_t i = 0; i < view_.step_actors.size(); ++i) {
    const std::string step_name = step(i) + " ";
    for (const ColumnName& actor : view_.step_actors[i]) {
      keys.by_title.push_back(step_name + view_.actor_key(actor));
      keys.by_column.push_back(step_name + column(actor));
    }
  }
  return keys;
}

Keys FlowKeys::nodes() const {
  Keys keys;
  for (const NodeView& item : view_.nodes) keys.push_back(node(item));
  return keys;
}

EdgeKeys FlowKeys::edges() const {
  const auto end = [this](const std::optional<std::size_t>& place) {
    return place ? node(view_.nodes[*place]) : std::string("lost");
  };
  EdgeKeys keys;
  for (const EdgeView& edge : view_.edges) {
    if (is_gold() && !(edge.from && edge.to)) continue;
    keys.unlabelled.push_back(end(edge.from) + " -> " + end(edge.to));
    keys.whole.push_back(keys.unlabelled.back() + ", " + edge.label);
  }
  return keys;
}

}  // namespace baku
