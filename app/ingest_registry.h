// A run of `baku ingest` into a registry.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"
#include "registry/store/registry.h"

namespace baku {

struct FileEnd;

// True for errors after which a document is not tried again: it ended its workers.
bool is_set_aside(ErrorCode code);

class IngestRegistry {
 public:
  struct Options {
    std::string url;
    std::string command;   // for people
    std::string pipeline;  // as in DocumentKey
    bool force = false;    // documents that have an outcome are read again
  };

  // Opens the registry and begins a run. Errors: those of Registry.
  static Result<IngestRegistry> begin(const Options& options);

  // What is known of the bytes with this pipeline.
  Result<DocumentStatus> status_of(const DocumentKey& key) { return registry_.status_of(key); }
  // True where there is nothing to do.
  [[nodiscard]] bool is_settled(const DocumentStatus& status) const;
  // To be called before each launch; the launches since the last outcome, this one included.
  Result<int> count_attempt(const DocumentKey& key) { return registry_.count_attempt(run_, key); }

  Result<void> commit(const std::string& path, const FileEnd& end);
  Result<void> note_unchanged(const DocumentKey& key, const std::string& path);
  Result<void> finish(std::size_t files, std::size_t unchanged, bool interrupted);

  [[nodiscard]] const std::string& pipeline() const { return options_.pipeline; }

 private:
  IngestRegistry(Options options, Registry registry)
      : options_(std::move(options)), registry_(std::move(registry)) {}

  Options options_;
  Registry registry_;
  RunId run_ = 0;
};

// The name of the pipeline: the version of Baku, and a digest of all options and word lists by
// which records may differ.
std::string pipeline_name(const std::string& options_text);

}  // namespace baku
