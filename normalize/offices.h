// Names of offices and of the units inside them, brought to their full and canonical form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/spelling.h"
#include "schema/raw_sop.h"

namespace baku {

class Lexicon;

struct OfficeName {
  std::string name;                     // "Dinas Kesehatan", "Subbagian Umum dan Kepegawaian"
  bool is_known = false;                // an office of the lexicon
  bool is_expanded = false;             // an abbreviation was written out
  std::vector<SpellingRepair> repairs;  // misprints that were mended
};

// The canonical name of an office or unit without its region. `text` may be in capitals,
// abbreviated ("DISKOMINFO", "SUB BAG. UMPEG", "KEC. BATUI SELATAN") or spelled another way
// ("SUB BAGIAN"). What is not known is brought to title case and kept.
OfficeName canonical_office(std::string_view text, TextOrigin origin, const Lexicon& lexicon);

// `text` with the abbreviated topics written out ("Perenc. & Keu" -> "Perencanaan dan Keuangan")
// and "&" as "dan". Sets `expanded` where an abbreviation was written out; "&" alone is none.
std::string with_full_topics(std::string_view text, const Lexicon& lexicon, bool& expanded);

// `text` with its misprinted words mended; each mend is added to `repairs`. Words that may be names
// of places (behind Kecamatan, Puskesmas, ...) are left alone.
std::string with_mended_words(std::string_view text, TextOrigin origin, const Lexicon& lexicon,
                              std::vector<SpellingRepair>& repairs);

}  // namespace baku
