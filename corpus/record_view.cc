#include "corpus/record_view.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "corpus/likeness.h"
#include "schema/enum_names.h"

namespace baku {
namespace {

constexpr double kRecordCut = 0.30;  // records less alike are not the same SOP
constexpr double kTitleShare = 0.4;  // of the likeness of records; the rest is their activities'
constexpr double kBlankSteps = 0.5;  // likeness of two steps without activity but the same output
// Small gifts that decide between equals: the same number, the same place.
constexpr double kSameNumber = 0.01;
constexpr double kSamePlace = 0.001;
constexpr double kSameOrdinal = 1e-6;

std::string spelled(double number) {
  std::array<char, 32> digits = {};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
}

std::string duration_key(const std::optional<Duration>& duration) {
  if (!duration) return "";
  if (duration->value.empty() && !duration->unit) {
    const std::string text = comparable(duration->text);
    return text.empty() ? "" : "text " + text;
  }
  std::string key;
  for (const double amount : duration->value) key += spelled(amount) + " ";
  return key + (duration->unit ? std::string(name_of(*duration->unit)) : "no unit");
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts)
    out += (out.empty() && &text == texts.data() ? "" : " ") + text;
  const std::size_t begin = out.find_first_not_of(' ');
  if (begin == std::string::npos) return "";
  return out.substr(begin, out.find_last_not_of(' ') - begin + 1);
}

double record_likeness(const RecordView& gold, const RecordView& predicted) {
  const bool titled = !gold.title.empty() && !predicted.title.empty();
  const double title = titled ? text_likeness(gold.title, predicted.title) : 0;
  const std::string a = joined(gold.activities);
  const std::string b = joined(predicted.activities);
  if (a.empty() && b.empty()) return title;
  const double activities = trigram_likeness(a, b);
  if (gold.title.empty() && predicted.title.empty()) return activities;
  return kTitleShare * title + (1 - kTitleShare) * activities;
}

double step_likeness(const RecordView& gold, std::size_t i, const RecordView& predicted,
                     std::size_t j) {
  double found = quick_likeness(gold.activities[i], predicted.activities[j]);
  if (gold.activities[i].empty() && predicted.activities[j].empty()) {
    const bool same =
        gold.durations[i] == predicted.durations[j] && gold.outputs[i] == predicted.outputs[j];
    found = same ? kBlankSteps : 0;
  }
  if (found <= 0) return 0;
  if (gold.numbers[i] == predicted.numbers[j]) found += kSameNumber;
  return i == j ? found + kSamePlace : found;
}

// Steps by what the nodes call them: their number, or their place where numbers repeat or a node
// names a number that no step has.
std::map<std::optional<int>, std::size_t> steps_by_name(const SopRecord& record) {
  std::map<std::optional<int>, std::size_t> by_number;
  std::map<std::optional<int>, std::size_t> by_place;
  for (std::size_t i = 0; i < record.steps.size(); ++i) {
    by_number[record.steps[i].number] = i;
    by_place[static_cast<int>(i) + 1] = i;
  }
  const bool known =
      std::all_of(record.flow.nodes.begin(), record.flow.nodes.end(),
                  [&by_number](const FlowNode& node) { return by_number.count(node.step) > 0; });
  return known && by_number.size() == record.steps.size() ? by_number : by_place;
}

Weights weights_of(std::size_t rows, std::size_t columns, auto&& weight) {
  Weights weights(rows, std::vector<double>(columns));
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) weights[i][j] = weight(i, j);
  }
  return weights;
}

}  // namespace

RecordView::RecordView(const SopRecord& record) : title(comparable_or_blank(record.title)) {
  std::map<std::string, std::size_t> columns;
  std::map<std::string, int> seen;
  for (std::size_t i = 0; i < record.actors.size(); ++i) {
    const Actor& actor = record.actors[i];
    columns.emplace(actor.id, i);
    actor_titles.push_back(comparable(actor.title));
    actor_labels.push_back(comparable(actor.label));
    actor_keys.push_back(actor_titles.back() + " #" + std::to_string(++seen[actor_titles.back()]));
  }
  const auto named = [&columns](const std::string& id) {
    const auto found = columns.find(id);
    return ColumnName{id, found == columns.end() ? std::nullopt : std::optional(found->second)};
  };
  for (const Step& step : record.steps) {
    activities.push_back(comparable(step.activity));
    durations.push_back(duration_key(step.duration));
    outputs.push_back(comparable_or_blank(step.output));
    numbers.push_back(step.number);
    auto& actors = step_actors.emplace_back();
    std::set<std::string> taken;
    for (const std::string& id : step.actors) {
      if (taken.insert(id).second) actors.push_back(named(id));
    }
  }
  const auto steps = steps_by_name(record);
  std::map<std::string, std::size_t> node_ids;
  for (const FlowNode& node : record.flow.nodes) {
    const auto step = steps.find(node.step);
    node_ids.emplace(node.id, nodes.size());
    nodes.push_back({step == steps.end() ? std::nullopt : std::optional(step->second), node.step,
                     named(node.actor), node.shape});
  }
  const auto node_at = [&node_ids](const std::string& id) {
    const auto found = node_ids.find(id);
    return found == node_ids.end() ? std::nullopt : std::optional(found->second);
  };
  for (const FlowEdge& edge : record.flow.edges) {
    edges.push_back({node_at(edge.from), node_at(edge.to), comparable_or_blank(edge.label)});
  }
}

std::string RecordView::actor_key(const ColumnName& actor) const {
  return actor.column ? actor_keys[*actor.column] : "?" + actor.id;
}

std::string comparable_or_blank(const Text& text) {
  return text ? comparable(*text) : std::string();
}

std::vector<std::string> comparable_items(const std::vector<std::string>& items) {
  std::vector<std::string> out;
  for (const std::string& item : items) {
    std::string text = comparable(item);
    if (!text.empty()) out.push_back(std::move(text));
  }
  return out;
}

IndexPairs align_records(const std::vector<RecordView>& gold,
                         const std::vector<RecordView>& predicted) {
  return best_assignment(
      weights_of(gold.size(), predicted.size(), [&](std::size_t i, std::size_t j) {
        const double found = record_likeness(gold[i], predicted[j]);
        return found < kRecordCut ? 0 : found + (i == j ? kSameOrdinal : 0);
      }));
}

IndexPairs align_steps(const RecordView& gold, const RecordView& predicted) {
  return best_in_order(weights_of(
      gold.activities.size(), predicted.activities.size(),
      [&](std::size_t i, std::size_t j) { return step_likeness(gold, i, predicted, j); }));
}

IndexPairs align_columns(const RecordView& gold, const RecordView& predicted) {
  const auto alike = [](const std::string& a, const std::string& b) {
    return a.empty() ? 0 : soft_likeness(a, b);
  };
  return best_in_order(weights_of(
      gold.actor_titles.size(), predicted.actor_titles.size(), [&](std::size_t i, std::size_t j) {
        return std::max(alike(gold.actor_labels[i], predicted.actor_labels[j]),
                        alike(gold.actor_titles[i], predicted.actor_titles[j]));
      }));
}

}  // namespace baku
