// Lists on a form: lines of a value into items, by their marks or, without marks, by the way the
// lines are broken.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/sop/fields.h"
#include "schema/raw_sop.h"

namespace baku {

struct ListMark {
  std::size_t length = 0;  // bytes of the mark and the blanks after it
  char kind = '-';         // '1', 'a', 'A', 'i' for counted marks, '-' for bullets
  int value = 0;           // 3 for "3." and "c."; 0 for bullets
};

// "1.", "2)", "(3)", "a.", "B)", "-", "*" ... at the start of a text, a blank or the end behind it.
std::optional<ListMark> list_mark(std::string_view text);

// Items without their marks. A line without a mark goes on with the item before it, unless the line
// before ended early (the word would have fitted) and it does not stand under a mark's text.
std::vector<Printed> list_items(std::span<const ValueLine> lines);

}  // namespace baku
