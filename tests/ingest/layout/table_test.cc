#include "ingest/layout/table.h"

#include <gtest/gtest.h>

namespace baku {
namespace {

std::vector<TextLine> lines_of(const std::vector<std::string>& texts) {
  std::vector<TextLine> lines;
  for (const std::string& text : texts) {
    lines.emplace_back();
    lines.back().text = text;
  }
  return lines;
}

TEST(JoinLines, BlankOrHyphen) {
  const struct {
    std::vector<std::string> lines;
    const char* joined;
  } cases[] = {
      {{}, ""},
      {{"one"}, "one"},
      {{"Menyusun", "laporan", "akhir"}, "Menyusun laporan akhir"},
      {{"a", "", "b"}, "a b"},
      // A hyphen between two halves with the same stem belongs to the word.
      {{"masing-", "masing"}, "masing-masing"},
      {{"perundang-", "undangan"}, "perundang-undangan"},
      {{"Undang-", "Undang"}, "Undang-Undang"},
      {{"sebaik-", "baiknya"}, "sebaik-baiknya"},
      {{"bersama-", "sama"}, "bersama-sama"},
      {{"surat-", "menyurat"}, "surat-menyurat"},
      // Other hyphens before lower case divide the word.
      {{"pelaksa-", "naan tugas"}, "pelaksanaan tugas"},
      {{"penge-", "lolaan"}, "pengelolaan"},
      // Before a capital, after a digit, a capital or a blank they do not.
      {{"Non-", "ASN"}, "Non-ASN"},
      {{"2021-", "2025"}, "2021-2025"},
      {{"SOP -", "lanjutan"}, "SOP - lanjutan"},
      {{"-", "butir"}, "- butir"},
      {{"KTP-", "el"}, "KTP-el"},
      {{"pelaksa\u00AD", "naan"}, "pelaksanaan"},
      {{"Kepala Seksi/", "Lurah"}, "Kepala Seksi/Lurah"},
      {{"dan /", "atau"}, "dan / atau"},
      {{"Nomor 065/", "12"}, "Nomor 065/12"},
  };
  for (const auto& [lines, joined] : cases) EXPECT_EQ(join_lines(lines_of(lines)), joined);
}

TEST(CellAt, FindsTheCellThatCoversAPlace) {
  // 0,0 spans two rows, 0,1 two columns.
  Table table;
  table.rows = 2;
  table.cols = 3;
  table.cells = {{0, 0, 2, 1, 1, {}, {}},
                 {0, 1, 1, 2, 1, {}, {}},
                 {1, 1, 1, 1, 1, {}, {}},
                 {1, 2, 1, 1, 1, {}, {}}};
  const struct {
    int row, col, cell;
  } cases[] = {{0, 0, 0}, {1, 0, 0},   {0, 1, 1},   {0, 2, 1},  {1, 1, 2},
               {1, 2, 3}, {-1, 0, -1}, {0, -1, -1}, {2, 0, -1}, {0, 3, -1}};
  for (const auto& [row, col, cell] : cases) {
    SCOPED_TRACE(std::to_string(row) + "," + std::to_string(col));
    EXPECT_EQ(cell_at(table, row, col),
              cell < 0 ? nullptr : &table.cells[static_cast<std::size_t>(cell)]);
  }
}

}  // namespace
}  // namespace baku
