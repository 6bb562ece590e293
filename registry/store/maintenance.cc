#include "registry/store/maintenance.h"

#include <array>

#include "base/file.h"
#include "registry/store/database.h"
#include "schema/record_json.h"

namespace baku {
namespace {

constexpr std::int64_t kBatch = 200;  // versions read at a time

struct Check {
  const char* problem;
  const char* count;  // SQL: how often
};

constexpr std::array kChecks = {
    Check{"records whose last version is not there",
          "SELECT count(*) FROM sops s WHERE NOT EXISTS (SELECT 1 FROM versions v WHERE"
          " v.cursor = s.cursor AND v.sop_id = s.sop_id AND v.version = s.version"
          " AND v.content_hash = s.content_hash)"},
    Check{"records whose versions have gaps",
          "SELECT count(*) FROM sops s WHERE s.version <>"
          " (SELECT count(*) FROM versions v WHERE v.sop_id = s.sop_id)"},
    Check{"deleted records with a content",
          "SELECT count(*) FROM sops WHERE (deleted = 1) <> (content_hash = '')"},
    Check{"gaps in the numbers of the feed",
          "SELECT r.cursor - (SELECT count(*) FROM versions) FROM registry r"},
    Check{"changes numbered beyond the last one",
          "SELECT count(*) FROM versions v, registry r WHERE v.cursor > r.cursor"},
    Check{"current records that the search does not know, or deleted ones that it knows",
          "SELECT abs((SELECT count(*) FROM sops WHERE deleted = 0)"
          " - (SELECT count(*) FROM record_words))"},
    Check{"findings of deleted records",
          "SELECT count(*) FROM findings f JOIN sops s ON s.sop_id = f.sop_id WHERE s.deleted = 1"},
    Check{"outcomes that are noted but not there",
          "SELECT count(*) FROM conversions c WHERE c.run_id IS NOT NULL AND NOT EXISTS"
          " (SELECT 1 FROM outcomes o WHERE o.run_id = c.run_id AND o.sha256 = c.sha256"
          " AND o.pipeline = c.pipeline)"},
};

Result<void> check_numbers(Database& database, std::vector<std::string>& problems) {
  for (const auto& [problem, count] : kChecks) {
    BAKU_TRY(const auto rows, database.query(count));
    const std::int64_t found = rows.front().integer(0);
    if (found != 0) problems.push_back(std::to_string(found) + " " + problem);
  }
  return {};
}

void check_version(const Row& row, std::vector<std::string>& problems) {
  const std::string place = row.text(1) + " version " + std::to_string(row.integer(2));
  if (row.is_null(4)) {
    if (!row.text(3).empty()) problems.push_back(place + " has a hash but no content");
    return;
  }
  const std::string json = row.text(4);
  if (sha256_hex(json) != row.text(3)) {
    problems.push_back(place + " is not what its hash was made of");
    return;
  }
  const auto record = record_from_json(json);
  if (!record) {
    problems.push_back(place + " is no record: " + record.error().message);
  } else if (record->record_id != row.text(1)) {
    problems.push_back(place + " holds the record " + record->record_id);
  }
}

Result<void> check_versions(Database& database, std::vector<std::string>& problems) {
  std::int64_t cursor = 0;
  while (true) {
    BAKU_TRY(const auto rows,
             database.query("SELECT v.cursor, s.record_id, v.version, v.content_hash, v.record"
                            " FROM versions v LEFT JOIN sops s ON s.sop_id = v.sop_id"
                            " WHERE v.cursor > $1 ORDER BY v.cursor LIMIT $2",
                            {cursor, kBatch}));
    if (rows.empty()) return {};
    for (const Row& row : rows) check_version(row, problems);
    cursor = rows.back().integer(0);
  }
}

Result<void> check_file(Database& database, std::vector<std::string>& problems) {
  if (database.dialect() != Dialect::kSqlite) return {};
  BAKU_TRY(const auto integrity, database.query("PRAGMA integrity_check"));
  for (const Row& row : integrity) {
    if (row.text(0) != "ok") problems.push_back("the file is damaged: " + row.text(0));
  }
  BAKU_TRY(const auto orphans, database.query("PRAGMA foreign_key_check"));
  if (!orphans.empty()) {
    problems.push_back(std::to_string(orphans.size()) + " rows that refer to nothing");
  }
  return {};
}

}  // namespace

Result<std::vector<std::string>> verify(Registry& registry) {
  BAKU_TRY(const Transaction snapshot, Transaction::begin(registry.database(), Access::kRead));
  return problems_of(registry.database());
}

Result<std::vector<std::string>> problems_of(Database& database) {
  std::vector<std::string> problems;
  const auto checked = check_file(database, problems)
                           .and_then([&] { return check_numbers(database, problems); })
                           .and_then([&] { return check_versions(database, problems); });
  if (!checked) return tl::unexpected(checked.error());
  return problems;
}

Result<void> vacuum(Registry& registry) {
  Database& database = registry.database();
  const bool sqlite = database.dialect() == Dialect::kSqlite;
  return database
      .execute(
          "DELETE FROM organizations WHERE NOT EXISTS (SELECT 1 FROM sops"
          " WHERE sops.organization_id = organizations.organization_id)")
      .and_then([&] {
        return database.execute(
            "DELETE FROM persons WHERE NOT EXISTS (SELECT 1 FROM sops"
            " WHERE sops.approver_id = persons.person_id)");
      })
      .and_then([&] {
        return database.script(sqlite ? "INSERT INTO record_words (record_words)"
                                        " VALUES ('optimize');"
                                        "VACUUM; PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);"
                                      : "VACUUM (ANALYZE)");
      });
}

}  // namespace baku
