#include "normalize/duration_tokens.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <utility>

#include "normalize/similarity.h"
#include "normalize/text.h"

namespace baku {
namespace {

using Token = DurationToken;
using Kind = DurationToken::Kind;

struct UnitName {
  std::string_view key;
  DurationUnit unit;
  double factor;  // in `unit`
};

constexpr UnitName kUnitNames[] = {
    {"detik", DurationUnit::kMinute, 1.0 / 60},
    {"dtk", DurationUnit::kMinute, 1.0 / 60},
    {"menit", DurationUnit::kMinute, 1},
    {"mnt", DurationUnit::kMinute, 1},
    {"min", DurationUnit::kMinute, 1},
    {"mins", DurationUnit::kMinute, 1},
    {"minute", DurationUnit::kMinute, 1},
    {"minutes", DurationUnit::kMinute, 1},
    {"m", DurationUnit::kMinute, 1},
    {"'", DurationUnit::kMinute, 1},
    {"\"", DurationUnit::kMinute, 1.0 / 60},
    {"jam", DurationUnit::kHour, 1},
    {"jm", DurationUnit::kHour, 1},
    {"j", DurationUnit::kHour, 1},
    {"hour", DurationUnit::kHour, 1},
    {"hours", DurationUnit::kHour, 1},
    {"hari", DurationUnit::kDay, 1},
    {"hr", DurationUnit::kDay, 1},
    {"hk", DurationUnit::kDay, 1},
    {"harikerja", DurationUnit::kDay, 1},
    {"day", DurationUnit::kDay, 1},
    {"days", DurationUnit::kDay, 1},
    {"minggu", DurationUnit::kWeek, 1},
    {"mgg", DurationUnit::kWeek, 1},
    {"pekan", DurationUnit::kWeek, 1},
    {"week", DurationUnit::kWeek, 1},
    {"weeks", DurationUnit::kWeek, 1},
    {"bulan", DurationUnit::kMonth, 1},
    {"bln", DurationUnit::kMonth, 1},
    {"triwulan", DurationUnit::kMonth, 3},
    {"semester", DurationUnit::kMonth, 6},
    {"month", DurationUnit::kMonth, 1},
    {"months", DurationUnit::kMonth, 1},
    {"tahun", DurationUnit::kYear, 1},
    {"thn", DurationUnit::kYear, 1},
    {"th", DurationUnit::kYear, 1},
    {"year", DurationUnit::kYear, 1},
    {"years", DurationUnit::kYear, 1},
};

struct NumberName {
  std::string_view key;
  double value;
};

constexpr NumberName kNumberNames[] = {
    {"satu", 1},          {"dua", 2},      {"tiga", 3},      {"empat", 4},
    {"lima", 5},          {"enam", 6},     {"tujuh", 7},     {"delapan", 8},
    {"sembilan", 9},      {"sepuluh", 10}, {"sebelas", 11},  {"setengah", 0.5},
    {"seperempat", 0.25}, {"\u00BD", 0.5}, {"\u00BC", 0.25}, {"\u00BE", 0.75},
};

// One word for "one" and the unit.
constexpr UnitName kSingleNames[] = {
    {"semenit", DurationUnit::kMinute, 1}, {"sejam", DurationUnit::kHour, 1},
    {"sehari", DurationUnit::kDay, 1},     {"seminggu", DurationUnit::kWeek, 1},
    {"sepekan", DurationUnit::kWeek, 1},   {"sebulan", DurationUnit::kMonth, 1},
    {"setahun", DurationUnit::kYear, 1},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

template <class Names>
const auto* find_name(const Names& names, std::string_view key) {
  const auto* const at = std::find_if(std::begin(names), std::end(names),
                                      [&](const auto& name) { return name.key == key; });
  return at == std::end(names) ? nullptr : at;
}

template <std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

char digit_for(char c) {
  switch (c) {
    case 'o': return '0';
    case 'l':
    case 'i':
    case '|': return '1';
    case 'z': return '2';
    case 's': return '5';
    case 'b': return '6';
    case 'g':
    case 'q': return '9';
    default: return is_digit(c) ? c : '\0';
  }
}

// "l5" -> "15"; empty where a letter is no misread digit.
std::string misread_digits(std::string_view word) {
  std::string digits;
  for (const char c : word) {
    const char digit = digit_for(c);
    if (digit == '\0') return {};
    digits += digit;
  }
  return digits;
}

// "1.440" is 1440, "1,5" and "1.5" are 1.5, "10." is 10.
double number_value(std::string_view text) {
  std::string plain;
  std::size_t group = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) {
      plain += text[i];
      continue;
    }
    group = text.size() - i - 1;
    const bool thousands = text[i] == '.' && group == 3 && plain.size() <= 3 && plain != "0";
    if (!thousands) plain += '.';
  }
  double value = 0;
  std::from_chars(plain.data(), plain.data() + plain.size(), value);
  return value;
}

// Cuts a cleaned lower-case cell into tokens.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<Token> scan() {
    while (at_ < text_.size()) {
      if (text_[at_] == ' ') {
        ++at_;
      } else if (!scan_fraction_sign() && !scan_number() && !scan_word()) {
        scan_mark();
      }
    }
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] bool starts_with(std::string_view what) const {
    return text_.substr(at_).substr(0, what.size()) == what;
  }

  void push(Kind kind, std::string_view text, double number = 0) {
    Token token;
    token.kind = kind;
    token.text = text;
    token.number = number;
    tokens_.push_back(std::move(token));
  }

  // "1/2", also after a number: "11/2", "1 1/2".
  bool scan_fraction_sign() {
    for (const std::string_view sign : {"\u00BD", "\u00BC", "\u00BE"}) {
      if (!starts_with(sign)) continue;
      at_ += sign.size();
      const double part = find_name(kNumberNames, sign)->value;
      if (after_number()) {
        tokens_.back().number += part;
      } else {
        push(Kind::kNumber, sign, part);
      }
      return true;
    }
    return false;
  }

  // Digits with separators and misread letters: "1.440", "0,5", "l5"; "1/2".
  bool scan_number() {
    if (!is_digit(text_[at_])) return false;
    std::size_t end = at_;
    while (end < text_.size() && (is_digit(text_[end]) || is_separator(end))) ++end;
    const std::string_view digits = text_.substr(at_, end - at_);
    std::size_t letters = end;
    while (letters < text_.size() && is_word_byte(text_[letters])) ++letters;
    const std::string_view tail = text_.substr(end, letters - end);
    if (!tail.empty() && find_name(kUnitNames, tail) == nullptr && tail != "x") {
      const std::string mended = misread_digits(text_.substr(at_, letters - at_));
      if (!mended.empty() && mended.size() <= 4) {
        push(Kind::kNumber, text_.substr(at_, letters - at_), number_value(mended));
        tokens_.back().mended = true;
        at_ = letters;
        return true;
      }
    }
    at_ = end;
    push(Kind::kNumber, digits, number_value(digits));
    join_fraction();
    return true;
  }

  [[nodiscard]] bool is_separator(std::size_t at) const {
    return (text_[at] == '.' || text_[at] == ',') && at + 1 < text_.size() &&
           is_digit(text_[at + 1]);
  }

  // "1/2", "3/4", "1 1/2"; other quotients are no part of a time.
  void join_fraction() {
    const std::string_view slash = starts_with("/") ? "/" : "\u2044";
    if (!starts_with(slash)) return;
    const std::size_t below = at_ + slash.size();
    if (below >= text_.size() || text_[below] < '2' || text_[below] > '4') return;
    if (below + 1 < text_.size() && is_digit(text_[below + 1])) return;
    const double quotient = tokens_.back().number / (text_[below] - '0');
    if (quotient <= 0 || quotient >= 1) return;
    at_ = below + 1;
    tokens_.back().number = quotient;
    const std::size_t count = tokens_.size();
    if (count > 1 && tokens_[count - 2].kind == Kind::kNumber) {
      tokens_[count - 2].number += quotient;
      tokens_.pop_back();
    }
  }

  bool scan_word() {
    if (!is_word_byte(text_[at_]) || starts_with("\u00B1") || starts_with("\u00D7")) return false;
    std::size_t end = at_;
    while (end < text_.size() && is_word_byte(text_[end])) ++end;
    // A misread number may begin with a letter: "l5".
    std::size_t run = end;
    while (run < text_.size() && (is_word_byte(text_[run]) || is_digit(text_[run]))) ++run;
    if (run > end && text_[at_] != 'x') {
      const std::string mended = misread_digits(text_.substr(at_, run - at_));
      if (!mended.empty()) {
        push(Kind::kNumber, text_.substr(at_, run - at_), number_value(mended));
        tokens_.back().mended = true;
        at_ = run;
        return true;
      }
    }
    push_word(text_.substr(at_, end - at_));
    at_ = end;
    return true;
  }

  void push_word(std::string_view word) {
    if (const auto* const unit = find_name(kUnitNames, word)) {
      push_unit(Kind::kUnit, *unit);
    } else if (const auto* const single = find_name(kSingleNames, word)) {
      push_unit(Kind::kSingle, *single);
    } else if (const auto* const number = find_name(kNumberNames, word)) {
      push_number_name(word, number->value);
    } else if (after_number() && (word == "puluh" || word == "belas")) {
      Token& number_before = tokens_.back();
      number_before.number =
          word == "puluh" ? number_before.number * 10 : number_before.number + 10;
      number_before.text = word;
    } else if (word == "x") {
      push(Kind::kTimes, word);
    } else if (word == "sampai" || word == "hingga" || word == "sd" || word == "atau" ||
               word == "dengan" || word == "s" || word == "d") {
      push_range(word);
    } else if (word == "dan") {
      push(Kind::kPlus, word);
    } else {
      push(Kind::kWord, word);
    }
  }

  [[nodiscard]] bool after_number() const {
    return !tokens_.empty() && tokens_.back().kind == Kind::kNumber;
  }

  // "satu setengah" is 1.5, "dua puluh lima" is 25.
  void push_number_name(std::string_view word, double value) {
    const bool part = value < 1 || (after_number() && tokens_.back().text == "puluh");
    if (after_number() && part) {
      tokens_.back().number += value;
      tokens_.back().text = word;
    } else {
      push(Kind::kNumber, word, value);
    }
  }

  void push_unit(Kind kind, const UnitName& name) {
    push(kind, name.key);
    tokens_.back().unit = name.unit;
    tokens_.back().factor = name.factor;
  }

  // "s/d" and "sampai dengan" are one token each; "dengan" alone is a word.
  void push_range(std::string_view word) {
    const bool open = !tokens_.empty() && tokens_.back().kind == Kind::kRange;
    if (open) return;
    push(word == "dengan" || word == "d" ? Kind::kWord : Kind::kRange, word);
  }

  void scan_mark() {
    const char c = text_[at_];
    if (starts_with("\u00D7")) {
      push(Kind::kTimes, "x");
      at_ += std::string_view("\u00D7").size();
      return;
    }
    if (starts_with("\u00B1")) {
      at_ += std::string_view("\u00B1").size();
      return;
    }
    if (starts_with("''")) ++at_;
    ++at_;
    scan_plain_mark(starts_with_quotes(c));
  }

  [[nodiscard]] char starts_with_quotes(char c) const {
    return c == '\'' && at_ >= 2 && text_[at_ - 2] == '\'' ? '"' : c;
  }

  void scan_plain_mark(char c) {
    switch (c) {
      case '-':
      case '~': push_range("-"); break;
      case '/':
        if (tokens_.empty() || tokens_.back().kind != Kind::kRange) push(Kind::kMark, "/");
        break;
      case '=': push(Kind::kMark, "/"); break;
      case '*': push(Kind::kTimes, "x"); break;
      case '(': push(Kind::kOpen, "("); break;
      case ')': push(Kind::kClose, ")"); break;
      case '\'':
      case '"':
        if (after_number()) {
          push_unit(Kind::kUnit, *find_name(kUnitNames, c == '"' ? "\"" : "'"));
        }
        break;
      case ',':
      case ';':
      case ':': push(Kind::kMark, std::string_view(&c, 1)); break;
      default: break;  // full stops, "<", ">", "+"
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

std::size_t closing_bracket(const std::vector<Token>& tokens, std::size_t open) {
  std::size_t close = open;
  while (close < tokens.size() && tokens[close].kind != Kind::kClose) ++close;
  return close;
}

bool has_unit(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                     tokens.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Token& token) { return token.kind == Kind::kUnit; });
}

// Brackets repeat what stands before them: "5 (lima)", "1 jam (60 menit)".
void drop_repetitions(std::vector<Token>& tokens) {
  std::vector<Token> kept;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == Kind::kOpen) {
      const std::size_t close = closing_bracket(tokens, i);
      const bool after_number = !kept.empty() && kept.back().kind == Kind::kNumber;
      const bool after_time = has_unit(kept, 0, kept.size());
      if (after_time || (after_number && !has_unit(tokens, i, close))) i = close;
      continue;
    }
    if (tokens[i].kind != Kind::kClose) kept.push_back(std::move(tokens[i]));
  }
  tokens = std::move(kept);
}

// Units whose letters ran together, or fell apart, in a poor scan.
constexpr std::pair<std::string_view, std::string_view> kRunTogether[] = {
    {"han", "hari"}, {"hau", "hari"}, {"haii", "hari"}, {"hwi", "hari"},   {"jarn", "jam"},
    {"iam", "jam"},  {"jim", "jam"},  {"jain", "jam"},  {"memt", "menit"},
};

std::string_view parted(std::string_view word) {
  for (const auto& [run_together, unit] : kRunTogether) {
    if (word == run_together) return unit;
  }
  return word;
}

// A unit that is one letter off ("Menlt") counts beside a number, where no right one stands.
void mend_units(std::vector<Token>& tokens) {
  static constexpr std::string_view kMendable[] = {"menit", "hari",  "minggu",
                                                   "bulan", "tahun", "jam"};
  static constexpr std::string_view kOtherWords[] = {"bukan", "hadir", "habis", "hati", "akan"};
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    if (token.kind != Kind::kWord || tokens[i - 1].kind != Kind::kNumber) continue;
    if (contains(kOtherWords, token.text)) continue;
    const std::string_view word = parted(token.text);
    for (const std::string_view name : kMendable) {
      const std::size_t limit = name.size() > 4 ? 2 : name.size() > 3 ? 1 : 0;
      if (word.size() < 3 || letter_distance(word, name, limit) > limit) continue;
      const auto* const unit = find_name(kUnitNames, name);
      token.kind = Kind::kUnit;
      token.unit = unit->unit;
      token.factor = unit->factor;
      token.mended = true;
      break;
    }
  }
}

// A lone letter before a unit is a misread digit: "l Hari", "S Hari".
void mend_lone_letters(std::vector<Token>& tokens) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    Token& token = tokens[i];
    const bool unit_next = tokens[i + 1].kind == Kind::kUnit && tokens[i + 1].text.size() > 1;
    if (!unit_next || token.text.size() > 2 || token.kind == Kind::kNumber) continue;
    const std::string digits = misread_digits(token.text);
    if (digits.empty() || digits.front() == '0' || token.text == "i" + std::string("s")) continue;
    token.kind = Kind::kNumber;
    token.number = number_value(digits);
    token.mended = true;
  }
}

// A whole cell of misread digits: "b0", "lO".
void mend_bare_cell(std::vector<Token>& tokens) {
  if (tokens.size() != 1 || tokens[0].kind == Kind::kNumber || tokens[0].text.size() > 3) return;
  const std::string digits = misread_digits(tokens[0].text);
  if (digits.size() < 2 || digits.front() == '0') return;
  tokens[0].kind = Kind::kNumber;
  tokens[0].number = number_value(digits);
  tokens[0].mended = true;
}

}  // namespace

std::vector<DurationToken> duration_tokens(std::string_view printed) {
  const std::string text = lower_case(clean_text(printed));
  std::vector<Token> tokens = Scanner(text).scan();
  drop_repetitions(tokens);
  mend_units(tokens);
  mend_lone_letters(tokens);
  return tokens;
}

std::vector<DurationToken> bare_duration_tokens(std::string_view printed) {
  std::vector<Token> tokens = duration_tokens(printed);
  mend_bare_cell(tokens);
  return tokens;
}

}  // namespace baku
