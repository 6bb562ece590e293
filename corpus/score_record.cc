#include "corpus/score_record.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <string_view>

#include "corpus/alignment.h"
#include "corpus/decimals.h"
#include "corpus/flow_keys.h"
#include "corpus/key_lists.h"
#include "corpus/likeness.h"
#include "corpus/record_view.h"
#include "corpus/score_identity.h"
#include "corpus/score_plants.h"

namespace baku {
namespace {

constexpr double kSoftCut = 0.5;
constexpr double kActivityRight = 0.98;  // an activity at least this alike needs no touching
constexpr double kRounding = 1e-9;

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
    const SoftMatch soft = soft_match(gold, predicted);
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
    f1("lists.legal_basis_strict", legal_keys(gold), legal_keys(predicted));
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
    f1("actors.title", gold, predicted);
    tally().f1("actors.order", static_cast<double>(longest_common_subsequence(gold, predicted)),
               gold.size(), predicted.size());
    const Keys gold_labels = comparable_items(gold_.actor_labels);
    const Keys predicted_labels = comparable_items(predicted_.actor_labels);
    tally().f1("actors.label_soft", soft_match(gold_labels, predicted_labels).hits,
               gold_labels.size(), predicted_labels.size());
    const Keys gold_roles =
        roles(gold_record_, [](std::size_t column) { return std::to_string(column); });
    const Keys predicted_roles = roles(predicted_record_, [this](std::size_t column) {
      const auto found = gold_column_.find(column);
      return found == gold_column_.end() ? "?" : std::to_string(found->second);
    });
    f1("actors.roles", gold_roles, predicted_roles);
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
    if (gold_count != count || count != steps_.size()) {
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

  // Who does what.
  void step_actors() {
    const StepActorKeys gold = gold_keys().step_actors();
    const StepActorKeys predicted = predicted_keys().step_actors();
    f1("step_actors.f1", gold.by_title, predicted.by_title);
    f1("step_actors.by_column", gold.by_column, predicted.by_column);
    actor_order();
    const Keys missed = only_in(gold.by_title, predicted.by_title);
    const Keys wrong = only_in(predicted.by_title, gold.by_title);
    if (!missed.empty() || !wrong.empty()) right_ = false;
    for (const std::string& pair : missed) note({"step and actor missed (step from 0): ", pair});
    for (const std::string& pair : wrong) note({"step and actor wrong (step from 0): ", pair});
  }

  // Strict F1 of two bags.
  void f1(const char* name, const Keys& gold, const Keys& predicted) {
    tally().f1(name, static_cast<double>(common(gold, predicted)), gold.size(), predicted.size());
  }

  [[nodiscard]] FlowKeys gold_keys() const { return FlowKeys::of_gold(gold_); }

  [[nodiscard]] FlowKeys predicted_keys() const {
    return FlowKeys::of_prediction(predicted_, gold_step_, gold_column_);
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

  void flow() {
    const Keys gold = gold_keys().nodes();
    const Keys predicted = predicted_keys().nodes();
    const EdgeKeys gold_edges = gold_keys().edges();
    const EdgeKeys edges = predicted_keys().edges();
    f1("flow.nodes", gold, predicted);
    f1("flow.edges", gold_edges.whole, edges.whole);
    f1("flow.edges_unlabelled", gold_edges.unlabelled, edges.unlabelled);
    for (const auto& key : only_in(gold, predicted)) note({"node missed (step from 0): ", key});
    for (const auto& key : only_in(predicted, gold)) note({"node wrong (step from 0): ", key});
    for (const auto& key : only_in(gold_edges.whole, edges.whole)) note({"edge missed: ", key});
    for (const auto& key : only_in(edges.whole, gold_edges.whole)) note({"edge wrong: ", key});
  }

  void worksheet() {
    if (!gold_record_.worksheet && !predicted_record_.worksheet) return;
    const Worksheet gold = gold_record_.worksheet.value_or(Worksheet{});
    const Worksheet predicted = predicted_record_.worksheet.value_or(Worksheet{});
    const Keys gold_steps = comparable_items(gold.main_steps);
    const Keys steps = comparable_items(predicted.main_steps);
    double hits = soft_match(gold_steps, steps).hits;
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
