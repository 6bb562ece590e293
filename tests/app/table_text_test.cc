#include "app/table_text.h"

#include <gtest/gtest.h>

namespace baku {
namespace {

Cell cell(int row, int col, int row_span, int col_span, const std::string& text) {
  Cell made;
  made.row = row;
  made.col = col;
  made.row_span = row_span;
  made.col_span = col_span;
  made.page = 2;
  made.box = {10.0 * col, 20.0 * row, 10.0 * (col + col_span), 20.0 * (row + row_span)};
  if (!text.empty()) made.lines.push_back({.text = text, .box = made.box, .page = 2});
  return made;
}

// +-------+---+
// | A     | B |
// +---+---+   |
// | c | d |   |
// +---+---+---+
Table sample(const std::string& first) {
  Table table;
  table.rows = 2;
  table.cols = 3;
  table.cells = {cell(0, 0, 1, 2, first), cell(0, 2, 2, 1, "B"), cell(1, 0, 1, 1, "c"),
                 cell(1, 1, 1, 1, "d")};
  TablePart part;
  part.page = 2;
  part.box = {0, 0, 30, 40.126};
  table.parts = {part};
  return table;
}

TEST(TableText, Json) {
  Table table = sample("A");
  table.cells.resize(1);
  TablePart second = table.parts[0];
  second.page = 3;
  table.parts.push_back(second);
  std::string text = tables_to_json(std::vector{table});
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  EXPECT_EQ(text,
            R"({"tables":[{"page":2,"pages":[2,3],"box":[0,0,30,40.13],"cells":[)"
            R"({"row":0,"col":0,"row_span":1,"col_span":2,"text":"A","box":[0,0,20,20]}]}]})");
}

TEST(TableText, NoTableIsAnEmptyList) {
  EXPECT_EQ(tables_to_json({}), "{ \"tables\": [] }\n");
  EXPECT_EQ(tables_to_csv({}), "");
}

TEST(TableText, CsvPutsASpanIntoItsFirstPlace) {
  EXPECT_EQ(tables_to_csv(std::vector{sample("A")}), "A,,B\r\nc,d,\r\n");
  EXPECT_EQ(tables_to_csv(std::vector{sample("A"), sample("E")}),
            "A,,B\r\nc,d,\r\n\r\nE,,B\r\nc,d,\r\n");
}

TEST(TableText, CsvFieldsAreQuotedAndHarmless) {
  const struct {
    std::string text;
    std::string field;
  } cases[] = {
      {"a,b", "\"a,b\""},
      {"say \"ya\"", "\"say \"\"ya\"\"\""},
      {"=1+1", "'=1+1"},
      {"+62", "'+62"},
      {"-5", "'-5"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"=A1,B1", "\"'=A1,B1\""},
      {"a=b", "a=b"},
  };
  for (const auto& [text, field] : cases) {
    EXPECT_EQ(tables_to_csv(std::vector{sample(text)}), field + ",,B\r\nc,d,\r\n");
  }
}

TEST(TableText, HtmlHasSpansAndNoForeignMarkup) {
  const std::string html = tables_to_html(std::vector{sample("<script>alert('x')</script>")});
  EXPECT_NE(html.find("<td colspan=\"2\">&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</td>"),
            std::string::npos);
  EXPECT_NE(html.find("<td rowspan=\"2\">B</td>"), std::string::npos);
  EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(html.find("<script"), std::string::npos);
}

}  // namespace
}  // namespace baku
