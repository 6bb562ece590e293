#include "ingest/sop/flow.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/ingest/sop/flow_drawing.h"

namespace baku {
namespace {

constexpr auto kBox = Outline::kRectangle;
constexpr auto kCapsule = Outline::kCapsule;
constexpr auto kDiamond = Outline::kDiamond;
constexpr auto kNoEnds = "flow.end_missing /flow";

TEST(FlowNodes, SignsTypedWhereNothingIsDrawn) {
  const auto at = [](FlowDrawing& d, std::string_view text, std::string_view place) {
    d.word(text, d.cell(place).center());
  };
  const FlowCase cases[] = {
      {"words, ticks and signs",
       {4},
       [at](FlowDrawing& d) {
         at(d, "Mulai", "1a");
         at(d, "v", "2b");
         at(d, "\u25C7", "3c");
         at(d, "Selesai", "4a");
       },
       "1a:start 2b:process 3c:decision 4a:end",
       "",
       ""},
      {"text is no sign, and an arrow is no symbol",
       {2},
       [at](FlowDrawing& d) {
         at(d, "Kasubag", "1a");
         at(d, "\u2192", "1b");
         at(d, "x", "2b");
       },
       "2b:process",
       "",
       kNoEnds},
      {"beside drawn symbols, ticks are notes",
       {2},
       [at](FlowDrawing& d) {
         d.symbol("1a", kBox).symbol("2b", kBox);
         at(d, "x", "1c");
       },
       "1a:process 2b:process",
       "",
       kNoEnds},
  };
  expect_cases(cases);
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

}  // namespace
}  // namespace baku
