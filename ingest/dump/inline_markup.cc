#include "ingest/dump/inline_markup.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cctype>
#include <optional>

#include "base/code_points.h"
#include "base/text.h"
#include "ingest/dump/line_collector.h"

namespace baku {
namespace {

constexpr std::size_t kLongestTag = 600;    // bytes; with more, "<" is a sign
constexpr std::size_t kLongestEntity = 32;  // bytes

bool letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool alnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

struct Tag {
  std::string name;  // lower case
  bool closing = false;
  std::size_t length = 0;  // bytes
};

std::optional<Tag> tag_at(std::string_view text) {
  if (text.starts_with("<!--")) {
    const std::size_t end = text.find("-->");
    if (end == std::string_view::npos) return std::nullopt;
    return Tag{"span", false, end + 3};
  }
  Tag tag;
  std::size_t at = 1;
  if (at < text.size() && text[at] == '/') {
    tag.closing = true;
    ++at;
  }
  while (at < text.size() && alnum(text[at]) && tag.name.size() < 12) {
    tag.name += static_cast<char>(std::tolower(static_cast<unsigned char>(text[at++])));
  }
  if (tag.name.empty() || !letter(tag.name.front())) return std::nullopt;
  if (kind_of_tag(tag.name) == TagKind::kUnknown) return std::nullopt;
  const std::size_t end = text.substr(0, kLongestTag).find('>', at);
  if (end == std::string_view::npos) return std::nullopt;
  tag.length = end + 1;
  return tag;
}

struct Entity {
  char32_t point = 0;
  std::size_t length = 0;
};

std::optional<Entity> numeric_entity(std::string_view body, std::size_t length) {
  const bool hex = body.size() > 1 && (body[1] == 'x' || body[1] == 'X');
  const std::string_view digits = body.substr(hex ? 2 : 1);
  if (digits.empty() || digits.size() > 7) return std::nullopt;
  char32_t value = 0;
  for (const char c : digits) {
    const auto byte = static_cast<unsigned char>(c);
    if (hex ? std::isxdigit(byte) == 0 : std::isdigit(byte) == 0) return std::nullopt;
    const int digit = std::isdigit(byte) != 0 ? c - '0' : std::tolower(byte) - 'a' + 10;
    value = value * (hex ? 16U : 10U) + static_cast<char32_t>(digit);
  }
  const bool text = value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return Entity{text ? value : kReplacement, length};
}

// "&amp;", "&#8594;", "&nbsp;" at the start of `text`.
std::optional<Entity> entity_at(std::string_view text) {
  const std::size_t end = text.substr(0, kLongestEntity).find(';');
  if (end == std::string_view::npos || end < 2) return std::nullopt;
  const std::string_view body = text.substr(1, end - 1);
  if (body.front() == '#') return numeric_entity(body, end + 1);
  const std::string name(body);
  // The library's table of HTML 4 entities; it takes the name as unsigned bytes.
  const htmlEntityDesc* known =
      htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));  // NOLINT
  if (known == nullptr)
    return name == "apos" ? std::optional(Entity{U'\'', end + 1}) : std::nullopt;
  return Entity{known->value, end + 1};
}

// Takes off pairs of an emphasis mark that enclose words: **bold**, __bold__, *italic*, `code`.
void take_off(std::string& text, std::string_view mark) {
  for (std::size_t open = text.find(mark); open != std::string::npos;) {
    const std::size_t inside = open + mark.size();
    const std::size_t close = text.find(mark, inside);
    if (close == std::string::npos) return;
    const bool apart = open == 0 || !alnum(text[open - 1]);
    const bool words = close > inside && text[inside] != ' ' && text[close - 1] != ' ';
    const std::size_t behind = close + mark.size();
    const bool ends = behind == text.size() || !alnum(text[behind]);
    if (apart && words && ends) {
      text.erase(close, mark.size());
      text.erase(open, mark.size());
      open = text.find(mark, close - mark.size());
    } else {
      open = text.find(mark, inside);
    }
  }
}

// "![alt](target)" is dropped, "[text](target)" is its text.
void take_off_links(std::string& text) {
  for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at)) {
    const std::size_t open = text.rfind('[', at);
    const std::size_t close = text.find(')', at);
    if (open == std::string::npos || close == std::string::npos) return;
    const bool image = open > 0 && text[open - 1] == '!';
    const std::string inside = image ? std::string() : text.substr(open + 1, at - open - 1);
    const std::size_t begin = image ? open - 1 : open;
    text.replace(begin, close + 1 - begin, inside);
    at = begin;
  }
}

// A backslash before a sign of Markdown.
void take_off_escapes(std::string& text) {
  constexpr std::string_view kSigns = "\\`*_{}[]()#+-.!|<>~&";
  std::size_t to = 0;
  for (std::size_t from = 0; from < text.size(); ++from) {
    const bool escape = text[from] == '\\' && from + 1 < text.size() &&
                        kSigns.find(text[from + 1]) != std::string_view::npos;
    if (escape) ++from;
    text[to++] = text[from];
  }
  text.resize(to);
}

}  // namespace

std::string single_spaced(std::string_view text) {
  std::string spaced;
  spaced.reserve(text.size());
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      spaced += c;
    } else if (!spaced.empty() && spaced.back() != ' ') {
      spaced += ' ';
    }
  }
  if (!spaced.empty() && spaced.back() == ' ') spaced.pop_back();
  return spaced;
}

bool may_have_emphasis(std::string_view text) {
  static constexpr ByteSet kSigns("*_`[\\~");
  return kSigns.find_in(text) < text.size();
}

std::string without_emphasis(std::string_view marked) {
  std::string text(marked);
  if (!may_have_emphasis(text)) return text;
  take_off_links(text);
  for (const std::string_view mark : {"***", "**", "__", "~~", "*", "_", "`"}) {
    take_off(text, mark);
  }
  take_off_escapes(text);
  return text;
}

namespace {

// Whether a text is one line without markup, in which no blanks follow each other.
bool is_plain(std::string_view text) {
  static constexpr ByteSet kSigns("<&\n*_`[\\~\t\r\f\v");
  char before = '\0';
  for (const char c : text) {
    if (kSigns.contains(c) || (c == ' ' && before == ' ')) return false;
    before = c;
  }
  return true;
}

}  // namespace

std::vector<std::string> plain_lines(std::string_view marked_up) {
  static constexpr ByteSet kSigns("<&\n");
  if (is_plain(marked_up)) {
    const std::string_view line = trimmed(marked_up);
    std::vector<std::string> lines;
    if (!line.empty()) lines.emplace_back(line);
    return lines;
  }
  LineCollector lines;
  for (std::size_t at = 0; at < marked_up.size();) {
    const std::size_t sign = kSigns.find_in(marked_up, at);
    lines.add(marked_up.substr(at, sign - at));
    at = sign;
    if (at == marked_up.size()) break;
    const char c = marked_up[at];
    if (c == '<') {
      if (const auto tag = tag_at(marked_up.substr(at))) {
        const TagKind kind = kind_of_tag(tag->name);
        if (tag->closing) {
          lines.close(kind);
        } else {
          lines.open(kind);
        }
        at += tag->length;
        continue;
      }
    } else if (c == '&') {
      if (const auto entity = entity_at(marked_up.substr(at))) {
        lines.add_point(entity->point);
        at += entity->length;
        continue;
      }
    } else if (c == '\n') {
      lines.break_line();
      ++at;
      continue;
    }
    lines.add(c);
    ++at;
  }
  return lines.take();
}

std::string plain_text(std::string_view marked_up) {
  std::string text;
  for (const std::string& line : plain_lines(marked_up)) {
    if (!text.empty()) text += ' ';
    text += line;
  }
  return text;
}

}  // namespace baku
