// Ordinary Indonesian, as the spelling dictionary installed on this machine has it (hunspell,
// Debian's hunspell-id). It says what is a word, never what a misprint should be.
#pragma once

#include <string>

namespace baku {

// Whether a dictionary was found.
bool has_dictionary();

// Whether `word` (lower-case ASCII letters) is a word or a regular form of one. False for every
// word where no dictionary is installed. The first call loads it; safe to call from any thread.
bool dictionary_knows(const std::string& word);

}  // namespace baku
