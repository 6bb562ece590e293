// Numbers of steps that no column of numbers has.
#pragma once

#include <span>

#include "schema/raw_sop.h"

namespace baku {

// Numbers that stand inside the activities of all steps ("1. Menerima surat") become their numbers,
// where no step has one.
void split_numbers(std::span<RawStep> steps);

}  // namespace baku
