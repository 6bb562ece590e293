// Files as bytes: bounded reading, atomic writing, content hashes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/descriptor.h"
#include "base/result.h"

namespace baku {

struct OpenFile {
  Descriptor descriptor;
  std::size_t bytes = 0;  // when it was opened
};

// A regular file, for reading. Errors: as read_file.
Result<OpenFile> open_file(const std::filesystem::path& path, std::size_t max_bytes);

// Its content from the beginning, as many bytes as it had; the descriptor's place is not moved.
// Errors: kNotFound (it cannot be read).
Result<std::string> read_open_file(const OpenFile& file);

// The content of a file as memory that the system fills from it where it is read. If the file is
// made shorter meanwhile, reading kills the process.
class MappedFile {
 public:
  // Errors: kNotFound (it cannot be mapped), kOutOfMemory.
  static Result<MappedFile> map(const OpenFile& file);
  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&&) = delete;
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  // Gives the memory of that many bytes from the beginning back, until they are read again.
  void release(std::size_t bytes) const;

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

// sha256_hex of the content, read in parts. Errors: as read_open_file.
Result<std::string> sha256_of_file(const OpenFile& file);

// Whole content of a regular file. Errors: kNotFound (missing, unreadable or not a regular file),
// kEmpty (no bytes), kLimit (more than `max_bytes`).
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

// Writes `bytes` beside `path` and renames, so that a reader sees the old file or the whole new
// one. The content is flushed to the disk first. Errors: kWrite.
Result<void> write_file_atomic(const std::filesystem::path& path, std::string_view bytes);

// Lower-case hexadecimal SHA-256 (64 characters).
std::string sha256_hex(std::string_view bytes);

}  // namespace baku
