// Which steps of one procedure are which of another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "registry/dedup/features.h"

namespace baku {

enum class StepRelation : std::uint8_t {
  kAligned,   // one step on each side, in the same order
  kMoved,     // one step on each side, at another place
  kSplit,     // one step of the first is several steps of the second
  kMerged,    // several steps of the first are one of the second
  kRemoved,   // only the first has it
  kInserted,  // only the second has it
};

struct AlignedSteps {
  StepRelation relation = StepRelation::kAligned;
  std::vector<std::size_t> left;  // places of steps, ascending
  std::vector<std::size_t> right;
  double likeness = 0;  // of their texts, 0..1
};

struct StepAlignment {
  std::vector<AlignedSteps> rows;  // in the order of reading; a moved step where the second has it
  double share = 0;                // 2 x likeness of all pairs / steps of both, 0..1
  double wording = 0;              // mean likeness of the pairs, 0 where there is none
};

struct AlignmentSettings {
  double least = 0.38;          // steps less alike are not the same step
  double least_moved = 0.55;    // the same out of order
  double least_gain = 0.08;     // by which a step together with its neighbour must fit better
  double sketch_margin = 0.03;  // a sketch that much below `least` is not looked at further
  double output_part = 0.2;     // of the output in the likeness of two steps that have one
};

// Needleman and Wunsch (1970) over the likeness of activities and outputs (groups of three
// letters), without a price for gaps. What is left over is looked for at other places, then beside
// aligned steps as the other part of a step that was split or merged. Equal input gives equal
// output.
StepAlignment align_steps(const RecordFeatures& left, const RecordFeatures& right,
                          const AlignmentSettings& settings = {});

// "Sekretaris DPRD" of the first procedure does what "Kepala Dinas" does in the second.
struct RoleSubstitution {
  std::string left;  // canonical titles
  std::string right;
  int steps = 0;  // aligned steps in which it is so
  int other = 0;  // aligned steps of `left` that others than `right` do
};

// Each role of the first with the one that most often stands in its place, most steps first.
std::vector<RoleSubstitution> role_substitutions(const RecordFeatures& left,
                                                 const RecordFeatures& right,
                                                 const StepAlignment& alignment);

}  // namespace baku
