#include "ingest/dump/step_header.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "ingest/dump/plain_blocks.h"

namespace baku {
namespace {

// A tab-separated step table; ">" stands for a tab.
DumpTable table_from(std::string text) {
  for (char& c : text) {
    if (c == '>') c = '\t';
  }
  const auto blocks = read_plain(text);
  return std::get<DumpTableBlock>(blocks->front()).table;
}

constexpr std::string_view kBody =
    "1>Mencatat surat>>>Surat>10>Buku agenda>\n2>Meneliti surat>>>Surat>15>Surat>\n"
    "3>Mengirim surat>>>Surat>5>Tanda terima>\n";

struct HeaderCase {
  std::string_view name;
  std::string header;
  std::string labels;  // of the columns behind the activity, as they stand afterwards
  std::vector<std::string> codes;
};

std::string labels_of(const DumpTable& table, const StepHeaderReport& report) {
  std::string text;
  for (int col = 2; col < table.column_count(); ++col) {
    const DumpCell& low = table.at(report.header_row + 1, col);
    const DumpCell& high = table.at(report.header_row, col);
    text += (text.empty() ? "" : "|") + text_of(low.covered() ? high : low);
  }
  while (text.ends_with('|')) text.pop_back();
  return text;
}

TEST(MendStepHeader, LaysLabelsOverTheirColumns) {
  const HeaderCase cases[] = {
      {"right",
       "No>Kegiatan>Pelaksana>>Mutu Baku>>>Ket\n>>Camat>Staf>Kelengkapan>Waktu>Output>\n",
       "Camat|Staf|Kelengkapan|Waktu|Output|Ket",
       {}},
      {"moved by a span that is one too small",
       "No>Kegiatan>Pelaksana>Mutu Baku>>>Ket\n>>Camat>Staf>Kelengkapan>Waktu>>Output\n",
       "Camat|Staf|Kelengkapan|Waktu|Output|Ket",
       {"table.header_shifted"}},
      {"and the last label lost",
       "No>Kegiatan>Pelaksana>Mutu Baku>>>Ket\n>>Camat>Staf>Kelengkapan>Waktu>\n",
       "Camat|Staf|Kelengkapan|Waktu|Output|Ket",
       {"table.header_shifted", "table.label_missing"}},
      {"a wrong label over the documents",
       "No>Kegiatan>Pelaksana>Mutu Baku>>>Ket\n>>Camat>Staf>Pelaksana>Waktu>>Output\n",
       "Camat|Staf|Kelengkapan|Waktu|Output|Ket",
       {"table.header_shifted", "table.label_missing"}},
      {"all labels one column too far right",
       "No>Kegiatan>Pelaksana>>>Mutu Baku>>>Ket\n>>>Camat>Staf>Kelengkapan>Waktu>Output\n",
       "Camat|Staf|Kelengkapan|Waktu|Output|Ket",
       {"table.header_shifted"}},
      {"an unknown office over the actors",
       "No>Kegiatan>DINAS KESEHATAN>>Mutu Baku>>>Ket\n>>Kepala>Staf>Kelengkapan>Waktu>Output>\n",
       "Kepala|Staf|Kelengkapan|Waktu|Output|Ket",
       {}},
  };
  for (const HeaderCase& test : cases) {
    SCOPED_TRACE(test.name);
    DumpTable table = table_from(test.header + std::string(kBody));
    const auto report = mend_step_header(table);
    ASSERT_TRUE(report);
    std::vector<std::string> codes;
    for (const HeaderDamage& damage : report->damage) codes.push_back(damage.code);
    EXPECT_EQ(labels_of(table, *report), test.labels);
    EXPECT_EQ(codes, test.codes);
    EXPECT_EQ(report->actors.first, 2);
    EXPECT_EQ(report->actors.end, 4);
  }
}

TEST(MendStepHeader, LeavesOtherTablesAlone) {
  DumpTable table = table_from("Nomor SOP>12\nTanggal Pembuatan>1 Mei 2021\n");
  const DumpTable before = table;
  EXPECT_FALSE(mend_step_header(table));
  EXPECT_EQ(text_of(table.at(0, 0)), text_of(before.at(0, 0)));
}

}  // namespace
}  // namespace baku
