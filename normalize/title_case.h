// Capitals to title case, by the rules of Indonesian titles.
#pragma once

#include <string>
#include <string_view>

namespace baku {

class Lexicon;

// `text` with a capital at each word and small letters after it: particles (dan, di, yang) small
// unless they come first, abbreviations as the lexicon writes them (DPRD, LKjIP), words without a
// vowel or with a digit and short words alone in brackets as printed. The second half of a doubled
// word follows the first: "Undang-Undang", but "Perundang-undangan".
std::string title_case(std::string_view text, const Lexicon& lexicon);

// title_case() if the text stands in capitals, else `text` as it is.
std::string without_capitals(std::string_view text, const Lexicon& lexicon);

// `text` with a capital at each word that begins with a small letter, except particles; letters
// that are capital already stay.
std::string with_initials(std::string_view text, const Lexicon& lexicon);

// `word` in small letters with a capital first letter.
std::string capitalized(std::string_view word);

}  // namespace baku
