#include "registry/dedup/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace baku {

void for_each_index(std::size_t count, std::size_t threads,
                    const std::function<void(std::size_t)>& work) {
  constexpr std::size_t kChunk = 64;
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t begin = next.fetch_add(kChunk); begin < count;
         begin = next.fetch_add(kChunk)) {
      for (std::size_t i = begin; i < std::min(begin + kChunk, count); ++i) work(i);
    }
  };
  std::vector<std::jthread> workers;
  const std::size_t most = std::min(threads, (count + kChunk - 1) / kChunk);
  for (std::size_t i = 1; i < most; ++i) workers.emplace_back(run);
  run();
}

}  // namespace baku
