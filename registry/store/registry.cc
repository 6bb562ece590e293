#include "registry/store/registry.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "registry/store/database.h"
#include "registry/store/migrations.h"
#include "registry/store/open_database.h"
#include "registry/store/record_rows.h"

namespace baku {
namespace {

constexpr std::int64_t kBatch = 200;           // records read at a time
constexpr std::size_t kMaxPipelineName = 200;  // bytes

constexpr std::array<std::pair<DocumentState, const char*>, 5> kStateNames = {{
    {DocumentState::kNew, "new"},
    {DocumentState::kStarted, "started"},
    {DocumentState::kDone, "done"},
    {DocumentState::kFailed, "failed"},
    {DocumentState::kSetAside, "set_aside"},
}};

DocumentState state_of(std::string_view name) {
  for (const auto& [state, state_name] : kStateNames) {
    if (name == state_name) return state;
  }
  return DocumentState::kStarted;
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_record_id(std::string_view text) {
  constexpr std::string_view kSigns = "abcdefghijklmnopqrstuvwxyz0123456789-";
  return !text.empty() && text.size() <= 100 &&
         text.find_first_not_of(kSigns) == std::string_view::npos;
}

Result<void> check_key(const DocumentKey& key) {
  if (!is_sha256(key.sha256)) return fail(ErrorCode::kMalformed, "not a SHA-256: " + key.sha256);
  if (key.pipeline.empty() || key.pipeline.size() > kMaxPipelineName) {
    return fail(ErrorCode::kMalformed, "not the name of a pipeline: " + key.pipeline);
  }
  return {};
}

// `ids`: of the records before it; its own is added.
Result<void> check_record(const SopRecord& record, const DocumentKey& key,
                          std::set<std::string>& ids) {
  if (is_record_id(record.record_id) && ids.insert(record.record_id).second &&
      record.source.sha256 == key.sha256) {
    return {};
  }
  return fail(ErrorCode::kMalformed,
              "not a record of this document: " + storable_text(record.record_id));
}

Result<void> check_outcome(const DocumentOutcome& outcome) {
  if (auto checked = check_key(outcome.key); !checked) return checked;
  std::set<std::string> ids;
  for (const SopRecord& record : outcome.records) {
    if (auto checked = check_record(record, outcome.key, ids); !checked) return checked;
  }
  const bool ended = outcome.state == DocumentState::kDone ||
                     outcome.state == DocumentState::kFailed ||
                     outcome.state == DocumentState::kSetAside;
  const bool any = !outcome.records.empty() || outcome.further_count > 0;
  if (!ended || (outcome.state != DocumentState::kDone && any)) {
    return fail(ErrorCode::kMalformed, "an outcome without an end, or a failure with records");
  }
  return {};
}

// Writers come one after another from here to the end of the transaction. So cursors rise in the
// order of the commits, and two writers never wait for each other.
Result<void> lock_feed(Database& database) {
  return database.execute("UPDATE registry SET cursor = cursor");
}

Result<void> put_path(Database& database, RunId run, const std::string& sha256,
                      const std::string& path) {
  return database.execute(
      "INSERT INTO paths (path, sha256, run_id) VALUES ($1, $2, $3)"
      " ON CONFLICT (path, sha256) DO NOTHING",
      {storable_text(path), sha256, run});
}

Result<void> put_passed_pages(Database& database, const DocumentOutcome& outcome) {
  auto written =
      database.execute("DELETE FROM passed_pages WHERE sha256 = $1", {outcome.key.sha256});
  for (const PassedPages& passed : outcome.passed) {
    if (!written) return written;
    written = database.execute(
        "INSERT INTO passed_pages (sha256, first_page, last_page, lost, reason)"
        " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (sha256, first_page) DO UPDATE"
        " SET last_page = excluded.last_page, lost = excluded.lost, reason = excluded.reason",
        {outcome.key.sha256, std::int64_t{passed.first}, std::int64_t{passed.last},
         std::int64_t{passed.lost ? 1 : 0}, storable_text(passed.reason)});
  }
  return written;
}

Result<void> put_document(Database& database, RunId run, const DocumentOutcome& outcome) {
  return database
      .execute(
          "INSERT INTO documents (sha256, media_type, bytes, pages) VALUES ($1, $2, $3, $4)"
          " ON CONFLICT (sha256) DO UPDATE SET media_type = excluded.media_type,"
          " bytes = excluded.bytes, pages = excluded.pages",
          {outcome.key.sha256, storable_text(outcome.media_type), outcome.bytes,
           std::int64_t{outcome.pages}})
      .and_then([&] { return put_path(database, run, outcome.key.sha256, outcome.path); })
      .and_then([&] { return put_passed_pages(database, outcome); });
}

Result<void> put_outcome(Database& database, RunId run, const DocumentOutcome& outcome) {
  return database
      .execute(
          "INSERT INTO outcomes (run_id, sha256, pipeline, path, state, ending, message, page,"
          " attempts, milliseconds, records)"
          " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
          {run, outcome.key.sha256, outcome.key.pipeline, storable_text(outcome.path),
           std::string(state_name(outcome.state)), storable_text(outcome.ending),
           storable_text(outcome.message), std::int64_t{outcome.page},
           std::int64_t{outcome.attempts}, outcome.milliseconds,
           static_cast<std::int64_t>(outcome.records.size() + outcome.further_count)})
      .and_then([&] {
        return database.execute(
            "INSERT INTO conversions (sha256, pipeline, launches, run_id) VALUES ($1, $2, 0, $3)"
            " ON CONFLICT (sha256, pipeline) DO UPDATE SET launches = 0, run_id = $3",
            {outcome.key.sha256, outcome.key.pipeline, run});
      });
}

Result<CommitCounts> put_records(Database& database, const ChangeSource& source,
                                 const DocumentOutcome& outcome) {
  BAKU_TRY(const std::vector<StoredSop> stored, stored_sops(database, outcome.key.sha256));
  std::map<std::string_view, const StoredSop*> known;
  for (const StoredSop& sop : stored) known.emplace(sop.record_id, &sop);
  CommitCounts counts;
  std::set<std::string> held;
  const RecordVisit put = [&](const SopRecord& record) -> Result<void> {
    if (auto checked = check_record(record, outcome.key, held); !checked) return checked;
    const auto before = known.find(record.record_id);
    BAKU_TRY(const Change change, store_record(database, source, record,
                                               before == known.end() ? nullptr : before->second));
    counts.added += change == Change::kAdded ? 1 : 0;
    counts.changed += change == Change::kChanged ? 1 : 0;
    counts.unchanged += change == Change::kUnchanged ? 1 : 0;
    return {};
  };
  Result<void> written;
  for (auto record = outcome.records.begin(); written && record != outcome.records.end();
       ++record) {
    written = put(*record);
  }
  if (written && outcome.further) written = outcome.further(put);
  if (!written) return tl::unexpected(std::move(written).error());
  // What a lost page held is not known, and not gone.
  const bool whole = std::none_of(outcome.passed.begin(), outcome.passed.end(),
                                  [](const PassedPages& passed) { return passed.lost; });
  for (const StoredSop& sop : stored) {
    if (!whole) break;
    if (held.contains(sop.record_id) || sop.deleted) continue;
    if (auto deleted = delete_record(database, source, sop); !deleted) {
      return tl::unexpected(std::move(deleted).error());
    }
    ++counts.deleted;
  }
  return counts;
}

}  // namespace

const char* state_name(DocumentState state) {
  for (const auto& [named, name] : kStateNames) {
    if (named == state) return name;
  }
  return "new";
}

Result<Registry> Registry::open(const std::string& url, OpenMode mode) {
  BAKU_TRY(std::unique_ptr<Database> database, open_database(url, mode));
  if (auto migrated = migrate(*database, mode); !migrated) {
    return tl::unexpected(std::move(migrated).error());
  }
  return Registry(std::move(database));
}

Registry::Registry(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Registry::Registry(Registry&&) noexcept = default;
Registry& Registry::operator=(Registry&&) noexcept = default;
Registry::~Registry() = default;

std::string Registry::name() const { return database_->name(); }

Result<RunId> Registry::begin_run(const RunStart& start) {
  BAKU_TRY(const auto rows,
           database_->query("INSERT INTO runs (started_at, command, pipeline) VALUES ($1, $2, $3)"
                            " RETURNING run_id",
                            {storable_text(start.started_at), storable_text(start.command),
                             storable_text(start.pipeline)}));
  return rows.front().integer(0);
}

Result<void> Registry::finish_run(RunId run, const RunEnd& end) {
  return database_->execute(
      "UPDATE runs SET finished_at = $1, interrupted = $2, files = $3, unchanged = $4"
      " WHERE run_id = $5",
      {storable_text(end.finished_at), std::int64_t{end.interrupted ? 1 : 0},
       std::int64_t{end.files}, std::int64_t{end.unchanged}, run});
}

Result<DocumentStatus> Registry::status_of(const DocumentKey& key) {
  BAKU_TRY(const auto rows,
           database_->query("SELECT c.launches, c.run_id, o.state, o.ending, o.message, o.page,"
                            " o.records FROM conversions c LEFT JOIN outcomes o"
                            " ON o.run_id = c.run_id AND o.sha256 = c.sha256"
                            " AND o.pipeline = c.pipeline"
                            " WHERE c.sha256 = $1 AND c.pipeline = $2",
                            {storable_text(key.sha256), storable_text(key.pipeline)}));
  DocumentStatus status;
  if (rows.empty()) return status;
  const Row& row = rows.front();
  status.attempts = static_cast<int>(row.integer(0));
  status.run = row.integer(1);
  status.state = row.is_null(2) ? DocumentState::kStarted : state_of(row.text(2));
  status.ending = row.text(3);
  status.message = row.text(4);
  status.page = static_cast<int>(row.integer(5));
  status.records = static_cast<int>(row.integer(6));
  return status;
}

Result<int> Registry::count_attempt(RunId /*run*/, const DocumentKey& key) {
  if (auto checked = check_key(key); !checked) return tl::unexpected(checked.error());
  BAKU_TRY(const auto rows, database_->query("INSERT INTO conversions (sha256, pipeline, launches)"
                                             " VALUES ($1, $2, 1) ON CONFLICT (sha256, pipeline)"
                                             " DO UPDATE SET launches = conversions.launches + 1"
                                             " RETURNING launches",
                                             {key.sha256, storable_text(key.pipeline)}));
  return static_cast<int>(rows.front().integer(0));
}

Result<CommitCounts> Registry::commit_outcome(RunId run, const DocumentOutcome& outcome) {
  if (auto checked = check_outcome(outcome); !checked) return tl::unexpected(checked.error());
  BAKU_TRY(Transaction transaction, Transaction::begin(*database_, Access::kWrite));
  if (auto locked = lock_feed(*database_); !locked) return tl::unexpected(locked.error());
  BAKU_TRY(const DocumentStatus status, status_of(outcome.key));
  const bool repeated = status.run == run && status.state != DocumentState::kStarted;
  auto written = repeated ? put_path(*database_, run, outcome.key.sha256, outcome.path)
                          : put_document(*database_, run, outcome).and_then([&] {
                              return put_outcome(*database_, run, outcome);
                            });
  if (!written) return tl::unexpected(std::move(written).error());
  CommitCounts counts;
  if (!repeated && outcome.state == DocumentState::kDone) {
    BAKU_TRY(counts, put_records(*database_, {run, outcome.key.pipeline}, outcome));
  }
  if (auto committed = transaction.commit(); !committed) return tl::unexpected(committed.error());
  return counts;
}

Result<void> Registry::note_path(RunId run, const std::string& sha256, const std::string& path) {
  BAKU_TRY(const auto rows, database_->query("SELECT 1 FROM paths WHERE path = $1 AND sha256 = $2",
                                             {storable_text(path), storable_text(sha256)}));
  if (!rows.empty()) return {};
  return put_path(*database_, run, storable_text(sha256), path);
}

Result<void> Registry::for_each_record(
    const std::function<Result<void>(const std::string& json)>& visit) {
  BAKU_TRY(const Transaction snapshot, Transaction::begin(*database_, Access::kRead));
  SqlValue sha256 = std::string();
  SqlValue ordinal = std::int64_t{0};
  SqlValue record_id = std::string();
  while (true) {
    BAKU_TRY(const auto rows,
             database_->query("SELECT s.sha256, s.ordinal, s.record_id, v.record FROM sops s"
                              " JOIN versions v ON v.cursor = s.cursor WHERE s.deleted = 0"
                              " AND (s.sha256, s.ordinal, s.record_id) > ($1, $2, $3)"
                              " ORDER BY s.sha256, s.ordinal, s.record_id LIMIT $4",
                              {sha256, ordinal, record_id, kBatch}));
    for (const Row& row : rows) {
      if (auto visited = visit(row.text(3)); !visited) return visited;
    }
    if (rows.size() < static_cast<std::size_t>(kBatch)) return {};
    sha256 = rows.back().values[0];
    ordinal = rows.back().values[1];
    record_id = rows.back().values[2];
  }
}

}  // namespace baku
