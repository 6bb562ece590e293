#include "ingest/layout/table.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string_view>
#include <utility>

namespace baku {
namespace {

constexpr std::string_view kSoftHyphen = "\xC2\xAD";
constexpr std::string_view kHyphen = "\xE2\x80\x90";
// Fewer letters at the ends of two tokens being the same are chance.
constexpr std::size_t kLeastStem = 3;
constexpr std::size_t kLeastEcho = 4;

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

// The letters at the end (begin) of a text.
std::string last_letters(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return lower(text.substr(begin));
}

std::string first_letters(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_letter(text[end])) ++end;
  return lower(text.substr(0, end));
}

// True if both halves of a hyphened word hold the same stem, as in "masing-masing",
// "perundang-undangan", "sebaik-baiknya": then the hyphen belongs to the word.
bool is_doubled(std::string_view before, std::string_view after) {
  const std::size_t most = std::min(before.size(), after.size());
  for (std::size_t stem = most; stem >= kLeastStem; --stem) {
    if (before.substr(before.size() - stem) == after.substr(0, stem)) return true;
  }
  // "surat-menyurat", "tolong-menolong": the end of the stem comes back behind a prefix.
  return before.size() >= kLeastEcho &&
         after.find(before.substr(before.size() - kLeastEcho)) != std::string_view::npos;
}

// Removes what divides a word at the end of a line. Returns the blank between the lines.
std::string_view end_line(std::string& text, std::string_view next) {
  if (text.ends_with(kSoftHyphen)) {
    text.resize(text.size() - kSoftHyphen.size());
    return "";
  }
  const std::size_t hyphen = text.ends_with(kHyphen) ? kHyphen.size() : text.ends_with('-') ? 1 : 0;
  const std::size_t mark = hyphen == 0 && text.ends_with('/') ? 1 : hyphen;
  const std::string_view stem = std::string_view(text).substr(0, text.size() - mark);
  const bool between =
      mark > 0 && !stem.empty() && (is_letter(stem.back()) || is_digit(stem.back()));
  if (!between || !(is_letter(next.front()) || is_digit(next.front()))) return " ";
  if (hyphen == 0) return "";
  const bool divides = is_lower(next.front()) && is_lower(stem.back()) &&
                       !is_doubled(last_letters(stem), first_letters(next));
  if (divides) text.resize(text.size() - hyphen);
  return "";
}

}  // namespace

const Cell* cell_at(const Table& table, int row, int col) {
  if (row < 0 || col < 0 || row >= table.rows || col >= table.cols) return nullptr;
  // Cells are sorted by their first place; the one that covers a place begins there or before it.
  const auto after = std::upper_bound(
      table.cells.begin(), table.cells.end(), std::pair(row, col),
      [](const auto& at, const Cell& cell) { return at < std::pair(cell.row, cell.col); });
  for (auto cell = after; cell != table.cells.begin();) {
    --cell;
    if (row < cell->row + cell->row_span && col >= cell->col && col < cell->col + cell->col_span) {
      return &*cell;
    }
  }
  return nullptr;
}

std::string join_lines(std::span<const TextLine> lines) {
  if (lines.size() == 1) return lines.front().text;
  std::string text;
  for (const TextLine& line : lines) {
    if (line.text.empty()) continue;
    if (!text.empty()) text += end_line(text, line.text);
    text += line.text;
  }
  return text;
}

std::string text_of(const Cell& cell) { return join_lines(cell.lines); }

}  // namespace baku
