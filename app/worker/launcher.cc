#include "app/worker/launcher.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

#include "app/worker/channel.h"

namespace baku {
namespace {

constexpr const char* kProgram = "/proc/self/exe";
constexpr int kChannelOfChild = 3;

// Where libraries, fonts and language data are looked for; nothing else of the environment reaches
// a worker.
constexpr std::array kKept = {"LD_LIBRARY_PATH", "TESSDATA_PREFIX", "HOME",
                              "XDG_DATA_HOME",   "XDG_CACHE_HOME",  "FONTCONFIG_FILE",
                              "FONTCONFIG_PATH"};

tl::unexpected<Error> launch_error(const char* what, int error) {
  return fail(ErrorCode::kInternal,
              std::string(what) + ": " + std::generic_category().message(error));
}

std::vector<std::string> environment_of_workers() {
  std::vector<std::string> lines = {"OMP_THREAD_LIMIT=1"};
  for (const char* name : kKept) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
    if (value != nullptr) lines.push_back(std::string(name) + "=" + value);
  }
  return lines;
}

std::vector<char*> pointers_to(std::vector<std::string>& lines) {
  std::vector<char*> pointers;
  pointers.reserve(lines.size() + 1);
  for (std::string& line : lines) pointers.push_back(line.data());
  pointers.push_back(nullptr);
  return pointers;
}

Result<std::pair<Descriptor, Descriptor>> make_pipe() {
  std::array<int, 2> ends = {-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return launch_error("cannot make a pipe", errno);
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return std::pair(Descriptor(ends[0]), Descriptor(ends[1]));
}

Descriptor open_process(pid_t pid) {
  return Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
}

struct SpawnPlan {
  posix_spawn_file_actions_t files = {};
  posix_spawnattr_t attributes = {};

  SpawnPlan(int channel) {
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawnattr_init(&attributes);
    ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_adddup2(&files, channel, kChannelOfChild);
    ::posix_spawn_file_actions_addclosefrom_np(&files, kChannelOfChild + 1);
    sigset_t none;
    sigemptyset(&none);
    sigset_t usual;
    sigemptyset(&usual);
    for (const int signal : {SIGINT, SIGTERM, SIGPIPE, SIGHUP}) sigaddset(&usual, signal);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &usual);
    ::posix_spawnattr_setflags(
        &attributes,
        static_cast<short>(POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
  }
  ~SpawnPlan() {
    ::posix_spawn_file_actions_destroy(&files);
    ::posix_spawnattr_destroy(&attributes);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
};

template <class T>
Result<T> receive(int channel) {
  BAKU_TRY(const ChannelMessage message, receive_message(channel, sizeof(T)));
  if (message.bytes.size() != sizeof(T)) {
    return fail(ErrorCode::kInternal, "the process that launches workers has ended");
  }
  T value;
  std::memcpy(&value, message.bytes.data(), sizeof(T));
  return value;
}

}  // namespace

Result<Launcher> Launcher::start(const std::string& lexicon) {
  Launcher launcher(lexicon);
  if (auto started = launcher.start_process(); !started) {
    return tl::unexpected(std::move(started).error());
  }
  return launcher;
}

Launcher::Launcher(Launcher&& other) noexcept
    : lexicon_(std::move(other.lexicon_)),
      channel_(std::move(other.channel_)),
      pid_(std::exchange(other.pid_, 0)),
      layers_(other.layers_) {}

Launcher::~Launcher() { stop_process(); }

void Launcher::stop_process() {
  channel_.reset();
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  siginfo_t ended = {};
  ::waitid(P_PID, static_cast<id_t>(pid_), &ended, WEXITED);
  pid_ = 0;
}

Result<void> Launcher::start_process() {
  stop_process();
  BAKU_TRY(auto ends, make_channel());
  // dup2 onto its own number would leave the descriptor to be closed by exec.
  if (ends.second.get() == kChannelOfChild) {
    ends.second = Descriptor(::fcntl(ends.second.get(), F_DUPFD_CLOEXEC, kChannelOfChild + 1));
  }
  const SpawnPlan plan(ends.second.get());
  std::vector<std::string> words = {"baku", kWorkerCommand, std::to_string(::getpid()), lexicon_};
  std::vector<std::string> environment = environment_of_workers();
  const int error = ::posix_spawn(&pid_, kProgram, &plan.files, &plan.attributes,
                                  pointers_to(words).data(), pointers_to(environment).data());
  if (error != 0) {
    pid_ = 0;
    return launch_error("cannot start a worker", error);
  }
  ends.second.reset();
  channel_ = std::move(ends.first);
  BAKU_TRY(const Hello hello, receive<Hello>(channel_.get()));
  if (hello.magic != Hello::kMagic) return fail(ErrorCode::kInternal, "this is no worker");
  layers_ = hello.layers;
  return {};
}

Result<Launch> Launcher::launch(const Task& task, TaskFiles files) {
  const std::string bytes = task_to_bytes(task);
  if (bytes.size() > kMostTaskBytes) {
    return fail(ErrorCode::kLimit, "the password or the name of the file is too long");
  }
  auto launched = try_launch(bytes, files);
  if (launched) return launched;
  if (auto started = start_process(); !started) {
    return tl::unexpected(std::move(started).error());
  }
  return try_launch(bytes, files);
}

Result<Launch> Launcher::try_launch(const std::string& task, TaskFiles files) {
  BAKU_TRY(auto answers, make_pipe());
  BAKU_TRY(auto messages, make_pipe());
  std::vector<int> descriptors = {files.input, answers.second.get(), messages.second.get()};
  if (files.pages >= 0) descriptors.push_back(files.pages);
  if (auto sent = send_message(channel_.get(), task, descriptors); !sent) {
    return tl::unexpected(std::move(sent).error());
  }
  BAKU_TRY(const Launched launched, receive<Launched>(channel_.get()));
  if (launched.pid <= 0) return fail(ErrorCode::kInternal, "cannot start a worker");
  // Ours alone to wait for, so that its number stays its own until then.
  return Launch{launched.pid, open_process(launched.pid), std::move(answers.first),
                std::move(messages.first)};
}

}  // namespace baku
