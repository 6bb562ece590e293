// What a registry keeps, on both databases.
#include "registry/store/registry.h"

#include <gtest/gtest.h>

#include <thread>

#include "registry/store/feed.h"
#include "schema/record_json.h"
#include "tests/registry/store/backends.h"

namespace baku {
namespace {

std::string line_of(const SopRecord& record) {
  return record_to_json(record, JsonStyle::kCompact) + "\n";
}

std::string shown(const CommitCounts& counts) {
  return "+" + std::to_string(counts.added) + " ~" + std::to_string(counts.changed) + " =" +
         std::to_string(counts.unchanged) + " -" + std::to_string(counts.deleted);
}

class RegistryTest : public OnBackend {};

struct CommitCase {
  const char* what;
  std::vector<SopRecord> records;  // none: the document failed
  const char* counts;
  std::vector<std::string> titles;  // that are exported afterwards
};

// Runs over one document, one after another on one registry.
std::vector<CommitCase> commit_cases() {
  const SopRecord first = record_of('a', 1, "Surat Masuk");
  const SopRecord second = record_of('a', 2, "Surat Keluar");
  const SopRecord renamed = record_of('a', 2, "Surat Keluar Dinas");
  return {
      {"new", {first, second}, "+2 ~0 =0 -0", {"Surat Masuk", "Surat Keluar"}},
      {"the same again", {first, second}, "+0 ~0 =2 -0", {"Surat Masuk", "Surat Keluar"}},
      {"one changed", {first, renamed}, "+0 ~1 =1 -0", {"Surat Masuk", "Surat Keluar Dinas"}},
      {"a failure changes nothing", {}, "+0 ~0 =0 -0", {"Surat Masuk", "Surat Keluar Dinas"}},
      {"one is gone", {renamed}, "+0 ~0 =1 -1", {"Surat Keluar Dinas"}},
      {"it is back", {second, first}, "+1 ~1 =0 -0", {"Surat Masuk", "Surat Keluar"}},
  };
}

TEST_P(RegistryTest, KeepsVersions) {
  for (const auto& [what, records, counts, titles] : commit_cases()) {
    SCOPED_TRACE(what);
    Registry registry = open();
    const auto committed = registry.commit_outcome(begin(registry), outcome_of('a', records));
    ASSERT_TRUE(committed) << committed.error().message;
    EXPECT_EQ(shown(*committed), counts);
    std::vector<std::string> found;
    const auto visited = registry.for_each_record([&](const std::string& json) -> Result<void> {
      found.push_back(record_from_json(json).value().title.value_or(""));
      return {};
    });
    EXPECT_TRUE(visited);
    EXPECT_EQ(found, titles);
  }
}

TEST_P(RegistryTest, DeletesNothingForALostPage) {
  Registry registry = open();
  const SopRecord first = record_of('a', 1, "Satu");
  ASSERT_TRUE(
      registry.commit_outcome(begin(registry), outcome_of('a', {first, record_of('a', 2, "Dua")})));
  DocumentOutcome partial = outcome_of('a', {first});
  partial.ending = "partial";
  partial.passed = {{1, 1, false, "blank"}, {3, 3, true, ""}};
  EXPECT_EQ(shown(registry.commit_outcome(begin(registry), partial).value()), "+0 ~0 =1 -0");
  EXPECT_EQ(shown(registry.commit_outcome(begin(registry), outcome_of('a', {first})).value()),
            "+0 ~0 =1 -1");
}

// Writers at the same time: nobody's commit is lost, and a reader that follows the feed meanwhile
// sees every change once, in order.
TEST_P(RegistryTest, FeedsWhatSeveralWritersCommit) {
  static_cast<void>(open());
  constexpr int kCommits = 15;
  const auto write = [&](char document) {
    Registry registry = open();
    const RunId run = begin(registry);
    for (int i = 1; i <= kCommits; ++i) {
      SopRecord record = record_of(document, i, "SOP");
      record.source.sha256 =
          std::string(1, document) + std::string(61, '0') + std::to_string(10 + i);
      DocumentOutcome outcome = outcome_of(document, {record});
      outcome.key.sha256 = record.source.sha256;
      EXPECT_TRUE(registry.commit_outcome(run, outcome));
    }
  };
  std::thread first(write, 'a');
  std::thread second(write, 'b');
  Registry reader = open();
  std::int64_t cursor = 0;
  for (int looks = 0; cursor < std::int64_t{kCommits} * 2 && looks < 10000; ++looks) {
    const auto changes = changes_since(reader, cursor, 100);
    EXPECT_TRUE(changes);
    for (const FeedChange& change : changes.value_or(std::vector<FeedChange>())) {
      EXPECT_EQ(change.cursor, cursor + 1);
      cursor = change.cursor;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  first.join();
  second.join();
  EXPECT_EQ(cursor, std::int64_t{kCommits} * 2);
}

TEST_P(RegistryTest, ExportsInTheSameOrderWhateverTheOrderOfCommits) {
  Registry registry = open();
  const RunId run = begin(registry);
  for (const char document : {'c', 'a', 'b'}) {
    ASSERT_TRUE(registry.commit_outcome(
        run,
        outcome_of(document, {record_of(document, 2, "Dua"), record_of(document, 1, "Satu")})));
  }
  std::string lines;
  for (const char document : {'a', 'b', 'c'}) {
    lines += line_of(record_of(document, 1, "Satu")) + line_of(record_of(document, 2, "Dua"));
  }
  EXPECT_EQ(exported(registry), lines);
}

TEST_P(RegistryTest, KnowsWhatIsDone) {
  Registry registry = open();
  const RunId run = begin(registry);
  const DocumentKey key = {hash_of('a'), "1"};
  EXPECT_EQ(registry.status_of(key).value().state, DocumentState::kNew);
  EXPECT_EQ(registry.count_attempt(run, key).value(), 1);
  EXPECT_EQ(registry.count_attempt(run, key).value(), 2);
  EXPECT_EQ(registry.status_of(key).value().state, DocumentState::kStarted);
  EXPECT_EQ(registry.status_of(key).value().attempts, 2);
  ASSERT_TRUE(registry.commit_outcome(run, outcome_of('a', {})));
  const DocumentStatus failed = registry.status_of(key).value();
  EXPECT_EQ(state_name(failed.state), std::string("failed"));
  EXPECT_EQ(failed.ending + "/" + failed.message, "malformed/damaged beyond reading");
  EXPECT_EQ(failed.attempts, 0);
  EXPECT_EQ(failed.run, run);
  EXPECT_EQ(registry.count_attempt(run, key).value(), 1);  // forced: still failed until it ends
  EXPECT_EQ(registry.status_of(key).value().state, DocumentState::kFailed);
  EXPECT_EQ(registry.status_of({hash_of('a'), "2"}).value().state, DocumentState::kNew);
}

TEST_P(RegistryTest, TakesACopyInOneRunAsAPath) {
  Registry registry = open();
  const RunId run = begin(registry);
  ASSERT_TRUE(registry.commit_outcome(run, outcome_of('a', {record_of('a', 1, "Satu")})));
  DocumentOutcome copy = outcome_of('a', {record_of('a', 1, "Dua")});
  copy.path = "copy.pdf";
  EXPECT_EQ(shown(registry.commit_outcome(run, copy).value()), "+0 ~0 =0 -0");
  ASSERT_TRUE(registry.note_path(run, hash_of('a'), "third.pdf"));
  ASSERT_TRUE(registry.note_path(run, hash_of('a'), "third.pdf"));
  EXPECT_EQ(exported(registry), line_of(record_of('a', 1, "Satu")));
  ASSERT_TRUE(registry.finish_run(run, {"2026-01-02T03:05:00Z", false, 3, 1}));
}

TEST_P(RegistryTest, RefusesWhatCannotBe) {
  const SopRecord good = record_of('a', 1, "Satu");
  SopRecord foreign = good;
  foreign.source.sha256 = hash_of('b');
  SopRecord nameless = good;
  nameless.record_id = "sop-1'; DROP TABLE sops; --";
  DocumentOutcome failed = outcome_of('a', {good});
  failed.state = DocumentState::kFailed;
  DocumentOutcome open_end = outcome_of('a', {good});
  open_end.state = DocumentState::kStarted;
  DocumentOutcome no_hash = outcome_of('a', {});
  no_hash.key.sha256 = "A";
  DocumentOutcome no_pipeline = outcome_of('a', {}, "");
  Registry registry = open();
  const RunId run = begin(registry);
  for (const DocumentOutcome& outcome :
       {outcome_of('a', {foreign}), outcome_of('a', {nameless}), outcome_of('a', {good, good}),
        failed, open_end, no_hash, no_pipeline}) {
    const auto committed = registry.commit_outcome(run, outcome);
    ASSERT_FALSE(committed);
    EXPECT_EQ(committed.error().code, ErrorCode::kMalformed) << committed.error().message;
  }
  // An id that another document has is found inside the transaction, and nothing is kept of it.
  ASSERT_TRUE(registry.commit_outcome(run, outcome_of('a', {good})));
  SopRecord stolen = record_of('b', 2, "Dua");
  stolen.record_id = good.record_id;
  EXPECT_FALSE(registry.commit_outcome(run, outcome_of('b', {record_of('b', 1, "X"), stolen})));
  EXPECT_EQ(registry.status_of({hash_of('b'), "1"}).value().state, DocumentState::kNew);
  EXPECT_EQ(exported(registry), line_of(good));
}

TEST_P(RegistryTest, TakesTextsAsTheyCome) {
  Registry registry = open();
  SopRecord record = record_of('a', 1, std::string("nol \0 dan \xFF rusak' \"; --", 23));
  record.findings.front().message = std::string("\xC0\x80", 2);
  DocumentOutcome outcome = outcome_of('a', {record});
  outcome.path = "scans/\xFE.pdf";
  const auto committed = registry.commit_outcome(begin(registry), outcome);
  ASSERT_TRUE(committed) << committed.error().message;
  EXPECT_EQ(exported(registry), line_of(record));
}

INSTANTIATE_TEST_SUITE_P(Registry, RegistryTest,
                         testing::Values(Backend::kSqlite, Backend::kPostgresql), backend_name);

}  // namespace
}  // namespace baku
