// A time span has one value or two in order, a unit, and an ISO form only if it is one value.
#include "normalize/durations.h"

#include <cmath>

#include "tests/fuzz/fuzz.h"

namespace baku {
namespace {

void check(const ReadDuration& read) {
  require(read.value.size() <= 2, "no more than two values");
  require(read.value.empty() || read.unit.has_value(), "a unit with each value");
  for (const double value : read.value) {
    require(std::isfinite(value) && value >= 0, "a number that a time span can have");
  }
  if (read.value.size() == 2) require(read.value[0] <= read.value[1], "ends in order");
  if (read.iso8601) {
    require(read.value.size() == 1, "an ISO form of one value", *read.iso8601);
    require(read.iso8601->size() > 2 && read.iso8601->front() == 'P', "an ISO form", *read.iso8601);
  }
}

}  // namespace
}  // namespace baku

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text = baku::text_of(bytes, size);
  baku::check(baku::read_duration(text, std::nullopt));
  baku::check(baku::read_duration(text, baku::unit_of_header(text)));
  baku::check(baku::read_duration(text, baku::DurationUnit::kMinute));
  return 0;
}
