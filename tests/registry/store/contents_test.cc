// What is read from a registry: the feed, searches, lists, checks; and registries of other ages.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/file.h"
#include "registry/store/database.h"
#include "registry/store/feed.h"
#include "registry/store/listing.h"
#include "registry/store/maintenance.h"
#include "registry/store/search.h"
#include "schema/record_json.h"
#include "tests/registry/store/backends.h"

namespace baku {
namespace {

class ContentsTest : public OnBackend {
 protected:
  // Three documents; one record changes, one is deleted and one document fails.
  static Registry filled(Registry registry) {
    SopRecord plain = record_of('b', 1, "Pelayanan Kartu Keluarga");
    plain.organization.unit = "Dinas Kependudukan";
    plain.findings.clear();
    RunId run = begin(registry);
    expect(registry.commit_outcome(
        run, outcome_of('a', {record_of('a', 1, "Surat"), record_of('a', 2, "Arsip")})));
    expect(registry.commit_outcome(run, outcome_of('b', {plain})));
    expect(registry.commit_outcome(run, outcome_of('c', {})));
    EXPECT_TRUE(registry.finish_run(run, {"2026-01-02T04:00:00Z", false, 3, 0}));
    run = begin(registry, "2");
    expect(registry.commit_outcome(run, outcome_of('a', {record_of('a', 1, "Undangan")}, "2")));
    return registry;
  }

  static void expect(const Result<CommitCounts>& committed) {
    EXPECT_TRUE(committed) << committed.error().message;
  }
};

TEST_P(ContentsTest, FeedsEachChangeOnceInOrder) {
  Registry registry = filled(open());
  struct Expected {
    std::string record_id;
    std::int64_t version;
    bool deletes;
    bool superseded;
  };
  const Expected expected[] = {{"sop-a1", 1, false, true},
                               {"sop-a2", 1, false, true},
                               {"sop-b1", 1, false, false},
                               {"sop-a1", 2, false, false},
                               {"sop-a2", 2, true, false}};
  std::int64_t cursor = 0;
  for (const auto& [record_id, version, deletes, superseded] : expected) {
    const auto changes = changes_since(registry, cursor, 1);
    ASSERT_TRUE(changes);
    ASSERT_EQ(changes->size(), 1U);
    const FeedChange& change = changes->front();
    EXPECT_EQ(change.cursor, ++cursor);
    EXPECT_EQ(change.record_id, record_id);
    EXPECT_EQ(change.version, version);
    EXPECT_EQ(change.deletes(), deletes);
    EXPECT_EQ(change.superseded, superseded);
    if (!deletes) {
      EXPECT_EQ(change.content_hash, sha256_hex(change.record));
    }
  }
  EXPECT_EQ(changes_since(registry, 0, 100).value().size(), 5U);
  EXPECT_TRUE(changes_since(registry, 5, 100).value().empty());
  EXPECT_EQ(changes_since(registry, 6, 100).error().code, ErrorCode::kUsage);
  EXPECT_EQ(last_change_of(registry, "sop-a1").value().cursor, 4);
  EXPECT_EQ(last_change_of(registry, "sop-x").error().code, ErrorCode::kNotFound);
}

TEST(FeedLine, IsOneLineOfJson) {
  const std::string upsert = feed_line({7, "sop-a1", 2, "00ff", "{\"title\":\"A\"}", false});
  EXPECT_EQ(upsert,
            "{\"cursor\":7,\"op\":\"upsert\",\"record_id\":\"sop-a1\",\"version\":2,"
            "\"content_hash\":\"00ff\",\"record\":{\"title\":\"A\"}}");
  EXPECT_EQ(feed_line({8, "sop-a1", 3, "", "", false}),
            "{\"cursor\":8,\"op\":\"delete\",\"record_id\":\"sop-a1\",\"version\":3,"
            "\"content_hash\":null,\"record\":null}");
}

TEST_P(ContentsTest, Finds) {
  Registry registry = filled(open());
  struct SearchCase {
    const char* words;
    std::vector<std::string> records;
  };
  const SearchCase cases[] = {
      {"undangan", {"sop-a1"}},                // the new title
      {"arsip", {}},                           // deleted
      {"KARTU keluar", {"sop-b1"}},            // any case, beginnings of words
      {"konsep surat", {"sop-a1", "sop-b1"}},  // steps
      {"dinas kependudukan", {"sop-b1"}},      // the office
      {"\"surat\" OR NEAR(x)*", {}},           // no query language
      {"konsep' | surat:*", {"sop-a1", "sop-b1"}},
  };
  for (const auto& [words, records] : cases) {
    SCOPED_TRACE(words);
    const auto hits = search(registry, words, 10);
    ASSERT_TRUE(hits) << hits.error().message;
    std::vector<std::string> found;
    for (const SearchHit& hit : *hits) found.push_back(hit.record_id);
    std::sort(found.begin(), found.end());
    EXPECT_EQ(found, records);
  }
  EXPECT_EQ(search(registry, "konsep", 1).value().size(), 1U);
  EXPECT_EQ(search(registry, " ;'", 10).error().code, ErrorCode::kUsage);
}

TEST_P(ContentsTest, Lists) {
  Registry registry = filled(open());
  const RegistryStatus status = status_of_registry(registry).value();
  std::string documents;
  for (const auto& [name, number] : status.documents) {
    documents += name + " " + std::to_string(number) + "; ";
  }
  EXPECT_EQ(documents, "malformed 1; ok 2; ");
  EXPECT_EQ(status.records, 2);
  EXPECT_EQ(status.deleted, 1);
  EXPECT_EQ(status.versions, 5);
  EXPECT_EQ(status.organizations, 2);
  EXPECT_EQ(status.persons, 1);
  EXPECT_EQ(status.unfinished_runs, 1);
  std::vector<std::string> titles;
  EXPECT_TRUE(list_records(registry, [&](const RecordLine& line) -> Result<void> {
    titles.push_back(line.title + " " + line.path + " " + std::to_string(line.warnings));
    return {};
  }));
  EXPECT_EQ(titles, (std::vector<std::string>{"Undangan scans/a.pdf 1",
                                              "Pelayanan Kartu Keluarga scans/b.pdf 0"}));
  const auto trouble = list_documents(registry, DocumentChoice::kTrouble).value();
  ASSERT_EQ(trouble.size(), 1U);
  EXPECT_EQ(trouble.front().message, "damaged beyond reading");
  EXPECT_EQ(list_documents(registry, DocumentChoice::kAll).value().size(), 3U);
  const auto runs = list_runs(registry, 10).value();
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].finished_at, "");
  EXPECT_EQ(runs[1].records, 3);
  EXPECT_EQ(runs[1].milliseconds, 75);
  EXPECT_EQ(count_findings(registry).value().size(), 1U);
  EXPECT_EQ(versions_of(registry, "sop-a2").value().size(), 2U);
  EXPECT_EQ(versions_of(registry, "sop-x").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(record_text(registry, "sop-a1").value(),
            record_to_json(record_of('a', 1, "Undangan"), JsonStyle::kCompact));
  EXPECT_EQ(record_text(registry, "sop-a2", 1).value(),
            record_to_json(record_of('a', 2, "Arsip"), JsonStyle::kCompact));
  EXPECT_EQ(record_text(registry, "sop-a2").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(record_text(registry, "sop-a2", 3).error().code, ErrorCode::kNotFound);
}

// Each change below makes an unsound registry, which verify must notice.
TEST_P(ContentsTest, Verifies) {
  Registry registry = filled(open());
  const auto sound = verify(registry);
  ASSERT_TRUE(sound) << sound.error().message;
  EXPECT_EQ(*sound, std::vector<std::string>());
  EXPECT_TRUE(vacuum(registry));
  EXPECT_TRUE(verify(registry).value().empty());
  const char* const changes[] = {
      "UPDATE versions SET record = '{}' WHERE cursor = 1",
      "UPDATE versions SET content_hash = 'x' WHERE cursor = 5",
      "UPDATE sops SET version = 9 WHERE record_id = 'sop-b1'",
      "UPDATE sops SET deleted = 1 WHERE record_id = 'sop-b1'",
      "UPDATE registry SET cursor = 9",
      "DELETE FROM record_words",
      "UPDATE conversions SET run_id = 9",
  };
  Database& database = registry.database();
  for (const char* change : changes) {
    SCOPED_TRACE(change);
    ASSERT_TRUE(database.begin(Access::kWrite));
    ASSERT_TRUE(database.script(change));
    EXPECT_FALSE(problems_of(database).value().empty());
    database.rollback();
  }
}

TEST_P(ContentsTest, RefusesRegistriesOfAnotherAge) {
  EXPECT_EQ(Registry::open(url, OpenMode::kExisting).error().code, ErrorCode::kNotFound);
  { filled(open()); }
  EXPECT_TRUE(Registry::open(url, OpenMode::kExisting));
  {
    Registry registry = open();
    ASSERT_TRUE(registry.database().script("UPDATE registry SET layout = 99"));
  }
  const auto newer = Registry::open(url);
  ASSERT_FALSE(newer);
  EXPECT_EQ(newer.error().code, ErrorCode::kUnsupported);
  EXPECT_NE(newer.error().message.find("newer Baku"), std::string::npos) << newer.error().message;
}

// As the first version made it.
void make_old(Database& database) {
  if (database.dialect() == Dialect::kPostgresql) {
    ASSERT_TRUE(database.script("DROP TABLE title_words"));
  }
  ASSERT_TRUE(database.script("UPDATE registry SET layout = 1"));
}

TEST_P(ContentsTest, BringsAnOlderRegistryUp) {
  std::string before;
  {
    Registry registry = filled(open());
    before = exported(registry);
    make_old(registry.database());
  }
  Registry registry = open();
  EXPECT_EQ(exported(registry), before);
  EXPECT_TRUE(problems_of(registry.database()).value().empty());
  const auto layout = registry.database().query("SELECT layout FROM registry");
  EXPECT_GT(layout.value().front().integer(0), 1);
  if (GetParam() == Backend::kSqlite) return;
  const auto words = registry.database().query("SELECT count(*) FROM title_words");
  EXPECT_GT(words.value().front().integer(0), 0);
  const auto similarity =
      registry.database().query("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'");
  if (similarity.value().front().integer(0) == 0) return;
  EXPECT_EQ(search(registry, "undagan", 10).value().size(), 1U) << "a misspelt word";
  EXPECT_TRUE(search(registry, "undagan zzzz", 10).value().empty());
}

INSTANTIATE_TEST_SUITE_P(Registry, ContentsTest,
                         testing::Values(Backend::kSqlite, Backend::kPostgresql), backend_name);

}  // namespace
}  // namespace baku
