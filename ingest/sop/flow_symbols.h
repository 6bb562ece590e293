// The symbols of a flow chart: which closed shapes in the actor columns stand for an activity, a
// decision, a start or end, or a connector to another place.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ingest/sop/flow_areas.h"

namespace baku::flow {

enum class SymbolForm : std::uint8_t {
  kBox,        // stands for an activity
  kDecision,   // diamond
  kRounded,    // rounded box: start or end by text, or by place where other boxes are square
  kTerminal,   // capsule, oval, or a bare word: start or end by text or place
  kConnector,  // pentagon or circle: the flow goes on at its mate
};

struct FlowSymbol {
  SymbolForm form = SymbolForm::kBox;
  bool round = false;  // a circle: a connector, unless it stands alone in its row
  int row = -1;        // index into FlowGrid::rows; -1 for a connector in a row without a step
  int column = -1;     // index into FlowGrid::columns
  bool between_columns = false;
  std::vector<Point> polygon;  // its outline without curves
  Printed mark;                // page, box, text inside
};

// By page, then top to bottom, then left to right. Icons, shading, frames around several symbols,
// second strokes and shadows are left out.
std::vector<FlowSymbol> find_symbols(const FlowGrid& grid, std::span<const FlowArea> areas,
                                     const Document& document, const Layout& layout);

// Whether the word is the symbol's own text. An answer printed over the corner of a diamond is not.
bool is_text_of(const Word& word, const FlowSymbol& symbol);

}  // namespace baku::flow
