#include "tests/app/baku_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>

#include "tests/app/scratch_folder.h"

namespace baku {

namespace {

// Starts a program of the PATH; its output goes to files. 0 where it cannot be started.
pid_t spawn(const std::string& program, const std::vector<std::string>& arguments,
            const std::string& out, const std::string& err) {
  std::vector<std::string> words = {program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  constexpr int kNew = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), kNew, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), kNew, 0600);
  pid_t child = 0;
  const int error =
      ::posix_spawnp(&child, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return error == 0 ? child : 0;
}

int exit_code_of(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

ProcessResult run_baku(const std::vector<std::string>& arguments, const std::string& output_file) {
  return run_program(BAKU_BINARY, arguments, output_file);
}

ProcessResult run_program(const std::string& program, const std::vector<std::string>& arguments,
                          const std::string& output_file) {
  const ScratchFolder folder;
  const std::string out = output_file.empty() ? folder.path("out").string() : output_file;
  const std::string err = folder.path("err").string();
  const pid_t child = spawn(program, arguments, out, err);
  ProcessResult result;
  if (child == 0) return result;
  int status = 0;
  ::waitpid(child, &status, 0);
  result.exit_code = exit_code_of(status);
  result.out = output_file.empty() ? read_whole(out) : "";
  result.err = read_whole(err);
  return result;
}

RunningBaku::RunningBaku(const std::vector<std::string>& arguments)
    : pid_(spawn(BAKU_BINARY, arguments, "/dev/null", "/dev/null")) {}

RunningBaku::~RunningBaku() {
  if (!is_running()) return;
  send(SIGKILL);
  wait();
}

void RunningBaku::send(int signal) const { ::kill(pid_, signal); }

std::vector<int> RunningBaku::children() const {
  const std::string pid = std::to_string(pid_);
  std::ifstream list("/proc/" + pid + "/task/" + pid + "/children");
  return {std::istream_iterator<int>(list), {}};
}

bool RunningBaku::is_running() {
  if (exit_code_ >= 0) return false;
  int status = 0;
  if (::waitpid(pid_, &status, WNOHANG) == pid_) {
    exit_code_ = exit_code_of(status);
  }
  return exit_code_ < 0;
}

int RunningBaku::wait() {
  while (is_running()) ::usleep(1000);
  return exit_code_;
}

}  // namespace baku
