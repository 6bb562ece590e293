#include "app/conversion_outcome.h"

#include <utility>

namespace baku {

Result<void> finish(Result<Conversion> conversion, Outcome& outcome) {
  if (!conversion) return tl::unexpected(std::move(conversion).error());
  outcome.skipped = std::move(conversion->skipped);
  outcome.warnings = std::move(conversion->warnings);
  outcome.lost_pages = std::move(conversion->lost_pages);
  outcome.pages = conversion->pages;
  return {};
}

}  // namespace baku
