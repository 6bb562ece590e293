// The beginning of a citation, before the number: "Peraturan Bupati Banggai", "Permendagri".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baku {

class Lexicon;

struct LegalHead {
  std::string kind;      // "Perbup"; "Lainnya" for kinds without a name of their own
  std::string issuer;    // "Kabupaten Banggai", "Dalam Negeri"; empty where none is named
  bool generic = false;  // nothing but "Peraturan" or "Keputusan" was recognised
};

// The longest beginning of `head` that lexicon/legal_forms.txt knows decides; words behind it are
// the issuer. One misread letter in a long word does not matter. nullopt for other text.
std::optional<LegalHead> read_legal_head(std::string_view head, const Lexicon& lexicon);

}  // namespace baku
