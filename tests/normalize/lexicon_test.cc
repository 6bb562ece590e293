#include "normalize/lexicon.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

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
  EXPECT_NE(no_form.error().message.find("line 2"), std::string::npos);

  write("roles.txt", "Camat\n");
  write("ranks.txt", "IV/a|Pembina\nIV/b\n");
  const auto no_name = Lexicon::create(folder_);
  ASSERT_FALSE(no_name);
  EXPECT_NE(no_name.error().message.find("line 2"), std::string::npos);
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
