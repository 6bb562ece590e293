#include "ingest/dump/dump_layout.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/code_points.h"
#include "ingest/dump/cell_kind.h"
#include "ingest/dump/header_rows.h"
#include "ingest/dump/table_rows.h"
#include "ingest/sop/flow_signs.h"
#include "ingest/sop/labels.h"
#include "ingest/sop/surroundings.h"

namespace baku {
namespace {

// All in points.
struct Places {
  double margin = 40;
  double line = 12;      // from one line to the next
  double text = 10;      // height of the letters
  double character = 5;  // width
  double column = 160;
  double cell_margin = 3;
  double least_row = 24;
  double mark_width = 36;
  double mark_height = 14;
  int most_blanks = 5;    // blank lines that are given room
  double fullest = 0.75;  // of a cell's width that a line of it takes at most
};
constexpr Places kPlaces;

constexpr std::size_t kSheetTop = 3;      // rows of a sheet in which its number may stand
constexpr std::size_t kLabelReach = 200;  // bytes of a line in which a label may stand

bool opens_letterhead(std::string_view text) {
  const std::string letters = letters_of(text.substr(0, 64));
  return letters.starts_with("pemerintah") || letters.starts_with("kementerian") ||
         letters.starts_with("satuankerja");
}

std::optional<Label> leading_label(std::string_view text) {
  const auto leading = match_leading_label(text.substr(0, kLabelReach), LabelSet::kIdentity);
  return leading ? std::optional(leading->label) : std::nullopt;
}

bool names_number(std::string_view text) { return leading_label(text) == Label::kNumber; }

bool names_number(const DumpTable& table) {
  const auto rows = std::min<std::size_t>(table.rows.size(), kSheetTop);
  return std::any_of(table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(rows),
                     [](const auto& row) {
                       return std::any_of(row.begin(), row.end(), [](const DumpCell& cell) {
                         return names_number(CellText(cell).view()) &&
                                letters_of(CellText(cell).view()) != "no";
                       });
                     });
}

bool opens_letterhead(const DumpTable& table) {
  const auto& top = table.rows.front();
  return std::any_of(top.begin(), top.end(), [](const DumpCell& cell) {
    const CellText text(cell);
    if (opens_letterhead(text.view())) return true;
    const auto leading = leading_label(text.view());
    return leading == Label::kNumber || leading == Label::kTitle;
  });
}

Outline outline_of(FlowMark mark) {
  switch (mark) {
    case FlowMark::kTerminal: return Outline::kCapsule;
    case FlowMark::kDecision: return Outline::kDiamond;
    default: return Outline::kRectangle;
  }
}

// The number of a table's last numbered row; 0 where there is none.
int last_number(const DumpTable& table) {
  for (int row = table.row_count() - 1; row >= 0; --row) {
    if (const int number = step_number(CellText(table.at(row, 0)).view()); number > 0)
      return number;
  }
  return 0;
}

double row_height(const DumpTable& table, int row) {
  std::size_t lines = 1;
  for (const DumpCell& cell : table.rows[static_cast<std::size_t>(row)]) {
    lines = std::max(lines, cell.lines.size());
  }
  const double height = kPlaces.line * static_cast<double>(lines) + 2 * kPlaces.cell_margin;
  return std::max(kPlaces.least_row, height);
}

// The words of step tables are left out of the page's: in actor columns they would be taken for
// text of the drawing.
bool is_wide(const TablePart& part) {
  constexpr std::size_t kWide = 6;  // edges
  return part.column_edges.size() > kWide;
}

}  // namespace

DumpPager::DumpPager(LayoutSink sink) : sink_(std::move(sink)) { begin_part(); }

void DumpPager::add(DumpBlock block) {
  block_begin_ = std::visit([](const auto& each) { return each.begin; }, block);
  if (const auto* line = std::get_if<DumpLine>(&block)) {
    add_line(*line);
  } else {
    add_table(std::move(std::get<DumpTableBlock>(block)));
  }
}

void DumpPager::finish() { end_part(); }

void DumpPager::begin_part() {
  part_ = {};
  part_.document.media_type = "text/plain";
  steps_width_ = 0;
  sheet_in_part_ = false;
  steps_in_part_ = false;
  begin_page();
}

void DumpPager::end_part() {
  const bool several = part_.document.pages.size() > 1;
  if (several && is_new_page_) {
    part_.document.pages.pop_back();
    part_.layout.pages.pop_back();
  } else {
    end_page();
  }
  sink_(std::move(part_));
}

void DumpPager::begin_page() {
  if (!part_.document.pages.empty()) end_page();
  Page page;
  page.number = static_cast<int>(part_.document.pages.size()) + 1;
  part_.layout.pages.emplace_back().page = page.number;
  part_.document.pages.push_back(std::move(page));
  y_ = kPlaces.margin;
  right_ = kPlaces.margin;
  lines_since_ = 0;
  steps_on_page_ = false;
  is_new_page_ = true;
}

// Something is put on the page.
void DumpPager::fill_page() {
  if (std::exchange(is_new_page_, false)) page_begin_ = block_begin_;
}

void DumpPager::end_page() {
  page().width = right_ + kPlaces.margin;
  page().height = y_ + kPlaces.margin;
  page().shapes = page_layout().symbols;
}

// Before the number of an SOP whose letterhead, if any, opened the page at hand.
void DumpPager::open_sop() {
  if (!sheet_in_part_ || !steps_in_part_ || steps_on_page_) return;
  Page last = std::move(page());
  PageLayout lines = std::move(page_layout());
  part_.document.pages.pop_back();
  part_.layout.pages.pop_back();
  const bool first = part_.document.pages.empty();
  const bool has_table =
      std::any_of(part_.layout.tables.begin(), part_.layout.tables.end(),
                  [&last](const Table& table) { return table.parts.front().page == last.number; });
  if (first || has_table) {
    part_.document.pages.push_back(std::move(last));
    part_.layout.pages.push_back(std::move(lines));
    return;
  }
  sink_(std::exchange(part_, {}));
  part_.begin = page_begin_;
  part_.document.media_type = "text/plain";
  last.number = 1;
  lines.page = 1;
  for (TextLine& line : lines.lines) line.page = 1;
  part_.document.pages.push_back(std::move(last));
  part_.layout.pages.push_back(std::move(lines));
  sheet_in_part_ = false;
  steps_in_part_ = false;
  steps_width_ = 0;
}

void DumpPager::begin_sheet() {
  open_sop();
  if (!steps_in_part_) sheet_in_part_ = true;
}

void DumpPager::add_blanks(int blanks) {
  y_ += kPlaces.line * std::min(blanks, kPlaces.most_blanks);
}

void DumpPager::add_line(const DumpLine& line) {
  if (steps_on_page_ && opens_letterhead(line.text)) begin_page();
  fill_page();
  add_blanks(line.blanks_before);
  TextLine text = text_line(line.text, kPlaces.margin + kPlaces.character * line.indent);
  y_ += kPlaces.line;
  right_ = std::max(right_, text.box.right);
  add_word(text);
  ++lines_since_;
  const bool ends_signature = steps_on_page_ && has_nip(text);
  if (names_number(line.text)) begin_sheet();
  text.page = page().number;
  page_layout().lines.push_back(std::move(text));
  if (ends_signature) begin_page();
}

void DumpPager::add_table(DumpTableBlock block) {
  DumpTable& table = block.table;
  drop_blank_rows(table);
  if (table.rows.empty()) return;
  straighten_header_rows(table);
  join_repeated_cells(table);
  const auto report = mend_step_header(table);
  if (report) drop_repeated_headers(table, report->header_row, report->body_row);
  drop_blank_columns(table);
  if (table.column_count() == 0) return;
  if (!report) widen_continuation(table);
  // An identity sheet on a grid of its own opens the next SOP, unless its letterhead stands in
  // lines above it.
  if (steps_on_page_ && lines_since_ == 0 && opens_letterhead(table)) begin_page();
  fill_page();
  if (names_number(table)) begin_sheet();
  add_blanks(block.blanks_before);
  const int number = last_number(table);
  const int columns = table.column_count();
  place(std::move(table), report);
  last_number_ = number;
  if (report) {
    steps_on_page_ = true;
    steps_in_part_ = true;
    actors_ = report->actors;
    steps_width_ = columns;
  }
  lines_since_ = 0;
}

// The rest of the step table above, whose rows lost their blank cells at the end.
void DumpPager::widen_continuation(DumpTable& table) const {
  if (steps_width_ == 0 || lines_since_ > 0 || last_number_ == 0) return;
  const int missing = steps_width_ - 1 - table.column_count();
  if (missing <= 0 || step_number(CellText(table.at(0, 0)).view()) != last_number_ + 1) return;
  for (auto& row : table.rows) row.resize(row.size() + static_cast<std::size_t>(missing));
}

TextLine DumpPager::text_line(std::string text, double left) const {
  TextLine line;
  line.text = std::move(text);
  line.page = part_.document.pages.back().number;
  line.font_size = static_cast<float>(kPlaces.text);
  const double width = kPlaces.character * static_cast<double>(count_code_points(line.text));
  line.box = {left, y_, left + width, y_ + kPlaces.text};
  return line;
}

void DumpPager::add_word(const TextLine& line) {
  Word word;
  word.text = line.text;
  word.box = line.box;
  word.font_size = line.font_size;
  page().words.push_back(std::move(word));
}

void DumpPager::place(DumpTable source, const std::optional<StepHeaderReport>& report) {
  const std::optional<ActorColumns> actors = actor_columns(source, report);
  Table table;
  table.rows = source.row_count();
  table.cols = source.column_count();
  TablePart part;
  part.page = page().number;
  part.column_edges.reserve(static_cast<std::size_t>(table.cols) + 1);
  part.row_edges.reserve(static_cast<std::size_t>(table.rows) + 1);
  for (int col = 0; col <= table.cols; ++col) {
    part.column_edges.push_back(kPlaces.margin + kPlaces.column * col);
  }
  const double top = y_;
  part.row_edges.push_back(y_);
  for (int row = 0; row < table.rows; ++row) {
    y_ += row_height(source, row);
    part.row_edges.push_back(y_);
  }
  part.box = {part.column_edges.front(), top, part.column_edges.back(), y_};
  right_ = std::max(right_, part.box.right);
  const int body = report ? report->body_row : 0;
  table.cells.reserve(static_cast<std::size_t>(table.rows) * static_cast<std::size_t>(table.cols));
  for (int row = 0; row < table.rows; ++row) {
    for (int col = 0; col < table.cols; ++col) {
      DumpCell& cell = source.at(row, col);
      if (cell.covered()) continue;
      const bool flow = actors && row >= body && col >= actors->first && col < actors->end;
      table.cells.push_back(placed(cell, row, col, part, flow));
    }
  }
  if (report) {
    for (const HeaderDamage& damage : report->damage) {
      part_.damage.push_back({part.page, part.box, damage});
    }
  }
  table.parts.push_back(std::move(part));
  part_.layout.tables.push_back(std::move(table));
  y_ += kPlaces.line;
}

// Of a table without a header those of the step table above it that is as wide, or wider by the
// remarks, or has none of those where the table with its next number has.
std::optional<ActorColumns> DumpPager::actor_columns(
    const DumpTable& table, const std::optional<StepHeaderReport>& report) const {
  if (report) return report->actors;
  if (steps_width_ == 0) return std::nullopt;
  const int missing = steps_width_ - table.column_count();
  const bool goes_on = step_number(CellText(table.at(0, 0)).view()) == last_number_ + 1;
  const bool same = missing == 0 || missing == 1 || (missing == -1 && goes_on);
  return same ? std::optional(actors_) : std::nullopt;
}

Cell DumpPager::placed(DumpCell& source, int row, int col, const TablePart& part, bool flow) {
  Cell cell;
  cell.row = row;
  cell.col = col;
  cell.row_span = source.row_span;
  cell.col_span = source.col_span;
  cell.page = part.page;
  const auto edge = [](const std::vector<double>& edges, int at) {
    return edges[static_cast<std::size_t>(at)];
  };
  cell.box = {edge(part.column_edges, col), edge(part.row_edges, row),
              edge(part.column_edges, col + source.col_span),
              edge(part.row_edges, row + source.row_span)};
  if (flow && draw_marks(CellText(source).view(), cell.box)) return cell;
  double y = cell.box.top + kPlaces.cell_margin;
  cell.lines.reserve(source.lines.size());
  for (std::string& text : source.lines) {
    TextLine line = text_line(std::move(text), cell.box.left + kPlaces.cell_margin);
    const double width = std::min(line.box.width(), kPlaces.fullest * cell.box.width());
    line.box = {line.box.left, y, line.box.left + width, y + kPlaces.text};
    y += kPlaces.line;
    if (!is_wide(part)) add_word(line);
    cell.lines.push_back(std::move(line));
  }
  return cell;
}

// True if the cell held marks of symbols, and nothing else. Arrows alone stay text.
bool DumpPager::draw_marks(std::string_view text, const Rect& cell) {
  const std::vector<FoundMark> marks = flow_marks_in(text);
  if (marks.empty() || marks.front().kind == FlowMark::kArrow) return false;
  const double step = cell.width() / static_cast<double>(marks.size() + 1);
  double x = cell.left;
  for (const FoundMark& mark : marks) {
    x += step;
    const double width = std::min(kPlaces.mark_width, 0.8 * step);
    const double y = cell.center().y;
    Shape shape;
    shape.outline = outline_of(mark.kind);
    shape.box = {x - width / 2, y - kPlaces.mark_height / 2, x + width / 2,
                 y + kPlaces.mark_height / 2};
    shape.stroke = 1;
    page_layout().symbols.push_back(shape);
    if (mark.kind != FlowMark::kTerminal) continue;
    Word word;
    word.text = mark.text;
    word.font_size = static_cast<float>(kPlaces.text);
    word.box = {shape.box.left + 2, y - 4, shape.box.right - 2, y + 4};
    page().words.push_back(std::move(word));
  }
  return true;
}

}  // namespace baku
