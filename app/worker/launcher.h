// The coordinator's side of the process that launches workers. That process is this program again
// (`baku worker`), with an empty environment; it loads what every worker needs, gives up what none
// needs, and then splits off one fresh process for each document. It never sees a document itself.
#pragma once

#include <sys/types.h>

#include <string>

#include "app/worker/jail.h"
#include "app/worker/task.h"
#include "base/descriptor.h"
#include "base/result.h"

namespace baku {

// The word by which the program knows that it is the launching process.
inline constexpr const char* kWorkerCommand = "worker";

// Open files that a worker reads; they may be closed once it was started.
struct TaskFiles {
  int input = -1;
  int pages = -1;  // frames, where it puts pages together
};

struct Launch {
  pid_t pid = 0;        // a child of this process
  Descriptor process;   // pidfd; not valid where the kernel has none
  Descriptor answers;   // read end: frames
  Descriptor messages;  // read end: standard error
};

// The process ends when this is destroyed, or this process dies.
class Launcher {
 public:
  // `lexicon` is the folder of word lists, empty for the built-in ones. Errors: kInternal.
  static Result<Launcher> start(const std::string& lexicon);

  Launcher(Launcher&& other) noexcept;
  Launcher& operator=(Launcher&&) = delete;
  ~Launcher();

  // The layers that workers are confined by.
  [[nodiscard]] LayerSet layers() const { return layers_; }

  // Starts a worker. A launching process that died is replaced once.
  // Errors: kInternal.
  Result<Launch> launch(const Task& task, TaskFiles files);

 private:
  explicit Launcher(std::string lexicon) : lexicon_(std::move(lexicon)) {}
  Result<void> start_process();
  Result<Launch> try_launch(const std::string& task, TaskFiles files);
  void stop_process();

  std::string lexicon_;
  Descriptor channel_;
  pid_t pid_ = 0;
  LayerSet layers_ = 0;
};

}  // namespace baku
