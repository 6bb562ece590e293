#include "app/exit_code.h"

#include <gtest/gtest.h>

#include <set>

namespace baku {
namespace {

TEST(ExitCode, EveryErrorHasItsOwn) {
  std::set<ExitCode> codes;
  for (const auto error :
       {ErrorCode::kUsage, ErrorCode::kNotFound, ErrorCode::kEmpty, ErrorCode::kUnsupported,
        ErrorCode::kMalformed, ErrorCode::kEncrypted, ErrorCode::kLimit, ErrorCode::kNoSop,
        ErrorCode::kOtherFormat, ErrorCode::kWrite, ErrorCode::kUnavailable, ErrorCode::kTimeout,
        ErrorCode::kOutOfMemory, ErrorCode::kCrash, ErrorCode::kViolation, ErrorCode::kSetAside,
        ErrorCode::kInternal}) {
    EXPECT_TRUE(codes.insert(exit_code_of(error)).second) << error_name(error);
  }
  EXPECT_FALSE(codes.contains(ExitCode::kOk));
  EXPECT_FALSE(codes.contains(ExitCode::kSomeFailed));
}

TEST(ExitCode, TheTableIsWholeAndAscending) {
  int last = -1;
  for (const auto& [code, meaning] : exit_code_meanings()) {
    EXPECT_GT(static_cast<int>(code), last);
    EXPECT_FALSE(meaning.empty());
    last = static_cast<int>(code);
  }
  EXPECT_EQ(exit_code_meanings().size(), 23U);
}

// s: success, p: partial, others: failures.
ExitCode summary_of(std::string_view files) {
  RunSummary summary;
  for (const char file : files) {
    switch (file) {
      case 's': summary.add_success(); break;
      case 'p': summary.add_partial(); break;
      case 'e': summary.add_failure(ErrorCode::kEmpty); break;
      case 'n': summary.add_failure(ErrorCode::kNoSop); break;
      default: summary.add_failure(ErrorCode::kWrite);
    }
  }
  return summary.exit_code();
}

TEST(RunSummary, SaysHowTheFilesEnded) {
  const struct {
    std::string_view files;
    ExitCode code;
  } cases[] = {
      {"", ExitCode::kOk},           {"s", ExitCode::kOk},          {"ss", ExitCode::kOk},
      {"e", ExitCode::kEmpty},       {"ee", ExitCode::kEmpty},      {"en", ExitCode::kSomeFailed},
      {"es", ExitCode::kSomeFailed}, {"ep", ExitCode::kSomeFailed}, {"p", ExitCode::kPartial},
      {"ps", ExitCode::kPartial},    {"w", ExitCode::kWrite},       {"sw", ExitCode::kWrite},
      {"enws", ExitCode::kWrite},
  };
  for (const auto& [files, code] : cases) EXPECT_EQ(summary_of(files), code) << files;
}

}  // namespace
}  // namespace baku
