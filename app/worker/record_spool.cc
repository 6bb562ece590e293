#include "app/worker/record_spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "schema/record_json.h"

namespace baku {
namespace {

constexpr std::size_t kReadAtOnce = std::size_t{64} << 10U;

tl::unexpected<Error> failed(const char* what) {
  return fail(ErrorCode::kWrite, std::string(what) + " a temporary file of records: " +
                                     std::generic_category().message(errno));
}

Result<Descriptor> nameless_file() {
  std::error_code error;
  std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  if (error) folder = "/tmp";
  std::string name = (folder / "baku.XXXXXX").string();
  Descriptor file(::mkostemp(name.data(), O_CLOEXEC));
  if (!file.valid()) return failed("cannot make");
  ::unlink(name.c_str());
  return file;
}

Result<void> write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed("cannot write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

// The lines of a file from its beginning on.
class LineReader {
 public:
  explicit LineReader(int file) : file_(file) {}

  Result<std::string_view> next() {
    text_.erase(0, past_);
    std::size_t end = text_.find('\n');
    std::array<char, kReadAtOnce> part;
    while (end == std::string::npos) {
      const ssize_t got = ::pread(file_, part.data(), part.size(), at_);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return failed("cannot read");
      at_ += got;
      const std::size_t searched = text_.size();
      text_.append(part.data(), static_cast<std::size_t>(got));
      end = text_.find('\n', searched);
    }
    past_ = end + 1;
    return std::string_view(text_).substr(0, end);
  }

 private:
  int file_;
  off_t at_ = 0;
  std::string text_;
  std::size_t past_ = 0;  // bytes of the text that were given out
};

}  // namespace

Result<void> RecordSpool::add(SopRecord record, std::size_t bytes) {
  const bool fits = kept_.size() < limits_.records && kept_bytes_ + bytes <= limits_.bytes;
  // The first one always stays, so that front() is there.
  if (kept_.empty() || (filed_ == 0 && fits)) {
    kept_bytes_ += bytes;
    kept_.push_back(std::move(record));
    return {};
  }
  return file(record);
}

Result<void> RecordSpool::open() {
  if (file_.valid()) return {};
  BAKU_TRY(file_, nameless_file());
  return {};
}

Result<void> RecordSpool::file(const SopRecord& record) {
  if (auto opened = open(); !opened) return opened;
  auto written = write_all(file_.get(), record_to_json(record, JsonStyle::kCompact) + '\n');
  if (written) ++filed_;
  return written;
}

Result<void> RecordSpool::copy_file(const RecordSpool& other) {
  if (auto opened = open(); !opened) return opened;
  std::array<char, kReadAtOnce> part;
  for (off_t at = 0;;) {
    const ssize_t got = ::pread(other.file_.get(), part.data(), part.size(), at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed("cannot read");
    if (got == 0) break;
    at += got;
    auto written = write_all(file_.get(), {part.data(), static_cast<std::size_t>(got)});
    if (!written) return written;
  }
  filed_ += other.filed_;
  return {};
}

Result<void> RecordSpool::append(RecordSpool other) {
  const std::size_t bytes = other.kept_bytes_ / std::max<std::size_t>(1, other.kept_.size());
  for (SopRecord& record : other.kept_) {
    if (auto added = add(std::move(record), bytes); !added) return added;
  }
  return other.filed_ == 0 ? Result<void>() : copy_file(other);
}

void RecordSpool::clear() {
  kept_.clear();
  kept_bytes_ = 0;
  file_.reset();
  filed_ = 0;
}

Result<void> RecordSpool::for_each_line(
    const std::function<Result<void>(std::string_view)>& visit) const {
  for (const SopRecord& record : kept_) {
    auto visited = visit(record_to_json(record, JsonStyle::kCompact) + '\n');
    if (!visited) return visited;
  }
  LineReader lines(file_.get());
  for (std::size_t i = 0; i < filed_; ++i) {
    BAKU_TRY(const std::string_view line, lines.next());
    // Behind it stands its line end.
    if (auto visited = visit({line.data(), line.size() + 1}); !visited) return visited;
  }
  return {};
}

Result<void> RecordSpool::for_each(
    const std::function<Result<void>(const SopRecord&)>& visit) const {
  for (const SopRecord& record : kept_) {
    if (auto visited = visit(record); !visited) return visited;
  }
  LineReader lines(file_.get());
  for (std::size_t i = 0; i < filed_; ++i) {
    BAKU_TRY(const std::string_view line, lines.next());
    BAKU_TRY(const SopRecord record, record_from_json(line));
    if (auto visited = visit(record); !visited) return visited;
  }
  return {};
}

}  // namespace baku
