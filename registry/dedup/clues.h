// What two records have in common, clue by clue.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "registry/dedup/alignment.h"
#include "registry/dedup/features.h"

namespace baku {

// The first seven say whether two records are of one procedure, the others whether they are one
// paper. docs/dedup.md has the levels of each.
enum class Clue : std::uint8_t {
  kTitle,      // 0 nothing in common .. 6 the same words, 7 the same three or more
  kSubject,    // words of one title only: 0 both procedures are about theirs .. 2 neither is
  kSteps,      // share of steps that are aligned: 0 below 0.15 .. 5 from 0.8
  kOutputs,    // likeness of the outputs of aligned steps
  kActors,     // aligned steps that one substitution of roles explains
  kDurations,  // aligned steps of the same length
  kCitations,  // laws in common
  kNumber,     // 0 another, 1 nearly the same on a scan, 2 the same
  kApprover,
  kDates,
  kOffice,   // 0 another, 1 cannot be told, 2 the same
  kWording,  // 0 other steps .. 4 the same word by word, as far as a scan can be read
};
constexpr std::size_t kClueCount = 12;
constexpr std::size_t kProcedureClues = 7;
constexpr std::size_t kMaxLevels = 8;

std::string_view name_of(Clue clue);
std::size_t level_count(Clue clue);

// A level of each clue; -1 where one of the records has nothing to compare.
using ClueLevels = std::array<std::int8_t, kClueCount>;

struct Comparison {
  ClueLevels levels{};
  double share = 0;  // StepAlignment::share
};

// The order of the records does not matter.
Comparison compare_records(const RecordFeatures& a, const RecordFeatures& b);

// The same for an alignment of `a` with `b` that is there already.
Comparison compare_records(const RecordFeatures& a, const RecordFeatures& b,
                           const StepAlignment& alignment);

// Whether a printed title (an entry under Keterkaitan) is the title of a record.
bool titles_agree(std::span<const TitleWord> a, std::span<const TitleWord> b);

struct TitleOverlap {
  double share = 0;       // words in common, of the longer title
  bool includes = false;  // one has all the words of the other, two of them at least
};
TitleOverlap title_overlap(std::span<const TitleWord> a, std::span<const TitleWord> b);

}  // namespace baku
