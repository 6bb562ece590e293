#include <re2/re2.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "normalize/letterhead.h"
#include "normalize/lexicon.h"
#include "normalize/rules.h"
#include "normalize/similarity.h"
#include "normalize/text.h"
#include "normalize/title_case.h"

namespace baku {
namespace {

// Two titles in recognized text that are this alike say the same.
constexpr double kSameRecognizedTitle = 0.9;

// "SOP", "Standar Operasional Prosedur (SOP)", "Prosedur Tetap", with what joins them to the title.
std::string without_prefix(std::string title) {
  static const RE2 prefix_pattern(
      R"(^(?i:(?:s\.?\s?o\.?\s?p\.?(?:\s*[-/ ]?\s*ap)?|p\.?o\.?s\.?|standa?r[dt]?\s+op(?:e))"
      R"(?ras(?:i|ional)\s+prosedure?s?|standard?\s+operating\s+procedures?)"
      R"(|prosedur\s+operasional\s+standar|prosedur\s+tetap|protap))"
      R"(\b\.?(?:\s*\(\s*s\.?o\.?p\.?\s*(?:ap)?\s*\))?)\s*(?i:(?:tentang|mengenai|perihal)\b))"
      R"(?\s*[-:.,"]*\s*)");
  while (RE2::Replace(&title, prefix_pattern, "")) {
  }
  return title;
}

// Headings over a table that say what the table is, not what it is about.
std::string without_generic_words(std::string heading) {
  static const RE2 generic_pattern(
      R"(^(?i:(?:bagan\s+alur|bagan\s+alir|diagram\s+alir|alur|flow\s?chart|prosedur|judul))"
      R"(\b)\s*(?i:\(?\s*flow\s?chart\s*\)?)?\s*[-:.,]*\s*)");
  for (;;) {
    const std::string before = heading;
    heading = without_prefix(heading);
    RE2::Replace(&heading, generic_pattern, "");
    if (heading == before) return heading;
  }
}

std::string without_end_marks(std::string_view title) {
  constexpr std::string_view kMarks = " .,:;-\"";
  while (!title.empty() && kMarks.find(title.back()) != std::string_view::npos) {
    title.remove_suffix(1);
  }
  while (!title.empty() && kMarks.find(title.front()) != std::string_view::npos) {
    title.remove_prefix(1);
  }
  return std::string(title);
}

std::string canonical_title(std::string_view printed, const Lexicon& lexicon) {
  const std::string own = without_end_marks(without_prefix(without_end_marks(clean_text(printed))));
  std::string title = without_capitals(own, lexicon);
  if (!title.empty() && title.front() >= 'a' && title.front() <= 'z') {
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
  }
  return title;
}

bool say_the_same(const std::string& left, const std::string& right, TextOrigin origin) {
  const std::string a = fold(left);
  const std::string b = fold(right);
  if (a == b) return true;
  return origin != TextOrigin::kDigital && similarity(a, b) >= kSameRecognizedTitle;
}

void compare_titles(const RawSop& raw, const SopRecord& record, Trail& trail) {
  if (!record.title) return;
  const std::string heading = without_generic_words(clean_text(raw.heading.text));
  const std::string worksheet = without_generic_words(clean_text(raw.worksheet.title.text));
  for (const std::string& other : {heading, worksheet}) {
    if (fold(other).empty() || say_the_same(*record.title, other, raw.origin)) continue;
    trail.found("document.title_differs", "/title",
                "\"" + *record.title + "\" on the identity sheet, \"" + other + "\" elsewhere.");
    return;
  }
}

// The lines of a letterhead that say what SOP this is: behind "STANDAR OPERASIONAL PROSEDUR", up to
// the name of an office. Empty where there are none.
std::span<const Printed> title_lines(std::span<const Printed> letterhead, const Lexicon& lexicon) {
  constexpr std::size_t kMostLines = 3;
  const auto own = [](const Printed& line) {
    const std::string key = fold(without_prefix(clean_text(line.text)));
    return key == "sop" ? std::string() : key;  // "(SOP)"
  };
  const auto names_form = [&](const Printed& line) { return own(line) != fold(line.text); };
  auto begin = std::find_if(letterhead.begin(), letterhead.end(), names_form);
  while (begin != letterhead.end() && own(*begin).empty()) ++begin;
  auto end = begin;
  while (end != letterhead.end() && end->page == begin->page && !own(*end).empty() &&
         read_letterhead({end, 1}, lexicon).empty()) {
    ++end;
  }
  const auto count = static_cast<std::size_t>(end - begin);
  if (count > kMostLines) return {};
  return {begin, end};
}

Printed joined(std::span<const Printed> lines) {
  if (lines.empty()) return {};
  Printed all = lines.front();
  for (const Printed& line : lines.subspan(1)) {
    all.text += " " + line.text;
    all.box = united(all.box, line.box);
    all.confidence = std::min(all.confidence, line.confidence);
  }
  return all;
}

void normalize_document_title(const RawSop& raw, const Lexicon& lexicon, SopRecord& record,
                              Trail& trail) {
  for (const Printed* printed : {&raw.title, &raw.heading, &raw.worksheet.title}) {
    const bool is_identity = printed == &raw.title;
    const std::string own =
        is_identity ? printed->text : without_generic_words(clean_text(printed->text));
    const std::string title = canonical_title(own, lexicon);
    if (fold(title).empty()) continue;
    record.title = title;
    trail.read_at("/title", *printed);
    return compare_titles(raw, record, trail);
  }
  const Printed printed = joined(title_lines(raw.letterhead, lexicon));
  const std::string title = canonical_title(printed.text, lexicon);
  if (fold(title).empty()) return;
  record.title = title;
  trail.read_at("/title", printed);
}

bool is_year(std::string_view digits) {
  return digits == "20" || digits == "19" ||
         (digits.size() == 4 && (digits.starts_with("20") || digits.starts_with("19")));
}

// Whether the text holds a number of its own, beside years.
bool has_serial(std::string_view number) {
  for (std::size_t i = 0; i < number.size();) {
    std::size_t end = i;
    while (end < number.size() && number[end] >= '0' && number[end] <= '9') ++end;
    if (end > i && !is_year(number.substr(i, end - i))) return true;
    i = std::max(end, i + 1);
  }
  return false;
}

// Whether a slot of a printed form was left open: "/ / Set. DPRD", "..../SOP/2021".
bool has_open_slot(std::string_view number) {
  static const RE2 open_slot_pattern(R"(^\s*[/.]|/\s*/|[._]{3,}|/\s*$|)"
                                     "\u2026"
                                     R"(|_{2,})");
  return RE2::PartialMatch({number.data(), number.size()}, open_slot_pattern);
}

// Blanks around slashes are the form's.
std::string without_form_blanks(std::string number) {
  static const RE2 slash_pattern(R"(\s*/\s*)");
  RE2::GlobalReplace(&number, slash_pattern, "/");
  return number;
}

std::string roman_signs(std::string_view misread) {
  std::string signs;
  for (const char sign : misread) {
    if (sign == 'V' || sign == 'X') {
      signs += sign;
    } else {
      signs += sign == 'H' ? "II" : "I";
    }
  }
  return signs;
}

// A month in Roman numerals before the year: VIH, V1I and Xl are VIII, VII and XI.
bool mend_roman_month(std::string& number) {
  static const RE2 month_pattern(R"(/([IVXHl1|]*[VX][IVXHl1|]*|I[Il1|]{1,2})/(?:19|20)\d\d$)");
  static const RE2 roman_pattern("I{1,3}|I?[VX]|VI{1,3}|XI{1,2}");
  re2::StringPiece month;
  if (!RE2::PartialMatch(number, month_pattern, &month)) return false;
  const std::string roman = roman_signs({month.data(), month.size()});
  if (roman == month || !RE2::FullMatch(roman, roman_pattern)) return false;
  number.replace(static_cast<std::size_t>(month.data() - number.data()), month.size(), roman);
  return true;
}

// "2USOP" and "44. ISOP": the slash before SOP read as a letter, together with the 1 before it.
bool mend_slash(std::string& number) {
  static const RE2 one_and_slash_pattern(R"((\d)U(SOP\b))");
  static const RE2 slash_pattern(R"((\d)(?:\.?\s+)?[Il1|](SOP\b))");
  return RE2::Replace(&number, one_and_slash_pattern, R"(\11/\2)") ||
         RE2::Replace(&number, slash_pattern, R"(\1/\2)");
}

// What character recognition makes of the signs of a number.
void mend_number(TextOrigin origin, std::string& number, Trail& trail) {
  if (origin == TextOrigin::kDigital) return;
  const std::string read = number;
  const bool slash = mend_slash(number);
  if (mend_roman_month(number) || slash) {
    trail.changed("/sop_number", read, number, "number.misread");
  }
}

}  // namespace

void normalize_title(const RawSop& raw, const Lexicon& lexicon, SopRecord& record, Trail& trail) {
  normalize_document_title(raw, lexicon, record, trail);
  const std::string printed = tidy_text(raw.number.text);
  const bool is_blank = fold(printed).empty();
  const bool is_template = !is_blank && !has_serial(printed) && has_open_slot(printed);
  if (is_blank || is_template) {
    trail.found("document.number_missing", "/sop_number",
                is_blank ? "The number is blank."
                         : "Only a template of the number is left: \"" + printed + "\".");
    return;
  }
  const bool is_open = has_open_slot(printed);
  std::string number = is_open ? printed : without_form_blanks(printed);
  mend_number(raw.origin, number, trail);
  record.sop_number = number;
  trail.read_at("/sop_number", raw.number);
  if (is_open) {
    trail.found("document.number_missing", "/sop_number",
                "A part of the number is blank: \"" + printed + "\".");
  }
}

}  // namespace baku
