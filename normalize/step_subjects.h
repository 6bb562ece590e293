// Who acts, from the sentence of a step alone.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/trail.h"
#include "schema/raw_sop.h"
#include "schema/sop_record.h"

namespace baku {

class Lexicon;

struct StepSubject {
  std::vector<std::size_t> columns;  // of the actors that the subject names, in its order
  std::string unknown;               // a post, as printed, that no column stands for
};

// The subject of `activity`: the role before its verb ("Kasubag Umum menyusun ..."), or the agent
// of a passive or nominal sentence ("Penandatanganan ... oleh Kepala Badan"). Receivers ("kepada
// Sekretaris"), assignees ("Menugaskan Kasubag untuk ...") and partners ("bersama Camat") are none.
// Empty for a sentence that begins with its verb.
StepSubject find_subject(std::string_view activity, std::span<const Actor> actors,
                         TextOrigin origin, const Lexicon& lexicon);

// Steps without a symbol get the subject of their sentence; steps with one are compared with it.
// After the symbols' actors and normalize_actors.
void add_subject_actors(const RawSop& raw, const Lexicon& lexicon, SopRecord& record, Trail& trail);

}  // namespace baku
