#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "normalize/item_splitting.h"
#include "normalize/lexicon.h"
#include "normalize/rules.h"
#include "normalize/values.h"
#include "normalize/word_repairs.h"
#include "tests/normalize/printed.h"

namespace baku {
namespace {

using Items = std::vector<std::string>;

struct SplitCase {
  std::string_view text;
  Items items;
};

TEST(SplitItems, AtMarks) {
  const SplitCase cases[] = {
      {"1. Komputer 2. Printer 3. ATK", {"Komputer", "Printer", "ATK"}},
      {"1) Komputer 2) Printer", {"Komputer", "Printer"}},
      {"Komputer 2. Printer 3. ATK", {"Komputer", "Printer", "ATK"}},
      {"a. Komputer b. Printer", {"Komputer", "Printer"}},
      {"- Komputer - Printer", {"Komputer", "Printer"}},
      {"\xE2\x80\xA2 Komputer \xE2\x80\xA2 Printer", {"Komputer", "Printer"}},
      {"\xE2\x9C\x93 Komputer \xE2\x9C\x93 Printer", {"Komputer", "Printer"}},
      {"Komputer dan Printer", {"Komputer dan Printer"}},
      {"Data masing - masing bidang", {"Data masing - masing bidang"}},
      {"Renstra 2019 - 2024", {"Renstra 2019 - 2024"}},
      {"Pasal 3. Ketentuan", {"Pasal 3. Ketentuan"}},
      {"Memuat 1.440 lembar dan 2.000 lembar", {"Memuat 1.440 lembar dan 2.000 lembar"}},
      {"Perangkat (1. Laptop 2. Printer)", {"Perangkat (1. Laptop 2. Printer)"}},
      {"", {}},
      {"   ", {}},
  };
  for (const SplitCase& test : cases) {
    SCOPED_TRACE(test.text);
    EXPECT_EQ(split_items(test.text, ItemSplitting::kAtMarks), test.items);
  }
}

TEST(SplitItems, AtSentences) {
  const SplitCase cases[] = {
      {"Surat yang tidak lengkap tidak dapat diproses - Hak cuti tahunan yang tidak digunakan "
       "hangus",
       {"Surat yang tidak lengkap tidak dapat diproses",
        "Hak cuti tahunan yang tidak digunakan hangus"}},
      {"Pelayanan - Rawat Jalan tidak boleh terlambat sama sekali",
       {"Pelayanan - Rawat Jalan tidak boleh terlambat sama sekali"}},
  };
  for (const SplitCase& test : cases) {
    SCOPED_TRACE(test.text);
    EXPECT_EQ(split_items(test.text, ItemSplitting::kAtSentences), test.items);
  }
}

TEST(SplitItems, AtSopTitles) {
  const SplitCase cases[] = {
      {"SOP penyusunan rencana kerja SOP penyusunan DPA",
       {"SOP penyusunan rencana kerja", "SOP penyusunan DPA"}},
      {"SOP Penyusunan LAKIP / LKjIP SOP Mekanisme Penyusunan Data",
       {"SOP Penyusunan LAKIP / LKjIP", "SOP Mekanisme Penyusunan Data"}},
      {"SOP Penerapan SOP Surat Masuk", {"SOP Penerapan", "SOP Surat Masuk"}},
      {"Terkait dengan SOP Surat Masuk", {"Terkait dengan SOP Surat Masuk"}},
      {"SOP Surat Masuk", {"SOP Surat Masuk"}},
  };
  for (const SplitCase& test : cases) {
    SCOPED_TRACE(test.text);
    EXPECT_EQ(split_items(test.text, ItemSplitting::kAtSopTitles), test.items);
  }
}

TEST(SplitItems, AtCapitals) {
  const SplitCase cases[] = {
      {"Memiliki kemampuan terkait persoalan yang ada Memiliki kemampuan membuat laporan",
       {"Memiliki kemampuan terkait persoalan yang ada", "Memiliki kemampuan membuat laporan"}},
      {"Memahami dan Menguasai bidang data kinerja Memahami sasaran program",
       {"Memahami dan Menguasai bidang data kinerja", "Memahami sasaran program"}},
      {"Mengetahui uraian tugas Sekretariat Memiliki kemampuan membuat laporan",
       {"Mengetahui uraian tugas Sekretariat", "Memiliki kemampuan membuat laporan"}},
      {"Data dan informasi terkait program Komputer Lemari penyimpanan",
       {"Data dan informasi terkait program", "Komputer", "Lemari penyimpanan"}},
      {"Mengetahui sasaran program Menguasai data K0mputer dan printer program Program kerja",
       {"Mengetahui sasaran program", "Menguasai data", "K0mputer dan printer program",
        "Program kerja"}},
      {"1. Kasubag: paraf 2. Staf: agenda Setiap tahap dicatat",
       {"Kasubag: paraf", "Staf: agenda", "Setiap tahap dicatat"}},
      {"Komputer Data dan informasi kinerja Program kerja",
       {"Komputer", "Data dan informasi kinerja", "Program kerja"}},
      {"Risalah rapat Register rancangan peraturan daerah Berita acara persetujuan bersama",
       {"Risalah rapat", "Register rancangan peraturan daerah",
        "Berita acara persetujuan bersama"}},
      {"Rencana Pembangunan Jangka Menengah (RPJM) Pemerintah daerah",
       {"Rencana Pembangunan Jangka Menengah (RPJM) Pemerintah daerah"}},
      {"Ruang rapat - Laptop - Daftar hadir", {"Ruang rapat", "Laptop", "Daftar hadir"}},
      {"Alat Tulis Kantor", {"Alat Tulis Kantor"}},
  };
  for (const SplitCase& test : cases) {
    SCOPED_TRACE(test.text);
    EXPECT_EQ(split_items(test.text, ItemSplitting::kAtCapitals), test.items);
  }
}

SopRecord normalized(const RawSop& raw) {
  SopRecord record;
  Trail trail(record);
  normalize_lists(raw, Lexicon::built_in(), record, trail);
  return record;
}

TEST(NormalizeLists, DropsMarksBlanksAndEndPunctuation) {
  RawSop raw;
  for (const std::string_view text : {"Komputer;", "-", "", "  Printer. ", "..."}) {
    raw.equipment.push_back(printed(text));
  }
  raw.warnings.push_back(printed("Apabila tidak dilaksanakan, maka pelayanan terhambat."));
  const SopRecord record = normalized(raw);
  EXPECT_EQ(record.equipment, (Items{"Komputer", "Printer"}));
  EXPECT_EQ(record.warnings, (Items{"Apabila tidak dilaksanakan, maka pelayanan terhambat"}));
  EXPECT_EQ(record.evidence.count("/equipment/1"), 1U);
  EXPECT_EQ(record.evidence.count("/equipment/2"), 0U);
}

TEST(NormalizeLists, EvensSpacingOfDumpsOnly) {
  RawSop raw;
  raw.record_keeping.push_back(printed("Kasubag : Lembar disposisi,paraf"));
  EXPECT_EQ(normalized(raw).record_keeping, (Items{"Kasubag : Lembar disposisi,paraf"}));
  raw.origin = TextOrigin::kText;
  EXPECT_EQ(normalized(raw).record_keeping, (Items{"Kasubag: Lembar disposisi, paraf"}));
}

struct RepairCase {
  std::string_view text;
  TextOrigin origin;
  std::string_view expected;
};

TEST(RepairedText, JoinsBrokenWordsAndMendsMisreadOnes) {
  static constexpr RepairCase kCases[] = {
      {"Menyesuaika n", TextOrigin::kDigital, "Menyesuaikan"},
      {"Data capaia n kinerja", TextOrigin::kDigital, "Data capaian kinerja"},
      {"Formulir per mohonan, surat", TextOrigin::kDigital, "Formulir permohonan, surat"},
      {"Berkas perm ohonan", TextOrigin::kDigital, "Berkas permohonan"},
      {"surat per bulan", TextOrigin::kDigital, "surat per bulan"},
      {"Xyz abcd", TextOrigin::kDigital, "Xyz abcd"},
      {"Rekapitnlasi data", TextOrigin::kOcr, "Rekapitulasi data"},
      {"F0rmat isian", TextOrigin::kText, "Format isian"},
      {"Rekapitnlasi data", TextOrigin::kDigital, "Rekapitnlasi data"},
      {"surat di setujui", TextOrigin::kOcr, "surat di setujui"},
      {"mendata dan mendukung", TextOrigin::kOcr, "mendata dan mendukung"},
      {"kepatutan", TextOrigin::kOcr, "kepatutan"},
      {"", TextOrigin::kOcr, ""},
  };
  for (const RepairCase& test : kCases) {
    SCOPED_TRACE(test.text);
    SopRecord record;
    Trail trail(record);
    EXPECT_EQ(repaired_text(test.text, "/x", test.origin, Lexicon::built_in(), trail),
              test.expected);
    EXPECT_EQ(record.normalizations.empty(), test.text == test.expected);
  }
}

TEST(Values, ItemsLoseTheirMark) {
  EXPECT_EQ(item_value("1. Komputer"), "Komputer");
  EXPECT_EQ(item_value("12) Komputer;"), "Komputer");
  EXPECT_EQ(item_value("- Komputer."), "Komputer");
  EXPECT_EQ(item_value("\xE2\x80\xA2 Komputer"), "Komputer");
  EXPECT_EQ(item_value("1.440 lembar"), "1.440 lembar");
  EXPECT_EQ(item_value("2 unit komputer"), "2 unit komputer");
  EXPECT_EQ(item_value("-"), "");
}

TEST(Values, HoldNothing) {
  EXPECT_TRUE(holds_nothing("- ."));
  EXPECT_FALSE(holds_nothing("- 1"));
  EXPECT_FALSE(cell_value(printed("\xE2\x80\x93")));
  EXPECT_FALSE(cell_value(printed("...")));
  EXPECT_TRUE(cell_value(printed("\xE2\x88\x9A")));
  EXPECT_EQ(pointer("/steps", 3, "activity"), "/steps/3/activity");
  EXPECT_EQ(pointer("/warnings", 0), "/warnings/0");
}

}  // namespace
}  // namespace baku
