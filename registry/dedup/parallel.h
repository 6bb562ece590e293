// The same work on many items, on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace baku {

// Calls work(i) for each i in [0, count), in any order, on up to `threads` threads. What work(i)
// writes must belong to i alone. `work` may not throw.
void for_each_index(std::size_t count, std::size_t threads,
                    const std::function<void(std::size_t)>& work);

}  // namespace baku
