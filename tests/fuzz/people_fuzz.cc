// A name without its degrees is read as the same name again.
#include "normalize/lexicon.h"
#include "normalize/people.h"
#include "normalize/text.h"
#include "tests/fuzz/fuzz.h"

namespace baku {
namespace {

void check(const std::string& text) {
  const Lexicon& lexicon = Lexicon::built_in();
  for (const TextOrigin origin : {TextOrigin::kDigital, TextOrigin::kOcr}) {
    const PersonName once = read_person_name(text, origin, lexicon);
    require(once.name == tidy_text(once.name), "a tidy name", once.name);
    const PersonName twice = read_person_name(once.name, TextOrigin::kDigital, lexicon);
    require(fold(twice.name).size() <= fold(once.name).size(), "a name does not grow", once.name);
    const double plausibility = name_plausibility(once.name, lexicon);
    require(plausibility >= 0 && plausibility <= 1, "a share of words", once.name);
    static_cast<void>(sex_of(once));
  }
  static_cast<void>(is_degrees_only(text, lexicon));
  const std::size_t at = find_leading_degree(text, lexicon);
  require(at == std::string::npos || at <= text.size(), "a place inside the text", text);
}

}  // namespace
}  // namespace baku

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  baku::check(baku::text_of(bytes, size));
  return 0;
}
