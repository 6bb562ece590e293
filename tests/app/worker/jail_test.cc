// Workers that try to break out, die, hang and lie: this program is coordinator and worker at once,
// and the name of a worker's file is what it does.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>
#include <optional>
#include <thread>

#include "app/worker/crew.h"
#include "app/worker/jail.h"
#include "app/worker/launcher.h"
#include "app/worker/serve.h"
#include "tests/app/scratch_folder.h"

namespace baku {
namespace {

using std::chrono::milliseconds;

constexpr int kAnswers = 4;  // where a worker's frames go

bool opens(const char* path, int flags) {
  const int fd = ::open(path, flags | O_CLOEXEC, 0600);
  return fd >= 0;
}

bool connects() {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  return fd >= 0;
}

bool has_inherited() {
  for (int fd = kAnswers + 1; fd < 64; ++fd) {
    if (::fcntl(fd, F_GETFD) >= 0) return true;
  }
  return false;
}

// True where the worker got what it must not have.
const std::map<std::string, bool (*)()>& escapes() {
  static const std::map<std::string, bool (*)()> probes = {
      {"read a file", [] { return opens("/etc/passwd", O_RDONLY); }},
      {"list a folder", [] { return opens("/", O_RDONLY | O_DIRECTORY); }},
      {"write a file", [] { return opens("/tmp/baku-escape", O_WRONLY | O_CREAT); }},
      {"write a library", [] { return opens("/usr/lib/baku-escape", O_WRONLY | O_CREAT); }},
      {"see other processes", [] { return opens("/proc/self/status", O_RDONLY); }},
      {"make a folder", [] { return ::mkdir("/tmp/baku-escape-folder", 0700) == 0; }},
      {"make a socket", connects},
      {"inherited descriptors", has_inherited},
      {"kill the coordinator", [] { return ::kill(::getppid(), 0) == 0; }},
      {"become root", [] { return ::setuid(0) == 0; }},
      {"more memory for ever",
       [] {
         rlimit most = {RLIM_INFINITY, RLIM_INFINITY};
         return !kSanitizedBuild && ::setrlimit(RLIMIT_AS, &most) == 0;
       }},
  };
  return probes;
}

// What ends the worker before it can answer.
void misbehave(const std::string& name) {
  if (name == "fork") (void)::fork();
  if (name == "exec") (void)::execl("/bin/true", "true", nullptr);
  if (name == "ptrace") (void)::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
  if (name == "thread") std::thread([] {}).join();
  if (name == "abort") std::abort();
  if (name == "killed") (void)::raise(SIGKILL);
  if (name == "give up") ::_exit(3);
  if (name == "say nothing") ::_exit(0);
  if (name == "hang") {
    for (volatile bool on = true; on;) {
    }
  }
  if (name == "rubbish") (void)!::write(kAnswers, "rubbish, no frame", 17);
  if (name == "huge frame") (void)!::write(kAnswers, "BKF1\2\0\0\0\xFF\xFF\xFF\x7F", 12);
  if (name == "flood") {
    const std::string frame = pages_frame(1);
    for (;;) (void)!::write(kAnswers, frame.data(), frame.size());
  }
  if (name == "noise") {
    const std::string noise(1000000, 'x');
    (void)!::write(STDERR_FILENO, noise.data(), noise.size());
  }
  if (name == "memory") {
    std::vector<std::string> all;
    for (;;) all.emplace_back(std::size_t{16} << 20U, 'x');
  }
}

Outcome act(const Task& task, const TaskInput& input, Report& report) {
  const auto probe = escapes().find(task.file_name);
  Outcome outcome;
  outcome.error = Error{ErrorCode::kNoSop, std::string(input.bytes), 0};
  if (probe != escapes().end()) outcome.error->message = probe->second() ? "escaped" : "denied";
  if (task.file_name == "many pages") report.announce_pages(1000000);
  misbehave(task.file_name);
  return outcome;
}

class Workers : public testing::Test {
 protected:
  void SetUp() override {
    // Not closed by exec: the launching process has to do it.
    leaked = ::open("/etc/passwd", O_RDONLY);
    auto started = Launcher::start("");
    ASSERT_TRUE(started) << started.error().message;
    launcher.emplace(std::move(*started));
    const std::string path = folder.write("input", "content");
    input = Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  }
  void TearDown() override { ::close(leaked); }

  std::vector<WorkerEnd> run(const std::vector<std::string>& names, CrewOptions options) {
    Crew crew(*launcher, options);
    std::vector<WorkerEnd> ends;
    std::size_t next = 0;
    while (ends.size() < names.size()) {
      while (crew.has_room() && next < names.size()) {
        Task task;
        task.file_name = names[next];
        task.bytes = 7;
        task.limits.memory = task.limits.picture_memory = std::size_t{256} << 20U;
        const auto started = crew.start(next++, task, {.input = input.get()});
        EXPECT_TRUE(started) << started.error().message;
      }
      for (WorkerEnd& end : crew.wait(milliseconds(1000))) ends.push_back(std::move(end));
    }
    return ends;
  }

  Error end_of(const std::string& name) {
    return *run({name}, {.size = 1, .deadline_seconds = 20})[0].outcome.error;
  }

  [[nodiscard]] bool has(JailLayer layer) const {
    return (launcher->layers() & bit_of(layer)) != 0;
  }

  ScratchFolder folder;
  std::optional<Launcher> launcher;
  Descriptor input;
  int leaked = -1;
};

TEST_F(Workers, ReadTheirInput) {
  const Error end = end_of("input");
  EXPECT_EQ(end.code, ErrorCode::kNoSop);
  EXPECT_EQ(end.message, "content");
}

TEST_F(Workers, CannotBreakOut) {
  const std::string missing = missing_layers(launcher->layers());
  if (!missing.empty()) GTEST_SKIP() << "this kernel lacks " << missing;
  for (const auto& [name, probe] : escapes()) EXPECT_EQ(end_of(name).message, "denied") << name;
}

TEST_F(Workers, EndEachInItsOwnWay) {
  struct Case {
    const char* name;
    ErrorCode code;
    bool by_filter;  // only where there is seccomp
  };
  const Case cases[] = {
      {"fork", ErrorCode::kViolation, true},     {"exec", ErrorCode::kViolation, true},
      {"ptrace", ErrorCode::kViolation, true},   {"thread", ErrorCode::kViolation, true},
      {"abort", ErrorCode::kCrash, false},       {"give up", ErrorCode::kCrash, false},
      {"say nothing", ErrorCode::kCrash, false}, {"rubbish", ErrorCode::kCrash, false},
      {"huge frame", ErrorCode::kCrash, false},  {"flood", ErrorCode::kCrash, false},
      {"noise", ErrorCode::kNoSop, false},       {"many pages", ErrorCode::kNoSop, false},
  };
  for (const Case& each : cases) {
    if (each.by_filter && !has(JailLayer::kSeccomp)) continue;
    const Error end = end_of(each.name);
    EXPECT_STREQ(error_name(end.code), error_name(each.code)) << each.name << ": " << end.message;
  }
}

TEST_F(Workers, ThatTakeTooMuchAreStopped) {
  const std::vector<WorkerEnd> ends = run({"hang"}, {.size = 1, .deadline_seconds = 1});
  const WorkerEnd& hanging = ends.front();
  EXPECT_EQ(hanging.outcome.error->code, ErrorCode::kTimeout);
  EXPECT_LT(hanging.took, milliseconds(3000));
  if (kSanitizedBuild) GTEST_SKIP() << "sanitizers need more address space than a worker may have";
  EXPECT_EQ(end_of("memory").code, ErrorCode::kOutOfMemory);
}

TEST_F(Workers, DoNotDisturbEachOther) {
  std::vector<std::string> names;
  names.reserve(40);
  for (int i = 0; i < 40; ++i) names.emplace_back(i % 4 == 0 ? "abort" : "input");
  int sound = 0;
  for (const WorkerEnd& end : run(names, {.size = 3, .deadline_seconds = 20})) {
    const bool bad = names[end.job] == "abort";
    EXPECT_EQ(end.outcome.error->code, bad ? ErrorCode::kCrash : ErrorCode::kNoSop);
    sound += bad ? 0 : 1;
  }
  EXPECT_EQ(sound, 30);
}

}  // namespace

int serve_for_test(char** arguments) { return serve_launches({std::atoi(arguments[2]), act}); }

}  // namespace baku

int main(int argc, char** argv) {
  if (argc == 4 && std::strcmp(argv[1], baku::kWorkerCommand) == 0) {
    return baku::serve_for_test(argv);
  }
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
