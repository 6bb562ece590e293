#include "schema/json_writer.h"

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

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x20) {
      append_control(out, lead);
    } else if (lead == '"' || lead == '\\') {
      out += '\\';
      out += text.front();
    } else if (lead < 0x80) {
      out += text.front();
    } else if (const std::size_t length = sequence_length(text); length > 0) {
      out += text.substr(0, length);
      text.remove_prefix(length);
      continue;
    } else {
      out += kReplacement;
    }
    text.remove_prefix(1);
  }
  out += '"';
}

// Place after the string literal that starts at `begin`.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  std::size_t i = begin + 1;
  while (i < text.size() && text[i] != '"') i += text[i] == '\\' ? 2U : 1U;
  return i + 1;
}

// For each opening bracket, the place of its closing one; elsewhere 0.
std::vector<std::size_t> closing_places(std::string_view text) {
  std::vector<std::size_t> closing(text.size(), 0);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') {
      i = end_of_string(text, i) - 1;
    } else if (text[i] == '{' || text[i] == '[') {
      open.push_back(i);
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
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return count;
}

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
  const std::vector<std::size_t> closing = closing_places(compact);
  std::string out;
  std::size_t level = 0;
  std::size_t line_begin = 0;
  const auto new_line = [&] {
    out += '\n';
    line_begin = out.size();
    out.append(2 * level, ' ');
  };
  for (std::size_t i = 0; i < compact.size(); ++i) {
    const char c = compact[i];
    if (c == '"') {
      const std::size_t end = end_of_string(compact, i);
      out += compact.substr(i, end - i);
      i = end - 1;
    } else if (c == '{' || c == '[') {
      const std::size_t length = closing[i] - i + 1;
      const std::size_t used = columns(std::string_view(out).substr(line_begin));
      // A code point has at most four bytes: what is longer cannot fit.
      const std::string flat =
          length <= 4 * width ? spaced(compact.substr(i, length)) : std::string();
      if (!flat.empty() && used + columns(flat) < width) {  // room for a comma
        out += flat;
        i = closing[i];
      } else {
        out += c;
        ++level;
        new_line();
      }
    } else if (c == '}' || c == ']') {
      --level;
      new_line();
      out += c;
    } else if (c == ',') {
      out += c;
      new_line();
    } else {
      out += c;
      if (c == ':') out += ' ';
    }
  }
  out += '\n';
  return out;
}

}  // namespace baku
