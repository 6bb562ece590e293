// Bytes of a text file as UTF-8 lines.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "ingest/text_part.h"

namespace baku {

// "utf-8", "utf-16le", "utf-16be", "windows-1252".
std::string_view name_of(Encoding encoding);

// Decodes a text in pieces. The encoding is told by all of its bytes: UTF-16 by its byte order mark
// or by its zero bytes; UTF-8 if it is valid or nearly so; else Windows-1252. "\r\n", "\r", form
// feeds and vertical tabs become "\n"; no-break spaces become blanks; other control characters,
// soft hyphens and zero-width marks are dropped, and so is the byte order mark. What is no text
// becomes U+FFFD.
class TextDecoder {
 public:
  // Keeps a view. `release` is called now and then with a number of bytes from the beginning that
  // are not needed for the moment: they may be dropped from memory if they can be read again.
  explicit TextDecoder(std::string_view bytes, std::function<void(std::size_t)> release = {});

  // A decoder of an 8-bit encoding that is known, which begins at a byte with which a character
  // begins.
  TextDecoder(std::string_view bytes, Encoding encoding, std::size_t begin,
              std::function<void(std::size_t)> release);

  // Appends what the next `most` bytes say to `out`, as UTF-8; a few bytes more where a character
  // ends there.
  void decode(std::size_t most, std::string& out);

  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
  [[nodiscard]] std::size_t position() const { return at_; }    // bytes that were decoded
  [[nodiscard]] std::size_t broken() const { return broken_; }  // of them those that are no text
  [[nodiscard]] Encoding encoding() const { return encoding_; }

  void rewind();
  // Goes on no more than `bytes` before the end, where a character begins.
  void skip_to_last(std::size_t bytes);

 private:
  [[nodiscard]] bool is_utf8() const;
  void release_before(std::size_t at) const;
  void decode_utf8(std::size_t end, std::string& out);
  void decode_utf16(std::size_t end, std::string& out);
  void decode_windows_1252(std::size_t end, std::string& out);
  [[nodiscard]] char32_t unit_at(std::size_t at) const;
  void add(char32_t point, std::string& out);
  void add_broken(std::string& out);

  std::string_view bytes_;
  std::function<void(std::size_t)> release_;
  Encoding encoding_ = Encoding::kUtf8;
  std::size_t begin_ = 0;  // behind the byte order mark
  std::size_t at_ = 0;
  std::size_t broken_ = 0;
  bool last_was_return_ = false;
};

struct DecodedText {
  std::string text;
  Encoding encoding = Encoding::kUtf8;
  std::size_t broken = 0;
};

// All of it at once.
DecodedText decode_text(std::string_view bytes);

}  // namespace baku
