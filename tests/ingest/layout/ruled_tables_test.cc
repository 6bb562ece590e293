#include <gtest/gtest.h>

#include "ingest/layout/layout.h"
#include "tests/ingest/layout/page_builder.h"

namespace baku {
namespace {

Layout layout_of_page(const PageBuilder& page) { return find_layout(document_of({page.page()})); }

std::string only_table(const PageBuilder& page) {
  const Layout layout = layout_of_page(page);
  if (layout.tables.size() != 1) return std::to_string(layout.tables.size()) + " tables";
  return drawn(layout.tables.front());
}

// Nine letters in a grid of three by three, columns at 100, 200, 300, 400, rows every 30 from 100.
PageBuilder nine_letters() {
  PageBuilder page;
  const char* letters = "abcdefghi";
  for (int i = 0; i < 9; ++i) {
    page.text(105 + 100 * (i % 3), 105 + 30 * (i / 3), std::string(1, letters[i]));
  }
  return page;
}

constexpr char kNine[] = "a|b|c\nd|e|f\ng|h|i\n";
const std::vector<double> kX = {100, 200, 300, 400};
const std::vector<double> kY = {100, 130, 160, 190};

TEST(RuledTables, FullLines) { EXPECT_EQ(only_table(nine_letters().grid(kX, kY)), kNine); }

TEST(RuledTables, ShortPiecesWithGapsAndOffsets) {
  PageBuilder page = nine_letters();
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t k = 0; k < 3; ++k) {
      const double offset = k % 2 == 0 ? 0.7 : 0;
      page.horizontal(kY[i] + offset, kX[k] + 0.6, kX[k + 1] - 0.6);
      page.vertical(kX[i] + offset, kY[k] + 0.6, kY[k + 1] - 0.6);
    }
  }
  EXPECT_EQ(only_table(page), kNine);
}

TEST(RuledTables, DoubleLinesAreOne) {
  PageBuilder page = nine_letters();
  page.grid(kX, kY);
  page.grid({97, 203, 303, 403}, {97.5, 133, 163, 193});
  EXPECT_EQ(only_table(page), kNine);
}

TEST(RuledTables, RectanglesAsCells) {
  PageBuilder page = nine_letters();
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t col = 0; col < 3; ++col) {
      page.rectangle({kX[col], kY[row], kX[col + 1], kY[row + 1]});
    }
  }
  const Layout layout = layout_of_page(page);
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(drawn(layout.tables.front()), kNine);
  EXPECT_TRUE(layout.pages.front().symbols.empty());
}

TEST(RuledTables, RectanglesWithSpacesBetween) {
  PageBuilder page = nine_letters();
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t col = 0; col < 3; ++col) {
      page.rectangle({kX[col] + 1, kY[row] + 1, kX[col + 1] - 1, kY[row + 1] - 1});
    }
  }
  EXPECT_EQ(only_table(page), kNine);
}

TEST(RuledTables, FrameAsRectangleWithLinesInside) {
  PageBuilder page = nine_letters();
  page.rectangle({100, 100, 400, 190});
  page.vertical(200, 100, 190).vertical(300, 100, 190);
  page.horizontal(130, 100, 400).horizontal(160, 100, 400);
  const Layout layout = layout_of_page(page);
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(drawn(layout.tables.front()), kNine);
  EXPECT_TRUE(layout.pages.front().symbols.empty());
}

TEST(RuledTables, ShadingIsNoSymbol) {
  PageBuilder page = nine_letters();
  page.grid(kX, kY).shading({100, 100, 400, 130}).shading({201, 131, 299, 159});
  const Layout layout = layout_of_page(page);
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(drawn(layout.tables.front()), kNine);
  EXPECT_TRUE(layout.pages.front().symbols.empty());
}

TEST(RuledTables, OpenSides) {
  PageBuilder page = nine_letters();
  for (const double y : kY) page.horizontal(y, 100, 400);
  page.vertical(200, 100, 190).vertical(300, 100, 190);
  EXPECT_EQ(only_table(page), kNine);
}

TEST(RuledTables, OpenFoot) {
  PageBuilder page = nine_letters();
  for (const double x : kX) page.vertical(x, 100, 190);
  for (const double y : {100, 130, 160}) page.horizontal(y, 100, 400);
  EXPECT_EQ(only_table(page), kNine);
}

TEST(RuledTables, BrokenLineGoesOn) {
  PageBuilder page = nine_letters();
  for (const double y : {100, 130, 190}) page.horizontal(y, 100, 400);
  page.horizontal(160, 100, 240).horizontal(160, 262, 400);
  for (const double x : kX) page.vertical(x, 100, 190);
  EXPECT_EQ(only_table(page), kNine);
}

TEST(RuledTables, LineThatJutsOutOrFallsShort) {
  PageBuilder page = nine_letters();
  for (const double y : {100, 130, 190}) page.horizontal(y, 100, 400);
  page.horizontal(160, 100, 420);
  page.vertical(100, 100, 190).vertical(200, 105, 190).vertical(300, 100, 185);
  page.vertical(400, 100, 190);
  EXPECT_EQ(only_table(page), kNine);
}

TEST(RuledTables, SpansWhereLinesAreMissing) {
  // Identity sheet: letterhead on the left over four rows, two columns below.
  PageBuilder page;
  page.horizontal(100, 100, 400).horizontal(160, 100, 400).horizontal(200, 100, 400);
  for (const double y : {115, 130, 145}) page.horizontal(y, 250, 400);
  page.vertical(100, 100, 200).vertical(250, 100, 200).vertical(400, 100, 200);
  page.vertical(320, 100, 160);
  page.text(110, 125, "head").text(255, 102, "n").text(255, 117, "d").text(255, 132, "r");
  page.text(255, 147, "e").text(325, 102, "1").text(325, 117, "2").text(325, 132, "3");
  page.text(325, 147, "4").text(110, 165, "basis").text(255, 165, "skill");
  EXPECT_EQ(only_table(page), "head|n|1\n^|d|2\n^|r|3\n^|e|4\nbasis|skill|<\n");
}

TEST(RuledTables, GroupedHeader) {
  PageBuilder page;
  page.horizontal(100, 100, 400).horizontal(115, 150, 300).horizontal(130, 100, 400);
  page.horizontal(160, 100, 400);
  for (const double x : {100, 150, 300, 400}) page.vertical(x, 100, 160);
  page.vertical(200, 115, 160).vertical(250, 115, 160);
  page.text(105, 110, "No").text(200, 102, "Group").text(155, 117, "A").text(205, 117, "B");
  page.text(255, 117, "C").text(310, 110, "Note").text(105, 140, "1").text(155, 140, "x");
  EXPECT_EQ(only_table(page), "No|Group|<|<|Note\n^|A|B|C|^\n1|x|||\n");
}

TEST(RuledTables, TwoSideBySideAndTwoStacked) {
  PageBuilder page;
  page.grid({50, 100, 200}, {100, 130, 160}).text(55, 105, "a").text(105, 135, "b");
  page.grid({220, 300, 400}, {100, 130, 160}).text(225, 105, "c").text(305, 135, "d");
  page.grid({50, 120, 200}, {172, 200, 230}).text(55, 177, "e").text(125, 205, "f");
  const Layout layout = layout_of_page(page);
  ASSERT_EQ(layout.tables.size(), 3U);
  EXPECT_EQ(drawn(layout.tables[0]), "a|\n|b\n");
  EXPECT_EQ(drawn(layout.tables[1]), "c|\n|d\n");
  EXPECT_EQ(drawn(layout.tables[2]), "e|\n|f\n");
}

TEST(RuledTables, GridInsideACellIsATableOfItsOwn) {
  PageBuilder page;
  page.grid({50, 300, 500}, {100, 250, 300}).text(55, 260, "left").text(305, 260, "right");
  page.grid({320, 380, 440}, {120, 150, 180});
  page.text(325, 125, "w").text(385, 125, "x").text(325, 155, "y").text(385, 155, "z");
  const Layout layout = layout_of_page(page);
  ASSERT_EQ(layout.tables.size(), 2U);
  EXPECT_EQ(drawn(layout.tables[0]), "|\nleft|right\n");
  EXPECT_EQ(drawn(layout.tables[1]), "w|x\ny|z\n");
}

TEST(RuledTables, BoxInsideACellIsASymbol) {
  PageBuilder page = nine_letters();
  page.grid(kX, kY);
  page.horizontal(135, 320, 360).horizontal(155, 320, 360);
  page.vertical(320, 135, 155).vertical(360, 135, 155);
  const Layout layout = layout_of_page(page);
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(drawn(layout.tables.front()), kNine);
  ASSERT_EQ(layout.pages.front().symbols.size(), 1U);
  EXPECT_EQ(layout.pages.front().symbols.front().box, (Rect{320, 135, 360, 155}));
  EXPECT_TRUE(layout.pages.front().loose.empty());
}

TEST(RuledTables, NoTables) {
  struct Case {
    const char* name;
    PageBuilder page;
  };
  const Case cases[] = {
      {"blank page", PageBuilder()},
      {"text alone", PageBuilder().text(100, 100, "some words on a page\nand some more")},
      {"a box", PageBuilder().rectangle({100, 100, 300, 150}).text(110, 110, "boxed")},
      {"a box of lines", PageBuilder().grid({100, 300}, {100, 150}).text(110, 110, "boxed")},
      {"an empty grid", PageBuilder().grid(kX, kY)},
      {"an underline", PageBuilder().text(100, 100, "Title").horizontal(111, 100, 125)},
      {"a cross",
       PageBuilder().horizontal(200, 100, 300).vertical(200, 100, 300).text(90, 90, "x")},
      {"letterhead line",
       PageBuilder().text(100, 100, "Office").horizontal(120, 50, 550).horizontal(122, 50, 550)},
  };
  for (const auto& [name, page] : cases) {
    SCOPED_TRACE(name);
    EXPECT_TRUE(layout_of_page(page).tables.empty());
  }
}

// Marks of a flow chart drawn over the table of nine letters.
struct FlowCase {
  const char* name;
  PageBuilder page;
  std::size_t symbols;
  std::size_t loose;
};

TEST(RuledTables, FlowChartMarksAreNoTableLines) {
  const FlowCase cases[] = {
      {"box in a cell", nine_letters().rectangle({220, 135, 260, 155}), 1, 0},
      {"filled box in a cell", nine_letters().shading({220, 135, 260, 155}), 1, 0},
      {"box as wide as its column", nine_letters().rectangle({200, 135, 300, 155}), 1, 0},
      {"box wider than its column", nine_letters().rectangle({190, 135, 310, 155}), 1, 0},
      {"box that touches a column line", nine_letters().rectangle({240, 135, 299, 155}), 1, 0},
      {"vertical connector over three rows",
       nine_letters()
           .rectangle({220, 104, 260, 124})
           .rectangle({220, 166, 260, 186})
           .vertical(240, 124, 166),
       2, 1},
      {"connector between boxes that touch the row lines",
       nine_letters()
           .rectangle({220, 104, 260, 128})
           .rectangle({220, 162, 260, 186})
           .vertical(240, 128, 162),
       2, 1},
      {"horizontal connector over a column line",
       nine_letters()
           .rectangle({220, 135, 260, 155})
           .rectangle({320, 135, 360, 155})
           .horizontal(145, 260, 320),
       2, 1},
      {"elbow of two pieces",
       nine_letters()
           .rectangle({120, 105, 160, 125})
           .rectangle({320, 165, 360, 185})
           .horizontal(115, 160, 340)
           .vertical(340, 115, 165),
       2, 2},
      {"elbow of three pieces",
       nine_letters()
           .rectangle({120, 105, 160, 125})
           .rectangle({320, 165, 360, 185})
           .horizontal(115, 160, 250)
           .vertical(250, 115, 175)
           .horizontal(175, 250, 320),
       2, 3},
      {"line from the top of the table, as after a page break",
       nine_letters().rectangle({220, 165, 260, 185}).vertical(240, 100, 165), 1, 1},
      {"lines with free ends of the same length",
       nine_letters().vertical(150, 115, 175).vertical(250, 115, 175).vertical(350, 115, 175), 0,
       3},
  };
  for (const FlowCase& flow : cases) {
    SCOPED_TRACE(flow.name);
    PageBuilder page = flow.page;
    const Layout layout = layout_of_page(page.grid(kX, kY));
    ASSERT_EQ(layout.tables.size(), 1U);
    EXPECT_EQ(drawn(layout.tables.front()), kNine);
    EXPECT_EQ(layout.pages.front().symbols.size(), flow.symbols);
    EXPECT_EQ(layout.pages.front().loose.size(), flow.loose);
  }
}

TEST(RuledTables, TextThatRunsOverALineIntoAnEmptyCell) {
  PageBuilder page;
  page.grid({100, 150, 300}, {100, 130, 160, 190});
  page.text(105, 105, "overlong words").text(105, 135, "overlong").text(155, 135, "full");
  page.text(105, 165, "short").text(155, 165, "other");
  EXPECT_EQ(only_table(page), "overlong words|\noverlong|full\nshort|other\n");
}

TEST(RuledTables, TurnedHeaderReadsUpright) {
  PageBuilder page;
  page.grid({100, 130, 300}, {100, 180, 210});
  page.upward(105, 130, "Kepala").upward(117, 140, "Seksi").text(135, 105, "Output");
  page.text(105, 185, "x").text(135, 185, "y");
  EXPECT_EQ(only_table(page), "Kepala Seksi|Output\nx|y\n");
}

TEST(RuledTables, HiddenWordsCountOnlyWithoutVisibleOnes) {
  PageBuilder page = nine_letters();
  Page visible = page.grid(kX, kY).page();
  Page hidden = visible;
  for (Word& word : hidden.words) word.hidden = true;
  visible.words.push_back(hidden.words.front());
  for (const Page& each : {visible, hidden}) {
    const Layout layout = find_layout(document_of({each}));
    ASSERT_EQ(layout.tables.size(), 1U);
    EXPECT_EQ(drawn(layout.tables.front()), kNine);
  }
}

}  // namespace
}  // namespace baku
