#include "ingest/sop/parts.h"

#include <algorithm>
#include <utility>

#include "ingest/sop/identity_sheet.h"
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
  return parts.empty() || parts.back().kind == PartKind::kWorksheet || *heading > parts.back().end;
}

void add_table(const Layout& layout, const Table& table, std::vector<DocumentPart>& parts) {
  const Place begin = begin_of(table);
  const Place end = end_of(table);
  if (auto header = find_step_header(table)) {
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
    parts.back().header = std::move(*header);
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
  if (steps && continues_steps(table, *last.table, last.header.columns)) {
    const StepHeader header = last.header;
    parts.push_back(part_of(PartKind::kFragment, table, begin, end));
    parts.back().header = header;
  }
}

// Identity sheets typed without a table: pages whose running lines have enough labels.
void add_running_identities(const Layout& layout, std::vector<DocumentPart>& parts) {
  constexpr std::size_t kLabelsNeeded = 4;
  for (const PageLayout& page : layout.pages) {
    Form form = read_form(page.lines, LabelSet::kIdentity);
    if (form.fields.size() < kLabelsNeeded || !looks_like_identity(form)) continue;
    DocumentPart part;
    part.kind = PartKind::kIdentity;
    part.begin = {page.page, form.fields.front().box.top};
    part.end = part.begin;
    for (const Field& field : form.fields) {
      part.end = std::max(part.end, Place{page.page, field.box.bottom});
      for (const ValueLine& line : field.value) {
        part.end = std::max(part.end, Place{page.page, line.line.box.bottom});
      }
    }
    part.pages = {page.page};
    part.form = std::move(form);
    const auto after = std::find_if(parts.begin(), parts.end(), [&part](const DocumentPart& other) {
      return part.begin < other.begin;
    });
    parts.insert(after, std::move(part));
  }
}

void add_lines_between(const Layout& layout, DocumentParts& found) {
  std::size_t next = 0;
  auto& parts = found.parts;
  for (const PageLayout& page : layout.pages) {
    for (const TextLine& line : page.lines) {
      const Place place{line.page, (line.box.top + line.box.bottom) / 2};
      while (next < parts.size() && place > parts[next].end) ++next;
      if (next == parts.size()) {
        found.lines_after.push_back(line);
      } else if (place < parts[next].begin) {
        parts[next].lines_before.push_back(line);
      }
    }
  }
}

}  // namespace

DocumentParts find_parts(const Layout& layout) {
  DocumentParts found;
  for (const Table& table : layout.tables) add_table(layout, table, found.parts);
  const bool identity =
      std::any_of(found.parts.begin(), found.parts.end(),
                  [](const DocumentPart& part) { return part.kind == PartKind::kIdentity; });
  if (!identity) add_running_identities(layout, found.parts);
  add_lines_between(layout, found);
  return found;
}

}  // namespace baku
