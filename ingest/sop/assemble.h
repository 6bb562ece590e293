// The SOPs of a document: identity sheets, step tables, worksheets and signatures put together.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/layout/table.h"
#include "ingest/page.h"
#include "schema/raw_sop.h"

namespace baku {

struct SkippedPages {
  std::vector<int> pages;
  std::string reason;  // "cover", "decree", "attachment", ...
};

struct Assembly {
  std::vector<RawSop> sops;  // in document order
  std::vector<SkippedPages> skipped;
};

// Errors: kNoSop; kOtherFormat with the family's name (Puskesmas, SPO, police, ...).
Result<Assembly> assemble(const Document& document, const Layout& layout);

}  // namespace baku
