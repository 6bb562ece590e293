// Records of one procedure, put together from relations of pairs.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "registry/dedup/relations.h"

namespace baku {

struct ClusterSettings {
  double clip = 8;          // bits that one pair can say for or against
  std::size_t sample = 3;   // members of each side that are compared before two clusters join
  double least_mean = 0.5;  // bits of the sampled pairs on average
};

// Joins records over the relations of one procedure, the surest first; decisions of people before
// all others. A guard against chains (A like B, B like C, A unlike C): clusters join only where
// sampled pairs of their members, evenly spread, agree on average. `bits_of` gives the bits of any
// pair; a pair that people rejected must be far below -clip, and no cluster holds such a pair of
// `rejected`. Relations that the guard or a rejection kept apart get held_back.
// Returns for each of `count` records the smallest member of its cluster.
std::vector<std::uint32_t> cluster_records(
    std::size_t count, std::span<Relation> relations,
    std::span<const std::pair<std::uint32_t, std::uint32_t>> rejected,
    const std::function<double(std::uint32_t, std::uint32_t)>& bits_of,
    const ClusterSettings& settings = {});

// Members of each cluster of two or more, ascending; clusters by their first member.
std::vector<std::vector<std::uint32_t>> members_of(std::span<const std::uint32_t> cluster_of);

}  // namespace baku
