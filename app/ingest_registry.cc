#include "app/ingest_registry.h"

#include <fmt/format.h>

#include <utility>

#include "app/delivery.h"
#include "app/registry_arguments.h"
#include "base/file.h"

namespace baku {
namespace {

constexpr std::size_t kDigestLetters = 12;

// Consecutive pages as ranges.
void add_pages(const std::vector<int>& pages, bool lost, const std::string& reason,
               std::vector<PassedPages>& passed) {
  for (const int page : pages) {
    PassedPages* last = passed.empty() ? nullptr : &passed.back();
    if (last != nullptr && last->last + 1 == page && last->lost == lost && last->reason == reason) {
      last->last = page;
    } else {
      passed.push_back({page, page, lost, reason});
    }
  }
}

std::string lost_text(const std::vector<int>& pages) {
  return fmt::format("pages {} could not be read", fmt::join(pages, ", "));
}

// Valid as long as `end`.
DocumentOutcome document_outcome(const std::string& path, const FileEnd& end) {
  const Outcome& outcome = end.outcome;
  DocumentOutcome document;
  document.key = end.key;
  document.path = path;
  document.bytes = static_cast<std::int64_t>(end.bytes);
  document.pages = outcome.pages;
  document.attempts = end.attempts;
  document.milliseconds = end.took.count();
  for (const SkippedPages& skipped : outcome.skipped) {
    add_pages(skipped.pages, false, skipped.reason, document.passed);
  }
  add_pages(outcome.lost_pages, true, "", document.passed);
  if (outcome.error) {
    const Error& error = *outcome.error;
    document.state = is_set_aside(error.code) ? DocumentState::kSetAside : DocumentState::kFailed;
    document.ending = error_name(error.code);
    document.message = error.message;
    document.page = error.page;
    return document;
  }
  document.ending = outcome.lost_pages.empty() ? "ok" : "partial";
  if (!outcome.lost_pages.empty()) document.message = lost_text(outcome.lost_pages);
  document.further_count = outcome.records.size();
  document.further = [&outcome](const RecordVisit& visit) {
    return outcome.records.for_each(visit);
  };
  document.media_type = outcome.records.front().source.media_type;
  return document;
}

}  // namespace

bool is_set_aside(ErrorCode code) {
  switch (code) {
    case ErrorCode::kTimeout:
    case ErrorCode::kOutOfMemory:
    case ErrorCode::kCrash:
    case ErrorCode::kViolation:
    case ErrorCode::kSetAside: return true;
    default: return false;
  }
}

Result<IngestRegistry> IngestRegistry::begin(const Options& options) {
  BAKU_TRY(Registry registry, Registry::open(options.url, OpenMode::kCreate));
  IngestRegistry ingest(options, std::move(registry));
  BAKU_TRY(ingest.run_, ingest.registry_.begin_run({utc_now(), options.command, options.pipeline}));
  return ingest;
}

bool IngestRegistry::is_settled(const DocumentStatus& status) const {
  if (options_.force) return false;
  return status.state == DocumentState::kDone || status.state == DocumentState::kFailed ||
         status.state == DocumentState::kSetAside;
}

Result<void> IngestRegistry::commit(const std::string& path, const FileEnd& end) {
  // A file that could not even be opened has no bytes to be known by.
  if (end.key.sha256.empty()) return {};
  BAKU_TRY([[maybe_unused]] const CommitCounts counts,
           registry_.commit_outcome(run_, document_outcome(path, end)));
  return {};
}

Result<void> IngestRegistry::note_unchanged(const DocumentKey& key, const std::string& path) {
  return registry_.note_path(run_, key.sha256, path);
}

Result<void> IngestRegistry::finish(std::size_t files, std::size_t unchanged, bool interrupted) {
  return registry_.finish_run(
      run_, {utc_now(), interrupted, static_cast<int>(files), static_cast<int>(unchanged)});
}

std::string pipeline_name(const std::string& options_text) {
  return fmt::format("baku {} {}", BAKU_VERSION,
                     sha256_hex(options_text).substr(0, kDigestLetters));
}

}  // namespace baku
