#include "ingest/sop/parts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/sop/identity_sheet.h"
#include "ingest/sop/surroundings.h"
#include "ingest/sop/worksheet.h"

namespace baku {
namespace {

Place begin_of(const Table& table) {
  return {table.parts.front().page, table.parts.front().box.top};
}

Place end_of(const Table& table) {
  return {table.parts.back().page, table.parts.back().box.bottom};
}

// Where row `row` of the table begins.
Place row_begin(const Table& table, int row) {
  Place place = end_of(table);
  for (const TablePart& part : table.parts) {
    const int in_part = row - part.first_row;
    if (in_part < 0 || in_part >= static_cast<int>(part.row_edges.size()) - 1) continue;
    return {part.page, part.row_edges[static_cast<std::size_t>(in_part)]};
  }
  return place;
}

std::vector<int> pages_between(const Place& begin, const Place& end, const Table& table) {
  std::vector<int> pages;
  for (const TablePart& part : table.parts) {
    if (part.page >= begin.page && part.page <= end.page) pages.push_back(part.page);
  }
  return pages;
}

DocumentPart part_of(PartKind kind, const Table& table, Place begin, Place end) {
  DocumentPart part;
  part.kind = kind;
  part.table = &table;
  part.begin = begin;
  part.end = end;
  part.pages = pages_between(begin, end, table);
  return part;
}

std::optional<Place> last_worksheet_heading(const Layout& layout, const Place& before) {
  std::optional<Place> last;
  for (const PageLayout& page : layout.pages) {
    for (const TextLine& line : page.lines) {
      const Place place{line.page, line.box.top};
      if (place < before && is_worksheet_heading(line)) last = place;
    }
  }
  return last;
}

// Fields that an identity sheet has and a worksheet has not.
bool names_an_sop(const Form& form) {
  return form.find(Label::kNumber) != nullptr || form.find(Label::kLegalBasis) != nullptr ||
         form.find(Label::kApprovedBy) != nullptr;
}

bool in_worksheet(const Layout& layout, const Table& table,
                  const std::vector<DocumentPart>& parts) {
  const auto heading = last_worksheet_heading(layout, begin_of(table));
  if (!heading || names_an_sop(read_form(table, 0, table.rows, LabelSet::kIdentity))) return false;
  return parts.empty() || parts.back().kind == PartKind::kWorksheet || parts.back().end < *heading;
}

// A table without a header that goes on with the numbers of one without remarks, and has a column
// more for them.
bool adds_remarks(const Table& table, const Table& before, const StepColumns& columns) {
  const bool wider = table.cols == before.cols + 1 && !columns.note.exists();
  if (!wider || !columns.number.exists()) return false;
  const Cell* cell = cell_at(table, 0, columns.number.first);
  if (cell == nullptr) return false;
  const std::string number = letters_of(text_of(*cell));
  return !number.empty() && number != "1" && number.size() < 4 &&
         number.find_first_not_of("0123456789") == std::string::npos;
}

void add_table(const Layout& layout, const Table& table, const std::optional<StepHeader>& header,
               std::vector<DocumentPart>& parts) {
  const Place begin = begin_of(table);
  const Place end = end_of(table);
  if (header) {
    Place table_begin = begin;
    if (header->first_row > 0) {
      Form form = read_form(table, 0, header->first_row, LabelSet::kIdentity);
      if (looks_like_identity(form)) {
        table_begin = row_begin(table, header->first_row);
        parts.push_back(part_of(PartKind::kIdentity, table, begin, table_begin));
        parts.back().form = std::move(form);
      }
    }
    parts.push_back(part_of(PartKind::kSteps, table, table_begin, end));
    parts.back().header = *header;
    return;
  }
  if (in_worksheet(layout, table, parts)) {
    parts.push_back(part_of(PartKind::kWorksheet, table, begin, end));
    return;
  }
  Form form = read_form(table, 0, table.rows, LabelSet::kIdentity);
  if (looks_like_identity(form)) {
    parts.push_back(part_of(PartKind::kIdentity, table, begin, end));
    parts.back().form = std::move(form);
    return;
  }
  if (parts.empty()) return;
  const DocumentPart& last = parts.back();
  const bool steps = last.kind == PartKind::kSteps || last.kind == PartKind::kFragment;
  if (steps && (continues_steps(table, *last.table, last.header.columns) ||
                adds_remarks(table, *last.table, last.header.columns))) {
    const StepHeader above = last.header;
    parts.push_back(part_of(PartKind::kFragment, table, begin, end));
    parts.back().header = above;
  }
}

bool in_reading_order(const TextLine& a, const TextLine& b) {
  return std::pair(a.box.top, a.box.left) < std::pair(b.box.top, b.box.left);
}

// Lines that stand beside each other from left to right, row after row.
void sort_by_rows(std::vector<TextLine>& lines) {
  std::sort(lines.begin(), lines.end(), in_reading_order);
  for (auto row = lines.begin(); row != lines.end();) {
    const double middle = (row->box.top + row->box.bottom) / 2;
    const auto end = std::find_if(row, lines.end(),
                                  [middle](const TextLine& line) { return line.box.top > middle; });
    std::sort(row, end,
              [](const TextLine& a, const TextLine& b) { return a.box.left < b.box.left; });
    row = end;
  }
}

bool names_lists_only(const Form& form) {
  return form.other_lines.empty() && list_labels(form) == form.fields.size() &&
         std::all_of(form.fields.begin(), form.fields.end(),
                     [](const Field& field) { return field.blank(); });
}

// Columns of words without lines between them, or boxes that hold the names of lists and nothing
// else: a form that goes on in the lines below it.
bool is_open_form(const Table& table, StepHeaders& headers) {
  const bool words_only = table.kind == TableKind::kAligned;
  if (!words_only && table.rows != 1) return false;
  if (headers.of(table)) return false;
  const Form form = read_form(table, 0, table.rows, LabelSet::kIdentity);
  return looks_like_identity(form) && (words_only || names_lists_only(form));
}

bool is_heading(const TextLine& line) {
  return starts_heading(line) || letters_of(line.text).starts_with("baganalur");
}

// The running lines of a page and those of its open forms and columns, down to the page's first
// other part.
std::vector<TextLine> open_lines(const Layout& layout, const PageLayout& page,
                                 const std::vector<DocumentPart>& parts, StepHeaders& headers) {
  std::vector<TextLine> lines = page.lines;
  for (const Table& table : layout.tables) {
    if (table.parts.front().page != page.page) continue;
    const bool words_only = table.kind == TableKind::kAligned && !headers.of(table);
    if (!words_only && !is_open_form(table, headers)) continue;
    for (const Cell& cell : table.cells) {
      lines.insert(lines.end(), cell.lines.begin(), cell.lines.end());
    }
  }
  const auto other = std::find_if(parts.begin(), parts.end(), [&page](const DocumentPart& part) {
    return part.begin.page == page.page && part.kind != PartKind::kIdentity;
  });
  if (other != parts.end()) {
    std::erase_if(lines, [&](const TextLine& line) { return line.box.top > other->begin.y; });
  }
  sort_by_rows(lines);
  while (!lines.empty() && is_page_furniture(lines.back())) lines.pop_back();
  // The heading of the step table is no value of the form above it.
  if (other != parts.end() && other->kind == PartKind::kSteps) {
    while (!lines.empty() && is_heading(lines.back())) lines.pop_back();
  }
  return lines;
}

void insert_part(DocumentPart part, std::vector<DocumentPart>& parts) {
  const auto after = std::find_if(parts.begin(), parts.end(), [&part](const DocumentPart& other) {
    return part.begin < other.begin;
  });
  parts.insert(after, std::move(part));
}

DocumentPart open_identity(int page, Form form) {
  DocumentPart part;
  part.kind = PartKind::kIdentity;
  part.begin = {page, form.fields.front().box.top};
  part.end = part.begin;
  for (const Field& field : form.fields) {
    part.begin = std::min(part.begin, Place{page, field.box.top});
    part.end = std::max(part.end, Place{page, field.box.bottom});
    for (const ValueLine& line : field.value) {
      part.end = std::max(part.end, Place{page, line.line.box.bottom});
    }
  }
  part.pages = {page};
  part.form = std::move(form);
  return part;
}

// The top of a sheet in lines: what identity sheets in tables beside them do not name.
bool completes_top(const Form& form, const std::vector<const Form*>& others) {
  constexpr std::array kTop = {Label::kNumber,    Label::kCreated,    Label::kRevised,
                               Label::kEffective, Label::kApprovedBy, Label::kTitle};
  constexpr std::ptrdiff_t kFewest = 3;
  const auto names = [&kTop](const Form& each) {
    return std::count_if(kTop.begin(), kTop.end(),
                         [&each](Label label) { return each.find(label) != nullptr; });
  };
  return names(form) >= kFewest &&
         std::all_of(others.begin(), others.end(),
                     [&names](const Form* other) { return names(*other) == 0; });
}

// Identity sheets typed without a table, and what of a sheet is typed under its table: pages whose
// running lines have enough labels.
void add_open_identities(const Layout& layout, std::vector<DocumentPart>& parts,
                         StepHeaders& headers) {
  constexpr std::size_t kLabelsNeeded = 4;
  constexpr std::size_t kListsNeeded = 2;
  for (const PageLayout& page : layout.pages) {
    Form form = read_form(open_lines(layout, page, parts, headers), LabelSet::kIdentity);
    if (!looks_like_identity(form)) continue;
    std::vector<const Form*> others;
    std::vector<const Form*> beside;
    for (const DocumentPart& part : parts) {
      if (part.kind != PartKind::kIdentity) continue;
      if (part.end.page == page.page) beside.push_back(&part.form);
      if (part.end.page == page.page || part.end.page == page.page - 1) {
        others.push_back(&part.form);
      }
    }
    const bool enough = others.empty() ? form.fields.size() >= kLabelsNeeded
                                       : list_labels(form) >= kListsNeeded ||
                                             (!beside.empty() && completes_top(form, beside));
    if (enough) insert_part(open_identity(page.page, std::move(form)), parts);
  }
}

// Worksheets typed without a table: the lines under the heading, on its page.
void add_open_worksheets(const Layout& layout, std::vector<DocumentPart>& parts) {
  constexpr std::size_t kLabelsNeeded = 3;
  for (const PageLayout& page : layout.pages) {
    const auto heading = std::find_if(page.lines.begin(), page.lines.end(), is_worksheet_heading);
    if (heading == page.lines.end()) continue;
    const Place begin{page.page, heading->box.top};
    if (std::any_of(parts.begin(), parts.end(), [&](const DocumentPart& part) {
          return part.kind == PartKind::kWorksheet && part.begin.page == page.page;
        })) {
      continue;
    }
    std::vector<TextLine> lines;
    for (const TextLine& line : page.lines) {
      if (line.box.top > heading->box.bottom) lines.push_back(line);
    }
    sort_by_rows(lines);
    Form form = read_form(lines, LabelSet::kWorksheet);
    if (form.fields.size() < kLabelsNeeded) continue;
    DocumentPart part = open_identity(page.page, std::move(form));
    part.kind = PartKind::kWorksheet;
    part.begin = begin;
    insert_part(std::move(part), parts);
  }
}

// The signers' names in a table of their own: those of the approver, or all if none is called so.
std::vector<TextLine> signers(const Table& table) {
  std::vector<TextLine> lines;
  const Cell* approver = nullptr;
  for (const Cell& cell : table.cells) {
    lines.insert(lines.end(), cell.lines.begin(), cell.lines.end());
    const auto label = match_leading_label(text_of(cell), LabelSet::kIdentity);
    if (label && label->label == Label::kApprovedBy) approver = &cell;
  }
  if (std::none_of(lines.begin(), lines.end(), has_nip)) return {};
  if (approver == nullptr) return lines;
  std::erase_if(lines, [approver](const TextLine& line) {
    const double middle = (line.box.left + line.box.right) / 2;
    return middle < approver->box.left || middle > approver->box.right;
  });
  return lines;
}

std::vector<TextLine> lines_outside(const Layout& layout, const PageLayout& page,
                                    const std::vector<DocumentPart>& parts, StepHeaders& headers) {
  std::vector<TextLine> lines = page.lines;
  for (const Table& table : layout.tables) {
    if (table.parts.front().page != page.page) continue;
    if (std::any_of(parts.begin(), parts.end(),
                    [&table](const DocumentPart& part) { return part.table == &table; })) {
      continue;
    }
    if (is_open_form(table, headers)) continue;
    const auto names = signers(table);
    if (names.empty()) continue;
    lines.insert(lines.end(), names.begin(), names.end());
    sort_by_rows(lines);
  }
  return lines;
}

void add_lines_between(const Layout& layout, DocumentParts& found, StepHeaders& headers) {
  std::size_t next = 0;
  auto& parts = found.parts;
  for (const PageLayout& page : layout.pages) {
    for (const TextLine& line : lines_outside(layout, page, parts, headers)) {
      const Place place{line.page, (line.box.top + line.box.bottom) / 2};
      while (next < parts.size() && parts[next].end < place) ++next;
      if (next == parts.size()) {
        found.lines_after.push_back(line);
      } else if (place < parts[next].begin) {
        parts[next].lines_before.push_back(line);
      }
    }
  }
}

}  // namespace

DocumentParts find_parts(const Layout& layout, StepHeaders& headers) {
  DocumentParts found;
  for (const Table& table : layout.tables) {
    if (is_open_form(table, headers)) continue;
    add_table(layout, table, headers.of(table), found.parts);
  }
  add_open_identities(layout, found.parts, headers);
  add_open_worksheets(layout, found.parts);
  add_lines_between(layout, found, headers);
  return found;
}

}  // namespace baku
