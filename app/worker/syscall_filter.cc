// The system calls of a worker (seccomp).
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "app/worker/jail.h"
#include "base/descriptor.h"

namespace baku {
namespace {

// Stands in the program for the number of the process that the program will be for.
constexpr std::uint32_t kOwnProcess = 0x7FFFFF13;

constexpr std::array<const char*, 69> kAllowed = {"access",
                                                  "arch_prctl",
                                                  "brk",
                                                  "clock_getres",
                                                  "clock_gettime",
                                                  "clock_nanosleep",
                                                  "close",
                                                  "dup",
                                                  "exit",
                                                  "exit_group",
                                                  "faccessat",
                                                  "faccessat2",
                                                  "fadvise64",
                                                  "fcntl",
                                                  "fstat",
                                                  "fstat64",
                                                  "fstatfs",
                                                  "futex",
                                                  "getcwd",
                                                  "getdents64",
                                                  "getegid",
                                                  "geteuid",
                                                  "getgid",
                                                  "getpid",
                                                  "getppid",
                                                  "getrandom",
                                                  "getrlimit",
                                                  "getrusage",
                                                  "gettid",
                                                  "gettimeofday",
                                                  "getuid",
                                                  "lseek",
                                                  "lstat",
                                                  "madvise",
                                                  "membarrier",
                                                  "mmap",
                                                  "mprotect",
                                                  "mremap",
                                                  "munmap",
                                                  "nanosleep",
                                                  "newfstatat",
                                                  "open",
                                                  "openat",
                                                  "pread64",
                                                  "read",
                                                  "readlink",
                                                  "readlinkat",
                                                  "readv",
                                                  "restart_syscall",
                                                  "rseq",
                                                  "rt_sigaction",
                                                  "rt_sigprocmask",
                                                  "rt_sigreturn",
                                                  "sched_getaffinity",
                                                  "sched_yield",
                                                  "set_robust_list",
                                                  "setrlimit",
                                                  "sigaltstack",
                                                  "stat",
                                                  "statfs",
                                                  "statx",
                                                  "sysinfo",
                                                  "time",
                                                  "uname",
                                                  "write",
                                                  "writev",
                                                  "pwrite64",
                                                  "getdents",
                                                  "set_tid_address"};

constexpr std::array<const char*, 2> kForSanitizers = {"pipe", "pipe2"};

// No library that a worker uses has a reason to call these.
constexpr std::array<const char*, 27> kDeadly = {"execve",
                                                 "execveat",
                                                 "fork",
                                                 "vfork",
                                                 "clone",
                                                 "clone3",
                                                 "ptrace",
                                                 "process_vm_readv",
                                                 "process_vm_writev",
                                                 "unshare",
                                                 "setns",
                                                 "mount",
                                                 "umount2",
                                                 "pivot_root",
                                                 "chroot",
                                                 "bpf",
                                                 "init_module",
                                                 "finit_module",
                                                 "delete_module",
                                                 "kexec_load",
                                                 "kexec_file_load",
                                                 "reboot",
                                                 "keyctl",
                                                 "add_key",
                                                 "request_key",
                                                 "perf_event_open",
                                                 "userfaultfd"};

// Calls that this kernel or processor does not have are passed over.
template <std::size_t kCount>
void add_rules(scmp_filter_ctx context, std::uint32_t action,
               const std::array<const char*, kCount>& names) {
  for (const char* name : names) {
    const int number = ::seccomp_syscall_resolve_name(name);
    if (number != __NR_SCMP_ERROR) ::seccomp_rule_add(context, action, number, 0);
  }
}

// The call is allowed where its first argument has this value.
void allow_with_first(scmp_filter_ctx context, int call, std::uint32_t value) {
  const scmp_arg_cmp first = {0, SCMP_CMP_EQ, value, 0};
  ::seccomp_rule_add_array(context, SCMP_ACT_ALLOW, call, 1, &first);
}

SyscallFilter exported(scmp_filter_ctx context) {
  const Descriptor memory(::memfd_create("filter", MFD_CLOEXEC));
  if (!memory.valid() || ::seccomp_export_bpf(context, memory.get()) != 0) return {};
  const off_t bytes = ::lseek(memory.get(), 0, SEEK_END);
  if (bytes <= 0) return {};
  SyscallFilter filter(static_cast<std::size_t>(bytes) / sizeof(sock_filter));
  const std::size_t wanted = filter.size() * sizeof(sock_filter);
  const ssize_t got = ::pread(memory.get(), filter.data(), wanted, 0);
  return got == static_cast<ssize_t>(wanted) ? filter : SyscallFilter{};
}

}  // namespace

SyscallFilter worker_syscalls() {
  scmp_filter_ctx context = ::seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
  if (context == nullptr) return {};
  ::seccomp_attr_set(context, SCMP_FLTATR_CTL_OPTIMIZE, 2);
  add_rules(context, SCMP_ACT_ALLOW, kAllowed);
  if (kSanitizedBuild) add_rules(context, SCMP_ACT_ALLOW, kForSanitizers);
  add_rules(context, SCMP_ACT_KILL_PROCESS, kDeadly);
  allow_with_first(context, SCMP_SYS(tgkill), kOwnProcess);
  // Of the process itself, by which the C library reads and sets limits.
  allow_with_first(context, SCMP_SYS(prlimit64), 0);
  // What is no terminal says so.
  ::seccomp_rule_add(context, SCMP_ACT_ERRNO(ENOTTY), SCMP_SYS(ioctl), 0);
  SyscallFilter filter = exported(context);
  ::seccomp_release(context);
  return filter;
}

bool enter_syscall_filter(SyscallFilter filter) {
  if (filter.empty()) return false;
  for (sock_filter& step : filter) {
    if (step.k == kOwnProcess) step.k = static_cast<std::uint32_t>(::getpid());
  }
  sock_fprog program = {};
  program.len = static_cast<unsigned short>(filter.size());
  program.filter = filter.data();
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

}  // namespace baku
