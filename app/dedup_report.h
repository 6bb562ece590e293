// The outcome of a deduplication for people.
#pragma once

#include <span>
#include <string>

#include "registry/dedup/deduplicate.h"
#include "registry/dedup/representative.h"

namespace baku {

// Clusters with their members and the strongest clues of each relation, for a terminal.
std::string dedup_to_table(const Deduplicated& outcome);

// A page of its own that loads nothing: clusters with the representative procedure and its
// variation, relations with all clues, links under Keterkaitan, weights.
std::string dedup_to_html(const Deduplicated& outcome,
                          std::span<const RepresentativeProcedure> procedures);

}  // namespace baku
