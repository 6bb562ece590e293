// ISO 8601 durations as the record uses them.
#pragma once

#include <string_view>

#include "schema/sop_record.h"

namespace baku {

// Whether the ISO 8601 duration `iso` ("PT1H30M", "P2W") is as long as `amount` units. A week is 7
// days, a day 24 hours, a year 12 months; a fraction of a month may also stand as days, 30 a month.
// False for a text that is no duration.
bool is_same_duration(std::string_view iso, double amount, DurationUnit unit);

}  // namespace baku
