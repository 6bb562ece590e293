#include "corpus/score_record.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <string_view>

#include "corpus/alignment.h"
#include "corpus/decimals.h"
#include "corpus/likeness.h"
#include "corpus/record_view.h"
#include "corpus/score_identity.h"
#include "corpus/score_plants.h"
#include "schema/enum_names.h"

namespace baku {
namespace {

constexpr double kSoftCut = 0.5;
constexpr double kActivityRight = 0.98;  // an activity at least this alike needs no touching
constexpr double kRounding = 1e-9;

using Keys = std::vector<std::string>;

// Items that stand in both, each as often as in the one that has fewer of it.
std::size_t common(Keys a, Keys b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  Keys both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

// In `a` but not in `b`, counting repeats.
Keys only_in(Keys a, Keys b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  Keys rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
  return rest;
}

struct SoftList {
  double hits = 0;
  IndexPairs pairs;
};

SoftList soft_list(const Keys& gold, const Keys& predicted) {
  SoftList list;
  Weights weights(gold.size(), std::vector<double>(predicted.size()));
  for (std::size_t i = 0; i < gold.size(); ++i) {
    for (std::size_t j = 0; j < predicted.size(); ++j) {
      weights[i][j] = quick_likeness(gold[i], predicted[j]);
    }
  }
  list.pairs = best_assignment(weights);
  for (const auto& [i, j] : list.pairs) list.hits += weights[i][j];
  return list;
}

enum class Found { kFound, kMissed, kExtra };

// Counts one pair; an absent side is an empty record.
class Scorer {
 public:
  Scorer(const SopRecord& gold, const SopRecord& predicted, Found found)
      : gold_record_(gold),
        predicted_record_(predicted),
        found_(found),
        gold_(gold),
        predicted_(predicted) {
    steps_ = align_steps(gold_, predicted_);
    columns_ = align_columns(gold_, predicted_);
    for (const auto& [i, j] : steps_) gold_step_[j] = i;
    for (const auto& [i, j] : columns_) gold_column_[j] = i;
    maps_["steps"] = to_map(steps_);
    maps_["actors"] = to_map(columns_);
  }

  RecordScore run(std::span<const Plant> plants) {
    tally().f1("records.f1", found_ == Found::kFound ? 1 : 0, found_ == Found::kExtra ? 0 : 1,
               found_ == Found::kMissed ? 0 : 1);
    identity();
    lists();
    actors();
    steps();
    durations();
    step_actors();
    flow();
    worksheet();
    findings(plants);
    if (found_ != Found::kExtra) {
      tally().share("records.right_without_touching", right_ && found_ == Found::kFound ? 1 : 0, 1);
    }
    return std::move(score_);
  }

 private:
  Tally& tally() { return score_.tally; }

  // One line on what is wrong; nothing of a record that was not found.
  void note(std::initializer_list<std::string_view> parts) {
    if (found_ != Found::kFound) return;
    std::string& line = score_.notes.emplace_back();
    for (const std::string_view part : parts) line += part;
  }

  void identity() {
    for (const IdentityField& field : identity_fields()) {
      const IdentityScore score =
          score_identity(field, gold_record_, predicted_record_, found_ != Found::kMissed);
      if (found_ == Found::kExtra) {
        if (!score.predicted) continue;
        tally().share("identity.strict", 0, 1);
        tally().share("identity.soft", 0, 1);
        tally().share("identity.invented", 1, 0);
        continue;
      }
      const double strict = score.right ? 1 : 0;
      tally().share("identity.strict", strict, 1);
      tally().share("identity.soft", score.soft, 1);
      tally().share("identity." + std::string(field.name), strict, 1);
      if (score.gold) {
        tally().share("identity.present", strict, 1);
      } else if (score.predicted && found_ == Found::kFound) {
        tally().share("identity.invented", 1, 0);
      }
      if (score.right) continue;
      right_ = false;
      note({"identity ", field.name, ": gold ", score.gold_text, ", found ", score.predicted_text});
    }
  }

  void list(const std::string& name, const Keys& gold, const Keys& predicted) {
    const SoftList soft = soft_list(gold, predicted);
    maps_[name] = to_map(soft.pairs);
    tally().f1("lists." + name, soft.hits, gold.size(), predicted.size());
    const auto longer = static_cast<double>(std::max(gold.size(), predicted.size()));
    if (soft.hits < longer - kRounding) {
      note({"list ", name, ": ", decimals(soft.hits), " of ", std::to_string(gold.size()),
            ", found ", std::to_string(predicted.size())});
    }
  }

  void lists() {
    const SopRecord& gold = gold_record_;
    const SopRecord& predicted = predicted_record_;
    list("legal_basis", legal_texts(gold), legal_texts(predicted));
    const Keys gold_keys = legal_keys(gold);
    const Keys predicted_keys = legal_keys(predicted);
    tally().f1("lists.legal_basis_strict", static_cast<double>(common(gold_keys, predicted_keys)),
               gold_keys.size(), predicted_keys.size());
    const auto items = [this](const char* name, const Keys& a, const Keys& b) {
      list(name, comparable_items(a), comparable_items(b));
    };
    items("qualifications", gold.qualifications, predicted.qualifications);
    items("related_sops", gold.related_sops, predicted.related_sops);
    items("equipment", gold.equipment, predicted.equipment);
    items("warnings", gold.warnings, predicted.warnings);
    items("record_keeping", gold.record_keeping, predicted.record_keeping);
  }

  static Keys legal_texts(const SopRecord& record) {
    Keys texts;
    for (const LegalCitation& citation : record.legal_basis) texts.push_back(citation.text);
    return comparable_items(texts);
  }

  static Keys legal_keys(const SopRecord& record) {
    Keys keys;
    for (const LegalCitation& citation : record.legal_basis) {
      keys.push_back(comparable_or_blank(citation.type) + "|" +
                     comparable_or_blank(citation.number) + "|" +
                     (citation.year ? std::to_string(*citation.year) : ""));
    }
    return keys;
  }

  void actors() {
    const Keys& gold = gold_.actor_titles;
    const Keys& predicted = predicted_.actor_titles;
    const auto f1 = [&](const char* name, double hits) {
      tally().f1(name, hits, gold.size(), predicted.size());
    };
    f1("actors.title", static_cast<double>(common(gold, predicted)));
    f1("actors.order", static_cast<double>(longest_common_subsequence(gold, predicted)));
    const Keys gold_labels = comparable_items(gold_.actor_labels);
    const Keys predicted_labels = comparable_items(predicted_.actor_labels);
    tally().f1("actors.label_soft", soft_list(gold_labels, predicted_labels).hits,
               gold_labels.size(), predicted_labels.size());
    const Keys gold_roles =
        roles(gold_record_, [](std::size_t column) { return std::to_string(column); });
    const Keys predicted_roles = roles(predicted_record_, [this](std::size_t column) {
      const auto found = gold_column_.find(column);
      return found == gold_column_.end() ? "?" : std::to_string(found->second);
    });
    tally().f1("actors.roles", static_cast<double>(common(gold_roles, predicted_roles)),
               gold_roles.size(), predicted_roles.size());
    if (gold == predicted) return;
    right_ = false;
    for (const std::string& title : only_in(gold, predicted)) note({"actor missed: ", title});
    for (const std::string& title : only_in(predicted, gold)) note({"actor invented: ", title});
  }

  static Keys roles(const SopRecord& record, auto&& column_name) {
    Keys keys;
    for (std::size_t i = 0; i < record.actors.size(); ++i) {
      for (const std::string& role : record.actors[i].roles) {
        keys.push_back(column_name(i) + " " + comparable(role));
      }
    }
    return keys;
  }

  void steps() {
    const std::size_t gold_count = gold_.activities.size();
    const std::size_t count = predicted_.activities.size();
    tally().f1("steps.found", static_cast<double>(steps_.size()), gold_count, count);
    all_steps_ = gold_count == count && count == steps_.size();
    if (!all_steps_) {
      right_ = false;
      note({"steps: gold ", std::to_string(gold_count), ", found ", std::to_string(count),
            ", aligned ", std::to_string(steps_.size())});
    }
    double soft = 0;
    double strict = 0;
    double numbers = 0;
    double sources = 0;
    for (const auto& [i, j] : steps_) {
      const std::string& gold = gold_.activities[i];
      const std::string& activity = predicted_.activities[j];
      const double alike = text_likeness(gold, activity);
      soft += alike >= kSoftCut ? alike : 0;
      strict += gold == activity ? 1 : 0;
      numbers += gold_.numbers[i] == predicted_.numbers[j] ? 1 : 0;
      sources += gold_record_.steps[i].actor_source == predicted_record_.steps[j].actor_source;
      if (alike >= kActivityRight) continue;
      right_ = false;
      note({step_name(i), " activity ", decimals(alike), ": gold \"", gold, "\", found \"",
            activity, "\""});
    }
    tally().f1("steps.activity_soft", soft, gold_count, count);
    tally().f1("steps.activity_strict", strict, gold_count, count);
    cell("steps.requirements", &Step::requirements);
    cell("steps.output", &Step::output);
    cell("steps.note", &Step::note);
    if (found_ != Found::kFound) return;
    tally().share("steps.number", numbers, static_cast<double>(steps_.size()));
    tally().share("steps.actor_source", sources, static_cast<double>(steps_.size()));
  }

  static std::string step_name(std::size_t i) { return "step " + std::to_string(i + 1); }

  void cell(const char* name, Text Step::*member) {
    const auto texts = [member](const SopRecord& record) {
      Keys out;
      for (const Step& step : record.steps) out.push_back(comparable_or_blank(step.*member));
      return out;
    };
    const Keys gold = texts(gold_record_);
    const Keys predicted = texts(predicted_record_);
    double hits = 0;
    for (const auto& [i, j] : steps_) {
      if (!gold[i].empty()) hits += soft_likeness(gold[i], predicted[j]);
    }
    tally().f1(name, hits, filled(gold), filled(predicted));
  }

  static std::size_t filled(const Keys& texts) {
    return static_cast<std::size_t>(std::count_if(
        texts.begin(), texts.end(), [](const std::string& text) { return !text.empty(); }));
  }

  void durations() {
    double hits = 0;
    for (const auto& [i, j] : steps_) {
      const std::string& gold = gold_.durations[i];
      const std::string& predicted = predicted_.durations[j];
      if (gold == predicted) {
        hits += gold.empty() ? 0 : 1;
        continue;
      }
      right_ = false;
      note({step_name(i), " duration: gold \"", gold, "\", found \"", predicted, "\""});
    }
    tally().f1("steps.duration", hits, filled(gold_.durations), filled(predicted_.durations));
  }

  // Place of a predicted step in gold's terms.
  [[nodiscard]] std::string in_gold(std::size_t step) const {
    const auto found = gold_step_.find(step);
    return found == gold_step_.end() ? "extra " + std::to_string(step)
                                     : std::to_string(found->second);
  }

  [[nodiscard]] std::string column_in_gold(const ColumnName& actor) const {
    const auto found = actor.column ? gold_column_.find(*actor.column) : gold_column_.end();
    return found == gold_column_.end() ? "extra " + actor.id : std::to_string(found->second);
  }

  static std::string column_name(const ColumnName& actor) {
    return actor.column ? std::to_string(*actor.column) : "?" + actor.id;
  }

  // Who does what.
  void step_actors() {
    Keys gold;
    Keys gold_columns;
    for (std::size_t i = 0; i < gold_.step_actors.size(); ++i) {
      for (const ColumnName& actor : gold_.step_actors[i]) {
        gold.push_back(std::to_string(i) + " " + gold_.actor_key(actor));
        gold_columns.push_back(std::to_string(i) + " " + column_name(actor));
      }
    }
    Keys predicted;
    Keys columns;
    for (std::size_t j = 0; j < predicted_.step_actors.size(); ++j) {
      for (const ColumnName& actor : predicted_.step_actors[j]) {
        predicted.push_back(in_gold(j) + " " + predicted_.actor_key(actor));
        columns.push_back(in_gold(j) + " " + column_in_gold(actor));
      }
    }
    tally().f1("step_actors.f1", static_cast<double>(common(gold, predicted)), gold.size(),
               predicted.size());
    tally().f1("step_actors.by_column", static_cast<double>(common(gold_columns, columns)),
               gold_columns.size(), columns.size());
    actor_order();
    const Keys missed = only_in(gold, predicted);
    const Keys wrong = only_in(predicted, gold);
    if (!missed.empty() || !wrong.empty()) right_ = false;
    for (const std::string& pair : missed) note({"step and actor missed (step from 0): ", pair});
    for (const std::string& pair : wrong) note({"step and actor wrong (step from 0): ", pair});
  }

  void actor_order() {
    double right = 0;
    double all = 0;
    for (const auto& [i, j] : steps_) {
      if (gold_.step_actors[i].size() < 2) continue;
      Keys gold;
      Keys predicted;
      for (const ColumnName& actor : gold_.step_actors[i]) gold.push_back(gold_.actor_key(actor));
      for (const ColumnName& actor : predicted_.step_actors[j]) {
        predicted.push_back(predicted_.actor_key(actor));
      }
      all += 1;
      right += gold == predicted ? 1 : 0;
    }
    tally().share("step_actors.order", right, all);
  }

  [[nodiscard]] std::string gold_node(const NodeView& node) const {
    const std::string step =
        node.step ? std::to_string(*node.step) : "?" + std::to_string(node.printed_step);
    return step + " " + gold_.actor_key(node.actor) + " " + std::string(name_of(node.shape));
  }

  [[nodiscard]] std::string predicted_node(const NodeView& node) const {
    const std::string step =
        node.step ? in_gold(*node.step) : "extra ?" + std::to_string(node.printed_step);
    return step + " " + predicted_.actor_key(node.actor) + " " + std::string(name_of(node.shape));
  }

  struct EdgeKeys {
    Keys whole;
    Keys unlabelled;
    void add(const std::string& edge, const std::string& label) {
      unlabelled.push_back(edge);
      whole.push_back(edge + ", " + label);
    }
  };

  // Edges of gold that lead nowhere are a defect of gold and do not count.
  [[nodiscard]] EdgeKeys gold_edges() const {
    EdgeKeys keys;
    for (const EdgeView& edge : gold_.edges) {
      if (!edge.from || !edge.to) continue;
      keys.add(gold_node(gold_.nodes[*edge.from]) + " -> " + gold_node(gold_.nodes[*edge.to]),
               edge.label);
    }
    return keys;
  }

  [[nodiscard]] EdgeKeys predicted_edges() const {
    const auto end = [this](const std::optional<std::size_t>& node) {
      return node ? predicted_node(predicted_.nodes[*node]) : std::string("lost");
    };
    EdgeKeys keys;
    for (const EdgeView& edge : predicted_.edges) {
      keys.add(end(edge.from) + " -> " + end(edge.to), edge.label);
    }
    return keys;
  }

  void flow() {
    Keys gold;
    for (const NodeView& node : gold_.nodes) gold.push_back(gold_node(node));
    Keys predicted;
    for (const NodeView& node : predicted_.nodes) predicted.push_back(predicted_node(node));
    const EdgeKeys gold_edge = gold_edges();
    const EdgeKeys edge = predicted_edges();
    tally().f1("flow.nodes", static_cast<double>(common(gold, predicted)), gold.size(),
               predicted.size());
    tally().f1("flow.edges", static_cast<double>(common(gold_edge.whole, edge.whole)),
               gold_edge.whole.size(), edge.whole.size());
    tally().f1("flow.edges_unlabelled",
               static_cast<double>(common(gold_edge.unlabelled, edge.unlabelled)),
               gold_edge.unlabelled.size(), edge.unlabelled.size());
    for (const auto& key : only_in(gold, predicted)) note({"node missed (step from 0): ", key});
    for (const auto& key : only_in(predicted, gold)) note({"node wrong (step from 0): ", key});
    for (const auto& key : only_in(gold_edge.whole, edge.whole)) note({"edge missed: ", key});
    for (const auto& key : only_in(edge.whole, gold_edge.whole)) note({"edge wrong: ", key});
  }

  void worksheet() {
    if (!gold_record_.worksheet && !predicted_record_.worksheet) return;
    const Worksheet gold = gold_record_.worksheet.value_or(Worksheet{});
    const Worksheet predicted = predicted_record_.worksheet.value_or(Worksheet{});
    const Keys gold_steps = comparable_items(gold.main_steps);
    const Keys steps = comparable_items(predicted.main_steps);
    double hits = soft_list(gold_steps, steps).hits;
    std::size_t gold_count = gold_steps.size();
    std::size_t count = steps.size();
    for (const auto member :
         {&Worksheet::kind, &Worksheet::product_owner, &Worksheet::activity_owner,
          &Worksheet::scope, &Worksheet::first_step, &Worksheet::last_step}) {
      const std::string a = comparable_or_blank(gold.*member);
      const std::string b = comparable_or_blank(predicted.*member);
      gold_count += a.empty() ? 0U : 1U;
      count += b.empty() ? 0U : 1U;
      if (!a.empty()) hits += soft_likeness(a, b);
    }
    tally().f1("worksheet.soft", hits, gold_count, count);
    const auto longer = static_cast<double>(std::max(gold_count, count));
    if (hits < longer - kRounding) {
      note({"worksheet: ", decimals(hits), " of ", std::to_string(gold_count)});
    }
  }

  void findings(std::span<const Plant> plants) {
    const bool missed = found_ == Found::kMissed;
    const PlantScore score = score_plants(plants, missed ? nullptr : &predicted_record_, maps_);
    tally().add(score.tally);
    for (const std::string& line : score.notes) note({line});
    if (missed) return;
    const auto count = static_cast<double>(predicted_record_.findings.size());
    tally().share("findings.per_record", count, 1);
    tally().share("findings.unplanted_per_record", count - static_cast<double>(score.explained), 1);
  }

  static IndexMap to_map(const IndexPairs& pairs) { return {pairs.begin(), pairs.end()}; }

  const SopRecord& gold_record_;
  const SopRecord& predicted_record_;
  Found found_;
  RecordView gold_;
  RecordView predicted_;
  IndexPairs steps_;
  IndexPairs columns_;
  IndexMap gold_step_;    // predicted step -> gold's
  IndexMap gold_column_;  // predicted actor -> gold's
  PathMaps maps_;         // items of gold's lists -> the prediction's
  bool right_ = true;
  bool all_steps_ = true;
  RecordScore score_;
};

}  // namespace

RecordScore score_record(const SopRecord& gold, std::span<const Plant> plants,
                         const SopRecord& predicted) {
  return Scorer(gold, predicted, Found::kFound).run(plants);
}

RecordScore score_missed(const SopRecord& gold, std::span<const Plant> plants) {
  const SopRecord nothing;
  return Scorer(gold, nothing, Found::kMissed).run(plants);
}

RecordScore score_extra(const SopRecord& predicted) {
  const SopRecord nothing;
  return Scorer(nothing, predicted, Found::kExtra).run({});
}

}  // namespace baku
