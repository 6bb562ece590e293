// How far a run has come: a bar on a terminal, else a line every half minute, or JSON for programs.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace baku {

enum class ProgressStyle : std::uint8_t { kText, kJson };

// What has been counted so far.
struct RunTally {
  std::size_t files = 0;  // given
  std::size_t done = 0;   // whole
  std::size_t partial = 0;
  std::size_t unchanged = 0;  // in the registry already
  std::size_t set_aside = 0;  // in this run or before
  std::size_t records = 0;
  std::size_t pages = 0;
  std::map<std::string, std::size_t> failed;  // by kind, those set aside in this run among them

  [[nodiscard]] std::size_t failures() const;
  [[nodiscard]] std::size_t settled() const { return done + partial + unchanged + failures(); }
};

// Writes to standard error; nothing where the verbosity is kQuiet.
class Progress {
 public:
  Progress(const RunTally& tally, ProgressStyle style);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Shows the tally where it is time for it; to be called often.
  void show();
  // Takes the bar off the line before a message is written; show() draws it again.
  void clear();
  // What all came to: a table, or the last line of JSON. Tables are for terminals, for runs into a
  // registry (`always`) and for kVerbose.
  void summarize(bool always);

 private:
  [[nodiscard]] std::string bar() const;
  [[nodiscard]] std::string line() const;
  [[nodiscard]] std::string json(const char* event) const;
  [[nodiscard]] double seconds() const;
  [[nodiscard]] double seconds_left() const;

  const RunTally& tally_;
  ProgressStyle style_;
  bool silent_;
  bool terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point started_;
  std::chrono::steady_clock::time_point shown_;
};

}  // namespace baku
