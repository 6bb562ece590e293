// Words that are probably misprints or misreadings, and words that a narrow column has broken.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schema/raw_sop.h"

namespace baku {

class Lexicon;

// Whether a letter-only word is in the lexicon's vocabulary (not: a name of a person or place).
bool is_known_word(std::string_view word, const Lexicon& lexicon);

// A word and what it should probably be.
struct SpellingRepair {
  std::string from;
  std::string to;         // in the case of `from`
  double confidence = 0;  // 0..1
};

// The one word of the vocabulary that `word` is a slip away from: a letter too many, missing, wrong
// or two of them swapped; for recognized text (kOcr, kMixed, kText) shapes that look alike (rn/m,
// l/1/I, h/b) cost less, and several of them may be wrong. nullopt for a known word, one that the
// installed dictionary knows, a part of a name of a person or place, a word under six letters (five
// in recognized text) or an abbreviation, where no word is near, and where two are about as near.
// The model: docs/normalizer.md.
std::optional<SpellingRepair> repair_word(std::string_view word, TextOrigin origin,
                                          const Lexicon& lexicon);

// `text` with the parts of broken words joined: "Kepegawai an" -> "Kepegawaian", "Perenca- naan"
// -> "Perencanaan". Parts are joined only if one of them is no word and the whole is one.
std::string join_broken_words(std::string_view text, const Lexicon& lexicon);

}  // namespace baku
