// Lines and tables of a dump given places on pages, so that they are read like those of paper.
#pragma once

#include <span>
#include <vector>

#include "ingest/dump/blocks.h"
#include "ingest/dump/step_header.h"
#include "ingest/layout/table.h"
#include "ingest/page.h"

namespace baku {

// Damage and where its table stands.
struct TableDamage {
  int page = 0;
  Rect box;
  HeaderDamage damage;
};

struct DumpLayout {
  Document document;
  Layout layout;
  std::vector<TableDamage> damage;
};

// Mends the step tables among the blocks and lays everything out from top to bottom: a line of text
// takes a line, a blank line the same, each column of a table an equal width. What is left of drawn
// symbols in the actor columns becomes shapes. A new page begins behind the block of signatures
// under a step table and before the next letterhead.
DumpLayout lay_out(std::vector<DumpBlock> blocks);

}  // namespace baku
