// Where a command's result goes.
#pragma once

#include <string>
#include <string_view>

#include "app/exit_code.h"
#include "base/result.h"

namespace baku {

// To the file at `path`, atomically, or to standard output where `path` is empty. Errors: kWrite.
Result<void> write_output(const std::string& path, std::string_view text);

// The exit code of a command that works on one `subject`; reports its error.
ExitCode finish(std::string_view subject, const Result<void>& result);

}  // namespace baku
