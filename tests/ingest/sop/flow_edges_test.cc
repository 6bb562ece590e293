#include "ingest/sop/flow.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/ingest/sop/flow_drawing.h"

namespace baku {
namespace {

constexpr auto kBox = Outline::kRectangle;
constexpr auto kCapsule = Outline::kCapsule;
constexpr auto kDiamond = Outline::kDiamond;
constexpr auto kNoEnds = "flow.end_missing /flow";

TEST(FlowEdges, LinesLeadFromSymbolToSymbol) {
  const auto two = [](FlowDrawing& d) -> FlowDrawing& {
    return d.symbol("1a", kBox).symbol("2b", kBox);
  };
  const FlowCase cases[] = {
      {"the head at the line's begin turns the edge",
       {2},
       [&](FlowDrawing& d) { two(d).down("1a", "2b", Heads::kBegin); },
       "1a:process 2b:process",
       "2b>1a",
       kNoEnds},
      {"two heads are two edges",
       {2},
       [&](FlowDrawing& d) { two(d).down("1a", "2b", Heads::kBoth); },
       "1a:process 2b:process",
       "1a>2b 2b>1a",
       kNoEnds},
      {"without heads from the upper to the lower",
       {2},
       [&](FlowDrawing& d) { two(d).down("1a", "2b", Heads::kNone); },
       "1a:process 2b:process",
       "1a>2b",
       kNoEnds},
      {"the same line drawn twice is one edge",
       {2},
       [&](FlowDrawing& d) { two(d).down("1a", "2b").down("1a", "2b"); },
       "1a:process 2b:process",
       "1a>2b",
       kNoEnds},
      {"a line stops short of the symbols it points at",
       {2},
       [&](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("2a", kBox);
         d.line({{130, 136}, {130, 144}});
       },
       "1a:process 2a:process",
       "1a>2a",
       kNoEnds},
      {"a line that runs under the symbols to their middles",
       {2},
       [&](FlowDrawing& d) {
         two(d).line({{130, 120}, {190, 120}, {190, 160}});
       },
       "1a:process 2b:process",
       "1a>2b",
       kNoEnds},
      {"a line drawn as an outline, there and back",
       {2},
       [&](FlowDrawing& d) {
         two(d).line({d.top("2b"),
                      {190, 140},
                      {130, 140},
                      d.bottom("1a"),
                      {130.5, 129.5},
                      {130.5, 139.5},
                      {190.5, 139.5},
                      {190.5, 151}},
                     Heads::kBoth);
       },
       "1a:process 2b:process",
       "1a>2b",
       kNoEnds},
      {"a bent line whose middle lies on a row border and is lost in it",
       {2},
       [&](FlowDrawing& d) {
         two(d).ruling(d.bottom("1a"), {130, 140}).line({{190, 140}, d.top("2b")});
       },
       "1a:process 2b:process",
       "1a>2b",
       kNoEnds},
      {"a loop whose middle lies on a column border and is lost in it",
       {3},
       [&](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("3a", kBox).ruling(d.right("3a"), {160, 200});
         d.line({{160, 120}, d.right("1a")});
       },
       "1a:process 3a:process",
       "3a>1a",
       kNoEnds},
      {"two stubs on each side of a border are nothing certain",
       {2},
       [&](FlowDrawing& d) {
         two(d).symbol("1c", kBox).symbol("2d", kBox);
         d.ruling(d.bottom("1a"), {130, 140}).line({{190, 140}, d.top("2b")});
         d.ruling(d.bottom("1c"), {250, 140}).line({{310, 140}, d.top("2d")});
       },
       "1a:process 1c:process 2b:process 2d:process",
       "",
       "flow.end_missing /flow; flow.edge_open /flow/edges"},
      {"a block arrow",
       {2},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("2a", kBox);
         d.polygon(
             {{128, 130}, {132, 130}, {132, 145}, {135, 145}, {130, 150}, {125, 145}, {128, 145}});
       },
       "1a:process 2a:process",
       "1a>2a",
       kNoEnds},
      {"a block arrow with two heads",
       {1},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("1b", kBox);
         d.polygon({{149, 120},
                    {155, 115},
                    {155, 118},
                    {165, 118},
                    {165, 115},
                    {171, 120},
                    {165, 125},
                    {165, 122},
                    {155, 122},
                    {155, 125}});
       },
       "1a:process 1b:process",
       "1a>1b 1b>1a",
       kNoEnds},
      {"a bracket is neither symbol nor line",
       {2},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("2a", kBox);
         d.polygon({{165, 105},
                    {190, 105},
                    {190, 107},
                    {167, 107},
                    {167, 175},
                    {190, 175},
                    {190, 177},
                    {165, 177}});
       },
       "1a:process 2a:process",
       "",
       kNoEnds},
      {"a carelessly drawn line that misses its symbol",
       {2},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("2c", kBox).line({{149, 106}, {250, 106}, d.top("2c")});
       },
       "1a:process 2c:process",
       "1a>2c",
       kNoEnds},
      {"a line that ends nowhere is a finding, no edge",
       {2},
       [&](FlowDrawing& d) {
         two(d).line({d.right("1a"), {250, 120}});
       },
       "1a:process 2b:process",
       "",
       "flow.end_missing /flow; flow.edge_open /flow/edges"},
      {"a line from a symbol to itself is no edge",
       {2},
       [&](FlowDrawing& d) {
         two(d).line({d.right("1a"), {155, 120}, {155, 104}, {130, 104}, d.top("1a")});
       },
       "1a:process 2b:process",
       "",
       kNoEnds},
      {"lines that cross are not joined",
       {2},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("1b", kBox).symbol("2a", kBox).symbol("2b", kBox);
         d.line({d.bottom("1a"), d.top("2b")}).line({d.bottom("1b"), d.top("2a")});
       },
       "1a:process 1b:process 2a:process 2b:process",
       "1a>2b 1b>2a",
       kNoEnds},
      {"overlapping trunks of complete connectors",
       {2},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("2b", kBox).symbol("2c", kBox).symbol("2d", kBox);
         for (const auto* place : {"2b", "2c", "2d"}) {
           d.line({d.right("1a"), {d.top(place).x, 120}, d.top(place)});
         }
       },
       "1a:process 2b:process 2c:process 2d:process",
       "1a>2b 1a>2c 1a>2d",
       kNoEnds},
      {"a line that splits to two targets",
       {2},
       [](FlowDrawing& d) {
         d.symbol("1b", kBox).symbol("2a", kBox).symbol("2c", kBox);
         d.line({d.bottom("1b"), {190, 140}}, Heads::kNone);
         d.line({{190, 140}, {130, 140}, d.top("2a")}).line({{190, 140}, {250, 140}, d.top("2c")});
       },
       "1b:process 2a:process 2c:process",
       "1b>2a 1b>2c",
       kNoEnds},
      {"a branch in the middle of a line has its source",
       {3},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("2b", kBox).symbol("3a", kBox);
         d.down("1a", "3a").line({{130, 160}, d.left("2b")});
       },
       "1a:process 2b:process 3a:process",
       "1a>2b 1a>3a",
       kNoEnds},
      {"a line that joins another leads where that one leads",
       {3},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("2b", kBox).symbol("3a", kBox);
         d.down("1a", "3a").line({d.left("2b"), {130, 160}});
       },
       "1a:process 2b:process 3a:process",
       "1a>3a 2b>3a",
       kNoEnds},
      {"a line that joins behind a branch does not flow back to it",
       {4},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("2b", kBox).symbol("3b", kBox).symbol("4a", kBox);
         d.down("1a", "4a").line({{130, 160}, d.left("2b")}).line({d.left("3b"), {130, 200}});
       },
       "1a:process 2b:process 3b:process 4a:process",
       "1a>2b 1a>4a 3b>4a",
       kNoEnds},
      {"two lines share the arrowhead drawn once",
       {2},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("1c", kBox).symbol("2b", kBox).down("1a", "2b");
         d.down("1c", "2b", Heads::kNone);
       },
       "1a:process 1c:process 2b:process",
       "1a>2b 1c>2b",
       kNoEnds},
      {"a trunk, a bar and a branch that begins where the trunk ends",
       {2},
       [](FlowDrawing& d) {
         d.symbol("1b", kBox).symbol("2a", kBox).symbol("2b", kBox).symbol("2c", kBox);
         d.ruling(d.bottom("1b"), {190, 140}).line({{190, 140}, d.top("2b")});
         d.line({d.top("2a"), {130, 140}, {250, 140}, d.top("2c")}, Heads::kBoth);
       },
       "1b:process 2a:process 2b:process 2c:process",
       "1b>2a 1b>2b 1b>2c",
       kNoEnds},
      {"an elbow of three strokes and a triangle",
       {2},
       [&](FlowDrawing& d) {
         two(d).ruling(d.bottom("1a"), {130, 140}).ruling({130, 140}, {190, 140});
         d.ruling({190, 140}, {190, 147}).arrowhead(d.top("2b"), {0, 1});
       },
       "1a:process 2b:process",
       "1a>2b",
       kNoEnds},
      {"a triangle apart from its line",
       {2},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("2a", kBox).ruling(d.bottom("2a", 0), {130, 146});
         d.ruling(d.bottom("1a"), {130, 145}).arrowhead({130, 151}, {0, 1});
       },
       "1a:process 2a:process",
       "1a>2a",
       kNoEnds},
      {"a ruling that touches one symbol only is table, not flow",
       {2},
       [&](FlowDrawing& d) {
         two(d).ruling({148, 120}, {160, 120}).ruling({100, 140}, {340, 140});
       },
       "1a:process 2b:process",
       "",
       kNoEnds},
      {"a loop back upwards beside the columns",
       {3},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("2a", kBox).symbol("3a", kBox);
         d.down("1a", "2a").down("2a", "3a");
         d.line({d.left("3a"), {85, 200}, {85, 120}, d.left("1a")});
       },
       "1a:process 2a:process 3a:process",
       "1a>2a 2a>3a 3a>1a",
       kNoEnds},
      {"a line along a column border and one along a row border",
       {3},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("2b", kBox).symbol("3a", kBox);
         d.line({d.right("1a"), {160, 120}, {160, 200}, d.right("3a")});
         d.line({d.bottom("1a"), {130, 140}, {190, 140}, d.top("2b")});
       },
       "1a:process 2b:process 3a:process",
       "1a>2b 1a>3a",
       kNoEnds},
      {"a line that passes under a symbol of another column",
       {2},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("1b", kBox).symbol("1c", kBox).symbol("2d", kBox);
         d.line({d.right("1a"), {310, 120}, d.top("2d")});
       },
       "1a:process 1b:process 1c:process 2d:process",
       "1a>2d",
       kNoEnds},
      {"a short line between two near symbols",
       {1},
       [](FlowDrawing& d) {
         d.shape(1, {110, 102, 150, 114}, kBox).shape(1, {110, 118, 150, 132}, kBox);
         d.line({{130, 114}, {130, 118}});
       },
       "1a:process 1a':process",
       "1a>1a'",
       kNoEnds},
      {"a line parts into the symbols of a row, and they run together",
       {3},
       [](FlowDrawing& d) {
         d.symbol("1b", kBox).symbol("2a", kBox).symbol("2b", kBox).symbol("2c", kBox);
         d.symbol("3b", kBox).down("1b", "2b").down("2b", "3b");
         d.line({d.top("2a"), {130, 142}, {250, 142}, d.top("2c")}, Heads::kNone);
         d.line({d.bottom("2a"), {130, 174}, {250, 174}, d.bottom("2c")}, Heads::kNone);
       },
       "1b:process 2a:process 2b:process 2c:process 3b:process",
       "1b>2a 1b>2b 1b>2c 2a>3b 2b>3b 2c>3b",
       kNoEnds},
      {"a line over another one that is none of theirs",
       {3},
       [](FlowDrawing& d) {
         d.symbol("1b", kBox).symbol("2a", kBox).symbol("2c", kBox).symbol("3b", kBox);
         d.down("1b", "3b");
         d.line({d.top("2a"), {130, 142}, {250, 142}, d.top("2c")});
       },
       "1b:process 2a:process 2c:process 3b:process",
       "1b>3b 2a>2c",
       kNoEnds},
      {"a branch without a head to the next symbol of the row",
       {2},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("2a", kBox).symbol("2b", kBox).down("1a", "2a");
         d.line({{130, 140}, {190, 140}, d.top("2b")}, Heads::kNone);
       },
       "1a:process 2a:process 2b:process",
       "1a>2a 1a>2b",
       kNoEnds},
      {"an oblique line to a diamond's side",
       {2},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("2b", kBox).line({d.bottom("1a"), {178, 152}});
       },
       "1a:process 2b:process",
       "1a>2b",
       kNoEnds},
  };
  expect_cases(cases);
}

TEST(FlowEdges, HeadlessLoopsLeaveTheirDecision) {
  const FlowCase cases[] = {
      {"to an earlier step",
       {4},
       [](FlowDrawing& d) {
         d.symbol("1a", kCapsule).symbol("2b", kBox).symbol("3b", kDiamond).symbol("4b", kCapsule);
         d.down("1a", "2b", Heads::kNone).down("2b", "3b", Heads::kNone);
         d.down("3b", "4b", Heads::kNone);
         d.line({d.left("3b"), {115, 200}, {115, 129}}, Heads::kNone).word("Tidak", {160, 195});
       },
       "1a:start 2b:process 3b:decision 4b:end",
       "1a>2b 2b>3b 3b>1a(Tidak) 3b>4b",
       ""},
      {"to the step before, beside the way in",
       {3},
       [](FlowDrawing& d) {
         d.symbol("1b", kCapsule).symbol("2b", kDiamond).symbol("3b", kCapsule);
         d.down("1b", "2b", Heads::kNone).down("2b", "3b", Heads::kNone);
         d.line({d.right("2b"), {215, 160}, {215, 120}, d.right("1b")}, Heads::kNone);
       },
       "1b:start 2b:decision 3b:end",
       "1b>2b 2b>1b 2b>3b",
       "flow.edge_open /flow/nodes/1"},
      {"to the step before, whose own line has a head",
       {3},
       [](FlowDrawing& d) {
         d.line({d.right("2b"), {215, 160}, {215, 120}, d.right("1b")}, Heads::kNone);
         d.symbol("1b", kDiamond).symbol("2b", kDiamond).symbol("3b", kCapsule);
         d.down("1b", "2b").down("2b", "3b");
       },
       "1b:decision 2b:decision 3b:end",
       "1b>2b 2b>1b 2b>3b",
       "flow.end_missing /flow; flow.edge_open /flow/nodes/0; flow.edge_open /flow/nodes/1"},
      {"two ways in where two lead out already",
       {4},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("1c", kBox).symbol("2b", kDiamond).symbol("3b", kBox);
         d.symbol("3d", kBox).down("1a", "2b", Heads::kNone);
         d.line({d.bottom("1c"), {250, 160}, d.right("2b")}, Heads::kNone);
         d.down("2b", "3b", Heads::kNone).line({{202, 164}, {310, 180}, d.top("3d")});
         d.word("Ya", {198, 174});
       },
       "1a:process 1c:process 2b:decision 3b:process 3d:process",
       "1a>2b 1c>2b 2b>3b(Ya) 2b>3d",
       kNoEnds},
  };
  expect_cases(cases);
}

TEST(FlowEdges, HeadlessLinesAreLessCertain) {
  FlowDrawing drawing(2, {3});
  drawing.symbol("1a", kBox).symbol("2a", kBox).symbol("3a", kBox);
  drawing.down("1a", "2a").down("2a", "3a", Heads::kNone);
  const RawFlow flow = drawing.read();
  ASSERT_EQ(flow.edges.size(), 2U);
  EXPECT_GT(flow.edges[0].confidence, flow.edges[1].confidence);
}

}  // namespace
}  // namespace baku
