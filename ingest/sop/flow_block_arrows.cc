#include "ingest/sop/flow_block_arrows.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace baku::flow {
namespace {

struct ArrowTolerances {
  double uneven = 0.12;      // of the arrow's breadth; sides that differ by less are symmetric
  double least_wing = 1.15;  // breadth over the wings in breadths of the shaft
  double least_cover = 0.5;  // of its box that a symbol covers
};
constexpr ArrowTolerances kTolerances;

constexpr std::size_t kOneHead = 7;  // corners
constexpr std::size_t kTwoHeads = 10;

// A corner seen from the arrow's tail: along the axis, and off to the side.
struct Place {
  double along = 0;
  double aside = 0;
};

class ArrowFrame {
 public:
  ArrowFrame(Point tail, Point tip) : tail_(tail), axis_(unit(tip - tail)) {}
  [[nodiscard]] Place place(Point p) const {
    const Point from = p - tail_;
    return {dot(from, axis_), axis_.x * from.y - axis_.y * from.x};
  }

 private:
  Point tail_;
  Point axis_;
};

bool mirrored(Place a, Place b, double breadth) {
  const double slack = kTolerances.uneven * breadth;
  return std::abs(a.along - b.along) <= slack && std::abs(a.aside + b.aside) <= slack;
}

// Wings and shaft of a head, on both sides, behind its tip at `length`.
bool is_head(Place wing, Place other_wing, Place shaft, Place other_shaft, double length) {
  const double breadth = std::abs(wing.aside) + std::abs(other_wing.aside);
  return mirrored(wing, other_wing, breadth) && mirrored(shaft, other_shaft, breadth) &&
         wing.aside * shaft.aside > 0 && wing.along < length && shaft.along > 0 &&
         std::abs(wing.aside) >= kTolerances.least_wing * std::abs(shaft.aside);
}

std::optional<BlockArrow> arrow_from(std::span<const Point> corners, std::size_t first) {
  const std::size_t count = corners.size();
  const auto corner = [&](std::size_t i) { return corners[(first + i) % count]; };
  const bool two_heads = count == kTwoHeads;
  const Point tip = corner(0);
  const Point tail = two_heads ? corner(count / 2) : (corner(3) + corner(4)) * 0.5;
  const double size = distance(tail, tip);
  const ArrowFrame frame(tail, tip);
  const auto place = [&](std::size_t i) { return frame.place(corner(i)); };
  if (!is_head(place(1), place(count - 1), place(2), place(count - 2), size)) return std::nullopt;
  if (!two_heads) {
    const double shaft = std::abs(place(2).aside) + std::abs(place(count - 2).aside);
    const bool square = mirrored(place(3), place(4), shaft) && place(3).along <= shaft;
    return square ? std::optional(BlockArrow{tail, tip, false}) : std::nullopt;
  }
  const ArrowFrame back(tip, tail);
  const bool second_head = is_head(back.place(corner(4)), back.place(corner(6)),
                                   back.place(corner(3)), back.place(corner(7)), size);
  return second_head ? std::optional(BlockArrow{tail, tip, true}) : std::nullopt;
}

}  // namespace

std::optional<BlockArrow> block_arrow_in(const Shape& shape) {
  const std::size_t count = shape.corners.size();
  if (shape.outline != Outline::kOther || (count != kOneHead && count != kTwoHeads)) {
    return std::nullopt;
  }
  for (std::size_t first = 0; first < count; ++first) {
    if (const auto arrow = arrow_from(shape.corners, first)) return arrow;
  }
  return std::nullopt;
}

bool is_hollow(const Shape& shape) {
  if (shape.outline != Outline::kOther || shape.corners.size() < 3) return false;
  double twice = 0;
  for (std::size_t i = 0, j = shape.corners.size() - 1; i < shape.corners.size(); j = i++) {
    twice += shape.corners[j].x * shape.corners[i].y - shape.corners[i].x * shape.corners[j].y;
  }
  return std::abs(twice) / 2 < kTolerances.least_cover * shape.box.area();
}

}  // namespace baku::flow
