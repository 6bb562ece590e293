#include "app/worker/landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

#include "base/descriptor.h"

namespace baku {
namespace {

// What newer kernels know beyond the header of Linux 5.13 to 6.1: each version of the interface
// adds rights to the files, then network and scopes.
struct Ruleset {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t scopes = 0;
};

constexpr std::uint64_t kFirstRights = (std::uint64_t{1} << 13U) - 1;
constexpr std::uint64_t kRefer = std::uint64_t{1} << 13U;          // version 2
constexpr std::uint64_t kTruncate = std::uint64_t{1} << 14U;       // version 3
constexpr std::uint64_t kDeviceControl = std::uint64_t{1} << 15U;  // version 5
constexpr std::uint64_t kConnectAndBind = 3;                       // version 4
constexpr std::uint64_t kSocketsAndSignals = 3;                    // version 6
constexpr std::uint64_t kReadFile = LANDLOCK_ACCESS_FS_READ_FILE;
constexpr std::uint64_t kReadFolder = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

Ruleset ruleset_of(long version) {
  Ruleset ruleset{kFirstRights, 0, 0};
  if (version >= 2) ruleset.files |= kRefer;
  if (version >= 3) ruleset.files |= kTruncate;
  if (version >= 5) ruleset.files |= kDeviceControl;
  if (version >= 4) ruleset.network = kConnectAndBind;
  if (version >= 6) ruleset.scopes = kSocketsAndSignals;
  return ruleset;
}

std::size_t ruleset_size(long version) {
  if (version >= 6) return sizeof(Ruleset);
  return version >= 4 ? 2 * sizeof(std::uint64_t) : sizeof(std::uint64_t);
}

// A path that is not there is no error.
bool allow(const Descriptor& ruleset, const char* path, std::uint64_t more_rights) {
  const Descriptor target(::open(path, O_PATH | O_CLOEXEC));
  if (!target.valid()) return true;
  struct stat status = {};
  if (::fstat(target.get(), &status) != 0) return true;
  landlock_path_beneath_attr rule = {};
  rule.allowed_access = (S_ISDIR(status.st_mode) ? kReadFolder : kReadFile) | more_rights;
  rule.parent_fd = target.get();
  return ::syscall(SYS_landlock_add_rule, ruleset.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

}  // namespace

bool restrict_files(std::span<const std::filesystem::path> readable) {
  const long version =
      ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return false;
  const Ruleset wanted = ruleset_of(version);
  const Descriptor ruleset(
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &wanted, ruleset_size(version), 0)));
  if (!ruleset.valid()) return false;
  bool added = allow(ruleset, "/dev/null", LANDLOCK_ACCESS_FS_WRITE_FILE);
  for (const std::filesystem::path& path : readable) {
    added = allow(ruleset, path.c_str(), 0) && added;
  }
  return added && ::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) == 0;
}

}  // namespace baku
