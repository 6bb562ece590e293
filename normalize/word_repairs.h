// Words of running text that a narrow cell has broken or that recognition has misread.
#pragma once

#include <string>
#include <string_view>

#include "normalize/trail.h"
#include "schema/raw_sop.h"

namespace baku {

class Lexicon;

// `text` with the ends of broken words joined ("Menyesuaika n") and, in recognized text, misread
// words mended ("tcpat"). Typed text keeps its misprints: they stand in the original. Each change
// leaves a normalization at `path`, a mended word also a finding.
std::string repaired_text(std::string_view text, std::string_view path, TextOrigin origin,
                          const Lexicon& lexicon, Trail& trail);

// A form of a word that the lexicon knows: "mendata" of data, "mendukung" of dukungan.
bool is_form_of_known_word(std::string_view word, const Lexicon& lexicon);

// `word` without punctuation and brackets around it; a view into it.
std::string_view bare_word(std::string_view word);

}  // namespace baku
