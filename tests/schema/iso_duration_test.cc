#include "schema/iso_duration.h"

#include <gtest/gtest.h>

namespace baku {
namespace {

TEST(IsoDuration, IsAsLongAsItsAmount) {
  using enum DurationUnit;
  const struct {
    const char* iso;
    double amount;
    DurationUnit unit;
    bool same;
  } cases[] = {
      {"PT10M", 10, kMinute, true},  {"PT30M", 0.5, kHour, true},   {"PT0.5H", 0.5, kHour, true},
      {"PT1H30M", 1.5, kHour, true}, {"PT90M", 1.5, kHour, true},   {"P2D", 2, kDay, true},
      {"PT12H", 0.5, kDay, true},    {"P0.5D", 0.5, kDay, true},    {"P1W", 1, kWeek, true},
      {"P7D", 1, kWeek, true},       {"P3M", 3, kMonth, true},      {"P15D", 0.5, kMonth, true},
      {"P0.5M", 0.5, kMonth, true},  {"P1Y", 1, kYear, true},       {"P12M", 1, kYear, true},
      {"P6M", 0.5, kYear, true},     {"PT0M", 0, kMinute, true},    {"PT30S", 0.5, kMinute, true},
      {"P1Y6M", 1.5, kYear, true},   {"PT10H", 10, kMinute, false}, {"P10M", 10, kMinute, false},
      {"PT1M", 1, kMonth, false},    {"P30D", 1, kMonth, false},    {"P1D", 2, kDay, false},
      {"", 1, kDay, false},          {"P", 0, kDay, false},         {"PT", 0, kDay, false},
      {"1D", 1, kDay, false},        {"P1", 1, kDay, false},        {"PD", 1, kDay, false},
      {"P-1D", -1, kDay, false},     {"P1DT", 1, kDay, false},      {"P1H", 1, kHour, false},
      {"PT1D", 1, kDay, false},      {"P1D1Y", 1, kYear, false},    {"P1D ", 1, kDay, false},
      {"PnanD", 1, kDay, false},     {"PTT1M", 1, kMinute, false},  {"p1d", 1, kDay, false},
  };
  for (const auto& [iso, amount, unit, same] : cases) {
    EXPECT_EQ(is_same_duration(iso, amount, unit), same) << iso << " " << amount;
  }
}

}  // namespace
}  // namespace baku
