#include <gtest/gtest.h>

#include "ingest/layout/layout.h"
#include "tests/ingest/layout/page_builder.h"

namespace baku {
namespace {

// A table with rows of 30 points; each row's cells are given as texts.
PageBuilder& draw(PageBuilder& page, const std::vector<double>& x, double top,
                  const std::vector<std::vector<std::string>>& rows) {
  std::vector<double> y = {top};
  for (const auto& row : rows) {
    for (std::size_t col = 0; col < row.size(); ++col)
      page.text(x[col] + 3, y.back() + 5, row[col]);
    y.push_back(y.back() + 30);
  }
  return page.grid(x, y);
}

const std::vector<double> kX = {50, 80, 250, 400};
const std::vector<std::vector<std::string>> kFirst = {
    {"No", "Kegiatan", "Output"}, {"1", "Menerima", "Surat"}, {"2", "Mencatat", "Buku"}};

struct Case {
  const char* name;
  std::vector<double> x;
  std::vector<std::vector<std::string>> rows;  // of the second page
  const char* second;                          // nullptr: joined
  const char* whole;
  int repeated = 0;
  bool continues = false;
};

TEST(PageJoin, TwoPages) {
  constexpr char kAlone[] = "No|Kegiatan|Output\n1|Menerima|Surat\n2|Mencatat|Buku\n";
  const Case cases[] = {
      {"no header",
       kX,
       {{"3", "Menyimpan", "Arsip"}},
       nullptr,
       "No|Kegiatan|Output\n1|Menerima|Surat\n2|Mencatat|Buku\n3|Menyimpan|Arsip\n"},
      {"repeated header",
       kX,
       {{"No", "Kegiatan", "Output"}, {"3", "Menyimpan", "Arsip"}},
       nullptr,
       "No|Kegiatan|Output\n1|Menerima|Surat\n2|Mencatat|Buku\n3|Menyimpan|Arsip\n",
       1},
      {"first row reads like the table's first row but for its number",
       kX,
       {{"No", "Kegiatan", "Output"}, {"3", "Menerima", "Surat"}, {"4", "Menyimpan", "Arsip"}},
       nullptr,
       "No|Kegiatan|Output\n1|Menerima|Surat\n2|Mencatat|Buku\n3|Menerima|Surat\n"
       "4|Menyimpan|Arsip\n",
       1},
      {"columns shifted",
       {70, 100, 270, 420},
       {{"3", "Menyimpan", "Arsip"}},
       nullptr,
       "No|Kegiatan|Output\n1|Menerima|Surat\n2|Mencatat|Buku\n3|Menyimpan|Arsip\n"},
      {"columns widened",
       {50, 95, 350, 575},
       {{"3", "Menyimpan", "Arsip"}},
       nullptr,
       "No|Kegiatan|Output\n1|Menerima|Surat\n2|Mencatat|Buku\n3|Menyimpan|Arsip\n"},
      {"row cut by the break",
       kX,
       {{"", "dan menata", ""}, {"3", "Menyimpan", "Arsip"}},
       nullptr,
       "No|Kegiatan|Output\n1|Menerima|Surat\n2|Mencatat dan menata|Buku\n3|Menyimpan|Arsip\n",
       0,
       true},
      {"row cut, header repeated",
       kX,
       {{"No", "Kegiatan", "Output"}, {"", "dan menata", ""}},
       nullptr,
       "No|Kegiatan|Output\n1|Menerima|Surat\n2|Mencatat dan menata|Buku\n",
       1,
       true},
      {"last row over all columns but the first",
       {50, 80, 400},
       {{"3", "Menyimpan"}},
       "3|Menyimpan\n",
       kAlone},
      {"other columns",
       {50, 150, 250, 400},
       {{"3", "Menyimpan", "Arsip"}},
       "3|Menyimpan|Arsip\n",
       kAlone},
      {"begins anew",
       kX,
       {{"No", "Kegiatan", "Hasil akhir"}, {"1", "x", "y"}},
       "No|Kegiatan|Hasil akhir\n1|x|y\n",
       kAlone},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    PageBuilder first(1);
    PageBuilder second(2);
    draw(first, kX, 600, kFirst).text(280, 780, "1");
    draw(second, each.x, 50, each.rows).text(280, 780, "2");
    const Layout layout = find_layout(document_of({first.page(), second.page()}));
    ASSERT_EQ(layout.tables.size(), each.second == nullptr ? 1U : 2U);
    EXPECT_EQ(drawn(layout.tables.front()), each.whole);
    if (each.second != nullptr) {
      EXPECT_EQ(drawn(layout.tables.back()), each.second);
      continue;
    }
    const Table& table = layout.tables.front();
    ASSERT_EQ(table.parts.size(), 2U);
    const TablePart& part = table.parts.back();
    EXPECT_EQ(part.page, 2);
    EXPECT_EQ(part.first_row, each.continues ? 2 : 3);
    EXPECT_EQ(part.repeated_header_rows, each.repeated);
    EXPECT_EQ(part.continues_row, each.continues);
    EXPECT_EQ(part.column_edges, each.x);
    EXPECT_EQ(static_cast<int>(part.row_edges.size()) - 1 + part.first_row, table.rows);
  }
}

TEST(PageJoin, TextBetweenKeepsTablesApart) {
  const struct {
    const char* name;
    double first_y;   // of a line on the first page
    double second_y;  // of a line on the second page
    const char* first_text;
    const char* second_text;
    std::size_t tables;
  } cases[] = {
      {"heading over the second table", 780, 30, "1", "SOP Cuti", 2},
      {"signature under the first table", 720, 780, "Kepala Dinas", "2", 2},
      {"the same running title", 20, 20, "Dinas Kesehatan", "Dinas Kesehatan", 1},
      {"page numbers in words", 785, 785, "Halaman 1 dari 2", "Halaman 2 dari 2", 1},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.name);
    PageBuilder first(1);
    PageBuilder second(2);
    draw(first, kX, 600, kFirst).text(100, each.first_y, each.first_text);
    draw(second, kX, 50, {{"3", "Menyimpan", "Arsip"}}).text(100, each.second_y, each.second_text);
    const Layout layout = find_layout(document_of({first.page(), second.page()}));
    EXPECT_EQ(layout.tables.size(), each.tables);
  }
}

TEST(PageJoin, RowsOfAnIdentitySheetGoOnWithTheColumnsOfItsLastRow) {
  PageBuilder first(1);
  first.horizontal(600, 50, 500).horizontal(630, 50, 500).horizontal(660, 50, 500);
  first.vertical(50, 600, 660).vertical(500, 600, 660);
  first.vertical(150, 600, 630).vertical(275, 630, 660);
  first.text(55, 605, "Judul")
      .text(155, 605, "SOP Cuti")
      .text(55, 635, "Dasar")
      .text(280, 635, "Syarat");
  PageBuilder second(2);
  draw(second, {50, 275, 500}, 50, {{"Peringatan", "Pencatatan"}});
  const Layout layout = find_layout(document_of({first.page(), second.page()}));
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(drawn(layout.tables.front()),
            "Judul|SOP Cuti|<\nDasar|<|Syarat\nPeringatan|<|Pencatatan\n");
}

TEST(PageJoin, OtherActorsUnderTheSameHeadingAreAnotherTable) {
  const struct {
    const char* name;
    const char* actor;
    std::size_t tables;
  } cases[] = {{"same header", "Camat", 1}, {"other actor", "Bendahara", 2}};
  for (const auto& each : cases) {
    SCOPED_TRACE(each.name);
    std::vector<Page> pages;
    for (const int number : {1, 2}) {
      PageBuilder page(number);
      page.horizontal(100, 50, 300).horizontal(120, 100, 300).horizontal(140, 50, 300);
      page.horizontal(160, 50, 300);
      for (const double x : {50, 100, 300}) page.vertical(x, 100, 160);
      page.vertical(200, 120, 160).text(55, 110, "No").text(150, 105, "Pelaksana");
      page.text(105, 125, number == 1 ? "Camat" : each.actor).text(205, 125, "Staf");
      page.text(55, 145, std::to_string(number)).text(105, 145, "x");
      pages.push_back(page.page());
    }
    EXPECT_EQ(find_layout(document_of(pages)).tables.size(), each.tables);
  }
}

TEST(PageJoin, LastColumnMissingAfterTheBreak) {
  const std::vector<double> x = {50, 80, 150, 220, 290, 360};
  PageBuilder first(1);
  draw(first, x, 600, {{"No", "a", "b", "c", "Ket"}, {"1", "x", "x", "x", "k"}});
  PageBuilder second(2);
  draw(second, {50, 80, 150, 220, 290}, 50, {{"2", "y", "y", "y"}});
  const Layout layout = find_layout(document_of({first.page(), second.page()}));
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(drawn(layout.tables.front()), "No|a|b|c|Ket\n1|x|x|x|k\n2|y|y|y|\n");
}

}  // namespace
}  // namespace baku
