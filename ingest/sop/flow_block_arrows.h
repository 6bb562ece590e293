// Block arrows: closed outlines that are connectors, not symbols.
#pragma once

#include <optional>

#include "ingest/page.h"
#include "ingest/sop/flow_geometry.h"

namespace baku::flow {

// From the middle of the shaft's end to the point of the head.
struct BlockArrow {
  Point tail;  // the other tip where there are two
  Point tip;
  bool two_heads = false;
};

// The straight arrow that the shape's corners draw, at any angle; none for other shapes.
std::optional<BlockArrow> block_arrow_in(const Shape& shape);

// Whether the shape covers too little of its box to be a symbol: bent arrows, brackets, stars.
bool is_hollow(const Shape& shape);

}  // namespace baku::flow
