// The steps from marks to cells, one by one.
#include <gtest/gtest.h>

#include "ingest/layout/strokes.h"
#include "ingest/layout/table_grid.h"
#include "ingest/layout/text_likeness.h"
#include "ingest/layout/text_lines.h"

namespace baku {
namespace {

std::string shown(const std::vector<Stroke>& strokes) {
  std::string text;
  for (const Stroke& stroke : strokes) {
    text += std::to_string(static_cast<int>(stroke.position)) + ":" +
            std::to_string(static_cast<int>(stroke.begin)) + "-" +
            std::to_string(static_cast<int>(stroke.end)) + " ";
  }
  return text;
}

TEST(Strokes, SnapThenJoin) {
  const struct {
    const char* name;
    std::vector<Stroke> pieces;
    const char* joined;
  } cases[] = {
      {"nothing", {}, ""},
      {"small gap", {{10, 0, 50, {}}, {10, 52, 90, {}}}, "10:0-90 "},
      {"large gap", {{10, 0, 50, {}}, {10, 55, 90, {}}}, "10:0-50 10:55-90 "},
      {"offset", {{10, 0, 50, {}}, {11, 50, 100, {}}}, "10:0-100 "},
      {"far offset", {{10, 0, 50, {}}, {13, 50, 100, {}}}, "10:0-50 13:50-100 "},
      {"one inside another", {{10, 0, 90, {}}, {10, 20, 30, {}}}, "10:0-90 "},
      {"dot", {{10, 5, 5.2, {}}}, ""},
      {"unsorted", {{20, 0, 9, {}}, {10, 60, 90, {}}, {10, 0, 50, {}}}, "10:0-50 10:60-90 20:0-9 "},
  };
  for (const auto& [name, pieces, joined] : cases) {
    SCOPED_TRACE(name);
    EXPECT_EQ(shown(join_strokes(pieces, StrokeTolerances{})), joined);
  }
}

// Cells of a grid of two by two whose walls are given for (0,0), (0,1), (1,0), (1,1).
std::string cells_with(std::vector<std::uint8_t> wall_right, std::vector<std::uint8_t> wall_below) {
  TableGrid grid;
  grid.column_edges = {0, 10, 20};
  grid.row_edges = {0, 10, 20};
  grid.wall_right = std::move(wall_right);
  grid.wall_below = std::move(wall_below);
  std::string text;
  for (const GridCell& cell : cells_of(grid)) {
    text += std::to_string(cell.row) + "," + std::to_string(cell.col) + "+" +
            std::to_string(cell.row_span) + "x" + std::to_string(cell.col_span) + " ";
  }
  return text;
}

TEST(TableGrid, CellsAreRectangles) {
  EXPECT_EQ(cells_with({1, 1, 1, 1}, {1, 1, 1, 1}), "0,0+1x1 0,1+1x1 1,0+1x1 1,1+1x1 ");
  EXPECT_EQ(cells_with({0, 1, 0, 1}, {0, 0, 1, 1}), "0,0+2x2 ");
  EXPECT_EQ(cells_with({0, 1, 1, 1}, {1, 1, 1, 1}), "0,0+1x2 1,0+1x1 1,1+1x1 ");
  EXPECT_EQ(cells_with({1, 1, 1, 1}, {0, 1, 1, 1}), "0,0+2x1 0,1+1x1 1,1+1x1 ");
  // A block of three places is no cell: the line that stops short goes on.
  EXPECT_EQ(cells_with({0, 1, 1, 1}, {0, 1, 1, 1}), "0,0+1x2 1,0+1x1 1,1+1x1 ");
}

Word word_at(const std::string& text, const Rect& box, Direction direction, bool space_after) {
  Word word;
  word.text = text;
  word.box = box;
  word.font_size = 10;
  word.direction = direction;
  word.space_after = space_after;
  return word;
}

TEST(TextLines, AllDirectionsReadUpright) {
  const struct {
    Direction direction;
    Rect first, second, below;
  } cases[] = {
      {Direction::k0, {0, 0, 20, 10}, {23, 0, 40, 10}, {0, 12, 20, 22}},
      {Direction::k90, {12, 0, 22, 20}, {12, 23, 22, 40}, {0, 0, 10, 20}},
      {Direction::k180, {23, 12, 40, 22}, {0, 12, 20, 22}, {23, 0, 40, 10}},
      {Direction::k270, {0, 23, 10, 40}, {0, 0, 10, 20}, {12, 23, 22, 40}},
  };
  for (const auto& [direction, first, second, below] : cases) {
    SCOPED_TRACE(static_cast<int>(direction));
    const Word a = word_at("a", first, direction, true);
    const Word b = word_at("b", second, direction, true);
    const Word c = word_at("c", below, direction, true);
    const auto lines = lines_from({&c, &b, &a}, 1, LineOfTextTolerances{});
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].text, "a b");
    EXPECT_EQ(lines[1].text, "c");
    EXPECT_EQ(lines[0].direction, direction);
  }
}

TEST(TextLines, NoBlankWhereTheNextWordFollowsAtOnce) {
  const Word a = word_at("Rp", {0, 0, 10, 10}, Direction::k0, false);
  const Word near = word_at("5", {10, 0, 15, 10}, Direction::k0, true);
  const Word far = word_at("5", {20, 0, 25, 10}, Direction::k0, true);
  EXPECT_EQ(lines_from({&a, &near}, 1, LineOfTextTolerances{}).front().text, "Rp5");
  EXPECT_EQ(lines_from({&a, &far}, 1, LineOfTextTolerances{}).front().text, "Rp 5");
}

TEST(Likeness, SharesOfLetterPairs) {
  EXPECT_EQ(letter_pair_likeness("", " "), 1);
  EXPECT_EQ(letter_pair_likeness("abc", ""), 0);
  EXPECT_EQ(letter_pair_likeness("No Kegiatan", "No\nKegiatan"), 1);
  EXPECT_GT(letter_pair_likeness("Pelaksana Mutu Baku", "Pelaksana Mutu 8aku"), 0.8);
  EXPECT_LT(letter_pair_likeness("Kegiatan", "Keterangan"), 0.8);
}

}  // namespace
}  // namespace baku
