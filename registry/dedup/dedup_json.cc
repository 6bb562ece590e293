#include "registry/dedup/dedup_json.h"

#include <algorithm>
#include <string>
#include <utility>

#include "schema/json_writer.h"

namespace baku {
namespace {

constexpr int kScoreSteps = 10000;
constexpr int kBitSteps = 100;

const std::string& id_of(const Deduplicated& outcome, std::uint32_t place) {
  return outcome.records[place].name.record_id;
}

void add_text(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  json.string(text);
}

void add_number(JsonWriter& json, std::string_view key, double value, int steps) {
  json.key(key);
  json.number(value, steps);
}

void add_ids(JsonWriter& json, const Deduplicated& outcome, std::span<const std::uint32_t> places) {
  json.begin_array();
  for (const std::uint32_t place : places) json.string(id_of(outcome, place));
  json.end_array();
}

void add_variants(JsonWriter& json, std::string_view key, const Deduplicated& outcome,
                  std::span<const Variant> variants) {
  json.key(key);
  json.begin_array();
  for (const Variant& variant : variants) {
    json.begin_object();
    add_text(json, "value", variant.value);
    json.key("records");
    add_ids(json, outcome, variant.records);
    json.end_object();
  }
  json.end_array();
}

void add_minutes(JsonWriter& json, const RepresentativeStep& step) {
  json.key("minutes");
  if (!step.median) {
    json.null();
    return;
  }
  json.begin_object();
  add_number(json, "shortest", *step.shortest, kBitSteps);
  add_number(json, "median", *step.median, kBitSteps);
  add_number(json, "longest", *step.longest, kBitSteps);
  json.end_object();
}

void add_procedure(JsonWriter& json, const Deduplicated& outcome,
                   const RepresentativeProcedure& procedure) {
  json.begin_object();
  add_text(json, "title", procedure.title);
  json.key("papers");
  json.integer(static_cast<std::int64_t>(procedure.papers.size()));
  json.key("steps");
  json.begin_array();
  for (const RepresentativeStep& step : procedure.steps) {
    json.begin_object();
    add_text(json, "activity", step.activity);
    json.key("extra");
    json.boolean(step.extra);
    json.key("present");
    json.integer(static_cast<std::int64_t>(step.present.size()));
    add_variants(json, "actors", outcome, step.actors);
    add_variants(json, "durations", outcome, step.durations);
    add_minutes(json, step);
    add_variants(json, "outputs", outcome, step.outputs);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void add_cluster(JsonWriter& json, const Deduplicated& outcome, const ProcedureCluster& cluster) {
  add_text(json, "representative", id_of(outcome, cluster.representative));
  json.key("members");
  json.begin_array();
  for (const std::uint32_t member : cluster.members) {
    const RecordFeatures& record = outcome.records[member];
    json.begin_object();
    add_text(json, "record_id", record.name.record_id);
    add_text(json, "file_name", record.name.file_name);
    json.key("ordinal");
    json.integer(record.name.ordinal);
    add_text(json, "title", record.title);
    add_text(json, "office", record.office_name);
    json.end_object();
  }
  json.end_array();
}

void add_evidence(JsonWriter& json, const Deduplicated& outcome, const Relation& relation) {
  const auto add = [&](Clue clue, const ModelWeights& model, std::string_view says) {
    const std::int8_t level = relation.levels[static_cast<std::size_t>(clue)];
    if (level < 0) return;
    json.begin_object();
    add_text(json, "clue", name_of(clue));
    add_text(json, "says", says);
    json.key("level");
    json.integer(level);
    json.key("of");
    json.integer(static_cast<std::int64_t>(level_count(clue)) - 1);
    add_number(json, "weight", model.bits(clue, level), kBitSteps);
    json.end_object();
  };
  json.key("evidence");
  json.begin_array();
  for (std::size_t clue = 0; clue < kClueCount; ++clue) {
    const bool procedure = clue < kProcedureClues;
    add(static_cast<Clue>(clue), procedure ? outcome.weights.procedure : outcome.weights.document,
        procedure ? "procedure" : "document");
  }
  add(Clue::kDurations, outcome.weights.document, "document");
  json.end_array();
}

void add_relation(JsonWriter& json, const Deduplicated& outcome, const Relation& relation) {
  json.begin_object();
  add_text(json, "a", id_of(outcome, relation.a));
  add_text(json, "b", id_of(outcome, relation.b));
  add_text(json, "kind", name_of(relation.kind));
  add_number(json, "score", score_of(relation), kScoreSteps);
  add_number(json, "bits", relation.bits, kBitSteps);
  add_number(json, "document_bits", relation.document_bits, kBitSteps);
  add_number(json, "steps_aligned", relation.share, kBitSteps);
  const std::pair<std::string_view, bool> marks[] = {
      {"decided", relation.decided}, {"named", relation.named}, {"held_back", relation.held_back}};
  for (const auto& [key, marked] : marks) {
    if (!marked) continue;
    json.key(key);
    json.boolean(true);
  }
  add_evidence(json, outcome, relation);
  json.end_object();
}

void add_link(JsonWriter& json, const Deduplicated& outcome, const TitleLink& link) {
  json.begin_object();
  add_text(json, "from", id_of(outcome, link.from));
  add_text(json, "title", outcome.records[link.from].related[link.entry].text);
  if (!link.to.empty()) {
    add_text(json, "office", link.same_office ? "same" : "other");
    json.key("to");
    add_ids(json, outcome, link.to);
  }
  json.end_object();
}

void add_weights(JsonWriter& json, const ModelWeights& model, bool document) {
  json.begin_object();
  add_number(json, "prior", model.prior, kScoreSteps);
  for (std::size_t i = 0; i < kClueCount; ++i) {
    const auto clue = static_cast<Clue>(i);
    const bool of_document = i >= kProcedureClues || clue == Clue::kDurations;
    if (document ? !of_document : i >= kProcedureClues) continue;
    json.key(name_of(clue));
    json.begin_array();
    for (std::size_t level = 0; level < level_count(clue); ++level) {
      json.number(model.bits(clue, static_cast<int>(level)), kBitSteps);
    }
    json.end_array();
  }
  json.end_object();
}

// Writes items of a list one by one, each laid out and with a comma before all but the first.
class ItemWriter {
 public:
  explicit ItemWriter(const std::function<void(std::string_view)>& write) : write_(write) {}

  void open(std::string_view name) {
    write_(std::string(",\n\"") + std::string(name) + "\": [");
    first_ = true;
  }
  void item(const JsonWriter& json) {
    write_(first_ ? "\n" : ",\n");
    first_ = false;
    write_(json.text());
  }
  void close() { write_(first_ ? "]" : "\n]"); }

 private:
  const std::function<void(std::string_view)>& write_;
  bool first_ = true;
};

void write_summary(const Deduplicated& outcome,
                   const std::function<void(std::string_view)>& write) {
  JsonWriter json;
  json.begin_object();
  const auto add = [&json](std::string_view key, std::size_t value) {
    json.key(key);
    json.integer(static_cast<std::int64_t>(value));
  };
  add("records", outcome.records.size());
  add("pairs_compared", outcome.candidates);
  add("held_back", static_cast<std::size_t>(
                       std::count_if(outcome.relations.begin(), outcome.relations.end(),
                                     [](const Relation& relation) { return relation.held_back; })));
  add_text(json, "weights_from", outcome.weights.estimated ? "these records" : "published");
  json.key("weights");
  json.begin_object();
  json.key("procedure");
  add_weights(json, outcome.weights.procedure, false);
  json.key("document");
  add_weights(json, outcome.weights.document, true);
  json.end_object();
  json.end_object();
  write("{\n\"summary\": ");
  write(json.text());
}

}  // namespace

void write_dedup_json(const Deduplicated& outcome,
                      std::span<const RepresentativeProcedure> procedures,
                      const std::function<void(std::string_view)>& write) {
  write_summary(outcome, write);
  ItemWriter items(write);
  items.open("clusters");
  for (std::size_t i = 0; i < outcome.clusters.size(); ++i) {
    JsonWriter json;
    json.begin_object();
    add_cluster(json, outcome, outcome.clusters[i]);
    if (i < procedures.size()) {
      json.key("procedure");
      add_procedure(json, outcome, procedures[i]);
    }
    json.end_object();
    items.item(json);
  }
  items.close();
  items.open("relations");
  for (const Relation& relation : outcome.relations) {
    JsonWriter json;
    add_relation(json, outcome, relation);
    items.item(json);
  }
  items.close();
  for (const bool resolved : {true, false}) {
    items.open(resolved ? "links" : "unresolved_links");
    for (const TitleLink& link : outcome.links) {
      if (link.to.empty() == resolved) continue;
      JsonWriter json;
      add_link(json, outcome, link);
      items.item(json);
    }
    items.close();
  }
  write("\n}\n");
}

}  // namespace baku
