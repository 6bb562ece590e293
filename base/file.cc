#include "base/file.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace baku {
namespace {

constexpr std::size_t kHashedAtOnce = std::size_t{1} << 18U;

std::string reason(int error) { return std::generic_category().message(error); }

Result<void> write_all(int fd, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return fail(ErrorCode::kWrite, "cannot write " + name + ": " + reason(errno));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(fd) != 0)
    return fail(ErrorCode::kWrite, "cannot flush " + name + ": " + reason(errno));
  return {};
}

// Fills `bytes` from `offset` on; the number of bytes that there were.
Result<std::size_t> read_at(int fd, std::size_t offset, std::span<char> bytes) {
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::pread(fd, bytes.data() + filled, bytes.size() - filled,
                                static_cast<off_t>(offset + filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(ErrorCode::kNotFound, "cannot read the file: " + reason(errno));
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  return filled;
}

std::string hexadecimal(std::span<const unsigned char> digest) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : digest) {
    text += kHex[byte >> 4U];
    text += kHex[byte & 15U];
  }
  return text;
}

struct DigestDeleter {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

}  // namespace

Result<OpenFile> open_file(const std::filesystem::path& path, std::size_t max_bytes) {
  OpenFile file{Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)), 0};
  if (!file.descriptor.valid()) {
    return fail(ErrorCode::kNotFound, "cannot open the file: " + reason(errno));
  }
  struct stat status = {};
  if (::fstat(file.descriptor.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return fail(ErrorCode::kNotFound, "not a regular file");
  }
  if (status.st_size == 0) return fail(ErrorCode::kEmpty, "the file is empty");
  file.bytes = static_cast<std::size_t>(status.st_size);
  if (file.bytes > max_bytes) {
    return fail(ErrorCode::kLimit, "the file is larger than " + std::to_string(max_bytes >> 20U) +
                                       " MB; split it, or raise --max-bytes");
  }
  return file;
}

Result<std::string> read_open_file(const OpenFile& file) {
  std::string bytes(file.bytes, '\0');
  BAKU_TRY(const std::size_t filled, read_at(file.descriptor.get(), 0, bytes));
  bytes.resize(filled);
  return bytes;
}

Result<MappedFile> MappedFile::map(const OpenFile& file) {
  void* const memory =
      ::mmap(nullptr, file.bytes, PROT_READ, MAP_PRIVATE, file.descriptor.get(), 0);
  if (memory == MAP_FAILED) {
    const ErrorCode code = errno == ENOMEM ? ErrorCode::kOutOfMemory : ErrorCode::kNotFound;
    return fail(code, "cannot map the file: " + reason(errno));
  }
  return MappedFile({static_cast<const char*>(memory), file.bytes});
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

void MappedFile::release(std::size_t bytes) const {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::size_t whole = std::min(bytes, bytes_.size()) / page * page;
  if (whole > 0) ::madvise(const_cast<char*>(bytes_.data()), whole, MADV_DONTNEED);
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
  BAKU_TRY(const OpenFile file, open_file(path, max_bytes));
  return read_open_file(file);
}

Result<void> write_file_atomic(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  std::string temporary = (folder / (path.filename().string() + ".XXXXXX")).string();
  {
    const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (!file.valid()) {
      return fail(ErrorCode::kWrite,
                  "cannot create a file in " + folder.string() + ": " + reason(errno));
    }
    ::fchmod(file.get(), 0644);
    if (auto written = write_all(file.get(), bytes, path.string()); !written) {
      ::unlink(temporary.c_str());
      return written;
    }
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    return fail(ErrorCode::kWrite, "cannot write " + path.string() + ": " + reason(error));
  }
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.valid()) ::fsync(directory.get());
  return {};
}

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest = {};
  unsigned int length = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  return hexadecimal(std::span(digest).first(length));
}

Result<std::string> sha256_of_file(const OpenFile& file) {
  const std::unique_ptr<EVP_MD_CTX, DigestDeleter> context(EVP_MD_CTX_new());
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  std::string part(std::min(file.bytes, kHashedAtOnce), '\0');
  for (std::size_t at = 0;; at += part.size()) {
    BAKU_TRY(const std::size_t got, read_at(file.descriptor.get(), at, part));
    EVP_DigestUpdate(context.get(), part.data(), got);
    if (got == 0 || got < part.size()) break;
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest = {};
  unsigned int length = 0;
  EVP_DigestFinal_ex(context.get(), digest.data(), &length);
  return hexadecimal(std::span(digest).first(length));
}

}  // namespace baku
