// Writes JSON text token by token, without a tree: a record is written far more often than read.
// The same calls give the same bytes: no locale, shortest numbers that read back exactly.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace baku {

class JsonWriter {
 public:
  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view name);

  // UTF-8 is kept as it is; each invalid sequence becomes U+FFFD.
  void string(std::string_view text);
  void integer(std::int64_t value);
  void boolean(bool value);
  void null();

  // Whole numbers have no ".0"; what is not finite becomes 0.
  void number(double value);

  // `value` brought to the nearest 1/`steps` (10: one decimal, 100: two).
  void number(double value, int steps);

  // The text so far, without any white space between tokens.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void separate();

  std::string text_;
  bool first_ = true;  // the next item needs no comma before it
};

// Compact JSON with line breaks and two spaces a level; an object or array that fits on one line
// of `width` columns stands on one line. Ends with a line break. `compact` must be valid JSON
// without white space between its tokens.
std::string laid_out(std::string_view compact, std::size_t width = 100);

}  // namespace baku
