#include "ingest/layout/upright.h"

#include <gtest/gtest.h>

#include <string>

#include "ingest/layout/layout.h"

namespace baku {
namespace {

Word word(const std::string& text, Rect box, Direction direction) {
  Word word;
  word.text = text;
  word.box = box;
  word.direction = direction;
  word.font_size = 10;
  return word;
}

// A page of 600 x 800 points whose text is displayed turned by `direction`.
Document displayed(Direction direction) {
  Document document;
  Page page;
  page.number = 1;
  page.width = 600;
  page.height = 800;
  for (int i = 0; i < 10; ++i) {
    page.words.push_back(word("kegiatan", {100, 50.0 + 70 * i, 112, 110.0 + 70 * i}, direction));
  }
  Ruling ruling;
  ruling.axis = Axis::kVertical;
  ruling.position = 90;
  ruling.begin = 50;
  ruling.end = 700;
  page.rulings.push_back(ruling);
  document.pages.push_back(page);
  return document;
}

TEST(Upright, PageThatReadsDownwardsIsTurned) {
  Document document = displayed(Direction::k90);
  const auto turns = turn_upright(document);
  ASSERT_EQ(turns.size(), 1U);
  const Page& page = document.pages[0];
  EXPECT_EQ(page.width, 800);
  EXPECT_EQ(page.height, 600);
  EXPECT_EQ(page.words[0].direction, Direction::k0);
  EXPECT_EQ(page.words[0].box, (Rect{50, 488, 110, 500}));
  EXPECT_EQ(page.rulings[0].axis, Axis::kHorizontal);
  EXPECT_EQ(page.rulings[0].position, 510);
  EXPECT_EQ(page.rulings[0].begin, 50);
  EXPECT_EQ(page.rulings[0].end, 700);
}

TEST(Upright, EveryTurnIsTakenBack) {
  for (const Direction direction : {Direction::k90, Direction::k180, Direction::k270}) {
    SCOPED_TRACE(static_cast<int>(direction));
    const Document before = displayed(direction);
    Document document = before;
    const auto turns = turn_upright(document);
    ASSERT_EQ(turns.size(), 1U);
    Layout layout = find_layout(document);
    ASSERT_FALSE(layout.pages[0].lines.empty());
    turn_back(layout, turns);
    EXPECT_EQ(layout.pages[0].lines[0].direction, direction);
    turn_back(document, turns);
    const Page& page = document.pages[0];
    EXPECT_EQ(page.width, before.pages[0].width);
    for (std::size_t i = 0; i < page.words.size(); ++i) {
      EXPECT_EQ(page.words[i].box, before.pages[0].words[i].box);
      EXPECT_EQ(page.words[i].direction, direction);
    }
    EXPECT_EQ(page.rulings[0].position, before.pages[0].rulings[0].position);
    EXPECT_EQ(page.rulings[0].axis, Axis::kVertical);
  }
}

TEST(Upright, RotatedHeadersAloneDoNotTurnThePage) {
  Document document = displayed(Direction::k0);
  document.pages[0].words.push_back(word("pelaksana", {10, 10, 20, 80}, Direction::k270));
  EXPECT_TRUE(turn_upright(document).empty());
}

}  // namespace
}  // namespace baku
