#include "ingest/sop/open_steps.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "ingest/sop/labels.h"
#include "ingest/sop/open_grid.h"
#include "ingest/sop/open_header.h"
#include "ingest/sop/open_rows.h"
#include "ingest/sop/step_table.h"

namespace baku {
namespace {

struct OpenTolerances {
  double page_top = 0.35;    // of the page's height; a header that is printed again stands above
  double above = 2;          // points between the header's uppermost word and the table
  double on_edge = 3;        // points from a line to the edge that it draws
  double frame = 0.5;        // of the table's width; a wider box is no symbol
  double covered = 0.5;      // share of a table's part that lies in the new table which replaces it
  int fragment_columns = 3;  // so many columns of lines are a table that goes on by itself
};
constexpr OpenTolerances kTolerances;

// A table of words with what is needed to go on with it.
struct OpenTable {
  Table table;
  std::size_t actors = 0;
  OpenHeader header;
  int last_number = 0;
  double mark_left = 0;  // of the column in which the marks of the steps stand
  double mark_right = 0;
};

// What a step table of the layout says so far.
struct Known {
  std::size_t actors = 0;
  int steps = 0;
  int numbers = 0;  // lines that are numbers in the number's column
};

bool is_number(const std::string& text) {
  return !text.empty() && std::isdigit(static_cast<unsigned char>(text.front())) != 0;
}

Known known_of(const Table& table, const StepHeader& header) {
  Known known;
  known.actors = header.columns.actors.size();
  const bool numbered = header.columns.number.exists();
  const int col = numbered ? header.columns.number.first : header.columns.activity.first;
  for (const Cell& cell : table.cells) {
    if (cell.row < header.body_row || cell.col != col || cell.lines.empty()) continue;
    ++known.steps;
    for (const TextLine& line : cell.lines) known.numbers += is_number(line.text) ? 1 : 0;
  }
  return known;
}

// A step table of lines that lacks none: its steps stand in rows of their own and its actors in
// columns of their own.
bool is_complete(const Table& table, const StepHeader& header) {
  if (table.kind != TableKind::kRuled) return false;
  const Known known = known_of(table, header);
  return known.actors > 1 && known.steps > 0 && known.numbers < 2 * known.steps;
}

bool stands_on(const Table& table, int page) {
  return std::any_of(table.parts.begin(), table.parts.end(),
                     [page](const TablePart& part) { return part.page == page; });
}

// The page has a step table that needs no help.
bool is_settled(const Layout& layout, int page, StepHeaders& headers) {
  return std::any_of(layout.tables.begin(), layout.tables.end(), [&](const Table& table) {
    if (!stands_on(table, page)) return false;
    const auto& header = headers.of(table);
    return header && is_complete(table, *header);
  });
}

bool has_fragment(const Layout& layout, int page) {
  return std::any_of(layout.tables.begin(), layout.tables.end(), [page](const Table& table) {
    return table.kind == TableKind::kRuled && table.cols >= kTolerances.fragment_columns &&
           stands_on(table, page);
  });
}

double page_end(const OpenPage& page) { return page.page->height; }

WordRefs words_from(const OpenPage& page, double top) {
  WordRefs words;
  for (const Word* word : page.words) {
    if (word->box.center().y >= top) words.push_back(word);
  }
  return words;
}

std::vector<double> header_edges(const OpenHeader& header, double top) {
  std::vector<double> edges{top - kTolerances.above};
  if (header.groups.empty()) return edges;
  double bottom = top;
  for (const HeaderItem& group : header.groups) bottom = std::max(bottom, group.box.bottom);
  edges.push_back(bottom);
  return edges;
}

std::string letters_in(const HeaderItem& item) {
  std::string letters;
  for (const Word* word : item.words) letters += letters_of(word->text);
  return letters;
}

bool same_names(const OpenHeader& a, const OpenHeader& b) {
  return std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                    [](const HeaderItem& one, const HeaderItem& other) {
                      return letters_in(one) == letters_in(other);
                    });
}

// The table of a page with a header, or its rows added to `before` where they go on with it.
class PageReader {
 public:
  PageReader(const OpenPage& page, OpenTable* before) : page_(page), before_(before) {}

  // True if rows were added to the table before, which must be given.
  [[nodiscard]] bool go_on() const {
    const bool numbered = before_->last_number > 0;
    const int next = numbered ? before_->last_number + 1 : 0;
    if (const auto labels = find_header_labels(page_.lines)) {
      if (labels->box.top > kTolerances.page_top * page_end(page_)) return false;
      const auto marks = marks_under(*labels, numbered ? next : 1, page_.lines);
      if (!marks || (!numbered && marks->last_number > 0)) return false;
      const double edge = upper_edge(*labels, *marks);
      const auto header =
          header_columns(*labels, page_.lines, page_.turned, names_end(*marks, edge));
      if (!header || !same_names(*header, before_->header)) return false;
      add_rows(*header, *marks, edge, {}, *before_);
      return true;
    }
    const auto marks = marks_in(before_->mark_left, before_->mark_right, next, page_.lines);
    if (!marks) return false;
    const double top = marks->boxes.front().top - marks->boxes.front().height();
    const double edge = first_edge(*marks, top, words_from(page_, top), page_.horizontal);
    add_rows(before_->header, *marks, edge, {}, *before_);
    return true;
  }

  [[nodiscard]] std::optional<OpenTable> begin() const {
    const auto labels = find_header_labels(page_.lines);
    if (!labels) return std::nullopt;
    const auto marks = marks_under(*labels, 1, page_.lines);
    if (!marks) return std::nullopt;
    const double edge = upper_edge(*labels, *marks);
    auto header = header_columns(*labels, page_.lines, page_.turned, names_end(*marks, edge));
    if (!header) return std::nullopt;
    OpenTable open;
    open.actors = header->standards - header->activity - 1;
    open.mark_left = marks->boxes.front().left;
    open.mark_right = marks->boxes.front().right;
    for (const Rect& box : marks->boxes) {
      open.mark_left = std::min(open.mark_left, box.left);
      open.mark_right = std::max(open.mark_right, box.right);
    }
    add_header_rows(*header, page_.page->number, open.table);
    add_rows(*header, *marks, edge, header_edges(*header, labels->box.top), open);
    open.header = std::move(*header);
    return open;
  }

 private:
  [[nodiscard]] double upper_edge(const HeaderLabels& labels, const StepMarks& marks) const {
    const double floor = std::max(labels.box.bottom, marks.header_bottom);
    return first_edge(marks, floor, words_from(page_, labels.box.top), page_.horizontal);
  }

  [[nodiscard]] static double names_end(const StepMarks& marks, double edge) {
    return marks.names_bottom > 0 ? marks.names_bottom : edge;
  }

  void add_rows(const OpenHeader& header, const StepMarks& marks, double edge,
                const std::vector<double>& above, OpenTable& open) const {
    const WordRefs words = words_beside_actors(header, page_, edge, page_end(page_));
    const auto rows = row_edges(marks, edge, words, page_.horizontal, page_end(page_));
    const auto columns = open_column_edges(header, page_, edge, rows.back());
    add_body_rows(page_, columns, above, rows, open.table);
    open.last_number = marks.last_number;
  }

  const OpenPage& page_;
  OpenTable* before_;
};

// The new table says more than what the layout has in its place.
bool says_more(const OpenTable& open, const Layout& layout, StepHeaders& headers) {
  const int header_rows = open.header.groups.empty() ? 1 : 2;
  const int steps = open.table.rows - header_rows;
  return std::all_of(layout.tables.begin(), layout.tables.end(), [&](const Table& table) {
    if (table.kind != TableKind::kRuled || !stands_on(table, open.table.parts.front().page)) {
      return true;
    }
    const auto& header = headers.of(table);
    if (!header) return true;
    const Known known = known_of(table, *header);
    if (open.actors < known.actors || steps < known.steps) return false;
    return open.actors > known.actors || steps > known.steps;
  });
}

const TablePart* part_on(const Table& table, int page) {
  const auto part = std::find_if(table.parts.begin(), table.parts.end(),
                                 [page](const TablePart& each) { return each.page == page; });
  return part == table.parts.end() ? nullptr : &*part;
}

bool covers(const Table& table, const TextLine& line) {
  const TablePart* part = part_on(table, line.page);
  return part != nullptr && part->box.contains(line.box.center());
}

// A table that stands in the place of the new one, all of it or its rows from the header on.
bool is_replaced(const Table& old, const Table& table) {
  return std::any_of(old.parts.begin(), old.parts.end(), [&table](const TablePart& part) {
    const TablePart* place = part_on(table, part.page);
    if (place == nullptr) return false;
    const double common = intersection(part.box, place->box).area();
    return common >= kTolerances.covered * std::min(part.box.area(), place->box.area());
  });
}

// Lines of replaced tables that the new table does not hold are running text again.
void release_lines(const Table& old, const Table& table, Layout& layout) {
  for (const Cell& cell : old.cells) {
    for (const TextLine& line : cell.lines) {
      if (covers(table, line)) continue;
      for (PageLayout& page : layout.pages) {
        if (page.page == line.page) page.lines.push_back(line);
      }
    }
  }
}

bool is_edge(double position, const std::vector<double>& edges) {
  return std::any_of(edges.begin(), edges.end(), [position](double edge) {
    return std::abs(edge - position) <= kTolerances.on_edge;
  });
}

// Takes the table's own lines and frames from the loose marks of its page.
void clear_marks(const TablePart& part, PageLayout& page) {
  const Rect around = grown(part.box, kTolerances.on_edge);
  std::erase_if(page.loose, [&](const Ruling& ruling) {
    const double middle = (ruling.begin + ruling.end) / 2;
    const bool across = ruling.axis == Axis::kHorizontal;
    const Point at = across ? Point{middle, ruling.position} : Point{ruling.position, middle};
    if (!around.contains(at)) return false;
    if (is_edge(ruling.position, across ? part.row_edges : part.column_edges)) return true;
    const double whole = across ? part.box.width() : part.box.height();
    return ruling.end - ruling.begin >= kTolerances.frame * whole;
  });
  std::erase_if(page.symbols, [&](const Shape& shape) {
    return shape.outline == Outline::kRectangle && around.contains(shape.box.center()) &&
           shape.box.width() >= kTolerances.frame * part.box.width();
  });
  std::erase_if(page.lines,
                [&part](const TextLine& line) { return part.box.contains(line.box.center()); });
}

bool stands_before(const Table& a, const Table& b) {
  const TablePart& first = a.parts.front();
  const TablePart& second = b.parts.front();
  return std::tuple(first.page, first.box.top, first.box.left) <
         std::tuple(second.page, second.box.top, second.box.left);
}

void put_in(const OpenTable& open, Layout& layout) {
  std::vector<Table> kept;
  std::vector<Table> replaced;
  for (Table& old : layout.tables) {
    (is_replaced(old, open.table) ? replaced : kept).push_back(std::move(old));
  }
  layout.tables = std::move(kept);
  for (PageLayout& page : layout.pages) {
    if (const TablePart* part = part_on(open.table, page.page)) clear_marks(*part, page);
  }
  for (const Table& old : replaced) release_lines(old, open.table, layout);
  layout.tables.push_back(open.table);
  std::stable_sort(layout.tables.begin(), layout.tables.end(), stands_before);
}

}  // namespace

std::optional<Layout> with_open_steps(const Document& document, const Layout& layout,
                                      StepHeaders& headers) {
  std::vector<OpenTable> found;
  bool open = false;  // the last of them may go on
  for (const Page& page : document.pages) {
    if (is_settled(layout, page.number, headers)) {
      open = false;
      continue;
    }
    const OpenPage words = open_page(page);
    const bool fragment = open && has_fragment(layout, page.number);
    if (open && !fragment && PageReader(words, &found.back()).go_on()) continue;
    auto table = PageReader(words, nullptr).begin();
    open = table.has_value();
    if (open) found.push_back(std::move(*table));
  }
  std::erase_if(found, [&](const OpenTable& table) { return !says_more(table, layout, headers); });
  if (found.empty()) return std::nullopt;
  Layout mended = layout;
  for (const OpenTable& table : found) put_in(table, mended);
  return mended;
}

}  // namespace baku
