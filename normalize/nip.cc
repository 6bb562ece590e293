#include "normalize/nip.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace baku {
namespace {

constexpr std::size_t kDigits = 18;

// Limits of belief, in years.
struct NipLimits {
  int youngest = 16;  // at appointment
  int oldest = 46;    // at appointment: long-serving contract staff were taken on late
  int first_birth = 1930;
  int first_appointment = 1950;
  int last_year = 2099;
};
constexpr NipLimits kLimits;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number_at(std::string_view digits, std::size_t begin, std::size_t length) {
  int value = 0;
  for (const char c : digits.substr(begin, length)) value = value * 10 + (c - '0');
  return value;
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && is_leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

// The digit that a letter is read for; the letter itself where none is.
char digit_for(char c) {
  switch (c) {
    case 'O':
    case 'o':
    case 'Q':
    case 'D': return '0';
    case 'l':
    case 'I':
    case 'i':
    case '|':
    case '!':
    case ']':
    case '[': return '1';
    case 'Z':
    case 'z': return '2';
    case 'S':
    case 's': return '5';
    case 'G':
    case 'b': return '6';
    case 'B': return '8';
    case 'g':
    case 'q': return '9';
    default: return c;
  }
}

// Digits that recognition takes for one another.
std::string_view confused_with(char digit) {
  switch (digit) {
    case '0': return "689";
    case '1': return "7";
    case '3': return "8";
    case '5': return "6";
    case '6': return "058";
    case '7': return "1";
    case '8': return "036";
    case '9': return "0";
    default: return "";
  }
}

// The one number that a single confused digit makes valid; empty where there is none, or several.
std::string repaired(const std::string& digits) {
  std::string found;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    for (const char other : confused_with(digits[i])) {
      std::string candidate = digits;
      candidate[i] = other;
      if (check_nip(candidate) != NipFault::kNone || candidate == found) continue;
      if (!found.empty()) return {};
      found = candidate;
    }
  }
  return found;
}

// Lengths of the groups between spaces and points: {8, 6, 1, 3}.
std::vector<std::size_t> group_lengths(std::string_view number) {
  std::vector<std::size_t> lengths;
  std::size_t length = 0;
  for (const char c : number) {
    if (is_digit(digit_for(c))) {
      ++length;
    } else if (length > 0) {
      lengths.push_back(length);
      length = 0;
    }
  }
  if (length > 0) lengths.push_back(length);
  return lengths;
}

bool are_usual_groups(const std::vector<std::size_t>& lengths) {
  using Groups = std::vector<std::size_t>;
  return lengths == Groups{8, 6, 1, 3} || lengths == Groups{18};
}

struct PrintedNip {
  std::string_view whole;   // with its label
  std::string_view number;  // digits, look-alikes and what stands between them
};

// Where the number ends within the characters that may belong to it: letters behind the digits are
// digits misread, unless a word follows, or there are digits enough without them.
std::size_t end_of_number(std::string_view number, std::string_view text) {
  const auto is_part = [](char c) { return is_digit(digit_for(c)); };
  const char* const behind = number.data() + number.size();
  const bool runs_on = behind < text.data() + text.size() &&
                       ((*behind >= 'a' && *behind <= 'z') || (*behind >= 'A' && *behind <= 'Z'));
  std::size_t end = number.size();
  if (runs_on) end = number.find_last_of(" .,-") + 1;
  std::size_t count = 0;
  for (std::size_t i = 0; i < end; ++i) {
    if (is_part(number[i])) ++count;
  }
  while (end > 0 &&
         (!is_part(number[end - 1]) || (count > kDigits && !is_digit(number[end - 1])))) {
    if (is_part(number[end - 1])) --count;
    --end;
  }
  return end;
}

std::optional<PrintedNip> locate(std::string_view text) {
  // A label and what may be a number, or 16 and more digits in groups with no label.
  static const RE2 labelled_pattern(
      R"((?i:\bN\s?[I1l|]\s?P\b)\s*[.:;,\s]*([0-9OoQDlIi|!\]\[ZzSsGbBgq][0-9OoQDlIi)"
      R"(|!\]\[ZzSsGbBgq .,\-]{4,40}))");
  static const RE2 bare_pattern(
      R"(((?:19|20)[0-9OolI]{6}[ .\-]*[0-9OolI]{6}[ .\-]*[0-9OolI][ .\-]*[0-9OolI]{3}))");
  if (std::none_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  PrintedNip found;
  std::string_view number;
  const auto scan = [&](const RE2& pattern) {
    std::array<re2::StringPiece, 2> parts;
    const re2::StringPiece input(text.data(), text.size());
    if (!pattern.Match(input, 0, text.size(), RE2::UNANCHORED, parts.data(), 2)) return false;
    found.whole = {parts[0].data(), parts[0].size()};
    number = {parts[1].data(), parts[1].size()};
    return true;
  };
  if (!scan(labelled_pattern) && !scan(bare_pattern)) return std::nullopt;
  const std::size_t end = end_of_number(number, text);
  found.number = number.substr(0, end);
  const auto label = static_cast<std::size_t>(number.data() - found.whole.data());
  found.whole = found.whole.substr(0, label + end);
  if (std::none_of(found.number.begin(), found.number.end(), is_digit)) return std::nullopt;
  return found;
}

NipPlace place_of(const PrintedNip& printed, std::string_view text) {
  return {static_cast<std::size_t>(printed.whole.data() - text.data()), printed.whole.size()};
}

Nip nip_from(const PrintedNip& printed, TextOrigin origin) {
  const bool is_recognized = origin != TextOrigin::kDigital;
  Nip nip;
  nip.printed = printed.whole;
  std::string as_read;
  for (const char c : printed.number) {
    const char digit = digit_for(c);
    if (!is_digit(digit)) continue;
    as_read.push_back(c);
    nip.digits.push_back(is_recognized ? digit : c);
  }
  nip.has_usual_groups = are_usual_groups(group_lengths(printed.number));
  nip.fault = check_nip(nip.digits);
  if (is_recognized && !nip.is_valid() && nip.digits.size() == kDigits) {
    const std::string better = repaired(nip.digits);
    if (!better.empty()) {
      nip.digits = better;
      nip.fault = NipFault::kNone;
    }
  }
  if (nip.digits != as_read) nip.before_repair = as_read;
  return nip;
}

int age(std::string_view digits, int year, int month) {
  const int years = year - number_at(digits, 0, 4);
  return month < number_at(digits, 4, 2) ? years - 1 : years;
}

}  // namespace

NipFault check_nip(std::string_view digits) {
  if (digits.size() != kDigits || !std::all_of(digits.begin(), digits.end(), is_digit)) {
    return NipFault::kLength;
  }
  const int birth_year = number_at(digits, 0, 4);
  const int birth_month = number_at(digits, 4, 2);
  const int birth_day = number_at(digits, 6, 2);
  const bool is_month = birth_month >= 1 && birth_month <= 12;
  if (birth_year < kLimits.first_birth || birth_year > kLimits.last_year || !is_month ||
      birth_day < 1 || birth_day > days_in_month(birth_year, birth_month)) {
    return NipFault::kBirthDate;
  }
  const int year = number_at(digits, 8, 4);
  const int month = number_at(digits, 12, 2);
  constexpr int kContractStaff = 21;  // stands for the month in their numbers
  const bool is_appointment = (month >= 1 && month <= 12) || month == kContractStaff;
  if (year < kLimits.first_appointment || year > kLimits.last_year || year <= birth_year ||
      !is_appointment) {
    return NipFault::kAppointment;
  }
  return digits[14] == '1' || digits[14] == '2' ? NipFault::kNone : NipFault::kSex;
}

NipPlace find_nip(std::string_view text) {
  const auto printed = locate(text);
  return printed ? place_of(*printed, text) : NipPlace{};
}

std::optional<FoundNip> find_and_read_nip(std::string_view text, TextOrigin origin) {
  const auto printed = locate(text);
  if (!printed) return std::nullopt;
  return FoundNip{nip_from(*printed, origin), place_of(*printed, text)};
}

std::optional<Nip> read_nip(std::string_view text, TextOrigin origin) {
  const auto printed = locate(text);
  if (!printed) return std::nullopt;
  return nip_from(*printed, origin);
}

std::string doubt_about_nip(std::string_view digits, std::string_view date, char sex) {
  const int year = number_at(digits, 8, 4);
  const int month = number_at(digits, 12, 2);
  const int years = age(digits, year, month);
  if (years < kLimits.youngest || years > kLimits.oldest) {
    return "Appointed at the age of " + std::to_string(years) + ".";
  }
  const std::string appointed(digits.substr(8, 4));
  if (date.size() >= 4 && appointed > date.substr(0, 4)) {
    return "Appointed in " + appointed + ", after the document's date " + std::string(date) + ".";
  }
  if (sex != 0 && digits[14] != sex) {
    return std::string("The sex digit ") + digits[14] + " contradicts what stands before the name.";
  }
  return {};
}

}  // namespace baku
