#include "ingest/sop/open_grid.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

namespace baku {
namespace {

struct GridTolerances {
  double chunk_gap = 0.5;    // of the font size; a wider gap parts two cells
  double column_line = 0.8;  // of the table's height that a line between columns is drawn along
  double outer = 2;          // points between the outermost words and the table's edge
  double clear = 0.5;        // points between words and an edge
};
constexpr GridTolerances kTolerances;

struct Span {
  double low = 0;
  double high = 0;
};

// The widest part of (from, to) that none of the spans covers; empty at the middle if there is
// none.
Span widest_gap(std::vector<Span> covered, double from, double to) {
  std::sort(covered.begin(), covered.end(),
            [](const Span& a, const Span& b) { return a.low < b.low; });
  Span widest{(from + to) / 2, (from + to) / 2};
  double reached = from;
  for (const Span& each : covered) {
    const double low = std::min(each.low, to);
    if (low - reached > widest.high - widest.low) widest = {reached, low};
    reached = std::max(reached, each.high);
  }
  if (to - reached > widest.high - widest.low) widest = {reached, to};
  return widest;
}

class ColumnEdges {
 public:
  ColumnEdges(const OpenHeader& header, const OpenPage& page, double top, double bottom)
      : header_(header), page_(page), top_(top), bottom_(bottom) {
    for (const Word* word : page.words) {
      const double y = word->box.center().y;
      if (y >= top && y <= bottom) words_.push_back(word);
    }
  }

  [[nodiscard]] std::vector<double> edges() const {
    const auto& columns = header_.columns;
    Rect box;
    for (const Word* word : words_) box = united(box, word->box);
    for (const HeaderItem& item : columns) box = united(box, item.box);
    std::vector<double> edges{box.left - kTolerances.outer};
    for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
      edges.push_back(std::max(edges.back() + 1, between(i)));
    }
    edges.push_back(std::max(edges.back() + 1, box.right + kTolerances.outer));
    return edges;
  }

 private:
  [[nodiscard]] bool is_actor(std::size_t column) const {
    return column > header_.activity && column < header_.standards;
  }

  [[nodiscard]] double middle(std::size_t column) const {
    return header_.columns[column].box.center().x;
  }

  [[nodiscard]] double between(std::size_t left) const {
    const double from = middle(left);
    const double to = middle(left + 1);
    if (const auto line = line_in(from, to)) return *line;
    if (is_actor(left) && is_actor(left + 1)) return (from + to) / 2;
    const Span gap = widest_gap(covered(left), from, to);
    if (!is_actor(left) && !is_actor(left + 1)) return (gap.low + gap.high) / 2;
    return beside_actors(left, gap);
  }

  // The edge between text and the first or the last actor: as far from the actor's name as the
  // edge on its other side, or in the middle of the gap where there is one actor only.
  [[nodiscard]] double beside_actors(std::size_t left, const Span& gap) const {
    const bool first = is_actor(left + 1);
    const std::size_t actor = first ? left + 1 : left;
    const std::size_t other = first ? actor + 1 : actor - 1;
    double edge = (gap.low + gap.high) / 2;
    if (is_actor(other)) edge = middle(actor) - (middle(other) - middle(actor)) / 2;
    const Rect& name = header_.columns[actor].box;
    const Span room = first ? Span{gap.low, std::min(gap.high, name.left)}
                            : Span{std::max(gap.low, name.right), gap.high};
    if (room.high - room.low <= 2 * kTolerances.clear) return (room.low + room.high) / 2;
    return std::clamp(edge, room.low + kTolerances.clear, room.high - kTolerances.clear);
  }

  // What the names of the columns and the words in the rows cover around an edge.
  [[nodiscard]] std::vector<Span> covered(std::size_t left) const {
    std::vector<Span> spans;
    for (const std::size_t column : {left, left + 1}) {
      const Rect& name = header_.columns[column].box;
      spans.push_back({name.left, name.right});
    }
    for (const Word* word : words_) {
      const double x = word->box.center().x;
      const bool drawn_in = is_actor(left)
                                ? x < header_.columns[left].box.right
                                : is_actor(left + 1) && x > header_.columns[left + 1].box.left;
      if (!drawn_in) spans.push_back({word->box.left, word->box.right});
    }
    return spans;
  }

  [[nodiscard]] std::optional<double> line_in(double from, double to) const {
    for (const LongLine& line : page_.vertical) {
      if (line.position <= from || line.position >= to) continue;
      const double common = std::min(line.end, bottom_) - std::max(line.begin, top_);
      const bool drawn = line.drawn >= kTolerances.column_line * line.length();
      if (drawn && common >= kTolerances.column_line * (bottom_ - top_)) return line.position;
    }
    return std::nullopt;
  }

  const OpenHeader& header_;
  const OpenPage& page_;
  double top_;
  double bottom_;
  WordRefs words_;
};

Cell cell_of(int row, int col, int row_span, int col_span, int page) {
  Cell cell;
  cell.row = row;
  cell.col = col;
  cell.row_span = row_span;
  cell.col_span = col_span;
  cell.page = page;
  return cell;
}

}  // namespace

OpenPage open_page(const Page& page) {
  OpenPage open;
  open.page = &page;
  const bool visible = std::any_of(page.words.begin(), page.words.end(),
                                   [](const Word& word) { return !word.hidden; });
  WordRefs upright;
  for (const Word& word : page.words) {
    const Rect& box = word.box;
    const bool placed = std::isfinite(box.left + box.top + box.right + box.bottom);
    if (word.text.empty() || !placed || (word.hidden && visible)) continue;
    open.words.push_back(&word);
    (word.direction == Direction::k0 ? upright : open.turned).push_back(&word);
  }
  open.lines = chunk_lines(upright, kTolerances.chunk_gap);
  open.horizontal = long_lines(page, Axis::kHorizontal);
  open.vertical = long_lines(page, Axis::kVertical);
  return open;
}

std::vector<double> open_column_edges(const OpenHeader& header, const OpenPage& page, double top,
                                      double bottom) {
  return ColumnEdges(header, page, top, bottom).edges();
}

WordRefs words_beside_actors(const OpenHeader& header, const OpenPage& page, double top,
                             double bottom) {
  const double left = header.columns[header.activity + 1].box.left;
  const double right = header.columns[header.standards - 1].box.right;
  WordRefs words;
  for (const Word* word : page.words) {
    const Point middle = word->box.center();
    if (middle.y < top || middle.y > bottom) continue;
    if (middle.x < left || middle.x > right) words.push_back(word);
  }
  return words;
}

void add_header_rows(const OpenHeader& header, int page, Table& table) {
  const LineOfTextTolerances tolerances;
  table.cols = static_cast<int>(header.columns.size());
  table.rows = header.groups.empty() ? 1 : 2;
  std::vector<const HeaderItem*> group_of(header.columns.size(), nullptr);
  for (const HeaderItem& group : header.groups) {
    for (std::size_t col = header.activity + 1; col < header.columns.size(); ++col) {
      const bool actor = col < header.standards;
      const bool note = header.columns[col].label == Label::kNote;
      if (group.label == Label::kActors ? actor : !actor && !note) group_of[col] = &group;
    }
  }
  std::vector<Cell> lower;
  for (std::size_t col = 0; col < header.columns.size(); ++col) {
    const int at = static_cast<int>(col);
    const bool grouped = group_of[col] != nullptr;
    Cell name = cell_of(grouped ? 1 : 0, at, grouped ? 1 : table.rows, 1, page);
    name.box = header.columns[col].box;
    name.lines = lines_from(header.columns[col].words, page, tolerances);
    if (!grouped) {
      table.cells.push_back(std::move(name));
      continue;
    }
    lower.push_back(std::move(name));
    if (col > 0 && group_of[col - 1] == group_of[col]) {
      ++table.cells.back().col_span;
      continue;
    }
    Cell group = cell_of(0, at, 1, 1, page);
    group.box = group_of[col]->box;
    group.lines = lines_from(group_of[col]->words, page, tolerances);
    table.cells.push_back(std::move(group));
  }
  std::move(lower.begin(), lower.end(), std::back_inserter(table.cells));
}

void add_body_rows(const OpenPage& page, const std::vector<double>& columns,
                   const std::vector<double>& header_edges, const std::vector<double>& rows,
                   Table& table) {
  TablePart part;
  part.page = page.page->number;
  part.column_edges = columns;
  part.row_edges = header_edges;
  part.row_edges.insert(part.row_edges.end(), rows.begin(), rows.end());
  part.first_row = table.parts.empty() ? 0 : table.rows;
  part.box = {columns.front(), part.row_edges.front(), columns.back(), rows.back()};
  const std::size_t cols = columns.size() - 1;
  std::vector<WordRefs> words((rows.size() - 1) * cols);
  for (const Word* word : page.words) {
    const Point middle = word->box.center();
    if (middle.y < rows.front() || middle.y >= rows.back()) continue;
    if (middle.x < columns.front() || middle.x >= columns.back()) continue;
    const auto row = std::upper_bound(rows.begin(), rows.end(), middle.y) - rows.begin() - 1;
    const auto col = std::upper_bound(columns.begin(), columns.end(), middle.x) - columns.begin();
    words[static_cast<std::size_t>(row) * cols + static_cast<std::size_t>(col) - 1].push_back(word);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t row = i / cols;
    const std::size_t col = i % cols;
    Cell cell = cell_of(table.rows + static_cast<int>(row), static_cast<int>(col), 1, 1, part.page);
    cell.box = {columns[col], rows[row], columns[col + 1], rows[row + 1]};
    cell.lines = lines_from(words[i], part.page, LineOfTextTolerances{});
    table.cells.push_back(std::move(cell));
  }
  table.rows += static_cast<int>(rows.size()) - 1;
  table.parts.push_back(std::move(part));
}

}  // namespace baku
