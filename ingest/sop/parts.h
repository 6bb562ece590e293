// The parts of a document that SOPs are made of, in document order, with the lines between them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ingest/layout/table.h"
#include "ingest/sop/fields.h"
#include "ingest/sop/step_table.h"

namespace baku {

// A height on a page: pages first, then points from the top.
struct Place {
  int page = 0;
  double y = 0;
  friend bool operator<(const Place& a, const Place& b) {
    return a.page < b.page || (a.page == b.page && a.y < b.y);
  }
};

enum class PartKind : std::uint8_t { kIdentity, kSteps, kFragment, kWorksheet };

struct DocumentPart {
  PartKind kind = PartKind::kIdentity;
  const Table* table = nullptr;  // null for a form of running lines
  Form form;                     // kIdentity, and kWorksheet without a table
  StepHeader header;             // kSteps; of the table before for kFragment
  Place begin;
  Place end;
  std::vector<int> pages;
  std::vector<TextLine> lines_before;  // between the part before and this one
};

struct DocumentParts {
  std::vector<DocumentPart> parts;
  std::vector<TextLine> lines_after;  // behind the last part
};

// Pointers go into `layout`, which must live as long as the result; `headers` are its own.
DocumentParts find_parts(const Layout& layout, StepHeaders& headers);

}  // namespace baku
