// What a registry holds, for people and for reports.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "registry/store/registry.h"

namespace baku {

struct Count {
  std::string name;
  std::int64_t number = 0;
};

struct RegistryStatus {
  std::vector<Count> documents;  // by how they ended last ("ok", "timeout", ...), by name
  std::int64_t records = 0;      // current ones
  std::int64_t deleted = 0;
  std::int64_t versions = 0;  // of all records, deletions included; the last cursor of the feed
  std::int64_t organizations = 0;
  std::int64_t persons = 0;
  std::int64_t runs = 0;
  std::int64_t unfinished_runs = 0;
  std::int64_t dead_letters = 0;
};

Result<RegistryStatus> status_of_registry(Registry& registry);

struct RecordLine {
  std::string record_id;
  std::int64_t version = 0;
  std::string title;
  std::string sop_number;
  std::string government;
  std::string unit;
  std::string path;  // of the document, the first of its places
  int ordinal = 1;
  std::int64_t steps = 0;
  std::int64_t errors = 0;    // findings
  std::int64_t warnings = 0;  // findings
};

// The current records in the order of for_each_record.
Result<void> list_records(Registry& registry,
                          const std::function<Result<void>(const RecordLine& line)>& visit);

struct DocumentLine {
  std::string sha256;
  std::string path;
  std::string state;  // done, failed, set_aside
  std::string ending;
  std::string message;
  int page = 0;
  int attempts = 0;
  std::int64_t milliseconds = 0;
  std::int64_t records = 0;
  std::int64_t pages = 0;
  std::int64_t lost_pages = 0;
  RunId run = 0;
};

enum class DocumentChoice : std::uint8_t { kAll, kTrouble };  // kTrouble: all but "ok"

// Documents by their last outcome, by path.
Result<std::vector<DocumentLine>> list_documents(Registry& registry, DocumentChoice choice);

struct RunLine {
  RunId run = 0;
  std::string started_at;
  std::string finished_at;  // empty: still running, or killed
  bool interrupted = false;
  std::string command;
  std::string pipeline;
  std::int64_t files = 0;
  std::int64_t unchanged = 0;
  std::vector<Count> endings;     // of its documents, by name
  std::int64_t milliseconds = 0;  // of work on documents, summed over the workers
  std::int64_t pages = 0;
  std::int64_t records = 0;
};

// The newest first.
Result<std::vector<RunLine>> list_runs(Registry& registry, int limit);

// Findings of the current records, the most frequent first.
Result<std::vector<Count>> count_findings(Registry& registry);

// Current records by office, "unit, government"; the most first. Empty where none was read.
Result<std::vector<Count>> count_offices(Registry& registry);

struct VersionLine {
  std::int64_t version = 0;
  std::int64_t cursor = 0;
  std::string content_hash;  // empty: a deletion
  std::string run_started_at;
  std::string pipeline;
};

// All versions of a record, the oldest first. Errors: kNotFound, and those of Registry.
Result<std::vector<VersionLine>> versions_of(Registry& registry, const std::string& record_id);

// The JSON of a version; the current one where none is given. Errors: kNotFound (no such version,
// or it is a deletion), and those of Registry.
Result<std::string> record_text(Registry& registry, const std::string& record_id,
                                std::optional<std::int64_t> version = std::nullopt);

}  // namespace baku
