// A date that was read exists, and its ISO form is the same date again.
#include "normalize/dates.h"
#include "tests/fuzz/fuzz.h"

namespace baku {
namespace {

void check(const std::string& text) {
  const ReadDate read = read_date(text);
  if (read.reading != DateReading::kRead) return;
  require(is_possible(read.date), "a date that exists");
  const std::string iso = iso_date(read.date);
  const auto parsed = parse_iso_date(iso);
  require(parsed.has_value() && iso_date(*parsed) == iso, "ISO form is a date", iso);
  const ReadDate again = read_date(iso);
  require(again.reading == DateReading::kRead && iso_date(again.date) == iso,
          "ISO form is read as itself", iso);
}

}  // namespace
}  // namespace baku

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  baku::check(baku::text_of(bytes, size));
  return 0;
}
