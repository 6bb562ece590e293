// Pages of a document that no SOP was read from, and why.
#pragma once

#include <span>
#include <vector>

#include "ingest/layout/table.h"
#include "ingest/sop/assemble.h"
#include "schema/raw_sop.h"

namespace baku {

// Runs of neighbouring pages with the same reason, in page order.
std::vector<SkippedPages> skipped_pages(const Layout& layout, std::span<const RawSop> sops);

}  // namespace baku
