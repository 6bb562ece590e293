// Printed values for tests.
#pragma once

#include <string>
#include <string_view>

#include "schema/sop_record.h"

namespace baku {

inline Printed printed(std::string_view text) {
  Printed value;
  value.text = text;
  value.page = 1;
  value.box = {10, 10, 20, 20};
  return value;
}

// "code path" of each finding, one a line.
inline std::string finding_lines(const SopRecord& record) {
  std::string lines;
  for (const Finding& finding : record.findings) lines += finding.code + " " + finding.path + "\n";
  return lines;
}

}  // namespace baku
