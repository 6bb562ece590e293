#include "base/result.h"

namespace baku {

const char* error_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage: return "usage";
    case ErrorCode::kNotFound: return "not_found";
    case ErrorCode::kEmpty: return "empty";
    case ErrorCode::kUnsupported: return "unsupported";
    case ErrorCode::kMalformed: return "malformed";
    case ErrorCode::kEncrypted: return "encrypted";
    case ErrorCode::kLimit: return "limit";
    case ErrorCode::kNoSop: return "no_sop";
    case ErrorCode::kOtherFormat: return "other_format";
    case ErrorCode::kWrite: return "write";
    case ErrorCode::kUnavailable: return "unavailable";
    case ErrorCode::kTimeout: return "timeout";
    case ErrorCode::kOutOfMemory: return "out_of_memory";
    case ErrorCode::kCrash: return "crash";
    case ErrorCode::kViolation: return "sandbox_violation";
    case ErrorCode::kSetAside: return "set_aside";
    case ErrorCode::kInternal: return "internal";
  }
  return "internal";
}

}  // namespace baku
