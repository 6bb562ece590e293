// Searchable PDFs, and scans of which a page cannot be read.
#include "app/searchable_pdf.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "app/exit_code.h"
#include "app/read_document.h"
#include "tests/app/baku_process.h"
#include "tests/app/pdf_builder.h"
#include "tests/app/scratch_folder.h"

namespace baku {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const std::string kScan = BAKU_SOURCE_DIR "/corpus/scanned/d009s.pdf";

Word scanned_word(const std::string& text, const Rect& box, Direction direction) {
  Word word;
  word.text = text;
  word.box = box;
  word.direction = direction;
  word.origin = Origin::kImage;
  return word;
}

Page scanned_page(std::vector<Word> words) {
  Page page;
  page.number = 1;
  page.width = 300;
  page.height = 200;
  page.words = std::move(words);
  page.images = {{{0, 0, 300, 200}, 600, 400}};
  return page;
}

TEST(Searchable, WordsAreInvisibleAndInTheirPlaces) {
  const std::string source = build_pdf(std::vector<BuiltPage>{{300, 200, "0 0 50 50 re f"}});
  const Word cases[] = {
      scanned_word("Menerima", {20, 20, 80, 32}, Direction::k0),
      scanned_word("caf\xC3\xA9\xE2\x80\x94"
                   "1",
                   {120, 20, 160, 32}, Direction::k0),
      scanned_word("turun", {200, 20, 212, 70}, Direction::k90),
      scanned_word("naik", {230, 20, 242, 70}, Direction::k270),
      scanned_word("terbalik", {20, 100, 80, 112}, Direction::k180),
  };
  for (const Word& expected : cases) {
    Document document;
    document.pages = {scanned_page({expected})};
    const auto pdf = searchable_pdf_of_scan(source, {}, document);
    ASSERT_TRUE(pdf) << pdf.error().message;
    EXPECT_EQ(pdf->substr(0, 5), "%PDF-");
    const auto read = read_pdf(*pdf, {});
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_TRUE(read->warnings.empty());
    const Page& page = read->pages.at(0);
    EXPECT_NEAR(page.width, 300, 0.01);
    EXPECT_EQ(page.images.size(), 1U);
    ASSERT_EQ(page.words.size(), 1U) << expected.text;
    const Word& word = page.words[0];
    EXPECT_EQ(word.text, expected.text);
    EXPECT_TRUE(word.hidden);
    EXPECT_EQ(word.direction, expected.direction) << expected.text;
    EXPECT_GT(intersection(word.box, expected.box).area(), 0.75 * expected.box.area())
        << expected.text;
  }
}

TEST(Searchable, WordsOfATurnedPictureAreWhereItShowsThem) {
  Page page = scanned_page({scanned_word("Nomor", {20, 30, 80, 42}, Direction::k0)});
  Straightened moved;
  moved.to_displayed = Projection{};
  moved.width = 400;
  moved.height = 250;
  page.straightened = moved;
  Document document;
  document.pages = {page};
  const auto pdf =
      searchable_pdf_of_scan(build_pdf(std::vector<BuiltPage>{{400, 250, ""}}), {}, document);
  ASSERT_TRUE(pdf) << pdf.error().message;
  const auto read = read_pdf(*pdf, {});
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_NEAR(read->pages.at(0).width, 400, 0.01);
  ASSERT_EQ(read->pages[0].words.size(), 1U);
  EXPECT_NEAR(read->pages[0].words[0].box.left, 20, 1);
}

// A scan whose invisible text says `hidden`, word by word, where its picture says something else.
std::string scan_with_text(const std::vector<std::string>& printed,
                           const std::vector<std::string>& hidden) {
  std::string content;
  std::vector<Word> words;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    const double top = 20 + 24 * static_cast<double>(i);
    content += text_at(20, 200 - top - 12, printed[i]);
    words.push_back(scanned_word(hidden[i], {20, top, 120, top + 14}, Direction::k0));
  }
  Document document;
  document.pages = {scanned_page(std::move(words))};
  document.pages[0].images[0].pixel_width = 900;
  document.pages[0].images[0].pixel_height = 600;
  const std::vector<BuiltPage> pages = {{300, 200, content}};
  return searchable_pdf_of_scan(build_pdf(pages), {}, document).value_or("");
}

TEST(HiddenText, GivesWayWhereThePictureSaysSomethingElse) {
  const std::vector<std::string> printed = {"menerima", "permohonan", "informasi", "memeriksa",
                                            "kelengkapan"};
  struct Case {
    const char* name;
    std::vector<std::string> hidden;
  };
  const Case cases[] = {
      {"another tool read badly", {"rnenqrwma", "pzrmohqnxn", "1nf0rwvsi", "mqm3rlksx", "kxlzngq"}},
      {"it read well", printed},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    const auto document = read_document(scan_with_text(printed, test.hidden), {});
    ASSERT_TRUE(document) << document.error().message;
    std::vector<std::string> read;
    for (const Word& word : document->pages.at(0).words) read.push_back(word.text);
    EXPECT_EQ(read, printed);
  }
}

TEST(Searchable, OnlyScansNeedIt) {
  Document document;
  document.pages = {scanned_page({})};
  const auto pdf = searchable_pdf_of_scan("no PDF", {}, document);
  ASSERT_TRUE(pdf);
  EXPECT_EQ(*pdf, "");
  document.pages = {scanned_page({scanned_word("a", {1, 1, 9, 9}, Direction::k0)})};
  EXPECT_FALSE(searchable_pdf_of_scan("no PDF", {}, document));
}

// The picture of the second page cannot be decoded.
std::string damaged_scan() {
  std::string bytes = read_whole(kScan);
  const std::size_t picture = bytes.rfind("\xFF\xD8\xFF");
  bytes.replace(picture, 200, 200, 'x');
  return bytes;
}

TEST(Searchable, APageThatCannotBeReadIsNamedAndTheOthersKept) {
  const ScratchFolder folder;
  const std::string scan = folder.write("in/scan.pdf", damaged_scan());
  const std::string out = folder.path("out").string();
  const ProcessResult run = run_baku({"ingest", scan, "--searchable", out});
  EXPECT_EQ(run.exit_code, 12) << run.err;
  EXPECT_NE(run.err.find("pages 2 could not be read (partial)"), std::string::npos) << run.err;
  const Json records = Json::parse(run.out);
  ASSERT_EQ(records.size(), 1U);
  std::string missing;
  for (const Json& finding : records[0]["findings"]) {
    if (finding["code"] == "document.part_missing") missing = finding.dump();
  }
  EXPECT_NE(missing.find("pages 2 "), std::string::npos) << missing;

  const auto read = read_pdf(read_whole(out + "/scan.pdf"), {});
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->pages.size(), 2U);
  ASSERT_GT(read->pages[0].words.size(), 50U);
  EXPECT_TRUE(read->pages[0].words[0].hidden);
  ASSERT_EQ(read->pages[1].words.size(), 6U) << "page 2 could not be read";
  EXPECT_FALSE(read->pages[1].words[0].hidden);
}

// Whose letters are drawn right and told wrong: the picture of the page is read.
TEST(TextLayers, ThatTellOtherLettersAreReadFromThePicture) {
  std::string content;
  for (const double y : {700, 670, 640}) {
    content += text_at(60, y, "Menerima surat dari kepala dinas untuk diperiksa", "F2");
  }
  content += text_at(60, 610, "Nomor 12");
  const auto read = read_document(build_pdf(std::vector<BuiltPage>{{595, 842, content}}), {});
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->pages.size(), 1U);
  std::multiset<std::string> words;
  for (const Word& word : read->pages[0].words) words.insert(word.text);
  for (const char* word : {"Menerima", "surat", "dari", "kepala", "untuk", "diperiksa"}) {
    EXPECT_EQ(words.count(word), 3U) << word;
  }
  EXPECT_EQ(words.count("Nomor"), 1U);
  ASSERT_EQ(read->warnings.size(), 1U);
  EXPECT_EQ(read->warnings[0].page, 1);
}

TEST(Searchable, OriginalsAreNotWrittenOver) {
  const ScratchFolder folder;
  const std::string scan = folder.write("in/scan.pdf", "%PDF-1.4 anything");
  const ProcessResult run = run_baku({"ingest", scan, "--searchable", folder.path("in").string()});
  EXPECT_EQ(run.exit_code, static_cast<int>(ExitCode::kUsage)) << run.err;
  EXPECT_NE(run.err.find("choose another folder"), std::string::npos) << run.err;
  EXPECT_EQ(read_whole(scan), "%PDF-1.4 anything");
}

}  // namespace
}  // namespace baku
