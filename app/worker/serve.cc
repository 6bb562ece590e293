#include "app/worker/serve.h"

#include <fcntl.h>
#include <linux/sched.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <new>
#include <utility>

#include "app/worker/channel.h"
#include "app/worker/jail.h"
#include "base/file.h"

namespace baku {
namespace {

constexpr int kChannel = 3;
// Where a worker finds its descriptors, above the standard ones.
constexpr int kInput = 3;
constexpr int kAnswers = 4;
constexpr int kPages = 5;                                    // only where it puts pages together
constexpr std::size_t kMostCopied = std::size_t{16} << 20U;  // bytes of a file that is not mapped
constexpr std::size_t kDescriptors = 3;                      // input, answers, messages; pages

// Exit codes of a worker that could not begin.
constexpr int kOrphan = 81;
constexpr int kNotConfined = 82;

void write_whole(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

[[noreturn]] void end_worker(int code) { ::_exit(code); }

Result<std::string> read_pages(const Task& task) {
  if (task.kind != TaskKind::kAssemble) return std::string();
  return read_open_file({Descriptor(kPages), task.pages_bytes});
}

// A large file is not taken into memory as a whole.
Result<Outcome> outcome_of_large(const OpenFile& file, const Task& task, const DoTask& work,
                                 Report& report) {
  struct stat before = {};
  ::fstat(file.descriptor.get(), &before);
  std::string sha256 = task.text.sha256;
  if (task.kind != TaskKind::kPart && sha256.empty()) {
    BAKU_TRY(sha256, sha256_of_file(file));
  }
  BAKU_TRY(const MappedFile mapped, MappedFile::map(file));
  const auto release = [&mapped](std::size_t bytes) { mapped.release(bytes); };
  BAKU_TRY(const std::string pages, read_pages(task));
  Outcome outcome = work(task, {mapped.bytes(), pages, std::move(sha256), release}, report);
  struct stat after = {};
  ::fstat(file.descriptor.get(), &after);
  if (after.st_mtim.tv_sec != before.st_mtim.tv_sec ||
      after.st_mtim.tv_nsec != before.st_mtim.tv_nsec) {
    return fail(ErrorCode::kNotFound, "the file changed while it was read");
  }
  return outcome;
}

Result<Outcome> outcome_of_file(const Task& task, const DoTask& work, Report& report) {
  const OpenFile file{Descriptor(kInput), task.bytes};
  if (task.bytes > kMostCopied) return outcome_of_large(file, task, work, report);
  BAKU_TRY(const std::string bytes, read_open_file(file));
  BAKU_TRY(const std::string pages, read_pages(task));
  return work(task, {bytes, pages, task.text.sha256, {}}, report);
}

Outcome outcome_of(const Task& task, const DoTask& work, Report& report) {
  Outcome outcome;
  try {
    auto made = outcome_of_file(task, work, report);
    if (made) return std::move(*made);
    outcome.error = std::move(made).error();
  } catch (const std::bad_alloc&) {
    outcome = {};
    outcome.error = Error{ErrorCode::kOutOfMemory, "there is not enough memory for this file", 0};
  } catch (const std::exception& error) {
    outcome = {};
    outcome.error =
        Error{ErrorCode::kInternal, std::string("please report this defect: ") + error.what(), 0};
  }
  return outcome;
}

// Takes the descriptors to their places and closes all others.
void place_descriptors(const std::vector<Descriptor>& given) {
  constexpr std::array kPlaces = {kInput, kAnswers, STDERR_FILENO, kPages};
  // First away from the places that are to be filled.
  std::vector<int> aside;
  aside.reserve(given.size());
  for (const Descriptor& each : given) {
    aside.push_back(::fcntl(each.get(), F_DUPFD, kPages + static_cast<int>(kPlaces.size())));
  }
  for (std::size_t i = 0; i < aside.size(); ++i) ::dup2(aside[i], kPlaces.at(i));
  const int unused = given.size() > kDescriptors ? kPages + 1 : kPages;
  if (::syscall(SYS_close_range, unused, ~0U, 0) == 0) return;
  for (long fd = unused; fd < ::sysconf(_SC_OPEN_MAX); ++fd) ::close(static_cast<int>(fd));
}

[[noreturn]] void run_worker(const Service& service, const ChannelMessage& message,
                             const SyscallFilter& filter) {
  if (!tie_to(service.coordinator)) end_worker(kOrphan);
  ::setsid();
  ::prctl(PR_SET_DUMPABLE, 0);
  place_descriptors(message.descriptors);
  const auto task = task_from_bytes(message.bytes);
  if (!task) end_worker(kNotConfined);
  enter_limits(task->limits, task->bytes);
  if (!filter.empty() && !enter_syscall_filter(filter)) end_worker(kNotConfined);
  Report report(kAnswers);
  const Outcome outcome = outcome_of(*task, service.work, report);
  write_whole(kAnswers, closing_frames(outcome, report.sent()));
  end_worker(0);
}

void prepare(const Service& service, const ChannelMessage& message) {
  if (!service.prepare) return;
  if (const auto task = task_from_bytes(message.bytes)) service.prepare(*task);
}

// A new process that is a child of the coordinator, not of this one; 0 in the new process.
long split_off() { return ::syscall(SYS_clone, CLONE_PARENT | SIGCHLD, nullptr, 0, 0, 0); }

template <class T>
bool send_value(const T& value) {
  std::array<char, sizeof(T)> bytes = {};
  std::memcpy(bytes.data(), &value, sizeof(T));
  return send_message(kChannel, {bytes.data(), bytes.size()}, {}).has_value();
}

}  // namespace

void Report::announce_pages(int pages) const { write_whole(answers_, pages_frame(pages)); }

void Report::begin_page(int page) const { write_whole(answers_, page_frame(page)); }

void Report::send(Page page) const { write_whole(answers_, read_page_frame(std::move(page))); }

void Report::send_searchable(std::string_view pdf) const {
  write_whole(answers_, searchable_frames(pdf));
}

void Report::send(const SopRecord& record) {
  write_whole(answers_, record_frame(record));
  ++sent_;
}

bool tie_to(int coordinator) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_IGN);
  return ::getppid() == coordinator;
}

int serve_launches(const Service& service) {
  LayerSet layers = confine_process(worker_readable_paths());
  // Once more: new credentials clear it.
  if (!tie_to(service.coordinator)) return kOrphan;
  const bool privileges = (layers & bit_of(JailLayer::kPrivileges)) != 0;
  const SyscallFilter filter = privileges ? worker_syscalls() : SyscallFilter{};
  if (!filter.empty()) layers |= bit_of(JailLayer::kSeccomp);
  if (!send_value(Hello{Hello::kMagic, layers})) return kOrphan;
  for (;;) {
    const auto message = receive_message(kChannel, kMostTaskBytes);
    if (!message || message->bytes.empty()) return 0;
    const std::size_t given = message->descriptors.size();
    if (given != kDescriptors && given != kDescriptors + 1) return kOrphan;
    prepare(service, *message);
    const long pid = split_off();
    if (pid == 0) run_worker(service, *message, filter);
    if (!send_value(Launched{static_cast<std::int32_t>(pid)})) return 0;
  }
}

}  // namespace baku
