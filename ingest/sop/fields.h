// Labels and their values on a form: identity sheets and worksheets.
#pragma once

#include <span>
#include <vector>

#include "ingest/layout/table.h"
#include "ingest/sop/labels.h"

namespace baku {

// A line of a value and the right edge (x, points) up to which its text could have run.
struct ValueLine {
  TextLine line;
  double limit = 0;
};

struct Field {
  Label label = Label::kTitle;
  int page = 0;                  // of the label
  Rect box;                      // of the label's cell or line
  int row = 0;                   // of the label's cell; 0 for running lines
  std::vector<ValueLine> value;  // in reading order, label and colon taken off

  [[nodiscard]] bool blank() const { return value.empty(); }
};

struct Form {
  std::vector<Field> fields;          // in reading order
  std::vector<TextLine> other_lines;  // of cells that belong to no field, in reading order

  // The first field with this label, or null.
  [[nodiscard]] const Field* find(Label label) const;
};

// Fields of rows [first_row, end_row) of a table. A label's value is the rest of its own cell, the
// cells right of it, and those below it down to the next label:
//   +-----------+-------+     +--------------+---------------+
//   | label     | value |     | label        | other label   |
//   +-----------+-------+     +--------------+---------------+
//   | label     | value |     | value        | its value     |
//   +-----------+-------+     +--------------+---------------+
Form read_form(const Table& table, int first_row, int end_row, LabelSet set);

// Fields of running lines: a line that starts with a label begins a field; the lines beside it and
// below it, down to the next row of labels, belong to it:
//   Nomor SOP : 12      |  Dasar Hukum     Kualifikasi
//   Tanggal Revisi : -  |  UU No. 5        Teliti
Form read_form(std::span<const TextLine> lines, LabelSet set);

}  // namespace baku
