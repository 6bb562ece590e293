// All printed values of an SOP.
#pragma once

#include <functional>

#include "schema/raw_sop.h"

namespace baku {

// Calls `visit` once for each value, blank ones included, in the order of the declaration.
void for_each_printed(RawSop& sop, const std::function<void(Printed&)>& visit);

}  // namespace baku
