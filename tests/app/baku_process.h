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

}  // namespace baku
