// The report on a registry as a page: what was done, what failed and why.
#pragma once

#include <string>
#include <vector>

#include "registry/store/listing.h"

namespace baku {

struct ReportContent {
  std::string registry;  // its name, for the head
  std::string made_at;
  RegistryStatus status;
  std::vector<RunLine> runs;          // the newest first
  std::vector<DocumentLine> trouble;  // documents that did not end well
  std::vector<DocumentLine> slowest;  // the slowest first
  std::vector<Count> findings;        // by code, the most frequent first
  std::vector<Count> offices;         // records by government and unit
};

// HTML of its own: no script, nothing loaded, every text escaped.
std::string report_page(const ReportContent& content);

}  // namespace baku
