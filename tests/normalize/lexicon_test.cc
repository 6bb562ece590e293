#include "normalize/lexicon.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "normalize/lexicon_check.h"
#include "normalize/regions.h"
#include "normalize/spelling.h"

namespace baku {
namespace {

class LexiconFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) /
              ::testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  std::filesystem::path folder_;
};

TEST(LexiconLists, FindByAnyForm) {
  const LexiconList list(
      "# comment\n\nKepala Bidang|Kabid|Ka. Bid\nDinas A|DKP\nDinas B|DKP|Dinas A\n");
  ASSERT_EQ(list.entries().size(), 3U);
  EXPECT_EQ(list.canonical("KA BID"), "Kepala Bidang");
  EXPECT_EQ(list.canonical("kepala  bidang"), "Kepala Bidang");
  EXPECT_EQ(list.canonical("Kasi"), std::nullopt);
  EXPECT_EQ(list.canonical(""), std::nullopt);
  EXPECT_EQ(list.canonical("DKP"), std::nullopt) << "two readings";
  EXPECT_EQ(list.canonical("Dinas A"), "Dinas A") << "a canonical form finds its own line";
}

TEST(LexiconLists, AFormMarkedWithAQuestionMarkFindsNothing) {
  const LexiconList list("Dinas A|?DKP|Din A\nBadan|? BPP\n");
  EXPECT_EQ(list.canonical("DKP"), std::nullopt);
  EXPECT_EQ(list.canonical("BPP"), std::nullopt);
  EXPECT_EQ(list.canonical("Din A"), "Dinas A");
  EXPECT_EQ(list.entries()[1].variants, std::vector<std::string_view>{"BPP"});
}

TEST(LexiconCheck, NamesTheLine) {
  struct Case {
    const char* what;
    List name;
    const char* text;
    std::vector<std::size_t> lines;
  };
  const Case cases[] = {
      {"nothing wrong", List::kRoles, "# Kabid\nKepala Bidang|Kabid\n\nKepala Seksi|Kasi\n", {}},
      {"forms of one line may be the same", List::kRoles, "Kepala Bidang|Kabid|Ka. Bid\n", {}},
      {"a canonical form twice", List::kRoles, "Camat\nLurah\nCAMAT|Ka Kec\n", {3}},
      {"two readings", List::kOffices, "Dinas A|DKP\nDinas B|D K P\n", {2}},
      {"two readings, told", List::kOffices, "Dinas A|?DKP\nDinas B|?DKP\n", {}},
      {"two readings, told once", List::kOffices, "Dinas A|?DKP\nDinas B|DKP\n", {}},
      {"a chain", List::kRoles, "Kepala Bidang|Kabid\nKabid|Kbd\n", {1}},
      {"a circle", List::kRoles, "Kepala Bidang|Kabid\nKabid|Kepala Bidang\n", {1, 2}},
      {"a chain that is told", List::kRoles, "Kepala Bidang|?Kabid\nKabid\n", {1}},
      {"no canonical form", List::kRoles, "Camat\n|Lurah\n", {2}},
      {"a code without a name", List::kRanks, "IV/a|Pembina\nIV/b\n", {2}},
      {"two districts of one name", List::kDistricts, "11.01.01|Bakongan\n11.02.01|Bakongan\n", {}},
      {"a code twice", List::kDistricts, "11.01.01|Bakongan\n11.01.01|Kluet\n", {2}},
      {"doctor and physician", List::kDegreesBefore, "Dr.|Dr\ndr.|dr\n", {}},
      {"laws in a circle",
       List::kRegulations,
       "UU 1/2000|A|-> UU 2/2000\nUU 2/2000|A|-> UU 1/2000\n",
       {1, 2}},
      {"laws in a row",
       List::kRegulations,
       "UU 1/2000|A|-> UU 2/2000\nUU 2/2000|A|-> UU 3/2000\n",
       {}},
      {"not UTF-8", List::kRoles, "Camat\n\xff\n", {0}},
  };
  for (const Case& c : cases) {
    std::vector<std::size_t> lines;
    for (const LexiconProblem& problem : check_word_list(c.name, c.text)) {
      lines.push_back(problem.line);
      EXPECT_FALSE(problem.message.empty()) << c.what;
    }
    EXPECT_EQ(lines, c.lines) << c.what;
  }
}

TEST(LexiconLists, BuiltInListsAreThere) {
  const Lexicon& lexicon = Lexicon::built_in();
  for (std::size_t i = 0; i < kListCount; ++i) {
    EXPECT_FALSE(lexicon.list(static_cast<List>(i)).entries().empty()) << i;
  }
  EXPECT_EQ(lexicon.list(List::kProvinces).entries().size(), 38U);
  EXPECT_EQ(lexicon.list(List::kRegencies).entries().size(), 514U);
  EXPECT_EQ(lexicon.list(List::kRanks).entries().size(), 17U);
}

TEST_F(LexiconFolder, ReplacesOneFile) {
  write("roles.txt", "Kepala Suku|Kasuk\n");
  const auto lexicon = Lexicon::create(folder_);
  ASSERT_TRUE(lexicon);
  EXPECT_EQ((*lexicon)->list(List::kRoles).canonical("kasuk"), "Kepala Suku");
  EXPECT_EQ((*lexicon)->list(List::kRoles).canonical("kabid"), std::nullopt);
  EXPECT_TRUE((*lexicon)->list(List::kOffices).contains("Dinkes"));
}

TEST_F(LexiconFolder, SaysWhatIsWrong) {
  const auto missing = Lexicon::create(folder_ / "nowhere");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);

  write("roles.txt", "Camat\n|Lurah\n");
  const auto no_form = Lexicon::create(folder_);
  ASSERT_FALSE(no_form);
  EXPECT_EQ(no_form.error().code, ErrorCode::kMalformed);
  EXPECT_NE(no_form.error().message.find(".txt:2:"), std::string::npos);

  write("roles.txt", "Camat\n");
  write("ranks.txt", "IV/a|Pembina\nIV/b\n");
  const auto no_name = Lexicon::create(folder_);
  ASSERT_FALSE(no_name);
  EXPECT_NE(no_name.error().message.find(".txt:2:"), std::string::npos);
  std::filesystem::remove(folder_ / "ranks.txt");

  write("roles.txt", "Camat\xFF\n");
  const auto no_text = Lexicon::create(folder_);
  ASSERT_FALSE(no_text);
  EXPECT_EQ(no_text.error().code, ErrorCode::kMalformed);
}

TEST(Spelling, Repairs) {
  struct SpellingCase {
    const char* word;
    TextOrigin origin;
    const char* repaired;  // "" where it is left alone
  };
  const SpellingCase cases[] = {
      {"Penolah", TextOrigin::kDigital, "Pengolah"},
      {"Pettugas", TextOrigin::kDigital, "Petugas"},
      {"PETUGSA", TextOrigin::kDigital, "PETUGAS"},
      {"Perencanaar", TextOrigin::kDigital, "Perencanaan"},
      {"pemobon", TextOrigin::kOcr, "pemohon"},
      {"Kepaia", TextOrigin::kOcr, "Kepala"},
      {"Adrninistrasi", TextOrigin::kOcr, "Administrasi"},
      {"Petugas", TextOrigin::kDigital, ""},
      {"Kasubbag", TextOrigin::kDigital, ""},
      {"Kagahar", TextOrigin::kDigital, ""},
      {"Seksl", TextOrigin::kDigital, ""},  // short
      {"Jurusan", TextOrigin::kDigital, ""},
      {"Lampung", TextOrigin::kOcr, ""},   // a place
      {"5eksi", TextOrigin::kOcr, ""},     // Seksi or saksi
      {"Keua", TextOrigin::kOcr, ""},      // short
      {"SPBKL", TextOrigin::kOcr, ""},     // an abbreviation
      {"Prasetyo", TextOrigin::kOcr, ""},  // a name
      {"", TextOrigin::kOcr, ""},
  };
  for (const SpellingCase& test : cases) {
    SCOPED_TRACE(test.word);
    const auto repair = repair_word(test.word, test.origin, Lexicon::built_in());
    EXPECT_EQ(repair ? repair->to : "", test.repaired);
  }
}

TEST(Spelling, BrokenWords) {
  struct BrokenCase {
    const char* text;
    const char* joined;
  };
  const BrokenCase cases[] = {
      {"Kepegawai an", "Kepegawaian"},
      {"Perenca naan dan Keu angan", "Perencanaan dan Keuangan"},
      {"Perenca- naan", "Perencanaan"},
      {"Per sya rat an", "Persyaratan"},
      {"Kepala Sub Bagian", "Kepala Sub Bagian"},
      {"Ka. Bag Umum", "Ka. Bag Umum"},
      {"Petugas di Loket", "Petugas di Loket"},
      {"Kagahar Utama", "Kagahar Utama"},
      {"", ""},
  };
  for (const auto& [text, joined] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(join_broken_words(text, Lexicon::built_in()), joined);
  }
}

TEST(Regions, Found) {
  struct RegionCase {
    const char* text;
    const char* name;  // "" where there is none
    const char* code;
    const char* before;
  };
  const RegionCase cases[] = {
      {"DINAS SOSIAL KAB. BANGGAI", "Kabupaten Banggai", "72.01", "DINAS SOSIAL"},
      {"DINAS SOSIAL KAB.BANGGAI", "Kabupaten Banggai", "72.01", "DINAS SOSIAL"},
      {"Kabupaten Banggai Laut", "Kabupaten Banggai Laut", "72.11", ""},
      {"PROVINSI RIAU", "Provinsi Riau", "14", ""},
      {"PROVINSI KEPULAUAN RIAU", "Provinsi Kepulauan Riau", "21", ""},
      {"PROV. NTB", "Provinsi Nusa Tenggara Barat", "52", ""},
      {"KOTA PALU", "Kota Palu", "72.71", ""},
      {"KABUPATEN KOTABARU", "Kabupaten Kotabaru", "63.02", ""},
      {"KABUPATEN MAKASSAR", "Kabupaten Makassar", "", ""},
      {"WALI KOTA PALU", "", "", ""},
      {"DINAS TATA KOTA", "", "", ""},
      {"PEMERINTAH KABUPATEN", "", "", ""},
  };
  for (const RegionCase& test : cases) {
    SCOPED_TRACE(test.text);
    const auto match = find_region(test.text, Lexicon::built_in());
    EXPECT_EQ(match ? match->region.name : "", test.name);
    if (!match) continue;
    EXPECT_EQ(match->region.code.value_or(""), test.code);
    EXPECT_EQ(match->before, test.before);
  }
  EXPECT_EQ(district_codes("BATUI SELATAN", Lexicon::built_in()).size(), 1U);
  EXPECT_GT(district_codes("Karanganyar", Lexicon::built_in()).size(), 1U);
  EXPECT_TRUE(district_codes("Nowhere", Lexicon::built_in()).empty());
}

}  // namespace
}  // namespace baku
