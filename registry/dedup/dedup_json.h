// The outcome of a deduplication as JSON. Key by key: docs/dedup.md.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "registry/dedup/deduplicate.h"
#include "registry/dedup/representative.h"

namespace baku {

// Calls `write` with the JSON piece by piece, so that a large outcome is never in memory as text.
// `procedures`: the representative procedures of the clusters, in their order, or none.
void write_dedup_json(const Deduplicated& outcome,
                      std::span<const RepresentativeProcedure> procedures,
                      const std::function<void(std::string_view)>& write);

}  // namespace baku
