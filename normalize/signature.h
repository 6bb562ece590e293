// The approver's block, read line by line whatever the order of its lines.
#pragma once

#include <optional>
#include <string>

#include "normalize/nip.h"
#include "normalize/people.h"
#include "normalize/ranks.h"
#include "schema/raw_sop.h"

namespace baku {

class Lexicon;

struct SignatureBlock {
  std::string post;      // as printed, in one line, without "Plt." and the like; empty if none
  std::string capacity;  // definitive, plt, plh, pj, a.n.; empty where nobody approves
  PersonName person;     // without a name where none is printed
  std::string printed_name;
  std::optional<Rank> rank;
  std::optional<Nip> nip;

  // The lines they were read from; null where there is no value. They point into the RawSignature.
  const Printed* post_line = nullptr;
  const Printed* name_line = nullptr;
  const Printed* rank_line = nullptr;
  const Printed* nip_line = nullptr;

  [[nodiscard]] bool is_blank() const {
    return post.empty() && person.name.empty() && !rank && !nip;
  }
};

// All may stand on one line, or each on several. Dates, places, signature marks and labels are
// passed over. Keeps pointers into `signature`.
SignatureBlock read_signature(const RawSignature& signature, TextOrigin origin,
                              const Lexicon& lexicon);

// Both blocks of an SOP: the cell "Disahkan oleh" and the block under the table.
struct Signatures {
  SignatureBlock cell;
  SignatureBlock below;
};

// Keeps pointers into `raw`.
Signatures read_signatures(const RawSop& raw, const Lexicon& lexicon);

}  // namespace baku
