#include "ingest/layout/table_grid.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "ingest/page.h"

namespace baku {
namespace {

// Edges closer than the tolerance become one, at their mean weighted by length.
std::vector<double> edges_of(const std::vector<Stroke>& strokes, const GridTolerances& tolerances) {
  std::vector<std::pair<double, double>> weighted;
  weighted.reserve(strokes.size());
  for (const Stroke& stroke : strokes) weighted.emplace_back(stroke.position, stroke.length());
  std::sort(weighted.begin(), weighted.end());
  std::vector<double> edges;
  for (std::size_t first = 0; first < weighted.size();) {
    std::size_t end = first;
    double sum = 0;
    double weight = 0;
    while (
        end < weighted.size() &&
        weighted[end].first - weighted[first].first <= tolerances.widest_edge &&
        (end == first || weighted[end].first - weighted[end - 1].first <= tolerances.same_edge)) {
      const double length = std::max(weighted[end].second, 0.1);
      sum += weighted[end].first * length;
      weight += length;
      ++end;
    }
    edges.push_back(sum / weight);
    first = end;
  }
  return edges;
}

// Adds the edge of an open side: where at least two lines end together beyond the outermost edge.
void close_open_sides(const std::vector<Stroke>& strokes, std::vector<double>& edges,
                      const GridTolerances& tolerances) {
  if (strokes.empty()) return;
  double low = strokes.front().begin;
  double high = strokes.front().end;
  for (const Stroke& stroke : strokes) {
    low = std::min(low, stroke.begin);
    high = std::max(high, stroke.end);
  }
  const auto ends_at = [&](double at, double Stroke::*end) {
    return std::count_if(strokes.begin(), strokes.end(), [&](const Stroke& stroke) {
      return std::abs(stroke.*end - at) <= tolerances.same_edge;
    });
  };
  if (edges.empty() ||
      (low < edges.front() - tolerances.same_edge && ends_at(low, &Stroke::begin) > 1)) {
    edges.insert(edges.begin(), low);
  }
  if (high > edges.back() + tolerances.same_edge && ends_at(high, &Stroke::end) > 1) {
    edges.push_back(high);
  }
}

std::size_t nearest(const std::vector<double>& edges, double position) {
  const auto above = std::lower_bound(edges.begin(), edges.end(), position);
  if (above == edges.begin()) return 0;
  const auto i = static_cast<std::size_t>(above - edges.begin());
  if (above == edges.end()) return i - 1;
  return position - edges[i - 1] <= edges[i] - position ? i - 1 : i;
}

// Share of each interval between neighbouring `bands` that lines on each of the `edges` cover:
// result[edge * intervals + interval].
std::vector<float> cover_of(const std::vector<Stroke>& strokes, const std::vector<double>& edges,
                            const std::vector<double>& bands) {
  const std::size_t intervals = bands.size() - 1;
  std::vector<float> cover(edges.size() * intervals, 0);
  for (const Stroke& stroke : strokes) {
    const std::size_t edge = nearest(edges, stroke.position);
    const auto above = std::upper_bound(bands.begin(), bands.end(), stroke.begin);
    std::size_t band =
        above == bands.begin() ? 0 : static_cast<std::size_t>(above - bands.begin()) - 1;
    for (; band < intervals && bands[band] < stroke.end; ++band) {
      const double common =
          std::min(stroke.end, bands[band + 1]) - std::max(stroke.begin, bands[band]);
      const double share = common / (bands[band + 1] - bands[band]);
      if (share > 0) cover[edge * intervals + band] += static_cast<float>(share);
    }
  }
  return cover;
}

// Drops one edge of each narrow band that holds no word.
void drop_slivers(std::vector<double>& edges, std::vector<double> centres,
                  const GridTolerances& tolerances) {
  std::sort(centres.begin(), centres.end());
  for (std::size_t i = 0; i + 1 < edges.size() && edges.size() > 2;) {
    const bool narrow = edges[i + 1] - edges[i] < tolerances.least_band;
    const auto word = std::lower_bound(centres.begin(), centres.end(), edges[i]);
    if (!narrow || (word != centres.end() && *word < edges[i + 1])) {
      ++i;
      continue;
    }
    edges.erase(edges.begin() + static_cast<std::ptrdiff_t>(i == 0 ? i : i + 1));
  }
}

void drop_slivers(TableGrid& grid, std::span<const Point> word_centres,
                  const GridTolerances& tolerances) {
  const Rect box = grid.box();
  std::vector<double> x;
  std::vector<double> y;
  for (const Point& centre : word_centres) {
    if (!box.contains(centre)) continue;
    x.push_back(centre.x);
    y.push_back(centre.y);
  }
  drop_slivers(grid.column_edges, std::move(x), tolerances);
  drop_slivers(grid.row_edges, std::move(y), tolerances);
}

// Rectangles that fill the block of unassigned places around (row, col), greedily.
class CellCutter {
 public:
  explicit CellCutter(const TableGrid& grid)
      : grid_(grid),
        taken_(static_cast<std::size_t>(grid.rows()) * static_cast<std::size_t>(grid.cols())) {}

  std::vector<GridCell> cut() {
    std::vector<GridCell> cells;
    for (int row = 0; row < grid_.rows(); ++row) {
      for (int col = 0; col < grid_.cols(); ++col) {
        if (taken_[grid_.place(row, col)] != 0) continue;
        const GridCell wide = grow(row, col, Axis::kHorizontal);
        const GridCell high = grow(row, col, Axis::kVertical);
        const GridCell& best = area(high) > area(wide) ? high : wide;
        take(best);
        cells.push_back(best);
      }
    }
    return cells;
  }

 private:
  static int area(const GridCell& cell) { return cell.row_span * cell.col_span; }

  [[nodiscard]] bool opens_right(int row, int col) const {
    return col + 1 < grid_.cols() && grid_.wall_right[grid_.place(row, col)] == 0 &&
           taken_[grid_.place(row, col + 1)] == 0;
  }
  [[nodiscard]] bool opens_below(int row, int col) const {
    return row + 1 < grid_.rows() && grid_.wall_below[grid_.place(row, col)] == 0 &&
           taken_[grid_.place(row + 1, col)] == 0;
  }

  // True if the whole next column (row) of places belongs to the cell.
  [[nodiscard]] bool can_widen(const GridCell& cell) const {
    const int col = cell.col + cell.col_span - 1;
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      if (!opens_right(row, col)) return false;
      if (row + 1 < cell.row + cell.row_span && !opens_below(row, col + 1)) return false;
    }
    return true;
  }
  [[nodiscard]] bool can_deepen(const GridCell& cell) const {
    const int row = cell.row + cell.row_span - 1;
    for (int col = cell.col; col < cell.col + cell.col_span; ++col) {
      if (!opens_below(row, col)) return false;
      if (col + 1 < cell.col + cell.col_span && !opens_right(row + 1, col)) return false;
    }
    return true;
  }

  [[nodiscard]] GridCell grow(int row, int col, Axis first) const {
    GridCell cell{row, col, 1, 1};
    if (first == Axis::kVertical) {
      while (can_deepen(cell)) ++cell.row_span;
    }
    while (can_widen(cell)) ++cell.col_span;
    while (can_deepen(cell)) ++cell.row_span;
    return cell;
  }

  void take(const GridCell& cell) {
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int col = cell.col; col < cell.col + cell.col_span; ++col) {
        taken_[grid_.place(row, col)] = 1;
      }
    }
  }

  const TableGrid& grid_;
  std::vector<std::uint8_t> taken_;
};

}  // namespace

TableGrid grid_of(const LineGroup& lines, std::span<const Point> word_centres,
                  const GridTolerances& tolerances) {
  TableGrid grid;
  grid.column_edges = edges_of(lines.vertical, tolerances);
  grid.row_edges = edges_of(lines.horizontal, tolerances);
  close_open_sides(lines.horizontal, grid.column_edges, tolerances);
  close_open_sides(lines.vertical, grid.row_edges, tolerances);
  if (grid.column_edges.size() < 2 || grid.row_edges.size() < 2) return {};
  drop_slivers(grid, word_centres, tolerances);
  const std::size_t cols = grid.column_edges.size() - 1;
  const std::size_t rows = grid.row_edges.size() - 1;
  if (rows * cols > tolerances.most_places) return {};
  const auto vertical = cover_of(lines.vertical, grid.column_edges, grid.row_edges);
  const auto horizontal = cover_of(lines.horizontal, grid.row_edges, grid.column_edges);
  grid.wall_right.assign(rows * cols, 1);
  grid.wall_below.assign(rows * cols, 1);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t col = 0; col < cols; ++col) {
      const auto needed = static_cast<float>(tolerances.least_cover);
      grid.wall_right[row * cols + col] = vertical[(col + 1) * rows + row] >= needed ? 1 : 0;
      grid.wall_below[row * cols + col] = horizontal[(row + 1) * cols + col] >= needed ? 1 : 0;
    }
  }
  return grid;
}

std::vector<GridCell> cells_of(const TableGrid& grid) { return CellCutter(grid).cut(); }

}  // namespace baku
