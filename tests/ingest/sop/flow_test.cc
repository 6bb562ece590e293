#include "ingest/sop/flow.h"

#include <gtest/gtest.h>

#include <functional>

#include "tests/ingest/sop/flow_drawing.h"

namespace baku {
namespace {

struct FlowCase {
  const char* shows;
  std::vector<int> rows_by_page;
  std::function<void(FlowDrawing&)> draw;
  const char* nodes;
  const char* edges;
  const char* findings;
};

constexpr auto kBox = Outline::kRectangle;
constexpr auto kCapsule = Outline::kCapsule;
constexpr auto kDiamond = Outline::kDiamond;
constexpr auto kNoEnds = "flow.end_missing /flow";

void expect_cases(std::span<const FlowCase> cases) {
  for (const FlowCase& each : cases) {
    SCOPED_TRACE(each.shows);
    FlowDrawing drawing(4, each.rows_by_page);
    each.draw(drawing);
    const RawFlow flow = drawing.read();
    EXPECT_EQ(nodes_of(flow), each.nodes);
    EXPECT_EQ(edges_of(flow), each.edges);
    EXPECT_EQ(findings_of(flow), each.findings);
  }
}

TEST(FlowNodes, SymbolsStandInTheirCells) {
  const FlowCase cases[] = {
      {"capsules at both ends of a flow",
       {3},
       [](FlowDrawing& d) {
         d.symbol("1a", kCapsule).symbol("2b", kBox).symbol("3a", kCapsule);
         d.down("1a", "2b").down("2b", "3a");
       },
       "1a:start 2b:process 3a:end",
       "1a>2b 2b>3a",
       ""},
      {"words decide, not outlines or places",
       {3},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox, "MULAI").symbol("2b", kCapsule, "Selesai").symbol("3a", kBox);
       },
       "1a:start 2b:end 3a:process",
       "",
       ""},
      {"a misread word still counts",
       {2},
       [](FlowDrawing& d) { d.symbol("1a", kBox, "Mulal").symbol("2b", kBox, "Selesai"); },
       "1a:start 2b:end",
       "",
       ""},
      {"a sentence that begins with the word does not",
       {2},
       [](FlowDrawing& d) { d.symbol("1a", kBox, "Mulai menyusun").symbol("2b", kBox); },
       "1a:process 2b:process",
       "",
       kNoEnds},
      {"boxes throughout are process throughout",
       {2},
       [](FlowDrawing& d) { d.symbol("1a", kBox).symbol("2b", kBox).down("1a", "2b"); },
       "1a:process 2b:process",
       "1a>2b",
       kNoEnds},
      {"all symbols rounded: rounding says nothing",
       {3},
       [](FlowDrawing& d) {
         for (const auto* place : {"1a", "2b", "3a"}) d.symbol(place, Outline::kRounded);
         d.down("1a", "2b").down("2b", "3a");
       },
       "1a:process 2b:process 3a:process",
       "1a>2b 2b>3a",
       kNoEnds},
      {"a rounded box in mid-flow is process",
       {3},
       [](FlowDrawing& d) {
         d.symbol("1a", kCapsule).symbol("2b", Outline::kRounded).symbol("3a", kCapsule);
         d.symbol("3b", kBox).down("1a", "2b").down("2b", "3b");
         d.line({d.left("3b"), d.right("3a")});
       },
       "1a:start 2b:process 3b:process 3a:end",
       "1a>2b 2b>3b 3b>3a",
       ""},
      {"other shapes stand for an activity",
       {4},
       [](FlowDrawing& d) {
         d.symbol("1a", Outline::kParallelogram).symbol("2a", Outline::kTrapezoid);
         d.symbol("3a", Outline::kDocument).symbol("4a", Outline::kOther);
       },
       "1a:process 2a:process 3a:process 4a:process",
       "",
       kNoEnds},
      {"a capsule over a box in one cell are two nodes",
       {2},
       [](FlowDrawing& d) {
         d.shape(1, {110, 102, 150, 114}, kCapsule, "Mulai").shape(1, {110, 122, 150, 136}, kBox);
         d.symbol("2a", kCapsule).line({{130, 114}, {130, 122}}).line({{130, 136}, d.top("2a")});
       },
       "1a:start 1a':process 2a:end",
       "1a>1a' 1a'>2a",
       ""},
      {"the word alone, where other cells hold symbols",
       {2},
       [](FlowDrawing& d) { d.word("Mulai", d.cell("1b").center()).symbol("2a", kBox); },
       "1b:start 2a:process",
       "",
       kNoEnds},
      {"several symbols without connectors go from left to right",
       {1},
       [](FlowDrawing& d) { d.symbol("1c", kBox).symbol("1a", kBox).symbol("1b", kDiamond); },
       "1a:process 1b:decision 1c:process",
       "",
       kNoEnds},
      {"connectors order the symbols of a row",
       {1},
       [](FlowDrawing& d) {
         d.symbol("1c", kBox).symbol("1a", kBox).line({d.left("1c"), d.right("1a")});
       },
       "1c:process 1a:process",
       "1c>1a",
       kNoEnds},
      {"a second outline, a shadow and an inner frame are one symbol",
       {3},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("1a", kBox);
         d.shape(1, {222, 151, 258, 169}, kBox).shape(1, {225, 154, 261, 172}, kBox);
         d.symbol("3a", kBox).shape(1, {116, 193, 144, 207}, kBox);
       },
       "1a:process 2c:process 3a:process",
       "",
       kNoEnds},
      {"shading, a picture beside an arrow, dots and bars are no symbols",
       {2},
       [](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("2a", kBox).shape(1, d.cell("1b"), kBox);
         d.shape(1, {170, 105, 178, 115}, Outline::kDocument);
         d.shape(1, {190, 105, 193, 108}, Outline::kEllipse).shape(1, {165, 150, 215, 151}, kBox);
       },
       "1a:process 2a:process",
       "",
       kNoEnds},
      {"a symbol over a column line belongs where most of it is",
       {1},
       [](FlowDrawing& d) {
         d.shape(1, {135, 111, 175, 129}, kBox);
       },
       "1a:process",
       "",
       "flow.end_missing /flow; step.actor_uncertain /steps/0/actors"},
      {"a symbol that touches a column line is no doubt",
       {1},
       [](FlowDrawing& d) {
         d.shape(1, {125, 111, 165, 129}, kBox);
       },
       "1a:process",
       "",
       kNoEnds},
      {"a symbol over a row border, taller than its row",
       {3},
       [](FlowDrawing& d) {
         d.shape(1, {112, 125, 148, 150}, kBox).shape(1, {172, 135, 208, 185}, kBox);
         d.shape(1, {112, 201, 148, 226}, kBox);
       },
       "1a:process 2b:process 3a:process",
       "",
       kNoEnds},
      {"symbols beside the actor columns or far below the rows are none",
       {1},
       [](FlowDrawing& d) {
         d.shape(1, {40, 110, 76, 128}, kBox)
             .shape(1, {110, 300, 146, 318}, kBox)
             .symbol("1a", kBox);
       },
       "1a:process",
       "",
       kNoEnds},
      {"no symbols at all", {5}, [](FlowDrawing&) {}, "", "", "flow.symbols_missing /flow"},
      {"few symbols for many rows",
       {5},
       [](FlowDrawing& d) { d.symbol("1a", kCapsule).symbol("5a", kCapsule); },
       "1a:start 5a:end",
       "",
       "flow.symbols_missing /flow"},
  };
  expect_cases(cases);
}

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

TEST(FlowLabels, AnswersGoToTheirExits) {
  const auto decision = [](FlowDrawing& d) {
    d.symbol("1a", kCapsule).symbol("2b", kDiamond).symbol("3b", kCapsule).down("1a", "2b");
    d.down("2b", "3b").line({d.left("2b"), {115, 160}, d.bottom("1a", -15)});
  };
  const auto* nodes = "1a:start 2b:decision 3b:end";
  const FlowCase cases[] = {
      {"beside the corners",
       {3},
       [&](FlowDrawing& d) {
         decision(d);
         d.word("Ya", {198, 174}).word("Tidak", {160, 155});
       },
       nodes,
       "1a>2b 2b>1a(Tidak) 2b>3b(Ya)",
       ""},
      {"over the corners, inside the diamond's box",
       {3},
       [&](FlowDrawing& d) {
         decision(d);
         d.word("Y", {190, 167.5}).word("T", {175, 160});
       },
       nodes,
       "1a>2b 2b>1a(T) 2b>3b(Y)",
       ""},
      {"far along the line",
       {3},
       [&](FlowDrawing& d) {
         decision(d);
         d.word("Tidak", {104, 140}).word("Ya", {197, 185});
       },
       nodes,
       "1a>2b 2b>1a(Tidak) 2b>3b(Ya)",
       ""},
      {"one label only: the other stays blank",
       {3},
       [&](FlowDrawing& d) {
         decision(d);
         d.word("Tidak", {160, 155});
       },
       nodes,
       "1a>2b 2b>1a(Tidak) 2b>3b",
       ""},
      {"two words in a line, and one over the other",
       {3},
       [&](FlowDrawing& d) {
         decision(d);
         d.word("Tidak", {150, 148}).word("sesuai", {150, 155});
         d.word("Sudah", {202, 176}).word("lengkap,", {223, 176});
       },
       nodes,
       "1a>2b 2b>1a(Tidak sesuai) 2b>3b(Sudah lengkap,)",
       ""},
      {"other words are no labels",
       {3},
       [&](FlowDrawing& d) {
         decision(d);
         d.word("Catatan", {210, 176});
       },
       nodes,
       "1a>2b 2b>1a 2b>3b",
       "flow.edge_open /flow/nodes/1"},
      {"an answer that stands far from every line",
       {3},
       [&](FlowDrawing& d) {
         decision(d);
         d.word("Ya", {300, 200});
       },
       nodes,
       "1a>2b 2b>1a 2b>3b",
       "flow.edge_open /flow/nodes/1"},
      {"a decision with one exit",
       {3},
       [](FlowDrawing& d) {
         d.symbol("1a", kCapsule).symbol("2b", kDiamond).symbol("3b", kCapsule);
         d.down("1a", "2b").down("2b", "3b");
       },
       nodes,
       "1a>2b 2b>3b",
       "flow.edge_open /flow/nodes/1"},
      {"decisions of a table without connectors say nothing",
       {3},
       [](FlowDrawing& d) {
         d.symbol("1a", kCapsule).symbol("2b", kDiamond).symbol("3b", kCapsule);
       },
       nodes,
       "",
       ""},
      {"three exits",
       {3},
       [](FlowDrawing& d) {
         d.symbol("1a", kCapsule).symbol("2b", kDiamond).symbol("3b", kCapsule).symbol("2d", kBox);
         d.down("1a", "2b").down("2b", "3b").line({d.right("2b"), d.left("2d")});
         d.line({d.left("2b"), {115, 160}, d.bottom("1a", -15)});
         d.word("Ya", {198, 174}).word("Revisi", {222, 155}).word("Tidak", {160, 155});
       },
       "1a:start 2b:decision 2d:process 3b:end",
       "1a>2b 2b>1a(Tidak) 2b>2d(Revisi) 2b>3b(Ya)",
       ""},
      {"loops of two decisions side by side",
       {4},
       [](FlowDrawing& d) {
         d.symbol("1a", kCapsule).symbol("2b", kDiamond).symbol("3c", kDiamond);
         d.symbol("4c", kCapsule).down("1a", "2b");
         d.line({d.right("2b"), {250, 160}, d.top("3c")}).down("3c", "4c");
         d.line({d.left("2b"), {152, 160}, {152, 125}, d.right("1a", 5)});
         d.line({d.left("3c"), {156, 200}, {156, 115}, d.right("1a", -5)});
         d.word("Tidak", {160, 155}).word("Ya", {214, 156});
         d.word("Tidak", {222, 195}).word("Ya", {258, 214});
       },
       "1a:start 2b:decision 3c:decision 4c:end",
       "1a>2b 2b>1a(Tidak) 2b>3c(Ya) 3c>1a(Tidak) 3c>4c(Ya)",
       ""},
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

TEST(FlowPages, EdgesGoOnOverPageBreaks) {
  const auto ends = [](FlowDrawing& d) {
    d.symbol("1a", kCapsule).symbol("2b", kBox).symbol("3b", kBox).symbol("4a", kCapsule);
    d.down("1a", "2b").down("3b", "4a");
  };
  const auto* nodes = "1a:start 2b:process 3b:process 4a:end";
  const auto* edges = "1a>2b 2b>3b 3b>4a";
  const auto pair = [&](FlowDrawing& d, Outline outline, const char* foot, const char* top) {
    ends(d);
    d.shape(1, {182, 185, 198, 201}, outline, foot).line({d.bottom("2b"), {190, 185}});
    d.shape(2, {182, 78, 198, 94}, outline, top).line({{190, 94}, d.top("3b")}, Heads::kEnd, 2);
  };
  const FlowCase cases[] = {
      {"pentagons without text",
       {2, 2},
       [&](FlowDrawing& d) { pair(d, Outline::kPentagon, "", ""); },
       nodes,
       edges,
       ""},
      {"circles with a letter",
       {2, 2},
       [&](FlowDrawing& d) { pair(d, Outline::kEllipse, "A", "A"); },
       nodes,
       edges,
       ""},
      {"other letters are no pair",
       {2, 2},
       [&](FlowDrawing& d) { pair(d, Outline::kPentagon, "A", "B"); },
       nodes,
       "1a>2b 3b>4a",
       "flow.edge_open /flow/edges"},
      {"a connector once only",
       {2, 2},
       [&](FlowDrawing& d) {
         ends(d);
         d.shape(1, {182, 185, 198, 201}, Outline::kEllipse, "A");
         d.line({d.bottom("2b"), {190, 185}});
       },
       nodes,
       "1a>2b 3b>4a",
       "flow.edge_open /flow/edges"},
      {"a line cut by the page break",
       {2, 2},
       [&](FlowDrawing& d) {
         ends(d);
         d.line({d.bottom("2b"), {190, 180}}, Heads::kNone);
         d.line({{190, 100}, d.top("3b")}, Heads::kEnd, 2);
       },
       nodes,
       edges,
       ""},
      {"a line cut by the page break, with a head on both pages",
       {2, 2},
       [&](FlowDrawing& d) {
         ends(d);
         d.line({d.bottom("2b"), {190, 180}}).line({{190, 101}, d.top("3b")}, Heads::kEnd, 2);
       },
       nodes,
       edges,
       ""},
      {"cut lines in other columns, whose bend is lost in the break",
       {2, 2},
       [&](FlowDrawing& d) {
         ends(d);
         d.line({d.bottom("2b"), {190, 180}}, Heads::kNone);
         d.line({{250, 100}, {250, 110}, d.top("3b")}, Heads::kEnd, 2);
       },
       nodes,
       edges,
       ""},
      {"several cut lines in other columns are no pairs",
       {2, 2},
       [&](FlowDrawing& d) {
         ends(d);
         d.symbol("2d", kBox).line({d.bottom("2b"), {190, 180}});
         d.line({d.bottom("2d"), {310, 180}});
         d.line({{250, 100}, {250, 110}, d.top("3b")}, Heads::kEnd, 2);
       },
       "1a:start 2b:process 2d:process 3b:process 4a:end",
       "1a>2b 3b>4a",
       "flow.edge_open /flow/edges"},
      {"a circle with a letter on the same page",
       {4},
       [](FlowDrawing& d) {
         d.symbol("1a", kCapsule).symbol("2b", kBox).symbol("3b", kBox).symbol("4a", kCapsule);
         d.down("1a", "2b").down("3b", "4a");
         d.shape(1, {280, 152, 296, 168}, Outline::kEllipse, "1");
         d.shape(1, {280, 192, 296, 208}, Outline::kEllipse, "1");
         d.line({d.right("2b"), {280, 160}}).line({{280, 200}, d.right("3b")});
       },
       nodes,
       edges,
       ""},
      {"a circle as a knot of lines is passed through",
       {3},
       [](FlowDrawing& d) {
         d.symbol("1a", kCapsule).symbol("1c", kBox).symbol("3b", kCapsule);
         d.shape(1, {184, 154, 196, 166}, Outline::kEllipse).symbol("2d", kBox);
         d.line({d.bottom("1a"), {130, 160}, {184, 160}});
         d.line({d.bottom("1c"), {250, 160}, {196, 160}}).line({{190, 166}, d.top("3b")});
       },
       "1a:start 1c:process 2d:process 3b:end",
       "1a>3b 1c>3b",
       ""},
      {"a decision loops back to the page before",
       {2, 2},
       [&](FlowDrawing& d) {
         d.symbol("1a", kCapsule).symbol("2b", kBox).symbol("3b", kDiamond).symbol("4b", kCapsule);
         d.down("1a", "2b").down("3b", "4b").word("Ya", {198, 134}, 2);
         d.shape(1, {182, 185, 198, 201}, Outline::kPentagon, "1")
             .line({d.bottom("2b"), {190, 185}});
         d.shape(2, {182, 78, 198, 94}, Outline::kPentagon, "1");
         d.line({{190, 94}, d.top("3b")}, Heads::kEnd, 2);
         d.shape(1, {262, 185, 278, 201}, Outline::kPentagon, "2");
         d.line({{270, 185}, {270, 160}, d.right("2b")});
         d.shape(2, {262, 78, 278, 94}, Outline::kPentagon, "2").word("Tidak", {222, 115}, 2);
         d.line({d.right("3b"), {270, 120}, {270, 94}}, Heads::kEnd, 2);
       },
       "1a:start 2b:process 3b:decision 4b:end",
       "1a>2b 2b>3b 3b>2b(Tidak) 3b>4b(Ya)",
       ""},
  };
  expect_cases(cases);
}

TEST(FlowPages, ARowCutByThePageBreakIsOneStep) {
  FlowDrawing drawing(2, {2, 2});
  drawing.grid.rows[1].parts.push_back({2, 100, 140});
  drawing.grid.rows.erase(drawing.grid.rows.begin() + 2);
  drawing.grid.rows[2].step = 2;
  drawing.symbol("1a", kCapsule).symbol("2a", kBox).shape(2, {172, 111, 208, 129}, kDiamond);
  drawing.shape(2, {112, 151, 148, 169}, kCapsule);
  EXPECT_EQ(nodes_of(drawing.read()), "1a:start 2a:process 2b:decision 3a:end");
}

TEST(FlowNodes, CarryTextPlaceAndConfidence) {
  FlowDrawing drawing(2, {1});
  drawing.shape(1, {102, 102, 158, 138}, kBox).word("Menyusun", {130, 115});
  drawing.word("laporan", {130, 124});
  drawing.layout.pages[0].symbols[0].confidence = 0.5F;
  const RawFlow flow = drawing.read();
  ASSERT_EQ(flow.nodes.size(), 1U);
  EXPECT_EQ(flow.nodes[0].mark.text, "Menyusun laporan");
  EXPECT_EQ(flow.nodes[0].mark.page, 1);
  EXPECT_EQ(flow.nodes[0].mark.box, (Rect{102, 102, 158, 138}));
  EXPECT_FLOAT_EQ(flow.nodes[0].mark.confidence, 0.5F);
}

TEST(FlowEdges, HeadlessLinesAreLessCertain) {
  FlowDrawing drawing(2, {3});
  drawing.symbol("1a", kBox).symbol("2a", kBox).symbol("3a", kBox);
  drawing.down("1a", "2a").down("2a", "3a", Heads::kNone);
  const RawFlow flow = drawing.read();
  ASSERT_EQ(flow.edges.size(), 2U);
  EXPECT_GT(flow.edges[0].confidence, flow.edges[1].confidence);
}

TEST(Flow, AGridWithoutRowsOrColumnsIsEmpty) {
  const RawFlow flow = read_flow({}, {}, {});
  EXPECT_TRUE(flow.nodes.empty());
  EXPECT_TRUE(flow.findings.empty());
}

TEST(Flow, AThousandSymbolsAreQuick) {
  FlowDrawing drawing(4, std::vector<int>(20, 50));
  std::string before;
  for (int row = 1; row <= 1000; ++row) {
    const std::string place = std::to_string(row) + "abcd"[row % 4];
    drawing.symbol(place, kBox);
    if (row % 50 != 1) drawing.down(before, place);
    before = place;
  }
  const RawFlow flow = drawing.read();
  EXPECT_EQ(flow.nodes.size(), 1000U);
  EXPECT_EQ(flow.edges.size(), 980U);
}

}  // namespace
}  // namespace baku
