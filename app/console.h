// What `baku` says on standard error: messages through spdlog, and a progress bar on a terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace baku {

enum class Verbosity : std::uint8_t { kQuiet, kNormal, kVerbose };

// Messages go to standard error, one line each; colours on a terminal unless NO_COLOR is set.
void set_up_messages(Verbosity verbosity);

// `text` with control characters and invalid bytes written as \xNN, so that a file name cannot
// drive the terminal or fake a second line.
std::string printable(std::string_view text);

// "baku: FILE: sentence (code)"; `subject` may be empty.
void report(std::string_view subject, const Error& error);

// A bar on standard error while files are worked on; silent where that is no terminal or the
// verbosity is not kNormal.
class Progress {
 public:
  explicit Progress(std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance();
  // Takes the bar off the line before a message is written; advance() draws it again.
  void clear() const;

 private:
  std::size_t total_;
  std::size_t done_ = 0;
  bool shown_;
};

}  // namespace baku
