#include "normalize/citations.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "normalize/lexicon.h"

namespace baku {
namespace {

struct CitationCase {
  std::string_view printed;
  std::string_view expected;  // kind|issuer|number|year|subject
};

std::string outcome(const LegalCitation& citation) {
  std::string text = citation.type.value_or("") + "|" + citation.issuer.value_or("") + "|" +
                     citation.number.value_or("") + "|";
  if (citation.year) text += std::to_string(*citation.year);
  return text + "|" + citation.subject.value_or("");
}

TEST(ReadCitation, ReadsKindIssuerNumberYearAndSubject) {
  static constexpr CitationCase kCases[] = {
      {"PP No. 8 Tahun 2003 tentang Pedoman Organisasi Perangkat Daerah",
       "PP||8|2003|Pedoman Organisasi Perangkat Daerah"},
      {"UU No. 43 Tahun 2009 tentang Kearsipan", "UU||43|2009|Kearsipan"},
      {"Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;",
       "UU||25|2009|Pelayanan Publik"},
      {"Undang \xE2\x80\x93 Undang No. 14 Tahun 2008 tentang Keterbukaan informasi Publik",
       "UU||14|2008|Keterbukaan informasi Publik"},
      {"UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 30 TAHUN 2014 TENTANG ADMINISTRASI PEMERINTAHAN",
       "UU||30|2014|ADMINISTRASI PEMERINTAHAN"},
      {"UU RI No. 6 Th. 2014 ttg Desa", "UU||6|2014|Desa"},
      {"1. UU No.5 Thn 2014 tentang ASN.", "UU||5|2014|ASN"},
      {"UU 14 Tahun 2008", "UU||14|2008|"},
      {"UU 23/2014", "UU||23|2014|"},
      {"UU No. 23/2014 tentang Pemerintahan Daerah", "UU||23|2014|Pemerintahan Daerah"},
      {"Undang-Undang Nomor: 12 Tahun 2011, tentang Pembentukan Peraturan Perundang-undangan",
       "UU||12|2011|Pembentukan Peraturan Perundang-undangan"},
      {"UUD 1945", "UUD|||1945|"},
      {"Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "UUD|||1945|"},
      {"PERPPU No. 2 Tahun 2022 tentang Cipta Kerja", "Perppu||2|2022|Cipta Kerja"},
      {"Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2020 tentang Kebijakan Keuangan",
       "Perppu||1|2020|Kebijakan Keuangan"},
      {"PP N. 41 Tahun 2007 tentang Organisasi Perangkat Daerah",
       "PP||41|2007|Organisasi Perangkat Daerah"},
      {"PP. 60 Tahun 2008", "PP||60|2008|"},
      {"Peraturan Pemerintah No. 61 tahun 2010 tentang Pelaksanaan UU Nomor 14 tahun 2008 tentang "
       "keterbukaan Informasi Publik",
       "PP||61|2010|Pelaksanaan UU Nomor 14 tahun 2008 tentang keterbukaan Informasi Publik"},
      {"Perpres No. 29 Tahun 2014 tentang SAKIP", "Perpres||29|2014|SAKIP"},
      {"Peraturan Presiden Republik Indonesia Nomor 16 Tahun 2018 tentang Pengadaan Barang/Jasa "
       "Pemerintah",
       "Perpres||16|2018|Pengadaan Barang/Jasa Pemerintah"},
      {"Keputusan Presiden Nomor 68 Tahun 1995 tentang Hari Kerja", "Keppres||68|1995|Hari Kerja"},
      {"Inpres No. 7 Tahun 1999 tentang Akuntabilitas Kinerja Instansi Pemerintah",
       "Inpres||7|1999|Akuntabilitas Kinerja Instansi Pemerintah"},
      {"Peraturan Menteri PAN dan RB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP",
       "Permen|PANRB|35|2012|Pedoman Penyusunan SOP AP"},
      {"PermenPAN dan RB No. 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja",
       "Permen|PANRB|53|2014|Petunjuk Teknis Perjanjian Kinerja"},
      {"Permen PANRB No. 14 Tahun 2017 tentang Survei", "Permen|PANRB|14|2017|Survei"},
      {"PermenPAN-RB Nomor 35 Tahun 2012", "Permen|PANRB|35|2012|"},
      {"Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Republik "
       "Indonesia Nomor 29 Tahun 2010 tentang Pedoman Penyusunan Penetapan Kinerja",
       "Permen|PANRB|29|2010|Pedoman Penyusunan Penetapan Kinerja"},
      {"Peraturan Menteri Pendayagunaan Aparatur Negara Nomor PER/21/M.PAN/11/2008 tentang "
       "Pedoman Penyusunan SOP",
       "Permen|PANRB|PER/21/M.PAN/11/2008|2008|Pedoman Penyusunan SOP"},
      {"Permendagri 3 Tahun 2017", "Permen|Dalam Negeri|3|2017|"},
      {"Permendagri No. 52 Tahun 2011 tentang SOP", "Permen|Dalam Negeri|52|2011|SOP"},
      {"Peraturan Menteri Dalam Negeri No. 3 Tahun 2017 tentang Pedoman",
       "Permen|Dalam Negeri|3|2017|Pedoman"},
      {"Peraturan Menteri Kesehatan Nomor 43 Tahun 2019 tentang Pusat Kesehatan Masyarakat",
       "Permen|Kesehatan|43|2019|Pusat Kesehatan Masyarakat"},
      {"Permenkes RI No. 1691/MENKES/PER/VIII/2011 tentang Keselamatan Pasien",
       "Permen|Kesehatan|1691/MENKES/PER/VIII/2011|2011|Keselamatan Pasien"},
      {"Permen PU No. 24/PRT/M/2007 tentang Pedoman Teknis",
       "Permen|Pekerjaan Umum|24/PRT/M/2007|2007|Pedoman Teknis"},
      {"PMK Nomor 190/PMK.05/2012 tentang Tata Cara Pembayaran",
       "Permen|Keuangan|190/PMK.05/2012|2012|Tata Cara Pembayaran"},
      {"Peraturan Menteri Komunikasi dan Informatika No. 8 Tahun 2019 tentang Urusan",
       "Permen|Komunikasi dan Informatika|8|2019|Urusan"},
      {"Peraturan Menteri Transmigrasi Nomor 5 Tahun 2011 tentang X Y",
       "Permen|Transmigrasi|5|2011|X Y"},
      {"Keputusan Menteri Pendayagunaan Aparatur Negara Nomor 63/KEP/M.PAN/7/2003 tentang Pedoman "
       "Umum",
       "Kepmen|PANRB|63/KEP/M.PAN/7/2003|2003|Pedoman Umum"},
      {"Kepmendagri Nomor 050-3708 Tahun 2020 tentang Hasil Verifikasi",
       "Kepmen|Dalam Negeri|050-3708|2020|Hasil Verifikasi"},
      {"Peraturan Daerah Kabupaten Banggai No. 4 Tahun 2016 tentang Pembentukan",
       "Perda|Kabupaten Banggai|4|2016|Pembentukan"},
      {"Peraturan daerah kabupaten banggai No. 4 Tahun 2016 tentang pembentukan dan susunan",
       "Perda|Kabupaten Banggai|4|2016|pembentukan dan susunan"},
      {"Perda Kab. Banggai No. 5 Tahun 2008", "Perda|Kabupaten Banggai|5|2008|"},
      {"Perda No. 5 Tahun 2008 tentang Organisasi", "Perda||5|2008|Organisasi"},
      {"Perda Banggai No. 5 Tahun 2008 tentang Organisasi",
       "Perda|Kabupaten Banggai|5|2008|Organisasi"},
      {"Qanun Aceh Nomor 8 Tahun 2016 tentang Sistem", "Perda|Provinsi Aceh|8|2016|Sistem"},
      {"Peraturan Daerah Provinsi Jawa Barat Nomor 6 Tahun 2016 tentang Perangkat Daerah",
       "Perda|Provinsi Jawa Barat|6|2016|Perangkat Daerah"},
      {"Peraturan Gubernur Jawa Tengah Nomor 3 Tahun 2018 tentang Tata Kerja",
       "Pergub|Provinsi Jawa Tengah|3|2018|Tata Kerja"},
      {"Pergub 71 Tahun 2017", "Pergub||71|2017|"},
      {"Peraturan gubernur Nomor 120 Tahun 2016 tentang Kedudukan sebagaimana telah diubah dengan "
       "Peraturan Gubernur Nomor 70 Tahun 2019 tentang Perubahan",
       "Pergub||120|2016|Kedudukan"},
      {"Peraturan Bupati Banggai No. 6 Tahun 2017 tentang Uraian Tugas, Fungsi dan Tata Kerja.",
       "Perbup|Kabupaten Banggai|6|2017|Uraian Tugas, Fungsi dan Tata Kerja"},
      {"Perbup Banyumas Nomor 64 Tahun 2017", "Perbup|Kabupaten Banyumas|64|2017|"},
      {"Peraturan Wali Kota Makassar Nomor 58 Tahun 2017 tentang Sistem",
       "Perwali|Kota Makassar|58|2017|Sistem"},
      {"Peraturan Walikota Surakarta Nomor 9 Tahun 2018 tentang Tata Kerja",
       "Perwali|Kota Surakarta|9|2018|Tata Kerja"},
      {"Perwako Padang No. 1 Tahun 2020", "Perwali|Kota Padang|1|2020|"},
      {"Keputusan Gubernur Kalbar No 7/DISKOMINFO/2020 tentang Pembentukan Pengelola",
       "Kepgub|Provinsi Kalimantan Barat|7/DISKOMINFO/2020|2020|Pembentukan Pengelola"},
      {"SK Bupati Sleman Nomor 188.45/123/KEP/2019 tentang Tim",
       "Kepbup|Kabupaten Sleman|188.45/123/KEP/2019|2019|Tim"},
      {"Surat Edaran Menteri PANRB Nomor 8 Tahun 2021 tentang Cuti", "SE|PANRB|8|2021|Cuti"},
      {"SE Sekretaris Daerah Nomor 800/123/2020 tentang Absensi",
       "SE|Sekretaris Daerah|800/123/2020|2020|Absensi"},
      {"Surat Edaran Bupati Nomor 065/1 tanggal 3 Maret 2020 tentang Libur",
       "SE|Bupati|065/1|2020|Libur"},
      {"PERKI Nomor 1 tahun 2010 tentang Standar Layanan Informasi Publik",
       "Lainnya|Komisi Informasi|1|2010|Standar Layanan Informasi Publik"},
      {"Perki 1 Tahun 2010", "Lainnya|Komisi Informasi|1|2010|"},
      {"Peraturan Komisi Informasi No. 1 Tahun 2021 tentang Standar",
       "Lainnya|Komisi Informasi|1|2021|Standar"},
      {"Peraturan Badan Kepegawaian Negara Nomor 24 Tahun 2017 tentang Cuti",
       "Lainnya|BKN|24|2017|Cuti"},
      {"Perka ANRI No. 5 Tahun 2011 tentang Arsip", "Lainnya|ANRI|5|2011|Arsip"},
      {"Perka LKPP Nomor 12 Tahun 2011 tentang Pengadaan", "Lainnya|LKPP|12|2011|Pengadaan"},
      {"SK Kepala Satuan Polisi Pamong Praja Nomor 77/SATPOLPP/2022 tentang Standar Pelayanan",
       "Lainnya|Kepala Satuan Polisi Pamong Praja|77/SATPOLPP/2022|2022|Standar Pelayanan"},
      {"Instruksi Menteri Dalam Negeri Nomor 2 Tahun 2021 tentang PPKM",
       "Lainnya|Dalam Negeri|2|2021|PPKM"},
      {"UU No. 24 Tahun 2013 tentang Perubahan atas Undang-Undang Nomor 23 Tahun 2006 tentang "
       "Administrasi Kependudukan",
       "UU||24|2013|Perubahan atas Undang-Undang Nomor 23 Tahun 2006 tentang Administrasi "
       "Kependudukan"},
      {"Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik "
       "Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Nomor 5587)",
       "UU||23|2014|Pemerintahan Daerah"},
      {"Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah beberapa "
       "kali diubah terakhir dengan Undang-Undang Nomor 9 Tahun 2015",
       "UU||23|2014|Pemerintahan Daerah"},
      {"UU No. 32 Tahun 2004 tentang Pemerintahan Daerah jo. UU No. 12 Tahun 2008",
       "UU||32|2004|Pemerintahan Daerah"},
      {"PP No. 60 Tahun 2008 tentang Sistem Pengendalian Intern Pemerintah (SPIP)",
       "PP||60|2008|Sistem Pengendalian Intern Pemerintah (SPIP)"},
      {"Peraturan Daerah Kabupaten Banggai No. 37 Tahun 2016 tentang Kedudukan dan dan Susunan",
       "Perda|Kabupaten Banggai|37|2016|Kedudukan dan Susunan"},
      {"UU No. 25 Tahun 2009 Pelayanan Publik", "UU||25|2009|Pelayanan Publik"},
      {"UU No. 30 Tahun 2O14 tentang Administrasi Pemerintahan",
       "UU||30|2014|Administrasi Pemerintahan"},
      {"Permendagri No. 80 Tahnn 2015 tentang Pembentukan Produk Hukum Daerah",
       "Permen|Dalam Negeri|80|2015|Pembentukan Produk Hukum Daerah"},
      {"Peraturan Menteri Dalam Negeri Nom0r 14 Tahun 2017 tentang Survei",
       "Permen|Dalam Negeri|14|2017|Survei"},
      {"Pcraturan Pemerintah Nornor l2 Tahun 2017 tcntang Pembinaan", "PP||12|2017|Pembinaan"},
      {"Peraturan yang berlaku", "||||"},
      {"Peraturan perundang-undangan yang berlaku", "||||"},
      {"Undang-Undang tentang Desa", "UU||||Desa"},
      {"DPA Dinas Kesehatan Tahun 2023", "||||"},
      {"No. 2 Tahun 2009 Tentang Pelayanan", "||2|2009|Pelayanan"},
      {"Kebijakan Kepala Puskesmas", "||||"},
      {"", "||||"},
  };
  for (const auto& [printed, expected] : kCases) {
    SCOPED_TRACE(printed);
    EXPECT_EQ(outcome(read_citation(printed, Lexicon::built_in()).citation), expected);
  }
}

TEST(ReadCitation, KeepsTheTextAsPrintedWithoutMarkAndEnd) {
  const auto text = [](std::string_view printed) {
    return read_citation(printed, Lexicon::built_in()).citation.text;
  };
  EXPECT_EQ(text("1.  UU No. 25 Tahun 2009\n tentang  Pelayanan Publik;"),
            "UU No. 25 Tahun 2009 tentang Pelayanan Publik");
  EXPECT_EQ(text("- UU No. 30 Tahun 2O14 tentang Administrasi Pemerintahan."),
            "UU No. 30 Tahun 2O14 tentang Administrasi Pemerintahan");
}

TEST(ReadCitation, SaysWhatWasMended) {
  EXPECT_TRUE(read_citation("UU No. 30 Tahun 2O14", Lexicon::built_in()).mended_year);
  EXPECT_FALSE(read_citation("UU No. 30 Tahun 2014.", Lexicon::built_in()).mended_year);
}

struct SplitCase {
  std::string_view printed;
  std::vector<std::string> expected;
};

TEST(SplitCitations, SplitsBeforeKindsOnly) {
  const SplitCase cases[] = {
      {"- PP No. 41 Tahun 2007 tentang Tata Organisasi - PP No. 8 Tahun 2003 tentang Pedoman. - "
       "Peraturan Bupati Banggai No. 6 Tahun 2017 tentang Tugas masing - masing",
       {"PP No. 41 Tahun 2007 tentang Tata Organisasi", "PP No. 8 Tahun 2003 tentang Pedoman.",
        "Peraturan Bupati Banggai No. 6 Tahun 2017 tentang Tugas masing - masing"}},
      {"1. UU No. 1 Tahun 2004 tentang A; 2. PP No. 2 Tahun 2005 tentang B",
       {"UU No. 1 Tahun 2004 tentang A", "PP No. 2 Tahun 2005 tentang B"}},
      {"UU No. 1 Tahun 2004 tentang Perbendaharaan PP No. 2 Tahun 2005 tentang Hibah",
       {"UU No. 1 Tahun 2004 tentang Perbendaharaan", "PP No. 2 Tahun 2005 tentang Hibah"}},
      {"Undang - Undang No. 14 Tahun 2008 tentang Keterbukaan",
       {"Undang - Undang No. 14 Tahun 2008 tentang Keterbukaan"}},
      {"UU No. 24 Tahun 2013 tentang Perubahan atas Undang-Undang Nomor 23 Tahun 2006",
       {"UU No. 24 Tahun 2013 tentang Perubahan atas Undang-Undang Nomor 23 Tahun 2006"}},
      {"PP No. 28 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 43 Tahun 2009",
       {"PP No. 28 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 43 Tahun 2009"}},
      {"Permendagri No. 108 Tahun 2019 tentang Peraturan Pelaksanaan Peraturan Presiden Nomor 96 "
       "Tahun 2018",
       {"Permendagri No. 108 Tahun 2019 tentang Peraturan Pelaksanaan Peraturan Presiden Nomor 96 "
        "Tahun 2018"}},
      {"Pergub No. 1 Tahun 2016 tentang A sebagaimana telah diubah dengan Pergub No. 2 Tahun 2019",
       {"Pergub No. 1 Tahun 2016 tentang A sebagaimana telah diubah dengan Pergub No. 2 Tahun "
        "2019"}},
      {"UU No. 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan",
       {"UU No. 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan"}},
      {"UU No. 32 Tahun 2004 jo. UU No. 12 Tahun 2008",
       {"UU No. 32 Tahun 2004 jo. UU No. 12 Tahun 2008"}},
      {"Peraturan yang berlaku", {"Peraturan yang berlaku"}},
      {"", {}},
  };
  for (const SplitCase& test : cases) {
    SCOPED_TRACE(test.printed);
    EXPECT_EQ(split_citations(test.printed), test.expected);
  }
}

TEST(CitationKey, IsTheNameInTheRegister) {
  const auto key = [](std::string_view printed) {
    return citation_key(read_citation(printed, Lexicon::built_in()).citation);
  };
  EXPECT_EQ(key("UU No. 23 Tahun 2014"), "UU 23/2014");
  EXPECT_EQ(key("PermenPAN Nomor PER/21/M.PAN/11/2008"), "Permen PANRB PER/21/M.PAN/11/2008");
  EXPECT_EQ(key("UU tentang Desa"), "");
}

}  // namespace
}  // namespace baku
