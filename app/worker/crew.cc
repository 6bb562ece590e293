#include "app/worker/crew.h"

#include <poll.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <utility>

#include "app/worker/death.h"

namespace baku {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kMostMessages = std::size_t{16} << 10U;
constexpr std::size_t kReadAtOnce = std::size_t{64} << 10U;
constexpr std::size_t kReadsATurn = 32;   // so that no worker keeps the others waiting
constexpr std::size_t kPipeReads = 4096;  // more than a pipe holds
constexpr std::size_t kBytesASecond = std::size_t{512} << 10U;  // of the input
constexpr std::size_t kBytesARecord = 256;                      // of the input, at least
constexpr std::size_t kBytesAByte = 64;   // of the answer for one of the input, at most
constexpr int kMostPages = 2000;          // that lengthen a deadline
constexpr milliseconds kWithoutSign{20};  // between looks where the kernel has no pidfd

enum class Stream : std::uint8_t { kOpen, kEnded };

// A long text has many records.
FrameLimits limits_for(std::size_t input) {
  FrameLimits limits;
  limits.frames = std::max(limits.frames, input / kBytesARecord);
  limits.all_bytes = std::max(limits.all_bytes, kBytesAByte * input);
  return limits;
}

}  // namespace

struct Crew::Worker {
  std::size_t job = 0;
  Launch launch;
  FrameReader frames;
  OutcomeReader answer;
  bool broken = false;          // what it says is not read any more
  std::optional<Error> unkept;  // why its records cannot be kept
  bool overdue = false;         // it was killed at its deadline
  std::string messages;
  Clock::time_point started;
  int input_seconds = 0;  // more, for the length of its input
  int deadline_seconds = 0;

  // The whole group: a worker that is not confined may have children.
  void kill() const {
    ::kill(-launch.pid, SIGKILL);
    ::kill(launch.pid, SIGKILL);
  }

  void hear(std::string_view bytes) {
    if (broken) return;
    broken = !frames.add(bytes).has_value();
    while (!broken) {
      const auto frame = frames.next();
      if (!frame) break;
      if (const auto added = answer.add(*frame); !added) {
        broken = true;
        if (added.error().code == ErrorCode::kWrite) unkept = added.error();
      }
    }
    if (broken) kill();
  }

  // Reads what has arrived, of at most `turns` parts.
  Stream read_answers(std::size_t turns) {
    std::array<char, kReadAtOnce> part;
    for (std::size_t i = 0; i < turns && launch.answers.valid(); ++i) {
      const ssize_t got = ::read(launch.answers.get(), part.data(), part.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return Stream::kOpen;
      if (got == 0) {
        launch.answers.reset();
        break;
      }
      hear({part.data(), static_cast<std::size_t>(got)});
    }
    return launch.answers.valid() ? Stream::kOpen : Stream::kEnded;
  }

  void read_messages(std::size_t turns) {
    std::array<char, 4096> part;
    for (std::size_t i = 0; i < turns && launch.messages.valid(); ++i) {
      const ssize_t got = ::read(launch.messages.get(), part.data(), part.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return;
      if (got == 0) {
        launch.messages.reset();
        return;
      }
      const std::size_t room = kMostMessages - messages.size();
      messages.append(part.data(), std::min(room, static_cast<std::size_t>(got)));
    }
  }

  [[nodiscard]] bool has_ended() const {
    siginfo_t ended = {};
    return ::waitid(P_PID, static_cast<id_t>(launch.pid), &ended, WEXITED | WNOHANG | WNOWAIT) ==
               0 &&
           ended.si_pid == launch.pid;
  }

  // To be called once the process has ended.
  WorkerEnd finish() {
    kill();
    siginfo_t ended = {};
    while (::waitid(P_PID, static_cast<id_t>(launch.pid), &ended, WEXITED) != 0 && errno == EINTR) {
    }
    read_answers(kPipeReads);
    read_messages(2 * kMostMessages / 4096);
    WorkerEnd end;
    end.job = job;
    end.took = std::chrono::duration_cast<milliseconds>(Clock::now() - started);
    end.messages = std::move(messages);
    const bool whole = answer.is_complete() && frames.at_end() && !broken;
    if (whole && ended.si_code == CLD_EXITED && ended.si_status == 0) {
      end.outcome = answer.take();
      return end;
    }
    if (unkept) {
      end.outcome.error = std::move(unkept);
      return end;
    }
    end.died = true;
    end.page = answer.current_page();
    if (broken) {
      end.outcome.error = Error{ErrorCode::kCrash, "the worker's answer makes no sense", 0};
    } else {
      end.outcome.error =
          error_of({ended.si_code, ended.si_status, overdue, deadline_seconds, end.messages});
    }
    end.outcome.error->page = end.page;
    return end;
  }
};

Crew::Crew(Launcher& launcher, CrewOptions options) : launcher_(launcher), options_(options) {}

Crew::~Crew() {
  for (const auto& worker : workers_) worker->kill();
  for (const auto& worker : workers_) (void)worker->finish();
}

bool Crew::has_room() const {
  if (options_.size == 1) return workers_.empty();
  const auto busy = std::count_if(workers_.begin(), workers_.end(),
                                  [](const auto& worker) { return !worker->answer.is_complete(); });
  return static_cast<std::size_t>(busy) < options_.size && workers_.size() < 2 * options_.size;
}

Result<void> Crew::start(std::size_t job, const Task& task, TaskFiles files) {
  BAKU_TRY(Launch launch, launcher_.launch(task, files));
  auto worker = std::make_unique<Worker>();
  worker->job = job;
  worker->launch = std::move(launch);
  worker->started = Clock::now();
  worker->frames = FrameReader(limits_for(task.bytes));
  worker->input_seconds = static_cast<int>(task.bytes / kBytesASecond);
  workers_.push_back(std::move(worker));
  return {};
}

void Crew::stop(std::size_t job) {
  for (const auto& worker : workers_) {
    if (worker->job == job) worker->kill();
  }
}

Clock::time_point Crew::deadline_of(const Worker& worker) const {
  return worker.started + std::chrono::seconds(worker.deadline_seconds);
}

milliseconds Crew::until_next_deadline() const {
  milliseconds left = milliseconds::max();
  for (const auto& worker : workers_) {
    const auto until = std::chrono::ceil<milliseconds>(deadline_of(*worker) - Clock::now());
    left = std::min(left, std::max(until, milliseconds(1)));
  }
  return left;
}

void Crew::kill_overdue() {
  for (const auto& worker : workers_) {
    const int pages = std::min(worker->answer.announced_pages(), kMostPages);
    worker->deadline_seconds =
        options_.deadline_seconds + worker->input_seconds + options_.page_seconds * pages;
    if (worker->overdue || Clock::now() < deadline_of(*worker)) continue;
    worker->overdue = true;
    worker->kill();
  }
}

std::vector<WorkerEnd> Crew::wait(milliseconds most) {
  std::vector<pollfd> watched;
  milliseconds pause = std::min(most, until_next_deadline());
  for (const auto& worker : workers_) {
    watched.push_back({worker->launch.answers.get(), POLLIN, 0});
    watched.push_back({worker->launch.messages.get(), POLLIN, 0});
    watched.push_back({worker->launch.process.get(), POLLIN, 0});
    if (!worker->launch.process.valid()) pause = std::min(pause, kWithoutSign);
  }
  ::poll(watched.data(), watched.size(), static_cast<int>(pause.count()));
  std::vector<WorkerEnd> ends;
  for (std::size_t i = 0; i < workers_.size(); ++i) {
    Worker& worker = *workers_[i];
    worker.read_answers(kReadsATurn);
    worker.read_messages(1);
    if (!worker.has_ended()) continue;
    ends.push_back(worker.finish());
    workers_[i].reset();
  }
  std::erase(workers_, nullptr);
  kill_overdue();
  return ends;
}

}  // namespace baku
