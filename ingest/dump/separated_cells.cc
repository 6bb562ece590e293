#include "ingest/dump/separated_cells.h"

#include <algorithm>
#include <optional>

namespace baku {
namespace {

constexpr std::size_t kMostLines = 200;  // of one row
constexpr std::size_t kUsualColumns = 12;

// The end of the cell in quotation marks that the text begins with: behind the closing one, at a
// separator, a line end or the end.
std::optional<std::size_t> end_of_quoted(std::string_view text, char separator) {
  for (std::size_t at = text.find('"', 1); at != std::string_view::npos; at = text.find('"', at)) {
    ++at;
    if (at == text.size() || text[at] == separator || text[at] == '\n') return at;
    if (text[at] != '"') return std::nullopt;
    ++at;
  }
  return std::nullopt;
}

}  // namespace

SeparatedRow separated_row(std::span<const std::string_view> lines, char separator) {
  SeparatedRow row;
  row.cells.reserve(kUsualColumns);
  const std::string_view line = lines.front();
  const bool quoted = line.find('"') != std::string_view::npos;
  const std::size_t most = quoted ? std::min(lines.size(), kMostLines) : 1;
  const std::string_view& last = lines[most - 1];
  const auto reach = static_cast<std::size_t>(last.data() + last.size() - line.data());
  std::string_view text(line.data(), reach);
  std::size_t left = line.size();  // of the line at hand
  for (;;) {
    std::size_t end = std::min(text.substr(0, left).find(separator), left);
    if (quoted && text.starts_with('"')) end = end_of_quoted(text, separator).value_or(end);
    if (end > left) {
      const char* const stop = text.data() + end;
      while (row.lines < most && lines[row.lines].data() <= stop) ++row.lines;
      const std::string_view& reached = lines[row.lines - 1];
      left = static_cast<std::size_t>(reached.data() + reached.size() - text.data());
    }
    row.cells.push_back(text.substr(0, end));
    if (end == left) return row;
    text.remove_prefix(end + 1);
    left -= end + 1;
  }
}

std::string unquoted(std::string_view cell) {
  const bool enclosed = cell.size() >= 2 && cell.front() == '"' && cell.back() == '"';
  const std::string_view inside = enclosed ? cell.substr(1, cell.size() - 2) : cell;
  // Other quotation marks are printed ones.
  const bool called_for = enclosed && (inside.find_first_of("\n\t,;") != std::string_view::npos ||
                                       inside.find("\"\"") != std::string_view::npos);
  if (!called_for) return std::string(cell);
  std::string text;
  for (std::size_t at = 0; at < inside.size(); ++at) {
    if (inside.substr(at).starts_with("\"\"")) ++at;
    text += inside[at];
  }
  return text;
}

}  // namespace baku
