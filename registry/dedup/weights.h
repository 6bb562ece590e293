// What a clue is worth, and how that is estimated.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "registry/dedup/clues.h"

namespace baku {

// How often a level is found among pairs that belong together (m) and among those that do not (u).
struct LevelRates {
  double m = 0.5;
  double u = 0.5;
};

struct ModelWeights {
  std::array<std::array<LevelRates, kMaxLevels>, kClueCount> rates{};
  double prior = 0.5;  // share of candidates that belong together

  // log2(m / u) of a level; 0 for a level of -1.
  [[nodiscard]] double bits(Clue clue, int level) const;
};

// Fellegi and Sunter (1969): a pair's score is the sum of the weights of its clues.
struct LinkWeights {
  ModelWeights procedure;  // one procedure; over the first kProcedureClues clues
  ModelWeights document;   // one paper, given one procedure; over the others and kDurations
  bool estimated = false;  // from the records at hand; false: the published ones
};

// The weights of weights.txt, estimated from synthetic records with known truth (docs/dedup.md).
const LinkWeights& published_weights();

// Lines of "MODEL CLUE LEVEL M U" and "MODEL prior P"; # begins a comment. Errors: kMalformed.
Result<LinkWeights> weights_from_text(std::string_view text);
std::string weights_to_text(const LinkWeights& weights);

// Sums in bits, with the prior; 0 is even odds.
double procedure_bits(const LinkWeights& weights, const ClueLevels& levels);
double document_bits(const LinkWeights& weights, const ClueLevels& levels);
double probability_of(double bits);

struct ClueCount {
  ClueLevels levels{};
  std::uint64_t pairs = 0;
};

struct EstimationSettings {
  std::uint64_t least_pairs = 5000;  // fewer candidates: the published weights stand
  double known_matches = 500;        // pairs that the published rates count as
  double known_others = 2000;
  double most_departure = 1.5;  // bits between an estimated weight and the published one
  int rounds = 25;
  double least_change = 1e-4;
};

// The weights of the procedure model by expectation maximization (Winkler 1988; Splink) over
// the candidates found, with the published rates as prior counts and a bound on how far a weight
// may go from its published one, so that a registry of one odd kind cannot turn the meaning of
// "match". The document model stays as published.
LinkWeights estimate_weights(std::span<const ClueCount> counts, const LinkWeights& published,
                             const EstimationSettings& settings = {});

}  // namespace baku
