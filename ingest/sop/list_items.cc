#include "ingest/sop/list_items.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "ingest/sop/printed.h"

namespace baku {
namespace {

struct ListTolerances {
  double hanging = 2.0;    // points; a line that starts further right hangs under its item
  double spare = 4.0;      // points; a line's end this near to the limit may be full
  double paragraph = 1.9;  // line heights between two baselines that part two paragraphs
};

constexpr ListTolerances kTolerances;

constexpr std::array<std::string_view, 16> kBullets = {
    "-",      "*",      "+",      ">",      "\u2022", "\u25CF", "\u25AA", "\u25A0",
    "\u2013", "\u2014", "\u27A2", "\u2713", "\u2714", "\u25E6", "\u00B7", "\u2756"};

bool digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool letter(char c) {
  return static_cast<unsigned char>(c) < 0x80 && std::isalpha(static_cast<unsigned char>(c)) != 0;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

std::optional<ListMark> bullet(std::string_view text) {
  for (const std::string_view mark : kBullets) {
    if (!text.starts_with(mark)) continue;
    const std::size_t after = mark.size();
    const bool apart = after == text.size() || text[after] == ' ';
    const bool sign = mark.size() > 1;  // a typographic bullet needs no blank
    if (apart || sign) return ListMark{skip_blanks(text, after), '-', 0};
  }
  return std::nullopt;
}

// "ii." and "IV)"; one letter alone is told apart by the list it stands in.
std::optional<ListMark> roman(std::string_view text) {
  constexpr std::array<std::string_view, 12> kRoman = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                                       "vii", "viii", "ix",  "x",  "xi", "xii"};
  const std::size_t end = text.find_first_of(".)");
  if (end == std::string_view::npos || end == 0 || end > 4) return std::nullopt;
  if (end + 1 < text.size() && text[end + 1] != ' ') return std::nullopt;
  const bool upper = std::isupper(static_cast<unsigned char>(text.front())) != 0;
  std::string letters;
  for (const char c : text.substr(0, end)) {
    if (!letter(c) || (std::isupper(static_cast<unsigned char>(c)) != 0) != upper) {
      return std::nullopt;
    }
    letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  const auto* found = std::find(kRoman.begin(), kRoman.end(), letters);
  if (found == kRoman.end()) return std::nullopt;
  const int value = static_cast<int>(found - kRoman.begin()) + 1;
  return ListMark{skip_blanks(text, end + 1), upper ? 'I' : 'i', value};
}

std::optional<ListMark> counted(std::string_view text) {
  std::size_t at = text.starts_with('(') ? 1 : 0;
  const std::size_t begin = at;
  while (at < text.size() && at < begin + 2 && digit(text[at])) ++at;
  ListMark mark;
  if (at > begin) {
    mark.kind = '1';
    mark.value = std::stoi(std::string(text.substr(begin, at - begin)));
  } else if (at < text.size() && letter(text[at])) {
    const char c = text[at++];
    mark.kind = std::islower(static_cast<unsigned char>(c)) != 0 ? 'a' : 'A';
    mark.value = std::tolower(static_cast<unsigned char>(c)) - 'a' + 1;
  } else {
    return std::nullopt;
  }
  if (at >= text.size() || (text[at] != '.' && text[at] != ')')) return std::nullopt;
  const bool bracket = text[at] == ')';
  ++at;
  if (at < text.size() && text[at] == ')') ++at;
  const bool apart = at >= text.size() || text[at] == ' ';
  // "1.UU No. 5" is a mark, "1.440 menit" and "S.H." are not.
  const bool glued = at < text.size() && mark.kind == '1' && !digit(text[at]);
  if (!apart && !glued && !bracket) return std::nullopt;
  mark.length = skip_blanks(text, at);
  return mark;
}

double line_height(const TextLine& line) {
  return line.font_size > 0 ? static_cast<double>(line.font_size) : line.box.height();
}

bool starts_lower(std::string_view text) {
  return !text.empty() && std::islower(static_cast<unsigned char>(text.front())) != 0;
}

bool ends_open(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return false;
  if (text.back() == ',' || text.back() == '/' || text.back() == '-' || text.back() == '(') {
    return true;
  }
  const std::size_t blank = text.rfind(' ');
  const std::string_view last = blank == std::string_view::npos ? text : text.substr(blank + 1);
  constexpr std::array<std::string_view, 8> kJoining = {"dan",  "atau", "dengan", "tentang",
                                                        "pada", "di",   "&",      "No."};
  return std::find(kJoining.begin(), kJoining.end(), last) != kJoining.end();
}

// Width in points that the first word of `line` takes, with the blank before it.
double first_word_width(const TextLine& line) {
  const std::size_t blank = std::min(line.text.find(' '), line.text.size());
  const double per_byte =
      line.box.width() / static_cast<double>(std::max<std::size_t>(1, line.text.size()));
  return per_byte * static_cast<double>(blank + 1);
}

// The line before was broken because the next word did not fit.
bool broken_by_width(const ValueLine& before, const ValueLine& line) {
  return before.line.box.right + first_word_width(line.line) > before.limit - kTolerances.spare;
}

bool same_paragraph(const ValueLine& before, const ValueLine& line) {
  if (trimmed(before.line.text).ends_with(';')) return false;
  if (starts_lower(line.line.text) || ends_open(before.line.text)) return true;
  if (before.line.page == line.line.page) {
    const double step = line.line.box.top - before.line.box.top;
    if (step > kTolerances.paragraph * line_height(line.line)) return false;
  }
  return broken_by_width(before, line);
}

// A mark that stands alone ("1." in a column of its own) is joined with the line beside it.
std::vector<ValueLine> with_marks_joined(std::span<const ValueLine> lines) {
  std::vector<ValueLine> joined;
  for (const ValueLine& line : lines) {
    if (!joined.empty()) {
      TextLine& last = joined.back().line;
      const auto mark = list_mark(last.text);
      const bool same_height = last.page == line.line.page && last.box.bottom > line.line.box.top &&
                               line.line.box.bottom > last.box.top;
      if (mark && mark->length == last.text.size() && same_height) {
        last.text += " " + line.line.text;
        last.box = united(last.box, line.line.box);
        joined.back().limit = line.limit;
        continue;
      }
    }
    joined.push_back(line);
  }
  return joined;
}

struct Item {
  std::vector<TextLine> lines;  // as printed
  std::optional<ListMark> mark;
  double left = 0;  // of the mark, or of the first line
};

// "i." begins or goes on with a list of Roman numbers, unless it follows "h.".
std::optional<ListMark> mark_after(const std::vector<Item>& items, std::string_view text) {
  const auto mark = list_mark(text);
  const auto numeral = roman(text);
  if (!numeral) return mark;
  const char letter_kind = numeral->kind == 'I' ? 'A' : 'a';
  for (auto item = items.rbegin(); item != items.rend(); ++item) {
    if (!item->mark) continue;
    if (item->mark->kind == numeral->kind && item->mark->value + 1 == numeral->value) {
      return numeral;
    }
    if (item->mark->kind == letter_kind) return mark;
  }
  return numeral->value == 1 ? numeral : mark;
}

// A counted mark that neither starts a list nor goes on with one is text ("... Nomor / 35. ...").
bool believable(const ListMark& mark, const std::vector<Item>& items, double left) {
  if (mark.kind == '-' || mark.value == 1) return true;
  const Item* last = nullptr;
  for (const Item& item : items) {
    if (item.mark && item.mark->kind == mark.kind) last = &item;
  }
  if (last == nullptr) return items.empty() || mark.kind == '1';
  return mark.value == last->mark->value + 1 || std::abs(left - last->left) < 3;
}

Printed printed_item(const Item& item) {
  std::vector<TextLine> lines = item.lines;
  const std::string as_read = printed_from(lines).text;
  if (item.mark) lines.front().text.erase(0, item.mark->length);
  if (lines.front().text.empty()) lines.erase(lines.begin());
  Printed printed = printed_from(lines);
  if (as_read != printed.text) printed.as_read = as_read;
  return printed;
}

// A list without marks may stand in one paragraph, its items parted by semicolons.
void add_parts(const Printed& item, std::vector<Printed>& parts) {
  std::string_view rest = item.text;
  while (!rest.empty()) {
    std::size_t end = rest.find("; ");
    end = end == std::string_view::npos ? rest.size() : end + 1;
    Printed part = item;
    part.text = std::string(trimmed(rest.substr(0, end)));
    if (part.text != item.text && part.as_read.empty()) part.as_read = item.text;
    parts.push_back(std::move(part));
    rest = trimmed(rest.substr(end));
  }
}

}  // namespace

std::optional<ListMark> list_mark(std::string_view text) {
  // Most texts begin with a letter or a digit, and no bullet does.
  const bool sign = !text.empty() && !digit(text.front()) && !letter(text.front());
  if (const auto mark = sign ? bullet(text) : std::nullopt) return mark;
  return counted(text);
}

std::vector<Printed> list_items(std::span<const ValueLine> value) {
  const std::vector<ValueLine> lines = with_marks_joined(value);
  std::vector<Item> items;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const TextLine& line = lines[i].line;
    auto mark = mark_after(items, line.text);
    if (mark && !believable(*mark, items, line.box.left)) mark.reset();
    bool begins = items.empty() || mark.has_value();
    if (!begins) {
      const Item& item = items.back();
      const bool hangs = item.mark && line.box.left > item.left + kTolerances.hanging;
      begins = !hangs && !same_paragraph(lines[i - 1], lines[i]);
    }
    if (begins) items.push_back({{}, mark, line.box.left});
    items.back().lines.push_back(line);
  }
  const bool marked = std::any_of(items.begin(), items.end(),
                                  [](const Item& item) { return item.mark.has_value(); });
  std::vector<Printed> printed;
  for (const Item& item : items) {
    Printed text = printed_item(item);
    if (text.blank()) continue;
    if (marked) {
      printed.push_back(std::move(text));
    } else {
      add_parts(text, printed);
    }
  }
  return printed;
}

}  // namespace baku
