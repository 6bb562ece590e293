// A record's flow as a Mermaid flowchart.
#pragma once

#include <string>

#include "schema/sop_record.h"

namespace baku {

// A flowchart from top to bottom with a subgraph for each actor, under the record's title. Labels
// are quoted, so that no text of the document is taken for Mermaid.
std::string to_mermaid(const SopRecord& record);

}  // namespace baku
