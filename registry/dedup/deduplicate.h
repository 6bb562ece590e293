// Finds the records of one procedure among many, and tells how each two belong together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "registry/dedup/candidates.h"
#include "registry/dedup/clusters.h"
#include "registry/dedup/decisions.h"
#include "registry/dedup/features.h"
#include "registry/dedup/relations.h"
#include "registry/dedup/title_links.h"
#include "registry/dedup/weights.h"

namespace baku {

struct DedupSettings {
  CandidateSettings candidates;
  RelationSettings relations;
  ClusterSettings clusters;
  EstimationSettings estimation;
  std::size_t compare_all = 300;  // up to so many records, all pairs are candidates
  std::size_t threads = 1;
};

struct ProcedureCluster {
  std::vector<std::uint32_t> members;  // two or more, ascending
  std::uint32_t representative = 0;    // the member that is most like the others
};

struct Deduplicated {
  std::vector<RecordFeatures> records;  // by record_id
  std::vector<Relation> relations;      // by a, then b; no kNone
  std::vector<ProcedureCluster> clusters;
  std::vector<std::uint32_t> cluster_of;  // of each record: the first member
  std::vector<TitleLink> links;
  LinkWeights weights;
  std::size_t candidates = 0;  // pairs compared
};

// The same records and decisions give the same result, whatever their order and the number of
// threads.
Deduplicated deduplicate(std::vector<RecordFeatures> records, const Decisions& decisions = {},
                         const DedupSettings& settings = {});

// The pairs that deduplicate() compares, by their places in `records`, ascending.
std::vector<std::pair<std::uint32_t, std::uint32_t>> candidate_pairs(
    std::span<const RecordFeatures> records, const DedupSettings& settings = {});

// A registry that grows: compares one record with those that are there, without a full run.
class DedupIndex {
 public:
  explicit DedupIndex(Deduplicated known, const Decisions& decisions = {},
                      const DedupSettings& settings = {});

  // Relations of the new record, which becomes the last one (b of each relation), by a; its cluster
  // is cluster_of().back(). A key that is full (CandidateSettings::most_per_key) may know other
  // records than in a full run.
  std::vector<Relation> add(RecordFeatures record);

  [[nodiscard]] std::span<const RecordFeatures> records() const { return known_.records; }
  [[nodiscard]] std::span<const std::uint32_t> cluster_of() const { return known_.cluster_of; }

 private:
  std::uint32_t cluster_for(std::span<Relation> relations);
  [[nodiscard]] bool agrees(std::uint32_t cluster, std::uint32_t record) const;

  Deduplicated known_;
  std::vector<std::vector<std::uint32_t>> members_;  // at the place of the cluster's first member
  Decisions decisions_;
  DedupSettings settings_;
  CandidateIndex index_;
};

}  // namespace baku
