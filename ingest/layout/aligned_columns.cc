#include "ingest/layout/aligned_columns.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace baku {
namespace {

struct Piece {
  double left = 0;
  double right = 0;
  int line = 0;
};

std::vector<Piece> pieces_of(std::span<const ChunkLine> lines) {
  std::vector<Piece> pieces;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    for (const Chunk& chunk : lines[line].chunks) {
      pieces.push_back({chunk.box.left, chunk.box.right, static_cast<int>(line)});
    }
  }
  // Narrow chunks first: they tell columns apart before wide ones can bridge them.
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    const double first = a.right - a.left;
    const double second = b.right - b.left;
    if (first != second) return first < second;
    return std::pair(a.line, a.left) < std::pair(b.line, b.left);
  });
  return pieces;
}

std::size_t common_lines(const AlignedColumn& a, const AlignedColumn& b) {
  std::vector<int> common;
  std::set_intersection(a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(),
                        std::back_inserter(common));
  return common.size();
}

void add_line(AlignedColumn& column, int line) {
  const auto place = std::lower_bound(column.lines.begin(), column.lines.end(), line);
  if (place == column.lines.end() || *place != line) column.lines.insert(place, line);
}

void absorb(AlignedColumn& column, const AlignedColumn& other) {
  column.left = std::min(column.left, other.left);
  column.right = std::max(column.right, other.right);
  for (const int line : other.lines) add_line(column, line);
}

// Widens the columns by one chunk, joins those that it shows to be one.
void place_piece(const Piece& piece, std::vector<AlignedColumn>& columns) {
  const auto first =
      std::partition_point(columns.begin(), columns.end(),
                           [&](const AlignedColumn& column) { return column.right <= piece.left; });
  const auto last = std::partition_point(
      first, columns.end(), [&](const AlignedColumn& column) { return column.left < piece.right; });
  if (first == last) {
    columns.insert(first, {piece.left, piece.right, {piece.line}});
    return;
  }
  for (auto column = first; column + 1 != last; ++column) {
    if (common_lines(*column, *(column + 1)) > 0) return;
  }
  for (auto column = first + 1; column != last; ++column) absorb(*first, *column);
  absorb(*first, {piece.left, piece.right, {piece.line}});
  columns.erase(first + 1, last);
}

// A heading that stands beside the text under it makes no column of its own: two neighbours that
// share no line are one if one of them has few lines.
void join_strays(std::vector<AlignedColumn>& columns, std::size_t lines) {
  constexpr std::size_t kFew = 3;  // at most a third of the lines
  for (std::size_t i = 0; i + 1 < columns.size();) {
    const std::size_t fewer = std::min(columns[i].lines.size(), columns[i + 1].lines.size());
    if (fewer * kFew > lines || common_lines(columns[i], columns[i + 1]) > 0) {
      ++i;
      continue;
    }
    absorb(columns[i], columns[i + 1]);
    columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

}  // namespace

std::vector<AlignedColumn> columns_of(std::span<const ChunkLine> lines) {
  std::vector<AlignedColumn> columns;
  for (const Piece& piece : pieces_of(lines)) place_piece(piece, columns);
  join_strays(columns, lines.size());
  return columns;
}

ColumnRange columns_under(const Chunk& chunk, std::span<const AlignedColumn> columns) {
  const auto first = std::partition_point(
      columns.begin(), columns.end(),
      [&](const AlignedColumn& column) { return column.right <= chunk.box.left; });
  const auto last = std::partition_point(first, columns.end(), [&](const AlignedColumn& column) {
    return column.left < chunk.box.right;
  });
  if (first != last) {
    return {static_cast<int>(first - columns.begin()),
            static_cast<int>(last - columns.begin()) - 1};
  }
  // Between two columns: the nearer one.
  auto near = static_cast<int>(first - columns.begin());
  if (first == columns.end() || (first != columns.begin() && chunk.box.left - (first - 1)->right <
                                                                 first->left - chunk.box.right)) {
    --near;
  }
  return {near, near};
}

}  // namespace baku
