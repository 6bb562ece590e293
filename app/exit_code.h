// How `baku` ends, for scripts. The table of docs/commands.md and of `baku --help`.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace baku {

enum class ExitCode : std::uint8_t {
  kOk = 0,
  kSomeFailed = 1,  // some files failed and others did not, or they failed in different ways
  kUsage = 2,
  kNotFound = 3,
  kEmpty = 4,
  kUnsupported = 5,
  kMalformed = 6,
  kEncrypted = 7,
  kLimit = 8,
  kNoSop = 9,
  kOtherFormat = 10,
  kWrite = 11,
  kPartial = 12,      // everything was converted, but a document has pages that could not be read
  kBelowBar = 13,     // `evaluate --thresholds`: a figure is below its threshold
  kUnavailable = 14,  // a registry or server is locked or does not answer
  kTimeout = 15,
  kOutOfMemory = 16,
  kCrash = 17,
  kViolation = 18,
  kSetAside = 19,
  kNoSandbox = 20,
  kInternal = 70,
  kInterrupted = 130,
};

struct ExitCodeMeaning {
  ExitCode code;
  std::string_view meaning;
};

// All exit codes, ascending.
std::span<const ExitCodeMeaning> exit_code_meanings();

// The table as text for `--help`, one line a code.
std::string exit_code_help();

ExitCode exit_code_of(ErrorCode error);

// How the files of one run ended, and the exit code that sums them up: a failed write wins; then
// files that all failed in one way give its code, other failures kSomeFailed, lost pages kPartial.
class RunSummary {
 public:
  void add_success() { ++succeeded_; }
  void add_partial() { ++partial_; }
  void add_failure(ErrorCode error);
  [[nodiscard]] ExitCode exit_code() const;

 private:
  int succeeded_ = 0;
  int partial_ = 0;
  int failed_ = 0;
  bool mixed_ = false;
  bool write_failed_ = false;
  ErrorCode first_ = ErrorCode::kInternal;
};

}  // namespace baku
