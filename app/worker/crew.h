// The workers that run at one time, watched by one thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "app/worker/launcher.h"
#include "app/worker/outcome.h"

namespace baku {

struct CrewOptions {
  std::size_t size = 1;      // workers at a time
  int deadline_seconds = 0;  // of a document, without its pages
  int page_seconds = 0;      // more for each page that the worker announces
};

// What a worker came to. An outcome has an error, or records.
struct WorkerEnd {
  std::size_t job = 0;
  Outcome outcome;
  bool died = false;  // the outcome's error is why
  int page = 0;       // that it died of, as far as is known; else 0
  std::chrono::milliseconds took{0};
  std::string messages;  // the beginning of what the worker wrote to standard error
};

class Crew {
 public:
  // `launcher` must outlive this.
  Crew(Launcher& launcher, CrewOptions options);
  // Kills the workers that run.
  ~Crew();
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  [[nodiscard]] std::size_t running() const { return workers_.size(); }
  // Where there are several, one that has said all makes room for another one while it ends. A
  // single one does not: a crew of so many takes as many processors.
  [[nodiscard]] bool has_room() const;

  // Starts a worker; `job` is the caller's number. Errors: kInternal, kLimit.
  Result<void> start(std::size_t job, const Task& task, TaskFiles files);

  // Kills the worker of that job; its end comes as any other.
  void stop(std::size_t job);

  // Waits until a worker has ended, but not longer than `most` (a signal ends the wait, too), and
  // returns those that have. A worker past its deadline is killed.
  std::vector<WorkerEnd> wait(std::chrono::milliseconds most);

 private:
  struct Worker;
  [[nodiscard]] std::chrono::milliseconds until_next_deadline() const;
  [[nodiscard]] std::chrono::steady_clock::time_point deadline_of(const Worker& worker) const;
  void kill_overdue();

  Launcher& launcher_;
  CrewOptions options_;
  std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace baku
