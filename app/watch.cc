// baku watch: files that appear in a folder go into a registry.
#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "app/command.h"
#include "app/console.h"
#include "app/ingest_run.h"
#include "app/interrupt.h"
#include "base/descriptor.h"

namespace baku {
namespace {

namespace fs = std::filesystem;

constexpr int kMostSeconds = 3600;
// Some network file systems report nothing: the folder is looked through now and then.
constexpr int kLookAgain = 30000;  // ms
constexpr int kSettling = 500;     // ms

struct WatchArguments {
  std::string folder;
  int stable = 2;  // seconds
  bool once = false;
  IngestArguments ingest;
};

// A file as it was when it was last looked at.
struct Seen {
  std::uintmax_t bytes = 0;
  std::chrono::nanoseconds changed{0};  // since 1970
  bool operator==(const Seen&) const = default;
};

std::chrono::nanoseconds since_1970(const timespec& time) {
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

class FolderWatch {
 public:
  explicit FolderWatch(const WatchArguments& arguments)
      : arguments_(arguments), events_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {}

  // The files that are new or changed, and have not been written to for a while.
  InputList take() {
    std::map<fs::path, Seen> now;
    unsettled_ = false;
    look_into(arguments_.folder, now);
    InputList list;
    InputList all = list_input_files(std::vector{arguments_.folder});
    for (InputFile& file : all.files) {
      const auto found = now.find(file.path);
      if (found == now.end()) continue;  // no plain file
      const auto age = std::chrono::system_clock::now().time_since_epoch() - found->second.changed;
      if (age < std::chrono::seconds(arguments_.stable)) {
        unsettled_ = true;
        continue;
      }
      Seen& taken = taken_[file.path];
      if (taken == found->second) continue;
      taken = found->second;
      list.files.push_back(std::move(file));
    }
    std::erase_if(taken_, [&](const auto& entry) { return !now.contains(entry.first); });
    return list;
  }

  // Until something may have happened.
  void wait() {
    pollfd watched = {events_.get(), POLLIN, 0};
    ::poll(&watched, 1, unsettled_ ? kSettling : kLookAgain);
    std::array<char, 4096> ignored;
    while (::read(events_.get(), ignored.data(), ignored.size()) > 0) {
    }
  }

  [[nodiscard]] bool is_unsettled() const { return unsettled_; }

 private:
  // Plain files only: what a link or a pipe leads to is not for us to read.
  void look_into(const fs::path& folder, std::map<fs::path, Seen>& now) {
    ::inotify_add_watch(events_.get(), folder.c_str(),
                        IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ONLYDIR);
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      struct stat status = {};
      if (::lstat(it->path().c_str(), &status) != 0) continue;
      if (S_ISDIR(status.st_mode)) {
        look_into(it->path(), now);
      } else if (S_ISREG(status.st_mode)) {
        now[it->path()] = {static_cast<std::uintmax_t>(status.st_size),
                           std::max(since_1970(status.st_mtim), since_1970(status.st_ctim))};
      }
    }
  }

  const WatchArguments& arguments_;
  Descriptor events_;
  std::map<fs::path, Seen> taken_;
  bool unsettled_ = false;
};

// What ends the watch; a file that fails does not.
bool is_fatal(ExitCode code) {
  return code == ExitCode::kNoSandbox || code == ExitCode::kUsage || code == ExitCode::kInternal;
}

ExitCode watch(const WatchArguments& arguments) {
  std::error_code error;
  if (!fs::is_directory(arguments.folder, error)) {
    report(arguments.folder, {ErrorCode::kNotFound, "no such folder", 0});
    return ExitCode::kNotFound;
  }
  count_interrupts();
  FolderWatch folder(arguments);
  while (interrupts() == 0) {
    InputList list = folder.take();
    if (!list.files.empty()) {
      const ExitCode code = run_ingest(arguments.ingest, std::move(list));
      if (is_fatal(code)) return code;
    } else if (arguments.once && !folder.is_unsettled()) {
      return ExitCode::kOk;
    }
    if (interrupts() == 0) folder.wait();
  }
  return ExitCode::kOk;
}

}  // namespace

Run add_watch(Arguments& arguments) {
  auto values = std::make_shared<WatchArguments>();
  arguments.add_text("DIR", values->folder, "Folder to watch, with all below it",
                     Presence::kRequired);
  arguments.add_text("--registry", values->ingest.registry,
                     "Registry to write into: a file, or postgresql://...", Presence::kRequired);
  arguments.add_number("--stable", values->stable, {1, kMostSeconds},
                       "Seconds for which a file must not have changed (default: 2)");
  arguments.add_flag("--once", values->once, "End when there is nothing left to read");
  add_reading_arguments(arguments, values->ingest);
  values->ingest.command = "watch";
  return [values] {
    values->ingest.paths = {values->folder};
    return watch(*values);
  };
}

}  // namespace baku
