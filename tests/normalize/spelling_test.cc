#include "normalize/spelling.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "normalize/dictionary.h"
#include "normalize/lexicon.h"
#include "normalize/offices.h"
#include "normalize/regions.h"

namespace baku {
namespace {

struct WordCase {
  std::string_view printed;
  std::string_view mended;  // empty: left alone
};

void check(std::initializer_list<WordCase> cases, TextOrigin origin) {
  for (const auto& [printed, mended] : cases) {
    SCOPED_TRACE(printed);
    const auto repair = repair_word(printed, origin, Lexicon::built_in());
    EXPECT_EQ(repair ? repair->to : "", mended);
  }
}

TEST(RepairWord, OfTyping) {
  check(
      {
          {"orgasnisasi", "organisasi"},  // a letter too many
          {"Penolah", "Pengolah"},        // one missing
          {"Sekertaris", "Sekretaris"},   // two swapped
          {"PETTUGAS", "PETUGAS"},        // one doubled, in the case it was printed in
          {"Kepegwaian", "Kepegawaian"},  // a vowel left out
          {"Bidnag", "Bidang"},           // short words: swapped letters,
          {"Pegwai", "Pegawai"},          // lost vowels
          {"Bixang", ""},                 // and nothing worse
          {"8idang", ""},
          {"Kepa1a", ""},  // digits are no slip of the fingers
          {"Kpl.", ""},
          {"BKPSDM", ""},  // abbreviations
          {"Bndng", ""},
          {"Kadis", ""},  // under six letters
      },
      TextOrigin::kDigital);
}

TEST(RepairWord, OfRecognition) {
  check(
      {
          {"8idanq", "bidang"},
          {"Kepa1a", "Kepala"},
          {"Pengadrninistrasi", "Pengadministrasi"},  // rn for m
          {"Kepegavvaian", "Kepegawaian"},            // vv for w
          {"Sekretans", "Sekretaris"},                // n for ri
          {"Perencanaar", "Perencanaan"},
          {"Urnum", "Umum"},  // five letters: one look-alike
          {"Unxum", ""},
          {"Bxdxng", ""},
      },
      TextOrigin::kOcr);
}

// What has another meaning is no misprint, however near a word of the lists may be.
TEST(RepairWord, NeverOfAWordThatIndonesianKnows) {
  if (!has_dictionary()) GTEST_SKIP() << "no Indonesian dictionary on this machine";
  for (const TextOrigin origin : {TextOrigin::kDigital, TextOrigin::kOcr}) {
    check({{"cadang", ""},
           {"perdana", ""},
           {"diaspora", ""},
           {"tampang", ""},
           {"kerabik", ""},
           {"kemala", ""},
           {"bankir", ""},
           {"prakarya", ""},
           {"sangsi", ""},
           {"perawas", ""},
           {"undangan", ""},
           {"kepalan", ""},
           {"memajang", ""}},
          origin);
  }
}

TEST(RepairWord, NeverTowardsAShortForm) {
  check({{"Dapduk", ""}, {"Dispera", ""}, {"Sanpras", ""}}, TextOrigin::kDigital);
}

TEST(RepairWord, NeverOfNamesAndPlaces) {
  for (const TextOrigin origin : {TextOrigin::kDigital, TextOrigin::kOcr}) {
    check({{"Banggai", ""}, {"Balangan", ""}, {"Sudirman", ""}, {"Prasetyo", ""}, {"Luwuk", ""}},
          origin);
  }
}

TEST(Dictionary, KnowsWordsAndTheirForms) {
  if (!has_dictionary()) GTEST_SKIP() << "no Indonesian dictionary on this machine";
  for (const char* word : {"surat", "menyusun", "disposisi", "kepegawaian", "menindaklanjuti"}) {
    EXPECT_TRUE(dictionary_knows(word)) << word;
  }
  for (const char* word : {"penolah", "perencanaar", "xqz"}) {
    EXPECT_FALSE(dictionary_knows(word)) << word;
  }
}

// Two regencies with names that look alike, in the spellings that come nearest to each other.
TEST(Regions, BanggaiAndBalanganNeverMeet) {
  const Lexicon& lexicon = Lexicon::built_in();
  struct Case {
    std::string_view printed;
    std::string_view code;  // empty: unknown
  };
  const Case cases[] = {
      {"KABUPATEN BANGGAI", "72.01"},      {"KABUPATEN BALANGAN", "63.11"},
      {"Kab. Banggai", "72.01"},           {"Kab. Balangan", "63.11"},
      {"Kabupaten Bangggai", "72.01"},     {"Kabupaten Balanggan", "63.11"},
      {"Kabupaten Banggai Laut", "72.11"}, {"Kabupaten Banggai Kepulauan", "72.07"},
      {"Kabupaten Balanggai", ""},         {"Kabupaten Banggaan", ""},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.printed);
    const auto match = find_region(test.printed, lexicon);
    ASSERT_TRUE(match);
    EXPECT_EQ(match->region.code.value_or(""), test.code);
  }
  for (const TextOrigin origin : {TextOrigin::kDigital, TextOrigin::kOcr}) {
    for (const std::string_view office : {"Kecamatan Balangan", "Kecamatan Banggai"}) {
      EXPECT_EQ(canonical_office(office, origin, lexicon).name, office);
    }
  }
}

// The tree of letters leaves branches out: the result is that of comparing with each word alone.
TEST(WordTree, FindsWhatComparingWithEachWordFinds) {
  const WordSet words({"pemerintah", "pemerintahan", "perintah", "permohonan", "permohon",
                       "pemohon", "pelayanan", "pelayan", "pelaksana", "pelaksanaan", "arsip",
                       "arsiparis", "surat", "suara", "kepala", "kepada", "keputusan", "kebutuhan",
                       "umum"});
  const WordTree tree(words);
  const std::string_view keys[] = {
      "pemerintan", "pernohonan",   "pelayanann", "pelyaanan", "arslp",
      "surst",      "kepaia",       "keputsan",   "umurn",     "x",
      "",           "pelaksanaaan", "mohon",      "kepaada",   "permohonanan"};
  for (const std::string_view key : keys) {
    for (const Slips slips : {Slips::kTyped, Slips::kRecognized}) {
      for (const double limit : {0.9, 1.5, 2.1}) {
        SCOPED_TRACE(std::string(key) + " " + std::to_string(limit));
        NearestWord expected;
        for (const std::string& word : words.words()) {
          const WordSet alone({word});
          const double distance = WordTree(alone).nearest(key, slips, limit).distance;
          if (distance < expected.distance) {
            expected = {word, distance, expected.distance};
          } else {
            expected.runner_up = std::min(expected.runner_up, distance);
          }
        }
        const NearestWord found = tree.nearest(key, slips, limit);
        EXPECT_EQ(found.word, expected.word);
        EXPECT_EQ(found.distance, expected.distance);
        EXPECT_EQ(found.runner_up, expected.runner_up);
      }
    }
  }
  EXPECT_EQ(tree.nearest("pernohonan", Slips::kRecognized, 1.5).word, "permohonan");
  EXPECT_EQ(tree.nearest("kepala", Slips::kTyped, 1.5).distance, 0);
  EXPECT_TRUE(words.contains("umum"));
  EXPECT_FALSE(words.contains("umu"));
  EXPECT_FALSE(WordSet().contains("umum"));
}

}  // namespace
}  // namespace baku
