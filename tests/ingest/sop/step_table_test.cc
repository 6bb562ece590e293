#include "ingest/sop/step_table.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/ingest/sop/grid_builder.h"

namespace baku {
namespace {

using Rows = std::vector<std::vector<std::string>>;

struct ReadTable {
  RawSop sop;
  FlowGrid flow;
  bool header = false;
};

ReadTable read(const Rows& rows) {
  const Table table = grid(rows);
  ReadTable read;
  const auto header = find_step_header(table);
  read.header = header.has_value();
  if (!header) return read;
  read_actors(table, *header, read.sop);
  read_steps(table, header->columns, header->body_row, layout_of({table}), read.sop, read.flow);
  return read;
}

std::vector<std::string> actors(const RawSop& sop) {
  std::vector<std::string> labels;
  for (const RawActor& actor : sop.actors) labels.push_back(actor.label.text);
  return labels;
}

using Names = std::vector<std::string>;

TEST(StepTable, TwoHeaderRowsAndColumnNumbers) {
  const auto t = read({{"No", "Kegiatan", "Pelaksana", "<", "Mutu Baku", "<", "<", "Ket"},
                       {"^", "^", "Kepala", "Staf", "Kelengkapan", "Waktu (Menit)", "Ouput", "^"},
                       {"1", "2", "3", "4", "5", "6", "7", "8"},
                       {"1.", "Menulis surat", "", "", "Kertas", "10", "Surat", ""},
                       {"2.", "Mengirim", "", "", "Surat", "5", "Tanda terima", "SOP Kurir"}});
  ASSERT_TRUE(t.header);
  EXPECT_EQ(actors(t.sop), (Names{"Kepala", "Staf"}));
  EXPECT_EQ(t.sop.actor_group.text, "Pelaksana");
  EXPECT_EQ(t.sop.duration_header.text, "Waktu (Menit)");
  ASSERT_EQ(t.sop.steps.size(), 2U);
  EXPECT_EQ(t.sop.steps[0].number.text, "1.");
  EXPECT_EQ(t.sop.steps[0].activity.text, "Menulis surat");
  EXPECT_EQ(t.sop.steps[0].output.text, "Surat");
  EXPECT_EQ(t.sop.steps[1].note.text, "SOP Kurir");
  ASSERT_EQ(t.flow.columns.size(), 2U);
  EXPECT_EQ(t.flow.columns[0].parts[0].left, 250);
  ASSERT_EQ(t.flow.rows.size(), 2U);
  EXPECT_EQ(t.flow.rows[0].parts[0].top, 220);
}

TEST(StepTable, GroupNamedAfterTheOfficeAndRoleCalledPelaksana) {
  const auto t = read({{"NO", "Uraian Prosedur", "SEKRETARIAT DPRD", "<", "Pendukung", "<"},
                       {"^", "^", "Sekretaris", "Pelaksana", "Waktu", "Output"},
                       {"1", "Menyusun", "", "", "1 Hari", "Draf"}});
  ASSERT_TRUE(t.header);
  EXPECT_EQ(actors(t.sop), (Names{"Sekretaris", "Pelaksana"}));
  EXPECT_EQ(t.sop.actor_group.text, "SEKRETARIAT DPRD");
  ASSERT_EQ(t.sop.steps.size(), 1U);
  EXPECT_EQ(t.sop.steps[0].requirements.text, "");
}

TEST(StepTable, ThreeHeaderLevels) {
  const auto t = read({{"No", "Aktivitas", "Pelaksana", "<", "Mutu Baku", "<", "<"},
                       {"^", "^", "DINAS", "<", "Kelengkapan", "Waktu", "Output"},
                       {"^", "^", "Kadis", "Staf", "^", "^", "^"},
                       {"1", "Menulis", "", "", "a", "1 Jam", "b"}});
  ASSERT_TRUE(t.header);
  EXPECT_EQ(actors(t.sop), (Names{"Kadis", "Staf"}));
  ASSERT_EQ(t.sop.steps.size(), 1U);
}

TEST(StepTable, ActorOutsideTheGroupAndCostColumn) {
  const auto t =
      read({{"No", "Kegiatan", "Admin", "Pelaksana", "<", "Mutu Baku", "<", "<", "Biaya"},
            {"^", "^", "^", "Sistem", "Pejabat", "Syarat", "Waktu", "Hasil", "^"},
            {"1", "Membuat berita", "", "", "", "Naskah", "5 menit", "Berita", "-"}});
  ASSERT_TRUE(t.header);
  EXPECT_EQ(actors(t.sop), (Names{"Admin", "Sistem", "Pejabat"}));
}

TEST(StepTable, HeaderCellsOverSeveralGridColumns) {
  const auto t = read({{"No", "Kegiatan", "<", "Kepala", "<", "Staf", "Waktu", "Output", "<"},
                       {"1", "a.", "Menulis", "", "<", "", "1 Jam", "Surat", "<"},
                       {"2", "b.", "Mengirim", "", "<", "", "2 Jam", "Tanda", "terima"}});
  ASSERT_TRUE(t.header);
  EXPECT_EQ(actors(t.sop), (Names{"Kepala", "Staf"}));
  ASSERT_EQ(t.flow.columns.size(), 2U);
  EXPECT_EQ(t.flow.columns[0].parts[0].left, 350);
  EXPECT_EQ(t.flow.columns[0].parts[0].right, 550);
  ASSERT_EQ(t.sop.steps.size(), 2U);
  EXPECT_EQ(t.sop.steps[0].activity.text, "a. Menulis");
  EXPECT_EQ(t.sop.steps[0].output.text, "Surat");
  EXPECT_EQ(t.sop.steps[1].output.text, "Tanda terima");
}

TEST(StepTable, AnswersOfADecisionAcrossACellLineAreNoText) {
  Table table = grid({{"No", "Kegiatan", "Staf", "Kelengkapan", "Waktu", "Output"},
                      {"1", "Memeriksa", "", "Tidak\nBerkas", "1 Jam", "Ya"}});
  for (Cell& cell : table.cells) {
    if (cell.row == 1 && cell.col == 3) cell.lines.front().box.left = cell.box.left - 8;
  }
  const auto header = find_step_header(table);
  ASSERT_TRUE(header.has_value());
  RawSop sop;
  FlowGrid flow;
  read_steps(table, header->columns, header->body_row, layout_of({table}), sop, flow);
  ASSERT_EQ(sop.steps.size(), 1U);
  EXPECT_EQ(sop.steps[0].requirements.text, "Berkas");
  EXPECT_EQ(sop.steps[0].output.text, "Ya");
}

TEST(StepTable, ActivityUnderAnUnknownName) {
  const auto t = read({{"No", "Alur Pelayanan", "Pelaksana", "<", "Mutu Baku", "<"},
                       {"^", "^", "Kepala", "Staf", "Waktu", "Output"},
                       {"1", "Menulis", "", "", "1 Jam", "Surat"}});
  ASSERT_TRUE(t.header);
  EXPECT_EQ(actors(t.sop), (Names{"Kepala", "Staf"}));
  ASSERT_EQ(t.sop.steps.size(), 1U);
  EXPECT_EQ(t.sop.steps[0].activity.text, "Menulis");
  EXPECT_FALSE(read({{"No", "Nama", "Waktu", "Output"}, {"1", "Budi", "1 Jam", "Surat"}}).header);
}

TEST(StepTable, StandardsUnderUnknownNames) {
  const auto t = read({{"No", "Kegiatan", "Staf", "Mutu Baku", "<", "<", "Ket"},
                       {"^", "^", "^", "Yang Dibawa", "Waktu", "Yang Didapat", "^"},
                       {"1", "Menulis", "", "Kertas", "1 Jam", "Surat", ""}});
  ASSERT_TRUE(t.header);
  ASSERT_EQ(t.sop.steps.size(), 1U);
  EXPECT_EQ(t.sop.steps[0].requirements.text, "Kertas");
  EXPECT_EQ(t.sop.steps[0].output.text, "Surat");
}

TEST(StepTable, SumsAndTitlesThatBeginInTheNumberColumn) {
  const auto t = read({{"No", "Kegiatan", "Staf", "Kelengkapan", "Waktu", "Output"},
                       {"Persiapan", "<", "<", "<", "<", "<"},
                       {"1", "Menulis", "", "Kertas", "1 Jam", "Surat"},
                       {"Jumlah", "<", "<", "<", "2 Jam", ""}});
  ASSERT_TRUE(t.header);
  ASSERT_EQ(t.sop.steps.size(), 1U);
  EXPECT_EQ(t.sop.steps[0].activity.text, "Menulis");
  EXPECT_EQ(t.sop.steps[0].duration.text, "1 Jam");
}

TEST(StepTable, RowsThatAreNoStepsOfTheirOwn) {
  const auto t = read({{"No", "Kegiatan", "Staf", "Kelengkapan", "Waktu", "Output"},
                       {"A.", "PERSIAPAN", "<", "<", "<", "<"},
                       {"1", "Menulis", "", "Kertas", "1 Jam", "Surat"},
                       {"", "dan mengirim", "", "", "", ""},
                       {"", "", "", "pena", "", ""},
                       {"2", "Menyimpan", "", "Surat", "1 Jam", "Arsip"},
                       {"3", "", "", "", "", ""},
                       {"4", "", "", "Arsip", "", ""},
                       {"", "Jumlah", "", "", "2 Jam", ""}});
  ASSERT_TRUE(t.header);
  ASSERT_EQ(t.sop.steps.size(), 4U);
  EXPECT_EQ(t.sop.steps[3].number.text, "4") << "a numbered row that was never filled in is none";
  EXPECT_EQ(t.sop.steps[1].activity.text, "Menulis dan mengirim");
  EXPECT_EQ(t.sop.steps[1].requirements.text, "Kertas pena");
  EXPECT_EQ(t.sop.steps[2].activity.text, "Menyimpan");
}

TEST(StepTable, RemarksMergedOverRowsAreGivenToAll) {
  const auto t = read({{"No", "Kegiatan", "Staf", "Waktu", "Output", "Keterangan"},
                       {"1", "Satu", "", "1 Jam", "a", "Serentak"},
                       {"2", "Dua", "", "1 Jam", "b", "^"}});
  ASSERT_EQ(t.sop.steps.size(), 2U);
  EXPECT_EQ(t.sop.steps[1].note.text, "Serentak");
}

TEST(StepTable, ValuesThatAMissingRulingJoinsArePartedByTheSteps) {
  struct Case {
    std::string joined;  // one cell over two rows of 40 points; lines are 12 points apart
    std::string first;
    std::string second;
  };
  const Case cases[] = {
      {"5 Menit\n\n\n\n1 Jam\nlebih", "5 Menit", "1 Jam lebih"},
      {"5 Menit\nuntuk\nsemua\nini\njuga", "5 Menit untuk semua ini juga",
       "5 Menit untuk semua ini juga"},
      {"5 Menit", "5 Menit", "5 Menit"},
      {"5 Menit\n\n1 Jam", "5 Menit 1 Jam", "5 Menit 1 Jam"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.joined);
    const auto t = read({{"No", "Kegiatan", "Staf", "Waktu", "Output"},
                         {"1", "Satu", "", c.joined, "x"},
                         {"2", "Dua", "", "^", "y"}});
    ASSERT_EQ(t.sop.steps.size(), 2U);
    EXPECT_EQ(t.sop.steps[0].duration.text, c.first);
    EXPECT_EQ(t.sop.steps[1].duration.text, c.second);
  }
}

TEST(StepTable, ColumnNumbersPrintedAgainAreNoStep) {
  const auto t = read({{"No", "Kegiatan", "Staf", "Kelengkapan", "Waktu", "Output"},
                       {"1", "2", "3", "4", "5", "6"},
                       {"1", "Satu", "", "a", "1 Jam", "x"},
                       {"1", "2", "", "3", "4", "5"},
                       {"2", "Dua", "", "b", "2 Jam", "y"}});
  ASSERT_EQ(t.sop.steps.size(), 2U);
  EXPECT_EQ(t.sop.steps[0].output.text, "x");
  EXPECT_EQ(t.sop.steps[1].activity.text, "Dua");
}

TEST(StepTable, AColumnWithoutANameUnderItsGroup) {
  const auto t = read({{"No", "Kegiatan", "Staf", "Mutu Baku", "<", "<", "<"},
                       {"^", "^", "^", "Kelengkapan", "", "Waktu", "Output"},
                       {"1", "Satu", "", "a", "Gratis", "1 Jam", "x"}});
  ASSERT_EQ(t.sop.steps.size(), 1U);
  EXPECT_EQ(t.sop.steps[0].requirements.text, "a");
  EXPECT_EQ(t.sop.steps[0].duration.text, "1 Jam");
  EXPECT_EQ(t.sop.steps[0].output.text, "x");
}

TEST(StepTable, OneActivityCellOverTwoRowsIsOneStep) {
  const auto t = read({{"No", "Kegiatan", "Staf", "Kelengkapan", "Waktu", "Output"},
                       {"1", "Satu", "", "a", "1 Jam", "x"},
                       {"^", "^", "", "b", "2 Jam", "y"},
                       {"2", "Dua", "", "c", "1 Jam", "z"}});
  ASSERT_EQ(t.sop.steps.size(), 2U);
  EXPECT_EQ(t.sop.steps[0].requirements.text, "a b");
  ASSERT_EQ(t.flow.rows.size(), 2U);
  EXPECT_EQ(t.flow.rows[0].parts[0].bottom, 220);
}

TEST(StepTable, NumbersInsideTheActivity) {
  const auto t = read({{"Kegiatan", "Staf", "Waktu", "Output"},
                       {"1. Menulis", "", "1 Jam", "a"},
                       {"2. Mengirim", "", "1 Jam", "b"}});
  ASSERT_EQ(t.sop.steps.size(), 2U);
  EXPECT_EQ(t.sop.steps[1].number.text, "2");
  EXPECT_EQ(t.sop.steps[1].activity.text, "Mengirim");
}

TEST(StepTable, OtherTablesHaveNoHeader) {
  EXPECT_FALSE(read({{"No", "Nama", "Jabatan"}, {"1", "Budi", "Staf"}}).header);
  EXPECT_FALSE(read({{"Kegiatan", "Anggaran"}, {"Rapat", "100"}}).header);
}

}  // namespace
}  // namespace baku
