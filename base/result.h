// Results that cannot be ignored: a value, or an Error with a code, a sentence and a page.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace baku {

enum class ErrorCode {
  kUsage,        // the command line makes no sense
  kNotFound,     // no such file, or it cannot be opened
  kEmpty,        // a file without bytes
  kUnsupported,  // not a kind of file that Baku reads
  kMalformed,    // damaged beyond reading
  kEncrypted,    // needs a password, or the one given is wrong
  kLimit,        // larger than a limit (pages, bytes, page size)
  kNoSop,        // read, but there is no SOP in it
  kOtherFormat,  // an SOP of a family that is recognised but not converted
  kWrite,        // output could not be written
  kUnavailable,  // a registry or server that is locked or does not answer: try again later
  kTimeout,      // not finished by its deadline
  kOutOfMemory,  // needs more memory than a worker may have
  kCrash,        // its worker died
  kViolation,    // its worker tried what the sandbox forbids
  kSetAside,     // ended its workers too often: not tried again
  kInternal,     // a defect of Baku
};

// Stable lower-case name of a code ("not_found"), for messages and JSON.
const char* error_name(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;  // one sentence: what is wrong and what the user can do
  int page = 0;         // 1-based; 0 where no page is concerned
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, int page = 0) {
  return tl::unexpected<Error>(Error{code, std::move(message), page});
}

}  // namespace baku

#define BAKU_CONCAT_INNER(a, b) a##b
#define BAKU_CONCAT(a, b) BAKU_CONCAT_INNER(a, b)

// Evaluates a Result; returns its error from the enclosing function, else declares `declaration`
// with its value: BAKU_TRY(const auto bytes, read_file(path));
// NOLINTBEGIN(bugprone-macro-parentheses): a declaration cannot stand in brackets.
#define BAKU_TRY(declaration, expression)                                       \
  auto BAKU_CONCAT(result_, __LINE__) = (expression);                           \
  if (!BAKU_CONCAT(result_, __LINE__)) {                                        \
    return ::tl::unexpected(std::move(BAKU_CONCAT(result_, __LINE__)).error()); \
  }                                                                             \
  declaration = std::move(*BAKU_CONCAT(result_, __LINE__))
// NOLINTEND(bugprone-macro-parentheses)
