// What is written is read as the same record, and written as the same bytes.
#include "schema/record_json.h"
#include "tests/fuzz/fuzz.h"

namespace baku {
namespace {

void check(const std::string& text) {
  for (const Completeness completeness : {Completeness::kWhole, Completeness::kPartial}) {
    const auto records = records_from_json(text, completeness);
    if (!records) continue;
    const std::string once = records_to_json(*records);
    const auto again = records_from_json(once);
    require(again.has_value(), "a record that was written can be read", once);
    require(records_to_json(*again) == once, "the same bytes again", once);
  }
}

}  // namespace
}  // namespace baku

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  baku::check(baku::text_of(bytes, size));
  return 0;
}
