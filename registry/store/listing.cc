#include "registry/store/listing.h"

#include <array>

#include "registry/store/database.h"

namespace baku {
namespace {

constexpr std::int64_t kBatch = 500;

Result<std::int64_t> number(Database& database, std::string_view sql) {
  BAKU_TRY(const auto rows, database.query(sql));
  return rows.front().integer(0);
}

Result<std::vector<Count>> counts(Database& database, std::string_view sql,
                                  std::initializer_list<SqlValue> parameters = {}) {
  BAKU_TRY(const auto rows, database.query(sql, parameters));
  std::vector<Count> found;
  for (const Row& row : rows) found.push_back({row.text(0), row.integer(1)});
  return found;
}

RecordLine record_line(const Row& row) {
  RecordLine line;
  line.ordinal = static_cast<int>(row.integer(1));
  line.record_id = row.text(2);
  line.version = row.integer(3);
  line.title = row.text(4);
  line.sop_number = row.text(5);
  line.government = row.text(6);
  line.unit = row.text(7);
  line.steps = row.integer(8);
  line.path = row.text(9);
  line.errors = row.integer(10);
  line.warnings = row.integer(11);
  return line;
}

DocumentLine document_line(const Row& row) {
  DocumentLine line;
  line.sha256 = row.text(0);
  line.path = row.text(1);
  line.state = row.text(2);
  line.ending = row.text(3);
  line.message = row.text(4);
  line.page = static_cast<int>(row.integer(5));
  line.attempts = static_cast<int>(row.integer(6));
  line.milliseconds = row.integer(7);
  line.records = row.integer(8);
  line.pages = row.integer(9);
  line.lost_pages = row.integer(10);
  line.run = row.integer(11);
  return line;
}

Result<RunLine> run_line(Database& database, const Row& row) {
  RunLine line;
  line.run = row.integer(0);
  line.started_at = row.text(1);
  line.finished_at = row.text(2);
  line.interrupted = row.integer(3) != 0;
  line.command = row.text(4);
  line.pipeline = row.text(5);
  line.files = row.integer(6);
  line.unchanged = row.integer(7);
  BAKU_TRY(line.endings, counts(database,
                                "SELECT ending, count(*) FROM outcomes WHERE run_id = $1"
                                " GROUP BY ending ORDER BY ending",
                                {line.run}));
  BAKU_TRY(const auto sums,
           database.query("SELECT CAST(coalesce(sum(o.milliseconds), 0) AS BIGINT),"
                          " CAST(coalesce(sum(d.pages), 0) AS BIGINT),"
                          " CAST(coalesce(sum(o.records), 0) AS BIGINT)"
                          " FROM outcomes o JOIN documents d USING (sha256) WHERE o.run_id = $1",
                          {line.run}));
  line.milliseconds = sums.front().integer(0);
  line.pages = sums.front().integer(1);
  line.records = sums.front().integer(2);
  return line;
}

}  // namespace

Result<RegistryStatus> status_of_registry(Registry& registry) {
  Database& database = registry.database();
  BAKU_TRY(const Transaction snapshot, Transaction::begin(database, Access::kRead));
  RegistryStatus status;
  BAKU_TRY(status.documents,
           counts(database,
                  "SELECT ending, count(*) FROM outcomes o WHERE run_id = (SELECT max(l.run_id)"
                  " FROM outcomes l WHERE l.sha256 = o.sha256) GROUP BY ending ORDER BY ending"));
  constexpr std::array<std::pair<std::int64_t RegistryStatus::*, const char*>, 8> kNumbers = {{
      {&RegistryStatus::records, "SELECT count(*) FROM sops WHERE deleted = 0"},
      {&RegistryStatus::deleted, "SELECT count(*) FROM sops WHERE deleted = 1"},
      {&RegistryStatus::versions, "SELECT cursor FROM registry"},
      {&RegistryStatus::organizations, "SELECT count(*) FROM organizations"},
      {&RegistryStatus::persons, "SELECT count(*) FROM persons"},
      {&RegistryStatus::runs, "SELECT count(*) FROM runs"},
      {&RegistryStatus::unfinished_runs, "SELECT count(*) FROM runs WHERE finished_at IS NULL"},
      {&RegistryStatus::dead_letters, "SELECT count(*) FROM dead_letters"},
  }};
  for (const auto& [member, sql] : kNumbers) {
    BAKU_TRY(status.*member, number(database, sql));
  }
  return status;
}

Result<void> list_records(Registry& registry,
                          const std::function<Result<void>(const RecordLine& line)>& visit) {
  Database& database = registry.database();
  BAKU_TRY(const Transaction snapshot, Transaction::begin(database, Access::kRead));
  SqlValue sha256 = std::string();
  SqlValue ordinal = std::int64_t{0};
  SqlValue record_id = std::string();
  while (true) {
    BAKU_TRY(
        const auto rows,
        database.query(
            "SELECT s.sha256, s.ordinal, s.record_id, s.version, s.title, s.sop_number,"
            " o.government, o.unit, s.steps,"
            " (SELECT min(p.path) FROM paths p WHERE p.sha256 = s.sha256),"
            " (SELECT count(*) FROM findings f WHERE f.sop_id = s.sop_id AND severity = 'error'),"
            " (SELECT count(*) FROM findings f WHERE f.sop_id = s.sop_id AND severity = 'warning')"
            " FROM sops s LEFT JOIN organizations o USING (organization_id) WHERE s.deleted = 0"
            " AND (s.sha256, s.ordinal, s.record_id) > ($1, $2, $3)"
            " ORDER BY s.sha256, s.ordinal, s.record_id LIMIT $4",
            {sha256, ordinal, record_id, kBatch}));
    for (const Row& row : rows) {
      if (auto visited = visit(record_line(row)); !visited) return visited;
    }
    if (rows.size() < static_cast<std::size_t>(kBatch)) return {};
    sha256 = rows.back().values[0];
    ordinal = rows.back().values[1];
    record_id = rows.back().values[2];
  }
}

Result<std::vector<DocumentLine>> list_documents(Registry& registry, DocumentChoice choice) {
  BAKU_TRY(const auto rows,
           registry.database().query(
               "SELECT o.sha256, o.path, o.state, o.ending, o.message, o.page, o.attempts,"
               " o.milliseconds, o.records, d.pages, (SELECT"
               " CAST(coalesce(sum(p.last_page - p.first_page + 1), 0) AS BIGINT)"
               " FROM passed_pages p WHERE p.sha256 = o.sha256 AND p.lost = 1), o.run_id"
               " FROM outcomes o JOIN documents d USING (sha256)"
               " WHERE o.run_id = (SELECT max(l.run_id) FROM outcomes l WHERE l.sha256 = o.sha256)"
               " AND (o.ending <> 'ok' OR $1 = 1) ORDER BY o.path, o.sha256",
               {std::int64_t{choice == DocumentChoice::kAll ? 1 : 0}}));
  std::vector<DocumentLine> lines;
  for (const Row& row : rows) lines.push_back(document_line(row));
  return lines;
}

Result<std::vector<RunLine>> list_runs(Registry& registry, int limit) {
  Database& database = registry.database();
  BAKU_TRY(const auto rows,
           database.query("SELECT run_id, started_at, finished_at, interrupted, command, pipeline,"
                          " files, unchanged FROM runs ORDER BY run_id DESC LIMIT $1",
                          {std::int64_t{limit}}));
  std::vector<RunLine> lines;
  for (const Row& row : rows) {
    BAKU_TRY(RunLine line, run_line(database, row));
    lines.push_back(std::move(line));
  }
  return lines;
}

Result<std::vector<Count>> count_findings(Registry& registry) {
  return counts(registry.database(),
                "SELECT code, count(*) FROM findings GROUP BY code ORDER BY count(*) DESC, code");
}

Result<std::vector<Count>> count_offices(Registry& registry) {
  BAKU_TRY(const auto rows,
           registry.database().query(
               "SELECT o.unit, o.government, count(*) FROM sops s"
               " LEFT JOIN organizations o USING (organization_id) WHERE s.deleted = 0"
               " GROUP BY o.unit, o.government ORDER BY count(*) DESC, o.unit, o.government"));
  std::vector<Count> offices;
  for (const Row& row : rows) {
    const bool both = !row.is_null(0) && !row.is_null(1);
    offices.push_back({row.text(0) + (both ? ", " : "") + row.text(1), row.integer(2)});
  }
  return offices;
}

Result<std::vector<VersionLine>> versions_of(Registry& registry, const std::string& record_id) {
  BAKU_TRY(const auto rows, registry.database().query(
                                "SELECT v.version, v.cursor, v.content_hash, r.started_at,"
                                " v.pipeline FROM sops s JOIN versions v ON v.sop_id = s.sop_id"
                                " LEFT JOIN runs r ON r.run_id = v.run_id"
                                " WHERE s.record_id = $1 ORDER BY v.version",
                                {storable_text(record_id)}));
  if (rows.empty()) {
    return fail(ErrorCode::kNotFound, "there is no record " + record_id + " in the registry");
  }
  std::vector<VersionLine> lines;
  for (const Row& row : rows) {
    lines.push_back({row.integer(0), row.integer(1), row.text(2), row.text(3), row.text(4)});
  }
  return lines;
}

Result<std::string> record_text(Registry& registry, const std::string& record_id,
                                std::optional<std::int64_t> version) {
  BAKU_TRY(const auto rows, registry.database().query(
                                "SELECT v.record FROM sops s"
                                " JOIN versions v ON v.sop_id = s.sop_id"
                                " WHERE s.record_id = $1"
                                " AND v.version = (CASE WHEN $2 = 0 THEN s.version ELSE $2 END)",
                                {storable_text(record_id), version.value_or(0)}));
  if (rows.empty()) {
    return fail(ErrorCode::kNotFound, "there is no record " + record_id +
                                          (version ? " of that version" : "") + " in the registry");
  }
  if (rows.front().is_null(0)) {
    return fail(ErrorCode::kNotFound, "the record " + record_id + " was deleted");
  }
  return rows.front().text(0);
}

}  // namespace baku
