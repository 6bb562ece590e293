#include "ingest/layout/layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ingest/layout/aligned_tables.h"
#include "ingest/layout/page_join.h"
#include "ingest/layout/ruled_tables.h"
#include "ingest/layout/running_text.h"
#include "ingest/layout/text_chunks.h"
#include "ingest/layout/text_lines.h"

namespace baku {
namespace {

bool is_finite(const Rect& box) {
  return std::isfinite(box.left) && std::isfinite(box.top) && std::isfinite(box.right) &&
         std::isfinite(box.bottom);
}

// Invisible words count only where there are no others: the text layer of a scan.
WordRefs words_that_count(const Page& page) {
  const bool any_visible = std::any_of(page.words.begin(), page.words.end(),
                                       [](const Word& word) { return !word.hidden; });
  WordRefs words;
  for (const Word& word : page.words) {
    if (word.text.empty() || (word.hidden && any_visible) || !is_finite(word.box)) continue;
    words.push_back(&word);
  }
  return words;
}

Table table_from(GridTable grid_table, TableKind kind, int page) {
  Table table;
  table.kind = kind;
  table.rows = grid_table.grid.rows();
  table.cols = grid_table.grid.cols();
  for (std::size_t i = 0; i < grid_table.cells.size(); ++i) {
    const GridCell& place = grid_table.cells[i];
    Cell cell;
    cell.row = place.row;
    cell.col = place.col;
    cell.row_span = place.row_span;
    cell.col_span = place.col_span;
    cell.page = page;
    cell.box = box_of(place, grid_table.grid);
    cell.lines = lines_from(grid_table.words[i], page, LineOfTextTolerances{});
    table.cells.push_back(std::move(cell));
  }
  TablePart part;
  part.page = page;
  part.box = grid_table.grid.box();
  part.column_edges = std::move(grid_table.grid.column_edges);
  part.row_edges = std::move(grid_table.grid.row_edges);
  table.parts.push_back(std::move(part));
  return table;
}

// Top to bottom, then left to right.
bool stands_before(const Table& a, const Table& b) {
  const Rect& first = a.parts.front().box;
  const Rect& second = b.parts.front().box;
  return std::pair(first.top, first.left) < std::pair(second.top, second.left);
}

}  // namespace

Layout find_layout(const Document& document) {
  Layout layout;
  std::vector<Table> tables;
  for (const Page& page : document.pages) {
    RuledPage ruled = read_ruled_tables(page, words_that_count(page));
    std::vector<WordRefs> zones = text_zones(ruled.outside);
    const std::size_t first = tables.size();
    for (GridTable& table : ruled.tables) {
      tables.push_back(table_from(std::move(table), TableKind::kRuled, page.number));
    }
    std::vector<Ruling> rules = ruled.loose;
    rules.insert(rules.end(), ruled.bands.begin(), ruled.bands.end());
    for (WordRefs& zone : zones) {
      for (GridTable& table : find_aligned_tables(zone, rules, AlignedTolerances{})) {
        tables.push_back(table_from(std::move(table), TableKind::kAligned, page.number));
      }
    }
    std::stable_sort(tables.begin() + static_cast<std::ptrdiff_t>(first), tables.end(),
                     stands_before);
    PageLayout page_layout;
    page_layout.page = page.number;
    page_layout.lines = running_lines(zones, page.number);
    page_layout.loose = std::move(ruled.loose);
    page_layout.symbols = std::move(ruled.symbols);
    layout.pages.push_back(std::move(page_layout));
  }
  layout.tables = join_over_pages(std::move(tables), layout.pages, document, PageJoinTolerances{});
  return layout;
}

}  // namespace baku
