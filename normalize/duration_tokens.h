// A cell of the duration column as tokens: numbers, units, and the words between them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/sop_record.h"

namespace baku {

struct DurationToken {
  enum class Kind {
    kNumber,  // "10", "1/2", "setengah", "l5"
    kUnit,    // "menit", "'"
    kSingle,  // one word for one of a unit: "sehari"
    kRange,   // "-", "s/d", "sampai", "atau"
    kTimes,   // "x"
    kPlus,    // "dan"
    kOpen,    // brackets, only while tokens are cut
    kClose,
    kWord,  // any other word
    kMark,  // "," ";" ":" "/"
  };

  Kind kind = Kind::kWord;
  std::string text;                           // lower case
  double number = 0;                          // of kNumber
  DurationUnit unit = DurationUnit::kMinute;  // of kUnit and kSingle
  double factor = 1;                          // in `unit`: 3 for a quarter, in months
  bool mended = false;                        // misread letters were taken for digits or a unit
};

// Brackets that repeat a number or a time ("5 (lima)", "1 jam (60 menit)") are dropped; misread
// digits and units are mended where a number and a unit stand together.
std::vector<DurationToken> duration_tokens(std::string_view printed);

// The same for a cell in a column of bare numbers: it may be misread as a whole ("b0" for 60).
std::vector<DurationToken> bare_duration_tokens(std::string_view printed);

}  // namespace baku
