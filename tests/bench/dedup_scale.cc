// Deduplication of N synthetic records against the truth: time, memory, accuracy, growth.
//   dedup_scale N [--seed S] [--threads T] [--add M] [--weights] [--ndjson FILE]
// --weights prints rates of the clues as weights.txt has them; --ndjson writes the records too.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"
#include "registry/dedup/deduplicate.h"
#include "schema/record_json.h"
#include "tests/bench/synthetic_records.h"

namespace baku {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

struct Options {
  std::size_t count = 10000;
  std::uint64_t seed = 1;
  std::size_t threads = 2;
  std::size_t added = 200;
  bool weights = false;
  std::string ndjson;
};

Options options_of(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto next = [&] { return i + 1 < argc ? std::string(argv[++i]) : std::string("0"); };
    if (word == "--seed")
      options.seed = std::strtoull(next().c_str(), nullptr, 10);
    else if (word == "--threads")
      options.threads = std::strtoull(next().c_str(), nullptr, 10);
    else if (word == "--add")
      options.added = std::strtoull(next().c_str(), nullptr, 10);
    else if (word == "--weights")
      options.weights = true;
    else if (word == "--ndjson")
      options.ndjson = next();
    else
      options.count = std::strtoull(word.c_str(), nullptr, 10);
  }
  return options;
}

std::vector<SopRecord> samples() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(BAKU_SOURCE_DIR "/corpus/digital")) {
    if (entry.path().string().ends_with(".gold.json")) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<SopRecord> records;
  for (const auto& path : paths) {
    auto found = records_from_json(read_file(path, std::size_t{1} << 26U).value_or(""),
                                   Completeness::kPartial);
    if (found) std::move(found->begin(), found->end(), std::back_inserter(records));
  }
  return records;
}

struct Truth {
  std::uint32_t procedure, office, paper;
};

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double peak_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return 0;
}

struct Scores {
  double precision = 0, recall = 0, f1 = 0, b_cubed = 0;
};

Scores score(const std::vector<Truth>& truth, const std::vector<std::uint32_t>& cluster_of) {
  std::map<std::uint32_t, double> gold, pred;
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> joint;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    ++gold[truth[i].procedure];
    ++pred[cluster_of[i]];
    ++joint[{truth[i].procedure, cluster_of[i]}];
  }
  const auto pairs = [](const auto& counts) {
    double sum = 0;
    for (const auto& [key, n] : counts) sum += n * (n - 1) / 2;
    return sum;
  };
  Scores scores;
  scores.precision = pairs(joint) / std::max(1.0, pairs(pred));
  scores.recall = pairs(joint) / std::max(1.0, pairs(gold));
  scores.f1 = 2 * scores.precision * scores.recall / (scores.precision + scores.recall);
  double bp = 0, br = 0;
  for (const auto& [key, n] : joint) {
    bp += n * n / pred[key.second];
    br += n * n / gold[key.first];
  }
  bp /= static_cast<double>(truth.size());
  br /= static_cast<double>(truth.size());
  scores.b_cubed = 2 * bp * br / (bp + br);
  return scores;
}

RelationKind true_kind(const Truth& a, const Truth& b) {
  if (a.procedure != b.procedure) return RelationKind::kNone;
  if (a.paper == b.paper) return RelationKind::kSameDocument;
  return a.office == b.office ? RelationKind::kRevision : RelationKind::kAdopted;
}

void print_kinds(const Deduplicated& outcome, const std::vector<Truth>& truth) {
  std::map<std::pair<std::string, std::string>, std::size_t> table;
  for (const Relation& relation : outcome.relations) {
    const RelationKind right = true_kind(truth[relation.a], truth[relation.b]);
    ++table[{std::string(name_of(right)), std::string(name_of(relation.kind))}];
  }
  for (const auto& [kinds, count] : table) {
    std::printf("  true %-13s found %-13s %zu\n", kinds.first.c_str(), kinds.second.c_str(), count);
  }
}

// Rates of counts, with a part of surprises that the generator does not know of.
void smooth(std::array<LevelRates, kMaxLevels>& rates, std::size_t levels) {
  constexpr double kSurprises = 0.025;
  double m = 0, u = 0;
  for (std::size_t level = 0; level < levels; ++level) {
    m += rates[level].m;
    u += rates[level].u;
  }
  const auto mix = [&](double count, double all) {
    return (1 - kSurprises) * count / std::max(1.0, all) + kSurprises / static_cast<double>(levels);
  };
  for (std::size_t level = 0; level < levels; ++level) {
    rates[level] = {mix(rates[level].m, m), mix(rates[level].u, u)};
  }
}

void print_weights(const std::vector<RecordFeatures>& records, const std::vector<Truth>& truth,
                   const DedupSettings& settings) {
  LinkWeights counts;
  for (auto* model : {&counts.procedure, &counts.document}) {
    for (auto& clue : model->rates) clue.fill({0, 0});
    model->prior = 0;
  }
  double pairs = 0, same = 0;
  for (const auto& [a, b] : candidate_pairs(records, settings)) {
    const Comparison comparison = compare_records(records[a], records[b]);
    const RelationKind kind = true_kind(truth[a], truth[b]);
    const bool match = kind != RelationKind::kNone;
    // The document model is asked about records of one office only.
    const bool of_one_office =
        match && comparison.levels[static_cast<std::size_t>(Clue::kOffice)] != 0;
    ++pairs;
    counts.procedure.prior += match ? 1 : 0;
    same += of_one_office ? 1 : 0;
    counts.document.prior += of_one_office && kind == RelationKind::kSameDocument ? 1 : 0;
    for (std::size_t clue = 0; clue < kClueCount; ++clue) {
      if (comparison.levels[clue] < 0) continue;
      const auto level = static_cast<std::size_t>(comparison.levels[clue]);
      LevelRates& procedure = counts.procedure.rates[clue][level];
      (match ? procedure.m : procedure.u) += 1;
      if (!match || !of_one_office) continue;
      LevelRates& document = counts.document.rates[clue][level];
      (kind == RelationKind::kSameDocument ? document.m : document.u) += 1;
    }
  }
  counts.procedure.prior /= pairs;
  counts.document.prior /= same;
  for (auto* model : {&counts.procedure, &counts.document}) {
    for (std::size_t clue = 0; clue < kClueCount; ++clue) {
      smooth(model->rates[clue], level_count(static_cast<Clue>(clue)));
    }
  }
  std::fputs(weights_to_text(counts).c_str(), stdout);
}

int run(const Options& options) {
  SyntheticRecords source(samples(), options.seed);
  std::vector<RecordFeatures> features;
  std::vector<SyntheticRecord> later;
  std::vector<Truth> truth;
  std::ofstream ndjson;
  if (!options.ndjson.empty()) ndjson.open(options.ndjson);
  double feature_time = 0;
  while (features.size() < options.count) {
    for (SyntheticRecord& made : source.next_family()) {
      if (later.size() < options.added && made.record.record_id.back() == '7' &&
          features.size() > options.count / 2) {
        later.push_back(std::move(made));
        continue;
      }
      if (ndjson.is_open()) ndjson << record_to_json(made.record, JsonStyle::kCompact) << '\n';
      const auto begin = Clock::now();
      features.push_back(features_of(made.record));
      feature_time += seconds_since(begin);
      truth.push_back({made.procedure, made.office, made.paper});
    }
  }
  DedupSettings settings;
  settings.threads = options.threads;
  if (options.weights) {
    // Of all pairs with a common key, as in small sets, where nothing is left out.
    settings.candidates.same_vocabulary = 0;
    print_weights(features, truth, settings);
    return 0;
  }
  const auto candidates = candidate_pairs(features, settings);
  std::size_t found = 0;
  for (const auto& [a, b] : candidates) found += truth[a].procedure == truth[b].procedure ? 1U : 0U;
  std::map<std::uint32_t, std::size_t> sizes;
  for (const Truth& entry : truth) ++sizes[entry.procedure];
  std::size_t wanted = 0;
  for (const auto& [procedure, size] : sizes) wanted += size * (size - 1) / 2;
  const auto begin = Clock::now();
  const double cpu = cpu_seconds();
  Deduplicated outcome = deduplicate(std::move(features), {}, settings);
  const double time = seconds_since(begin);
  const Scores scores = score(truth, outcome.cluster_of);
  std::printf("records %zu  procedures %zu  candidates %zu  recall of candidates %.4f\n",
              truth.size(), sizes.size(), candidates.size(),
              static_cast<double>(found) / static_cast<double>(std::max<std::size_t>(1, wanted)));
  std::printf(
      "features %.2f s (1 thread)  deduplication %.2f s (%zu threads, "
      "%.2f s of processor)  peak %.0f MB\n",
      feature_time, time, options.threads, cpu_seconds() - cpu, peak_megabytes());
  std::printf("pairwise F1 %.4f  precision %.4f  recall %.4f  B-cubed F1 %.4f\n", scores.f1,
              scores.precision, scores.recall, scores.b_cubed);
  std::printf("held back %td\n", std::count_if(outcome.relations.begin(), outcome.relations.end(),
                                               [](const Relation& r) { return r.held_back; }));
  print_kinds(outcome, truth);
  DedupIndex index(std::move(outcome), {}, settings);
  std::vector<double> times;
  for (const SyntheticRecord& made : later) {
    const auto start = Clock::now();
    index.add(features_of(made.record));
    times.push_back(1000 * seconds_since(start));
  }
  std::sort(times.begin(), times.end());
  if (!times.empty()) {
    std::printf("adding one: median %.2f ms  99 of 100 %.2f ms  longest %.2f ms\n",
                times[times.size() / 2], times[times.size() * 99 / 100], times.back());
  }
  return 0;
}

}  // namespace
}  // namespace baku

int main(int argc, char** argv) { return baku::run(baku::options_of(argc, argv)); }
