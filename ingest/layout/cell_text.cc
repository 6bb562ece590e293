#include "ingest/layout/cell_text.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace baku {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

struct Place {
  std::size_t table = kNone;
  std::size_t cell = kNone;
  friend bool operator==(const Place&, const Place&) = default;
};

class CellFinder {
 public:
  explicit CellFinder(std::span<const GridTable> tables) : tables_(tables) {
    for (const GridTable& table : tables) {
      std::vector<std::size_t> cell_of(static_cast<std::size_t>(table.grid.rows()) *
                                       static_cast<std::size_t>(table.grid.cols()));
      for (std::size_t i = 0; i < table.cells.size(); ++i) {
        const GridCell& cell = table.cells[i];
        for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
          for (int col = cell.col; col < cell.col + cell.col_span; ++col) {
            cell_of[table.grid.place(row, col)] = i;
          }
        }
      }
      cell_of_.push_back(std::move(cell_of));
    }
  }

  // The cell around the point, of the smallest table around it.
  [[nodiscard]] Place at(Point point) const {
    Place found;
    double smallest = 0;
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      const TableGrid& grid = tables_[i].grid;
      const Rect box = grid.box();
      if (!box.contains(point) || (found.table != kNone && box.area() >= smallest)) continue;
      smallest = box.area();
      found = {
          i,
          cell_of_[i][grid.place(band(grid.row_edges, point.y), band(grid.column_edges, point.x))]};
    }
    return found;
  }

 private:
  static int band(const std::vector<double>& edges, double position) {
    const auto above = std::upper_bound(edges.begin(), edges.end(), position);
    const auto i = static_cast<int>(above - edges.begin()) - 1;
    return std::clamp(i, 0, static_cast<int>(edges.size()) - 2);
  }

  std::span<const GridTable> tables_;
  std::vector<std::vector<std::size_t>> cell_of_;  // by table, by place
};

struct PlacedWord {
  const Word* word = nullptr;
  Place place;
};

// True if the word's box leaves its cell sideways.
bool juts_out(const PlacedWord& placed, std::span<const GridTable> tables, double jut) {
  if (placed.place.table == kNone) return false;
  const GridTable& table = tables[placed.place.table];
  const Rect cell = box_of(table.cells[placed.place.cell], table.grid);
  const Rect& box = placed.word->box;
  return box.left < cell.left - jut || box.right > cell.right + jut;
}

class Overflow {
 public:
  Overflow(std::span<const GridTable> tables, std::vector<PlacedWord>& words)
      : tables_(tables), words_(words) {
    for (const GridTable& table : tables) counts_.emplace_back(table.cells.size(), 0);
    for (const PlacedWord& placed : words) {
      if (placed.place.table != kNone) ++counts_[placed.place.table][placed.place.cell];
    }
  }

  // Moves the words of the run [first, last) into its first word's cell if the others' cells hold
  // nothing else.
  void gather(std::size_t first, std::size_t last) {
    const Place home = words_[first].place;
    if (home.table == kNone) return;
    for (std::size_t i = first; i < last; ++i) {
      const Place there = words_[i].place;
      if (there == home || there.table == kNone) continue;
      if (there.table != home.table ||
          count(first, last, there) < counts_[there.table][there.cell]) {
        return;
      }
    }
    for (std::size_t i = first; i < last; ++i) words_[i].place = home;
  }

 private:
  [[nodiscard]] int count(std::size_t first, std::size_t last, Place place) const {
    int words = 0;
    for (std::size_t i = first; i < last; ++i) words += words_[i].place == place ? 1 : 0;
    return words;
  }

  std::span<const GridTable> tables_;
  std::vector<PlacedWord>& words_;
  std::vector<std::vector<int>> counts_;  // words by table and cell
};

}  // namespace

Rect box_of(const GridCell& cell, const TableGrid& grid) {
  const auto col = static_cast<std::size_t>(cell.col);
  const auto row = static_cast<std::size_t>(cell.row);
  return {grid.column_edges[col], grid.row_edges[row],
          grid.column_edges[col + static_cast<std::size_t>(cell.col_span)],
          grid.row_edges[row + static_cast<std::size_t>(cell.row_span)]};
}

WordRefs put_words(const WordRefs& words, std::span<GridTable> tables,
                   const CellTextTolerances& tolerances) {
  const CellFinder finder(tables);
  LineOfTextTolerances run_tolerances;
  run_tolerances.wide_gap = tolerances.blank;
  std::vector<PlacedWord> placed;
  std::vector<std::pair<std::size_t, std::size_t>> overflowing;
  for (const WordRefs& run : words_by_line(words, run_tolerances)) {
    const std::size_t first = placed.size();
    bool juts = false;
    for (const Word* word : run) {
      placed.push_back({word, finder.at(word->box.center())});
      juts = juts ||
             (word->direction == Direction::k0 && juts_out(placed.back(), tables, tolerances.jut));
    }
    if (juts) overflowing.emplace_back(first, placed.size());
  }
  Overflow overflow(tables, placed);
  for (const auto& [first, last] : overflowing) overflow.gather(first, last);
  for (GridTable& table : tables) table.words.assign(table.cells.size(), {});
  WordRefs outside;
  for (const PlacedWord& each : placed) {
    if (each.place.table == kNone) {
      outside.push_back(each.word);
    } else {
      tables[each.place.table].words[each.place.cell].push_back(each.word);
    }
  }
  return outside;
}

}  // namespace baku
