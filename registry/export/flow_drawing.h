// What the drawn forms of a procedure (BPMN, Mermaid) have in common: its lanes, nodes and edges.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "schema/sop_record.h"

namespace baku {

struct DrawnNode {
  NodeShape shape = NodeShape::kProcess;
  std::string label;                // "3. Memeriksa konsep surat"
  std::optional<std::size_t> lane;  // its place among the lanes; none: no actor
};

struct DrawnEdge {
  std::size_t from = 0;  // places among the nodes
  std::size_t to = 0;
  std::string label;
};

struct FlowDrawing {
  std::vector<std::string> lanes;  // titles of the actors, in their order
  std::vector<DrawnNode> nodes;
  std::vector<DrawnEdge> edges;
};

// The flow of the record. A record without one has a node for each step, in the lane of its first
// actor, and no edges: nothing is drawn that the document does not draw. Edges from or to nodes
// that are not there are left out.
FlowDrawing drawing_of(const SopRecord& record);

}  // namespace baku
