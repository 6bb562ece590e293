// What each stage costs on the samples of corpus/digital, in time a page.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "app/convert.h"
#include "base/file.h"
#include "ingest/layout/layout.h"
#include "ingest/sop/assemble.h"
#include "normalize/lexicon.h"
#include "normalize/normalize.h"
#include "schema/record_json.h"

namespace baku {
namespace {

// A sample with the results of all stages, each the input of the next one's benchmark.
struct Sample {
  std::string bytes;
  Document document;
  Layout layout;
  std::vector<RawSop> sops;
  std::vector<SopRecord> records;
};

std::vector<Sample> read_samples() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(BAKU_SOURCE_DIR "/corpus/digital")) {
    if (entry.path().extension() == ".pdf") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Sample> samples;
  for (const auto& path : paths) {
    Sample sample;
    sample.bytes = read_file(path, std::size_t{1} << 30U).value();
    sample.document = read_pdf(sample.bytes, {}).value();
    sample.layout = find_layout(sample.document);
    sample.sops = assemble(sample.document, sample.layout).value().sops;
    sample.records = normalize(sample.sops, source_of(sample.bytes, "sample.pdf", sample.document),
                               Lexicon::built_in());
    samples.push_back(std::move(sample));
  }
  return samples;
}

// Runs `stage` on every sample once an iteration and counts the pages.
template <class Stage>
void run_stage(benchmark::State& state, Stage stage) {
  static const std::vector<Sample> kSamples = read_samples();
  std::size_t pages = 0;
  for (const Sample& sample : kSamples) pages += sample.document.pages.size();
  for (auto _ : state) {
    for (const Sample& sample : kSamples) benchmark::DoNotOptimize(stage(sample));
  }
  const auto total = static_cast<double>(pages) * static_cast<double>(state.iterations());
  state.counters["page"] =
      benchmark::Counter(total, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void BM_Read(benchmark::State& state) {
  run_stage(state, [](const Sample& sample) { return read_pdf(sample.bytes, {}); });
}
BENCHMARK(BM_Read)->Unit(benchmark::kMillisecond);

void BM_Layout(benchmark::State& state) {
  run_stage(state, [](const Sample& sample) { return find_layout(sample.document); });
}
BENCHMARK(BM_Layout)->Unit(benchmark::kMillisecond);

void BM_Assemble(benchmark::State& state) {
  run_stage(state, [](const Sample& sample) { return assemble(sample.document, sample.layout); });
}
BENCHMARK(BM_Assemble)->Unit(benchmark::kMillisecond);

void BM_Normalize(benchmark::State& state) {
  const RecordSource source = {"sample.pdf", std::string(64, '0'), "application/pdf", {}, 1};
  std::size_t records = 0;
  run_stage(state, [&](const Sample& sample) {
    records += sample.sops.size();
    return normalize(sample.sops, source, Lexicon::built_in());
  });
  state.counters["records"] =
      benchmark::Counter(static_cast<double>(records), benchmark::Counter::kIsRate);
}
BENCHMARK(BM_Normalize)->Unit(benchmark::kMillisecond);

// Every list parsed and every set of words collected, as a run that needs all of them would do.
void BM_LoadLexicon(benchmark::State& state) {
  for (auto _ : state) {
    const auto lexicon = Lexicon::create().value();
    for (std::size_t i = 0; i < kListCount; ++i) {
      benchmark::DoNotOptimize(lexicon->list(static_cast<List>(i)).entries().size());
    }
    benchmark::DoNotOptimize(lexicon->words().size() + lexicon->full_words().size() +
                             lexicon->place_words().size());
  }
}
BENCHMARK(BM_LoadLexicon)->Unit(benchmark::kMillisecond);

void BM_ToJson(benchmark::State& state) {
  run_stage(state, [](const Sample& sample) { return records_to_json(sample.records); });
}
BENCHMARK(BM_ToJson)->Unit(benchmark::kMillisecond);

void BM_Whole(benchmark::State& state) {
  run_stage(state, [](const Sample& sample) {
    return convert(sample.bytes, "sample.pdf", {}, Lexicon::built_in());
  });
}
BENCHMARK(BM_Whole)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace baku
