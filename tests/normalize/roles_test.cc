#include "normalize/roles.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "normalize/lexicon.h"

namespace baku {
namespace {

struct RoleCase {
  const char* label;
  const char* title;
  std::vector<std::string> roles;
};

void check(const std::vector<RoleCase>& cases, TextOrigin origin = TextOrigin::kDigital) {
  for (const RoleCase& test : cases) {
    SCOPED_TRACE(test.label);
    const CanonicalRole role = canonical_role(test.label, origin, Lexicon::built_in());
    EXPECT_EQ(role.title, test.title);
    EXPECT_EQ(role.roles, test.roles);
  }
}

TEST(Roles, HeadsOfOffices) {
  check({
      {"Kepala Dinas", "Kepala Dinas", {"Kepala Dinas"}},
      {"KEPALA DINAS", "Kepala Dinas", {"Kepala Dinas"}},
      {"Kadis", "Kepala Dinas", {"Kepala Dinas"}},
      {"Ka. Dinas", "Kepala Dinas", {"Kepala Dinas"}},
      {"Kadin", "Kepala Dinas", {"Kepala Dinas"}},
      {"Kadis Kominfo", "Kepala Dinas Komunikasi dan Informatika", {"Kepala Dinas"}},
      {"Kepala Diskominfo", "Kepala Dinas Komunikasi dan Informatika", {"Kepala Dinas"}},
      {"Kepala DPMPTSP",
       "Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
       {"Kepala Dinas"}},
      {"Kaban", "Kepala Badan", {"Kepala Badan"}},
      {"Ka. Badan", "Kepala Badan", {"Kepala Badan"}},
      {"Kepala Bappeda & Litbang",
       "Kepala Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah",
       {"Kepala Badan"}},
      {"Kepala Bappeda dan Litbang",
       "Kepala Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah",
       {"Kepala Badan"}},
      {"kepala Bappedalitbang",
       "Kepala Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah",
       {"Kepala Badan"}},
      {"Kepala BKPSDM",
       "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
       {"Kepala Badan"}},
      {"Sekretaris Bappeda", "Sekretaris Badan Perencanaan Pembangunan Daerah", {"Sekretaris"}},
      {"Inspektur", "Inspektur", {"Inspektur"}},
      {"Inspektur Daerah", "Inspektur Daerah", {"Inspektur"}},
      {"Irban", "Inspektur Pembantu", {"Inspektur Pembantu"}},
      {"Irban I", "Inspektur Pembantu I", {"Inspektur Pembantu"}},
      {"IRBAN Wilayah II", "Inspektur Pembantu Wilayah II", {"Inspektur Pembantu"}},
      {"Camat", "Camat", {"Camat"}},
      {"CAMAT", "Camat", {"Camat"}},
      {"Ka. Kecamatan", "Camat", {"Camat"}},
      {"Lurah", "Lurah", {"Lurah"}},
      {"Ka. Kel.", "Lurah", {"Lurah"}},
      {"Kades", "Kepala Desa", {"Kepala Desa"}},
      {"Kepala Desa", "Kepala Desa", {"Kepala Desa"}},
      {"Ka. UPTD", "Kepala UPTD", {"Kepala UPTD"}},
      {"Kepala UPT", "Kepala UPT", {"Kepala UPT"}},
      {"Kapus", "Kepala Puskesmas", {"Kepala Puskesmas"}},
      {"Ka. Puskesmas", "Kepala Puskesmas", {"Kepala Puskesmas"}},
      {"Direktur", "Direktur", {"Direktur"}},
      {"Dir. RSUD", "Direktur RSUD", {"Direktur"}},
      {"Direktur Bina Potensi", "Direktur Bina Potensi", {"Direktur"}},
      {"Wadir Pelayanan", "Wakil Direktur Pelayanan", {"Wakil Direktur"}},
      {"Kasat", "Kepala Satuan", {"Kepala Satuan"}},
      {"Kasatpol PP", "Kepala Satuan Polisi Pamong Praja", {"Kepala Satuan"}},
      {"Bupati", "Bupati", {"Bupati"}},
      {"WALIKOTA", "Wali Kota", {"Wali Kota"}},
      {"Gubernur", "Gubernur", {"Gubernur"}},
      {"Wabup", "Wakil Bupati", {"Wakil Bupati"}},
  });
}

TEST(Roles, Secretaries) {
  check({
      {"Sekretaris", "Sekretaris", {"Sekretaris"}},
      {"SEKRETARIS", "Sekretaris", {"Sekretaris"}},
      {"Sekretaris Dinas", "Sekretaris Dinas", {"Sekretaris"}},
      {"Sekdis", "Sekretaris Dinas", {"Sekretaris"}},
      {"Sekban", "Sekretaris Badan", {"Sekretaris"}},
      {"Sekretaris Badan", "Sekretaris Badan", {"Sekretaris"}},
      {"Sekwan", "Sekretaris DPRD", {"Sekretaris"}},
      {"Sekretaris Dewan", "Sekretaris DPRD", {"Sekretaris"}},
      {"SEKRETARIS DPRD", "Sekretaris DPRD", {"Sekretaris"}},
      {"Sekretaris Dewan Perwakilan Rakyat Daerah", "Sekretaris DPRD", {"Sekretaris"}},
      {"Sekda", "Sekretaris Daerah", {"Sekretaris Daerah"}},
      {"Sekkab", "Sekretaris Daerah", {"Sekretaris Daerah"}},
      {"Sek. Daerah", "Sekretaris Daerah", {"Sekretaris Daerah"}},
      {"Sekcam", "Sekretaris Kecamatan", {"Sekretaris"}},
      {"Sekretaris Camat", "Sekretaris Kecamatan", {"Sekretaris"}},
      {"Seklur", "Sekretaris Lurah", {"Sekretaris"}},
      {"Sekretaris Kelurahan", "Sekretaris Lurah", {"Sekretaris"}},
      {"Sekdes", "Sekretaris Desa", {"Sekretaris"}},
      {"Sek. Tim Sakip", "Sekretaris Tim SAKIP", {"Sekretaris"}},
      {"Asisten", "Asisten", {"Asisten"}},
      {"Asisten I", "Asisten I", {"Asisten"}},
      {"Asisten Administrasi Umum", "Asisten Administrasi Umum", {"Asisten"}},
      {"Staf Ahli Bupati", "Staf Ahli Bupati", {"Staf Ahli"}},
  });
}

TEST(Roles, HeadsOfUnits) {
  check({
      {"Kabag", "Kepala Bagian", {"Kepala Bagian"}},
      {"Ka. Bag", "Kepala Bagian", {"Kepala Bagian"}},
      {"Ka.Bag.", "Kepala Bagian", {"Kepala Bagian"}},
      {"Kepala Bagian (Eselon III)", "Kepala Bagian", {"Kepala Bagian"}},
      {"Kabag Umum & Keuangan", "Kepala Bagian Umum dan Keuangan", {"Kepala Bagian"}},
      {"KABAG UMUM DAN KEUANGAN", "Kepala Bagian Umum dan Keuangan", {"Kepala Bagian"}},
      {"Kepala Bagian Persidangan dan Perundang-undangan",
       "Kepala Bagian Persidangan dan Perundang-undangan",
       {"Kepala Bagian"}},
      {"KEPALA BAGIAN PERSIDANGAN DAN PERUNDANG-UNDANGAN",
       "Kepala Bagian Persidangan dan Perundang-undangan",
       {"Kepala Bagian"}},
      {"Kasubag", "Kepala Subbagian", {"Kepala Subbagian"}},
      {"Kasubbag", "Kepala Subbagian", {"Kepala Subbagian"}},
      {"Kasub Bag", "Kepala Subbagian", {"Kepala Subbagian"}},
      {"Kasub. Bag.", "Kepala Subbagian", {"Kepala Subbagian"}},
      {"Ka. Subbag", "Kepala Subbagian", {"Kepala Subbagian"}},
      {"Ka. Sub. Bag", "Kepala Subbagian", {"Kepala Subbagian"}},
      {"Kassubag", "Kepala Subbagian", {"Kepala Subbagian"}},
      {"Kepala Sub Bagian (Eselon IV)", "Kepala Subbagian", {"Kepala Subbagian"}},
      {"KEPALA SUB BAGIAN", "Kepala Subbagian", {"Kepala Subbagian"}},
      {"Kasubbag Umum & Kepegawaian",
       "Kepala Subbagian Umum dan Kepegawaian",
       {"Kepala Subbagian"}},
      {"Kasubag Umpeg", "Kepala Subbagian Umum dan Kepegawaian", {"Kepala Subbagian"}},
      {"Kasubag Umum", "Kepala Subbagian Umum", {"Kepala Subbagian"}},
      {"KASUBBAG UMUM DAN KEPEGAWAIAN",
       "Kepala Subbagian Umum dan Kepegawaian",
       {"Kepala Subbagian"}},
      {"Ka. Sub. Bag. Umum dan Kepegawaian",
       "Kepala Subbagian Umum dan Kepegawaian",
       {"Kepala Subbagian"}},
      {"Kasub Perencanaan Keu.", "Kepala Subbagian Perencanaan dan Keuangan", {"Kepala Subbagian"}},
      {"Kasubag Perenc", "Kepala Subbagian Perencanaan", {"Kepala Subbagian"}},
      {"Kasubag Peren.", "Kepala Subbagian Perencanaan", {"Kepala Subbagian"}},
      {"Kasubag Peren. Ev. & Pelaporan",
       "Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan",
       {"Kepala Subbagian"}},
      {"Kasubag PEP", "Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan", {"Kepala Subbagian"}},
      {"Kasubag perencanaan dan evaluasi",
       "Kepala Subbagian Perencanaan dan Evaluasi",
       {"Kepala Subbagian"}},
      {"Kasubag Evlap", "Kepala Subbagian Evaluasi dan Pelaporan", {"Kepala Subbagian"}},
      {"Kasubag Evaluasi & Pelaporan",
       "Kepala Subbagian Evaluasi dan Pelaporan",
       {"Kepala Subbagian"}},
      {"Kasubag Keu.", "Kepala Subbagian Keuangan", {"Kepala Subbagian"}},
      {"Kasubag Program", "Kepala Subbagian Program", {"Kepala Subbagian"}},
      {"Kasubag TU", "Kepala Subbagian Tata Usaha", {"Kepala Subbagian"}},
      {"KASUBBAG TU", "Kepala Subbagian Tata Usaha", {"Kepala Subbagian"}},
      {"Kasubbag Tata Usaha dan Kepegawaian",
       "Kepala Subbagian Tata Usaha dan Kepegawaian",
       {"Kepala Subbagian"}},
      {"KTU", "Kepala Subbagian Tata Usaha", {"Kepala Subbagian"}},
      {"Kasubbag Perundang-undangan", "Kepala Subbagian Perundang-undangan", {"Kepala Subbagian"}},
      {"Kabid", "Kepala Bidang", {"Kepala Bidang"}},
      {"Ka. Bid", "Kepala Bidang", {"Kepala Bidang"}},
      {"Ka.Bid.", "Kepala Bidang", {"Kepala Bidang"}},
      {"Kabid Perencanaan Umum", "Kepala Bidang Perencanaan Umum", {"Kepala Bidang"}},
      {"Kepala Bidang Terkait", "Kepala Bidang Terkait", {"Kepala Bidang"}},
      {"Kasubbid", "Kepala Subbidang", {"Kepala Subbidang"}},
      {"Kasubid", "Kepala Subbidang", {"Kepala Subbidang"}},
      {"Kasub Bid", "Kepala Subbidang", {"Kepala Subbidang"}},
      {"Kasubbid Data", "Kepala Subbidang Data", {"Kepala Subbidang"}},
      {"Kepala Sub Bidang Pendataan", "Kepala Subbidang Pendataan", {"Kepala Subbidang"}},
      {"Kasi", "Kepala Seksi", {"Kepala Seksi"}},
      {"Kasie", "Kepala Seksi", {"Kepala Seksi"}},
      {"Ka. Sie", "Kepala Seksi", {"Kepala Seksi"}},
      {"Ka. Seksi", "Kepala Seksi", {"Kepala Seksi"}},
      {"KASIE INFORMASI", "Kepala Seksi Informasi", {"Kepala Seksi"}},
      {"Kasi Trantib", "Kepala Seksi Ketenteraman dan Ketertiban", {"Kepala Seksi"}},
      {"Kasi PMD", "Kepala Seksi Pemberdayaan Masyarakat dan Desa", {"Kepala Seksi"}},
      {"Kasi Pemberdayaan Masyarakat", "Kepala Seksi Pemberdayaan Masyarakat", {"Kepala Seksi"}},
      {"Kaur", "Kepala Urusan", {"Kepala Urusan"}},
      {"Karo Humas dan Umum", "Kepala Biro Humas dan Umum", {"Kepala Biro"}},
  });
}

TEST(Roles, StaffAndBodies) {
  check({
      {"JP", "Jabatan Pelaksana", {"Jabatan Pelaksana"}},
      {"Jabatan Pelaksana", "Jabatan Pelaksana", {"Jabatan Pelaksana"}},
      {"JP Pengolah Data", "Jabatan Pelaksana Pengolah Data", {"Jabatan Pelaksana"}},
      {"Pelaksana", "Pelaksana", {"Pelaksana"}},
      {"Staf", "Staf", {"Staf"}},
      {"Staff", "Staf", {"Staf"}},
      {"Staf Perencanaan", "Staf Perencanaan", {"Staf"}},
      {"JFU", "Jabatan Fungsional Umum", {"Jabatan Fungsional Umum"}},
      {"Pengolah Data", "Pengolah Data", {"Pengolah Data"}},
      {"Pengelola Data", "Pengelola Data", {"Pengelola"}},
      {"Pengadministrasi Umum", "Pengadministrasi Umum", {"Pengadministrasi"}},
      {"PENGADMINISTRASI PERSURATAN", "Pengadministrasi Persuratan", {"Pengadministrasi"}},
      {"Analis Kepegawaian", "Analis Kepegawaian", {"Analis"}},
      {"Analisis Kepegawaian", "Analis Kepegawaian", {"Analis"}},
      {"Analis Kebijakan Ahli Muda", "Analis Kebijakan Ahli Muda", {"Analis"}},
      {"Bendahara Pengeluaran", "Bendahara Pengeluaran", {"Bendahara"}},
      {"Bend. Pengeluaran", "Bendahara Pengeluaran", {"Bendahara"}},
      {"BPP", "Bendahara Pengeluaran Pembantu", {"Bendahara"}},
      {"KPA", "Kuasa Pengguna Anggaran", {"Kuasa Pengguna Anggaran"}},
      {"Pengurus Barang", "Pengurus Barang", {"Pengurus Barang"}},
      {"Operator SIAK", "Operator SIAK", {"Operator"}},
      {"OPERATOR SIAK", "Operator SIAK", {"Operator"}},
      {"Petugas Loket", "Petugas Loket", {"Petugas"}},
      {"Anggota Tim Sakip", "Anggota Tim SAKIP", {"Anggota Tim"}},
      {"Tim Survei", "Tim Survei", {"Tim"}},
      {"TIM SURVEI", "Tim Survei", {"Tim"}},
      {"Panitia Khusus", "Panitia Khusus", {"Panitia"}},
      {"Pimpinan DPRD", "Pimpinan DPRD", {"Pimpinan DPRD"}},
      {"Subkor", "Subkoordinator", {"Subkoordinator"}},
      {"Sub Koordinator Program", "Subkoordinator Program", {"Subkoordinator"}},
      {"PPTK", "PPTK", {"PPTK"}},
      {"PPK-SKPD", "PPK-SKPD", {"PPK-SKPD"}},
      {"PPID", "PPID", {"PPID"}},
      {"PPID Utama", "PPID Utama", {"PPID Utama"}},
      {"PPID Pelaksana", "PPID Pelaksana", {"PPID"}},
      {"Atasan PPID", "Atasan PPID", {"Atasan PPID"}},
      {"PPK", "PPK", {"PPK"}},
      {"SKPD", "SKPD", {"SKPD"}},
      {"sistem", "Sistem", {"Sistem"}},
      {"Pemohon", "Pemohon", {"Pemohon"}},
      {"PEGAWAI PEMOHON", "Pegawai Pemohon", {"Pegawai Pemohon"}},
      {"Wajib Pajak", "Wajib Pajak", {"Wajib Pajak"}},
      {"Sopir Ambulans", "Sopir Ambulans", {"Sopir Ambulans"}},
      {"Kagahar", "Kagahar", {"Kagahar"}},
      {"", "", {}},
  });
}

TEST(Roles, SeveralInOneColumn) {
  check({
      {"Kepala Seksi/ Lurah", "Kepala Seksi/Lurah", {"Kepala Seksi", "Lurah"}},
      {"Lurah/Kepala Desa", "Lurah/Kepala Desa", {"Lurah", "Kepala Desa"}},
      {"KEPALA SEKSI/KEPALA SUBBAGIAN",
       "Kepala Seksi/Kepala Subbagian",
       {"Kepala Seksi", "Kepala Subbagian"}},
      {"Kabid / Kasubbid", "Kepala Bidang/Kepala Subbidang", {"Kepala Bidang", "Kepala Subbidang"}},
      {"Petugas Informasi/ TU", "Petugas Informasi/Tata Usaha", {"Petugas"}},
      {"Pasien/Keluarga", "Pasien/Keluarga", {"Pasien", "Keluarga"}},
      {"Instansi lain/ Sosial Media",
       "Instansi lain/Sosial Media",
       {"Instansi lain", "Sosial Media"}},
      {"Instansi lain/ Sosial Media/ Pelapor",
       "Instansi lain/Sosial Media/Pelapor",
       {"Instansi lain", "Sosial Media", "Pelapor"}},
      {"Auditor/P2UPD", "Auditor/P2UPD", {"Auditor", "P2UPD"}},
      {"PPID Utama/ PPID Pembantu", "PPID Utama/PPID Pembantu", {"PPID Utama", "PPID Pembantu"}},
      {"ASN & Masyarakat", "ASN dan Masyarakat", {"ASN", "Masyarakat"}},
      {"Kepala Dinas selaku Pengguna Anggaran",
       "Kepala Dinas selaku Pengguna Anggaran",
       {"Kepala Dinas", "Pengguna Anggaran"}},
      {"Kasub Perencanaan Keu. & JP (Analisis Perencanaan, Evaluasi dan Pelaporan)",
       "Kepala Subbagian Perencanaan dan Keuangan dan Jabatan Pelaksana (Analis Perencanaan, "
       "Evaluasi dan Pelaporan)",
       {"Kepala Subbagian", "Jabatan Pelaksana"}},
      {"Kasubag Umum & Keuangan", "Kepala Subbagian Umum dan Keuangan", {"Kepala Subbagian"}},
  });
}

TEST(Roles, MisprintsAndBrokenWords) {
  check({
      {"Petugas Penolah Data", "Petugas Pengolah Data", {"Petugas"}},
      {"Pettugas Pendaftaran", "Petugas Pendaftaran", {"Petugas"}},
      {"Kepala Subbagian Umum dan Kepegawai an",
       "Kepala Subbagian Umum dan Kepegawaian",
       {"Kepala Subbagian"}},
      {"Kasubag Perenca- naan", "Kepala Subbagian Perencanaan", {"Kepala Subbagian"}},
      {"Sek reta ris", "Sekretaris", {"Sekretaris"}},
      // Two words are as near, or none is: left as printed.
      {"Petugas Kagahar", "Petugas Kagahar", {"Petugas"}},
      {"Operator Kabasarnas", "Operator Kabasarnas", {"Operator"}},
  });
  check({{"Petugas Pendaftaram", "Petugas Pendaftaran", {"Petugas"}},
         {"Kepaia Bidang", "Kepala Bidang", {"Kepala Bidang"}},
         {"Kepala 8idanq", "Kepala Bidang", {"Kepala Bidang"}}},
        TextOrigin::kOcr);
}

TEST(Roles, SaysWhatItMended) {
  const CanonicalRole role =
      canonical_role("Petugas Penolah Data", TextOrigin::kDigital, Lexicon::built_in());
  ASSERT_EQ(role.repairs.size(), 1U);
  EXPECT_EQ(role.repairs[0].from, "Penolah");
  EXPECT_EQ(role.repairs[0].to, "Pengolah");
  EXPECT_FALSE(role.is_expanded);
  EXPECT_TRUE(canonical_role("Kabid", TextOrigin::kDigital, Lexicon::built_in()).is_expanded);
}

}  // namespace
}  // namespace baku
