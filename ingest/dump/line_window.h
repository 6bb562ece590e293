// The lines of a long text, a part of it at a time.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/dump/encoding.h"

namespace baku {

// What has to be known of a whole text before its lines are read.
struct TextSurvey {
  std::size_t size = 0;          // bytes, decoded
  std::size_t broken = 0;        // bytes that are no text
  std::size_t longest_line = 0;  // bytes
  std::size_t filled = 0;        // lines that are not blank
  std::size_t spaced = 0;        // of them those with an empty line, or nothing, behind them

  // Some programs write a blank line behind every line: those say nothing then.
  [[nodiscard]] bool is_double_spaced() const;
};

// Reads the text from its beginning to its end; the decoder stands at the beginning afterwards.
TextSurvey survey_text(TextDecoder& decoder);

// A part of a text, in decoded bytes.
struct TextSpan {
  std::size_t skip = 0;  // before it
  std::size_t length = 0;
};

// Some lines of a text, of which more are read on demand; what is past is not kept.
// Without the empty line behind each line where the text is double-spaced.
class LineWindow {
 public:
  // Both must live as long as the window. `least`: bytes that are looked at at a time.
  LineWindow(TextDecoder& decoder, bool is_double_spaced, std::size_t least = kLeast);

  // The lines of a part of what the decoder gives, which is not double-spaced.
  LineWindow(TextDecoder& decoder, TextSpan part);

  // The lines from the current one on, the last of them only where the text ends with them.
  [[nodiscard]] std::span<const std::string_view> ahead() const {
    return std::span(lines_).subspan(at_);
  }
  // Whether there are no more lines than ahead() has.
  [[nodiscard]] bool is_last() const { return decoder_.at_end() || decoded_ >= end_; }

  // Makes ahead() hold twice as much, if there is more.
  void grow();
  // Makes `count` lines the past; views into them are void.
  void advance(std::size_t count);

  // The text from the current line on, as far as it was read; ahead() points into it.
  [[nodiscard]] std::string_view text() const;
  // The rest of the line behind `bytes` of text() becomes the current line.
  void skip(std::size_t bytes);

  // Decoded bytes before the current line.
  [[nodiscard]] std::size_t offset() const { return dropped_ + begin(); }

  // A place from which on the text can be decoded.
  struct Origin {
    std::size_t byte = 0;    // of the encoded text
    std::size_t offset = 0;  // decoded bytes before it
  };
  // The last one at or before an offset.
  [[nodiscard]] Origin origin_of(std::size_t offset) const;

 private:
  static constexpr std::size_t kLeast = std::size_t{256} << 10U;
  static constexpr std::size_t kEndless = std::string_view::npos;

  [[nodiscard]] std::size_t begin() const;  // of the current line, in text_
  void decode(std::size_t bytes);
  void refill(std::size_t wanted);
  void split();

  TextDecoder& decoder_;
  bool is_double_spaced_;
  std::size_t least_;            // bytes ahead of a window that was refilled
  std::string text_;             // decoded, from some line on
  std::size_t decoded_ = 0;      // bytes in all
  std::size_t dropped_ = 0;      // of them those before text_
  std::size_t end_ = kEndless;   // of them where the text ends
  std::vector<Origin> origins_;  // ascending
  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;            // of lines_
  std::size_t end_of_lines_ = 0;  // in text_: what follows is the beginning of a line
};

}  // namespace baku
