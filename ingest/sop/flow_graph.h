// Lines of a flow chart as a graph: where they end at symbols, meet, branch, and go on after a page
// break. Lines that only cross are not joined, but where one parts into several symbols of a row.
#pragma once

#include <span>
#include <vector>

#include "ingest/sop/flow_lines.h"
#include "ingest/sop/flow_symbols.h"

namespace baku::flow {

// A point of a line where it ends or where another line meets it.
struct LineVertex {
  int line = 0;         // index into the lines
  double run = 0;       // points along the line from its begin
  int symbol = -1;      // the symbol at which the line ends here
  bool end = false;     // an end of the line, not a point on its way
  bool head = false;    // with an arrowhead
  bool joined = false;  // another line goes on from here
};

// A way from one vertex to another: along a line in a direction that its arrowheads allow, or
// (line -1) over a joint without length.
struct LineArc {
  int to = 0;
  int line = -1;
  double run_from = 0;
  double run_to = 0;
};

struct LineGraph {
  std::vector<LineVertex> vertices;
  std::vector<std::vector<LineArc>> arcs;  // by vertex, in the order of the lines
  std::vector<int> net;                    // by vertex: the smallest vertex of its connected net
};

LineGraph build_line_graph(std::span<const FlowArea> areas, std::span<const FlowSymbol> symbols,
                           std::span<const FlowLine> lines);

// The point at `run` of a line.
Point point_on(const FlowLine& line, double run);

double run_of(const FlowLine& line);

}  // namespace baku::flow
