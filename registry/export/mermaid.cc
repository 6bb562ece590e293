#include "registry/export/mermaid.h"

#include <string_view>

#include "registry/export/flow_drawing.h"
#include "schema/json_writer.h"

namespace baku {
namespace {

// `text` inside a quoted label: on one line, with Mermaid's entities for what it or HTML knows.
std::string label(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '"': out += "#quot;"; break;
      case '#': out += "#35;"; break;
      case '&': out += "#amp;"; break;
      case '<': out += "#lt;"; break;
      case '>': out += "#gt;"; break;
      case '`': out += "#96;"; break;
      case '\\': out += "#92;"; break;
      default: out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return "\"" + out + "\"";
}

std::string outline(const DrawnNode& node) {
  const std::string text = label(node.label);
  switch (node.shape) {
    case NodeShape::kStart:
    case NodeShape::kEnd: return "([" + text + "])";
    case NodeShape::kDecision: return "{" + text + "}";
    case NodeShape::kProcess: break;
  }
  return "[" + text + "]";
}

void draw_lane(const FlowDrawing& drawing, std::optional<std::size_t> lane, std::string& out) {
  const std::string indent = lane ? "    " : "  ";
  for (std::size_t i = 0; i < drawing.nodes.size(); ++i) {
    if (drawing.nodes[i].lane != lane) continue;
    out += indent + "n" + std::to_string(i + 1) + outline(drawing.nodes[i]) + "\n";
  }
}

}  // namespace

std::string to_mermaid(const SopRecord& record) {
  const FlowDrawing drawing = drawing_of(record);
  // A JSON string is a string of YAML, too.
  JsonWriter title;
  title.string(record.title.value_or(record.record_id));
  std::string out = "---\ntitle: " + title.text() + "\n---\nflowchart TB\n";
  for (std::size_t lane = 0; lane < drawing.lanes.size(); ++lane) {
    out += "  subgraph lane" + std::to_string(lane + 1) + "[" + label(drawing.lanes[lane]) + "]\n";
    draw_lane(drawing, lane, out);
    out += "  end\n";
  }
  draw_lane(drawing, std::nullopt, out);
  for (const DrawnEdge& edge : drawing.edges) {
    out += "  n" + std::to_string(edge.from + 1) + " -->";
    if (!edge.label.empty()) out += "|" + label(edge.label) + "|";
    out += " n" + std::to_string(edge.to + 1) + "\n";
  }
  return out;
}

}  // namespace baku
