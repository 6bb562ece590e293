// Tables in their several notations, as grids.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "ingest/dump/html_blocks.h"
#include "ingest/dump/plain_blocks.h"
#include "ingest/dump/table_rows.h"

namespace baku {
namespace {

// Rows in lines, cells in brackets; "^" for a covered place, "x2" behind a span.
std::string drawn(const DumpTable& table) {
  std::string text;
  for (const auto& row : table.rows) {
    for (const DumpCell& cell : row) {
      text += '[';
      text += cell.covered() ? "^" : text_of(cell);
      if (!cell.covered() && (cell.row_span > 1 || cell.col_span > 1)) {
        text += " " + std::to_string(cell.row_span) + "x" + std::to_string(cell.col_span);
      }
      text += ']';
    }
    text += '\n';
  }
  return text;
}

std::string drawn(const Result<std::vector<DumpBlock>>& blocks) {
  if (!blocks) return error_name(blocks.error().code);
  std::string text;
  for (const DumpBlock& block : *blocks) {
    if (const auto* line = std::get_if<DumpLine>(&block)) {
      text += line->text + "\n";
    } else {
      text += drawn(std::get<DumpTableBlock>(block).table);
    }
  }
  return text;
}

TEST(PlainBlocks, ReadsTablesAmongLines) {
  const struct {
    std::string_view name;
    std::string_view text;
    std::string_view blocks;
  } cases[] = {
      {"tabs", "SOP A\n\nNo.\tKegiatan\n1\tMencatat\n\nCamat\n",
       "SOP A\n[No.][Kegiatan]\n[1][Mencatat]\nCamat\n"},
      {"tabs of unequal length", "a\tb\tc\n1\t2\n", "[a][b][c]\n[1][2][]\n"},
      {"pipes", "# SOP A\n| a | b |\n|---|:-:|\n| 1 | x \\| y |\n", "SOP A\n[a][b]\n[1][x | y]\n"},
      {"pipes without outer bars", "a | b | c\n--|---|--\n | 2 | \n", "[a][b][c]\n[][2][]\n"},
      {"a bar in a sentence is no table", "Kepala Seksi | Lurah\nteks\n",
       "Kepala Seksi | Lurah\nteks\n"},
      {"grid", "+---+-----+\n| a | b   |\n+===+=====+\n| 1 | x   |\n|   | y   |\n+---+-----+\n",
       "[a][b]\n[1][x y]\n"},
      {"grid with spans",
       "+---+-------+\n| a | b     |\n|   +---+---+\n|   | c | d |\n+---+---+---+\n",
       "[a 2x1][b 1x2][^]\n[^][c][d]\n"},
      {"html over lines",
       "Judul\n<table>\n<tr><td rowspan=2>a</td><td>b</td></tr>\n<tr><td>c</td></tr>\n</table> x\n",
       "Judul\n[a 2x1][b]\n[^][c]\nx\n"},
      {"html of one line", "<html><body><table><tr><td>1<td>2</table></body></html>\nlagi\n",
       "[1][2]\nlagi\n"},
      {"rules and page marks", "a\n---\n{3}-----------\n***\nb\n", "a\nb\n"},
      {"every line followed by a blank one",
       "a\tb\n\n1\t2\n\n3\t4\n\n5\t6\n\n7\t8\n\n9\t0\n\n1\t1\n\n2\t2\n\n",
       "[a][b]\n[1][2]\n[3][4]\n[5][6]\n[7][8]\n[9][0]\n[1][1]\n[2][2]\n"},
  };
  for (const auto& test : cases) {
    SCOPED_TRACE(test.name);
    EXPECT_EQ(drawn(read_plain(test.text)), test.blocks);
  }
}

TEST(TabTable, MendsRowsThatWereCutOrJoined) {
  const std::string_view whole =
      "1\tMenerima surat\t\t\tSurat\t5\tSurat\n2\tMencatat surat\t\t\tSurat\t5\tBuku\n"
      "3\tMeneliti surat\t\t\tSurat\t5\tSurat\n4\tMengirim surat\t\t\tSurat\t5\tTanda\n";
  const std::string expected = drawn(read_plain(whole));
  std::string cut(whole);
  cut.replace(cut.find("Meneliti surat"), 14, "Meneliti\nsurat");
  EXPECT_EQ(drawn(read_plain(cut)), expected);
  std::string joined(whole);
  joined[joined.find('\n')] = '\t';
  EXPECT_EQ(drawn(read_plain(joined)), expected);
}

TEST(Html, LeavesOutWhatIsNoText) {
  const struct {
    std::string_view html;
    std::string_view blocks;
  } cases[] = {
      {"<html><head><title>x</title><style>p{}</style></head><body><p>a</p>"
       "<script>var t = '<table><tr><td>no</td></tr></table>';</script><p>b<br>c</p></body></html>",
       "a\nb\nc\n"},
      {"<p>a<table><tr><td>b<tr><td>c", "a\n[b]\n[c]\n"},
      {"<table><tr><td colspan=3>a</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>",
       "[a 1x3][^][^]\n[1][2][3]\n"},
      {"<table><tr><td rowspan=9>a</td><td>b</td></tr></table>", "[a][b]\n"},
      {"<table><tr><td>wrap<table><tr><td>in</td></tr></table></td></tr></table>", "wrap\n[in]\n"},
      {"<ol><li>UU<li>PP</ol>", "\u2022 UU\n\u2022 PP\n"},
      {"</td></tr></b>tail", "tail\n"},
  };
  for (const auto& test : cases) {
    SCOPED_TRACE(test.html);
    EXPECT_EQ(drawn(read_html(test.html)), test.blocks);
  }
}

TEST(Html, RefusesATableWithoutEnd) {
  std::string html = "<table>";
  for (int row = 0; row < 900; ++row) html += "<tr><td colspan=1000 rowspan=1000>x</td></tr>";
  EXPECT_EQ(drawn(read_html(html)), error_name(ErrorCode::kLimit));
}

TEST(JoinRepeatedCells, LeavesRepeatedValuesOfSteps) {
  auto blocks = read_plain(
      "No\tKegiatan\tPelaksana\tOutput\n1\tMencatat\tStaf\tSurat\n"
      "2\tMencatat\tStaf\tSurat\n");
  ASSERT_TRUE(blocks);
  DumpTable table = std::get<DumpTableBlock>(blocks->front()).table;
  join_repeated_cells(table);
  EXPECT_EQ(drawn(table),
            "[No][Kegiatan][Pelaksana][Output]\n[1][Mencatat][Staf][Surat]\n"
            "[2][Mencatat][Staf][Surat]\n");
}

TEST(JoinRepeatedCells, PutsWrittenOutSpansTogether) {
  auto blocks = read_plain(
      "| No | Kegiatan | Pelaksana | Pelaksana | Mutu Baku | Mutu Baku "
      "|\n|---|---|---|---|---|---|\n"
      "| No | Kegiatan | Camat | Staf | Waktu | Output |\n| 1 | Mencatat | [] | [] | 5 | 5 |\n");
  ASSERT_TRUE(blocks);
  DumpTable table = std::get<DumpTableBlock>(blocks->front()).table;
  join_repeated_cells(table);
  EXPECT_EQ(drawn(table),
            "[No 2x1][Kegiatan 2x1][Pelaksana 1x2][^][Mutu Baku 1x2][^]\n"
            "[^][^][Camat][Staf][Waktu][Output]\n[1][Mencatat][[]][[]][5][5]\n");
}

}  // namespace
}  // namespace baku
