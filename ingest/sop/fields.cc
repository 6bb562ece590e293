#include "ingest/sop/fields.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "ingest/sop/list_items.h"
#include "ingest/sop/printed.h"

namespace baku {
namespace {

// A label at the start of a cell or line group: how many lines it takes, and where its value goes
// on in the last of them.
struct LabelStart {
  Label label = Label::kTitle;
  std::size_t lines = 1;
  std::size_t rest = std::string::npos;  // byte offset in the last of these lines; npos: no rest
};

constexpr std::size_t kMaxLabelLines = 3;

bool ends_with_colon(std::string_view text) {
  text = trimmed(text);
  return !text.empty() && text.back() == ':';
}

// Offset in `joined`'s last line at which `rest` (a tail of `joined`) begins.
std::size_t rest_in_last_line(const TextLine& last, std::string_view rest) {
  return last.text.size() >= rest.size() ? last.text.size() - rest.size() : 0;
}

std::optional<LabelStart> label_at(std::span<const TextLine> lines, LabelSet set) {
  if (lines.empty()) return std::nullopt;
  if (lines.size() == 1) {
    const std::string_view text = lines.front().text;
    const auto leading = match_leading_label(text, set);
    if (!leading) return std::nullopt;
    if (leading->whole) return LabelStart{leading->label, 1};
    return LabelStart{leading->label, 1, rest_in_last_line(lines.front(), leading->rest)};
  }
  std::string joined;
  std::optional<LabelStart> whole;
  const std::size_t most = std::min(kMaxLabelLines, lines.size());
  for (std::size_t count = 1; count <= most; ++count) {
    joined += (count > 1 ? " " : "") + lines[count - 1].text;
    if (const auto label = match_label(joined, set)) whole = LabelStart{*label, count};
    if (ends_with_colon(joined)) break;
  }
  if (whole) return whole;
  joined.clear();
  for (std::size_t count = 1; count <= std::min<std::size_t>(2, lines.size()); ++count) {
    joined += (count > 1 ? " " : "") + lines[count - 1].text;
    const auto leading = match_leading_label(joined, set);
    if (!leading) continue;
    const TextLine& last = lines[count - 1];
    if (leading->rest.size() > last.text.size()) continue;
    return LabelStart{leading->label, count, rest_in_last_line(last, leading->rest)};
  }
  return std::nullopt;
}

// A label further down in a cell must look like one: a colon behind it, or bold.
bool plain_label_inside(std::span<const TextLine> lines, const LabelStart& start) {
  const TextLine& last = lines[start.lines - 1];
  const std::size_t colon = last.text.find(':');
  if (start.rest == std::string::npos) return ends_with_colon(last.text) || lines.front().bold;
  return colon != std::string::npos && colon < start.rest;
}

// "1. Peralatan" over "2. Komputer": the next number is no label, so this is a list.
bool counts_on(std::span<const TextLine> lines, LabelSet set) {
  const auto mark = list_mark(lines.front().text);
  if (!mark || mark->kind == '-') return false;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto next = list_mark(lines[i].text);
    if (!next || next->kind != mark->kind || next->value != mark->value + 1) continue;
    return !label_at(lines.subspan(i), set).has_value();
  }
  return false;
}

// Only a colon, as forms with a column of colons have it.
bool only_colon(std::string_view text) { return trimmed(text) == ":"; }

// Behind a row of points or underscores that leads from a label to its value, or that leaves room
// for one. Three of them may be an ellipsis.
std::string_view behind_leader(std::string_view text) {
  constexpr std::string_view kEllipsis = "\u2026";
  std::size_t at = 0;
  std::size_t marks = 0;
  while (at < text.size()) {
    if (text.substr(at).starts_with(kEllipsis)) {
      at += kEllipsis.size();
      marks += 3;
    } else if (text[at] == '.' || text[at] == '_') {
      ++at;
      ++marks;
    } else if (marks > 0 && text[at] == ' ') {
      ++at;
    } else {
      break;
    }
  }
  return marks > 3 ? trimmed(text.substr(at)) : text;
}

void append_value(Field& field, TextLine line, double limit) {
  std::string_view text = trimmed(line.text);
  if (field.value.empty()) {
    text = behind_leader(text);
    if (text.starts_with(':')) text = behind_leader(trimmed(text.substr(1)));
  }
  if (text.empty()) return;
  const auto begin = static_cast<std::size_t>(text.data() - line.text.data());
  if (begin > 0) line = tail_of(line, begin);
  line.text = std::string(trimmed(line.text));
  field.value.push_back({std::move(line), limit});
}

// Labels of the short values at the head of a sheet, one below the other.
bool has_short_value(Label label) {
  constexpr std::array kShort = {Label::kNumber,    Label::kCreated, Label::kRevised,
                                 Label::kEffective, Label::kTitle,   Label::kRevisionCounter};
  return std::find(kShort.begin(), kShort.end(), label) != kShort.end();
}

// A label right below another one that has no value yet: the ruling between them was not found.
bool stands_below_label(const Field* above, const LabelStart& start) {
  return above != nullptr && above->value.empty() && start.rest == std::string::npos &&
         has_short_value(above->label) && has_short_value(start.label);
}

// Cuts lines at labels. Lines before the first label belong to no field.
void cut_at_labels(std::span<const TextLine> lines, double limit, LabelSet set,
                   std::vector<Field>& fields) {
  std::size_t i = 0;
  Field* current = nullptr;
  while (i < lines.size()) {
    const auto start = label_at(lines.subspan(i), set);
    if (start && !counts_on(lines.subspan(i), set) &&
        (i == 0 || plain_label_inside(lines.subspan(i), *start) ||
         stands_below_label(current, *start))) {
      const TextLine& last = lines[i + start->lines - 1];
      fields.push_back({start->label, lines[i].page, lines[i].box, 0, {}});
      current = &fields.back();
      if (start->rest != std::string::npos && start->rest < last.text.size()) {
        append_value(*current, tail_of(last, start->rest), limit);
      }
      i += start->lines;
      continue;
    }
    if (current != nullptr) append_value(*current, lines[i], limit);
    ++i;
  }
}

struct LabelCell {
  const Cell* cell = nullptr;
  std::size_t field = 0;  // the last field that starts in this cell
  int right = 0;          // first column that is not its own any more
  int bottom = 0;         // first row that is not its own any more
};

bool rows_overlap(const Cell& a, const Cell& b) {
  return a.row < b.row + b.row_span && b.row < a.row + a.row_span;
}

// Labels that stand in steps: with nothing beside it, a label has its value below it, and the next
// label stands right of that value, not below.
//   | Dasar Hukum |              |
//   | its value   | Kualifikasi  |
//   |             | its value    |
void narrow_staggered(std::vector<LabelCell>& labels, std::span<const Cell* const> free_cells) {
  for (LabelCell& label : labels) {
    const int own_end = label.cell->row + label.cell->row_span;
    const auto has_value = [&](int row, int first_col, int end_col) {
      return std::any_of(free_cells.begin(), free_cells.end(), [=](const Cell* cell) {
        return cell->row == row && cell->col >= first_col && cell->col < end_col &&
               !cell->lines.empty();
      });
    };
    if (has_value(label.cell->row, label.cell->col + label.cell->col_span, label.right)) continue;
    for (const LabelCell& other : labels) {
      const bool in_next_row = other.cell->row == own_end && other.cell->col > label.cell->col &&
                               other.cell->col < label.right;
      if (in_next_row && has_value(own_end, label.cell->col, other.cell->col)) {
        label.right = other.cell->col;
      }
    }
  }
}

void bound_regions(std::vector<LabelCell>& labels, std::span<const Cell* const> free_cells,
                   int cols, int end_row) {
  for (LabelCell& label : labels) {
    label.right = cols;
    for (const LabelCell& other : labels) {
      if (other.cell->col <= label.cell->col || !rows_overlap(*label.cell, *other.cell)) continue;
      label.right = std::min(label.right, other.cell->col);
    }
  }
  narrow_staggered(labels, free_cells);
  for (LabelCell& label : labels) {
    label.bottom = end_row;
    for (const LabelCell& other : labels) {
      const bool below = other.cell->row >= label.cell->row + label.cell->row_span;
      const bool meets = other.cell->col < label.right && other.right > label.cell->col;
      if (below && meets) label.bottom = std::min(label.bottom, other.cell->row);
    }
  }
}

// These stand beside or right under their label; what is further down is something else.
bool one_line_field(Label label) {
  switch (label) {
    case Label::kNumber:
    case Label::kCreated:
    case Label::kRevised:
    case Label::kEffective:
    case Label::kTitle:
    case Label::kRevisionCounter:
    case Label::kPageCounter:
    case Label::kSheetTitle:
    case Label::kSheetKind:
    case Label::kSheetOwner:
    case Label::kSheetProductOwner:
    case Label::kSheetActivityOwner:
    case Label::kSheetScope: return true;
    default: return false;
  }
}

bool inside(const Cell& cell, const LabelCell& label, int first_row, int end_row) {
  return cell.row >= first_row && cell.row + cell.row_span <= end_row &&
         cell.col >= label.cell->col && cell.col + cell.col_span <= label.right;
}

bool has_text(const Cell& cell) {
  return std::any_of(cell.lines.begin(), cell.lines.end(),
                     [](const TextLine& line) { return !only_colon(line.text); });
}

// The cells whose text belongs to `label`, in reading order.
std::vector<const Cell*> value_cells(const LabelCell& label, const Field& field,
                                     std::span<const Cell* const> free_cells) {
  const int own_end = label.cell->row + label.cell->row_span;
  std::vector<const Cell*> beside;
  std::vector<const Cell*> all;
  for (const Cell* cell : free_cells) {
    if (!has_text(*cell)) continue;
    if (inside(*cell, label, label.cell->row, own_end)) beside.push_back(cell);
    if (inside(*cell, label, label.cell->row, label.bottom)) all.push_back(cell);
  }
  const bool enough = !beside.empty() || !field.blank();
  return one_line_field(field.label) && enough ? beside : all;
}

std::vector<const Cell*> cells_in(const Table& table, int first_row, int end_row) {
  std::vector<const Cell*> cells;
  for (const Cell& cell : table.cells) {
    if (cell.row >= first_row && cell.row < end_row) cells.push_back(&cell);
  }
  return cells;
}

// A label among running lines.
struct RowLabel {
  std::size_t line = 0;
  std::size_t field = 0;
  std::size_t rest = std::string::npos;  // byte offset of the value in the label's own line
};

// Labels that stand beside each other, left to right.
struct LabelRow {
  std::vector<RowLabel> labels;
};

bool beside(const TextLine& a, const TextLine& b) {
  if (a.page != b.page) return false;
  const double shared = std::min(a.box.bottom, b.box.bottom) - std::max(a.box.top, b.box.top);
  return shared > std::min(a.box.height(), b.box.height()) / 2;
}

// The labels of the lines, row by row from the top; their fields are added to `form`.
std::vector<LabelRow> label_rows(std::span<const TextLine> lines, LabelSet set, Form& form) {
  std::vector<LabelRow> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto start = label_at(lines.subspan(i, 1), set);
    if (!start) continue;
    auto row = std::find_if(rows.begin(), rows.end(), [&](const LabelRow& other) {
      return beside(lines[other.labels.front().line], lines[i]);
    });
    if (row == rows.end()) row = rows.insert(rows.end(), LabelRow{});
    row->labels.push_back({i, form.fields.size(), start->rest});
    form.fields.push_back({start->label, lines[i].page, lines[i].box, 0, {}});
  }
  const auto left_of = [lines](const RowLabel& label) { return lines[label.line].box.left; };
  for (LabelRow& row : rows) {
    std::sort(row.labels.begin(), row.labels.end(),
              [&](const RowLabel& a, const RowLabel& b) { return left_of(a) < left_of(b); });
  }
  std::sort(rows.begin(), rows.end(), [lines](const LabelRow& a, const LabelRow& b) {
    const TextLine& first = lines[a.labels.front().line];
    const TextLine& second = lines[b.labels.front().line];
    return std::pair(first.page, first.box.top) < std::pair(second.page, second.box.top);
  });
  return rows;
}

bool is_label(const std::vector<LabelRow>& rows, std::size_t line) {
  return std::any_of(rows.begin(), rows.end(), [line](const LabelRow& row) {
    return std::any_of(row.labels.begin(), row.labels.end(),
                       [line](const RowLabel& label) { return label.line == line; });
  });
}

// The value of a one-line field goes on only in lines that hang under it.
bool goes_with(const Field& field, const TextLine& line, const TextLine& label) {
  constexpr double kHanging = 12;  // points right of the label
  if (!one_line_field(field.label) || field.blank() || beside(label, line)) return true;
  return line.page == label.page && line.box.left > label.box.left + kHanging;
}

// The label that a running line belongs to: of the last row of labels above it or beside it, the
// rightmost that does not begin right of the line.
const RowLabel* label_for(const TextLine& line, const std::vector<LabelRow>& rows,
                          std::span<const TextLine> lines) {
  constexpr double kOutdent = 12;  // points that a value may begin left of its label
  const LabelRow* last = nullptr;
  for (const LabelRow& row : rows) {
    const TextLine& label = lines[row.labels.front().line];
    const bool above =
        label.page < line.page || (label.page == line.page && label.box.top < line.box.top);
    if (above || beside(label, line)) last = &row;
  }
  if (last == nullptr) return nullptr;
  const RowLabel* best = nullptr;
  for (const RowLabel& label : last->labels) {
    if (lines[label.line].box.left <= line.box.left + kOutdent) best = &label;
  }
  const RowLabel& only = last->labels.front();
  const bool under =
      lines[only.line].page != line.page || line.box.right > lines[only.line].box.left;
  if (best == nullptr && last->labels.size() == 1 && under) best = &only;
  return best;
}

}  // namespace

const Field* Form::find(Label label) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [label](const Field& field) { return field.label == label; });
  return found == fields.end() ? nullptr : &*found;
}

Form read_form(const Table& table, int first_row, int end_row, LabelSet set) {
  Form form;
  std::vector<LabelCell> labels;
  std::vector<const Cell*> free_cells;
  for (const Cell* cell : cells_in(table, first_row, end_row)) {
    const std::size_t known = form.fields.size();
    cut_at_labels(cell->lines, cell->box.right, set, form.fields);
    if (form.fields.size() == known) {
      free_cells.push_back(cell);
      continue;
    }
    for (std::size_t i = known; i < form.fields.size(); ++i) form.fields[i].row = cell->row;
    labels.push_back({cell, form.fields.size() - 1, 0, 0});
  }
  bound_regions(labels, free_cells, table.cols, end_row);
  std::vector<const Cell*> used;
  for (const LabelCell& label : labels) {
    Field& field = form.fields[label.field];
    for (const Cell* cell : value_cells(label, field, free_cells)) {
      for (const TextLine& line : cell->lines) append_value(field, line, cell->box.right);
      used.push_back(cell);
    }
  }
  for (const Cell* cell : free_cells) {
    if (std::find(used.begin(), used.end(), cell) != used.end()) continue;
    form.other_lines.insert(form.other_lines.end(), cell->lines.begin(), cell->lines.end());
  }
  return form;
}

Form read_form(std::span<const TextLine> lines, LabelSet set) {
  Form form;
  const auto rows = label_rows(lines, set, form);
  double right = 0;
  for (const TextLine& line : lines) right = std::max(right, line.box.right);
  std::vector<double> limits(form.fields.size(), right);
  for (const LabelRow& row : rows) {
    for (std::size_t i = 1; i < row.labels.size(); ++i) {
      limits[row.labels[i - 1].field] = lines[row.labels[i].line].box.left;
    }
  }
  for (const LabelRow& row : rows) {
    for (const RowLabel& label : row.labels) {
      if (label.rest < lines[label.line].text.size()) {
        append_value(form.fields[label.field], tail_of(lines[label.line], label.rest),
                     limits[label.field]);
      }
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_label(rows, i)) continue;
    const RowLabel* label = label_for(lines[i], rows, lines);
    if (label != nullptr && goes_with(form.fields[label->field], lines[i], lines[label->line])) {
      append_value(form.fields[label->field], lines[i], limits[label->field]);
    } else {
      form.other_lines.push_back(lines[i]);
    }
  }
  return form;
}

}  // namespace baku
