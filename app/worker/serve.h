// The process that launches workers, and the workers themselves.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "app/worker/outcome.h"
#include "app/worker/task.h"

namespace baku {

// What a worker tells the coordinator before its outcome.
class Report {
 public:
  explicit Report(int answers) : answers_(answers) {}
  void announce_pages(int pages) const;
  // Which page is read now, so that it is known if the worker dies of it.
  void begin_page(int page) const;
  void send(const SopRecord& record);
  // A page that another worker goes on with.
  void send(Page page) const;
  void send_searchable(std::string_view pdf) const;
  [[nodiscard]] std::size_t sent() const { return sent_; }

 private:
  int answers_;
  std::size_t sent_ = 0;
};

// The file that a worker reads.
struct TaskInput {
  std::string_view bytes;
  std::string_view pages;                    // frames of pages that are to be put together
  std::string sha256;                        // empty where it was not computed yet
  std::function<void(std::size_t)> release;  // for bytes from the beginning; may be empty
};

// What a worker does with its document; the outcome holds no records, as they were sent.
using DoTask = std::function<Outcome(const Task& task, const TaskInput& input, Report& report)>;

struct Service {
  int coordinator = 0;  // its process number
  DoTask work;
  // Done before a worker is split off, so that all later ones share it; sees no document.
  std::function<void(const Task& task)> prepare = {};
};

// From now on this process is killed when its coordinator dies, and not by an interrupt that
// reaches all processes of a group. False where the coordinator is dead already.
bool tie_to(int coordinator);

// Confines this process and starts a worker for each message on the channel (descriptor 3), until
// its other end is closed. Everything that workers share must be loaded before. Returns the exit
// code of the process; in a worker it does not return.
int serve_launches(const Service& service);

}  // namespace baku
