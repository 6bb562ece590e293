#include "app/ingest_workers.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <deque>
#include <map>
#include <optional>
#include <utility>

#include "app/console.h"
#include "app/interrupt.h"
#include "app/worker/death.h"
#include "base/file.h"

namespace baku {
namespace {

constexpr std::size_t kMostWaiting = 128;  // outcomes that wait for an earlier file
constexpr int kMostTries = 2;              // in one run, of a file whose worker died
constexpr std::size_t kMostLeftOut = 3;    // pages of a file that ended its workers
constexpr int kMostAttempts = 10;          // without an outcome, in all runs
constexpr std::chrono::milliseconds kPause{200};

// A file that a worker reads, or will.
struct Pending {
  OpenFile file;
  DocumentKey key;
  int tries = 0;                     // in this run
  int attempts = 0;                  // as the registry counts
  std::vector<int> left_out;         // pages that ended a worker
  std::optional<Error> first_death;  // of those
  std::chrono::milliseconds took{0};
};

class WorkerRun {
 public:
  WorkerRun(Launcher& launcher, const WorkPlan& plan, IngestRegistry* registry, Delivery& delivery)
      : plan_(plan), registry_(registry), delivery_(delivery), crew_(launcher, plan.crew) {}

  Result<RunEnding> run() {
    for (;;) {
      if (auto filled = fill(); !filled) return tl::unexpected(std::move(filled).error());
      if (interrupts() > 1) return RunEnding::kStopped;
      if (interrupts() == 1) say_once();
      if (crew_.running() == 0) break;
      for (WorkerEnd& end : crew_.wait(kPause)) {
        if (auto settled = settle(std::move(end)); !settled) {
          return tl::unexpected(std::move(settled).error());
        }
      }
      delivery_.progress().show();
    }
    const bool all = delivery_.delivered() == delivery_.files().size();
    return all ? RunEnding::kFinished : RunEnding::kInterrupted;
  }

 private:
  // Starts workers while there is room and something to read.
  Result<void> fill() {
    while (crew_.has_room() && interrupts() < 2) {
      if (!again_.empty()) {
        const std::size_t index = again_.front();
        again_.pop_front();
        if (auto started = start(index); !started) return started;
        continue;
      }
      // What was begun is finished, with its second try.
      if (interrupts() > 0 || next_ == delivery_.files().size()) return {};
      if (next_ - delivery_.delivered() >= kMostWaiting) return {};
      if (auto begun = begin(next_++); !begun) return begun;
    }
    return {};
  }

  // Opens the next file, and starts a worker unless that is needless.
  Result<void> begin(std::size_t index) {
    auto file = open_file(delivery_.files()[index].path, plan_.max_bytes);
    if (!file) return end_without_worker(index, std::move(file).error());
    Pending pending;
    pending.file = std::move(*file);
    if (registry_ != nullptr) {
      auto hash = sha256_of_file(pending.file);
      if (!hash) return end_without_worker(index, std::move(hash).error());
      pending.key = {std::move(*hash), registry_->pipeline()};
      BAKU_TRY(DocumentStatus status, registry_->status_of(pending.key));
      if (registry_->is_settled(status)) return end_unchanged(index, pending, std::move(status));
    }
    pending_.emplace(index, std::move(pending));
    return start(index);
  }

  Result<void> start(std::size_t index) {
    Pending& pending = pending_.at(index);
    ++pending.tries;
    pending.attempts = pending.tries;
    if (registry_ != nullptr) {
      BAKU_TRY(pending.attempts, registry_->count_attempt(pending.key));
      if (pending.attempts > kMostAttempts) return set_aside(index);
    }
    Task task;
    task.file_name = delivery_.files()[index].path.filename().string();
    task.bytes = pending.file.bytes;
    task.options = plan_.options;
    task.searchable = plan_.searchable;
    task.options.visits.left_out = pending.left_out;
    task.limits = plan_.limits;
    return crew_.start(index, task, pending.file.descriptor.get());
  }

  Result<void> settle(WorkerEnd end) {
    Pending& pending = pending_.at(end.job);
    pending.took += end.took;
    Outcome& outcome = end.outcome;
    if (is_worth_another_try(end, pending)) {
      again_.push_back(end.job);
      return {};
    }
    // Without those pages there is nothing in it: they are what is wrong with it.
    if (outcome.error && pending.first_death) outcome.error = pending.first_death;
    if (outcome.error && !end.messages.empty()) {
      spdlog::info("{}: the worker said: {}", printable(delivery_.files()[end.job].path.string()),
                   printable(end.messages));
    }
    return deliver(end.job, std::move(end.outcome));
  }

  // A worker that died is replaced once. If that one dies, too, or was overdue, the page that it
  // died of is left out.
  static bool is_worth_another_try(const WorkerEnd& end, Pending& pending) {
    if (!end.died) return false;
    const ErrorCode code = end.outcome.error->code;
    if (is_tried_again(code) && pending.tries < kMostTries) return true;
    if (end.page == 0 || pending.left_out.size() == kMostLeftOut) return false;
    if (!is_tried_again(code) && code != ErrorCode::kTimeout) return false;
    pending.left_out.push_back(end.page);
    if (!pending.first_death) pending.first_death = end.outcome.error;
    return true;
  }

  Result<void> set_aside(std::size_t index) {
    Outcome outcome;
    outcome.error = Error{
        ErrorCode::kSetAside,
        fmt::format("{} runs ended while it was read; --force tries it again", kMostAttempts), 0};
    return deliver(index, std::move(outcome));
  }

  Result<void> deliver(std::size_t index, Outcome outcome) {
    Pending pending = std::move(pending_.at(index));
    pending_.erase(index);
    if (!outcome.error && changed_meanwhile(outcome, pending)) {
      outcome = {};
      outcome.error = Error{ErrorCode::kNotFound, "the file changed while it was read", 0};
      pending.key = {};
    }
    FileEnd end;
    end.outcome = std::move(outcome);
    end.key = std::move(pending.key);
    end.bytes = pending.file.bytes;
    end.attempts = pending.attempts;
    end.took = pending.took;
    return delivery_.take(index, std::move(end));
  }

  static bool changed_meanwhile(const Outcome& outcome, const Pending& pending) {
    if (pending.key.sha256.empty()) return false;
    return outcome.records.front().source.sha256 != pending.key.sha256;
  }

  Result<void> end_without_worker(std::size_t index, Error error) {
    FileEnd end;
    end.outcome.error = std::move(error);
    return delivery_.take(index, std::move(end));
  }

  Result<void> end_unchanged(std::size_t index, Pending& pending, DocumentStatus status) {
    FileEnd end;
    end.unchanged = true;
    end.earlier = std::move(status);
    end.key = std::move(pending.key);
    return delivery_.take(index, std::move(end));
  }

  void say_once() {
    if (std::exchange(said_, true)) return;
    delivery_.progress().clear();
    spdlog::warn("interrupted: {} files are still being read; press Ctrl-C again to stop at once",
                 crew_.running());
  }

  const WorkPlan& plan_;
  IngestRegistry* registry_;
  Delivery& delivery_;
  std::map<std::size_t, Pending> pending_;
  std::deque<std::size_t> again_;
  std::size_t next_ = 0;
  bool said_ = false;
  Crew crew_;  // last: its workers end first
};

}  // namespace

Result<RunEnding> run_workers(Launcher& launcher, const WorkPlan& plan, IngestRegistry* registry,
                              Delivery& delivery) {
  return WorkerRun(launcher, plan, registry, delivery).run();
}

}  // namespace baku
