// What was read of a page, as marks to draw over its picture.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "ingest/layout/table.h"
#include "ingest/layout/upright.h"
#include "ingest/page.h"
#include "schema/raw_sop.h"

namespace baku {

// From the bottom to the top of the drawing.
enum class Layer : std::uint8_t { kWord, kCell, kStamp, kLine, kSymbol, kNode, kEdge };
inline constexpr int kLayerCount = 7;

// Plural name in lower case ("words").
std::string_view layer_name(Layer layer);

// A polyline in points from the page's top left corner.
struct Mark {
  Layer layer = Layer::kWord;
  std::vector<Point> points;  // at least two
  bool closed = false;        // the last point is joined to the first
  bool arrow = false;         // a head at the last point
  Color color;
  double thickness = 0.5;  // points
  std::string label;       // written beside the first point; may be empty
  std::string title;       // what it is, in words
};

struct Overlay {
  int page = 0;
  double width = 0;  // points
  double height = 0;
  std::vector<Mark> marks;  // by layer
};

// Nodes and edges are those of `sops`, and only what of them stands on `page`. Nodes are called
// "n1", actors "a1", as in the record. `turns` are those of the document before it was turned back.
Overlay overlay_of(const Page& page, const Layout& layout, std::span<const RawSop> sops,
                   std::span<const PageTurn> turns = {});

}  // namespace baku
