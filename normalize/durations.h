// Times allowed for a step: "10 Menit", "1-2 Jam", "1/2 hari", "2 x 24 jam", "maks. 3 hari kerja".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/sop_record.h"

namespace baku {

struct ReadDuration {
  std::vector<double> value;         // none, one, or [min, max]
  std::optional<DurationUnit> unit;  // of all values
  Text iso8601;                      // none for a range
  bool mended_digits = false;        // letters were read as digits, or the unit was misspelt
};

// The first time span in `printed`, or the two ends of a range. Bounds ("maks.", "paling lama",
// "+-") count as the number beside them, "5 (lima)" as 5, working days as days, "2 x 24 jam" as 48
// hours, seconds as parts of a minute, a quarter as 3 months and a semester as 6.
// A number without a unit has `default_unit`; without that it is no time span. Neither are times
// of day ("Jam 08.00"), ordinals ("minggu ke-2") and habits ("Setiap hari").
ReadDuration read_duration(std::string_view printed, std::optional<DurationUnit> default_unit);

// The unit that a column's header names ("Waktu (Menit)"); nullopt for none or several.
std::optional<DurationUnit> unit_of_header(std::string_view header);

// "PT30M" for 0.5 hours, "P3D", "PT1H30M" for 1.5 hours, "P0.5D".
std::string iso_duration(double value, DurationUnit unit);

}  // namespace baku
