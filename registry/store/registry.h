// The registry: which documents were read, how each ended, and every version of every record.
// A registry is a SQLite file or a PostgreSQL database; what stands here holds for both. Each
// function below that changes something is one transaction, on the disk before it returns: a
// process killed at any point leaves the state before it or after it.
//
// A document is its bytes (SHA-256); a pipeline is a version of Baku with its options and word
// lists, as far as they change records. What happened to a document is kept by pipeline.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "schema/sop_record.h"

namespace baku {

class Database;

using RunId = std::int64_t;

struct DocumentKey {
  std::string sha256;    // 64 lower-case hexadecimal digits
  std::string pipeline;  // not empty, at most 200 bytes
};

enum class DocumentState : std::uint8_t {
  kNew,       // never launched with this pipeline
  kStarted,   // launched, without an outcome: the run was killed or still runs
  kDone,      // records were made, all pages or some
  kFailed,    // an error that another try would give again
  kSetAside,  // killed its worker too often; not tried again unless forced
};

// Stable lower-case name: new, started, done, failed, set_aside.
const char* state_name(DocumentState state);

struct DocumentStatus {
  DocumentState state = DocumentState::kNew;
  int attempts = 0;     // launches counted since the last outcome
  RunId run = 0;        // of the last outcome; 0 for none
  std::string ending;   // of the last outcome, as given: "ok", "partial", "timeout", ...
  std::string message;  // of the last outcome
  int page = 0;         // that the message is about; 0 for none
  int records = 0;      // that the last outcome made
};

// Times are UTC as the caller tells them, "2026-11-21T17:30:00Z"; the registry has no clock.
struct RunStart {
  std::string started_at;
  std::string command;   // for people: "baku ingest scans --registry ..."
  std::string pipeline;  // as in DocumentKey
};

struct RunEnd {
  std::string finished_at;
  bool interrupted = false;
  int files = 0;      // given to the run
  int unchanged = 0;  // of them: nothing to do
};

// Pages that gave no record: "skipped" as of no SOP, or "lost" as they could not be read.
struct PassedPages {
  int first = 0;  // 1-based
  int last = 0;
  bool lost = false;
  std::string reason;
};

using RecordVisit = std::function<Result<void>(const SopRecord&)>;

// What one document came to.
struct DocumentOutcome {
  DocumentKey key;
  std::string path;  // where the document was read from
  std::string media_type;
  std::int64_t bytes = 0;
  int pages = 0;  // of the document; 0 where unknown or without pages
  std::vector<PassedPages> passed;
  DocumentState state = DocumentState::kDone;  // kDone, kFailed or kSetAside
  std::string ending;   // "ok" or "partial" for kDone, else the kind of failure: "timeout", ...
  std::string message;  // empty for "ok"
  int page = 0;
  int attempts = 1;
  std::int64_t milliseconds = 0;   // spent on the document
  std::vector<SopRecord> records;  // with source.sha256 == key.sha256; empty unless kDone
  // Further such records, one in memory at a time: calls its argument with each. May be empty.
  std::function<Result<void>(const RecordVisit&)> further = {};
  std::size_t further_count = 0;
};

struct CommitCounts {
  int added = 0;      // records that the registry did not have
  int changed = 0;    // that got a new version
  int unchanged = 0;  // same content: no new version
  int deleted = 0;    // that the document held before and holds no more
};

enum class OpenMode : std::uint8_t {
  kExisting,  // there must be a registry
  kCreate,    // makes one where there is none
};

// Not for several threads at a time; several processes may open the same registry.
class Registry {
 public:
  // `url`: a path, "sqlite:PATH", or "postgresql://USER@HOST/NAME". An older registry is brought to
  // this version first. Errors: kNotFound (no registry there), kUnsupported (made by a newer Baku),
  // kMalformed (not a registry, or damaged), kUnavailable (locked by another process for longer
  // than 30 s; the server does not answer), kWrite (disk full, read-only, input/output error).
  static Result<Registry> open(const std::string& url, OpenMode mode = OpenMode::kCreate);

  explicit Registry(std::unique_ptr<Database> database);
  Registry(Registry&&) noexcept;
  Registry& operator=(Registry&&) noexcept;
  ~Registry();

  // The functions below fail with kWrite, kUnavailable or kMalformed as open() does. Where a
  // change fails nothing of it is kept, and it may be tried again.

  Result<RunId> begin_run(const RunStart& start);
  Result<void> finish_run(RunId run, const RunEnd& end);

  Result<DocumentStatus> status_of(const DocumentKey& key);

  // To be called before a document is launched; the number of launches since the last outcome,
  // this one included.
  Result<int> count_attempt(RunId run, const DocumentKey& key);

  // The outcome, the records and what is derived of them. A record whose JSON is what the registry
  // has keeps its version, another becomes a new one; records that an outcome of kDone without lost
  // pages does not hold any more are deleted (their versions stay); other outcomes touch no record.
  // A document that already has an outcome of the same run and pipeline only gets the path: copies
  // of a file in one run. Errors, beside the above: kMalformed where a record cannot be of this
  // document; those of `further`.
  Result<CommitCounts> commit_outcome(RunId run, const DocumentOutcome& outcome);

  // Notes one more place of a document that is not read again. Writes only where it is news.
  Result<void> note_path(RunId run, const std::string& sha256, const std::string& path);

  // The current records as compact JSON, by document (SHA-256), then by place in it, whatever the
  // order in which they came. Stops where `visit` fails, with its error.
  Result<void> for_each_record(const std::function<Result<void>(const std::string& json)>& visit);

  // For messages: the path, or the server and the database.
  [[nodiscard]] std::string name() const;

  // For the sources of registry/store alone.
  [[nodiscard]] Database& database() { return *database_; }

 private:
  std::unique_ptr<Database> database_;
};

}  // namespace baku
