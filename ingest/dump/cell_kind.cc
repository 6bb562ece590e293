#include "ingest/dump/cell_kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <string_view>

#include "base/text.h"
#include "ingest/sop/flow_signs.h"

namespace baku {
namespace {

constexpr std::size_t kLongestDuration = 48;  // bytes
constexpr std::size_t kLongestNumber = 9;     // bytes, "480", "1-2", "5 s/d 10"

constexpr std::array<std::string_view, 20> kUnits = {
    "menit", "mnt", "jam",   "hari",  "minggu",   "bulan",   "bln",
    "tahun", "thn", "detik", "hr",    "hk",       "minute",  "minutes",
    "hour",  "day", "days",  "pekan", "triwulan", "semester"};

bool letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

bool is_unit(std::string_view word) {
  return std::any_of(kUnits.begin(), kUnits.end(), [word](std::string_view unit) {
    return std::equal(word.begin(), word.end(), unit.begin(), unit.end(), [](char a, char b) {
      return std::tolower(static_cast<unsigned char>(a)) == b;
    });
  });
}

bool names_unit(std::string_view text) {
  for (;;) {
    const auto* const begin = std::find_if(text.begin(), text.end(), letter);
    if (begin == text.end()) return false;
    const auto* const end = std::find_if_not(begin, text.end(), letter);
    if (is_unit({begin, end})) return true;
    text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
  }
}

bool is_bare_number(std::string_view text) {
  if (text.size() > kLongestNumber) return false;
  const bool digits = std::any_of(text.begin(), text.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
  // Letters that readers take for digits.
  return digits && std::all_of(text.begin(), text.end(), [](char c) {
           return std::isdigit(static_cast<unsigned char>(c)) != 0 ||
                  std::string_view(" -.,/'\"lIOoSbsd").find(c) != std::string_view::npos;
         });
}

bool is_duration(std::string_view text) {
  if (is_bare_number(text)) return true;
  if (text.size() > kLongestDuration || !names_unit(text)) return false;
  // "l Hari": one letter stands where the number should.
  const std::size_t blank = std::min(text.find(' '), text.size());
  const bool digits = std::any_of(text.begin(), text.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
  return digits || blank <= 2;
}

}  // namespace

CellKind kind_of_text(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text == "-" || text == "--") return CellKind::kBlank;
  if (!flow_marks_in(text).empty()) return CellKind::kMark;
  if (is_duration(text)) return CellKind::kDuration;
  return CellKind::kText;
}

int step_number(std::string_view text) {
  constexpr int kHighest = 999;
  text = trimmed(text);
  while (!text.empty() && (text.back() == '.' || text.back() == ')')) text.remove_suffix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && value >= 1 && value <= kHighest ? value : 0;
}

}  // namespace baku
