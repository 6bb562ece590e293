#include "app/exit_code.h"

#include <fmt/core.h>

#include <array>

namespace baku {
namespace {

constexpr std::array kMeanings = {
    ExitCodeMeaning{ExitCode::kOk, "everything was done"},
    ExitCodeMeaning{ExitCode::kSomeFailed, "some files failed, or files failed in different ways"},
    ExitCodeMeaning{ExitCode::kUsage, "the command line makes no sense"},
    ExitCodeMeaning{ExitCode::kNotFound, "no such file, or it cannot be opened"},
    ExitCodeMeaning{ExitCode::kEmpty, "a file without content"},
    ExitCodeMeaning{ExitCode::kUnsupported, "not a kind of file that Baku reads"},
    ExitCodeMeaning{ExitCode::kMalformed, "damaged beyond reading"},
    ExitCodeMeaning{ExitCode::kEncrypted, "encrypted: no password, or a wrong one"},
    ExitCodeMeaning{ExitCode::kLimit, "larger than a limit"},
    ExitCodeMeaning{ExitCode::kNoSop, "readable, but without an SOP"},
    ExitCodeMeaning{ExitCode::kOtherFormat, "an SOP of another format, which is not converted"},
    ExitCodeMeaning{ExitCode::kWrite, "the output could not be written"},
    ExitCodeMeaning{ExitCode::kPartial, "records were made, but pages could not be read"},
    ExitCodeMeaning{ExitCode::kBelowBar, "evaluate: a figure is below its threshold"},
    ExitCodeMeaning{ExitCode::kUnavailable, "a registry or server is locked or does not answer"},
    ExitCodeMeaning{ExitCode::kTimeout, "not finished by its deadline"},
    ExitCodeMeaning{ExitCode::kOutOfMemory, "needs more memory than a worker may have"},
    ExitCodeMeaning{ExitCode::kCrash, "the worker that read it died"},
    ExitCodeMeaning{ExitCode::kViolation, "the worker tried what the sandbox forbids"},
    ExitCodeMeaning{ExitCode::kSetAside, "set aside: it ended its workers too often"},
    ExitCodeMeaning{ExitCode::kNoSandbox,
                    "--strict-sandbox: the kernel lacks a layer of the sandbox"},
    ExitCodeMeaning{ExitCode::kInternal, "a defect of Baku"},
    ExitCodeMeaning{ExitCode::kInterrupted,
                    "interrupted; the same command goes on where it stopped"},
};

}  // namespace

std::span<const ExitCodeMeaning> exit_code_meanings() { return kMeanings; }

std::string exit_code_help() {
  std::string text = "Exit codes:\n";
  for (const auto& [code, meaning] : kMeanings) {
    text += fmt::format("  {:>2}  {}\n", static_cast<int>(code), meaning);
  }
  return text;
}

ExitCode exit_code_of(ErrorCode error) {
  switch (error) {
    case ErrorCode::kUsage: return ExitCode::kUsage;
    case ErrorCode::kNotFound: return ExitCode::kNotFound;
    case ErrorCode::kEmpty: return ExitCode::kEmpty;
    case ErrorCode::kUnsupported: return ExitCode::kUnsupported;
    case ErrorCode::kMalformed: return ExitCode::kMalformed;
    case ErrorCode::kEncrypted: return ExitCode::kEncrypted;
    case ErrorCode::kLimit: return ExitCode::kLimit;
    case ErrorCode::kNoSop: return ExitCode::kNoSop;
    case ErrorCode::kOtherFormat: return ExitCode::kOtherFormat;
    case ErrorCode::kWrite: return ExitCode::kWrite;
    case ErrorCode::kUnavailable: return ExitCode::kUnavailable;
    case ErrorCode::kTimeout: return ExitCode::kTimeout;
    case ErrorCode::kOutOfMemory: return ExitCode::kOutOfMemory;
    case ErrorCode::kCrash: return ExitCode::kCrash;
    case ErrorCode::kViolation: return ExitCode::kViolation;
    case ErrorCode::kSetAside: return ExitCode::kSetAside;
    case ErrorCode::kInternal: return ExitCode::kInternal;
  }
  return ExitCode::kInternal;
}

void RunSummary::add_failure(ErrorCode error) {
  if (failed_ == 0) first_ = error;
  if (error != first_) mixed_ = true;
  if (error == ErrorCode::kWrite) write_failed_ = true;
  ++failed_;
}

ExitCode RunSummary::exit_code() const {
  if (write_failed_) return ExitCode::kWrite;
  if (failed_ > 0) {
    const bool all_alike = !mixed_ && succeeded_ == 0 && partial_ == 0;
    return all_alike ? exit_code_of(first_) : ExitCode::kSomeFailed;
  }
  return partial_ > 0 ? ExitCode::kPartial : ExitCode::kOk;
}

}  // namespace baku
