// Bytes of a text file as UTF-8 lines.
#pragma once

#include <string>
#include <string_view>

namespace baku {

struct DecodedText {
  std::string text;        // UTF-8 with "\n" line ends, without byte order mark
  std::string encoding;    // "utf-8", "utf-16le", "utf-16be", "windows-1252"
  std::size_t broken = 0;  // bytes or units that are no text; each stands as U+FFFD
};

// UTF-16 by its byte order mark or by its zero bytes; UTF-8 if it is valid or nearly so; else
// Windows-1252. "\r\n", "\r", form feeds and vertical tabs become "\n"; no-break spaces become
// blanks; other control characters, soft hyphens and zero-width marks are dropped.
DecodedText decode_text(std::string_view bytes);

}  // namespace baku
