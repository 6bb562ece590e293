// One procedure as its offices do it: the steps of the representative record, and how the other
// records of the cluster differ in each.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "registry/dedup/deduplicate.h"
#include "schema/sop_record.h"

namespace baku {

// A value that stands in a step, and the records that have it there.
struct Variant {
  std::string value;                   // as the first of them has it
  std::vector<std::uint32_t> records;  // places in Deduplicated::records, ascending
};

struct RepresentativeStep {
  std::string
      activity;  // as the representative has it; of one that it lacks, as the first that has
  std::vector<std::uint32_t> present;  // records that have the step
  std::vector<Variant> actors;         // canonical titles; the most frequent first
  std::vector<Variant> durations;      // as printed
  std::vector<Variant> outputs;
  std::optional<double> shortest;  // minutes; a day has 7.5 hours of work
  std::optional<double> median;
  std::optional<double> longest;
  bool extra = false;  // the representative lacks it, other records have it
};

struct RepresentativeProcedure {
  std::string title;
  std::uint32_t record = 0;           // the representative
  std::vector<std::uint32_t> papers;  // one record of each paper: scans and copies count once
  std::vector<RepresentativeStep> steps;
};

// `records[i]` is the record of place i in `outcome.records`. A step that the representative lacks
// is listed where at least two papers have it, or a third of them.
RepresentativeProcedure representative_procedure(const ProcedureCluster& cluster,
                                                 const Deduplicated& outcome,
                                                 std::span<const SopRecord> records);

}  // namespace baku
