#include "ingest/sop/step_table.h"

#include <algorithm>
#include <cctype>
#include <span>
#include <string>

#include "ingest/sop/flow_words.h"
#include "ingest/sop/labels.h"
#include "ingest/sop/missing_rulings.h"
#include "ingest/sop/printed.h"
#include "ingest/sop/step_numbers.h"
#include "ingest/sop/table_labels.h"

namespace baku {
namespace {

constexpr int kMaxHeaderRows = 4;

// The activity's header under a name that is no known label: it stands right of the number's.
const Cell* unknown_activity(TableLabels& labels, int row) {
  const Table& table = labels.table();
  const Cell* number = labels.find(row, Label::kStepNumber);
  if (number == nullptr || number->col > 1) return nullptr;
  const Cell* next = cell_at(table, row, number->col + number->col_span);
  if (next == nullptr || next->row != row || next->lines.empty() || label_of(*next)) return nullptr;
  for (int r = row; r < std::min(row + 2, table.rows); ++r) {
    if (labels.find(r, Label::kStandards) != nullptr) return next;
  }
  return nullptr;
}

// A header has the activity, and right of it at least one label that only a step table has.
bool header_starts_at(TableLabels& labels, int row) {
  const Cell* activity = labels.find(row, Label::kActivity);
  if (activity == nullptr) activity = unknown_activity(labels, row);
  if (activity == nullptr) return false;
  const int end = std::min(row + kMaxHeaderRows, labels.table().rows);
  for (int r = std::max(0, row - 1); r < end; ++r) {
    for (const Label label : {Label::kStandards, Label::kDuration, Label::kOutput,
                              Label::kRequirements, Label::kActors}) {
      const Cell* cell = labels.find(r, label);
      if (cell != nullptr && cell->col > activity->col) return true;
    }
  }
  return false;
}

// A second header row whose cells are not joined with the first: names of at least two columns.
bool names_more_columns(TableLabels& labels, int row) {
  int names = 0;
  for (const Label label : {Label::kDuration, Label::kOutput, Label::kRequirements}) {
    if (labels.find(row, label) != nullptr) ++names;
  }
  return names >= 2;
}

bool all_digits(std::string_view text) {
  text = trimmed(text);
  while (!text.empty() && (text.front() == '(' || text.front() == ' ')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ')' || text.back() == '.')) text.remove_suffix(1);
  return !text.empty() && text.size() <= 2 && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
}

// "1 2 3 4 ..." under the header.
bool numbers_columns(const Table& table, int row, int activity) {
  const Cell* cell = cell_at(table, row, activity);
  if (cell == nullptr || !all_digits(text_of(*cell))) return false;
  int numbers = 0;
  for (const Cell& other : cells_starting_in(table, row)) {
    const std::string text = text_of(other);
    if (text.empty()) continue;
    // A column may be numbered "3a"; anything longer is a step.
    if (!all_digits(text) && text.size() > 3) return false;
    ++numbers;
  }
  return numbers >= 3;
}

// First row below the header that starts at `first`: below every cell of it that is a label, and
// below the cells under a group label.
int header_end(TableLabels& labels, int first) {
  const int rows = labels.table().rows;
  int end = first + 1;
  for (int row = first; row < std::min({end, first + kMaxHeaderRows, rows}); ++row) {
    for (const auto& [cell, label] : labels.in(row)) {
      end = std::max(end, cell->row + cell->row_span);
      const bool group = label == Label::kActors || label == Label::kStandards;
      if (group && cell->col_span > 1) end = std::max(end, cell->row + cell->row_span + 1);
    }
    if (row + 1 == end && end < rows && names_more_columns(labels, end)) ++end;
  }
  return std::min(end, rows);
}

// The header cell of a column that names it: the lowest with text.
const Cell* naming_cell(const Table& table, int first, int end, int col) {
  for (int row = end - 1; row >= first; --row) {
    const Cell* cell = cell_at(table, row, col);
    if (cell != nullptr && !cell->lines.empty()) return cell;
  }
  return nullptr;
}

std::optional<Label> group_over(const Table& table, int first, int end, int col) {
  for (int row = first; row < end; ++row) {
    const Cell* cell = cell_at(table, row, col);
    if (cell == nullptr || cell->row + cell->row_span >= end) continue;
    const auto label = label_of(*cell);
    if (label == Label::kActors || label == Label::kStandards) return label;
  }
  return std::nullopt;
}

ColumnSpan* place_of(Label label, StepColumns& columns) {
  switch (label) {
    case Label::kStepNumber: return &columns.number;
    case Label::kActivity: return &columns.activity;
    case Label::kRequirements: return &columns.requirements;
    case Label::kDuration: return &columns.duration;
    case Label::kOutput: return &columns.output;
    case Label::kNote: return &columns.note;
    default: return nullptr;
  }
}

bool any_standard(const StepColumns& columns) {
  return columns.requirements.exists() || columns.duration.exists() || columns.output.exists() ||
         columns.note.exists();
}

// The header of the activity, or null.
const Cell* activity_in(TableLabels& labels, int first, int end) {
  for (int row = first; row < end; ++row) {
    if (const Cell* cell = labels.find(row, Label::kActivity)) return cell;
  }
  for (int row = first; row < end; ++row) {
    if (const Cell* cell = unknown_activity(labels, row)) return cell;
  }
  return nullptr;
}

// Most cells of the column, below the header, begin with a number.
bool holds_amounts(const Table& table, int body, const ColumnSpan& span) {
  int amounts = 0;
  int texts = 0;
  for (const Cell& cell : table.cells) {
    if (cell.row < body || cell.col != span.first || cell.lines.empty()) continue;
    ++texts;
    if (std::isdigit(static_cast<unsigned char>(cell.lines.front().text.front())) != 0) ++amounts;
  }
  return 2 * amounts > texts;
}

// The duration under a name that is not known, or was misread: amounts right of the requirements.
bool is_unknown_duration(const Table& table, int body, const ColumnSpan& span,
                         const StepColumns& columns) {
  if (columns.duration.exists() || !columns.requirements.exists()) return false;
  if (span.first < columns.requirements.end) return false;
  if (columns.output.exists() && span.first > columns.output.first) return false;
  return holds_amounts(table, body, span);
}

// A column of the standards under an unknown name: what is missing on its side of the duration.
void place_unknown_standard(const ColumnSpan& span, StepColumns& columns) {
  const bool before = !columns.duration.exists() || span.first < columns.duration.first;
  if (before && !columns.requirements.exists()) {
    columns.requirements = span;
  } else if (!before && !columns.output.exists()) {
    columns.output = span;
  }
}

void place_unknown_standards(const Table& table, int body_row, const std::vector<ColumnSpan>& spans,
                             StepColumns& columns) {
  for (const ColumnSpan& span : spans) {
    if (is_unknown_duration(table, body_row, span, columns)) {
      columns.duration = span;
    } else {
      place_unknown_standard(span, columns);
    }
  }
}

StepColumns columns_of(TableLabels& labels, int first, int end) {
  const Table& table = labels.table();
  StepColumns columns;
  std::vector<ColumnSpan> unknown_standards;
  const Cell* activity = activity_in(labels, first, end);
  int next = 0;
  for (int col = 0; col < table.cols; col = next) {
    const Cell* cell = naming_cell(table, first, end, col);
    next = col + 1;
    if (cell == nullptr) continue;
    // Under a group a column may have no name of its own: its span is then that of its blank cell.
    const Cell* lowest = cell_at(table, end - 1, col);
    if (lowest == nullptr) lowest = cell;
    next = std::max(next, lowest->col + lowest->col_span);
    const ColumnSpan span{col, next};
    const auto group = group_over(table, first, end, col);
    auto label = cell == activity ? std::optional(Label::kActivity) : label_of(*cell);
    if (group == Label::kActors) label.reset();  // a role may be called like a field
    ColumnSpan* place = label ? place_of(*label, columns) : nullptr;
    if (place != nullptr) {
      if (!place->exists()) *place = span;
      continue;
    }
    if (!label && group == Label::kStandards) unknown_standards.push_back(span);
    const bool role = !label || *label == Label::kActors;
    // A column without a known label is an actor between the activity and the standards.
    const bool between = columns.activity.exists() && !any_standard(columns);
    if (role && group != Label::kStandards && (between || group == Label::kActors)) {
      columns.actors.push_back(span);
    }
  }
  place_unknown_standards(table, end, unknown_standards, columns);
  return columns;
}

// An answer at a decision ("Tidak") that stands across the line between an actor column and this
// cell: part of the drawing, not of the cell's text.
bool is_stray_answer(const TextLine& line, const Cell& cell) {
  constexpr double kJut = 1.0;  // points
  if (line.page != cell.page) return false;
  const bool juts = line.box.left < cell.box.left - kJut || line.box.right > cell.box.right + kJut;
  return juts && flow::answer_in(line.text) != flow::Answer::kNone;
}

Printed printed_without_answers(const Cell& cell) {
  const auto is_stray = [&cell](const TextLine& line) { return is_stray_answer(line, cell); };
  if (std::none_of(cell.lines.begin(), cell.lines.end(), is_stray)) return printed_from(cell);
  Cell own = cell;
  std::erase_if(own.lines, is_stray);
  return printed_from(own);
}

std::string lower_start(std::string_view text) { return letters_of(text.substr(0, 24)); }

bool is_sum(std::string_view activity) {
  const std::string start = lower_start(activity);
  return start.starts_with("jumlah") || start.starts_with("total");
}

// Reads one table row after the other; rows of one activity cell are one step.
class StepReader {
 public:
  StepReader(const Table& table, const StepColumns& columns, const Layout& layout, RawSop& sop,
             FlowGrid& grid)
      : table_(table), columns_(columns), layout_(layout), sop_(sop), grid_(grid) {}

  void read(int body_row) {
    body_row_ = body_row;
    for (int row = body_row; row < table_.rows; ++row) {
      // Printed again in place of the header where the table goes on.
      if (numbers_columns(table_, row, columns_.activity.first)) continue;
      if (open_ && cells_from(row, columns_.activity).empty()) {
        extend(row);
      } else {
        begin(row);
      }
    }
  }

 private:
  // The cells that cover these columns in the row, left to right.
  [[nodiscard]] std::vector<const Cell*> cells_over(int row, const ColumnSpan& columns) const {
    std::vector<const Cell*> cells;
    for (int col = columns.first; columns.exists() && col < columns.end; ++col) {
      const Cell* cell = cell_at(table_, row, col);
      if (cell != nullptr && (cells.empty() || cells.back() != cell)) cells.push_back(cell);
    }
    return cells;
  }

  // Those of them that begin in the row.
  [[nodiscard]] std::vector<const Cell*> cells_from(int row, const ColumnSpan& columns) const {
    std::vector<const Cell*> cells = cells_over(row, columns);
    std::erase_if(cells, [row](const Cell* cell) { return cell->row != row; });
    return cells;
  }

  // Text of all the cells; a blank value keeps the place of the first.
  [[nodiscard]] static Printed text_in(const std::vector<const Cell*>& cells) {
    if (cells.empty()) return {};
    Printed printed = printed_without_answers(*cells.front());
    for (std::size_t i = 1; i < cells.size(); ++i) {
      append(printed, printed_without_answers(*cells[i]));
    }
    return printed;
  }

  // A cell over several rows speaks for each step in them.
  [[nodiscard]] Printed value(int row, const ColumnSpan& columns) const {
    return text_in(cells_over(row, columns));
  }

  // The same, without what stands beside the other steps where the rulings between them are
  // missing.
  [[nodiscard]] Printed standard(int row, const ColumnSpan& columns) const {
    const auto cells = cells_over(row, columns);
    if (cells.size() == 1 && cells.front()->row_span > 1) {
      if (const auto own = part_beside(*cells.front(), row)) return printed_without_answers(*own);
    }
    return text_in(cells);
  }

  [[nodiscard]] std::optional<Cell> part_beside(const Cell& cell, int row) const {
    std::vector<StepStart> starts;
    std::size_t which = 0;
    for (int r = std::max(cell.row, body_row_); r < cell.row + cell.row_span; ++r) {
      const auto parts = parts_of(r);
      if (parts.empty() || text_in(cells_from(r, columns_.activity)).blank()) continue;
      if (r == row) which = starts.size();
      starts.push_back({parts.front().page, parts.front().top});
    }
    return part_of_step(cell, starts, which);
  }

  // A cell over number and activity is a title or a sum, and no number.
  [[nodiscard]] Printed number_of(int row) const {
    const auto cells = cells_over(row, columns_.number);
    const auto activity = cells_over(row, columns_.activity);
    if (!cells.empty() && !activity.empty() && cells.back() == activity.front()) return {};
    return value(row, columns_.number);
  }

  void begin(int row) {
    const Printed number = number_of(row);
    const Printed text = value(row, columns_.activity);
    if (text.blank() && number.blank()) {
      add_rest(row);
      return;
    }
    open_ = false;
    if (number.blank() && (is_sum(text.text) || is_section(row))) return;
    if (number.blank() && goes_on(row)) {
      append(sop_.steps.back().activity, text);
      extend(row);
      open_ = true;
      return;
    }
    RawStep step;
    step.number = number;
    step.activity = text;
    step.requirements = standard(row, columns_.requirements);
    step.duration = standard(row, columns_.duration);
    step.output = standard(row, columns_.output);
    step.note = standard(row, columns_.note);
    if (is_unused(step, row)) return;
    sop_.steps.push_back(std::move(step));
    grid_.rows.push_back({static_cast<int>(sop_.steps.size()) - 1, parts_of(row)});
    open_ = true;
  }

  // A row of the form that was numbered beforehand and never filled in.
  [[nodiscard]] bool is_unused(const RawStep& step, int row) const {
    for (const Printed* value :
         {&step.activity, &step.requirements, &step.duration, &step.output, &step.note}) {
      if (!value->blank()) return false;
    }
    return !has_symbol(row) &&
           std::all_of(columns_.actors.begin(), columns_.actors.end(), [&](const ColumnSpan& span) {
             return text_in(cells_over(row, span)).blank();
           });
  }

  // A further row of the step above.
  void extend(int row) {
    add_rest(row);
    if (grid_.rows.empty()) return;
    for (const StepRow::Part& part : parts_of(row)) add_part(grid_.rows.back(), part);
  }

  void add_rest(int row) {
    if (sop_.steps.empty()) return;
    RawStep& step = sop_.steps.back();
    add(step.requirements, row, columns_.requirements);
    add(step.duration, row, columns_.duration);
    add(step.output, row, columns_.output);
    add(step.note, row, columns_.note);
  }

  // A cell that began further up has given its text there.
  void add(Printed& to, int row, const ColumnSpan& columns) const {
    append(to, text_in(cells_from(row, columns)));
  }

  static void append(Printed& to, const Printed& more) {
    if (more.blank()) return;
    if (to.blank()) {
      to = more;
      return;
    }
    to.text += " " + more.text;
    if (to.page == more.page) to.box = united(to.box, more.box);
    to.confidence = std::min(to.confidence, more.confidence);
  }

  // A title of a part of the table ("A. Persiapan") runs over the actor columns.
  [[nodiscard]] bool is_section(int row) const {
    const auto cells = cells_from(row, columns_.activity);
    return !columns_.actors.empty() && !cells.empty() &&
           cells.back()->col + cells.back()->col_span > columns_.actors.back().first;
  }

  // Without a number, and with nothing but the activity: the rest of the step above.
  [[nodiscard]] bool goes_on(int row) const {
    if (sop_.steps.empty() || !columns_.number.exists()) return false;
    if (sop_.steps.back().number.blank()) return false;
    for (const auto& span : {columns_.requirements, columns_.duration, columns_.output}) {
      if (!text_in(cells_from(row, span)).blank()) return false;
    }
    return !has_symbol(row);
  }

  [[nodiscard]] bool has_symbol(int row) const {
    for (const ColumnSpan& span : columns_.actors) {
      const Cell* cell = cell_at(table_, row, span.first);
      if (cell == nullptr) continue;
      for (const PageLayout& page : layout_.pages) {
        if (page.page != cell->page) continue;
        const auto& symbols = page.symbols;
        if (std::any_of(symbols.begin(), symbols.end(), [cell](const Shape& shape) {
              return cell->box.contains(shape.box.center());
            })) {
          return true;
        }
      }
    }
    return false;
  }

  [[nodiscard]] std::vector<StepRow::Part> parts_of(int row) const {
    std::vector<StepRow::Part> parts;
    for (const TablePart& part : table_.parts) {
      const int rows = static_cast<int>(part.row_edges.size()) - 1;
      const int in_part = row - part.first_row;
      if (in_part < 0 || in_part >= rows) continue;
      const auto edge = static_cast<std::size_t>(in_part);
      parts.push_back({part.page, part.row_edges[edge], part.row_edges[edge + 1]});
    }
    return parts;
  }

  static void add_part(StepRow& row, const StepRow::Part& part) {
    if (!row.parts.empty() && row.parts.back().page == part.page) {
      row.parts.back().bottom = std::max(row.parts.back().bottom, part.bottom);
    } else {
      row.parts.push_back(part);
    }
  }

  const Table& table_;
  const StepColumns& columns_;
  const Layout& layout_;
  RawSop& sop_;
  FlowGrid& grid_;
  int body_row_ = 0;
  bool open_ = false;  // the last row belongs to the last step
};

void add_column_parts(const Table& table, const StepColumns& columns, FlowGrid& grid) {
  grid.columns.resize(std::max(grid.columns.size(), columns.actors.size()));
  for (std::size_t i = 0; i < columns.actors.size(); ++i) {
    const auto left = static_cast<std::size_t>(columns.actors[i].first);
    const auto right = static_cast<std::size_t>(columns.actors[i].end);
    for (const TablePart& part : table.parts) {
      if (right >= part.column_edges.size()) continue;
      grid.columns[i].parts.push_back(
          {part.page, part.column_edges[left], part.column_edges[right]});
    }
  }
}

bool has_group_label(TableLabels& labels, int first, int end) {
  for (int row = first; row < end; ++row) {
    if (labels.find(row, Label::kActors) != nullptr) return true;
    if (labels.find(row, Label::kStandards) != nullptr) return true;
  }
  return false;
}

bool has_wordless_actor(const Table& table, const StepHeader& header) {
  const auto& actors = header.columns.actors;
  return std::any_of(actors.begin(), actors.end(), [&](const ColumnSpan& span) {
    for (int row = header.body_row; row < table.rows; ++row) {
      const Cell* cell = cell_at(table, row, span.first);
      if (cell == nullptr || !cell->lines.empty()) return false;
    }
    return true;
  });
}

}  // namespace

std::optional<StepHeader> find_step_header(const Table& table) {
  TableLabels labels(table);
  for (int row = 0; row < table.rows; ++row) {
    if (!header_starts_at(labels, row)) continue;
    StepHeader header;
    header.first_row = row;
    // "Pelaksana" may stand alone in the row above the other labels.
    if (row > 0 && labels.find(row - 1, Label::kActors) != nullptr) --header.first_row;
    const int end = header_end(labels, header.first_row);
    header.columns = columns_of(labels, header.first_row, end);
    if (!header.columns.activity.exists()) continue;
    header.body_row = end;
    if (end < table.rows && numbers_columns(table, end, header.columns.activity.first)) {
      ++header.body_row;
    }
    header.certain =
        has_group_label(labels, header.first_row, end) || has_wordless_actor(table, header);
    return header;
  }
  return std::nullopt;
}

const std::optional<StepHeader>& StepHeaders::of(const Table& table) {
  auto& header = headers_[static_cast<std::size_t>(&table - layout_.tables.data())];
  if (!header) header.emplace(find_step_header(table));
  return *header;
}

void read_actors(const Table& table, const StepHeader& header, RawSop& sop) {
  TableLabels labels(table);
  const int end = header_end(labels, header.first_row);
  for (const ColumnSpan& span : header.columns.actors) {
    const Cell* cell = naming_cell(table, header.first_row, end, span.first);
    sop.actors.push_back({cell == nullptr ? Printed{} : printed_from(*cell)});
  }
  if (!header.columns.actors.empty()) {
    const int col = header.columns.actors.front().first;
    const Cell* group = cell_at(table, header.first_row, col);
    const Cell* name = naming_cell(table, header.first_row, end, col);
    if (group != nullptr && group != name) sop.actor_group = printed_from(*group);
  }
  if (header.columns.duration.exists()) {
    const Cell* cell = naming_cell(table, header.first_row, end, header.columns.duration.first);
    if (cell != nullptr) sop.duration_header = printed_from(*cell);
  }
  sop.has_note_column = header.columns.note.exists();
  sop.has_table = true;
}

void read_steps(const Table& table, const StepColumns& columns, int body_row, const Layout& layout,
                RawSop& sop, FlowGrid& grid) {
  const std::size_t first = sop.steps.size();
  add_column_parts(table, columns, grid);
  StepReader(table, columns, layout, sop, grid).read(body_row);
  split_numbers(std::span(sop.steps).subspan(first));
}

bool continues_steps(const Table& table, const Table& before, const StepColumns& columns) {
  if (table.cols == before.cols) return true;
  return columns.note.first == before.cols - 1 && table.cols == before.cols - 1;
}

}  // namespace baku
