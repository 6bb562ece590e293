#include "ingest/sop/skipped_pages.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/sop/labels.h"

namespace baku {
namespace {

constexpr std::pair<std::string_view, std::string_view> kReasons[] = {
    {"memutuskan", "decree"},     {"menimbang", "decree"},         {"daftarisi", "contents"},
    {"katapengantar", "preface"}, {"lembarpengesahan", "cover"},   {"lampiran", "attachment"},
    {"formulir", "form"},         {"petunjukpenggunaan", "notes"}, {"daftarsop", "contents"},
};

constexpr std::size_t kCoverLines = 15;

std::string reason_of(const PageLayout& page, bool has_table) {
  if (page.lines.empty() && !has_table) return "blank";
  for (const TextLine& line : page.lines) {
    const std::string letters = letters_of(line.text);
    for (const auto& [start, reason] : kReasons) {
      if (letters.starts_with(start)) return std::string(reason);
    }
  }
  const bool names_sop =
      std::any_of(page.lines.begin(), page.lines.end(), [](const TextLine& line) {
        const std::string letters = letters_of(line.text);
        return letters.starts_with("standaroperasionalprosedur") || letters == "sop" ||
               letters.starts_with("standardoperatingprocedure");
      });
  if (names_sop && !has_table && page.lines.size() <= kCoverLines) return "cover";
  return has_table ? "other table" : "other text";
}

}  // namespace

std::vector<SkippedPages> skipped_pages(const Layout& layout, std::span<const RawSop> sops) {
  std::set<int> used;
  for (const RawSop& sop : sops) used.insert(sop.pages.begin(), sop.pages.end());
  std::set<int> with_table;
  for (const Table& table : layout.tables) {
    for (const TablePart& part : table.parts) with_table.insert(part.page);
  }
  std::vector<SkippedPages> skipped;
  for (const PageLayout& page : layout.pages) {
    if (used.contains(page.page)) continue;
    const std::string reason = reason_of(page, with_table.contains(page.page));
    const bool goes_on = !skipped.empty() && skipped.back().reason == reason &&
                         skipped.back().pages.back() == page.page - 1;
    if (!goes_on) skipped.push_back({{}, reason});
    skipped.back().pages.push_back(page.page);
  }
  return skipped;
}

}  // namespace baku
