#include "app/worker/death.h"

#include <array>
#include <cstring>
#include <string>

namespace baku {
namespace {

// How libraries say that memory is short before they give up.
constexpr std::array<std::string_view, 6> kMemorySigns = {"bad_alloc",      "ut of memory",
                                                          "annot allocate", "ailed to allocate",
                                                          "length_error",   "memory exhausted"};

bool speaks_of_memory(std::string_view messages) {
  for (const std::string_view sign : kMemorySigns) {
    if (messages.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

Error out_of_memory() {
  return {ErrorCode::kOutOfMemory,
          "reading it takes more memory than a worker may have; choose --pages", 0};
}

Error error_of_signal(int signal, std::string_view messages) {
  switch (signal) {
    case SIGSYS:
      return {ErrorCode::kViolation,
              "the worker tried what the sandbox forbids; the file may be "
              "hostile",
              0};
    case SIGXCPU:
      return {ErrorCode::kTimeout, "reading it takes more processor time than a worker may have",
              0};
    case SIGXFSZ: return {ErrorCode::kLimit, "the worker wrote more than it may", 0};
    case SIGKILL:
      return {ErrorCode::kOutOfMemory,
              "the worker was killed, as the system does when memory is "
              "short",
              0};
    default: break;
  }
  if (speaks_of_memory(messages)) return out_of_memory();
  const char* name = ::sigabbrev_np(signal);
  const std::string called = name != nullptr ? "SIG" + std::string(name) : std::to_string(signal);
  return {ErrorCode::kCrash, "the worker that read it died (" + called + ")", 0};
}

}  // namespace

Error error_of(const Death& death) {
  if (death.overdue) {
    return {ErrorCode::kTimeout,
            "it was not read after " + std::to_string(death.deadline_seconds) +
                " s; raise --deadline, or choose --pages",
            0};
  }
  if (death.code != CLD_EXITED) return error_of_signal(death.status, death.messages);
  if (speaks_of_memory(death.messages)) return out_of_memory();
  if (death.status == 0) {
    return {ErrorCode::kCrash, "the worker that read it ended without a whole answer", 0};
  }
  return {ErrorCode::kCrash,
          "the worker that read it gave up (exit code " + std::to_string(death.status) + ")", 0};
}

bool is_tried_again(ErrorCode code) {
  return code == ErrorCode::kCrash || code == ErrorCode::kOutOfMemory;
}

}  // namespace baku
