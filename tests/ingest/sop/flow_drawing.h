// A drawn flow chart for tests: symbols, lines and words on a grid of 60 x 40 point cells.
//
// Columns are called a, b, c ...; rows 1, 2, 3 ... A place is a row and a column ("2b"). Column a
// begins at x = 100, row 1 at y = 100 on each page; symbols are 36 x 18 points.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/sop/flow.h"

namespace baku {

enum class Heads : std::uint8_t { kNone, kEnd, kBegin, kBoth };

class FlowDrawing {
 public:
  // `rows_by_page`: how many rows stand on each page.
  FlowDrawing(int columns, const std::vector<int>& rows_by_page);

  [[nodiscard]] Rect cell(std::string_view place) const;
  [[nodiscard]] int page_of(std::string_view place) const;

  // Middles of the sides of the symbol at a place, moved sideways (along the side) by `shift`.
  [[nodiscard]] Point top(std::string_view place, double shift = 0) const;
  [[nodiscard]] Point bottom(std::string_view place, double shift = 0) const;
  [[nodiscard]] Point left(std::string_view place, double shift = 0) const;
  [[nodiscard]] Point right(std::string_view place, double shift = 0) const;

  FlowDrawing& symbol(std::string_view place, Outline outline, std::string_view text = "");
  FlowDrawing& shape(int page, const Rect& box, Outline outline, std::string_view text = "");
  FlowDrawing& line(const std::vector<Point>& points, Heads heads = Heads::kEnd, int page = 1);
  FlowDrawing& ruling(Point from, Point to, int page = 1);
  FlowDrawing& arrowhead(Point tip, Point direction, int page = 1);
  FlowDrawing& polygon(const std::vector<Point>& corners, int page = 1);
  FlowDrawing& word(std::string_view text, Point middle, int page = 1);

  // A straight or elbow line from the bottom of one place to the top of another.
  FlowDrawing& down(std::string_view from, std::string_view to, Heads heads = Heads::kEnd);

  [[nodiscard]] RawFlow read() const;

  FlowGrid grid;
  Document document;
  Layout layout;
};

// "1a:start 2b:process" with steps counted from 1.
std::string nodes_of(const RawFlow& flow);

// "1a>2b 2b>3a(Ya)"; two nodes of one cell are 1a and 1a'.
std::string edges_of(const RawFlow& flow);

// "flow.edge_open /flow/edges; ...".
std::string findings_of(const RawFlow& flow);

// One drawing on a grid of four columns and what should be read from it.
struct FlowCase {
  const char* shows;
  std::vector<int> rows_by_page;
  std::function<void(FlowDrawing&)> draw;
  const char* nodes;
  const char* edges;
  const char* findings;
};

// Draws and reads each case; a failure names the case that shows it.
void expect_cases(std::span<const FlowCase> cases);

}  // namespace baku
