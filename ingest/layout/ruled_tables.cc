#include "ingest/layout/ruled_tables.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <tuple>
#include <utility>

#include "ingest/layout/cell_frames.h"
#include "ingest/layout/split_rows.h"
#include "ingest/layout/strokes.h"
#include "ingest/layout/table_grid.h"
#include "ingest/layout/table_lines.h"

namespace baku {
namespace {

// What each shape of the page serves as.
enum class ShapeUse : std::uint8_t { kSymbol, kFrame, kShading, kBackground };

struct BackgroundTolerances {
  double share = 0.85;  // of the page's width and height
};

class ShapeUses {
 public:
  explicit ShapeUses(const Page& page) : page_(page), uses_(page.shapes.size(), ShapeUse::kSymbol) {
    constexpr BackgroundTolerances kBackground;
    for (std::size_t i = 0; i < page.shapes.size(); ++i) {
      const Rect& box = page.shapes[i].box;
      if (box.width() >= kBackground.share * page.width &&
          box.height() >= kBackground.share * page.height) {
        uses_[i] = ShapeUse::kBackground;
      }
    }
  }

  [[nodiscard]] ShapeUse of(std::size_t shape) const { return uses_[shape]; }

  void set(const std::vector<int>& shapes, ShapeUse use) {
    for (const int shape : shapes) uses_[static_cast<std::size_t>(shape)] = use;
  }

  [[nodiscard]] std::vector<Rect> boxes(ShapeUse use) const {
    std::vector<Rect> boxes;
    for (std::size_t i = 0; i < uses_.size(); ++i) {
      if (uses_[i] == use) boxes.push_back(page_.shapes[i].box);
    }
    return boxes;
  }

 private:
  const Page& page_;
  std::vector<ShapeUse> uses_;
};

// A table or a lone box, with the rulings that it consists of.
struct Candidate {
  GridTable table;
  std::vector<int> rulings;
};

std::vector<Candidate> candidates_of(const std::vector<LineGroup>& groups, const WordRefs& words) {
  std::vector<Point> centres;
  for (const Word* word : words) centres.push_back(word->box.center());
  std::vector<Candidate> candidates;
  for (const LineGroup& group : groups) {
    Candidate candidate;
    candidate.table.grid = grid_of(group, centres, GridTolerances{});
    if (candidate.table.grid.column_edges.empty()) continue;
    candidate.table.cells = cells_of(candidate.table.grid);
    for (const auto* strokes : {&group.horizontal, &group.vertical}) {
      for (const Stroke& stroke : *strokes) {
        candidate.rulings.insert(candidate.rulings.end(), stroke.sources.begin(),
                                 stroke.sources.end());
      }
    }
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

// Tables and boxes of the page's rulings and of the shapes that are frames so far.
std::vector<Candidate> candidates_in(const Page& page, const ShapeUses& uses,
                                     const WordRefs& words) {
  const auto frames = uses.boxes(ShapeUse::kFrame);
  const auto symbols = uses.boxes(ShapeUse::kSymbol);
  const Strokes strokes = collect_strokes(page, frames, StrokeTolerances{});
  return candidates_of(group_table_lines(strokes, symbols, LineTolerances{}), words);
}

// Tells frames, cells and shading from symbols: the tables of lines first, then what else the
// rectangles in each of their cells make up.
void sort_shapes(const Page& page, const Strokes& rulings, ShapeUses& uses) {
  if (page.shapes.empty()) return;
  const FrameTolerances tolerances;
  uses.set(find_table_frames(page, rulings, tolerances), ShapeUse::kFrame);
  std::vector<Rect> rooms;
  for (const Candidate& candidate : candidates_in(page, uses, {})) {
    if (candidate.table.cells.size() < 2) continue;
    for (const GridCell& cell : candidate.table.cells) {
      rooms.push_back(box_of(cell, candidate.table.grid));
    }
  }
  uses.set(find_shading(page, rulings, rooms, tolerances), ShapeUse::kShading);
  uses.set(find_cell_frames(page, rulings, rooms, tolerances), ShapeUse::kFrame);
}

bool inside(const Rect& inner, const Rect& outer) {
  return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top &&
         inner.bottom <= outer.bottom && inner.area() < outer.area();
}

// A real table has at least two cells, and text; one inside another table has text in two of them.
bool is_table(const GridTable& table, const std::vector<GridTable>& all) {
  if (table.cells.size() < 2) return false;
  const auto filled = std::count_if(table.words.begin(), table.words.end(),
                                    [](const WordRefs& words) { return !words.empty(); });
  const Rect box = table.grid.box();
  const bool nested = std::any_of(all.begin(), all.end(), [&](const GridTable& other) {
    return inside(box, other.grid.box());
  });
  return filled >= (nested ? 2 : 1);
}

struct ShadedTolerances {
  double filled = 0.4;  // share of the cells that hold words
  double below = 18;    // points over and under a shaded table without words in its columns
};

// True if words stand close above or below the grid in at least two of its columns: then the
// shading is only a part of the table.
bool goes_on(const TableGrid& grid, const WordRefs& words, const ShadedTolerances& tolerances) {
  const Rect box = grid.box();
  for (const bool above : {true, false}) {
    const Rect near{box.left, above ? box.top - tolerances.below : box.bottom, box.right,
                    above ? box.top : box.bottom + tolerances.below};
    std::vector<std::ptrdiff_t> columns;
    for (const Word* word : words) {
      if (!near.contains(word->box.center())) continue;
      const auto& edges = grid.column_edges;
      columns.push_back(std::upper_bound(edges.begin(), edges.end(), word->box.center().x) -
                        edges.begin());
    }
    std::sort(columns.begin(), columns.end());
    if (std::unique(columns.begin(), columns.end()) - columns.begin() > 1) return true;
  }
  return false;
}

// The edges of shading outside the tables.
Strokes shading_edges(const Page& page, const ShapeUses& uses,
                      const std::vector<GridTable>& tables) {
  std::vector<Rect> boxes = uses.boxes(ShapeUse::kShading);
  std::erase_if(boxes, [&](const Rect& box) {
    return std::any_of(tables.begin(), tables.end(), [&](const GridTable& table) {
      return !intersection(box, table.grid.box()).empty();
    });
  });
  Page shading_only;
  shading_only.width = page.width;
  shading_only.height = page.height;
  return collect_strokes(shading_only, boxes, StrokeTolerances{});
}

// Tables whose cells are shaded but not ruled.
std::vector<GridTable> shaded_tables(const Strokes& strokes, const WordRefs& words) {
  constexpr ShadedTolerances kTolerances;
  std::vector<GridTable> shaded;
  for (Candidate& each : candidates_of(group_table_lines(strokes, {}, LineTolerances{}), words)) {
    if (each.table.grid.rows() < 2 || each.table.grid.cols() < 2) continue;
    if (goes_on(each.table.grid, words, kTolerances)) continue;
    shaded.push_back(std::move(each.table));
  }
  put_words(words, shaded, CellTextTolerances{});
  std::erase_if(shaded, [&](const GridTable& table) {
    const auto filled = std::count_if(table.words.begin(), table.words.end(),
                                      [](const WordRefs& cell) { return !cell.empty(); });
    return static_cast<double>(filled) <
           kTolerances.filled * static_cast<double>(table.words.size());
  });
  return shaded;
}

Shape box_shape(const Candidate& lone, const Page& page) {
  Shape shape;
  shape.outline = Outline::kRectangle;
  shape.box = lone.table.grid.box();
  shape.corners = {{shape.box.left, shape.box.top},
                   {shape.box.right, shape.box.top},
                   {shape.box.right, shape.box.bottom},
                   {shape.box.left, shape.box.bottom}};
  shape.stroke = 1;
  if (!lone.rulings.empty()) {
    const Ruling& side = page.rulings[static_cast<std::size_t>(lone.rulings.front())];
    shape.stroke = std::max(side.thickness, 0.1);
    shape.origin = side.origin;
  }
  return shape;
}

}  // namespace

RuledPage read_ruled_tables(const Page& page, const WordRefs& words) {
  const Strokes rulings = collect_strokes(page, {}, StrokeTolerances{});
  ShapeUses uses(page);
  sort_shapes(page, rulings, uses);
  auto candidates = candidates_in(page, uses, words);

  RuledPage result;
  for (const Candidate& candidate : candidates) result.tables.push_back(candidate.table);
  put_words(words, result.tables, CellTextTolerances{});
  std::vector<bool> used(page.rulings.size(), false);
  std::vector<GridTable> tables;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const bool table = is_table(result.tables[i], result.tables);
    const bool box = candidates[i].table.cells.size() == 1;
    if (table) tables.push_back(std::move(candidates[i].table));
    if (box) result.symbols.push_back(box_shape(candidates[i], page));
    if (!table && !box) continue;
    for (const int ruling : candidates[i].rulings) used[static_cast<std::size_t>(ruling)] = true;
  }
  const Strokes edges = shading_edges(page, uses, tables);
  auto shaded = shaded_tables(edges, words);
  if (shaded.empty()) {
    for (const Stroke& edge : edges.horizontal) {
      result.bands.push_back({Axis::kHorizontal, edge.position, edge.begin, edge.end});
    }
  }
  std::move(shaded.begin(), shaded.end(), std::back_inserter(tables));
  result.tables = std::move(tables);
  std::stable_sort(result.tables.begin(), result.tables.end(),
                   [](const GridTable& a, const GridTable& b) {
                     return std::tuple(a.grid.row_edges.front(), a.grid.column_edges.front()) <
                            std::tuple(b.grid.row_edges.front(), b.grid.column_edges.front());
                   });
  result.outside = put_words(words, result.tables, CellTextTolerances{});
  for (GridTable& table : result.tables) table = split_rows(std::move(table));
  for (std::size_t i = 0; i < page.rulings.size(); ++i) {
    if (!used[i]) result.loose.push_back(page.rulings[i]);
  }
  for (std::size_t i = 0; i < page.shapes.size(); ++i) {
    if (uses.of(i) == ShapeUse::kSymbol) result.symbols.push_back(page.shapes[i]);
  }
  return result;
}

}  // namespace baku
