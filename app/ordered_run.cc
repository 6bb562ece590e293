#include "app/ordered_run.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace baku {
namespace {

class Schedule {
 public:
  Schedule(std::size_t count, std::size_t window) : count_(count), window_(window) {}

  // The next item to work on; count() when there is none left. Waits while the window is full.
  std::size_t take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return next_ == count_ || next_ < delivered_ + window_; });
    return next_ == count_ ? count_ : next_++;
  }

  void finish(std::size_t item) {
    const std::scoped_lock lock(mutex_);
    finished_.insert(item);
    changed_.notify_all();
  }

  void wait_for(std::size_t item) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return finished_.contains(item); });
    finished_.erase(item);
  }

  void mark_delivered() {
    const std::scoped_lock lock(mutex_);
    ++delivered_;
    changed_.notify_all();
  }

  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::set<std::size_t> finished_;
  std::size_t next_ = 0;
  std::size_t delivered_ = 0;
  std::size_t count_;
  std::size_t window_;
};

}  // namespace

void run_in_order(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& work,
                  const std::function<void(std::size_t)>& deliver) {
  const std::size_t threads = std::max<std::size_t>(1, std::min(jobs, count));
  Schedule schedule(count, 2 * threads);
  std::vector<std::jthread> workers;
  workers.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      for (std::size_t item = schedule.take(); item < schedule.count(); item = schedule.take()) {
        work(item);
        schedule.finish(item);
      }
    });
  }
  for (std::size_t item = 0; item < count; ++item) {
    schedule.wait_for(item);
    deliver(item);
    schedule.mark_delivered();
  }
}

}  // namespace baku
