#include "registry/dedup/weights.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

#include "base/text.h"
#include "registry/dedup/weights_text.h"

namespace baku {
namespace {

constexpr double kLeastRate = 1e-5;

bool is_of_document(std::size_t clue) {
  return clue >= kProcedureClues || clue == static_cast<std::size_t>(Clue::kDurations);
}

std::vector<std::string_view> words_in(std::string_view line) {
  std::vector<std::string_view> words;
  line = trimmed(line.substr(0, line.find('#')));
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    words.push_back(line.substr(0, end));
    line = trimmed(line.substr(end));
  }
  return words;
}

std::optional<double> rate_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || !(value > 0) || !(value < 1)) return std::nullopt;
  return value;
}

std::optional<std::size_t> clue_of(std::string_view name) {
  for (std::size_t i = 0; i < kClueCount; ++i) {
    if (name_of(static_cast<Clue>(i)) == name) return i;
  }
  return std::nullopt;
}

// Whether the line could be read.
bool read_line(std::span<const std::string_view> words, LinkWeights& weights) {
  if (words[0] != "procedure" && words[0] != "document") return false;
  ModelWeights& model = words[0] == "procedure" ? weights.procedure : weights.document;
  if (words.size() == 3 && words[1] == "prior") {
    const auto prior = rate_of(words[2]);
    if (prior) model.prior = *prior;
    return prior.has_value();
  }
  if (words.size() != 5 || words[2].size() != 1) return false;
  const auto clue = clue_of(words[1]);
  const auto level = static_cast<std::size_t>(words[2].front() - '0');
  const auto m = rate_of(words[3]);
  const auto u = rate_of(words[4]);
  if (!clue || !m || !u || level >= level_count(static_cast<Clue>(*clue))) return false;
  model.rates[*clue][level] = {*m, *u};
  return true;
}

double bits_of(const ModelWeights& model, const ClueLevels& levels, std::size_t from,
               std::size_t to) {
  double sum = 0;
  for (std::size_t clue = from; clue < to; ++clue) {
    sum += model.bits(static_cast<Clue>(clue), levels[clue]);
  }
  return sum;
}

double prior_bits(double prior) { return std::log2(prior / (1 - prior)); }

// Counts of each level, by class.
struct Tallies {
  std::array<std::array<LevelRates, kMaxLevels>, kClueCount> counts{};
  double matches = 0;
  double others = 0;
};

Tallies expected_counts(std::span<const ClueCount> counts, const LinkWeights& weights) {
  Tallies tallies;
  for (auto& clue : tallies.counts) clue.fill({0, 0});
  for (const ClueCount& count : counts) {
    const double p = probability_of(procedure_bits(weights, count.levels));
    const auto pairs = static_cast<double>(count.pairs);
    tallies.matches += p * pairs;
    tallies.others += (1 - p) * pairs;
    for (std::size_t clue = 0; clue < kProcedureClues; ++clue) {
      if (count.levels[clue] < 0) continue;
      LevelRates& level = tallies.counts[clue][static_cast<std::size_t>(count.levels[clue])];
      level.m += p * pairs;
      level.u += (1 - p) * pairs;
    }
  }
  return tallies;
}

// New rates of one clue: counts and the published rates as if seen before; the weights no further
// from the published ones than the bound.
double renew(std::array<LevelRates, kMaxLevels>& rates, std::size_t levels,
             const std::array<LevelRates, kMaxLevels>& counts,
             const std::array<LevelRates, kMaxLevels>& published,
             const EstimationSettings& settings) {
  double matches = settings.known_matches;
  double others = settings.known_others;
  for (std::size_t level = 0; level < levels; ++level) {
    matches += counts[level].m;
    others += counts[level].u;
  }
  double change = 0;
  for (std::size_t level = 0; level < levels; ++level) {
    const double u = (counts[level].u + settings.known_others * published[level].u) / others;
    double m = (counts[level].m + settings.known_matches * published[level].m) / matches;
    const double known = std::log2(published[level].m / published[level].u);
    const double bits = std::clamp(std::log2(m / u), known - settings.most_departure,
                                   known + settings.most_departure);
    m = u * std::exp2(bits);
    change = std::max(change, std::abs(m - rates[level].m));
    rates[level] = {std::max(m, kLeastRate), std::max(u, kLeastRate)};
  }
  return change;
}

}  // namespace

double ModelWeights::bits(Clue clue, int level) const {
  if (level < 0) return 0;
  const LevelRates& rate = rates[static_cast<std::size_t>(clue)][static_cast<std::size_t>(level)];
  return std::log2(rate.m / rate.u);
}

Result<LinkWeights> weights_from_text(std::string_view text) {
  LinkWeights weights;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::vector<std::string_view> words = words_in(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (!words.empty() && !read_line(words, weights)) {
      return fail(ErrorCode::kMalformed, "line " + std::to_string(number) +
                                             ": a line is MODEL CLUE LEVEL M U or MODEL prior P");
    }
  }
  return weights;
}

std::string weights_to_text(const LinkWeights& weights) {
  std::string text;
  std::array<char, 100> line{};
  const auto add = [&](std::string_view name, const ModelWeights& model, bool document) {
    std::snprintf(line.data(), line.size(), "%.*s prior %.5f\n", static_cast<int>(name.size()),
                  name.data(), model.prior);
    text += line.data();
    for (std::size_t clue = 0; clue < kClueCount; ++clue) {
      if (document ? !is_of_document(clue) : clue >= kProcedureClues) continue;
      const std::string_view clue_name = name_of(static_cast<Clue>(clue));
      for (std::size_t level = 0; level < level_count(static_cast<Clue>(clue)); ++level) {
        const LevelRates& rate = model.rates[clue][level];
        std::snprintf(line.data(), line.size(), "%.*s %.*s %zu %.5f %.5f\n",
                      static_cast<int>(name.size()), name.data(),
                      static_cast<int>(clue_name.size()), clue_name.data(), level, rate.m, rate.u);
        text += line.data();
      }
    }
  };
  add("procedure", weights.procedure, false);
  add("document", weights.document, true);
  return text;
}

const LinkWeights& published_weights() {
  static const LinkWeights weights = weights_from_text(kDedupWeightsText).value_or(LinkWeights{});
  return weights;
}

double procedure_bits(const LinkWeights& weights, const ClueLevels& levels) {
  return prior_bits(weights.procedure.prior) +
         bits_of(weights.procedure, levels, 0, kProcedureClues);
}

double document_bits(const LinkWeights& weights, const ClueLevels& levels) {
  const auto durations = static_cast<std::size_t>(Clue::kDurations);
  return prior_bits(weights.document.prior) +
         bits_of(weights.document, levels, kProcedureClues, kClueCount) +
         weights.document.bits(Clue::kDurations, levels[durations]);
}

double probability_of(double bits) { return 1 / (1 + std::exp2(-bits)); }

LinkWeights estimate_weights(std::span<const ClueCount> counts, const LinkWeights& published,
                             const EstimationSettings& settings) {
  std::uint64_t pairs = 0;
  for (const ClueCount& count : counts) pairs += count.pairs;
  LinkWeights weights = published;
  if (pairs < settings.least_pairs) return weights;
  weights.estimated = true;
  for (int round = 0; round < settings.rounds; ++round) {
    const Tallies tallies = expected_counts(counts, weights);
    double change = 0;
    for (std::size_t clue = 0; clue < kProcedureClues; ++clue) {
      change = std::max(change,
                        renew(weights.procedure.rates[clue], level_count(static_cast<Clue>(clue)),
                              tallies.counts[clue], published.procedure.rates[clue], settings));
    }
    const double all =
        tallies.matches + tallies.others + settings.known_matches + settings.known_others;
    const double known =
        (settings.known_matches + settings.known_others) * published.procedure.prior;
    const double prior = (tallies.matches + known) / all;
    const double known_bits = prior_bits(published.procedure.prior);
    const double bits =
        std::clamp(prior_bits(std::clamp(prior, kLeastRate, 1 - kLeastRate)),
                   known_bits - settings.most_departure, known_bits + settings.most_departure);
    weights.procedure.prior = probability_of(bits);
    if (change < settings.least_change) break;
  }
  return weights;
}

}  // namespace baku
