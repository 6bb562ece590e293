#include "ingest/sop/list_items.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/ingest/sop/grid_builder.h"

namespace baku {
namespace {

struct DrawnLine {
  const char* text;
  double left;
};

std::vector<std::string> items_of(const std::vector<DrawnLine>& drawn, double limit) {
  std::vector<ValueLine> lines;
  double top = 0;
  for (const DrawnLine& line : drawn) {
    lines.push_back({running_line(line.text, 1, line.left, top), limit});
    top += 12;
  }
  std::vector<std::string> texts;
  for (const Printed& item : list_items(lines)) texts.push_back(item.text);
  return texts;
}

struct ItemsCase {
  const char* shows;
  std::vector<DrawnLine> lines;
  std::vector<std::string> items;
};

TEST(ListItems, SplitsByMarksAndByTheWayLinesAreBroken) {
  const ItemsCase cases[] = {
      {"numbers, hanging lines",
       {{"1. Memahami aturan tentang arsip", 0}, {"dan surat", 12}, {"2. Teliti", 0}},
       {"Memahami aturan tentang arsip dan surat", "Teliti"}},
      {"bullets", {{"\u2022 Komputer", 0}, {"\u2022 Printer", 0}}, {"Komputer", "Printer"}},
      {"dashes",
       {{"- UU No. 5 Tahun 2014", 0}, {"- PP No. 8", 0}},
       {"UU No. 5 Tahun 2014", "PP No. 8"}},
      {"letters with brackets", {{"a) Satu", 0}, {"b) Dua", 0}}, {"Satu", "Dua"}},
      {"marks in a column of their own", {{"1.", 0}, {"2.", 0}}, {}},
      {"short lines without marks are items",
       {{"Komputer", 0}, {"Printer", 0}, {"Kertas", 0}},
       {"Komputer", "Printer", "Kertas"}},
      {"a full line goes on",
       {{"Apabila tidak dijalankan maka akan", 0}, {"Terhambat", 0}},
       {"Apabila tidak dijalankan maka akan Terhambat"}},
      {"lower case goes on", {{"Pegawai", 0}, {"yang teliti", 0}}, {"Pegawai yang teliti"}},
      {"a number inside a text is no mark",
       {{"1. Peraturan Menteri Nomor", 0}, {"35. Lampiran", 12}},
       {"Peraturan Menteri Nomor 35. Lampiran"}},
      {"Roman numbers",
       {{"i. UU No. 5", 0}, {"ii. PP No. 8", 0}, {"iii. Perda No. 1", 0}},
       {"UU No. 5", "PP No. 8", "Perda No. 1"}},
      {"the letter i", {{"g. Satu", 0}, {"h. Dua", 0}, {"i. Tiga", 0}}, {"Satu", "Dua", "Tiga"}},
      {"Roman numbers that begin elsewhere are text",
       {{"Vi. Enam", 0}, {"VII. Tujuh", 0}},
       {"Vi. Enam", "VII. Tujuh"}},
      {"one paragraph with semicolons",
       {{"Komputer; Printer; kertas", 0}},
       {"Komputer;", "Printer;", "kertas"}},
      {"a line that ends with a semicolon ends its item",
       {{"mampu menulis;", 0}, {"mampu membaca", 0}},
       {"mampu menulis;", "mampu membaca"}},
      {"degrees are no marks", {{"S.H. atau sederajat", 0}}, {"S.H. atau sederajat"}},
  };
  for (const ItemsCase& c : cases) {
    SCOPED_TRACE(c.shows);
    EXPECT_EQ(items_of(c.lines, 220), c.items);
  }
}

TEST(ListItems, MarkBesideItsTextInAnotherCell) {
  std::vector<ValueLine> lines = {{running_line("1.", 1, 0, 0), 20},
                                  {running_line("Komputer", 1, 20, 0), 220},
                                  {running_line("2.", 1, 0, 14), 20},
                                  {running_line("Printer", 1, 20, 14), 220}};
  const auto items = list_items(lines);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].text, "Komputer");
  EXPECT_EQ(items[0].as_read, "1. Komputer");
  EXPECT_EQ(items[1].text, "Printer");
}

}  // namespace
}  // namespace baku
