#include "app/worker/jail.h"

#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <array>
#include <cstdlib>
#include <string_view>

#include "app/worker/landlock.h"

namespace baku {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kLayerNames = {"no_new_privs", "namespaces", "landlock",
                                                         "seccomp"};

constexpr std::array<const char*, 19> kReadable = {"/lib",
                                                   "/lib64",
                                                   "/usr/lib",
                                                   "/usr/lib64",
                                                   "/usr/local/lib",
                                                   "/usr/share/fonts",
                                                   "/etc/fonts",
                                                   "/usr/local/share/fonts",
                                                   "/var/cache/fontconfig",
                                                   "/usr/share/fontconfig",
                                                   "/usr/share/poppler",
                                                   "/usr/share/ghostscript",
                                                   "/usr/share/tesseract-ocr",
                                                   "/usr/share/tessdata",
                                                   "/usr/share/hunspell",
                                                   "/usr/share/X11/fonts",
                                                   "/usr/share/icu",
                                                   "/etc/ld.so.cache",
                                                   "/dev/urandom"};

struct HomeFolder {
  const char* variable;
  const char* below;
};

// Where a user keeps own fonts and fontconfig its cache.
constexpr std::array<HomeFolder, 6> kOfUser = {{{"HOME", ".fonts"},
                                                {"HOME", ".local/share/fonts"},
                                                {"HOME", ".cache/fontconfig"},
                                                {"HOME", ".config/fontconfig"},
                                                {"XDG_DATA_HOME", "fonts"},
                                                {"TESSDATA_PREFIX", ""}}};

bool& limits_entered() {
  static bool entered = false;
  return entered;
}

void set_limit(decltype(RLIMIT_AS) resource, rlim_t soft, rlim_t hard) {
  rlimit now = {};
  if (::getrlimit(resource, &now) != 0) return;
  const rlim_t most = std::min(hard, now.rlim_max);
  const rlimit wanted = {std::min(soft, most), most};
  ::setrlimit(resource, &wanted);
}

}  // namespace

std::string missing_layers(LayerSet present) {
  std::string names;
  for (std::size_t i = 0; i < kLayerNames.size(); ++i) {
    if ((present & (LayerSet{1} << i)) != 0) continue;
    names += names.empty() ? "" : ", ";
    names += kLayerNames.at(i);
  }
  return names;
}

LayerSet confine_process(std::span<const fs::path> readable) {
  LayerSet present = 0;
  // Where user namespaces are forbidden, a privileged user can still make the others.
  if (::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC) == 0 ||
      ::unshare(CLONE_NEWNET | CLONE_NEWIPC) == 0) {
    present |= bit_of(JailLayer::kNamespaces);
  }
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return present;
  present |= bit_of(JailLayer::kPrivileges);
  if (restrict_files(readable)) present |= bit_of(JailLayer::kLandlock);
  return present;
}

std::vector<fs::path> worker_readable_paths() {
  std::vector<fs::path> paths(kReadable.begin(), kReadable.end());
  for (const auto& [variable, below] : kOfUser) {
    const char* folder = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe)
    if (folder != nullptr && *folder == '/') paths.push_back(fs::path(folder) / below);
  }
  return paths;
}

void enter_limits(const WorkerLimits& limits, std::size_t input) {
  // The input has its place in the address space beside the memory.
  if (!kSanitizedBuild) {
    set_limit(RLIMIT_AS, limits.memory + input, limits.picture_memory + input);
  }
  const auto seconds = static_cast<rlim_t>(limits.cpu_seconds);
  set_limit(RLIMIT_CPU, seconds, seconds + 1);
  set_limit(RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes);
  const auto descriptors = static_cast<rlim_t>(limits.descriptors);
  set_limit(RLIMIT_NOFILE, descriptors, descriptors);
  set_limit(RLIMIT_CORE, 0, 0);
  limits_entered() = true;
}

void allow_picture_memory() {
  rlimit now = {};
  if (!limits_entered() || ::getrlimit(RLIMIT_AS, &now) != 0) return;
  now.rlim_cur = now.rlim_max;
  ::setrlimit(RLIMIT_AS, &now);
}

}  // namespace baku
