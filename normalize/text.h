// Clean text and matching keys. Every rule reads text through these.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace baku {

// `text` as printed, in clean Unicode: valid UTF-8 in NFC, runs of any white space (line breaks and
// no-break spaces too) as one space, none at the ends; soft hyphens, zero-width and control
// characters, private-use glyphs of symbol fonts gone; ligatures, full-width letters and Cyrillic
// or Greek look-alikes in plain Latin. Dashes and quotation marks stay as printed.
// Invalid bytes become U+FFFD. Idempotent.
std::string tidy_text(std::string_view text);

// tidy_text() with dashes as "-" and quotation marks as ' or ": what patterns are written for.
// Idempotent.
std::string clean_text(std::string_view text);

// Matching key: lower-case letters and digits of clean_text() only, accents off Latin letters, "&"
// as "dan". Two texts that differ in case, spaces and punctuation only have one key.
std::string fold(std::string_view text);

// fold() word by word, one space between: "Ka. Sub-Bag Umum & Keuangan" -> "ka sub bag umum dan
// keuangan". Everything that is no letter or digit separates words, an apostrophe does not.
std::string fold_words(std::string_view text);

// The pieces of `text` between spaces; views into it.
std::vector<std::string_view> split_words(std::string_view text);

// The pieces of `text` between `separator` characters, trimmed of spaces, empty ones kept.
std::vector<std::string_view> split_at(std::string_view text, char separator);

// Whether the letters of `text` stand in capitals: at least two letters, and no more than one in
// ten of them lower-case (degrees and "an" in a line of capitals).
bool in_capitals(std::string_view text);

// Simple lower and upper case of every letter.
std::string lower_case(std::string_view text);
std::string upper_case(std::string_view text);

// Code points of valid UTF-8, and back.
std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view text);

}  // namespace baku
