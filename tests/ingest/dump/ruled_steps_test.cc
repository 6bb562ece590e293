#include "ingest/dump/ruled_steps.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace baku {
namespace {

void write(Page& page, double left, double top, const std::string& text) {
  double x = left;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    Word word;
    word.text = text.substr(begin, end - begin);
    const double width = 5.0 * static_cast<double>(word.text.size());
    word.box = {x, top, x + width, top + 10};
    x += width + 3;
    begin = end + 1;
    page.words.push_back(std::move(word));
  }
}

void write_row(Page& page, double top, const std::string& number, const std::string& activity,
               const std::string& more) {
  write(page, 30, top, number);
  write(page, 60, top, activity);
  if (!more.empty()) write(page, 60, top + 12, more);
  write(page, 420, top, "Surat");
  write(page, 500, top, "5 Menit");
  write(page, 580, top, "Arsip");
}

Page step_page() {
  Page page;
  page.number = 1;
  page.width = 700;
  page.height = 500;
  write(page, 300, 40, "Pelaksana");
  write(page, 480, 40, "Mutu Baku");
  write(page, 28, 55, "No");
  write(page, 100, 55, "Kegiatan");
  write(page, 270, 60, "Camat");
  write(page, 340, 60, "Kepala");
  write(page, 340, 72, "Seksi");
  write(page, 410, 66, "Kelengkapan");
  write(page, 505, 66, "Waktu");
  write(page, 580, 66, "Output");
  write_row(page, 100, "1", "Menerima surat dari", "pemohon dan mencatat");
  write_row(page, 140, "2", "Meneliti surat", "");
  return page;
}

TEST(RuleStepTables, PartsColumnsAndRows) {
  Document document;
  document.pages.push_back(step_page());
  rule_step_tables(document);
  const auto& rulings = document.pages.front().rulings;
  const auto count = [&rulings](Axis axis) {
    return std::count_if(rulings.begin(), rulings.end(),
                         [axis](const Ruling& ruling) { return ruling.axis == axis; });
  };
  EXPECT_EQ(count(Axis::kVertical), 8);    // No, Kegiatan, 2 actors, 3 standards
  EXPECT_EQ(count(Axis::kHorizontal), 4);  // header, body, between the steps, end
  const bool parted = std::any_of(rulings.begin(), rulings.end(), [](const Ruling& ruling) {
    return ruling.axis == Axis::kHorizontal && ruling.position > 122 && ruling.position < 140;
  });
  EXPECT_TRUE(parted);
  for (const Word& word : document.pages.front().words) EXPECT_NE(word.text, "Pelaksana");
}

TEST(RuleStepTables, GoesOnOnlyWhereTheNumbersDo) {
  Page rest;
  rest.number = 2;
  write_row(rest, 60, "3", "Mengirim surat", "");
  Page list;
  list.number = 2;
  write_row(list, 60, "1.", "UU No. 1", "");
  for (const bool goes_on : {true, false}) {
    Document document;
    document.pages.push_back(step_page());
    document.pages.push_back(goes_on ? rest : list);
    rule_step_tables(document);
    EXPECT_EQ(!document.pages.back().rulings.empty(), goes_on);
  }
}

TEST(RuleStepTables, LeavesOtherPagesAlone) {
  Document document;
  document.pages.emplace_back().number = 1;
  write(document.pages.front(), 30, 40, "Nomor SOP 12");
  write(document.pages.front(), 30, 60, "No Kegiatan");
  rule_step_tables(document);
  EXPECT_TRUE(document.pages.front().rulings.empty());
}

}  // namespace
}  // namespace baku
