#include "normalize/citations.h"

#include <re2/re2.h>

#include <algorithm>

#include "normalize/legal_heads.h"
#include "normalize/lexicon.h"
#include "normalize/text.h"

namespace baku {
namespace {

constexpr std::string_view kUsualNumber = " Nomor ";
constexpr std::size_t kYearDigits = 4;

// The parts of the grammar, compiled when they are first used.

// Between number and subject.
const RE2& about_word() {
  static const RE2 pattern(
      R"((?i)\b(?:tentang|tentan|tenteng|tcntang|tentanq|tentag|tetang|ttg|perihal|mengenai))"
      R"(\b[\s.:,]*)");
  return pattern;
}

// head, number and what follows.
const RE2& number_word() {
  static const RE2 pattern(
      R"((?i)^(.*?)(?:\b(?:nom[oa0e]r|nornor|nmr|n[o0])(?:[\s.:;,]+|([0-9]))|\bn\.\s*))"
      R"(([0-9a-z].*|)$)");
  return pattern;
}

// "UU 14 Tahun 2008": the number follows the head at once.
const RE2& first_digit() {
  static const RE2 pattern(R"(^([^0-9]*?)\s*([0-9].*)$)");
  return pattern;
}

const RE2& number_and_year() {
  static const RE2 pattern(
      R"((?i)^(.{0,48}?)[\s,.:]*\b(?:ta[hb][uon][nmr]{1,2}|tqhun|thn|th|t ahun))"
      R"(\b[\s.:]*([0-9oilszb.]{4,5})\b)");
  return pattern;
}

const RE2& number_alone() {
  static const RE2 pattern(R"(^([0-9A-Za-z]+(?:\s?[./-]\s?[0-9A-Za-z.]+)*))");
  return pattern;
}

const RE2& short_number() {
  static const RE2 pattern(R"(^([0-9]{1,4}[A-Za-z]?)\s?/\s?((?:19|20)[0-9]{2})$)");
  return pattern;
}

const RE2& year_at_end() {
  static const RE2 pattern(R"([/-]((?:19|20)[0-9]{2})$)");
  return pattern;
}

const RE2& year_of_day() {
  static const RE2 pattern(R"((?i)\b(?:tanggal|tgl)\b.{1,24}?\b((?:19|20)[0-9]{2})\b)");
  return pattern;
}

const RE2& constitution() {
  static const RE2 pattern(R"((?i)^(?:uud|undang\s?-?\s?undang\s+dasar)\b.{0,48}?\b(1945)\b)");
  return pattern;
}

// Everything from the amendment or the gazette on.
const RE2& after_subject() {
  static const RE2 pattern(
      R"((?i)[\s,;.]*(?:\bsebagaimana\s+(?:telah|sudah|diubah)\b|\byang\s+(?:telah|sudah))"
      R"(\s+(?:beberapa\s+kali\s+)?di\s?(?:ubah|rubah)\b|\b(?:telah|beserta)\s+(?:di\s?ubah)"
      R"(|perubahan)|\s\(?jo\b\.?\s|\bjuncto\b|\by\.?\s?s\.?\s?d\.?\s?u\b)"
      R"(|\(\s*(?:tambahan\s+)?(?:lembaran|berita)\s+(?:negara|daerah)\b).*$)");
  return pattern;
}

const RE2& list_mark() {
  static const RE2 pattern(R"(^(?:\s*(?:[0-9]{1,2}[.)]|[a-zA-Z][.)]|\([0-9a-z]{1,2}\)|[-*)"
                           "\u2022\u25CF\u25AA\u25CB\u2713\u2714\u27A2"
                           R"(])\s+)+)");
  return pattern;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string without_end_marks(std::string text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ';' || text.back() == ',' ||
                           text.back() == ' ' || text.back() == ':')) {
    text.pop_back();
  }
  return text;
}

std::string without_list_mark(std::string text) {
  const bool begins_with_word =
      text.size() > 1 && is_ascii_letter(text[0]) && is_ascii_letter(text[1]);
  if (!begins_with_word) RE2::Replace(&text, list_mark(), "");
  return text;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits with misread letters; empty where a letter is none of those.
std::string as_digits(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    switch (c) {
      case 'o':
      case 'O': digits += '0'; break;
      case 'l':
      case 'L':
      case 'i':
      case 'I': digits += '1'; break;
      case 's':
      case 'S': digits += '5'; break;
      case 'z':
      case 'Z': digits += '2'; break;
      case '.': break;
      default:
        if (!is_digit(c)) return {};
        digits += c;
    }
  }
  return digits;
}

// "PER / 21/M.PAN" -> "PER/21/M.PAN"; "4 A" -> "4A"; "l5" -> "15".
std::string clean_number(std::string_view printed) {
  std::string number;
  for (const char c : printed) {
    if (c == ' ' && !number.empty() && number.back() == '/') continue;
    if ((c == '/' || c == ',') && !number.empty() && number.back() == ' ') number.pop_back();
    number += c;
  }
  number = without_end_marks(number);
  static const RE2 suffix_pattern(R"(^([0-9]+) ([A-Z])$)");
  RE2::Replace(&number, suffix_pattern, R"(\1\2)");
  const bool has_digit = std::any_of(number.begin(), number.end(), is_digit);
  const bool suffix = !number.empty() && number.back() >= 'A' && number.back() <= 'Z';
  if (has_digit && !suffix && number.size() <= 4) {
    std::string digits = as_digits(number);
    if (!digits.empty()) return digits;
  }
  return number;
}

// The usual form "25 Tahun 2009" and nothing else: where the number ends; 0 for any other text.
std::size_t end_of_usual_number(std::string_view text) {
  constexpr std::string_view kBetween = " Tahun ";
  const auto end =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
  const std::string_view rest = text.substr(end);
  if (end == 0 || end > kYearDigits || !rest.starts_with(kBetween)) return 0;
  const std::string_view year = rest.substr(kBetween.size());
  return year.size() == kYearDigits && std::all_of(year.begin(), year.end(), is_digit) ? end : 0;
}

void read_number(const std::string& text, ReadCitation& read) {
  LegalCitation& citation = read.citation;
  std::string number;
  std::string year;
  const std::string_view usual = trimmed(text);
  if (const std::size_t end = end_of_usual_number(usual); end > 0) {
    citation.number = clean_number(usual.substr(0, end));
    citation.year = std::stoi(std::string(usual.substr(usual.size() - kYearDigits)));
    return;
  }
  if (RE2::PartialMatch(text, number_and_year(), &number, &year)) {
    const std::string digits = as_digits(year);
    if (digits.size() == 4) {
      citation.year = std::stoi(digits);
      read.mended_year = digits != without_end_marks(year);
    }
    // "Tahun 2014 Nomor 23" has its number behind the year.
    if (number.empty()) return;
    citation.number = clean_number(number);
    return;
  }
  if (!RE2::PartialMatch(text, number_alone(), &number)) return;
  number = clean_number(number);
  if (std::none_of(number.begin(), number.end(), is_digit)) return;
  std::string plain;
  if (RE2::FullMatch(number, short_number(), &plain, &year)) {
    citation.number = plain;
    citation.year = std::stoi(year);
    return;
  }
  citation.number = number;
  if (RE2::PartialMatch(number, year_at_end(), &year) ||
      RE2::PartialMatch(text, year_of_day(), &year)) {
    citation.year = std::stoi(year);
  }
}

// Words that stand twice in a row are one: "dan dan".
std::string without_doubled_words(const std::string& text) {
  std::string kept;
  std::string_view previous;
  for (const std::string_view word : split_words(text)) {
    if (!previous.empty() && word == previous) continue;
    if (!kept.empty()) kept += ' ';
    kept += word;
    previous = word;
  }
  return kept;
}

Text read_subject(std::string_view text) {
  std::string subject(text);
  RE2::Replace(&subject, after_subject(), "");
  subject = without_end_marks(std::move(subject));
  while (!subject.empty() && (subject.front() == '"' || subject.front() == '\'')) {
    subject.erase(subject.begin());
  }
  while (!subject.empty() && (subject.back() == '"' || subject.back() == '\'')) subject.pop_back();
  if (fold(subject).empty()) return std::nullopt;
  return without_doubled_words(subject);
}

// "UU No. 25 Tahun 2009 Pelayanan Publik": the subject follows the year at once.
Text subject_without_word(const std::string& front) {
  static const RE2 behind_year_pattern(
      R"((?i)\b(?:tahun|thn|th)\b[\s.]*[0-9]{4}[\s,:-]+(\pL.{6,})$)");
  std::string subject;
  if (!RE2::PartialMatch(front, behind_year_pattern, &subject)) return std::nullopt;
  return read_subject(subject);
}

struct Parts {
  std::string head;
  std::string number;   // number, year and what follows
  bool marked = false;  // by "Nomor" or "No."
};

// Whether a word begins with N, as every word for "number" does.
bool has_word_with_n(std::string_view text) {
  bool in_word = false;
  for (const char c : text) {
    if (!in_word && (c == 'n' || c == 'N')) return true;
    in_word = is_ascii_letter(c) || is_digit(c) || c == '_';
  }
  return false;
}

// Where "Nomor" stands in the usual form "Undang-Undang Nomor 25 Tahun 2009"; npos for other texts.
std::size_t usual_number_word(std::string_view front) {
  const std::size_t at = front.find(kUsualNumber);
  if (at == std::string_view::npos || has_word_with_n(front.substr(0, at))) {
    return std::string_view::npos;
  }
  return end_of_usual_number(trimmed(front.substr(at + kUsualNumber.size()))) > 0
             ? at
             : std::string_view::npos;
}

Parts split_front(const std::string& front) {
  Parts parts;
  if (const std::size_t at = usual_number_word(front); at != std::string::npos) {
    return {front.substr(0, at + 1), front.substr(at + kUsualNumber.size()), true};
  }
  std::string digit;
  if (RE2::FullMatch(front, number_word(), &parts.head, &digit, &parts.number)) {
    parts.number = digit + parts.number;
    parts.marked = true;
  } else if (!RE2::FullMatch(front, first_digit(), &parts.head, &parts.number)) {
    parts.head = front;
  }
  return parts;
}

}  // namespace

ReadCitation read_citation(std::string_view text, const Lexicon& lexicon) {
  ReadCitation read;
  LegalCitation& citation = read.citation;
  citation.text = without_end_marks(without_list_mark(tidy_text(text)));

  const std::string clean = clean_text(citation.text);
  std::string year;
  const bool may_be = clean.find("1945") != std::string::npos;
  if (may_be && RE2::PartialMatch(clean, constitution(), &year)) {
    citation.type = "UUD";
    citation.year = std::stoi(year);
    return read;
  }
  re2::StringPiece about;
  std::string front = clean;
  std::string behind;
  if (about_word().Match(clean, 0, clean.size(), RE2::UNANCHORED, &about, 1)) {
    const auto at = static_cast<std::size_t>(about.data() - clean.data());
    front = clean.substr(0, at);
    behind = clean.substr(at + about.size());
  }
  const Parts parts = split_front(front);
  read_number(parts.number, read);
  citation.subject = behind.empty() ? subject_without_word(front) : read_subject(behind);

  const std::optional<LegalHead> head = read_legal_head(parts.head, lexicon);
  if (head && (!head->generic || citation.number)) {
    citation.type = head->kind;
    if (!head->issuer.empty()) citation.issuer = head->issuer;
  }
  if (!citation.type && !parts.marked) {
    citation.number.reset();
    citation.year.reset();
  }
  return read;
}

std::string citation_key(const LegalCitation& citation) {
  if (!citation.type || !citation.number || !citation.year) return {};
  std::string key = *citation.type;
  if (citation.issuer) key += ' ' + *citation.issuer;
  key += ' ' + *citation.number;
  if (citation.number->find('/') == std::string::npos) {
    key += '/' + std::to_string(*citation.year);
  }
  return key;
}

}  // namespace baku
