// Runs the program as a user does.
#pragma once

#include <string>
#include <vector>

namespace baku {

struct ProcessResult {
  int exit_code = -1;  // 128 + signal where it was killed
  std::string out;
  std::string err;
};

// `baku` with these arguments; standard output goes to `output_file`, or is captured.
ProcessResult run_baku(const std::vector<std::string>& arguments,
                       const std::string& output_file = "");

// Any other program of the PATH ("qpdf").
ProcessResult run_program(const std::string& program, const std::vector<std::string>& arguments,
                          const std::string& output_file = "");

// `baku` at work, its output thrown away; killed at the end of its life.
class RunningBaku {
 public:
  explicit RunningBaku(const std::vector<std::string>& arguments);
  ~RunningBaku();
  RunningBaku(const RunningBaku&) = delete;
  RunningBaku& operator=(const RunningBaku&) = delete;

  void send(int signal) const;
  // The processes that it has started and not yet waited for.
  [[nodiscard]] std::vector<int> children() const;
  // False where it has ended.
  bool is_running();
  // The exit code; 128 + signal where it was killed.
  int wait();

 private:
  int pid_ = 0;
  int exit_code_ = -1;  // -1 as long as it runs
};

}  // namespace baku
