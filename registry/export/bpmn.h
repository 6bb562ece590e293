// A record's flow as BPMN 2.0 XML (OMG formal/2013-12-09).
#pragma once

#include <string>

#include "schema/sop_record.h"

namespace baku {

// One pool with a lane for each actor; start and end become events, decisions exclusive gateways,
// everything else tasks. Nodes stand from left to right in the order of the record, so that a
// modeller can open the diagram. What a decision asks and what is done at a start or an end is the
// name of the node.
std::string to_bpmn(const SopRecord& record);

}  // namespace baku
