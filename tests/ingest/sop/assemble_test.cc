#include "ingest/sop/assemble.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/ingest/sop/grid_builder.h"

namespace baku {
namespace {

Table identity_sheet(const std::string& title, int page, double top = 100) {
  return grid({{"DINAS KESEHATAN", "Nomor SOP", "1/2020"},
               {"^", "Tanggal Pembuatan", "3 Mei 2020"},
               {"^", "Judul SOP", title},
               {"Dasar Hukum", "Kualifikasi Pelaksana", "<"},
               {"UU No. 5", "Teliti", "<"}},
              page, top);
}

Table step_table(const std::vector<std::string>& numbers, int page, double top = 100) {
  std::vector<std::vector<std::string>> rows = {
      {"No", "Kegiatan", "Pelaksana", "<", "Mutu Baku", "<"},
      {"^", "^", "Kepala", "Staf", "Waktu", "Output"}};
  for (const std::string& number : numbers) {
    rows.push_back({number, "Langkah " + number, "", "", "1 Jam", "Surat"});
  }
  return grid(rows, page, top);
}

Document document_of(const Layout& layout) {
  Document document;
  for (const PageLayout& page : layout.pages) {
    Page drawn;
    drawn.number = page.page;
    drawn.width = 842;
    drawn.height = 595;
    document.pages.push_back(drawn);
  }
  return document;
}

Result<Assembly> assemble_layout(const Layout& layout) {
  return assemble(document_of(layout), layout);
}

TEST(Assemble, TwoSopsInOneFileEachWithItsSheet) {
  const auto assembly = assemble_layout(layout_of(
      {identity_sheet("Surat Masuk", 1), step_table({"1", "2"}, 2),
       identity_sheet("Surat Keluar", 3), step_table({"1"}, 4)},
      {running_line("PEMERINTAH KOTA X", 1, 50, 40), running_line("SOP SURAT MASUK", 2, 200, 60)}));
  ASSERT_TRUE(assembly.has_value());
  ASSERT_EQ(assembly->sops.size(), 2U);
  const RawSop& first = assembly->sops[0];
  EXPECT_EQ(first.title.text, "Surat Masuk");
  EXPECT_EQ(first.heading.text, "SOP SURAT MASUK");
  EXPECT_EQ(first.pages, (std::vector<int>{1, 2}));
  ASSERT_EQ(first.letterhead.size(), 2U);
  EXPECT_EQ(first.letterhead[0].text, "PEMERINTAH KOTA X");
  EXPECT_EQ(first.steps.size(), 2U);
  EXPECT_EQ(assembly->sops[1].ordinal, 2);
  EXPECT_EQ(assembly->sops[1].title.text, "Surat Keluar");
}

// A ruling between two labels was not found: neither of them is part of the letterhead.
TEST(Assemble, LabelsOfOneCellAreNoLetterhead) {
  const auto assembly = assemble_layout(
      layout_of({grid({{"DINAS KESEHATAN", "(Nomor Urut SOP\nTanggal Pembuatan", "1 2"},
                       {"^", "Judul SOP", "Surat Masuk"},
                       {"Dasar Hukum", "Kualifikasi Pelaksana", "<"},
                       {"UU No. 5", "Teliti", "<"}},
                      1),
                 step_table({"1"}, 2)}));
  ASSERT_TRUE(assembly.has_value());
  ASSERT_EQ(assembly->sops.size(), 1U);
  for (const Printed& line : assembly->sops[0].letterhead) {
    EXPECT_NE(line.text, "Tanggal Pembuatan");
  }
  EXPECT_EQ(assembly->sops[0].letterhead.front().text, "DINAS KESEHATAN");
  EXPECT_EQ(assembly->sops[0].number.text, "");
  EXPECT_EQ(assembly->sops[0].title.text, "Surat Masuk");
}

TEST(Assemble, SheetAfterItsTable) {
  const auto assembly =
      assemble_layout(layout_of({step_table({"1", "2"}, 1), identity_sheet("Surat Masuk", 2)}));
  ASSERT_TRUE(assembly.has_value());
  ASSERT_EQ(assembly->sops.size(), 1U);
  EXPECT_EQ(assembly->sops[0].title.text, "Surat Masuk");
  EXPECT_EQ(assembly->sops[0].steps.size(), 2U);
}

TEST(Assemble, SheetsThatAllComeAfterTheirTables) {
  const auto assembly = assemble_layout(
      layout_of({step_table({"1", "2"}, 1), identity_sheet("Surat Masuk", 2),
                 step_table({"1", "2", "3"}, 3), identity_sheet("Surat Keluar", 4)}));
  ASSERT_TRUE(assembly.has_value());
  ASSERT_EQ(assembly->sops.size(), 2U);
  EXPECT_EQ(assembly->sops[0].title.text, "Surat Masuk");
  EXPECT_EQ(assembly->sops[0].steps.size(), 2U);
  EXPECT_EQ(assembly->sops[1].title.text, "Surat Keluar");
  EXPECT_EQ(assembly->sops[1].steps.size(), 3U);
}

TEST(Assemble, PlansAndFormsOfOtherFormatsAreNoSops) {
  const Table plan = grid({{"No", "Kegiatan", "Penanggung Jawab", "Waktu", "Output"},
                           {"1", "Rapat", "Kepala Bidang", "Maret", "Laporan"}});
  EXPECT_FALSE(assemble_layout(layout_of({plan})).has_value());
  EXPECT_TRUE(
      assemble_layout(layout_of({plan}, {running_line("SOP RAPAT", 1, 50, 60)})).has_value());
  const auto hospital = assemble_layout(
      layout_of({grid({{"RSUD", "No. Dokumen", "No. Revisi", "Halaman"},
                       {"STANDAR PROSEDUR OPERASIONAL", "Tanggal Terbit", "Ditetapkan", "<"},
                       {"Pengertian", "Penerimaan pasien", "<", "<"},
                       {"Tujuan", "Acuan petugas", "<", "<"},
                       {"Kebijakan", "SK Direktur", "<", "<"},
                       {"Prosedur", "Petugas memberi salam", "<", "<"}})}));
  ASSERT_FALSE(hospital.has_value());
  EXPECT_EQ(hospital.error().code, ErrorCode::kOtherFormat);
}

TEST(Assemble, SheetAndTableOnOnePageAndOneGrid) {
  const Table both = grid({{"Nomor SOP", "<", "<", "1/2020", "<", "<"},
                           {"Judul SOP", "<", "<", "Surat", "<", "<"},
                           {"Dasar Hukum", "<", "<", "UU No. 5", "<", "<"},
                           {"No", "Kegiatan", "Kepala", "Staf", "Waktu", "Output"},
                           {"1", "Menulis", "", "", "1 Jam", "Surat"}});
  const auto assembly = assemble_layout(layout_of({both}));
  ASSERT_TRUE(assembly.has_value());
  ASSERT_EQ(assembly->sops.size(), 1U);
  EXPECT_EQ(assembly->sops[0].title.text, "Surat");
  EXPECT_EQ(assembly->sops[0].legal_basis.size(), 1U);
  EXPECT_EQ(assembly->sops[0].steps.size(), 1U);
}

TEST(Assemble, TableThatGoesOnWithItsHeaderRepeated) {
  const auto assembly = assemble_layout(layout_of(
      {identity_sheet("Surat", 1), step_table({"1", "2"}, 2), step_table({"3", "4"}, 3)}));
  ASSERT_TRUE(assembly.has_value());
  ASSERT_EQ(assembly->sops.size(), 1U);
  EXPECT_EQ(assembly->sops[0].steps.size(), 4U);
}

TEST(Assemble, TableThatGoesOnWithoutHeaderAndRemarks) {
  const Table first = grid({{"No", "Kegiatan", "Staf", "Waktu", "Output", "Ket"},
                            {"1", "Menulis", "", "1 Jam", "a", "catatan"}});
  const Table rest = grid({{"2", "Mengirim", "", "2 Jam", "b"}}, 2);
  const auto assembly = assemble_layout(layout_of({first, rest}));
  ASSERT_TRUE(assembly.has_value());
  const RawSop& sop = assembly->sops[0];
  ASSERT_EQ(sop.steps.size(), 2U);
  EXPECT_EQ(sop.steps[1].output.text, "b");
  EXPECT_EQ(sop.steps[1].note.text, "");
  const bool fragment =
      std::any_of(sop.findings.begin(), sop.findings.end(), [](const RawFinding& finding) {
        return finding.code == "table.fragment" && finding.path == "/steps/1";
      });
  EXPECT_TRUE(fragment);
}

TEST(Assemble, SignatureUnderTheTableAndItsPage) {
  const auto assembly = assemble_layout(
      layout_of({identity_sheet("Surat", 1), step_table({"1"}, 2)},
                {running_line("Kepala Dinas", 3, 400, 60), running_line("catatan", 3, 20, 80),
                 running_line("BUDI SANTOSO", 3, 400, 130),
                 running_line("NIP. 19700101 199503 1 001", 3, 380, 144)}));
  ASSERT_TRUE(assembly.has_value());
  const RawSop& sop = assembly->sops[0];
  ASSERT_EQ(sop.signature.lines.size(), 3U);
  EXPECT_EQ(sop.signature.lines[0].text, "Kepala Dinas");
  EXPECT_EQ(sop.pages, (std::vector<int>{1, 2, 3}));
}

TEST(Assemble, ListsUnderBoxesWithTheirNames) {
  const Table top = grid({{"Nomor SOP", "5/2020"}, {"Judul SOP", "Surat"}}, 1, 100);
  const Table names = grid({{"Dasar Hukum", "Kualifikasi Pelaksana"}}, 1, 200);
  const auto assembly = assemble_layout(
      layout_of({top, names, step_table({"1"}, 2)},
                {running_line("1. UU No. 5", 1, 52, 246), running_line("1. Teliti", 1, 152, 246)}));
  ASSERT_TRUE(assembly.has_value());
  ASSERT_EQ(assembly->sops.size(), 1U);
  ASSERT_EQ(assembly->sops[0].legal_basis.size(), 1U);
  EXPECT_EQ(assembly->sops[0].legal_basis[0].text, "UU No. 5");
  ASSERT_EQ(assembly->sops[0].qualifications.size(), 1U);
}

TEST(Assemble, SignersInATableOfTheirOwn) {
  const Table signers = grid(
      {{"Disusun oleh", "Disahkan oleh", "Diperiksa oleh"},
       {"ANI\nNIP. 19880506 201501 2 003", "KEPALA DINAS\nBUDI SANTOSO\nNIP. 19700101 199503 1 001",
        "WATI\nNIP. 19780506 200501 1 003"}},
      2, 300);
  const auto assembly =
      assemble_layout(layout_of({identity_sheet("Surat", 1), step_table({"1"}, 2), signers}));
  ASSERT_TRUE(assembly.has_value());
  const RawSop& sop = assembly->sops[0];
  ASSERT_EQ(sop.signature.lines.size(), 4U);
  EXPECT_EQ(sop.signature.lines[1].text, "KEPALA DINAS");
  EXPECT_EQ(sop.signature.lines[2].text, "BUDI SANTOSO");
}

TEST(Assemble, WorksheetAfterTheTable) {
  const Table sheet = grid({{"1. Judul SOP", "Surat"},
                            {"2. Jenis Kegiatan", "Rutin"},
                            {"3. Penanggung Jawab", ""},
                            {"a. Produk", "Kepala Dinas"},
                            {"b. Kegiatan", "Kepala Bidang"},
                            {"4. Scope (Ruang Lingkup)", "Dinas Kesehatan"},
                            {"Langkah Awal", "Menulis"},
                            {"Langkah Utama", "1. Membaca\n2. Mengirim"},
                            {"Langkah Akhir", "Menyimpan"}},
                           3);
  const auto assembly =
      assemble_layout(layout_of({identity_sheet("Surat", 1), step_table({"1"}, 2), sheet},
                                {running_line("LEMBAR KERJA IDENTIFIKASI KEGIATAN", 3, 100, 60)}));
  ASSERT_TRUE(assembly.has_value());
  const RawSop& sop = assembly->sops[0];
  ASSERT_TRUE(sop.has_worksheet);
  EXPECT_EQ(sop.worksheet.kind.text, "Rutin");
  EXPECT_EQ(sop.worksheet.product_owner.text, "Kepala Dinas");
  EXPECT_EQ(sop.worksheet.activity_owner.text, "Kepala Bidang");
  EXPECT_EQ(sop.worksheet.main_steps.size(), 2U);
  EXPECT_EQ(sop.worksheet.last_step.text, "Menyimpan");
}

TEST(Assemble, SheetWithoutLinesAndWorksheetWithoutLines) {
  Table open = grid({{"DINAS KESEHATAN", "Nomor SOP", "5/2020"},
                     {"", "Tanggal Pembuatan", "3 Mei 2020"},
                     {"", "Judul SOP", "Surat Keluar"},
                     {"", "Disahkan oleh", "KEPALA DINAS"}});
  open.kind = TableKind::kAligned;
  const auto assembly = assemble_layout(
      layout_of({open, step_table({"1"}, 2)},
                {running_line("BUDI SANTOSO, S.H.", 1, 252, 270),
                 running_line("Dasar Hukum", 1, 50, 300), running_line("UU No. 5", 1, 50, 314),
                 running_line("Peringatan", 1, 50, 328), running_line("Teliti", 1, 50, 342),
                 running_line("LEMBAR KERJA IDENTIFIKASI KEGIATAN", 3, 100, 60),
                 running_line("2. Jenis Kegiatan : Rutin", 3, 50, 80),
                 running_line("4. Scope (Ruang Lingkup) : Dinas", 3, 50, 94),
                 running_line("B. IDENTIFIKASI KEGIATAN", 3, 50, 108),
                 running_line("Langkah Awal : Menulis", 3, 50, 122)}));
  ASSERT_TRUE(assembly.has_value());
  ASSERT_EQ(assembly->sops.size(), 1U);
  const RawSop& sop = assembly->sops[0];
  EXPECT_EQ(sop.title.text, "Surat Keluar");
  ASSERT_EQ(sop.approval.lines.size(), 2U);
  EXPECT_EQ(sop.approval.lines[1].text, "BUDI SANTOSO, S.H.");
  ASSERT_EQ(sop.legal_basis.size(), 1U);
  ASSERT_EQ(sop.warnings.size(), 1U);
  EXPECT_EQ(sop.worksheet.kind.text, "Rutin");
  EXPECT_EQ(sop.worksheet.scope.text, "Dinas");
  EXPECT_EQ(sop.worksheet.first_step.text, "Menulis");
}

TEST(Assemble, SignatureUnderTheLastListOfASheetWithoutLines) {
  const auto assembly = assemble_layout(layout_of(
      {step_table({"1"}, 2)},
      {running_line("Nomor SOP : 1/2020", 1, 50, 100),
       running_line("Judul SOP : Rapat", 1, 50, 114), running_line("Dasar Hukum", 1, 50, 128),
       running_line("1. UU No. 5", 1, 50, 142), running_line("Peringatan", 1, 50, 156),
       running_line("1. Teliti", 1, 50, 170), running_line("Kepala Dinas", 1, 350, 198),
       running_line("BUDI SANTOSO", 1, 350, 260),
       running_line("NIP. 19700101 199503 1 001", 1, 350, 274)}));
  ASSERT_TRUE(assembly.has_value());
  const RawSop& sop = assembly->sops.front();
  ASSERT_EQ(sop.warnings.size(), 1U);
  EXPECT_EQ(sop.warnings.front().text, "Teliti");
  ASSERT_EQ(sop.approval.lines.size(), 3U);
  EXPECT_EQ(sop.approval.lines.front().text, "Kepala Dinas");
}

TEST(Assemble, CoverAndDecreeAreSkippedWithAReason) {
  const auto assembly =
      assemble_layout(layout_of({identity_sheet("Surat", 3), step_table({"1"}, 4)},
                                {running_line("STANDAR OPERASIONAL PROSEDUR", 1, 100, 60),
                                 running_line("MENIMBANG : bahwa", 2, 100, 60)}));
  ASSERT_TRUE(assembly.has_value());
  ASSERT_EQ(assembly->skipped.size(), 2U);
  EXPECT_EQ(assembly->skipped[0].reason, "cover");
  EXPECT_EQ(assembly->skipped[1].reason, "decree");
}

struct NoSopCase {
  const char* shows;
  std::vector<const char*> lines;
  ErrorCode code;
};

TEST(Assemble, DocumentsWithoutSop) {
  const NoSopCase cases[] = {
      {"a letter", {"Kepada Yth.", "Dengan hormat"}, ErrorCode::kNoSop},
      {"nothing", {}, ErrorCode::kNoSop},
      {"health centre",
       {"No. Dokumen", "No. Revisi", "Tanggal Terbit", "1. Pengertian", "2. Tujuan", "3. Kebijakan",
        "4. Referensi"},
       ErrorCode::kOtherFormat},
  };
  for (const NoSopCase& c : cases) {
    SCOPED_TRACE(c.shows);
    std::vector<TextLine> lines;
    double top = 50;
    for (const char* text : c.lines) lines.push_back(running_line(text, 1, 50, top += 14));
    const auto assembly = assemble_layout(layout_of({}, lines));
    ASSERT_FALSE(assembly.has_value());
    EXPECT_EQ(assembly.error().code, c.code);
    EXPECT_FALSE(assembly.error().message.empty());
  }
}

}  // namespace
}  // namespace baku
