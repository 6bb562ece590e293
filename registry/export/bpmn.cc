#include "registry/export/bpmn.h"

#include <algorithm>
#include <string_view>

#include "registry/export/flow_drawing.h"

namespace baku {
namespace {

// Sizes of the diagram, in its units (pixels).
struct Sizes {
  int head = 30;  // the band with the name of a pool or lane
  int lane_height = 140;
  int column = 170;  // from one node to the next
  int task_width = 130;
  int task_height = 90;
  int event = 36;
  int gateway = 50;
};
constexpr Sizes kSizes;

struct Bounds {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

// Text and attributes of XML 1.0; control characters, which it cannot hold, become blanks.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return out;
}

std::string id(std::string_view kind, std::size_t place) {
  return std::string(kind) + "_" + std::to_string(place + 1);
}

std::string_view element_of(NodeShape shape) {
  switch (shape) {
    case NodeShape::kStart: return "startEvent";
    case NodeShape::kEnd: return "endEvent";
    case NodeShape::kDecision: return "exclusiveGateway";
    case NodeShape::kProcess: break;
  }
  return "task";
}

// Nodes without an actor stand below the lanes of the actors, in one of their own.
std::size_t lane_of(const FlowDrawing& drawing, const DrawnNode& node) {
  return node.lane.value_or(drawing.lanes.size());
}

std::size_t count_lanes(const FlowDrawing& drawing) {
  const bool homeless = std::any_of(drawing.nodes.begin(), drawing.nodes.end(),
                                    [](const DrawnNode& node) { return !node.lane; });
  return drawing.lanes.size() + (homeless || drawing.lanes.empty() ? 1 : 0);
}

void write_lanes(const FlowDrawing& drawing, std::string& out) {
  out += "    <bpmn:laneSet id=\"lanes\">\n";
  for (std::size_t lane = 0; lane < count_lanes(drawing); ++lane) {
    const std::string name = lane < drawing.lanes.size() ? escaped(drawing.lanes[lane]) : "";
    out += "      <bpmn:lane id=\"" + id("lane", lane) + "\" name=\"" + name + "\">\n";
    for (std::size_t i = 0; i < drawing.nodes.size(); ++i) {
      if (lane_of(drawing, drawing.nodes[i]) != lane) continue;
      out += "        <bpmn:flowNodeRef>" + id("node", i) + "</bpmn:flowNodeRef>\n";
    }
    out += "      </bpmn:lane>\n";
  }
  out += "    </bpmn:laneSet>\n";
}

void write_node(const FlowDrawing& drawing, std::size_t place, std::string& out) {
  const DrawnNode& node = drawing.nodes[place];
  const std::string element = "bpmn:" + std::string(element_of(node.shape));
  out += "    <" + element + " id=\"" + id("node", place) + "\" name=\"" + escaped(node.label) +
         "\">\n";
  for (std::size_t i = 0; i < drawing.edges.size(); ++i) {
    if (drawing.edges[i].to != place) continue;
    out += "      <bpmn:incoming>" + id("edge", i) + "</bpmn:incoming>\n";
  }
  for (std::size_t i = 0; i < drawing.edges.size(); ++i) {
    if (drawing.edges[i].from != place) continue;
    out += "      <bpmn:outgoing>" + id("edge", i) + "</bpmn:outgoing>\n";
  }
  out += "    </" + element + ">\n";
}

void write_edges(const FlowDrawing& drawing, std::string& out) {
  for (std::size_t i = 0; i < drawing.edges.size(); ++i) {
    const DrawnEdge& edge = drawing.edges[i];
    out += "    <bpmn:sequenceFlow id=\"" + id("edge", i) + "\" sourceRef=\"" +
           id("node", edge.from) + "\" targetRef=\"" + id("node", edge.to) + "\"";
    if (!edge.label.empty()) out += " name=\"" + escaped(edge.label) + "\"";
    out += "/>\n";
  }
}

Bounds bounds_of(const FlowDrawing& drawing, std::size_t place) {
  const DrawnNode& node = drawing.nodes[place];
  Bounds box;
  switch (node.shape) {
    case NodeShape::kStart:
    case NodeShape::kEnd: box.width = box.height = kSizes.event; break;
    case NodeShape::kDecision: box.width = box.height = kSizes.gateway; break;
    case NodeShape::kProcess:
      box.width = kSizes.task_width;
      box.height = kSizes.task_height;
      break;
  }
  const int column = 2 * kSizes.head + static_cast<int>(place) * kSizes.column;
  const int lane = static_cast<int>(lane_of(drawing, node)) * kSizes.lane_height;
  box.x = column + (kSizes.column - box.width) / 2;
  box.y = lane + (kSizes.lane_height - box.height) / 2;
  return box;
}

void write_bounds(const Bounds& box, std::string& out) {
  out += "<dc:Bounds x=\"" + std::to_string(box.x) + "\" y=\"" + std::to_string(box.y) +
         "\" width=\"" + std::to_string(box.width) + "\" height=\"" + std::to_string(box.height) +
         "\"/>";
}

void write_shape(const std::string& element, std::string_view attributes, const Bounds& box,
                 std::string& out) {
  out += "      <bpmndi:BPMNShape id=\"shape_" + element + "\" bpmnElement=\"" + element + "\"" +
         std::string(attributes) + ">";
  write_bounds(box, out);
  out += "</bpmndi:BPMNShape>\n";
}

void write_waypoint(int x, int y, std::string& out) {
  out += "<di:waypoint x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\"/>";
}

// From the right side of one node to the left side of the next; where that lies to the left, back
// along the lower edge of the lane.
void write_way(const Bounds& from, const Bounds& to, std::string& out) {
  const int from_y = from.y + from.height / 2;
  const int to_y = to.y + to.height / 2;
  const int right = from.x + from.width;
  if (to.x > right) {
    const int middle = (right + to.x) / 2;
    write_waypoint(right, from_y, out);
    write_waypoint(middle, from_y, out);
    write_waypoint(middle, to_y, out);
    write_waypoint(to.x, to_y, out);
    return;
  }
  const int below = from_y + kSizes.lane_height / 2 - 5;
  write_waypoint(from.x + from.width / 2, from.y + from.height, out);
  write_waypoint(from.x + from.width / 2, below, out);
  write_waypoint(to.x + to.width / 2, below, out);
  write_waypoint(to.x + to.width / 2, to.y + (to_y < from_y ? to.height : 0), out);
}

void write_diagram(const FlowDrawing& drawing, std::string& out) {
  const int width = 2 * kSizes.head + static_cast<int>(drawing.nodes.size()) * kSizes.column;
  const auto lanes = static_cast<int>(count_lanes(drawing));
  out +=
      "  <bpmndi:BPMNDiagram id=\"diagram\">\n"
      "    <bpmndi:BPMNPlane id=\"plane\" bpmnElement=\"collaboration\">\n";
  write_shape("pool", " isHorizontal=\"true\"", {0, 0, width, lanes * kSizes.lane_height}, out);
  for (int lane = 0; lane < lanes; ++lane) {
    write_shape(id("lane", static_cast<std::size_t>(lane)), " isHorizontal=\"true\"",
                {kSizes.head, lane * kSizes.lane_height, width - kSizes.head, kSizes.lane_height},
                out);
  }
  for (std::size_t i = 0; i < drawing.nodes.size(); ++i) {
    write_shape(id("node", i), "", bounds_of(drawing, i), out);
  }
  for (std::size_t i = 0; i < drawing.edges.size(); ++i) {
    const std::string element = id("edge", i);
    out += "      <bpmndi:BPMNEdge id=\"shape_";
    out += element;
    out += "\" bpmnElement=\"";
    out += element;
    out += "\">";
    write_way(bounds_of(drawing, drawing.edges[i].from), bounds_of(drawing, drawing.edges[i].to),
              out);
    out += "</bpmndi:BPMNEdge>\n";
  }
  out += "    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n";
}

}  // namespace

std::string to_bpmn(const SopRecord& record) {
  const FlowDrawing drawing = drawing_of(record);
  const std::string title = escaped(record.title.value_or(record.record_id));
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
      " xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\""
      " xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\""
      " xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\""
      " id=\"definitions\" targetNamespace=\"urn:baku:" +
      escaped(record.record_id) +
      "\">\n"
      "  <bpmn:collaboration id=\"collaboration\">\n"
      "    <bpmn:participant id=\"pool\" name=\"" +
      title +
      "\" processRef=\"process\"/>\n"
      "  </bpmn:collaboration>\n"
      "  <bpmn:process id=\"process\" name=\"" +
      title + "\" isExecutable=\"false\">\n";
  write_lanes(drawing, out);
  for (std::size_t i = 0; i < drawing.nodes.size(); ++i) write_node(drawing, i, out);
  write_edges(drawing, out);
  out += "  </bpmn:process>\n";
  write_diagram(drawing, out);
  return out + "</bpmn:definitions>\n";
}

}  // namespace baku
