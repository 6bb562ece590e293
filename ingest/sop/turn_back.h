// Places of assembled SOPs back on the pages as they are displayed.
#pragma once

#include <span>

#include "ingest/layout/upright.h"
#include "schema/raw_sop.h"

namespace baku {

// Boxes of all values and symbols that lie on turned pages.
void turn_back(std::span<RawSop> sops, std::span<const PageTurn> turns);

}  // namespace baku
