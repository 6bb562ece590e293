// Table lines for pages of which only words are known.
#pragma once

#include "ingest/page.h"

namespace baku {

// On pages without rulings that show a step table (the labels of its header, numbers below "No"),
// adds the rulings that part its columns and rows, and takes the words of the group labels
// ("Pelaksana", "Mutu Baku") off. Columns are parted where the fewest words are crossed between two
// labels, rows in the widest gap between two numbers. A page without a header goes on with the
// columns of the page before it if numbers stand in the first of them.
// Where all lines of text stand at the same distance there is no widest gap: cuts_between_rows.
enum class RowGaps { kSeen, kNone };
void rule_step_tables(Document& document, RowGaps gaps = RowGaps::kSeen);

}  // namespace baku
