#include "registry/dedup/deduplicate.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "registry/dedup/parallel.h"

namespace baku {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

constexpr double kRejectedBits = -100;

void sort_records(std::vector<RecordFeatures>& records) {
  const auto key = [](const RecordFeatures& record) {
    return std::tie(record.name.record_id, record.name.file_name, record.name.ordinal,
                    record.name.sha256);
  };
  std::sort(records.begin(), records.end(),
            [&](const RecordFeatures& a, const RecordFeatures& b) { return key(a) < key(b); });
}

std::vector<Pair> pairs_by_key(std::span<const RecordFeatures> records,
                               const DedupSettings& settings) {
  constexpr std::size_t kBlock = 4096;
  CandidateIndex index(settings.candidates);
  index.reserve(records.size());
  std::vector<Pair> pairs;
  std::vector<std::vector<std::uint64_t>> keys(std::min(kBlock, records.size()));
  std::vector<std::vector<std::uint32_t>> found(keys.size());
  for (std::size_t begin = 0; begin < records.size(); begin += kBlock) {
    const std::size_t count = std::min(kBlock, records.size() - begin);
    for_each_index(count, settings.threads, [&](std::size_t i) {
      keys[i] = candidate_keys(records[begin + i], settings.candidates);
    });
    for (std::size_t i = 0; i < count; ++i) {
      const auto record = static_cast<std::uint32_t>(begin + i);
      found[i] = index.find(keys[i]);
      index.insert(record, keys[i]);
    }
    for_each_index(count, settings.threads, [&](std::size_t i) {
      const RecordFeatures& record = records[begin + i];
      std::erase_if(found[i], [&](std::uint32_t other) {
        return !worth_comparing(records[other], record, settings.candidates);
      });
    });
    for (std::size_t i = 0; i < count; ++i) {
      const auto record = static_cast<std::uint32_t>(begin + i);
      for (const std::uint32_t other : found[i]) pairs.emplace_back(other, record);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

// Places of the records of a decision; a record_id that stands twice gives its first record.
class PlaceByName {
 public:
  explicit PlaceByName(std::span<const RecordFeatures> records) : records_(records) {}

  // records_.size() where there is none.
  [[nodiscard]] std::size_t operator()(const std::string& record_id) const {
    const auto found = std::lower_bound(records_.begin(), records_.end(), record_id,
                                        [](const RecordFeatures& record, const std::string& id) {
                                          return record.name.record_id < id;
                                        });
    const bool there = found != records_.end() && found->name.record_id == record_id;
    return there ? static_cast<std::size_t>(found - records_.begin()) : records_.size();
  }

 private:
  std::span<const RecordFeatures> records_;
};

std::vector<Pair> decided_pairs(std::span<const RecordFeatures> records, const Decisions& decisions,
                                Decision wanted) {
  const PlaceByName place_of(records);
  std::vector<Pair> pairs;
  for (const auto& [names, decision] : decisions.all()) {
    const std::size_t a = place_of(names.first);
    const std::size_t b = place_of(names.second);
    if (decision != wanted || a >= records.size() || b >= records.size() || a == b) continue;
    pairs.emplace_back(std::min(a, b), std::max(a, b));
  }
  return pairs;
}

void apply_decision(Relation& relation, const Decisions& decisions,
                    std::span<const RecordFeatures> records, const RelationSettings& settings) {
  const auto decision =
      decisions.find(records[relation.a].name.record_id, records[relation.b].name.record_id);
  if (!decision) return;
  relation.decided = true;
  if (*decision == Decision::kSameProcedure) {
    if (relation.kind >= RelationKind::kRelated) {
      relation.kind = kind_within_procedure(relation.levels, relation.document_bits, settings);
    }
    return;
  }
  const bool shares = relation.share >= static_cast<float>(settings.least_related);
  relation.kind = shares ? RelationKind::kRelated : RelationKind::kNone;
}

std::vector<ClueCount> count_levels(std::span<const Relation> relations) {
  std::map<ClueLevels, std::uint64_t> counts;
  for (const Relation& relation : relations) {
    ClueLevels levels = relation.levels;
    std::fill(levels.begin() + kProcedureClues, levels.end(), std::int8_t{-1});
    ++counts[levels];
  }
  std::vector<ClueCount> out;
  out.reserve(counts.size());
  for (const auto& [levels, pairs] : counts) out.push_back({levels, pairs});
  return out;
}

// The relation again, with other weights.
void weigh(Relation& relation, std::span<const RecordFeatures> records, const LinkWeights& weights,
           const RelationSettings& settings) {
  const Comparison comparison{relation.levels, relation.share};
  const Relation weighed =
      relation_of(records[relation.a], records[relation.b], comparison, weights, settings);
  relation.kind = weighed.kind;
  relation.bits = weighed.bits;
  relation.document_bits = weighed.document_bits;
}

std::vector<Relation> compare_pairs(std::span<const RecordFeatures> records,
                                    std::span<const Pair> pairs, std::size_t threads) {
  std::vector<Relation> relations(pairs.size());
  for_each_index(pairs.size(), threads, [&](std::size_t i) {
    const auto [a, b] = pairs[i];
    const Comparison comparison = compare_records(records[a], records[b]);
    relations[i].a = a;
    relations[i].b = b;
    relations[i].levels = comparison.levels;
    relations[i].share = static_cast<float>(comparison.share);
  });
  return relations;
}

// The best of the members to stand for all: most like the others; then one that was not read from
// a picture, then one without doubts, then the later paper.
std::uint32_t representative_of(std::span<const std::uint32_t> members,
                                std::span<const RecordFeatures> records,
                                const std::vector<double>& likeness) {
  const auto rank = [&](std::uint32_t member) {
    const RecordFeatures& record = records[member];
    return std::tuple(record.from_picture || record.doubtful ? 0 : 1,
                      static_cast<int>(likeness[member] * 100), std::string_view(record.effective),
                      std::string_view(record.created));
  };
  std::uint32_t best = members.front();
  for (const std::uint32_t member : members) {
    if (rank(member) > rank(best)) best = member;
  }
  return best;
}

void add_clusters(Deduplicated& result) {
  std::vector<double> likeness(result.records.size(), 0);
  for (const Relation& relation : result.relations) {
    if (result.cluster_of[relation.a] != result.cluster_of[relation.b]) continue;
    likeness[relation.a] += relation.share;
    likeness[relation.b] += relation.share;
  }
  for (std::vector<std::uint32_t>& members : members_of(result.cluster_of)) {
    const std::uint32_t chosen = representative_of(members, result.records, likeness);
    result.clusters.push_back({std::move(members), chosen});
  }
}

// Two records that others join in one cluster are of one procedure, however unlike they are.
void name_kinds_within_clusters(Deduplicated& result, const RelationSettings& settings) {
  for (Relation& relation : result.relations) {
    const bool together = result.cluster_of[relation.a] == result.cluster_of[relation.b];
    if (together && relation.kind >= RelationKind::kRelated && !relation.decided) {
      relation.kind = kind_within_procedure(relation.levels, relation.document_bits, settings);
    }
  }
}

bool before(const Relation& a, const Relation& b) {
  return std::tie(a.a, a.b) < std::tie(b.a, b.b);
}

Relation* find_relation(std::span<Relation> relations, std::uint32_t a, std::uint32_t b) {
  Relation wanted;
  wanted.a = a;
  wanted.b = b;
  const auto found = std::lower_bound(relations.begin(), relations.end(), wanted, before);
  return found != relations.end() && found->a == a && found->b == b ? &*found : nullptr;
}

// A record that names another one of its office is related to it, if nothing more.
void add_named_relations(Deduplicated& result) {
  std::vector<Relation> added;
  for (const TitleLink& link : result.links) {
    for (const std::uint32_t to : link.to) {
      const std::uint32_t a = std::min(link.from, to);
      const std::uint32_t b = std::max(link.from, to);
      if (Relation* known = find_relation(result.relations, a, b); known != nullptr) {
        known->named = true;
        if (known->kind == RelationKind::kNone) known->kind = RelationKind::kRelated;
      } else if (link.same_office) {
        const Comparison comparison = compare_records(result.records[a], result.records[b]);
        Relation relation =
            relation_of(result.records[a], result.records[b], comparison, result.weights);
        relation.a = a;
        relation.b = b;
        relation.named = true;
        relation.kind = RelationKind::kRelated;
        added.push_back(relation);
      }
    }
  }
  std::sort(added.begin(), added.end(), before);
  added.erase(
      std::unique(added.begin(), added.end(),
                  [](const Relation& x, const Relation& y) { return x.a == y.a && x.b == y.b; }),
      added.end());
  result.relations.insert(result.relations.end(), added.begin(), added.end());
  std::sort(result.relations.begin(), result.relations.end(), before);
}

}  // namespace

std::vector<Pair> candidate_pairs(std::span<const RecordFeatures> records,
                                  const DedupSettings& settings) {
  if (records.size() > settings.compare_all) return pairs_by_key(records, settings);
  std::vector<Pair> pairs;
  for (std::uint32_t a = 0; a < records.size(); ++a) {
    for (std::uint32_t b = a + 1; b < records.size(); ++b) pairs.emplace_back(a, b);
  }
  return pairs;
}

Deduplicated deduplicate(std::vector<RecordFeatures> records, const Decisions& decisions,
                         const DedupSettings& settings) {
  Deduplicated result;
  sort_records(records);
  result.records = std::move(records);
  std::vector<Pair> pairs = candidate_pairs(result.records, settings);
  result.candidates = pairs.size();
  const auto confirmed = decided_pairs(result.records, decisions, Decision::kSameProcedure);
  if (!confirmed.empty()) {
    pairs.insert(pairs.end(), confirmed.begin(), confirmed.end());
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  }
  std::vector<Relation> relations = compare_pairs(result.records, pairs, settings.threads);
  pairs = {};
  const std::size_t few = settings.compare_all;
  result.weights =
      result.records.size() > few
          ? estimate_weights(count_levels(relations), published_weights(), settings.estimation)
          : published_weights();
  for (Relation& relation : relations) {
    weigh(relation, result.records, result.weights, settings.relations);
    apply_decision(relation, decisions, result.records, settings.relations);
  }
  const auto rejected = decided_pairs(result.records, decisions, Decision::kOtherProcedure);
  const auto bits_of = [&](std::uint32_t a, std::uint32_t b) -> double {
    if (const Relation* known = find_relation(relations, a, b); known != nullptr) {
      const bool is_rejected = known->decided && known->kind >= RelationKind::kRelated;
      return is_rejected ? kRejectedBits : known->decided ? -kRejectedBits : double{known->bits};
    }
    return procedure_bits(result.weights,
                          compare_records(result.records[a], result.records[b]).levels);
  };
  result.cluster_of =
      cluster_records(result.records.size(), relations, rejected, bits_of, settings.clusters);
  result.links = link_titles(result.records);
  result.relations = std::move(relations);
  name_kinds_within_clusters(result, settings.relations);
  add_named_relations(result);
  std::erase_if(result.relations,
                [](const Relation& relation) { return relation.kind == RelationKind::kNone; });
  add_clusters(result);
  return result;
}

DedupIndex::DedupIndex(Deduplicated known, const Decisions& decisions,
                       const DedupSettings& settings)
    : known_(std::move(known)),
      members_(known_.records.size()),
      decisions_(decisions),
      settings_(settings),
      index_(settings.candidates) {
  index_.reserve(known_.records.size() + known_.records.size() / 8);
  std::vector<std::vector<std::uint64_t>> keys(known_.records.size());
  for_each_index(keys.size(), settings.threads, [&](std::size_t i) {
    keys[i] = candidate_keys(known_.records[i], settings_.candidates);
  });
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    index_.insert(i, keys[i]);
    members_[known_.cluster_of[i]].push_back(i);
  }
}

std::vector<Relation> DedupIndex::add(RecordFeatures record) {
  const auto place = static_cast<std::uint32_t>(known_.records.size());
  const std::vector<std::uint64_t> keys = candidate_keys(record, settings_.candidates);
  const std::vector<std::uint32_t> others = index_.find(keys);
  index_.insert(place, keys);
  known_.records.push_back(std::move(record));
  std::vector<Relation> relations;
  for (const std::uint32_t other : others) {
    const RecordFeatures& a = known_.records[other];
    const RecordFeatures& b = known_.records[place];
    if (!worth_comparing(a, b, settings_.candidates)) continue;
    Relation relation =
        relation_of(a, b, compare_records(a, b), known_.weights, settings_.relations);
    relation.a = other;
    relation.b = place;
    apply_decision(relation, decisions_, known_.records, settings_.relations);
    if (relation.kind != RelationKind::kNone) relations.push_back(relation);
  }
  known_.cluster_of.push_back(place);
  members_.emplace_back();
  known_.cluster_of.back() = cluster_for(relations);
  members_[known_.cluster_of.back()].push_back(place);
  return relations;
}

bool DedupIndex::agrees(std::uint32_t cluster, std::uint32_t record) const {
  const std::vector<std::uint32_t>& members = members_[cluster];
  const ClusterSettings& settings = settings_.clusters;
  double sum = 0;
  const std::size_t count = std::min(settings.sample, members.size());
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = count < 2 ? 0 : i * (members.size() - 1) / (count - 1);
    const RecordFeatures& member = known_.records[members[at]];
    const Comparison comparison = compare_records(member, known_.records[record]);
    sum += std::clamp(procedure_bits(known_.weights, comparison.levels), -settings.clip,
                      settings.clip);
  }
  return count == 1 || sum >= settings.least_mean * static_cast<double>(count);
}

// The cluster of the surest relation that the guard against chains lets through.
std::uint32_t DedupIndex::cluster_for(std::span<Relation> relations) {
  std::vector<Relation*> order;
  std::vector<std::uint32_t> barred;  // clusters with a record that people told apart from this one
  for (Relation& relation : relations) {
    if (relation.kind < RelationKind::kRelated) order.push_back(&relation);
    if (relation.decided && relation.kind >= RelationKind::kRelated) {
      barred.push_back(known_.cluster_of[relation.a]);
    }
  }
  std::sort(order.begin(), order.end(), [](const Relation* x, const Relation* y) {
    return std::tuple(!x->decided, -x->bits, x->a) < std::tuple(!y->decided, -y->bits, y->a);
  });
  auto chosen = static_cast<std::uint32_t>(known_.records.size() - 1);
  for (Relation* relation : order) {
    const std::uint32_t cluster = known_.cluster_of[relation->a];
    const bool is_barred = std::find(barred.begin(), barred.end(), cluster) != barred.end();
    if (is_barred || !(relation->decided || agrees(cluster, relation->b))) continue;
    chosen = cluster;
    break;
  }
  for (Relation* relation : order) relation->held_back = known_.cluster_of[relation->a] != chosen;
  return chosen;
}

}  // namespace baku
