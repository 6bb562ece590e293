// The text of a citation is read as the same citation again, and the pieces of a paragraph hold no
// more than the paragraph.
#include "normalize/citations.h"
#include "normalize/lexicon.h"
#include "normalize/text.h"
#include "tests/fuzz/fuzz.h"

namespace baku {
namespace {

void check(const std::string& text) {
  const Lexicon& lexicon = Lexicon::built_in();
  const LegalCitation once = read_citation(text, lexicon).citation;
  const LegalCitation twice = read_citation(once.text, lexicon).citation;
  require(once.type == twice.type && once.number == twice.number && once.year == twice.year,
          "a citation's text is the same citation", once.text);
  if (once.year) require(*once.year > 0 && *once.year < 10000, "a year of four digits", once.text);
  std::size_t length = 0;
  for (const std::string& piece : split_citations(text)) {
    require(!piece.empty(), "no empty piece", text);
    length += piece.size();
  }
  require(length <= tidy_text(text).size() * 3 + 3, "pieces of the paragraph", text);
}

}  // namespace
}  // namespace baku

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  baku::check(baku::text_of(bytes, size));
  return 0;
}
