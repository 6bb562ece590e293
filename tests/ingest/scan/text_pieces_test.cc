#include "ingest/scan/text_pieces.h"

#include <gtest/gtest.h>

#include "ingest/scan/cell_regions.h"
#include "tests/ingest/scan/drawn_pictures.h"

namespace baku {
namespace {

constexpr double kDpi = 300;

Ruling ruling(Axis axis, double position, double begin, double end) {
  Ruling made;
  made.axis = axis;
  made.position = position;
  made.begin = begin;
  made.end = end;
  return made;
}

// A row of letters, each 14 x 20 pixels, 6 apart.
void draw_letters(Pix& pix, int left, int top, int count) {
  for (int i = 0; i < count; ++i) test::draw_box(pix, left + 20 * i, top, 14, 20);
}

std::vector<std::size_t> sizes_of(const TextMap& text) {
  std::vector<std::size_t> sizes;
  for (const TextPiece& piece : text.pieces) sizes.push_back(piece.parts.size());
  return sizes;
}

TextMap find(const Pix& pix, std::span<const Ruling> rulings) {
  return find_text(pix, rulings, {}, kDpi, TextTolerances{});
}

using Sizes = std::vector<std::size_t>;

TEST(TextPieces, LinesAreApart) {
  const PixHandle pix = test::blank_picture(600, 300, 1);
  draw_letters(*pix, 50, 50, 8);
  draw_letters(*pix, 50, 90, 6);
  const TextMap text = find(*pix, {});
  EXPECT_EQ(sizes_of(text), (Sizes{8, 6}));
  EXPECT_EQ(text.letter_height, 20);
  EXPECT_EQ(text.pieces[1].box.top, 90);
  EXPECT_EQ(text.pieces[1].box.right, 50 + 20 * 5 + 14);
}

TEST(TextPieces, RulingsPartALine) {
  const PixHandle pix = test::blank_picture(600, 300, 1);
  draw_letters(*pix, 50, 50, 12);
  // Between the sixth letter and the seventh.
  const double x = (50 + 6 * 20 - 3) * 72 / kDpi;
  EXPECT_EQ(sizes_of(find(*pix, {})), (Sizes{12}));
  const Ruling parting[] = {ruling(Axis::kVertical, x, 0, 72)};
  EXPECT_EQ(sizes_of(find(*pix, parting)), (Sizes{6, 6}));
}

TEST(TextPieces, DotsBelongToTheirLineAndSpecksToNone) {
  const PixHandle pix = test::blank_picture(600, 400, 1);
  draw_letters(*pix, 50, 50, 8);
  test::draw_box(*pix, 212, 66, 5, 5);   // a full stop
  test::draw_box(*pix, 400, 300, 5, 5);  // dust
  const TextMap text = find(*pix, {});
  EXPECT_EQ(sizes_of(text), (Sizes{9}));
}

TEST(TextPieces, TextThatStandsReadsUpwards) {
  const PixHandle pix = test::blank_picture(300, 600, 1);
  for (int i = 0; i < 10; ++i) test::draw_box(*pix, 100, 50 + 20 * i, 20, 14);
  const TextMap text = find(*pix, {});
  ASSERT_EQ(sizes_of(text), (Sizes{10}));
  EXPECT_EQ(text.pieces[0].direction, Direction::k270);
}

TEST(TextPieces, LettersThatTouchOverLinesAreInBoth) {
  const PixHandle pix = test::blank_picture(600, 300, 1);
  draw_letters(*pix, 50, 50, 4);
  draw_letters(*pix, 50, 76, 4);
  test::draw_box(*pix, 130, 50, 14, 46);  // of both lines
  draw_letters(*pix, 150, 50, 4);
  draw_letters(*pix, 150, 76, 4);
  EXPECT_EQ(sizes_of(find(*pix, {})), (Sizes{9, 9}));
}

TEST(TextPieces, BlankPageHasNone) {
  const PixHandle pix = test::blank_picture(300, 300, 1);
  EXPECT_TRUE(find(*pix, {}).pieces.empty());
}

TEST(CellRegions, RulingsMakeRooms) {
  const Ruling rulings[] = {
      ruling(Axis::kVertical, 100, 50, 150), ruling(Axis::kVertical, 200, 50, 150),
      ruling(Axis::kHorizontal, 50, 100, 200), ruling(Axis::kHorizontal, 150, 100, 200)};
  const CellRegions regions(300, 300, rulings, 1);
  EXPECT_NE(regions.at(150, 100), regions.at(50, 100));
  EXPECT_EQ(regions.at(250, 100), regions.at(50, 100));
  EXPECT_NE(regions.at(100, 100), 0);  // on a ruling: a room beside it
  EXPECT_EQ(regions.at(-5, 9999), regions.at(0, 299));
}

}  // namespace
}  // namespace baku
