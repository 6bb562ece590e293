// Step tables whose lines are missing, all or in part, put together from their words: the columns
// by the words of the header, the rows by the numbers of the steps.
#pragma once

#include <optional>

#include "ingest/layout/table.h"
#include "ingest/page.h"
#include "ingest/sop/step_table.h"

namespace baku {

// The layout with such tables in the place of what was found there; none where the tables of lines
// say everything. `headers` are those of `layout`. Lines and boxes of these tables are no longer
// among the page's loose marks.
std::optional<Layout> with_open_steps(const Document& document, const Layout& layout,
                                      StepHeaders& headers);

}  // namespace baku
