// Why a worker that gave no answer ended.
#pragma once

#include <csignal>
#include <string_view>

#include "base/result.h"

namespace baku {

struct Death {
  int code = 0;          // CLD_EXITED, CLD_KILLED or CLD_DUMPED
  int status = 0;        // exit code or signal
  bool overdue = false;  // the coordinator killed it at its deadline
  int deadline_seconds = 0;
  std::string_view messages;  // the beginning of what it wrote to standard error
};

// kTimeout, kOutOfMemory, kCrash, kViolation or kLimit, with a sentence for the user.
Error error_of(const Death& death);

// True where another try may end better: kCrash and kOutOfMemory.
bool is_tried_again(ErrorCode code);

}  // namespace baku
