// Which words of a page are taken from its text layer and which from its picture.
#include "ingest/scan/text_layer.h"

#include <gtest/gtest.h>

#include <set>

#include "ingest/scan/merge_text.h"

namespace baku {
namespace {

const std::string kUnknown = "\xEF\xBF\xBD";

struct Text {
  std::string words;  // with blanks between
  double top = 100;   // points
  bool hidden = false;
  bool bold = false;
};

// Each word 40 points wide, in rows of ten, 20 points apart.
std::vector<Word> words_of(const Text& text, Origin origin = Origin::kDigital) {
  std::vector<Word> words;
  std::size_t begin = 0;
  while (begin < text.words.size()) {
    const std::size_t end = std::min(text.words.find(' ', begin), text.words.size());
    const auto at = static_cast<double>(words.size() % 10);
    const std::size_t row = words.size() / 10;
    const double top = text.top + 20.0 * static_cast<double>(row);
    Word word;
    word.text = text.words.substr(begin, end - begin);
    word.box = {50 + 50 * at, top, 90 + 50 * at, top + 10};
    word.hidden = text.hidden;
    word.bold = text.bold;
    word.origin = origin;
    if (origin == Origin::kImage) word.confidence = 0.8F;
    words.push_back(word);
    begin = end + 1;
  }
  return words;
}

struct Drawn {
  std::vector<Text> texts;
  std::vector<Rect> pictures;
  int rulings = 0;
};

Page page_of(const Drawn& drawn) {
  Page page;
  page.width = 600;
  page.height = 800;
  for (const Text& text : drawn.texts) {
    for (Word& word : words_of(text)) page.words.push_back(std::move(word));
  }
  for (const Rect& box : drawn.pictures) page.images.push_back({box, 1250, 1667});
  page.rulings.resize(static_cast<std::size_t>(drawn.rulings));
  return page;
}

std::string repeated(const std::string& words, int times) {
  std::string all = words;
  for (int i = 1; i < times; ++i) all += " " + words;
  return all;
}

const std::string kLanguage = "Menerima surat dari kepala dinas untuk diperiksa oleh petugas loket";
const std::string kShifted = "Phqhulpd vxudw gdul nhsdod glqdv xqwxn glshulnvd rohk shwxjdv ornhw";
const Rect kWhole = {0, 0, 600, 800};

TEST(TextLayer, SaysWhereWordsAreTakenFrom) {
  const struct {
    const char* name;
    Drawn page;
    TextSource source;
  } cases[] = {
      {"scan", {{}, {kWhole}}, TextSource::kPicture},
      {"scan with hidden text",
       {{{repeated(kLanguage, 20), 50, true}}, {kWhole}},
       TextSource::kPicture},
      {"scan with a program's stamp",
       {{{"Scanned with CamScanner"}}, {kWhole}},
       TextSource::kPicture},
      {"scan with a footer", {{{repeated(kLanguage, 2), 700}}, {kWhole}}, TextSource::kPicture},
      {"scan in strips", {{}, {{0, 0, 600, 400}, {0, 400, 600, 800}}}, TextSource::kPicture},
      {"few lines and a table on a background",
       {{{repeated(kLanguage, 2), 700}}, {kWhole}, 20},
       TextSource::kBoth},
      {"text on a background picture", {{{repeated(kLanguage, 30)}}, {kWhole}}, TextSource::kText},
      {"text with a logo", {{{repeated(kLanguage, 20)}}, {{20, 20, 100, 90}}}, TextSource::kText},
      {"text beside a picture of a table",
       {{{repeated(kLanguage, 10)}}, {{50, 400, 550, 700}}},
       TextSource::kBoth},
      {"text", {{{repeated(kLanguage, 20)}}, {}}, TextSource::kText},
      {"codes that are no letters", {{{repeated(kShifted, 3)}}, {}}, TextSource::kBoth},
      {"such codes in the bold type",
       {{{kLanguage}, {repeated(kShifted, 3), 300, false, true}}, {}},
       TextSource::kBoth},
      {"few of them", {{{kShifted}}, {}}, TextSource::kText},
      {"unknown characters",
       {{{repeated(kLanguage + " " + kUnknown + "s" + kUnknown, 4)}}, {}},
       TextSource::kBoth},
      {"bullets without a character",
       {{{repeated(kUnknown + " " + kLanguage, 4)}}, {}},
       TextSource::kText},
      {"blank", {{}, {}}, TextSource::kText},
  };
  for (const auto& c : cases) EXPECT_EQ(text_source(page_of(c.page)), c.source) << c.name;
}

bool knows(const std::string& word) {
  static const std::set<std::string> known = {"Menerima", "surat",     "dari", "kepala",  "dinas",
                                              "untuk",    "diperiksa", "oleh", "petugas", "loket"};
  return known.count(word) > 0;
}

// The words of a line, with the sign of their origin before them: "+" for the picture.
std::string as_line(const Page& page) {
  std::string line;
  for (const Word& word : page.words) {
    if (!line.empty()) line += ' ';
    line += (word.origin == Origin::kImage ? "+" : "") + word.text;
  }
  return line;
}

Page read_page(const std::string& words) {
  Page page = page_of({});
  page.words = words_of({words}, Origin::kImage);
  return page;
}

TEST(MergedText, TheBetterReadingOfAScanIsKept) {
  const std::string bad = "Meneriva svrat dari kepa1a dimas umtuk diperiksa 0leh petuqas l0ket";
  const struct {
    const char* name;
    Text layer;
    std::string read;
    std::string taken;
    bool noted;
  } cases[] = {
      {"hidden is worse", {bad, 100, true}, "Menerima surat dari", "+Menerima +surat +dari", false},
      {"hidden is as good",
       {"Menerima surat dari", 100, true},
       "Menerima surat dari",
       "+Menerima +surat +dari",
       false},
      {"hidden is better",
       {"Menerima surat dari kepala dinas X1", 100, true},
       "Mencrima svrat dari kopala dinas X1",
       "+Menerima +surat +dari +kepala +dinas +X1",
       true},
      {"hidden is better but too little",
       {"Menerima surat", 100, true},
       "kopala dimas",
       "+kopala +dimas",
       false},
      {"a stamp counts for nothing",
       {"Scanned with CamScanner"},
       "Menerima surat",
       "+Menerima +surat",
       false},
  };
  for (const auto& [name, layer, read, taken, noted] : cases) {
    SCOPED_TRACE(name);
    const MergedPage merged = with_text_layer(page_of({{layer}, {kWhole}}), read_page(read), knows);
    EXPECT_EQ(as_line(merged.page), taken);
    EXPECT_EQ(!merged.note.empty(), noted) << merged.note;
  }
}

TEST(MergedText, HiddenWordsHaveAConfidence) {
  const Page layer = page_of({{{"Menerima surat dari kepala dinas X1 X2", 100, true}}, {kWhole}});
  const MergedPage merged =
      with_text_layer(layer, read_page("Mencrima svrat dari kopala dimas X1 Y2"), knows);
  ASSERT_EQ(merged.page.words.size(), 7U);
  EXPECT_GT(merged.page.words[0].confidence, 0.85F);       // known
  EXPECT_FLOAT_EQ(merged.page.words[5].confidence, 0.8F);  // as read here
  EXPECT_LT(merged.page.words[6].confidence, 0.5F);
  EXPECT_FALSE(merged.page.words[0].hidden);
}

TEST(MergedText, WordsFindTheirPlacesOnAPageThatWasTurned) {
  Page read = page_of({});
  std::swap(read.width, read.height);
  Straightened turned;  // by a quarter, clockwise
  turned.to_displayed.m = {0, 1, 0, -1, 0, 800, 0, 0};
  turned.width = 600;
  turned.height = 800;
  read.straightened = turned;
  Page layer = page_of({{{repeated(kLanguage, 2), 700}}, {kWhole}});
  layer.words.resize(16);
  layer.words[0].box = {100, 600, 110, 650};
  layer.words[0].direction = Direction::k270;
  const MergedPage merged = with_text_layer(layer, read, knows);
  ASSERT_EQ(merged.page.words.size(), 16U);
  const Word& word = merged.page.words[0];
  EXPECT_EQ(word.origin, Origin::kDigital);
  EXPECT_EQ(word.direction, Direction::k0);
  EXPECT_NEAR(word.box.left, 150, 0.01);
  EXPECT_NEAR(word.box.right, 200, 0.01);
  EXPECT_NEAR(word.box.top, 100, 0.01);
  EXPECT_NEAR(word.box.bottom, 110, 0.01);
}

TEST(MergedText, WhatTheTextLayerDoesNotSayIsReadFromThePicture) {
  const std::string broken = kUnknown + "s" + kUnknown;
  const struct {
    const char* name;
    std::vector<Text> layer;
    std::string read;
    std::string taken;
  } cases[] = {
      {"words without characters",
       {{"Menerima " + broken + " dari"}},
       "Menerima surat dari",
       "Menerima dari +surat"},
      {"the picture has none there",
       {{"Menerima dari " + broken}},
       "Menerima dari",
       "Menerima dari " + broken},
      {"codes that are no letters",
       {{kShifted}},
       kLanguage,
       "+Menerima +surat +dari +kepala +dinas +untuk +diperiksa +oleh +petugas +loket"},
      {"a bad reading changes nothing", {{kLanguage}}, "Mencrima surat clari kopala", kLanguage},
  };
  for (const auto& [name, layer, read, taken] : cases) {
    SCOPED_TRACE(name);
    EXPECT_EQ(as_line(with_picture_text(page_of({layer}), read_page(read), knows).page), taken);
  }
}

TEST(MergedText, TextInPicturesIsAdded) {
  const Drawn drawn = {{{kLanguage, 50}}, {{40, 90, 560, 400}}};
  for (const auto& [words, added] :
       {std::pair{kLanguage, true}, {std::string("xyx ab surat 123 qrt lkj"), false}}) {
    Page read = read_page(words);
    read.rulings.push_back({Axis::kHorizontal, 120, 60, 500, 1, {}, Origin::kImage});
    read.rulings.push_back({Axis::kHorizontal, 700, 60, 500, 1, {}, Origin::kImage});
    read.stamps = {{100, 100, 160, 160}, {100, 700, 160, 760}};
    const MergedPage merged = with_picture_text(page_of(drawn), read, knows);
    EXPECT_EQ(merged.page.words.size(), added ? 20U : 10U);
    EXPECT_EQ(merged.page.rulings.size(), added ? 1U : 0U);
    EXPECT_EQ(merged.page.stamps.size(), added ? 1U : 0U);
    EXPECT_EQ(!merged.note.empty(), added);
  }
}

}  // namespace
}  // namespace baku
