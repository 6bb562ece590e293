#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "normalize/lexicon.h"
#include "normalize/rules.h"
#include "normalize/title_case.h"

namespace baku {
namespace {

RawSop raw_with(const char* title, const char* heading, const char* number) {
  RawSop raw;
  raw.title.text = title;
  raw.heading.text = heading;
  raw.number.text = number;
  return raw;
}

SopRecord normalized(const RawSop& raw) {
  SopRecord record;
  Trail trail(record);
  normalize_title(raw, Lexicon::built_in(), record, trail);
  return record;
}

bool has(const SopRecord& record, const std::string& code) {
  for (const Finding& finding : record.findings) {
    if (finding.code == code) return true;
  }
  return false;
}

TEST(Title, InTheLetterheadWhereNothingElseNamesIt) {
  struct LetterheadCase {
    std::vector<const char*> lines;
    std::string title;  // "" for null
  };
  const LetterheadCase cases[] = {
      {{"DINAS SOSIAL", "STANDAR OPERASIONAL PROSEDUR", "(SOP)", "PELAKSANAAN", "RAPAT"},
       "Pelaksanaan Rapat"},
      {{"DINAS SOSIAL", "SOP PELAKSANAAN RAPAT"}, "Pelaksanaan Rapat"},
      {{"STANDAR OPERASIONAL PROSEDUR", "PEMERINTAH KABUPATEN BANGGAI", "DINAS SOSIAL"}, ""},
      {{"DINAS SOSIAL", "KABUPATEN BANGGAI"}, ""},
      {{}, ""},
  };
  for (const LetterheadCase& c : cases) {
    RawSop raw;
    for (const char* line : c.lines) raw.letterhead.push_back({.text = line});
    EXPECT_EQ(normalized(raw).title.value_or(""), c.title);
    raw.title.text = "Rapat Kerja";
    EXPECT_EQ(normalized(raw).title, "Rapat Kerja");
  }
}

TEST(Title, PrefixAndCapitals) {
  struct TitleCase {
    const char* printed;
    const char* title;  // "" for null
  };
  const TitleCase cases[] = {
      {"Pengelolaan Surat Keluar", "Pengelolaan Surat Keluar"},
      {"SOP Pelaksanaan Rapat", "Pelaksanaan Rapat"},
      {"SOP PELAKSANAAN RAPAT DINAS", "Pelaksanaan Rapat Dinas"},
      {"S.O.P. Pelaksanaan Rapat", "Pelaksanaan Rapat"},
      {"SOP-AP Pelaksanaan Rapat", "Pelaksanaan Rapat"},
      {"SOP : Pelaksanaan Rapat", "Pelaksanaan Rapat"},
      {"SOP tentang Pelaksanaan Rapat", "Pelaksanaan Rapat"},
      {"Standar Operasional Prosedur Pelaksanaan Rapat", "Pelaksanaan Rapat"},
      {"STANDAR OPERASIONAL PROSEDUR (SOP) PELAKSANAAN RAPAT", "Pelaksanaan Rapat"},
      {"Standard Operating Procedure Pelaksanaan Rapat", "Pelaksanaan Rapat"},
      {"\"Pelaksanaan Rapat\"", "Pelaksanaan Rapat"},
      {"Pelaksanaan Rapat.", "Pelaksanaan Rapat"},
      {"pelaksanaan rapat", "Pelaksanaan rapat"},
      {"Standar Pelayanan Penyedia Narasumber", "Standar Pelayanan Penyedia Narasumber"},
      {"Soporific", "Soporific"},
      {"PENERBITAN KTP ELEKTRONIK", "Penerbitan KTP Elektronik"},
      {"PENERBITAN SURAT PERINTAH MEMBAYAR LANGSUNG (SPM-LS)",
       "Penerbitan Surat Perintah Membayar Langsung (SPM-LS)"},
      {"PENDAFTARAN OBJEK PAJAK BARU PBB-P2", "Pendaftaran Objek Pajak Baru PBB-P2"},
      {"PENYUSUNAN LKJIP", "Penyusunan LKjIP"},
      {"PELAYANAN DI TINGKAT DESA DAN KELURAHAN", "Pelayanan di Tingkat Desa dan Kelurahan"},
      {"PENYUSUNAN PERATURAN PERUNDANG-UNDANGAN", "Penyusunan Peraturan Perundang-undangan"},
      {"EVALUASI UNDANG-UNDANG", "Evaluasi Undang-Undang"},
      {"LAYANAN PPID DAN SP4N LAPOR", "Layanan PPID dan SP4N Lapor"},
      {"SOP", ""},
      {"", ""},
  };
  for (const auto& [printed, title] : cases) {
    SCOPED_TRACE(printed);
    EXPECT_EQ(normalized(raw_with(printed, "", "1")).title.value_or(""), title);
  }
}

TEST(Title, HeadingStandsInAndIsCompared) {
  EXPECT_EQ(normalized(raw_with("", "SOP PELAKSANAAN RAPAT DINAS", "1")).title,
            "Pelaksanaan Rapat Dinas");
  EXPECT_EQ(
      normalized(raw_with("", "BAGAN ALUR (FLOW CHART) STANDAR OPERASIONAL PROSEDUR (SOP)", "1"))
          .title,
      std::nullopt);
  struct HeadingCase {
    const char* title;
    const char* heading;
    bool differs;
  };
  const HeadingCase cases[] = {
      {"Pelaksanaan Rapat", "SOP PELAKSANAAN RAPAT", false},
      {"SOP Pelaksanaan Rapat", "PROSEDUR PELAKSANAAN RAPAT", false},
      {"Pelaksanaan Rapat", "", false},
      {"Pelaksanaan Rapat", "BAGAN ALUR (FLOW CHART) STANDAR OPERASIONAL PROSEDUR (SOP)", false},
      {"Mekanisme Pengumpulan Data", "SOP PENGUMPULAN DATA", true},
      {"Penerbitan SPM-LS", "SOP PENGAJUAN SPP-LS", true},
  };
  for (const HeadingCase& test : cases) {
    SCOPED_TRACE(test.heading);
    const SopRecord record = normalized(raw_with(test.title, test.heading, "1"));
    EXPECT_EQ(has(record, "document.title_differs"), test.differs);
  }
  RawSop recognized = raw_with("Pelaksanaan Rapat Dinas", "SOP PELAKSANAAN RAPAT D1NAS", "1");
  EXPECT_TRUE(has(normalized(recognized), "document.title_differs"));
  recognized.origin = TextOrigin::kOcr;
  EXPECT_FALSE(has(normalized(recognized), "document.title_differs"));
}

TEST(Title, Numbers) {
  struct NumberCase {
    const char* printed;
    const char* number;  // "" for null
  };
  const NumberCase cases[] = {
      {"SOP-12/DINKES", "SOP-12/DINKES"},
      {"24/SOP/BKPP/I/2023", "24/SOP/BKPP/I/2023"},
      {"44 /SOP/DISKOMINFO.IP/ 2024", "44/SOP/DISKOMINFO.IP/2024"},
      {"065/016/SOP/PKM Ajibarang I/2023", "065/016/SOP/PKM Ajibarang I/2023"},
      {"208/050/01/Bappeda & Litbang", "208/050/01/Bappeda & Litbang"},
      {"SOP/DINKES/2023", "SOP/DINKES/2023"},
      {"000.8.3.3/255/SATPOLPP-A", "000.8.3.3/255/SATPOLPP-A"},
      {"/ / Set. DPRD", ""},
      {"/ / / 20", ""},
      {"/ / /2021", ""},
      {"..../SOP/2021", ""},
      {"-", ""},
      {"", ""},
  };
  for (const auto& [printed, number] : cases) {
    SCOPED_TRACE(printed);
    const SopRecord record = normalized(raw_with("Rapat", "", printed));
    EXPECT_EQ(record.sop_number.value_or(""), number);
    EXPECT_EQ(has(record, "document.number_missing"), std::string(number).empty());
  }
}

TEST(Title, NumbersAsCharacterRecognitionReadsThem) {
  const std::pair<const char*, const char*> cases[] = {
      {"2USOP/BPKAD/VIH/2021", "21/SOP/BPKAD/VIII/2021"},
      {"44. ISOP/DISKOMINFO.IP/2024", "44/SOP/DISKOMINFO.IP/2024"},
      {"445lSOP/DINKES/Xl/2019", "445/SOP/DINKES/XI/2019"},
      {"12/SOP/DINKES/I1/2019", "12/SOP/DINKES/II/2019"},
      {"12/SOP/DINKES/VIII/2019", "12/SOP/DINKES/VIII/2019"},
      {"12/SOP/HI/2019", "12/SOP/HI/2019"},
      {"12/SOP/11/2019", "12/SOP/11/2019"},
      {"12/SOP/XXX/2019", "12/SOP/XXX/2019"},
      {"12/ISOP-A/2019", "12/ISOP-A/2019"},
  };
  for (const auto& [read, number] : cases) {
    SCOPED_TRACE(read);
    RawSop raw = raw_with("Rapat", "", read);
    raw.origin = TextOrigin::kOcr;
    const SopRecord record = normalized(raw);
    EXPECT_EQ(record.sop_number, number);
    EXPECT_EQ(record.normalizations.size(), std::string(read) == number ? 0U : 1U);
    raw.origin = TextOrigin::kDigital;
    EXPECT_EQ(normalized(raw).sop_number, read);
  }
}

TEST(Title, NumberWithAnOpenPartStaysAndIsReported) {
  const SopRecord record = normalized(raw_with("Rapat", "", "503/ /DPMPTSP/2023"));
  EXPECT_EQ(record.sop_number, "503/ /DPMPTSP/2023");
  EXPECT_TRUE(has(record, "document.number_missing"));
}

TEST(TitleCase, WithInitials) {
  const Lexicon& lexicon = Lexicon::built_in();
  EXPECT_EQ(with_initials("perencanaan dan evaluasi", lexicon), "Perencanaan dan Evaluasi");
  EXPECT_EQ(with_initials("Data SIAK", lexicon), "Data SIAK");
  EXPECT_EQ(without_capitals("Rapat DPRD", lexicon), "Rapat DPRD");
  EXPECT_EQ(title_case("DP2KBP3A", lexicon), "DP2KBP3A");
}

}  // namespace
}  // namespace baku
