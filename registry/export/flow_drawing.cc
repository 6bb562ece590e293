#include "registry/export/flow_drawing.h"

#include <map>
#include <string_view>

namespace baku {
namespace {

using Places = std::map<std::string_view, std::size_t>;

std::optional<std::size_t> place_of(const Places& places, const std::string& id) {
  const auto found = places.find(id);
  return found == places.end() ? std::nullopt : std::optional(found->second);
}

// The step that a node's number means: by its printed number, else by its place.
const Step* step_of(const SopRecord& record, int number) {
  for (const Step& step : record.steps) {
    if (step.number == number) return &step;
  }
  const auto place = static_cast<std::size_t>(number);
  return number >= 1 && place <= record.steps.size() ? &record.steps[place - 1] : nullptr;
}

std::string label_of(int number, const Step* step) {
  return std::to_string(number) + "." + (step != nullptr ? " " + step->activity : "");
}

}  // namespace

FlowDrawing drawing_of(const SopRecord& record) {
  FlowDrawing drawing;
  Places lanes;
  for (const Actor& actor : record.actors) {
    lanes.emplace(actor.id, drawing.lanes.size());
    drawing.lanes.push_back(actor.title);
  }
  Places nodes;
  for (const FlowNode& node : record.flow.nodes) {
    nodes.emplace(node.id, drawing.nodes.size());
    drawing.nodes.push_back(
        {node.shape, label_of(node.step, step_of(record, node.step)), place_of(lanes, node.actor)});
  }
  for (const FlowEdge& edge : record.flow.edges) {
    const auto from = place_of(nodes, edge.from);
    const auto to = place_of(nodes, edge.to);
    if (from && to) drawing.edges.push_back({*from, *to, edge.label.value_or("")});
  }
  if (!drawing.nodes.empty()) return drawing;
  int place = 0;
  for (const Step& step : record.steps) {
    ++place;
    drawing.nodes.push_back(
        {NodeShape::kProcess, label_of(step.number.value_or(place), &step),
         step.actors.empty() ? std::nullopt : place_of(lanes, step.actors.front())});
  }
  return drawing;
}

}  // namespace baku
