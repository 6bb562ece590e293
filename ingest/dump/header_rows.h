// The rows of a step table's header as the columns below them need them.
#pragma once

#include "ingest/dump/blocks.h"

namespace baku {

// "Pelaksana Camat", "Mutu Baku.Output": the names of groups that a program wrote into the cells
// below them are taken off, in a header that has them over its standards.
// A second row that begins with the first actor, because the cells of number and activity above it
// span both rows, is moved under its groups.
// Names of actors over two rows become one.
void straighten_header_rows(DumpTable& table);

}  // namespace baku
