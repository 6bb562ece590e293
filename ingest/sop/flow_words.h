// Words that flow charts use: start, end, and the answers at the exits of a decision.
#pragma once

#include <cstdint>
#include <string_view>

namespace baku::flow {

enum class Terminal : std::uint8_t { kNone, kStart, kEnd };

// What the text in a symbol says of it. "MULAI", "( Selesai )" and "S E L E S A I" count; a
// sentence that only begins with such a word does not.
Terminal terminal_in(std::string_view text);

enum class Answer : std::uint8_t {
  kNone,
  kLetter,  // one letter: an answer only where it stands at a decision
  kWords,
};

// Whether `text` can be the label of an exit: "Ya", "Tidak sesuai", "Jika lengkap", "Y".
Answer answer_in(std::string_view text);

// "Ya" or "Tidak" where `text`, read from a picture beside the lines of a flow, is one of them with
// a letter or two lost or misread; empty for anything else. Lines cross such words.
std::string_view mended_answer(std::string_view text);

// Whether an answer may go on in the next line: "Tidak" over "sesuai".
bool needs_more(std::string_view text);

}  // namespace baku::flow
