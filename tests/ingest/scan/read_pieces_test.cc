#include "ingest/scan/read_pieces.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include "ingest/scan/ruling_rests.h"
#include "tests/ingest/scan/drawn_pictures.h"

namespace baku {
namespace {

// Says the same of every line, and remembers what it was shown.
class FakeReader : public LineReader {
 public:
  explicit FakeReader(std::vector<ReadWord> words) : words_(std::move(words)) {}

  std::vector<ReadWord> read(const Pix& line, LineLength length) override {
    widths.push_back(pixGetWidth(&line));
    heights.push_back(pixGetHeight(&line));
    lengths.push_back(length);
    return words_;
  }
  [[nodiscard]] bool knows(const std::string& /*word*/) const override { return false; }

  std::vector<int> widths;
  std::vector<int> heights;
  std::vector<LineLength> lengths;

 private:
  std::vector<ReadWord> words_;
};

TextMap one_piece(std::size_t parts, Direction direction = Direction::k0) {
  TextMap text;
  text.letter_height = 20;
  TextPiece piece;
  piece.direction = direction;
  piece.box = direction == Direction::k0 ? PixelBox{100, 50, 300, 80} : PixelBox{50, 100, 80, 300};
  for (std::size_t i = 0; i < parts; ++i) {
    const int at = 100 + 20 * static_cast<int>(i);
    text.parts.push_back({at, 50, at + 14, 80});
    piece.parts.push_back(static_cast<int>(i));
  }
  text.pieces.push_back(piece);
  return text;
}

std::vector<std::string> texts_of(const std::vector<Word>& words) {
  std::vector<std::string> texts;
  texts.reserve(words.size());
  for (const Word& word : words) texts.push_back(word.text);
  return texts;
}

TEST(ReadPieces, WordsStandWhereTheyWereRead) {
  const PixHandle gray = test::blank_picture(400, 400, 8);
  FakeReader reader({{"Surat", 10, 90, 0.9F}, {"agenda", 100, 200, 0.8F}});
  const auto words = read_pieces(*gray, one_piece(10), 72, reader);
  ASSERT_EQ(words.size(), 2U);
  // The picture of the line begins a quarter of its height left of the piece.
  EXPECT_DOUBLE_EQ(words[0].box.left, 100 - 7 + 10);
  EXPECT_DOUBLE_EQ(words[0].box.right, 100 - 7 + 90);
  EXPECT_NEAR(words[0].box.top, 50, 0.5);
  EXPECT_NEAR(words[0].box.bottom, 80, 0.5);
  EXPECT_EQ(words[0].origin, Origin::kImage);
  EXPECT_FLOAT_EQ(words[1].confidence, 0.8F);
  EXPECT_EQ(words[0].direction, Direction::k0);
}

TEST(ReadPieces, UpwardTextIsTurnedForReading) {
  const PixHandle gray = test::blank_picture(400, 400, 8);
  FakeReader reader({{"Sekretaris", 7, 207, 0.9F}});
  const auto words = read_pieces(*gray, one_piece(10, Direction::k270), 72, reader);
  ASSERT_EQ(words.size(), 1U);
  EXPECT_GT(reader.widths[0], reader.heights[0]);
  EXPECT_EQ(words[0].direction, Direction::k270);
  EXPECT_NEAR(words[0].box.bottom, 300, 0.5);  // it begins at the lower end
  EXPECT_NEAR(words[0].box.top, 100, 0.5);
}

TEST(ReadPieces, ShortPiecesAreEnlargedAndReadAgainOnlyWhenUnsure) {
  const PixHandle gray = test::blank_picture(400, 400, 8);
  FakeReader sure({{"7", 3, 9, 0.95F}});
  read_pieces(*gray, one_piece(2), 72, sure);
  EXPECT_EQ(sure.lengths, (std::vector{LineLength::kShort}));
  FakeReader unsure({{"7", 3, 9, 0.4F}});
  read_pieces(*gray, one_piece(2), 72, unsure);
  EXPECT_EQ(unsure.lengths, (std::vector{LineLength::kShort, LineLength::kLong}));
  EXPECT_GT(unsure.heights[0], unsure.heights[1]);
}

TEST(ReadPieces, MarksOfListsAreMendedAndDustIsDropped) {
  const PixHandle gray = test::blank_picture(400, 400, 8);
  struct Case {
    std::vector<ReadWord> read;
    std::vector<std::string> words;
  };
  const Case cases[] = {
      {{{"1:", 0, 20, 0.9F}, {"Buku", 30, 90, 0.9F}}, {"1.", "Buku"}},
      {{{"2", 0, 10, 0.9F}, {"Buku", 40, 90, 0.9F}, {"agenda", 95, 150, 0.9F}},
       {"2.", "Buku", "agenda"}},
      {{{"10", 0, 20, 0.9F}, {"Menit", 28, 90, 0.9F}}, {"10", "Menit"}},
      {{{"2012", 0, 30, 0.9F}, {"tentang", 70, 150, 0.9F}}, {"2012", "tentang"}},
      {{{"Buku", 0, 90, 0.9F}, {"\"'", 120, 124, 0.3F}}, {"Buku"}},
      {{{"24/SOP/!/2023", 0, 90, 0.9F}, {"Puskesmas", 95, 180, 0.9F}, {"|", 190, 195, 0.6F}},
       {"24/SOP/I/2023", "Puskesmas", "I"}},
      {{{"\u201CTim", 0, 50, 0.9F}, {"Survei", 60, 90, 0.9F}}, {"Tim", "Survei"}},
      {{{"\"Tim", 0, 50, 0.9F}, {"Survei\"", 60, 90, 0.9F}}, {"\"Tim", "Survei\""}},
      {{{"Buku", 0, 50, 0.9F}, {"-", 55, 60, 0.6F}, {"agenda", 70, 99, 0.9F}}, {"Buku", "agenda"}},
      {{{"01/SOP/II1/2021", 0, 90, 0.9F}, {"1/2023", 95, 180, 0.9F}},
       {"01/SOP/III/2021", "1/2023"}},
      {{{"Nx", 0, 9, 0.3F},
        {"Ir.", 12, 18, 0.9F},
        {"Nurlinda", 20, 60, 0.9F},
        {"Daeng", 70, 99, 0.9F}},
       {"Ir.", "Nurlinda", "Daeng"}},
      {{{"S", 0, 9, 0.3F}, {"Hari", 20, 60, 0.9F}, {"Kerja", 70, 99, 0.9F}},
       {"S", "Hari", "Kerja"}},
      {{{"-", 0, 9, 0.3F}, {"Buku", 30, 90, 0.9F}}, {"-", "Buku"}},
      {{{"Pasien!", 0, 90, 0.9F}}, {"Pasien/"}},
      {{{"SP4N-Lapor!", 0, 90, 0.9F}}, {"SP4N-Lapor!"}},
      {{{"PPK", 0, 50, 0.9F}, {"-", 52, 60, 0.9F}, {"SKPD", 63, 99, 0.9F}}, {"PPK-SKPD"}},
      {{{"undang", 0, 50, 0.9F}, {"-", 52, 60, 0.9F}, {"Buku", 80, 99, 0.9F}}, {"undang-", "Buku"}},
      {{{"5", 0, 10, 0.9F}, {"-", 25, 30, 0.9F}, {"10", 45, 65, 0.9F}, {"Hari", 75, 99, 0.9F}},
       {"5", "-", "10", "Hari"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.words.front());
    FakeReader reader(c.read);
    EXPECT_EQ(texts_of(read_pieces(*gray, one_piece(10), 72, reader)), c.words);
  }
}

// Reads each picture of a line otherwise, and knows a few words.
class WaveringReader : public LineReader {
 public:
  WaveringReader(std::vector<ReadWord> first, std::vector<ReadWord> others)
      : first_(std::move(first)), others_(std::move(others)) {}

  std::vector<ReadWord> read(const Pix& line, LineLength /*length*/) override {
    if (pixGetHeight(&line) == 44) return first_;  // the line as it is
    std::vector<ReadWord> words = others_;
    // Enlarged, with a border of a third of the height above and twice of it at the left.
    const double scale = pixGetHeight(&line) / 72.0;
    for (ReadWord& word : words) {
      word.left = (word.left + 28) * scale;
      word.right = (word.right + 28) * scale;
    }
    return words;
  }
  [[nodiscard]] bool knows(const std::string& word) const override {
    return word == "membuat" || word == "berita" || word == "masyarakat";
  }

 private:
  std::vector<ReadWord> first_;
  std::vector<ReadWord> others_;
};

TEST(ReadPieces, ReadingsOfADoubtfulLineMendEachOther) {
  const PixHandle gray = test::blank_picture(400, 400, 8);
  struct Case {
    std::string_view name;
    std::vector<ReadWord> first;
    std::vector<ReadWord> others;
    std::vector<std::string> words;
  };
  const Case cases[] = {
      {"each has a word",
       {{"membuat", 10, 60, 0.5F}, {"henta,", 70, 110, 0.4F}},
       {{"membusi", 10, 60, 0.5F}, {"berita,", 71, 110, 0.4F}},
       {"membuat", "berita,"}},
      {"torn apart",
       {{"membuat", 10, 60, 0.6F},
        {"masya", 70, 95, 0.4F},
        {"ra", 98, 106, 0.3F},
        {"tai", 109, 120, 0.3F}},
       {{"nnnn", 10, 60, 0.3F}, {"masyarakat", 70, 120, 0.3F}},
       {"membuat", "masyarakat"}},
      {"not in its place",
       {{"membuat", 10, 60, 0.5F}, {"Broadcast", 70, 110, 0.4F}},
       {{"mmmmmmmmmmm", 10, 60, 0.1F}, {"berita", 85, 140, 0.6F}},
       {"membuat", "Broadcast"}},
      {"sure enough",
       {{"membuat", 10, 60, 0.3F}, {"SPM", 70, 90, 0.95F}, {"xxxxxx", 92, 120, 0.2F}},
       {{"mmmmmmmmmmm", 10, 60, 0.1F}, {"berita", 70, 90, 0.3F}},
       {"membuat", "SPM", "xxxxxx"}},
      {"a line that is read surely is read once",
       {{"membusi", 10, 60, 0.9F}},
       {{"membuat", 10, 60, 0.9F}},
       {"membusi"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    WaveringReader reader(c.first, c.others);
    EXPECT_EQ(texts_of(read_pieces(*gray, one_piece(10), 72, reader)), c.words);
  }
}

TEST(RulingRests, StrokesAloneBesideAnUprightRulingAreNoLetters) {
  struct Case {
    const char* name;
    Word word;
    bool dropped;
  };
  const auto word = [](const char* text, double left, double top, double right) {
    return Word{.text = text, .box = {left, top, right, top + 8}, .origin = Origin::kImage};
  };
  const Case cases[] = {
      {"a rest", word("I", 96, 40, 99), true},
      {"away from the ruling", word("I", 80, 40, 83), false},
      {"below the ruling", word("I", 96, 140, 99), false},
      {"a number", word("1", 96, 40, 99), false},
      {"a broad one", word("I", 92, 40, 99), false},
      {"in a line", word("I", 96, 20, 99), false},
  };
  const Ruling ruling = {.axis = Axis::kVertical, .position = 100, .begin = 10, .end = 120};
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    std::vector<Word> words = {word("Golongan", 50, 20, 92), word("Kepala", 102, 40, 130),
                               each.word};
    drop_ruling_rests(words, {&ruling, 1}, {});
    EXPECT_EQ(words.size(), each.dropped ? 2U : 3U);
  }
}

}  // namespace
}  // namespace baku
