// SOPs of other families (domain: health centres, hospitals, police, universities ...): they are
// recognised by their labels and named, not forced into this record.
#pragma once

#include <optional>
#include <string>

#include "ingest/layout/table.h"

namespace baku {

// The family's name as a user would call it, if enough of its labels stand in the document.
std::optional<std::string> other_format(const Layout& layout);

}  // namespace baku
