#include "ingest/sop/flow_symbols.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "ingest/sop/flow_block_arrows.h"
#include "ingest/sop/flow_geometry.h"
#include "ingest/sop/flow_signs.h"
#include "ingest/sop/flow_words.h"

namespace baku::flow {
namespace {

struct SymbolTolerances {
  double hang = 6;             // points; from a row to the middle of a symbol that belongs to it
  double smallest_side = 4;    // points
  double thinnest = 0.04;      // short side in long sides; thinner marks are bars
  double same_outline = 3;     // points; nearer sides are one outline drawn twice
  double shadow_share = 0.6;   // common part of a symbol and its shadow, in the smaller one
  double cell_fit = 1.5;       // points; a rectangle so near to its cell's borders is shading
  double icon_share = 0.3;     // area of a picture beside an arrow, in areas of a usual symbol
  double own_column = 0.65;    // share of its width that a symbol has in its column
  double round_sides = 0.75;   // short side in long sides of a circle,
  double blank_sides = 0.85;   //   of one without letters
  double answer_corner = 0.4;  // 0 middle .. 1 corner; answers stand beyond in a diamond
  std::size_t symbols_per_page = 3000;
};
constexpr SymbolTolerances kTolerances;

struct Candidate {
  const Shape* shape = nullptr;
  Rect box;
};

const PageLayout* layout_of(const Layout& layout, int page) {
  for (const PageLayout& each : layout.pages) {
    if (each.page == page) return &each;
  }
  return nullptr;
}

const Page* page_of(const Document& document, int page) {
  for (const Page& each : document.pages) {
    if (each.number == page) return &each;
  }
  return nullptr;
}

struct Band {
  int row = 0;
  double top = 0;
  double bottom = 0;
};

std::vector<Band> bands_on(const FlowGrid& grid, int page) {
  std::vector<Band> bands;
  for (std::size_t row = 0; row < grid.rows.size(); ++row) {
    for (const StepRow::Part& part : grid.rows[row].parts) {
      if (part.page == page) bands.push_back({static_cast<int>(row), part.top, part.bottom});
    }
  }
  return bands;
}

// The band with most of the symbol; the nearest one where it stands between or beyond all.
const Band* band_of(const std::vector<Band>& bands, const Rect& box) {
  const Band* best = nullptr;
  std::pair<double, double> best_score;
  for (const Band& band : bands) {
    const double common = overlap(box.top, box.bottom, band.top, band.bottom);
    const double apart = std::abs(box.center().y - (band.top + band.bottom) / 2);
    const std::pair score{std::round(common * 10), -apart};
    if (best == nullptr || score > best_score) {
      best = &band;
      best_score = score;
    }
  }
  return best;
}

// A cell's shading or border, drawn as a rectangle.
bool fills_cells(const Shape& shape, const FlowGrid& grid, const FlowArea& area,
                 const std::vector<Band>& bands) {
  if (shape.outline != Outline::kRectangle) return false;
  const auto near = [](double a, double b) { return std::abs(a - b) <= kTolerances.cell_fit; };
  bool left = near(shape.box.left, area.rows.left);
  bool right = near(shape.box.right, area.rows.right);
  for (std::size_t column = 0; column < grid.columns.size(); ++column) {
    const auto part = column_on(grid, static_cast<int>(column), area.page);
    left = left || near(shape.box.left, part.left);
    right = right || near(shape.box.right, part.right);
  }
  const bool top = std::any_of(bands.begin(), bands.end(),
                               [&](const Band& band) { return near(shape.box.top, band.top); });
  const bool bottom = std::any_of(bands.begin(), bands.end(), [&](const Band& band) {
    return near(shape.box.bottom, band.bottom);
  });
  return left && right && top && bottom;
}

bool drawable(const Rect& box) {
  const double shorter = std::min(box.width(), box.height());
  const double longer = std::max(box.width(), box.height());
  return shorter >= kTolerances.smallest_side && shorter >= kTolerances.thinnest * longer;
}

bool same_outline(const Candidate& a, const Candidate& b) {
  const auto near = [](double x, double y) { return std::abs(x - y) <= kTolerances.same_outline; };
  return near(a.box.left, b.box.left) && near(a.box.top, b.box.top) &&
         near(a.box.right, b.box.right) && near(a.box.bottom, b.box.bottom);
}

bool shadow_of(const Candidate& a, const Candidate& b) {
  const double common = intersection(a.box, b.box).area();
  return a.shape->outline == b.shape->outline &&
         common >= kTolerances.shadow_share * std::min(a.box.area(), b.box.area());
}

// Second strokes, shadows and the sheets of a document stack: one symbol each.
std::vector<Candidate> without_copies(const std::vector<Candidate>& candidates) {
  std::vector<Candidate> kept;
  for (const Candidate& each : candidates) {
    const auto twin = std::find_if(kept.begin(), kept.end(), [&](const Candidate& other) {
      return same_outline(each, other) || shadow_of(each, other);
    });
    if (twin == kept.end()) {
      kept.push_back(each);
    } else if (twin->shape->stroke == 0 && each.shape->stroke > 0) {
      *twin = each;
    }
  }
  return kept;
}

// Without frames around several symbols and without the parts inside one.
std::vector<Candidate> without_nests(const std::vector<Candidate>& candidates) {
  std::vector<Candidate> kept;
  const auto inside = [](const Candidate& inner, const Candidate& outer) {
    return inner.shape != outer.shape && inner.box.area() < outer.box.area() &&
           grown(outer.box, 1).contains({inner.box.left, inner.box.top}) &&
           grown(outer.box, 1).contains({inner.box.right, inner.box.bottom});
  };
  std::vector<int> held(candidates.size(), 0);
  for (std::size_t outer = 0; outer < candidates.size(); ++outer) {
    for (const Candidate& inner : candidates) held[outer] += inside(inner, candidates[outer]);
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (held[i] > 1) continue;
    bool part = false;
    for (std::size_t outer = 0; outer < candidates.size(); ++outer) {
      part = part || (held[outer] == 1 && inside(candidates[i], candidates[outer]));
    }
    if (!part) kept.push_back(candidates[i]);
  }
  return kept;
}

std::vector<Candidate> candidates_on(const FlowGrid& grid, const FlowArea& area,
                                     const Layout& layout) {
  std::vector<Candidate> found;
  const PageLayout* page = layout_of(layout, area.page);
  if (page == nullptr) return found;
  const auto bands = bands_on(grid, area.page);
  for (const Shape& shape : page->symbols) {
    if (found.size() >= kTolerances.symbols_per_page) break;
    if (!area.reach.contains(shape.box.center()) || !drawable(shape.box)) continue;
    if (block_arrow_in(shape) || is_hollow(shape)) continue;
    if (shape.box.width() > area.rows.width() || fills_cells(shape, grid, area, bands)) continue;
    found.push_back({&shape, shape.box});
  }
  return without_nests(without_copies(found));
}

double usual_area(const std::vector<std::vector<Candidate>>& pages) {
  std::vector<double> areas;
  for (const auto& page : pages) {
    for (const Candidate& each : page) areas.push_back(each.box.area());
  }
  if (areas.empty()) return 0;
  const auto middle = areas.begin() + static_cast<std::ptrdiff_t>(areas.size() / 2);
  std::nth_element(areas.begin(), middle, areas.end());
  return *middle;
}

std::vector<Point> polygon_of(const Shape& shape) {
  const Rect& box = shape.box;
  const Point middle = box.center();
  if (shape.outline == Outline::kDiamond) {
    return {
        {middle.x, box.top}, {box.right, middle.y}, {middle.x, box.bottom}, {box.left, middle.y}};
  }
  if (shape.corners.size() >= 3) return shape.corners;
  return {
      {box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
}

bool reads_before(const Word* a, const Word* b) {
  const bool same_line = overlap(a->box.top, a->box.bottom, b->box.top, b->box.bottom) >
                         0.5 * std::min(a->box.height(), b->box.height());
  return same_line ? a->box.left < b->box.left : a->box.top < b->box.top;
}

// Words by insertion in reading order; a comparison of lines that overlap partly is no strict
// order, which a sort would need.
void insert_in_reading_order(std::vector<const Word*>& words, const Word* word) {
  auto place = words.end();
  while (place != words.begin() && reads_before(word, *(place - 1))) --place;
  words.insert(place, word);
}

void read_text(FlowSymbol& symbol, const std::vector<const Word*>& words) {
  constexpr std::size_t kMostWords = 200;
  std::vector<const Word*> inside;
  for (const Word* word : words) {
    if (inside.size() < kMostWords && is_text_of(*word, symbol)) {
      insert_in_reading_order(inside, word);
    }
  }
  for (const Word* word : inside) {
    if (!symbol.mark.text.empty()) symbol.mark.text += ' ';
    symbol.mark.text += word->text;
  }
}

std::vector<const Word*> words_in(const FlowArea& area, const Document& document) {
  std::vector<const Word*> words;
  const Page* page = page_of(document, area.page);
  if (page == nullptr) return words;
  for (const Word& word : page->words) {
    if (!word.hidden && area.reach.contains(word.box.center())) words.push_back(&word);
  }
  return words;
}

std::size_t letters_in(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return c != ' ' && c != '.' && c != '(' && c != ')';
  }));
}

SymbolForm form_of(Outline outline) {
  switch (outline) {
    case Outline::kDiamond: return SymbolForm::kDecision;
    case Outline::kRounded: return SymbolForm::kRounded;
    case Outline::kCapsule:
    case Outline::kEllipse: return SymbolForm::kTerminal;
    case Outline::kPentagon: return SymbolForm::kConnector;
    case Outline::kRectangle:
    case Outline::kParallelogram:
    case Outline::kTrapezoid:
    case Outline::kDocument:
    case Outline::kOther: break;
  }
  return SymbolForm::kBox;
}

FlowSymbol symbol_from(const Shape& shape, int page, const std::vector<const Word*>& words) {
  constexpr std::size_t kConnectorLetters = 3;
  FlowSymbol symbol;
  symbol.form = form_of(shape.outline);
  symbol.polygon = polygon_of(shape);
  symbol.mark.page = page;
  symbol.mark.box = shape.box;
  symbol.mark.confidence = shape.confidence;
  read_text(symbol, words);
  const double shorter = std::min(shape.box.width(), shape.box.height());
  const double longer = std::max(shape.box.width(), shape.box.height());
  const double round =
      letters_in(symbol.mark.text) > 0 ? kTolerances.round_sides : kTolerances.blank_sides;
  const bool circle = shape.outline == Outline::kEllipse && shorter >= round * longer;
  if (terminal_in(symbol.mark.text) != Terminal::kNone) {
    symbol.form = SymbolForm::kTerminal;
  } else if (circle && letters_in(symbol.mark.text) <= kConnectorLetters) {
    symbol.form = SymbolForm::kConnector;
    symbol.round = true;
  } else if (circle) {
    symbol.form = SymbolForm::kBox;
  }
  return symbol;
}

// Row and column of the symbol. False where it belongs to no actor or no row.
bool place(FlowSymbol& symbol, const FlowGrid& grid, const FlowArea& area,
           const std::vector<Band>& bands) {
  const Rect& box = symbol.mark.box;
  double widest = 0;
  for (std::size_t column = 0; column < grid.columns.size(); ++column) {
    const auto part = column_on(grid, static_cast<int>(column), area.page);
    const double common = overlap(box.left, box.right, part.left, part.right);
    if (common <= widest) continue;
    widest = common;
    symbol.column = static_cast<int>(column);
  }
  if (symbol.column < 0) return false;
  const double held = overlap(box.left, box.right, area.rows.left, area.rows.right);
  symbol.between_columns = widest < kTolerances.own_column * held;
  const Band* band = band_of(bands, box);
  if (band == nullptr) return false;
  const double y = box.center().y;
  const double off = std::max({0.0, band->top - y, y - band->bottom});
  const bool among_rows = y >= area.rows.top && y <= area.rows.bottom;
  if (symbol.form == SymbolForm::kConnector) {
    if (off == 0) symbol.row = band->row;
    return true;
  }
  symbol.row = band->row;
  return off <= kTolerances.hang || among_rows || symbol.form == SymbolForm::kTerminal ||
         symbol.form == SymbolForm::kRounded;
}

// Small pictures without text beside a full-sized symbol of their row.
bool is_icon(const FlowSymbol& symbol, const std::vector<FlowSymbol>& all, double usual) {
  const double area = symbol.mark.box.area();
  if (symbol.form != SymbolForm::kBox || !symbol.mark.text.empty()) return false;
  if (area >= kTolerances.icon_share * usual) return false;
  return std::any_of(all.begin(), all.end(), [&](const FlowSymbol& other) {
    return other.row == symbol.row && other.mark.box.area() > area / kTolerances.icon_share;
  });
}

// "Mulai" printed in an actor's cell without a shape around it.
void add_bare_words(std::vector<FlowSymbol>& symbols, const FlowGrid& grid, const FlowArea& area,
                    const std::vector<const Word*>& words, const std::vector<Band>& bands) {
  const std::size_t drawn = symbols.size();
  for (const Word* word : words) {
    const Terminal terminal = terminal_in(word->text);
    const bool in_rows = area.rows.contains(word->box.center());
    if (terminal == Terminal::kNone || !in_rows) continue;
    const bool alone = std::none_of(words.begin(), words.end(), [&](const Word* other) {
      return other != word && distance(other->box, word->box) < word->box.height() / 2;
    });
    const bool outside = std::none_of(
        symbols.begin(), symbols.begin() + static_cast<std::ptrdiff_t>(drawn),
        [&](const FlowSymbol& symbol) { return distance(symbol.mark.box, word->box) <= 0; });
    if (!alone || !outside) continue;
    Shape shape;
    shape.outline = Outline::kCapsule;
    shape.box = word->box;
    shape.confidence = word->confidence;
    FlowSymbol symbol = symbol_from(shape, area.page, {word});
    if (place(symbol, grid, area, bands)) symbols.push_back(std::move(symbol));
  }
}

Outline outline_of(FlowMark mark) {
  if (mark == FlowMark::kTerminal) return Outline::kCapsule;
  return mark == FlowMark::kDecision ? Outline::kDiamond : Outline::kRectangle;
}

// The symbols of a cell in which signs are typed and nothing else, side by side.
void add_signs(const std::vector<const Word*>& words, const FlowGrid& grid, const FlowArea& area,
               const std::vector<Band>& bands, std::vector<FlowSymbol>& symbols) {
  Shape shape;
  std::string text;
  for (const Word* word : words) {
    if (!text.empty()) text += ' ';
    text += word->text;
    shape.box = united(shape.box, word->box);
  }
  auto marks = flow_marks_in(text);
  std::erase_if(marks, [](const FoundMark& mark) { return mark.kind == FlowMark::kArrow; });
  const double width =
      shape.box.width() / static_cast<double>(std::max<std::size_t>(1, marks.size()));
  for (const FoundMark& mark : marks) {
    shape.outline = outline_of(mark.kind);
    shape.box.right = shape.box.left + width;
    FlowSymbol symbol = symbol_from(shape, area.page, {});
    if (mark.kind == FlowMark::kTerminal) symbol.mark.text = mark.text;
    if (place(symbol, grid, area, bands)) symbols.push_back(std::move(symbol));
    shape.box.left = shape.box.right;
  }
}

// Signs typed in the actors' cells of a table in which nothing is drawn.
void add_typed_signs(std::vector<FlowSymbol>& symbols, const FlowGrid& grid, const FlowArea& area,
                     const std::vector<const Word*>& words, const std::vector<Band>& bands) {
  std::map<std::pair<int, int>, std::vector<const Word*>> cells;
  for (const Word* word : words) {
    const Point middle = word->box.center();
    if (word->origin != Origin::kDigital || !area.rows.contains(middle)) continue;
    for (std::size_t column = 0; column < grid.columns.size(); ++column) {
      const auto part = column_on(grid, static_cast<int>(column), area.page);
      if (middle.x < part.left || middle.x >= part.right) continue;
      for (const Band& band : bands) {
        if (middle.y < band.top || middle.y >= band.bottom) continue;
        insert_in_reading_order(cells[{band.row, static_cast<int>(column)}], word);
      }
    }
  }
  for (const auto& [cell, inside] : cells) add_signs(inside, grid, area, bands, symbols);
}

}  // namespace

bool is_text_of(const Word& word, const FlowSymbol& symbol) {
  const Point middle = word.box.center();
  if (!holds(symbol.polygon, middle)) return false;
  if (symbol.form != SymbolForm::kDecision || answer_in(word.text) == Answer::kNone) return true;
  const Rect& box = symbol.mark.box;
  const double off = std::abs(middle.x - box.center().x) / (box.width() / 2) +
                     std::abs(middle.y - box.center().y) / (box.height() / 2);
  return off <= kTolerances.answer_corner;
}

std::vector<FlowSymbol> find_symbols(const FlowGrid& grid, std::span<const FlowArea> areas,
                                     const Document& document, const Layout& layout) {
  std::vector<std::vector<Candidate>> pages;
  for (const FlowArea& area : areas) pages.push_back(candidates_on(grid, area, layout));
  const double usual = usual_area(pages);

  std::vector<FlowSymbol> symbols;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const auto words = words_in(areas[i], document);
    const auto bands = bands_on(grid, areas[i].page);
    std::vector<FlowSymbol> here;
    for (const Candidate& candidate : pages[i]) {
      FlowSymbol symbol = symbol_from(*candidate.shape, areas[i].page, words);
      if (place(symbol, grid, areas[i], bands)) here.push_back(std::move(symbol));
    }
    const std::vector<FlowSymbol> all = here;
    std::erase_if(here, [&](const FlowSymbol& symbol) { return is_icon(symbol, all, usual); });
    if (usual > 0) {
      add_bare_words(here, grid, areas[i], words, bands);
    } else {
      add_typed_signs(here, grid, areas[i], words, bands);
    }
    std::stable_sort(here.begin(), here.end(), [](const FlowSymbol& a, const FlowSymbol& b) {
      return std::tuple(a.mark.box.top, a.mark.box.left) <
             std::tuple(b.mark.box.top, b.mark.box.left);
    });
    std::move(here.begin(), here.end(), std::back_inserter(symbols));
  }
  return symbols;
}

}  // namespace baku::flow
