#include "ingest/sop/fields.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/ingest/sop/grid_builder.h"

namespace baku {
namespace {

std::string value(const Form& form, Label label) {
  const Field* field = form.find(label);
  if (field == nullptr) return "(no such field)";
  std::string text;
  for (const ValueLine& line : field->value) text += (text.empty() ? "" : "|") + line.line.text;
  return text;
}

Form identity(const std::vector<std::vector<std::string>>& rows) {
  const Table table = grid(rows);
  return read_form(table, 0, table.rows, LabelSet::kIdentity);
}

TEST(Fields, ValueBesideItsLabelAndLetterheadOnTheLeft) {
  const Form form = identity({{"DINAS KESEHATAN", "Nomor SOP", "12/2020"},
                              {"^", "Tanggal\nPembuatan", ": 3 Mei 2020"},
                              {"^", "Tanggal Efektif", ""},
                              {"^", "Judul SOP", "SOP Surat\nKeluar"}});
  EXPECT_EQ(value(form, Label::kNumber), "12/2020");
  EXPECT_EQ(value(form, Label::kCreated), "3 Mei 2020");
  EXPECT_EQ(value(form, Label::kEffective), "");
  EXPECT_EQ(value(form, Label::kTitle), "SOP Surat|Keluar");
  ASSERT_EQ(form.other_lines.size(), 1U);
  EXPECT_EQ(form.other_lines[0].text, "DINAS KESEHATAN");
}

TEST(Fields, ValueBelowItsLabelInSeveralRows) {
  const Form form = identity({{"Dasar Hukum", "<", "Kualifikasi Pelaksana", "<"},
                              {"1.", "UU No. 5", "1.", "Teliti"},
                              {"2.", "PP No. 8", "2.", "Jujur"},
                              {"Peringatan", "<", "Pencatatan dan Pendataan", "<"},
                              {"Apabila terlambat", "<", "Buku agenda", "<"}});
  EXPECT_EQ(value(form, Label::kLegalBasis), "1.|UU No. 5|2.|PP No. 8");
  EXPECT_EQ(value(form, Label::kQualifications), "1.|Teliti|2.|Jujur");
  EXPECT_EQ(value(form, Label::kWarnings), "Apabila terlambat");
  EXPECT_EQ(value(form, Label::kRecordKeeping), "Buku agenda");
}

TEST(Fields, LabelAndValueInOneCell) {
  const Form form = identity({{"Dasar Hukum :\n1. UU No. 5", "Kualifikasi pelaksana :\n1. Teliti"},
                              {"Keterkaitan : SOP Surat", "Pencatatan dan\nPendataan :\nArsip"}});
  EXPECT_EQ(value(form, Label::kLegalBasis), "1. UU No. 5");
  EXPECT_EQ(value(form, Label::kQualifications), "1. Teliti");
  EXPECT_EQ(value(form, Label::kRelated), "SOP Surat");
  EXPECT_EQ(value(form, Label::kRecordKeeping), "Arsip");
}

TEST(Fields, ApprovalTakesRowsBelowButTheTitleDoesNot) {
  const Form form = identity({{"Disahkan oleh", "KEPALA DINAS"},
                              {"", "BUDI SANTOSO, S.H."},
                              {"", "NIP. 19700101 199503 1 001"},
                              {"Judul SOP", "Surat Keluar"},
                              {"", "STANDAR OPERASIONAL PROSEDUR"},
                              {"Dasar Hukum", "UU No. 5"}});
  EXPECT_EQ(value(form, Label::kApprovedBy),
            "KEPALA DINAS|BUDI SANTOSO, S.H.|NIP. 19700101 199503 1 001");
  EXPECT_EQ(value(form, Label::kTitle), "Surat Keluar");
}

TEST(Fields, SeveralLabelsInOneCell) {
  const Form form = identity({{"Nomor SOP : 7", "KEPALA"},
                              {"Tanggal Pembuatan : 1 Mei 2020\nTanggal Revisi :\n"
                               "Tanggal Efektif : 2 Mei 2020",
                               ""}});
  EXPECT_EQ(value(form, Label::kCreated), "1 Mei 2020");
  EXPECT_EQ(value(form, Label::kRevised), "");
  EXPECT_EQ(value(form, Label::kEffective), "2 Mei 2020");
}

TEST(Fields, AListThatBeginsWithTheNameOfALabel) {
  const Form form = identity(
      {{"Dasar Hukum", "Peralatan/Perlengkapan"}, {"UU No. 5", "1. Peralatan\n2. Komputer"}});
  EXPECT_EQ(value(form, Label::kLegalBasis), "UU No. 5");
  EXPECT_EQ(value(form, Label::kEquipment), "1. Peralatan|2. Komputer");
}

TEST(Fields, RowsOfPointsLeadToAValueOrLeaveRoomForIt) {
  const std::vector<TextLine> lines = {running_line("Nomor SOP ......... 5/2020", 1, 0, 0),
                                       running_line("Tanggal Pembuatan : ______ 3 Mei", 1, 0, 14),
                                       running_line("Tanggal Revisi : \u2026\u2026", 1, 0, 28),
                                       running_line("Judul SOP : .NET", 1, 0, 42)};
  const Form form = read_form(lines, LabelSet::kIdentity);
  EXPECT_EQ(value(form, Label::kNumber), "5/2020");
  EXPECT_EQ(value(form, Label::kCreated), "3 Mei");
  EXPECT_EQ(value(form, Label::kRevised), "");
  EXPECT_EQ(value(form, Label::kTitle), ".NET");
}

TEST(Fields, RunningLinesBesideEachOther) {
  const std::vector<TextLine> lines = {
      running_line("DINAS KESEHATAN", 1, 0, 2),   running_line("Nomor SOP", 1, 200, 0),
      running_line(": 5/2020", 1, 300, 0),        running_line("Disahkan oleh", 1, 200, 14),
      running_line(": KEPALA", 1, 300, 14),       running_line("BUDI", 1, 306, 28),
      running_line("Judul SOP", 1, 200, 42),      running_line(": Surat", 1, 300, 42),
      running_line("Keluar", 1, 306, 56),         running_line("BAGIAN PERTAMA", 1, 200, 70),
      running_line("Dasar Hukum", 1, 0, 84),      running_line("Kualifikasi", 1, 250, 84),
      running_line("1. UU No. 5", 1, 0, 98),      running_line("1. Teliti", 1, 260, 98),
      running_line("2. PP No. 8", 1, 0, 112),     running_line("Keterkaitan", 1, 0, 126),
      running_line("SOP Surat Masuk", 1, 10, 140)};
  const Form form = read_form(lines, LabelSet::kIdentity);
  EXPECT_EQ(value(form, Label::kNumber), "5/2020");
  EXPECT_EQ(value(form, Label::kApprovedBy), "KEPALA|BUDI");
  EXPECT_EQ(value(form, Label::kTitle), "Surat|Keluar");
  EXPECT_EQ(value(form, Label::kLegalBasis), "1. UU No. 5|2. PP No. 8");
  EXPECT_EQ(value(form, Label::kQualifications), "1. Teliti");
  EXPECT_EQ(value(form, Label::kRelated), "SOP Surat Masuk");
  ASSERT_EQ(form.other_lines.size(), 2U);
  EXPECT_EQ(form.other_lines[0].text, "DINAS KESEHATAN");
  EXPECT_EQ(form.other_lines[1].text, "BAGIAN PERTAMA");
}

TEST(Fields, RunningLinesWithoutATable) {
  const std::vector<TextLine> lines = {
      running_line("PEMERINTAH KOTA X", 1, 0, 0), running_line("Nomor SOP : 5", 1, 0, 14),
      running_line("Dasar Hukum :", 1, 0, 28), running_line("1. UU No. 5", 1, 0, 42)};
  const Form form = read_form(lines, LabelSet::kIdentity);
  EXPECT_EQ(value(form, Label::kNumber), "5");
  EXPECT_EQ(value(form, Label::kLegalBasis), "1. UU No. 5");
  ASSERT_EQ(form.other_lines.size(), 1U);
}

}  // namespace
}  // namespace baku
