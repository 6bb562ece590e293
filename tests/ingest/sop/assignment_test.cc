#include "ingest/sop/assignment.h"

#include <gtest/gtest.h>

namespace baku {
namespace {

TEST(Assignment, TheSumCountsNotTheNearest) {
  // Row 0 likes column 0 best, but row 1 needs it more.
  EXPECT_EQ(assign_least_cost({{1, 2}, {1, 9}}), (std::vector<std::size_t>{1, 0}));
  EXPECT_EQ(assign_least_cost({{1, 2}, {9, 1}}), (std::vector<std::size_t>{0, 1}));
}

TEST(Assignment, MoreColumnsThanRows) {
  EXPECT_EQ(assign_least_cost({{5, 3, 4}}), (std::vector<std::size_t>{1}));
  EXPECT_EQ(assign_least_cost({{4, 1, 3}, {2, 0, 5}}), (std::vector<std::size_t>{1, 0}));
}

TEST(Assignment, NothingToAssign) { EXPECT_TRUE(assign_least_cost({}).empty()); }

}  // namespace
}  // namespace baku
