#include "schema/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <vector>

namespace baku {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// Bytes of the UTF-8 sequence that starts `text`; 0 where it is malformed (RFC 3629: no
// overlong forms, no surrogates, nothing above U+10FFFF).
std::size_t sequence_length(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
  }
  return length;
}

void append_control(std::string& out, unsigned char control) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (control) {
    case '\b': out += "\\b"; return;
    case '\t': out += "\\t"; return;
    case '\n': out += "\\n"; return;
    case '\f': out += "\\f"; return;
    case '\r': out += "\\r"; return;
    default:
      out += "\\u00";
      out += kHex[control >> 4U];
      out += kHex[control & 15U];
  }
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

// Writes the first character of `text` and returns how many bytes it had.
std::size_t append_special(std::string& out, std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0x20) {
    append_control(out, lead);
  } else if (lead < 0x80) {
    out += '\\';
    out += text.front();
  } else if (const std::size_t length = sequence_length(text); length > 0) {
    out += text.substr(0, length);
    return length;
  } else {
    out += kReplacement;
  }
  return 1;
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const auto special = std::find_if_not(text.begin(), text.end(), is_plain);
    const auto plain = static_cast<std::size_t>(special - text.begin());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (!text.empty()) text.remove_prefix(append_special(out, text));
  }
  out += '"';
}

// Place after the string literal that starts at `begin`.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  for (std::size_t quote = text.find('"', begin + 1); quote != std::string_view::npos;
       quote = text.find('"', quote + 1)) {
    const std::size_t last_other = text.find_last_not_of('\\', quote - 1);
    if ((quote - last_other) % 2 == 1) return quote + 1;  // an even number of backslashes
  }
  return text.size();
}

// Place of the closing bracket for each opening one, in the order of the opening ones.
std::vector<std::size_t> closing_places(std::string_view text) {
  std::vector<std::size_t> closing;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') {
      i = end_of_string(text, i) - 1;
    } else if (text[i] == '{' || text[i] == '[') {
      open.push_back(closing.size());
      closing.push_back(i);
    } else if ((text[i] == '}' || text[i] == ']') && !open.empty()) {
      closing[open.back()] = i;
      open.pop_back();
    }
  }
  return closing;
}

// The tokens of `text` with spaces as a person would write them: { "a": 1, "b": [1, 2] }.
std::string spaced(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') {
      const std::size_t end = end_of_string(text, i);
      out += text.substr(i, end - i);
      i = end - 1;
    } else if (text.substr(i, 2) == "{}") {
      out += "{}";
      ++i;
    } else if (text[i] == '{') {
      out += "{ ";
    } else if (text[i] == '}') {
      out += " }";
    } else {
      out += text[i];
      if (text[i] == ',' || text[i] == ':') out += ' ';
    }
  }
  return out;
}

// Columns of UTF-8 text, a code point each.
std::size_t columns(std::string_view text) {
  const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts));
}

class Layout {
 public:
  Layout(std::string_view compact, std::size_t width)
      : compact_(compact), width_(width), closing_(closing_places(compact)) {
    out_.reserve(2 * compact.size());
  }

  std::string run() {
    while (place_ < compact_.size()) token();
    out_ += '\n';
    return std::move(out_);
  }

 private:
  void token() {
    const char c = compact_[place_];
    if (c == '"') {
      const std::size_t end = end_of_string(compact_, place_);
      out_ += compact_.substr(place_, end - place_);
      place_ = end;
      return;
    }
    if (c == '{' || c == '[') return bracket();
    if (c == '}' || c == ']') {
      --level_;
      new_line();
    }
    out_ += c;
    ++place_;
    if (c == ',') new_line();
    if (c == ':') out_ += ' ';
  }

  void bracket() {
    const std::size_t end = closing_[bracket_] + 1;
    const std::string_view whole = compact_.substr(place_, end - place_);
    if (fits(whole)) {
      out_ += flat_;
      place_ = end;
      while (bracket_ < closing_.size() && closing_[bracket_] < end) ++bracket_;
      return;
    }
    out_ += compact_[place_];
    ++place_;
    ++bracket_;
    ++level_;
    new_line();
  }

  // Leaves the spaced text of a container that fits behind what stands on the line in flat_.
  bool fits(std::string_view whole) {
    const std::size_t used = columns(std::string_view(out_).substr(line_begin_));
    const std::size_t left = used < width_ ? width_ - used : 0;
    if (whole.size() > 4 * left || columns(whole) >= left) return false;  // 4 bytes a column
    flat_ = spaced(whole);
    return columns(flat_) < left;  // room for a comma
  }

  void new_line() {
    out_ += '\n';
    line_begin_ = out_.size();
    out_.append(2 * level_, ' ');
  }

  std::string_view compact_;
  std::size_t width_;
  std::vector<std::size_t> closing_;
  std::size_t place_ = 0;    // in compact_
  std::size_t bracket_ = 0;  // in closing_: the next opening bracket
  std::size_t level_ = 0;
  std::size_t line_begin_ = 0;  // in out_
  std::string out_;
  std::string flat_;
};

}  // namespace

void JsonWriter::separate() {
  if (!first_) text_ += ',';
  first_ = false;
}

void JsonWriter::begin_object() {
  separate();
  text_ += '{';
  first_ = true;
}

void JsonWriter::end_object() {
  text_ += '}';
  first_ = false;
}

void JsonWriter::begin_array() {
  separate();
  text_ += '[';
  first_ = true;
}

void JsonWriter::end_array() {
  text_ += ']';
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  separate();
  append_quoted(text_, name);
  text_ += ':';
  first_ = true;
}

void JsonWriter::string(std::string_view text) {
  separate();
  append_quoted(text_, text);
}

void JsonWriter::integer(std::int64_t value) {
  separate();
  std::array<char, 24> digits = {};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  text_.append(digits.data(), end);
}

void JsonWriter::boolean(bool value) {
  separate();
  text_ += value ? "true" : "false";
}

void JsonWriter::null() {
  separate();
  text_ += "null";
}

void JsonWriter::number(double value) {
  constexpr double kExact = 9007199254740992.0;  // 2^53: whole numbers below are exact
  if (!std::isfinite(value)) value = 0;
  if (value == std::floor(value) && std::abs(value) < kExact) {
    integer(static_cast<std::int64_t>(value));
    return;
  }
  separate();
  std::array<char, 32> digits = {};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  text_.append(digits.data(), end);
}

void JsonWriter::number(double value, int steps) { number(std::round(value * steps) / steps); }

std::string laid_out(std::string_view compact, std::size_t width) {
  return Layout(compact, width).run();
}

}  // namespace baku
