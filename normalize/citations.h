// Legal citations: "PP No. 41 Tahun 2007 tentang Organisasi Perangkat Daerah".
//
//   [mark] kind [issuer] ["Nomor"] number "Tahun" year "tentang" subject [amendment] [gazette]
//   -----------head-----           ----------------           -------
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/sop_record.h"

namespace baku {

class Lexicon;

struct ReadCitation {
  LegalCitation citation;    // `text` is the tidy text without mark and end punctuation
  bool mended_year = false;  // letters were read as digits: "2O14"
};

// One citation. What cannot be read stays null; the subject ends before "sebagaimana telah diubah"
// and before the gazette. Issuers are as the lexicon has them ("PANRB", "Kabupaten Banggai"), and
// only where the citation names one.
ReadCitation read_citation(std::string_view text, const Lexicon& lexicon);

// The citations of a paragraph in order, without their marks. Splits only before a kind of
// regulation with a number, never inside a subject ("Perubahan atas Undang-Undang Nomor 8 ...").
std::vector<std::string> split_citations(std::string_view text);

// "UU 23/2014", "Permen PANRB 35/2012": what lexicon/regulations.txt calls it. Empty where kind,
// number or year is not known.
std::string citation_key(const LegalCitation& citation);

}  // namespace baku
