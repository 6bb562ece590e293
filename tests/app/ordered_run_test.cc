#include "app/ordered_run.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <numeric>
#include <thread>
#include <vector>

namespace baku {
namespace {

TEST(RunInOrder, DeliversEachOnceInOrder) {
  for (const std::size_t count : {0U, 1U, 2U, 100U}) {
    for (const std::size_t jobs : {1U, 2U, 8U}) {
      std::vector<std::size_t> squares(count);
      std::vector<std::size_t> delivered;
      run_in_order(
          count, jobs,
          [&](std::size_t i) {
            // Early items take longest, so that the order of completion is another one.
            std::this_thread::sleep_for(std::chrono::microseconds(10 * (count - i)));
            squares[i] = i * i;
          },
          [&](std::size_t i) {
            EXPECT_EQ(squares[i], i * i);
            delivered.push_back(i);
          });
      std::vector<std::size_t> expected(count);
      std::iota(expected.begin(), expected.end(), 0U);
      EXPECT_EQ(delivered, expected) << count << " items, " << jobs << " jobs";
    }
  }
}

TEST(RunInOrder, HoldsNoMoreThanTwiceTheJobs) {
  constexpr std::size_t kJobs = 3;
  std::atomic<std::size_t> held = 0;
  std::atomic<std::size_t> most = 0;
  run_in_order(
      60, kJobs,
      [&](std::size_t i) {
        const std::size_t now = ++held;
        for (std::size_t seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
        }
        if (i == 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
      },
      [&](std::size_t) { --held; });
  EXPECT_LE(most, 2 * kJobs);
  EXPECT_GT(most, kJobs);
}

}  // namespace
}  // namespace baku
