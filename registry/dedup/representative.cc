#include "registry/dedup/representative.h"

#include <algorithm>
#include <map>
#include <utility>

#include "registry/dedup/alignment.h"
#include "registry/dedup/words.h"

namespace baku {
namespace {

// One record of each paper: the representative first for its own, else the first one.
std::vector<std::uint32_t> papers_of(const ProcedureCluster& cluster, const Deduplicated& outcome) {
  std::map<std::uint32_t, std::uint32_t> paper_of;
  for (const std::uint32_t member : cluster.members) paper_of[member] = member;
  const auto root = [&](std::uint32_t member) {
    while (paper_of[member] != member) member = paper_of[member];
    return member;
  };
  for (const Relation& relation : outcome.relations) {
    if (relation.kind > RelationKind::kSameDocument) continue;
    if (!paper_of.contains(relation.a) || !paper_of.contains(relation.b)) continue;
    const std::uint32_t a = root(relation.a);
    const std::uint32_t b = root(relation.b);
    paper_of[std::max(a, b)] = std::min(a, b);
  }
  std::vector<std::uint32_t> papers;
  const std::uint32_t own = root(cluster.representative);
  papers.push_back(cluster.representative);
  // A copy that was not read from a picture stands for its paper.
  std::map<std::uint32_t, std::uint32_t> best;
  for (const std::uint32_t member : cluster.members) {
    const auto [entry, fresh] = best.emplace(root(member), member);
    const bool clearer =
        outcome.records[entry->second].from_picture && !outcome.records[member].from_picture;
    if (!fresh && clearer) entry->second = member;
  }
  for (const auto& [paper, member] : best) {
    if (paper != own) papers.push_back(member);
  }
  std::sort(papers.begin(), papers.end());
  return papers;
}

void add_variant(std::vector<Variant>& variants, const std::string& value, std::uint32_t record) {
  if (value.empty()) return;
  const std::string letters = folded_letters(value);
  const auto found = std::find_if(variants.begin(), variants.end(), [&](const Variant& variant) {
    return variant.value == value || folded_letters(variant.value) == letters;
  });
  if (found == variants.end()) {
    variants.push_back({value, {record}});
  } else {
    found->records.push_back(record);
  }
}

std::string actor_titles(const SopRecord& record, const Step& step) {
  std::string text;
  for (const std::string& id : step.actors) {
    const auto actor = std::find_if(record.actors.begin(), record.actors.end(),
                                    [&](const Actor& entry) { return entry.id == id; });
    if (actor == record.actors.end()) continue;
    if (!text.empty()) text += ", ";
    text += actor->title;
  }
  return text;
}

// A step of the procedure while it is put together.
struct Gathered {
  RepresentativeStep step;
  std::vector<double> minutes;
};

void gather(Gathered& gathered, std::uint32_t place, const SopRecord& record,
            const RecordFeatures& features, std::size_t step) {
  if (step >= record.steps.size()) return;
  const Step& source = record.steps[step];
  RepresentativeStep& out = gathered.step;
  if (out.present.empty() || out.present.back() != place) out.present.push_back(place);
  add_variant(out.actors, actor_titles(record, source), place);
  if (source.duration) add_variant(out.durations, source.duration->text, place);
  add_variant(out.outputs, source.output.value_or(""), place);
  if (features.steps[step].minutes > 0) gathered.minutes.push_back(features.steps[step].minutes);
}

void sum_up(Gathered& gathered) {
  RepresentativeStep& step = gathered.step;
  for (auto* variants : {&step.actors, &step.durations, &step.outputs}) {
    std::stable_sort(variants->begin(), variants->end(), [](const Variant& a, const Variant& b) {
      return a.records.size() > b.records.size();
    });
  }
  std::sort(step.present.begin(), step.present.end());
  if (gathered.minutes.empty()) return;
  std::sort(gathered.minutes.begin(), gathered.minutes.end());
  step.shortest = gathered.minutes.front();
  step.median = gathered.minutes[gathered.minutes.size() / 2];
  step.longest = gathered.minutes.back();
}

// Steps that only other records have, those of one kind together, each after the step of the
// representative that it follows.
class ExtraSteps {
 public:
  ExtraSteps(const Deduplicated& outcome, std::span<const SopRecord> records)
      : outcome_(outcome), records_(records) {}

  void add(std::uint32_t place, std::size_t step, std::size_t after) {
    const RecordFeatures& features = outcome_.records[place];
    const auto grams = activity_grams(features, features.steps[step]);
    constexpr double kSameStep = 0.5;
    for (Extra& extra : extras_) {
      const RecordFeatures& first = outcome_.records[extra.record];
      if (gram_likeness(activity_grams(first, first.steps[extra.step]), grams) < kSameStep)
        continue;
      gather(extra.gathered, place, records_[place], features, step);
      return;
    }
    Extra extra{after, place, step, {}};
    extra.gathered.step.extra = true;
    extra.gathered.step.activity = records_[place].steps[step].activity;
    gather(extra.gathered, place, records_[place], features, step);
    extras_.push_back(std::move(extra));
  }

  // Those after the step at `after` that enough papers have.
  void append(std::vector<RepresentativeStep>& steps, std::size_t after, std::size_t papers) {
    for (Extra& extra : extras_) {
      const std::size_t count = extra.gathered.step.present.size();
      if (extra.after != after || (count < 2 && 3 * count < papers)) continue;
      sum_up(extra.gathered);
      steps.push_back(std::move(extra.gathered.step));
    }
  }

 private:
  struct Extra {
    std::size_t after;
    std::uint32_t record;
    std::size_t step;
    Gathered gathered;
  };
  const Deduplicated& outcome_;
  std::span<const SopRecord> records_;
  std::vector<Extra> extras_;
};

}  // namespace

RepresentativeProcedure representative_procedure(const ProcedureCluster& cluster,
                                                 const Deduplicated& outcome,
                                                 std::span<const SopRecord> records) {
  RepresentativeProcedure procedure;
  procedure.record = cluster.representative;
  procedure.papers = papers_of(cluster, outcome);
  const SopRecord& own = records[cluster.representative];
  procedure.title = own.title.value_or("");
  const RecordFeatures& features = outcome.records[cluster.representative];
  std::vector<Gathered> steps(features.steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    steps[i].step.activity = own.steps[i].activity;
    gather(steps[i], cluster.representative, own, features, i);
  }
  ExtraSteps extras(outcome, records);
  for (const std::uint32_t paper : procedure.papers) {
    if (paper == cluster.representative) continue;
    std::size_t after = 0;  // steps of the representative passed so far
    for (const AlignedSteps& row : align_steps(features, outcome.records[paper]).rows) {
      for (const std::size_t left : row.left) {
        for (const std::size_t right : row.right) {
          gather(steps[left], paper, records[paper], outcome.records[paper], right);
        }
      }
      if (row.relation == StepRelation::kInserted) extras.add(paper, row.right.front(), after);
      if (row.relation != StepRelation::kMoved && !row.left.empty()) after = row.left.back() + 1;
    }
  }
  extras.append(procedure.steps, 0, procedure.papers.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    sum_up(steps[i]);
    procedure.steps.push_back(std::move(steps[i].step));
    extras.append(procedure.steps, i + 1, procedure.papers.size());
  }
  return procedure;
}

}  // namespace baku
