// Titles of posts and roles, brought to their canonical form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/spelling.h"
#include "schema/raw_sop.h"

namespace baku {

class Lexicon;

struct CanonicalRole {
  std::string title;                    // "Kepala Subbagian Umum dan Kepegawaian"
  std::vector<std::string> roles;       // base titles, each once: "Kepala Subbagian"
  bool is_expanded = false;             // an abbreviation was written out
  std::vector<SpellingRepair> repairs;  // misprints that were mended in the title
};

// The canonical title of a post, a role, or several with "/" between them ("Lurah/Kepala Desa").
// Short forms are written out in full (Kasubbag, Sekcam, Kabid, & Keu.), "Sub Bagian" becomes
// "Subbagian", a bracketed echelon and the capacity (Plt., a.n.) are dropped, and capitals are
// brought to title case.
// Abbreviations that are names of bodies or have several readings (PPID, PPK) stay. Nothing is
// added that is not said: "Sekretaris" stays "Sekretaris". A text too long for a label comes back
// as it is.
CanonicalRole canonical_role(std::string_view label, TextOrigin origin, const Lexicon& lexicon);

// Whether the text begins with the head word of a post of the lexicon, in any form ("Kasubbag",
// "Ka. Dinas", "CAMAT").
bool begins_with_post(std::string_view text, const Lexicon& lexicon);

}  // namespace baku
