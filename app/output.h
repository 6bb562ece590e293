// Where a command's result goes.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "app/exit_code.h"
#include "base/result.h"

namespace baku {

// To the file at `path`, atomically, or to standard output where `path` is empty. Errors: kWrite.
Result<void> write_output(const std::string& path, std::string_view text);

// The same for a result that comes in parts and need not fit in memory.
class OutputStream {
 public:
  static Result<OutputStream> create(const std::string& path);
  OutputStream(OutputStream&& other) noexcept;
  OutputStream& operator=(OutputStream&&) = delete;
  ~OutputStream();  // without finish() there is no file

  Result<void> write(std::string_view text);
  // Hands on what was written so far; for a reader that waits at the other end of a pipe.
  Result<void> flush();
  Result<void> finish();

 private:
  OutputStream() = default;
  [[nodiscard]] std::FILE* stream() const { return file_ ? file_.get() : stdout; }
  [[nodiscard]] Result<void> failed() const;

  struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, FileCloser> file_;  // null: standard output
  std::string path_;
  std::string part_;  // the file while it is written; empty once it is whole
};

// The exit code of a command that works on one `subject`; reports its error.
ExitCode finish(std::string_view subject, const Result<void>& result);

}  // namespace baku
