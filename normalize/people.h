// Personal names and the degrees around them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/raw_sop.h"

namespace baku {

class Lexicon;

struct PersonName {
  std::string name;  // without degrees, in title case: "I Made Adnyana"; empty where there is none
  std::vector<std::string> degrees_before;  // canonical: "dr.", "H."
  std::vector<std::string> degrees_after;   // "S.Sos.", "M.Si."
  std::string before_repair;                // the name as read, where a misread part was mended

  friend bool operator==(const PersonName&, const PersonName&) = default;
};

// A name with its degrees, in any spelling of them: "DRS.H.BUDI SANTOSO SH.,M. Si". Abbreviated
// given names (Moh., Abd.) and marks of descent (R., Andi) are parts of the name. In capitals "DR."
// may be the physician or the doctorate and stays "DR.". In recognized text the Balinese "I" read
// as T., 1 or l is mended.
PersonName read_person_name(std::string_view text, TextOrigin origin, const Lexicon& lexicon);

// Whether the text is made of degrees that follow a name, and nothing else: "M.Kes", "S.H., M.H.".
bool is_degrees_only(std::string_view text, const Lexicon& lexicon);

// Whether the text holds a degree that a name begins with (Drs., dr.), and where; npos if none.
std::size_t find_leading_degree(std::string_view text, const Lexicon& lexicon);

// How much a name looks like an Indonesian one: the share of its words of three letters or more
// that are known parts of names, 0..1.
double name_plausibility(std::string_view name, const Lexicon& lexicon);

// '1' man, '2' woman as the degrees and particles say (Drs., Hj., Ni); 0 where they do not.
char sex_of(const PersonName& person);

}  // namespace baku
