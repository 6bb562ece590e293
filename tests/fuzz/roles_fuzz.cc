// A canonical title stays as it is, and names at least one role if it names anything.
#include "normalize/lexicon.h"
#include "normalize/offices.h"
#include "normalize/roles.h"
#include "normalize/text.h"
#include "tests/fuzz/fuzz.h"

namespace baku {
namespace {

void check(const std::string& printed) {
  const std::string text = tidy_text(printed);
  const Lexicon& lexicon = Lexicon::built_in();
  for (const TextOrigin origin : {TextOrigin::kDigital, TextOrigin::kOcr}) {
    const CanonicalRole role = canonical_role(text, origin, lexicon);
    require(role.title == tidy_text(role.title), "a tidy title", role.title);
    require(fold(role.title).empty() || !role.roles.empty(), "a role in each title", role.title);
    for (const SpellingRepair& repair : role.repairs) {
      require(repair.confidence > 0 && repair.confidence <= 1, "a confidence", repair.from);
      require(repair.from != repair.to, "a repair changes something", repair.from);
    }
    const OfficeName office = canonical_office(text, origin, lexicon);
    require(office.name == tidy_text(office.name), "a tidy office", office.name);
  }
}

}  // namespace
}  // namespace baku

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  baku::check(baku::text_of(bytes, size));
  return 0;
}
