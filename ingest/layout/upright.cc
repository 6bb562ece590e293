#include "ingest/layout/upright.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace baku {
namespace {

// Share of the letters that must read in a direction before the page is turned for it: rotated
// headers and side notes are far below.
constexpr double kShareToTurn = 0.8;
constexpr std::size_t kLettersNeeded = 40;

unsigned quarters(Direction direction) { return static_cast<unsigned>(direction); }

Direction turned_by(Direction direction, unsigned quarter_turns) {
  return static_cast<Direction>((quarters(direction) + quarter_turns) % 4U);
}

// A turn of a plane by quarters, counter-clockwise, for pages of `width` x `height` before it.
struct Rotation {
  unsigned quarter_turns = 0;
  double width = 0;
  double height = 0;

  [[nodiscard]] Point of(Point p) const {
    switch (quarter_turns) {
      case 1: return {p.y, width - p.x};
      case 2: return {width - p.x, height - p.y};
      case 3: return {height - p.y, p.x};
      default: return p;
    }
  }

  [[nodiscard]] Point direction(Point p) const {
    switch (quarter_turns) {
      case 1: return {p.y, -p.x};
      case 2: return {-p.x, -p.y};
      case 3: return {-p.y, p.x};
      default: return p;
    }
  }

  [[nodiscard]] Rect of(const Rect& r) const {
    const Point a = of(Point{r.left, r.top});
    const Point b = of(Point{r.right, r.bottom});
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
  }
};

Rotation upright_rotation(const PageTurn& turn) {
  return {quarters(turn.turned), turn.width, turn.height};
}

Rotation displayed_rotation(const PageTurn& turn) {
  const unsigned back = (4U - quarters(turn.turned)) % 4U;
  const bool sideways = back % 2 == 1;
  return {back, sideways ? turn.height : turn.width, sideways ? turn.width : turn.height};
}

void rotate(Ruling& ruling, const Rotation& rotation) {
  const bool horizontal = ruling.axis == Axis::kHorizontal;
  const Point begin = rotation.of(horizontal ? Point{ruling.begin, ruling.position}
                                             : Point{ruling.position, ruling.begin});
  const Point end = rotation.of(horizontal ? Point{ruling.end, ruling.position}
                                           : Point{ruling.position, ruling.end});
  const bool now_horizontal = horizontal == (rotation.quarter_turns % 2 == 0);
  ruling.axis = now_horizontal ? Axis::kHorizontal : Axis::kVertical;
  ruling.position = now_horizontal ? begin.y : begin.x;
  const auto ends = now_horizontal ? std::minmax(begin.x, end.x) : std::minmax(begin.y, end.y);
  ruling.begin = ends.first;
  ruling.end = ends.second;
}

void rotate(Shape& shape, const Rotation& rotation) {
  shape.box = rotation.of(shape.box);
  for (Point& corner : shape.corners) corner = rotation.of(corner);
}

void rotate(Page& page, const Rotation& rotation) {
  for (Word& word : page.words) {
    word.box = rotation.of(word.box);
    word.direction = turned_by(word.direction, 4U - rotation.quarter_turns);
  }
  for (Ruling& ruling : page.rulings) rotate(ruling, rotation);
  for (Shape& shape : page.shapes) rotate(shape, rotation);
  for (Connector& connector : page.connectors) {
    for (Point& point : connector.points) point = rotation.of(point);
  }
  for (Arrowhead& head : page.arrowheads) {
    head.tip = rotation.of(head.tip);
    head.direction = rotation.direction(head.direction);
    head.box = rotation.of(head.box);
  }
  for (ImagePlacement& image : page.images) image.box = rotation.of(image.box);
  if (rotation.quarter_turns % 2 == 1) std::swap(page.width, page.height);
}

// Quarter turns, clockwise, by which straight text is displayed.
unsigned quarters_of(const Projection& projection) {
  const double x = projection.m[0];
  const double y = projection.m[3];
  if (std::abs(x) >= std::abs(y)) return x >= 0 ? 0 : 2;
  return y > 0 ? 1 : 3;
}

void project(Ruling& ruling, const Straightened& straightened) {
  const bool horizontal = ruling.axis == Axis::kHorizontal;
  const Rect box = straightened.of(
      horizontal ? Rect{ruling.begin, ruling.position, ruling.end, ruling.position}
                 : Rect{ruling.position, ruling.begin, ruling.position, ruling.end});
  const bool now_horizontal = horizontal == (quarters_of(straightened.to_displayed) % 2 == 0);
  ruling.axis = now_horizontal ? Axis::kHorizontal : Axis::kVertical;
  ruling.position = now_horizontal ? box.center().y : box.center().x;
  ruling.begin = now_horizontal ? box.left : box.top;
  ruling.end = now_horizontal ? box.right : box.bottom;
}

void project(Shape& shape, const Straightened& straightened) {
  shape.box = straightened.of(shape.box);
  for (Point& corner : shape.corners) corner = straightened.of(corner);
}

void project(Page& page, const Straightened& straightened) {
  for (Word& word : page.words) {
    word.box = straightened.of(word.box);
    word.direction = turned_by(word.direction, quarters_of(straightened.to_displayed));
  }
  for (Ruling& ruling : page.rulings) project(ruling, straightened);
  for (Shape& shape : page.shapes) project(shape, straightened);
  for (Connector& connector : page.connectors) {
    for (Point& point : connector.points) point = straightened.of(point);
  }
  for (Arrowhead& head : page.arrowheads) {
    const Point from = straightened.of(head.tip);
    const Point to =
        straightened.of(Point{head.tip.x + head.direction.x, head.tip.y + head.direction.y});
    const double length = std::max(1e-9, std::hypot(to.x - from.x, to.y - from.y));
    head.direction = {(to.x - from.x) / length, (to.y - from.y) / length};
    head.tip = from;
    head.box = straightened.of(head.box);
  }
  for (ImagePlacement& image : page.images) image.box = straightened.of(image.box);
  page.width = straightened.width;
  page.height = straightened.height;
}

Direction main_direction(const Page& page) {
  std::array<std::size_t, 4> letters = {};
  std::size_t all = 0;
  for (const Word& word : page.words) {
    letters.at(quarters(word.direction)) += word.text.size();
    all += word.text.size();
  }
  if (all < kLettersNeeded) return Direction::k0;
  for (const Direction direction : {Direction::k90, Direction::k180, Direction::k270}) {
    const auto share =
        static_cast<double>(letters.at(quarters(direction))) / static_cast<double>(all);
    if (share >= kShareToTurn) return direction;
  }
  return Direction::k0;
}

void rotate_line(TextLine& line, std::span<const PageTurn> turns) {
  const PageTurn* turn = turn_of(line.page, turns);
  if (turn == nullptr) return;
  line.box = as_displayed(line.box, *turn);
  line.direction = turned_by(line.direction, quarters(turn->turned));
  if (turn->straightened) {
    line.direction = turned_by(line.direction, quarters_of(turn->straightened->to_displayed));
  }
}

}  // namespace

std::vector<PageTurn> turn_upright(Document& document) {
  std::vector<PageTurn> turns;
  for (Page& page : document.pages) {
    const Direction direction = main_direction(page);
    if (direction == Direction::k0 && !page.straightened) continue;
    turns.push_back({page.number, direction, page.width, page.height, page.straightened});
    rotate(page, upright_rotation(turns.back()));
  }
  return turns;
}

Rect as_displayed(const Rect& upright, const PageTurn& turn) {
  const Rect straight = displayed_rotation(turn).of(upright);
  return turn.straightened ? turn.straightened->of(straight) : straight;
}

const PageTurn* turn_of(int page, std::span<const PageTurn> turns) {
  const auto found = std::find_if(turns.begin(), turns.end(),
                                  [page](const PageTurn& turn) { return turn.page == page; });
  return found == turns.end() ? nullptr : &*found;
}

namespace {

void turn_table_back(Table& table, std::span<const PageTurn> turns) {
  for (TablePart& part : table.parts) {
    if (const PageTurn* turn = turn_of(part.page, turns)) part.box = as_displayed(part.box, *turn);
  }
  for (Cell& cell : table.cells) {
    if (const PageTurn* turn = turn_of(cell.page, turns)) cell.box = as_displayed(cell.box, *turn);
    for (TextLine& line : cell.lines) rotate_line(line, turns);
  }
}

void turn_marks_back(PageLayout& page, const PageTurn& turn) {
  const Rotation rotation = displayed_rotation(turn);
  for (Ruling& ruling : page.loose) rotate(ruling, rotation);
  for (Shape& shape : page.symbols) rotate(shape, rotation);
  if (!turn.straightened) return;
  for (Ruling& ruling : page.loose) project(ruling, *turn.straightened);
  for (Shape& shape : page.symbols) project(shape, *turn.straightened);
}

}  // namespace

void turn_back(Layout& layout, std::span<const PageTurn> turns) {
  if (turns.empty()) return;
  for (Table& table : layout.tables) turn_table_back(table, turns);
  for (PageLayout& page : layout.pages) {
    for (TextLine& line : page.lines) rotate_line(line, turns);
    if (const PageTurn* turn = turn_of(page.page, turns)) turn_marks_back(page, *turn);
  }
}

void turn_back(Document& document, std::span<const PageTurn> turns) {
  for (Page& page : document.pages) {
    if (const PageTurn* turn = turn_of(page.number, turns)) {
      rotate(page, displayed_rotation(*turn));
      if (turn->straightened) project(page, *turn->straightened);
    }
  }
}

}  // namespace baku
