// Rows of ruled tables that no lines part.
#pragma once

#include "ingest/layout/cell_text.h"

namespace baku {

// Statistics often have lines around the header and between columns only. A row of the grid whose
// columns hold figures, one below the other, or lines that begin at the same heights in nearly all
// columns, is cut into the rows of its text. All other rows stay as they are.
GridTable split_rows(GridTable table);

}  // namespace baku
