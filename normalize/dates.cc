#include "normalize/dates.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

#include "normalize/rules.h"
#include "normalize/similarity.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace baku {
namespace {

constexpr int kFirstYear = 1945;
constexpr int kLastYear = 2100;

struct MonthName {
  std::string_view key;
  int month;
};

constexpr MonthName kMonthNames[] = {
    {"januari", 1},   {"january", 1},   {"jan", 1},       {"jn", 1},        {"februari", 2},
    {"pebruari", 2},  {"february", 2},  {"feb", 2},       {"peb", 2},       {"maret", 3},
    {"march", 3},     {"mar", 3},       {"mrt", 3},       {"april", 4},     {"apr", 4},
    {"mei", 5},       {"may", 5},       {"juni", 6},      {"june", 6},      {"jun", 6},
    {"juli", 7},      {"july", 7},      {"jul", 7},       {"agustus", 8},   {"august", 8},
    {"agt", 8},       {"ags", 8},       {"agst", 8},      {"agus", 8},      {"aug", 8},
    {"september", 9}, {"sept", 9},      {"sep", 9},       {"oktober", 10},  {"october", 10},
    {"okt", 10},      {"oct", 10},      {"november", 11}, {"nopember", 11}, {"nov", 11},
    {"nop", 11},      {"desember", 12}, {"december", 12}, {"des", 12},      {"dec", 12},
};
// Shorter names lie too close to each other to mend a letter: "juni", "juli".
constexpr std::size_t kMendableName = 5;

constexpr std::string_view kRomanMonths[] = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                             "vii", "viii", "ix",  "x",  "xi", "xii"};

// A run of letters and digits, and what stands before it.
struct Token {
  std::string text;         // lower case
  bool after_mark = false;  // joined to the token before by "/", "-" or "."
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

// Letters that take the place of digits in misread text; 0 for others.
char digit_for(char c) {
  switch (c) {
    case 'o':
    case 'q': return '0';
    case 'l':
    case 'i': return '1';
    case 'z': return '2';
    case 's': return '5';
    case 'b': return '8';
    default: return is_digit(c) ? c : '\0';
  }
}

// `text` with misread letters as digits; empty where it is no misread number.
std::string as_digits(std::string_view text) {
  if (!has_digit(text)) return {};
  std::string digits;
  for (const char c : text) {
    const char digit = digit_for(c);
    if (digit == '\0') return {};
    digits += digit;
  }
  return digits;
}

int month_by_name(std::string_view word) {
  for (const auto& [key, month] : kMonthNames) {
    if (key == word) return month;
  }
  return 0;
}

// A name as strokes, in which letters that are taken for each other are alike: "jum" as "juni",
// "juh" and "jull" as "juli".
std::string strokes_of(std::string_view name) {
  std::string strokes;
  for (const char c : name) {
    switch (c) {
      case 'm': strokes += strokes.empty() ? "m" : "ni"; break;
      case 'h': strokes += "ii"; break;
      case 'j':
      case 'l': strokes += 'i'; break;
      default: strokes += c;
    }
  }
  return strokes;
}

// The month whose short name has the same strokes; 0 for none.
int month_by_strokes(std::string_view word) {
  const std::string strokes = strokes_of(word);
  for (const auto& [key, month] : kMonthNames) {
    if (key.size() < kMendableName && strokes_of(key) == strokes) return month;
  }
  return 0;
}

// The month whose name is one letter away; 0 for none, or for two of them.
int month_by_likeness(std::string_view word) {
  if (word.size() < kMendableName) return month_by_strokes(word);
  int found = 0;
  for (const auto& [key, month] : kMonthNames) {
    if (key.size() < kMendableName) continue;
    const std::size_t limit = key.size() >= 7 ? 2 : 1;
    if (letter_distance(word, key, limit) > limit) continue;
    if (found != 0 && found != month) return 0;
    found = month;
  }
  return found;
}

std::size_t letters_at(std::string_view run, std::size_t at) {
  std::size_t end = at;
  while (end < run.size() && is_letter(run[end])) ++end;
  return end - at;
}

bool is_number(std::string_view run) { return all_digits(run) || !as_digits(run).empty(); }

// "2januari2021" falls apart into number, name and number; "2o24" and "okt0ber" stay whole.
void push_token(std::vector<Token>& tokens, std::string_view run, bool after_mark) {
  for (std::size_t at = 0; at < run.size(); ++at) {
    if (!is_letter(run[at]) || (at > 0 && is_letter(run[at - 1]))) continue;
    const std::string_view name = run.substr(at, letters_at(run, at));
    const std::string_view before = run.substr(0, at);
    const std::string_view behind = run.substr(at + name.size());
    if (month_by_name(name) == 0 || (!before.empty() && !is_number(before)) ||
        (!behind.empty() && !is_number(behind))) {
      continue;
    }
    if (!before.empty()) tokens.push_back({std::string(before), after_mark});
    tokens.push_back({std::string(name), after_mark && before.empty()});
    if (!behind.empty()) tokens.push_back({std::string(behind), false});
    return;
  }
  tokens.push_back({std::string(run), after_mark});
}

std::vector<Token> tokenize(std::string_view printed) {
  const std::string text = lower_case(clean_text(printed));
  std::vector<Token> tokens;
  bool after_mark = false;
  std::size_t at = 0;
  while (at < text.size()) {
    if (!is_digit(text[at]) && !is_letter(text[at])) {
      if (text[at] == '/' || text[at] == '-' || text[at] == '.') after_mark = true;
      if (text[at] == ',' || text[at] == '(' || text[at] == ')') after_mark = false;
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && (is_digit(text[end]) || is_letter(text[end]))) ++end;
    push_token(tokens, std::string_view(text).substr(at, end - at), after_mark);
    after_mark = false;
    at = end;
  }
  return tokens;
}

// The tokens of a date under way, with the mending that they needed.
class DateReader {
 public:
  explicit DateReader(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  ReadDate read() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (read_named(at) || read_numbers(at)) return result_;
    }
    if (read_month_in_numbers()) return result_;
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (read_year_only(at)) return result_;
    }
    result_ = {};
    result_.reading = is_empty_form() ? DateReading::kBlank : DateReading::kUnreadable;
    return result_;
  }

 private:
  struct Number {
    int value = -1;
    std::size_t digits = 0;
    bool mended = false;
  };

  [[nodiscard]] Number number_at(std::size_t at) const {
    if (at >= tokens_.size()) return {};
    const std::string& text = tokens_[at].text;
    const bool clean = all_digits(text);
    const std::string digits = clean ? text : as_digits(text);
    if (digits.empty() || digits.size() > 8) return {};
    return {std::stoi(digits), digits.size(), !clean};
  }

  // As number_at; "9023", which no year begins like, is one of this century.
  [[nodiscard]] Number year_at(std::size_t at) const {
    constexpr int kYears = 50;
    Number year = number_at(at);
    if (year.digits != 4 || year.value < 3000 || year.value % 1000 >= kYears) return year;
    year.value = 2000 + year.value % 1000;
    year.mended = true;
    return year;
  }

  static int full_year(const Number& number) {
    if (number.digits == 4) return number.value;
    if (number.digits == 2) return number.value + (number.value < 50 ? 2000 : 1900);
    return 0;
  }

  // "2 Januari 2021", "Januari 2021", "2 Januari '21".
  bool read_named(std::size_t at) {
    int month = month_by_name(tokens_[at].text);
    const bool misspelt = month == 0;
    if (misspelt) month = month_by_likeness(tokens_[at].text);
    if (month == 0) return false;
    std::size_t next = at + 1;
    if (next < tokens_.size() && tokens_[next].text == "tahun") ++next;
    const Number year = year_at(next);
    const int full = full_year(year);
    if (full == 0) return false;
    const Number day = at > 0 ? number_at(at - 1) : Number{};
    result_.mended_digits = misspelt || year.mended;
    result_.date = {full, month, 0};
    if (day.value >= 0 && day.digits <= 2) {
      result_.date.day = day.value;
      result_.mended_digits |= day.mended;
      if (day.value == 0) result_.date.day = 99;
    }
    settle();
    return true;
  }

  // "01/03/2018", "12-12-17", "2021-01-02", "20210102" is none.
  bool read_numbers(std::size_t at) {
    if (at + 2 >= tokens_.size()) return false;
    if (!tokens_[at + 1].after_mark || !tokens_[at + 2].after_mark) return false;
    const Number first = number_at(at);
    const Number second = middle_number(at + 1);
    const Number third = year_at(at + 2);
    if (first.value < 0 || second.value < 0 || third.value < 0) return false;
    if (second.digits > 2) return false;
    result_.mended_digits = first.mended || second.mended || third.mended;
    if (first.digits == 4 && third.digits <= 2) {
      result_.date = {first.value, second.value, third.value};
    } else if (first.digits <= 2 && full_year(third) != 0) {
      result_.date = {full_year(third), second.value, first.value};
    } else {
      return false;
    }
    settle();
    if (result_.reading == DateReading::kImpossible) try_month_first();
    return true;
  }

  // The month of a date in numbers may be Roman: 02/IV/2018.
  [[nodiscard]] Number middle_number(std::size_t at) const {
    const auto* const roman =
        std::find(std::begin(kRomanMonths), std::end(kRomanMonths), tokens_[at].text);
    if (roman == std::end(kRomanMonths)) return number_at(at);
    return {static_cast<int>(roman - std::begin(kRomanMonths)) + 1, 2, false};
  }

  void try_month_first() {
    CalendarDate turned = result_.date;
    std::swap(turned.day, turned.month);
    if (!is_possible(turned)) return;
    result_.date = turned;
    result_.month_first = true;
    result_.reading = DateReading::kRead;
  }

  // "2021-01", "01/2021", and nothing else.
  bool read_month_in_numbers() {
    if (tokens_.size() != 2 || !tokens_[1].after_mark) return false;
    Number month = middle_number(0);
    Number year = number_at(1);
    if (month.digits == 4) std::swap(month, year);
    if (year.digits != 4 || month.digits > 2 || month.value < 1 || month.value > 12) return false;
    result_ = {};
    result_.mended_digits = month.mended || year.mended;
    result_.date = {year.value, month.value, 0};
    settle();
    return true;
  }

  // "Tahun 2024", "2024", "... / ... / 2024".
  bool read_year_only(std::size_t at) {
    const Number number = number_at(at);
    if (number.digits != 4 || number.value < kFirstYear || number.value > kLastYear) return false;
    const bool others = std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& token) {
      return &token != &tokens_[at] && token.text != "tahun" && token.text != "thn" &&
             token.text != "th" && token.text != "tanggal" && token.text != "tgl";
    });
    if (others) return false;
    result_ = {};
    result_.mended_digits = number.mended;
    result_.date = {number.value, 0, 0};
    settle();
    return true;
  }

  // Nothing but the words and digits that a blank form leaves: "Tgl.", "20", "0".
  [[nodiscard]] bool is_empty_form() const {
    return std::all_of(tokens_.begin(), tokens_.end(), [](const Token& token) {
      static constexpr std::string_view kFormWords[] = {
          "tanggal", "tgl", "bulan", "tahun", "thn", "20",    "0",  "00", "xx", "xxxx",
          "dd",      "mm",  "yyyy",  "belum", "ada", "nihil", "na", "n",  "a"};
      return std::find(std::begin(kFormWords), std::end(kFormWords), token.text) !=
             std::end(kFormWords);
    });
  }

  void settle() {
    result_.reading = is_possible(result_.date) ? DateReading::kRead : DateReading::kImpossible;
  }

  std::vector<Token> tokens_;
  ReadDate result_;
};

std::chrono::year_month_day to_chrono(const CalendarDate& date) {
  return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
          std::chrono::day(static_cast<unsigned>(date.day))};
}

// One of the three fields; its finding, if it needs one.
Text normalize_date(const Printed& printed, std::string_view path, Trail& trail) {
  const ReadDate read = read_date(printed.text);
  switch (read.reading) {
    case DateReading::kBlank: return std::nullopt;
    case DateReading::kUnreadable:
      trail.read_at(path, printed);
      trail.found("document.date_suspect", path, in_quotes(printed.text) + " is no date.");
      return std::nullopt;
    case DateReading::kImpossible:
      trail.read_at(path, printed);
      trail.found("document.date_suspect", path,
                  "There is no day " + in_quotes(printed.text) + ".");
      return std::nullopt;
    case DateReading::kRead: break;
  }
  const std::string iso = iso_date(read.date);
  trail.read_at(path, printed);
  if (read.mended_digits) trail.changed(path, printed.text, iso, "date.misread");
  if (read.month_first) {
    trail.found("document.date_suspect", path,
                in_quotes(printed.text) + " is a date only if the month stands first.");
  }
  if (read.date.day == 0) {
    trail.found("document.date_suspect", path,
                in_quotes(printed.text) + " names no day, so the date is incomplete.");
  }
  return iso;
}

void check_order(const Text& earlier, const Text& later, std::string_view path,
                 std::string_view message, Trail& trail) {
  if (!earlier || !later) return;
  const auto first = parse_iso_date(*earlier);
  const auto second = parse_iso_date(*later);
  if (first && second && is_before(*second, *first)) {
    trail.found("document.date_suspect", path, message);
  }
}

void check_weekend(const Text& value, std::string_view path, Trail& trail) {
  const auto date = value ? parse_iso_date(*value) : std::nullopt;
  if (!date || date->day == 0) return;
  const int weekday = day_of_week(*date);
  if (weekday != 0 && weekday != 6) return;
  trail.found("document.date_suspect", Severity::kInfo, path,
              *value + (weekday == 0 ? " is a Sunday." : " is a Saturday."));
}

bool is_blank(const Printed& printed) {
  return read_date(printed.text).reading == DateReading::kBlank;
}

void check_missing(const RawSop& raw, Trail& trail) {
  if (!raw.has_identity) return;
  const bool created = !is_blank(raw.date_created);
  const bool effective = !is_blank(raw.date_effective);
  if (!created && !effective && is_blank(raw.date_revised)) {
    trail.found("document.date_missing", "/dates", "All dates are blank.");
    return;
  }
  if (!created) {
    trail.found("document.date_missing", "/dates/created", "The date of making is blank.");
  }
  if (!effective) {
    trail.found("document.date_missing", "/dates/effective", "The effective date is blank.");
  }
}

}  // namespace

ReadDate read_date(std::string_view printed) { return DateReader(tokenize(printed)).read(); }

bool is_possible(const CalendarDate& date) {
  if (date.year < kFirstYear || date.year > kLastYear) return false;
  if (date.month == 0) return date.day == 0;
  if (date.month < 1 || date.month > 12) return false;
  return date.day == 0 || to_chrono(date).ok();
}

std::string iso_date(const CalendarDate& date) {
  std::array<char, 32> buffer{};
  int size = 0;
  if (date.month == 0) {
    size = std::snprintf(buffer.data(), buffer.size(), "%04d", date.year);
  } else if (date.day == 0) {
    size = std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", date.year, date.month);
  } else {
    size = std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", date.year, date.month,
                         date.day);
  }
  return {buffer.data(), static_cast<std::size_t>(size)};
}

std::optional<CalendarDate> parse_iso_date(std::string_view iso) {
  const auto number = [&](std::size_t at, std::size_t size) {
    const std::string_view digits = iso.substr(at, size);
    return digits.size() == size && all_digits(digits) ? std::stoi(std::string(digits)) : -1;
  };
  CalendarDate date;
  if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return std::nullopt;
  date.year = number(0, 4);
  if (iso.size() >= 7) date.month = iso[4] == '-' ? number(5, 2) : -1;
  if (iso.size() == 10) date.day = iso[7] == '-' ? number(8, 2) : -1;
  if (date.month < 0 || date.day < 0 || !is_possible(date)) return std::nullopt;
  if (iso.size() >= 7 && date.month == 0) return std::nullopt;
  return date;
}

int day_of_week(const CalendarDate& date) {
  return static_cast<int>(
      std::chrono::weekday(std::chrono::sys_days(to_chrono(date))).c_encoding());
}

bool is_before(const CalendarDate& left, const CalendarDate& right) {
  if (left.year != right.year) return left.year < right.year;
  if (left.month == 0 || right.month == 0) return false;
  if (left.month != right.month) return left.month < right.month;
  return left.day != 0 && right.day != 0 && left.day < right.day;
}

void normalize_dates(const RawSop& raw, const Lexicon& /*lexicon*/, SopRecord& record,
                     Trail& trail) {
  Dates& dates = record.dates;
  dates.created = normalize_date(raw.date_created, "/dates/created", trail);
  dates.revised = normalize_date(raw.date_revised, "/dates/revised", trail);
  dates.effective = normalize_date(raw.date_effective, "/dates/effective", trail);
  check_order(dates.created, dates.effective, "/dates/effective", "Effective before it was made.",
              trail);
  check_order(dates.created, dates.revised, "/dates/revised", "Revised before it was made.", trail);
  check_weekend(dates.created, "/dates/created", trail);
  check_weekend(dates.effective, "/dates/effective", trail);
  check_missing(raw, trail);
}

}  // namespace baku
