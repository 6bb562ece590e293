#include "app/interrupt.h"

#include <atomic>
#include <csignal>

namespace baku {
namespace {

std::atomic<int>& counter() {
  static std::atomic<int> count = 0;
  return count;
}

static_assert(std::atomic<int>::is_always_lock_free, "it is changed in a signal's handler");

extern "C" void count_one(int /*signal*/) { counter().fetch_add(1); }

}  // namespace

void count_interrupts() {
  (void)counter();  // made before the first signal
  struct sigaction action = {};
  action.sa_handler = &count_one;
  sigemptyset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(signal, &action, nullptr);
}

int interrupts() { return counter().load(); }

}  // namespace baku
