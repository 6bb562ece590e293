// A registry of many records: how long a run takes over a document that is done, a search, a
// commit, and how fast the feed and the export are. Usage: registry_scale URL [RECORDS]; the
// registry must be a new one.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <string>
#include <vector>

#include "base/file.h"
#include "registry/store/database.h"
#include "registry/store/feed.h"
#include "registry/store/registry.h"
#include "registry/store/search.h"
#include "tests/bench/synthetic_records.h"

namespace baku {
namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void expect(bool done, const std::string& message) {
  if (done) return;
  std::fprintf(stderr, "registry_scale: %s\n", message.c_str());
  std::exit(1);
}

// Mean and worst of `count` calls.
void time_calls(const char* what, int count, const std::function<bool(int)>& call) {
  double sum = 0;
  double worst = 0;
  for (int i = 0; i < count; ++i) {
    const auto start = Clock::now();
    expect(call(i), what);
    const double taken = milliseconds_since(start);
    sum += taken;
    worst = std::max(worst, taken);
  }
  std::printf("| %s | %.2f ms | %.2f ms |\n", what, sum / count, worst);
}

DocumentOutcome outcome_of(SopRecord record, int number) {
  DocumentOutcome outcome;
  const std::string sha256 = sha256_hex("document " + std::to_string(number));
  record.source.sha256 = sha256;
  record.record_id = "sop-" + sha256.substr(0, 24);
  outcome.key = {sha256, "bench"};
  outcome.path = "scans/" + std::to_string(number) + ".pdf";
  outcome.media_type = "application/pdf";
  outcome.pages = 3;
  outcome.ending = "ok";
  outcome.records.push_back(std::move(record));
  return outcome;
}

// Does not wait for the disk while the registry is filled.
void set_patience(Registry& registry, bool waits) {
  const bool sqlite = registry.database().dialect() == Dialect::kSqlite;
  const std::string setting =
      sqlite ? (waits ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF")
             : (waits ? "SET synchronous_commit = on" : "SET synchronous_commit = off");
  expect(registry.database().script(setting).has_value(), setting);
}

void fill(Registry& registry, RunId run, int records) {
  SyntheticRecords synthetic({}, 1);
  int number = 0;
  while (number < records) {
    for (SyntheticRecord& made : synthetic.next_family()) {
      if (number == records) break;
      const auto committed = registry.commit_outcome(run, outcome_of(made.record, number++));
      expect(committed.has_value(), committed ? "" : committed.error().message);
    }
  }
}

void time_reading(Registry& registry, int records) {
  const auto start = Clock::now();
  std::int64_t cursor = 0;
  std::size_t bytes = 0;
  while (true) {
    const auto changes = changes_since(registry, cursor, 500);
    expect(changes.has_value(), "feed");
    if (changes->empty()) break;
    for (const FeedChange& change : *changes) bytes += feed_line(change).size();
    cursor = changes->back().cursor;
  }
  const double taken = milliseconds_since(start);
  std::printf("| feed | %.0f records/s | %.0f bytes a record |\n", records / taken * 1000,
              static_cast<double>(bytes) / records);
  const auto exported = Clock::now();
  const auto visited = registry.for_each_record([](const std::string&) { return Result<void>(); });
  expect(visited.has_value(), "export");
  std::printf("| export | %.0f records/s | |\n", records / milliseconds_since(exported) * 1000);
}

int run(const std::string& url, int records) {
  auto opened = Registry::open(url);
  expect(opened.has_value(), opened ? "" : opened.error().message);
  Registry& registry = *opened;
  const RunId id = registry.begin_run({"2026-01-01T00:00:00Z", "bench", "bench"}).value();
  const auto filled = static_cast<int>(last_cursor(registry).value_or(0));
  if (filled > 0) records = std::min(records, filled);
  const auto start = Clock::now();
  set_patience(registry, false);
  if (filled == 0) fill(registry, id, records);
  std::printf("%d records, filled in %.0f s\n\n| what | mean | worst |\n| --- | --- | --- |\n",
              records, milliseconds_since(start) / 1000);
  set_patience(registry, true);
  time_calls("document that is done", 2000, [&](int i) {
    const std::string sha256 = sha256_hex("document " + std::to_string(i * 7919 % records));
    return registry.status_of({sha256, "bench"}).value().state == DocumentState::kDone &&
           registry.note_path(id, sha256, "scans/" + std::to_string(i * 7919 % records) + ".pdf");
  });
  for (const char* words : {"surat", "permohonan izin", "dinas kesehatan", "verifikasi berkas",
                            "menerima", "kepala", "tanda tangan surat keputusan", "xyz"}) {
    const std::string what = "search: " + std::string(words);
    time_calls(what.c_str(), 5, [&](int) { return search(registry, words, 20).has_value(); });
  }
  SyntheticRecords synthetic({}, 2);
  const auto family = synthetic.next_family();
  time_calls("commit of a new document, flushed", 100, [&](int i) {
    return registry
        .commit_outcome(id, outcome_of(family[static_cast<std::size_t>(i) % family.size()].record,
                                       1000000000 + static_cast<int>(id) * 1000 + i))
        .has_value();
  });
  time_reading(registry, records);
  return 0;
}

}  // namespace
}  // namespace baku

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  try {
    return baku::run(argv[1], argc > 2 ? std::stoi(argv[2]) : 100000);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "registry_scale: %s\n", error.what());
    return 1;
  }
}
