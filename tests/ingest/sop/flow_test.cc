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
      {"the other one could not be read from the picture",
       {3},
       [&](FlowDrawing& d) {
         decision(d);
         d.word("Tidak", {160, 155});
         d.document.pages[0].words.back().origin = Origin::kImage;
       },
       nodes,
       "1a>2b 2b>1a(Tidak) 2b>3b(Ya)",
       ""},
      {"the same twice, once misread in the picture",
       {3},
       [&](FlowDrawing& d) {
         decision(d);
         d.word("Te", {160, 155}).word("Ya", {198, 174});
         for (Word& word : d.document.pages[0].words) word.origin = Origin::kImage;
       },
       nodes,
       "1a>2b 2b>1a(Tidak) 2b>3b(Ya)",
       ""},
      {"at a third exit, without a head",
       {3},
       [&](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("1b", kCapsule).symbol("2b", kDiamond);
         d.symbol("3b", kCapsule).symbol("3c", kBox).down("1b", "2b").down("2b", "3b");
         d.line({d.right("2b"), {250, 160}, d.top("3c")});
         d.line({d.left("2b"), {130, 160}, d.bottom("1a")}, Heads::kNone);
         d.word("Tidak", {160, 155});
       },
       "1a:process 1b:start 2b:decision 3b:end 3c:process",
       "1b>2b 2b>1a(Tidak) 2b>3b 2b>3c",
       ""},
      {"both misread in the picture",
       {3},
       [&](FlowDrawing& d) {
         decision(d);
         d.word("Te", {160, 155}).word("va", {198, 174});
         for (Word& word : d.document.pages[0].words) word.origin = Origin::kImage;
       },
       nodes,
       "1a>2b 2b>1a(Tidak) 2b>3b(Ya)",
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
