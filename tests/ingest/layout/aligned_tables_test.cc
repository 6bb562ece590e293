#include <gtest/gtest.h>

#include "ingest/layout/layout.h"
#include "tests/ingest/layout/page_builder.h"

namespace baku {
namespace {

constexpr char kProse[] =
    "these lines of running text fill the whole width of the page so that nothing is\n"
    "aligned in them but their left margin and here and there by chance a word which\n"
    "stands below another one as words do when there are enough of them on the paper\n"
    "and then the last line ends early\n";

// Rows of cells that begin at `x`, 16 points apart.
PageBuilder& rows(PageBuilder& page, const std::vector<double>& x, double top,
                  const std::vector<std::vector<std::string>>& cells) {
  for (const auto& row : cells) {
    for (std::size_t col = 0; col < row.size(); ++col) page.text(x[col], top, row[col]);
    top += 16;
  }
  return page;
}

// The same with all columns but the first one flush right.
PageBuilder& figures(PageBuilder& page, const std::vector<double>& x, double top,
                     const std::vector<std::vector<std::string>>& cells) {
  for (const auto& row : cells) {
    for (std::size_t col = 0; col < row.size(); ++col) {
      page.text(col == 0 ? x[col] : x[col] - width_of(row[col]), top, row[col]);
    }
    top += 16;
  }
  return page;
}

const std::vector<double> kX = {50, 250, 350, 450};
const std::vector<std::vector<std::string>> kFigures = {{"Region", "Area", "People", "Share"},
                                                        {"North", "1204", "55", "12.5"},
                                                        {"South coast", "87", "130000", "7.25"},
                                                        {"East", "", "9", "80"},
                                                        {"West", "15", "1234", "0.25"}};
constexpr char kDrawn[] =
    "Region|Area|People|Share\nNorth|1204|55|12.5\nSouth coast|87|130000|7.25\nEast||9|80\n"
    "West|15|1234|0.25\n";

TEST(AlignedTables, FiguresBetweenRunningText) {
  PageBuilder page;
  page.text(50, 50, kProse).text(50, 250, kProse);
  figures(page, kX, 130, kFigures);
  const Layout layout = find_layout(document_of({page.page()}));
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables.front().kind, TableKind::kAligned);
  EXPECT_EQ(drawn(layout.tables.front()), kDrawn);
  EXPECT_EQ(drawn(layout.pages.front().lines), std::string(kProse) + kProse);
}

TEST(AlignedTables, BetweenThreeRules) {
  PageBuilder page;
  rows(page, {50, 150}, 100, {{"Name", "Kind"}, {"alpha", "first one"}, {"beta", "second"}});
  page.horizontal(97, 50, 300).horizontal(113, 50, 300).horizontal(145, 50, 300);
  const Layout layout = find_layout(document_of({page.page()}));
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(drawn(layout.tables.front()), "Name|Kind\nalpha|first one\nbeta|second\n");
}

TEST(AlignedTables, HeadingOverSeveralColumns) {
  PageBuilder page;
  page.text(345, 114, "wide heading text");
  figures(page, kX, 130, kFigures);
  const Layout layout = find_layout(document_of({page.page()}));
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(drawn(layout.tables.front()), std::string("||wide heading text|<\n") + kDrawn);
}

TEST(AlignedTables, WrappedCellsAreOneRow) {
  PageBuilder page;
  double top = 100;
  for (const char* number : {"1", "2", "3"}) {
    page.text(50, top, number).text(100, top, "receives the letter\nand files it");
    page.text(250, top, "a letter").text(350, top, "one day");
    top += 36;
  }
  const Layout layout = find_layout(document_of({page.page()}));
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(drawn(layout.tables.front()),
            "1|receives the letter and files it|a letter|one day\n"
            "2|receives the letter and files it|a letter|one day\n"
            "3|receives the letter and files it|a letter|one day\n");
}

TEST(AlignedTables, RowsOfAGridWithoutLinesBetweenThem) {
  PageBuilder page;
  figures(page, kX, 100, kFigures);
  page.horizontal(96, 45, 460).horizontal(112, 45, 460).horizontal(180, 45, 460);
  for (const double x : {45, 200, 260, 360, 460}) page.vertical(x, 96, 180);
  const Layout layout = find_layout(document_of({page.page()}));
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables.front().kind, TableKind::kRuled);
  EXPECT_EQ(drawn(layout.tables.front()), kDrawn);
}

TEST(AlignedTables, OrdinaryPagesHaveNone) {
  PageBuilder list;
  PageBuilder form;
  PageBuilder contents;
  PageBuilder signatures;
  for (int i = 0; i < 6; ++i) {
    const double top = 100 + 14 * i;
    list.text(50, top, std::to_string(i + 1) + ".")
        .text(75, top, "an item of the list number " + std::to_string(i));
    form.text(50, top, "Label " + std::string(static_cast<std::size_t>(i), 'x'))
        .text(150, top, ":")
        .text(165, top, "value");
    contents.text(50, top, "Chapter ............................................")
        .text(400, top, std::to_string(10 * i));
    signatures.text(50, top, "Office of one").text(350, top, "Office of other");
  }
  PageBuilder columns;
  for (int i = 0; i < 12; ++i) {
    columns.text(50, 100 + 13 * i, "left column of the text is full here");
    columns.text(300, 100 + 13 * i, "and the right column is just as full");
  }
  const struct {
    const char* name;
    PageBuilder page;
  } cases[] = {{"running text", PageBuilder().text(50, 50, kProse)},
               {"list", list},
               {"form", form},
               {"contents", contents},
               {"signatures", signatures},
               {"two columns", columns}};
  for (const auto& [name, page] : cases) {
    SCOPED_TRACE(name);
    EXPECT_TRUE(find_layout(document_of({page.page()})).tables.empty());
  }
}

TEST(RunningText, ColumnsOneAfterTheOther) {
  PageBuilder page;
  page.text(50, 50, "a title over both of the columns of this page and more text");
  for (int i = 0; i < 6; ++i) {
    page.text(50, 100 + 13 * i, "left column of the text is full " + std::to_string(i));
    page.text(300, 100 + 13 * i, "and the right column is full too " + std::to_string(i));
  }
  const Layout layout = find_layout(document_of({page.page()}));
  std::string expected = "a title over both of the columns of this page and more text\n";
  for (int i = 0; i < 6; ++i)
    expected += "left column of the text is full " + std::to_string(i) + "\n";
  for (int i = 0; i < 6; ++i)
    expected += "and the right column is full too " + std::to_string(i) + "\n";
  EXPECT_EQ(drawn(layout.pages.front().lines), expected);
}

TEST(RunningText, ListsBesideEachOtherKeepTheirLines) {
  const std::string longest = "1. the longest item of all on the left";
  const std::vector<std::string> left = {longest, "2. next", "3. more", "4. last"};
  const std::vector<std::string> right = {"1. first on the other side", "2. two", "3. and three",
                                          "4. four of these"};
  for (const std::size_t lines : {left.size(), std::size_t{2}}) {
    PageBuilder page;
    std::string expected;
    for (std::size_t i = 0; i < lines; ++i) {
      const double top = 100 + 13 * static_cast<double>(i);
      page.text(50, top, left[i]).text(50 + width_of(longest) + 12, top, right[i]);
      // Two lines that begin at one place may do so by chance.
      const bool apart = i > 0 || lines == left.size();
      expected += left[i] + (apart ? "\n" : " ") + right[i] + "\n";
    }
    EXPECT_EQ(drawn(find_layout(document_of({page.page()})).pages.front().lines), expected);
  }
}

TEST(RunningText, WideGapsPartLines) {
  PageBuilder page;
  page.text(50, 50, "Left block").text(350, 50, "Right block");
  EXPECT_EQ(drawn(find_layout(document_of({page.page()})).pages.front().lines),
            "Left block\nRight block\n");
}

}  // namespace
}  // namespace baku
