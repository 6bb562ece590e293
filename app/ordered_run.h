// Work on several threads with its results handed over in order.
#pragma once

#include <cstddef>
#include <functional>

namespace baku {

// Calls work(i) for each i in [0, count) on up to `jobs` threads, and deliver(i) on the calling
// thread in ascending order, each once work(i) is over. No more than twice `jobs` items are begun
// and not yet delivered, so that what they hold stays bounded. Neither function may throw.
void run_in_order(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& work,
                  const std::function<void(std::size_t)>& deliver);

}  // namespace baku
