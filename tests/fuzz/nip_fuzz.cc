// A valid number is 18 digits that check out, whatever it was mended from.
#include "normalize/nip.h"
#include "tests/fuzz/fuzz.h"

namespace baku {
namespace {

void check(const std::string& text) {
  const NipPlace place = find_nip(text);
  require(place.begin <= text.size() && place.length <= text.size() - place.begin,
          "a place inside the text", text);
  for (const TextOrigin origin : {TextOrigin::kDigital, TextOrigin::kOcr}) {
    const auto nip = read_nip(text, origin);
    if (!nip || !nip->is_valid()) continue;
    require(nip->digits.size() == 18 && check_nip(nip->digits) == NipFault::kNone,
            "18 digits that check out", nip->digits);
    const auto again = read_nip("NIP. " + nip->digits, TextOrigin::kDigital);
    require(again && again->digits == nip->digits, "digits are read as themselves", nip->digits);
    require(origin == TextOrigin::kOcr || nip->before_repair.empty(), "typed numbers stay");
    static_cast<void>(doubt_about_nip(nip->digits, "2021-01-02", '1'));
  }
}

}  // namespace
}  // namespace baku

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  baku::check(baku::text_of(bytes, size));
  return 0;
}
