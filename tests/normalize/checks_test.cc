#include "normalize/checks/checks.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "normalize/citations.h"
#include "normalize/lexicon.h"
#include "tests/normalize/printed.h"

namespace baku {
namespace {

SopRecord cites(std::initializer_list<std::string_view> citations) {
  SopRecord record;
  for (const std::string_view text : citations) {
    record.legal_basis.push_back(read_citation(text, Lexicon::built_in()).citation);
  }
  return record;
}

struct LegalCase {
  std::vector<std::string_view> citations;
  std::string_view created;
  std::string_view findings;
};

TEST(CheckLegalBasis, KnowsSubjectsAndSuccessors) {
  const LegalCase cases[] = {
      {{"PP No. 41 Tahun 2007 tentang Organisasi Perangkat Daerah"}, "2010-01-01", ""},
      {{"PP No. 41 Tahun 2007 tentang Tata Organisasi Perangkat Daerah"},
       "2010-01-01",
       "legal.subject_mismatch /legal_basis/0/subject\n"},
      {{"PP No. 60 Tahun 2008 tentang Sistem Pengendalian Intern Pemerintah (SPIP)"}, "", ""},
      {{"PermenPANRB No. 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja"}, "", ""},
      {{"UU No. 25 Tahun 2009"}, "", ""},
      {{"UU No. 28 Tahun 1999 tentang Penyelenggara Negara yang Bersih dan Bebas dari KKN"},
       "",
       ""},
      {{"PP No. 79 Tahun 2005 tentang Pedoman Pembinaan dan Pengawasan Penyelenggaraan "
        "Pemerintahan Daerah"},
       "2020-02-05",
       "legal.superseded /legal_basis/0\n"},
      {{"PP No. 79 Tahun 2005"}, "2016-01-01", ""},
      {{"PP No. 79 Tahun 2005"}, "2017-12-31", ""},
      {{"PP No. 79 Tahun 2005"}, "", ""},
      {{"PP No. 8 Tahun 2003", "PP No. 41 Tahun 2007"}, "", "legal.superseded /legal_basis/0\n"},
      {{"Peraturan Daerah Kabupaten Banggai No. 37 Tahun 2016 tentang Kedudukan dan Susunan "
        "Organisasi Badan Daerah"},
       "",
       "legal.subject_mismatch /legal_basis/0/type\n"},
      {{"Peraturan Daerah Kabupaten Banggai No. 4 Tahun 2016 tentang Pembentukan dan Susunan "
        "Perangkat Daerah"},
       "",
       ""},
      {{"Peraturan Bupati Banggai No. 7 Tahun 2017 tentang Kedudukan dan Susunan Organisasi"},
       "",
       ""},
      {{"UU No. 999 Tahun 2009 tentang Entah"}, "2020-01-01", ""},
  };
  for (const LegalCase& test : cases) {
    SCOPED_TRACE(test.citations.front());
    SopRecord record;
    for (const std::string_view text : test.citations) {
      record.legal_basis.push_back(read_citation(text, Lexicon::built_in()).citation);
    }
    if (!test.created.empty()) record.dates.created = test.created;
    Trail trail(record);
    check_legal_basis(record, Lexicon::built_in(), trail);
    EXPECT_EQ(finding_lines(record), test.findings);
  }
}

SopRecord of_kecamatan() {
  SopRecord record;
  record.organization.unit = "Kecamatan Batui Selatan";
  record.organization.region = Region{"Kabupaten Banggai", "kabupaten", "72.01"};
  return record;
}

struct ForeignCase {
  std::string_view text;
  std::string_view finding;
};

TEST(CheckForeignNames, ReportsOtherOfficesAndPlacesInQualifications) {
  static constexpr ForeignCase kCases[] = {
      {"Mengetahui tugas pokok dan fungsi serta uraian tugas Inspektorat",
       "organization.foreign_unit /qualifications/0\n"},
      {"Memahami tugas dan fungsi Dinas Kesehatan",
       "organization.foreign_unit /qualifications/0\n"},
      {"Mengetahui uraian tugas Kecamatan Batui Selatan", ""},
      {"Mengetahui tugas dan fungsi Kecamatan", ""},
      {"Memahami tugas dan fungsi jabatan", ""},
      {"Mampu berkoordinasi dengan Dinas Kesehatan", ""},
      {"Data Kabupaten Morowali", "organization.foreign_region /qualifications/0\n"},
      {"Data Kabupaten Banggai", ""},
      {"Data Kab. Banggai", ""},
      {"Data Provinsi Sulawesi Tengah", ""},
      {"Data Kec. Batui", "organization.foreign_region /qualifications/0\n"},
      {"Data Kec. Batui Selatan", ""},
      {"Komputer", ""},
  };
  for (const auto& [text, finding] : kCases) {
    SCOPED_TRACE(text);
    SopRecord record = of_kecamatan();
    record.qualifications.emplace_back(text);
    Trail trail(record);
    check_foreign_names({}, record, Lexicon::built_in(), trail);
    EXPECT_EQ(finding_lines(record), finding);
  }
}

TEST(CheckForeignNames, ReportsRegulationsOfOtherOfficesAndRegions) {
  SopRecord record = cites(
      {"Peraturan Bupati Banggai No. 7 Tahun 2017 tentang Uraian Tugas, Fungsi dan Tata Kerja "
       "Inspektorat Daerah Kabupaten Banggai",
       "Peraturan Bupati Banggai No. 8 Tahun 2017 tentang Tata Kerja Kecamatan Batui Selatan",
       "Peraturan Walikota Mataram Nomor 1 Tahun 2016 tentang Pelayanan",
       "Peraturan Gubernur Sulawesi Tengah Nomor 1 Tahun 2016 tentang Pelayanan"});
  const SopRecord kecamatan = of_kecamatan();
  record.organization = kecamatan.organization;
  Trail trail(record);
  check_foreign_names({}, record, Lexicon::built_in(), trail);
  EXPECT_EQ(finding_lines(record),
            "organization.foreign_unit /legal_basis/0/text\n"
            "organization.foreign_region /legal_basis/2/issuer\n");
}

TEST(CheckForeignNames, IsSilentWithoutALetterhead) {
  SopRecord record;
  record.qualifications.emplace_back("Mengetahui uraian tugas Inspektorat di Kabupaten Banggai");
  Trail trail(record);
  check_foreign_names({}, record, Lexicon::built_in(), trail);
  EXPECT_EQ(finding_lines(record), "");
}

TEST(CheckWording, FindsDoubledWordsAndLostOnes) {
  static constexpr ForeignCase kCases[] = {
      {"Apabila data dan dan informasi terlambat, pelaporan terhambat",
       "text.suspect_word /warnings/0\n"},
      {"Apabila pengumpulan data tidak terselesaikan dengan baik dan pelaporan akan terhambat",
       "text.incomplete /warnings/0\n"},
      {"Apabila pengumpulan data tidak selesai dengan baik dan benar, maka pelaporan akan "
       "terhambat",
       ""},
      {"Apabila pengumpulan data tidak selesai dengan baik dan benar akan menghambat pelaporan",
       ""},
      {"Apabila terjadi kesalahan data kinerja akan menghambat proses penilaian kinerja", ""},
      {"Apabila pelayanan dilaksanakan sesuai dengan", "text.incomplete /warnings/0\n"},
      {"Data data masing masing bidang", ""},
      {"Komputer", ""},
  };
  for (const auto& [text, finding] : kCases) {
    SCOPED_TRACE(text);
    SopRecord record;
    record.warnings.emplace_back(text);
    Trail trail(record);
    check_wording(record, trail);
    EXPECT_EQ(finding_lines(record), finding);
  }
}

Step step(std::optional<int> number, std::string activity, bool timed = true) {
  Step made;
  made.number = number;
  made.activity = std::move(activity);
  made.actors = {"a1"};
  if (timed) made.duration = Duration{"1 Jam", {1}, DurationUnit::kHour, "PT1H"};
  return made;
}

TEST(CheckSteps, FindsGapsInNumbersTimesAndActors) {
  SopRecord record;
  record.steps = {step(7, "a"), step(9, "b", false), step(9, "c"), step(std::nullopt, "d"),
                  step(11, "e")};
  record.steps[4].actors.clear();
  RawSop raw;
  raw.actors.resize(1);
  Trail trail(record);
  check_steps(raw, record, trail);
  EXPECT_EQ(finding_lines(record),
            "step.number_order /steps/0/number\n"
            "step.number_order /steps/1/number\n"
            "step.number_order /steps/2/number\n"
            "step.number_order /steps/3/number\n"
            "duration.missing /steps/1/duration\n"
            "step.actor_missing /steps/4/actors\n");
}

TEST(CheckSteps, IsSilentOnAGoodTableAndOnOneWithoutNumbersOrTimes) {
  RawSop raw;
  raw.actors.resize(1);
  for (const bool numbered : {true, false}) {
    SopRecord record;
    for (int i = 1; i <= 3; ++i) {
      record.steps.push_back(step(numbered ? std::optional<int>(i) : std::nullopt, "a", numbered));
    }
    Trail trail(record);
    check_steps(raw, record, trail);
    EXPECT_EQ(finding_lines(record), "");
  }
}

TEST(CheckActors, NamesColumnsThatNoStepUses) {
  SopRecord record;
  record.actors = {{"a1", "Camat", "Camat", {}}, {"a2", "Staf", "Staf", {}}};
  record.steps = {step(1, "a")};
  RawSop raw;
  raw.nodes.resize(1);
  Trail trail(record);
  check_actors(raw, record, trail);
  EXPECT_EQ(finding_lines(record), "actor.unused /actors/1\n");
}

TEST(CheckActors, SaysNothingWhereNoStepHasAnActor) {
  SopRecord record;
  record.actors = {{"a1", "Camat", "Camat", {}}};
  record.steps = {step(1, "a")};
  record.steps[0].actors.clear();
  Trail trail(record);
  check_actors({}, record, trail);
  EXPECT_EQ(finding_lines(record), "");
}

TEST(CheckWorksheet, ReportsAnotherWordingOfAStep) {
  SopRecord record;
  record.steps = {step(1, "Menerima surat masuk"), step(2, "Penggandaan Dokumen Kinerja."),
                  step(3, "Mengarsipkan dokumen kinerja")};
  record.worksheet = Worksheet{};
  record.worksheet->first_step = "Staf menerima surat masuk";
  record.worksheet->main_steps = {"Penggunaan Dokumen Kinerja.", "Rapat koordinasi"};
  record.worksheet->last_step = "Mengarsipkan dokumen kinerja.";
  Trail trail(record);
  check_worksheet(record, trail);
  EXPECT_EQ(finding_lines(record), "worksheet.step_mismatch /worksheet/main_steps/0\n");
}

TEST(CheckConfidence, ReportsDoubtfulIdentityFields) {
  SopRecord record;
  record.evidence["/sop_number"] = {1, {}, "SOP-01", 0.3};
  record.evidence["/dates/created"] = {1, {}, "2 Januari 2021", 0.9};
  record.evidence["/steps/0/activity"] = {1, {}, "x", 0.1};
  Trail trail(record);
  check_confidence(record, trail);
  EXPECT_EQ(finding_lines(record), "ocr.low_confidence /sop_number\n");
}

TEST(CheckSpelling, ReportsMisprintsButNoNames) {
  static constexpr ForeignCase kCases[] = {
      {"Memahami orgasnisasi", "text.suspect_word /qualifications/0\n"},
      {"Memahami organisasi", ""},
      {"mendata dan mendukung kegiatan", ""},
      {"Menguasai Telkomsel", ""},
  };
  for (const auto& [text, finding] : kCases) {
    SCOPED_TRACE(text);
    SopRecord record;
    record.qualifications.emplace_back(text);
    Trail trail(record);
    check_spelling({}, record, Lexicon::built_in(), trail);
    EXPECT_EQ(finding_lines(record), finding);
  }
}

}  // namespace
}  // namespace baku
