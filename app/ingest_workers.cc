#include "app/ingest_workers.h"

#include <fmt/core.h>

#include <deque>
#include <map>
#include <optional>
#include <utility>

#include "app/console.h"
#include "app/interrupt.h"
#include "app/worker/death.h"
#include "app/worker/read_parts.h"
#include "app/worker/read_text.h"
#include "base/file.h"

namespace baku {
namespace {

constexpr std::size_t kMostWaiting = 128;  // outcomes that wait for an earlier file
constexpr int kMostTries = 2;              // in one run, of a file whose worker died
constexpr std::size_t kMostLeftOut = 3;    // pages of a file that ended its workers
constexpr int kMostAttempts = 10;          // without an outcome, in all runs
constexpr std::chrono::milliseconds kPause{200};

// A file that workers read, or will.
struct Pending {
  OpenFile file;
  DocumentKey key;
  int attempts = 0;                  // as the registry counts
  std::size_t left_out = 0;          // pages that ended a worker
  std::optional<Error> first_death;  // of those
  std::optional<ReadParts> parts;    // where several workers read it
  std::optional<Error> first_loss;   // of a part that could not be read
  std::optional<ReadText> text;      // where several workers read it
  std::chrono::milliseconds took{0};
};

// What one worker does for a file.
struct Job {
  std::size_t index = 0;  // of the file
  TaskKind kind = TaskKind::kWhole;
  PageRange pages;            // of a part
  std::size_t text_part = 0;  // index of it
  int tries = 0;              // in this run
  std::vector<int> left_out;
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
      std::vector<WorkerEnd> ends = crew_.wait(kPause);
      // Of several workers, the next ones read while the records of the last ones are written.
      if (plan_.crew.size > 1) {
        if (auto filled = fill(); !filled) return tl::unexpected(std::move(filled).error());
      }
      for (WorkerEnd& end : ends) {
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
      if (!ready_.empty()) {
        Job job = std::move(ready_.front());
        ready_.pop_front();
        if (auto started = start(std::move(job)); !started) return started;
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
    return start({.index = index});
  }

  Result<void> start(Job job) {
    Pending& pending = pending_.at(job.index);
    ++job.tries;
    if (job.kind == TaskKind::kWhole) {
      pending.attempts = job.tries;
      if (registry_ != nullptr) {
        BAKU_TRY(pending.attempts, registry_->count_attempt(pending.key));
        if (pending.attempts > kMostAttempts) return set_aside(job.index);
      }
    }
    Task task;
    task.kind = job.kind;
    task.file_name = delivery_.files()[job.index].path.filename().string();
    task.bytes = pending.file.bytes;
    task.options = plan_.options;
    task.searchable = plan_.searchable;
    task.options.visits.left_out = job.left_out;
    task.limits = plan_.limits;
    TaskFiles files = {.input = pending.file.descriptor.get()};
    if (job.kind == TaskKind::kPart) {
      task.options.first_page = job.pages.first;
      task.options.last_page = job.pages.last;
    }
    if (job.kind == TaskKind::kAssemble) {
      const auto frames = pending.parts->close();
      files.pages = frames.file;
      task.pages_bytes = frames.bytes;
    }
    if (job.kind == TaskKind::kTextPart) task.text = pending.text->part(job.text_part);
    const std::size_t number = jobs_begun_++;
    if (auto started = crew_.start(number, task, files); !started) return started;
    jobs_.emplace(number, std::move(job));
    return {};
  }

  Result<void> settle(WorkerEnd end) {
    Job job = std::move(jobs_.extract(end.job).mapped());
    const auto found = pending_.find(job.index);
    if (found == pending_.end()) return {};  // it was given up meanwhile
    Pending& pending = found->second;
    pending.took += end.took;
    Outcome& outcome = end.outcome;
    if (outcome.error && is_trouble(outcome.error->code)) {
      return settle_trouble(std::move(job), pending, end);
    }
    switch (job.kind) {
      case TaskKind::kWhole:
        if (!outcome.left.empty()) return divide(job.index, pending, std::move(outcome));
        if (!outcome.text.parts.empty()) return divide_text(job.index, pending, std::move(outcome));
        break;
      case TaskKind::kTextPart:
        if (outcome.error) break;
        return settle_text_part(job, pending, std::move(outcome));
      case TaskKind::kPart:
        if (end.died) break;  // it did what no page may do
        return settle_part(job, pending, std::move(outcome));
      case TaskKind::kAssemble: outcome.warnings = pending.parts->warnings(); break;
    }
    // Without those pages there is nothing in it: they are what is wrong with it.
    if (outcome.error && pending.first_death) outcome.error = pending.first_death;
    pass_on_messages(job.index, end);
    return deliver(job.index, std::move(outcome));
  }

  // Ends that the same worker may not have had on another day, or without a page.
  static bool is_trouble(ErrorCode code) {
    return is_tried_again(code) || code == ErrorCode::kTimeout;
  }

  // A worker that died is replaced once. If that one dies, too, or was overdue, the page that it
  // died of is left out.
  Result<void> settle_trouble(Job job, Pending& pending, const WorkerEnd& end) {
    Error error = end.outcome.error.value_or(Error{});
    if (is_tried_again(error.code) && job.tries < kMostTries) {
      ready_.push_front(std::move(job));
      return {};
    }
    const bool single = job.kind == TaskKind::kPart && job.pages.size() == 1;
    const int page = single ? job.pages.first : end.page;
    if (page == 0 || job.kind == TaskKind::kAssemble || pending.left_out == kMostLeftOut) {
      pass_on_messages(job.index, end);
      return fail_document(job.index, pending.first_death.value_or(error));
    }
    ++pending.left_out;
    error.page = page;
    if (!pending.first_death) pending.first_death = error;
    if (single) return lose(job, pending, kLeftOut);
    job.left_out.push_back(page);
    ready_.push_front(std::move(job));
    return {};
  }

  // The pages that a worker left are read by workers of their own.
  Result<void> divide(std::size_t index, Pending& pending, Outcome outcome) {
    auto parts = ReadParts::create(plan_.options.max_pages);
    if (!parts) return fail_document(index, std::move(parts).error());
    pending.parts = std::move(*parts);
    return add_pages({.index = index}, pending, std::move(outcome));
  }

  // The parts of a long text are read by workers of their own.
  Result<void> divide_text(std::size_t index, Pending& pending, Outcome outcome) {
    pending.text.emplace(std::move(outcome));
    for (std::size_t part = 0; part < pending.text->parts(); ++part) {
      ready_.push_back({.index = index, .kind = TaskKind::kTextPart, .text_part = part});
    }
    return {};
  }

  Result<void> settle_text_part(const Job& job, Pending& pending, Outcome outcome) {
    ReadText& text = *pending.text;
    auto added = text.add(job.text_part, std::move(outcome.records));
    if (!added) return fail_document(job.index, std::move(added).error());
    return text.is_complete() ? deliver(job.index, text.take()) : Result<void>();
  }

  Result<void> settle_part(const Job& job, Pending& pending, Outcome outcome) {
    if (!outcome.error) return add_pages(job, pending, std::move(outcome));
    if (!pending.first_loss) pending.first_loss = outcome.error;
    return lose(job, pending, outcome.error->message);
  }

  Result<void> add_pages(const Job& job, Pending& pending, Outcome outcome) {
    const bool part = job.kind == TaskKind::kPart;
    const std::vector<PageRange> left = outcome.left;
    auto added =
        pending.parts->add(part ? std::optional(job.pages) : std::nullopt, std::move(outcome));
    if (!added) return fail_document(job.index, std::move(added).error());
    for (const PageRange pages : left) {
      ready_.push_back({.index = job.index, .kind = TaskKind::kPart, .pages = pages});
    }
    return go_on(job.index, pending);
  }

  Result<void> lose(const Job& job, Pending& pending, const std::string& why) {
    auto lost = pending.parts->lose(job.pages, why);
    if (!lost) return fail_document(job.index, std::move(lost).error());
    return go_on(job.index, pending);
  }

  // Once each page was read, one more worker puts them together.
  Result<void> go_on(std::size_t index, Pending& pending) {
    const ReadParts& parts = *pending.parts;
    const std::chrono::seconds most(plan_.crew.deadline_seconds +
                                    plan_.crew.page_seconds * parts.pages());
    if (pending.took > most) {
      return fail_document(index, {ErrorCode::kTimeout,
                                   fmt::format("its pages were not read in {} s; raise --deadline, "
                                               "or choose --pages",
                                               most.count()),
                                   0});
    }
    if (!parts.is_complete()) return {};
    if (parts.is_all_lost() && pending.first_loss) return fail_document(index, *pending.first_loss);
    ready_.push_front({.index = index, .kind = TaskKind::kAssemble});
    return {};
  }

  Result<void> fail_document(std::size_t index, Error error) {
    Outcome outcome;
    outcome.error = std::move(error);
    return deliver(index, std::move(outcome));
  }

  Result<void> set_aside(std::size_t index) {
    return fail_document(
        index,
        {ErrorCode::kSetAside,
         fmt::format("{} runs ended while it was read; --force tries it again", kMostAttempts), 0});
  }

  void pass_on_messages(std::size_t index, const WorkerEnd& end) {
    if (!end.outcome.error || end.messages.empty()) return;
    say_detail(fmt::format("{}: the worker said: {}",
                           printable(delivery_.files()[index].path.string()),
                           printable(end.messages)));
  }

  // Nobody waits for what is still being done for the file.
  void drop_jobs(std::size_t index) {
    std::erase_if(ready_, [index](const Job& job) { return job.index == index; });
    for (const auto& [number, job] : jobs_) {
      if (job.index == index) crew_.stop(number);
    }
  }

  Result<void> deliver(std::size_t index, Outcome outcome) {
    Pending pending = std::move(pending_.at(index));
    pending_.erase(index);
    if (pending.parts || pending.text) drop_jobs(index);
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
    say_warning(fmt::format(
        "interrupted: {} files are still being read; press Ctrl-C again to stop at once",
        crew_.running()));
  }

  const WorkPlan& plan_;
  IngestRegistry* registry_;
  Delivery& delivery_;
  std::map<std::size_t, Pending> pending_;  // by the index of the file
  std::map<std::size_t, Job> jobs_;         // that run, by their number
  std::deque<Job> ready_;                   // to be begun before the next file
  std::size_t jobs_begun_ = 0;
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
