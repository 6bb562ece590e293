#include "app/output.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

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

Result<OutputStream> OutputStream::create(const std::string& path) {
  OutputStream output;
  if (path.empty()) return output;
  output.path_ = path;
  std::string part = path + ".XXXXXX";
  const int descriptor = ::mkstemp(part.data());
  if (descriptor < 0) return fail(ErrorCode::kWrite, "cannot write beside " + path);
  output.part_ = part;
  output.file_.reset(::fdopen(descriptor, "wb"));
  if (output.file_ == nullptr) {
    ::close(descriptor);
    return fail(ErrorCode::kWrite, "cannot write " + path);
  }
  return output;
}

OutputStream::OutputStream(OutputStream&& other) noexcept
    : file_(std::move(other.file_)),
      path_(std::exchange(other.path_, {})),
      part_(std::exchange(other.part_, {})) {}

OutputStream::~OutputStream() {
  std::error_code ignored;
  if (!part_.empty()) std::filesystem::remove(part_, ignored);
}

Result<void> OutputStream::failed() const {
  return fail(ErrorCode::kWrite,
              "cannot write to " + (path_.empty() ? std::string("standard output") : path_));
}

Result<void> OutputStream::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stream()) != text.size()) return failed();
  return {};
}

Result<void> OutputStream::flush() {
  if (std::fflush(stream()) != 0) return failed();
  return {};
}

Result<void> OutputStream::finish() {
  if (auto flushed = flush(); !flushed || path_.empty()) return flushed;
  std::error_code error;
  // The permissions that a new file usually gets, not those of a temporary one.
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (::fsync(::fileno(file_.get())) != 0 || ::fchmod(::fileno(file_.get()), 0666U & ~mask) != 0) {
    return failed();
  }
  file_.reset();
  std::filesystem::rename(part_, path_, error);
  if (error) return failed();
  part_.clear();
  return {};
}

ExitCode finish(std::string_view subject, const Result<void>& result) {
  if (result) return ExitCode::kOk;
  report(subject, result.error());
  return exit_code_of(result.error().code);
}

}  // namespace baku
