#include "app/output.h"

#include <cstdio>

#include "app/console.h"
#include "base/file.h"

namespace baku {

Result<void> write_output(const std::string& path, std::string_view text) {
  if (!path.empty()) return write_file_atomic(path, text);
  const bool taken = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (std::fflush(stdout) != 0 || !taken) {
    return fail(ErrorCode::kWrite, "cannot write to standard output");
  }
  return {};
}

ExitCode finish(std::string_view subject, const Result<void>& result) {
  if (result) return ExitCode::kOk;
  report(subject, result.error());
  return exit_code_of(result.error().code);
}

}  // namespace baku
