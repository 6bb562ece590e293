// Printed forms of posts and roles, one a line: what the lists and the rules make of them together.
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "normalize/lexicon.h"
#include "normalize/roles.h"

namespace baku {
namespace {

struct RoleForm {
  const char* label;
  const char* title;
  const char* roles;  // base titles, "; " between them
};

std::string joined(const std::vector<std::string>& roles) {
  std::string out;
  for (const std::string& role : roles) out += (out.empty() ? "" : "; ") + role;
  return out;
}

void check(std::initializer_list<RoleForm> forms, TextOrigin origin = TextOrigin::kDigital) {
  for (const RoleForm& form : forms) {
    SCOPED_TRACE(form.label);
    const CanonicalRole role = canonical_role(form.label, origin, Lexicon::built_in());
    EXPECT_EQ(role.title, form.title);
    EXPECT_EQ(joined(role.roles), form.roles);
  }
}

TEST(RoleForms, HeadsOfRegionsAndOffices) {
  check({
      {"Sekdakab", "Sekretaris Daerah", "Sekretaris Daerah"},
      {"Sekkot", "Sekretaris Daerah", "Sekretaris Daerah"},
      {"Sekprov", "Sekretaris Daerah", "Sekretaris Daerah"},
      {"Asisten II", "Asisten II", "Asisten"},
      {"Ass. I", "Asisten I", "Asisten"},
      {"Asisten Sekda", "Asisten Sekretaris Daerah", "Asisten"},
      {"Asisten Pemerintahan dan Kesra", "Asisten Pemerintahan dan Kesejahteraan Rakyat",
       "Asisten"},
      {"Asisten Perekonomian dan Pembangunan", "Asisten Perekonomian dan Pembangunan", "Asisten"},
      {"Staf Ahli", "Staf Ahli", "Staf Ahli"},
      {"SAB", "Staf Ahli Bupati", "Staf Ahli"},
      {"Wagub", "Wakil Gubernur", "Wakil Gubernur"},
      {"Wawali", "Wakil Wali Kota", "Wakil Wali Kota"},
      {"Bupati Banggai", "Bupati Banggai", "Bupati"},
      {"Gubernur Sulawesi Tengah", "Gubernur Sulawesi Tengah", "Gubernur"},
      {"Walikota Palu", "Wali Kota Palu", "Wali Kota"},
      {"SEKRETARIS DPRD KABUPATEN BANGGAI", "Sekretaris DPRD Kabupaten Banggai", "Sekretaris"},
      {"Sekretaris OPD", "Sekretaris OPD", "Sekretaris"},
      {"Sekretaris Inspektorat", "Sekretaris Inspektorat", "Sekretaris"},
      {"Sekretaris DP2KBP3A",
       "Sekretaris Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan "
       "Perlindungan Anak",
       "Sekretaris"},
      {"Kepala Bappedalitbang",
       "Kepala Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah", "Kepala Badan"},
      {"Kepala DP2KBP3A",
       "Kepala Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan "
       "Perlindungan Anak",
       "Kepala Dinas"},
      {"Kepala Bakesbangpol", "Kepala Badan Kesatuan Bangsa dan Politik", "Kepala Badan"},
      {"Kepala Kesbangpol", "Kepala Badan Kesatuan Bangsa dan Politik", "Kepala Badan"},
      {"Kepala BPBD", "Kepala Badan Penanggulangan Bencana Daerah", "Kepala Badan"},
      {"Kalaksa BPBD", "Kepala Pelaksana BPBD", "Kepala Pelaksana"},
      {"Kepala Dukcapil", "Kepala Dinas Kependudukan dan Pencatatan Sipil", "Kepala Dinas"},
      {"Kadis Dukcapil", "Kepala Dinas Kependudukan dan Pencatatan Sipil", "Kepala Dinas"},
      {"Kadis PUPR", "Kepala Dinas Pekerjaan Umum dan Penataan Ruang", "Kepala Dinas"},
      {"Kadis Pendidikan", "Kepala Dinas Pendidikan", "Kepala Dinas"},
      {"Kadisdik", "Kepala Dinas Pendidikan", "Kepala Dinas"},
      {"Kadinkes", "Kepala Dinas Kesehatan", "Kepala Dinas"},
      {"Kepala Dispora", "Kepala Dinas Kepemudaan dan Olahraga", "Kepala Dinas"},
      {"Kepala Satpol PP", "Kepala Satuan Polisi Pamong Praja", "Kepala Satuan"},
      {"Kasatpol-PP", "Kepala Satuan Polisi Pamong Praja", "Kepala Satuan"},
      {"Kepala Dinas Kesehatan Kab. Banggai", "Kepala Dinas Kesehatan Kabupaten Banggai",
       "Kepala Dinas"},
      {"Kepala Dinas Kesehatan Kabupaten Balangan", "Kepala Dinas Kesehatan Kabupaten Balangan",
       "Kepala Dinas"},
      {"Kepala UKPBJ", "Kepala Unit Kerja Pengadaan Barang dan Jasa", "Kepala Unit"},
      {"Inspektur Kabupaten", "Inspektur Kabupaten", "Inspektur"},
      {"Inspektur Pembantu Wilayah II", "Inspektur Pembantu Wilayah II", "Inspektur Pembantu"},
      {"Irban Wil. I", "Inspektur Pembantu Wilayah I", "Inspektur Pembantu"},
      {"Irbanwil II", "Inspektur Pembantu Wilayah II", "Inspektur Pembantu"},
      {"Irbansus", "Inspektur Pembantu Khusus", "Inspektur Pembantu"},
      {"Kepala Kelurahan", "Lurah", "Lurah"},
      {"Kepala Kecamatan", "Camat", "Camat"},
      {"Camat Batui Selatan", "Camat Batui Selatan", "Camat"},
      {"Lurah Karaton", "Lurah Karaton", "Lurah"},
      {"Sekcam Batui", "Sekretaris Kecamatan Batui", "Sekretaris"},
      {"Hukum Tua", "Hukum Tua", "Hukum Tua"},
      {"Wali Nagari", "Wali Nagari", "Wali Nagari"},
      {"Keuchik", "Keuchik", "Keuchik"},
      {"Pambakal", "Pambakal", "Pambakal"},
      {"Kepala Puskesmas Batui", "Kepala Puskesmas Batui", "Kepala Puskesmas"},
      {"Kapuskesmas", "Kepala Puskesmas", "Kepala Puskesmas"},
      {"Kepala UPTD Puskesmas", "Kepala UPTD Puskesmas", "Kepala UPTD"},
      {"KUPT", "Kepala UPT", "Kepala UPT"},
      {"Direktur RSUD", "Direktur RSUD", "Direktur"},
      {"Dirut", "Direktur Utama", "Direktur"},
      {"Wakil Direktur Umum dan Keuangan", "Wakil Direktur Umum dan Keuangan", "Wakil Direktur"},
      {"Kepsek", "Kepala Sekolah", "Kepala Sekolah"},
      {"Wakasek", "Wakil Kepala Sekolah", "Wakil Kepala Sekolah"},
      {"Kakan", "Kepala Kantor", "Kepala Kantor"},
      {"Kakanwil", "Kepala Kantor Wilayah", "Kepala Kantor"},
      {"Kakankemenag", "Kepala Kantor Kementerian Agama", "Kepala Kantor"},
      {"Dirjen", "Direktur Jenderal", "Direktur"},
      {"Sekjen", "Sekretaris Jenderal", "Sekretaris"},
      {"Wakil Dekan Bidang Akademik", "Wakil Dekan Bidang Akademik", "Wakil Dekan"},
      {"Kaprodi", "Ketua Program Studi", "Ketua"},
  });
}

TEST(RoleForms, HeadsOfUnitsInMoreSpellings) {
  check({
      {"Ka.Bag Umum", "Kepala Bagian Umum", "Kepala Bagian"},
      {"KA. BIDANG", "Kepala Bidang", "Kepala Bidang"},
      {"Kepala-Bidang", "Kepala Bidang", "Kepala Bidang"},
      {"Kabid. Anggaran", "Kepala Bidang Anggaran", "Kepala Bidang"},
      {"Kepala Sub-Bagian Keuangan", "Kepala Subbagian Keuangan", "Kepala Subbagian"},
      {"Kepala Sub.Bag Keuangan", "Kepala Subbagian Keuangan", "Kepala Subbagian"},
      {"Kepala Subag Keuangan", "Kepala Subbagian Keuangan", "Kepala Subbagian"},
      {"Ka.Subag Keuangan", "Kepala Subbagian Keuangan", "Kepala Subbagian"},
      {"Ka.Sub.Bag.Umum", "Kepala Subbagian Umum", "Kepala Subbagian"},
      {"Kasubag. Umum", "Kepala Subbagian Umum", "Kepala Subbagian"},
      {"KaSubBag Keuangan", "Kepala Subbagian Keuangan", "Kepala Subbagian"},
      {"Kasub", "Kepala Subbagian", "Kepala Subbagian"},
      {"kasubag nya", "Kepala Subbagian", "Kepala Subbagian"},
      {"Kasubag Perencanaan", "Kepala Subbagian Perencanaan", "Kepala Subbagian"},
      {"Kasubag Renval", "Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan",
       "Kepala Subbagian"},
      {"Kasubag Monev", "Kepala Subbagian Monitoring dan Evaluasi", "Kepala Subbagian"},
      {"Kasubag Keuangan", "Kepala Subbagian Keuangan", "Kepala Subbagian"},
      {"Kasubag Keu", "Kepala Subbagian Keuangan", "Kepala Subbagian"},
      {"Kasubag Keu. & Aset", "Kepala Subbagian Keuangan dan Aset", "Kepala Subbagian"},
      {"Kasubag Prolap", "Kepala Subbagian Program dan Pelaporan", "Kepala Subbagian"},
      {"Kasubag Umum, Kepegawaian dan Keuangan", "Kepala Subbagian Umum, Kepegawaian dan Keuangan",
       "Kepala Subbagian"},
      {"Kasubbag Umum, Keuangan & Aset", "Kepala Subbagian Umum, Keuangan dan Aset",
       "Kepala Subbagian"},
      {"Kasubag Perundang-Undangan", "Kepala Subbagian Perundang-undangan", "Kepala Subbagian"},
      {"Kasubag Penyusunan Program", "Kepala Subbagian Penyusunan Program", "Kepala Subbagian"},
      {"Ka. TU", "Kepala Subbagian Tata Usaha", "Kepala Subbagian"},
      {"KASUBAG TATA USAHA", "Kepala Subbagian Tata Usaha", "Kepala Subbagian"},
      {"Kepala Sub Bagian TU Puskesmas", "Kepala Subbagian Tata Usaha Puskesmas",
       "Kepala Subbagian"},
      {"Ka. Subbid", "Kepala Subbidang", "Kepala Subbidang"},
      {"Ka. Sub Bidang Aset", "Kepala Subbidang Aset", "Kepala Subbidang"},
      {"Ka.Sub.Bid. Pajak", "Kepala Subbidang Pajak", "Kepala Subbidang"},
      {"Kasubid Anggaran I", "Kepala Subbidang Anggaran I", "Kepala Subbidang"},
      {"Kasubdit Evaluasi", "Kepala Subdirektorat Evaluasi", "Kepala Subdirektorat"},
      {"Kasi Kesos", "Kepala Seksi Kesejahteraan Sosial", "Kepala Seksi"},
      {"Kasi Ekbang", "Kepala Seksi Ekonomi dan Pembangunan", "Kepala Seksi"},
      {"Kasi Tapem", "Kepala Seksi Tata Pemerintahan", "Kepala Seksi"},
      {"Kasi Trantibum", "Kepala Seksi Ketenteraman dan Ketertiban Umum", "Kepala Seksi"},
      {"Kasi Pemdes", "Kepala Seksi Pemerintahan Desa", "Kepala Seksi"},
      {"KASI SARPRAS", "Kepala Seksi Sarana dan Prasarana", "Kepala Seksi"},
      {"Ka.Si Trantib", "Kepala Seksi Ketenteraman dan Ketertiban", "Kepala Seksi"},
      {"Kasi Kelembagaan & Infrastruktur", "Kepala Seksi Kelembagaan dan Infrastruktur",
       "Kepala Seksi"},
      {"Kepala Seksi Pemerintahan, Ketenteraman dan Ketertiban",
       "Kepala Seksi Pemerintahan, Ketenteraman dan Ketertiban", "Kepala Seksi"},
      {"Kabid Dalduk", "Kepala Bidang Pengendalian Penduduk", "Kepala Bidang"},
      {"Kabid Dafduk", "Kepala Bidang Pendaftaran Penduduk", "Kepala Bidang"},
      {"Kabid Capil", "Kepala Bidang Pencatatan Sipil", "Kepala Bidang"},
      {"Kabid P2P", "Kepala Bidang Pencegahan dan Pengendalian Penyakit", "Kepala Bidang"},
      {"Kabid Yankes", "Kepala Bidang Pelayanan Kesehatan", "Kepala Bidang"},
      {"Kabid Kesmas", "Kepala Bidang Kesehatan Masyarakat", "Kepala Bidang"},
      {"Kabid SDK", "Kepala Bidang Sumber Daya Kesehatan", "Kepala Bidang"},
      {"Kabid Litbang", "Kepala Bidang Penelitian dan Pengembangan", "Kepala Bidang"},
      {"Kepala Bidang IKP", "Kepala Bidang Informasi dan Komunikasi Publik", "Kepala Bidang"},
      {"Kepala Bidang PIAK", "Kepala Bidang Pengelolaan Informasi Administrasi Kependudukan",
       "Kepala Bidang"},
      {"Kepala Bidang Pemberdayaan Perempuan & Perlindungan Anak",
       "Kepala Bidang Pemberdayaan Perempuan dan Perlindungan Anak", "Kepala Bidang"},
      {"Kabag Organisasi", "Kepala Bagian Organisasi", "Kepala Bagian"},
      {"Kabag Tapem", "Kepala Bagian Tata Pemerintahan", "Kepala Bagian"},
      {"Kabag Kesra", "Kepala Bagian Kesejahteraan Rakyat", "Kepala Bagian"},
      {"Kabag PBJ", "Kepala Bagian Pengadaan Barang dan Jasa", "Kepala Bagian"},
      {"Kabag Prokopim", "Kepala Bagian Protokol dan Komunikasi Pimpinan", "Kepala Bagian"},
      {"Kabag Persidangan & PUU", "Kepala Bagian Persidangan dan Perundang-undangan",
       "Kepala Bagian"},
      {"Kaur Keuangan", "Kepala Urusan Keuangan", "Kepala Urusan"},
      {"Kadus", "Kepala Dusun", "Kepala Dusun"},
      {"Kaling", "Kepala Lingkungan", "Kepala Lingkungan"},
      {"Kanit", "Kepala Unit", "Kepala Unit"},
      {"Kasikum", "Kepala Seksi Hukum", "Kepala Seksi"},
      {"Karu", "Kepala Ruangan", "Kepala Ruangan"},
      {"Ka. Instalasi", "Kepala Instalasi", "Kepala Instalasi"},
      {"Kepala Instalasi Farmasi", "Kepala Instalasi Farmasi", "Kepala Instalasi"},
  });
}

TEST(RoleForms, CapacitiesAreNoTitles) {
  check({
      {"Plt. Kepala Dinas", "Kepala Dinas", "Kepala Dinas"},
      {"Plt. Kasubag Umpeg", "Kepala Subbagian Umum dan Kepegawaian", "Kepala Subbagian"},
      {"Plh. Sekretaris", "Sekretaris", "Sekretaris"},
      {"Plh Kepala Dinas", "Kepala Dinas", "Kepala Dinas"},
      {"Pj. Bupati", "Bupati", "Bupati"},
      {"Pj. Sekda", "Sekretaris Daerah", "Sekretaris Daerah"},
      {"Penjabat Bupati", "Bupati", "Bupati"},
      {"Pelaksana Tugas Camat", "Camat", "Camat"},
      {"Pelaksana Harian Lurah", "Lurah", "Lurah"},
      {"a.n. Bupati", "Bupati", "Bupati"},
      {"Pit. Camat", "Camat", "Camat"},
      {"Plt.", "Plt.", "Plt."},
      {"Pelaksana", "Pelaksana", "Pelaksana"},
      {"Pelaksana Kegiatan", "Pelaksana Kegiatan", "Pelaksana"},
  });
}

TEST(RoleForms, FunctionalPositionsAndStaff) {
  check({
      {"Koor.", "Koordinator", "Koordinator"},
      {"Koordinator", "Koordinator", "Koordinator"},
      {"Subkoord", "Subkoordinator", "Subkoordinator"},
      {"Sub-Koordinator", "Subkoordinator", "Subkoordinator"},
      {"Sub Koordinator Substansi Perencanaan", "Subkoordinator Substansi Perencanaan",
       "Subkoordinator"},
      {"Ketua Tim Kerja", "Ketua Tim Kerja", "Ketua Tim"},
      {"Fungsional Umum", "Jabatan Fungsional Umum", "Jabatan Fungsional Umum"},
      {"Jab. Fung. Umum", "Jabatan Fungsional Umum", "Jabatan Fungsional Umum"},
      {"JFT", "Jabatan Fungsional Tertentu", "Jabatan Fungsional Tertentu"},
      {"JF", "Jabatan Fungsional", "Jabatan Fungsional"},
      {"JF Analis Kebijakan Ahli Muda", "Jabatan Fungsional Analis Kebijakan Ahli Muda",
       "Jabatan Fungsional"},
      {"Jafung", "Pejabat Fungsional", "Pejabat Fungsional"},
      {"Ahli Madya", "Ahli Madya", "Ahli Madya"},
      {"Analis PEP", "Analis Perencanaan, Evaluasi dan Pelaporan", "Analis"},
      {"Analisis Perencanaan, Evaluasi dan Pelaporan", "Analis Perencanaan, Evaluasi dan Pelaporan",
       "Analis"},
      {"Perencana Ahli Muda", "Perencana Ahli Muda", "Perencana"},
      {"Prakom", "Pranata Komputer", "Pranata Komputer"},
      {"Pranata Komputer Ahli Pertama", "Pranata Komputer Ahli Pertama", "Pranata Komputer"},
      {"Arsiparis", "Arsiparis", "Arsiparis"},
      {"Auditor", "Auditor", "Auditor"},
      {"P2UPD", "P2UPD", "P2UPD"},
      {"Staf Pelaksana", "Staf Pelaksana", "Staf"},
      {"Staf Pengolah Data", "Staf Pengolah Data", "Staf"},
      {"Staff Umum & Kepegawaian", "Staf Umum dan Kepegawaian", "Staf"},
      {"Pegawai", "Pegawai", "Pegawai"},
      {"Bendahara", "Bendahara", "Bendahara"},
      {"Bend. Penerimaan", "Bendahara Penerimaan", "Bendahara"},
      {"Kuasa PA", "Kuasa Pengguna Anggaran", "Kuasa Pengguna Anggaran"},
      {"Pejabat Pembuat Komitmen", "Pejabat Pembuat Komitmen", "Pejabat Pembuat Komitmen"},
      {"Pejabat Pengadaan", "Pejabat Pengadaan", "Pejabat Pengadaan"},
      {"Pokja", "Pokja", "Pokja"},
      {"Opr.", "Operator", "Operator"},
      {"Admin", "Admin", "Admin"},
      {"Operator SIPD", "Operator SIPD", "Operator"},
      {"Operator Komputer", "Operator Komputer", "Operator"},
      {"FO", "Front Office", "Front Office"},
      {"Back Office", "Back Office", "Back Office"},
      {"Petugas Register", "Petugas Register", "Petugas"},
      {"Agendaris", "Agendaris", "Agendaris"},
      {"Caraka", "Caraka", "Caraka"},
      {"Kurir", "Kurir", "Kurir"},
      {"Ketua Tim SAKIP", "Ketua Tim SAKIP", "Ketua Tim"},
      {"Sekretaris Tim SAKIP", "Sekretaris Tim SAKIP", "Sekretaris"},
      {"Panmud Perdata", "Panitera Muda Perdata", "Panitera Muda"},
      {"Panitera Pengganti", "Panitera Pengganti", "Panitera Pengganti"},
      {"Majelis Hakim", "Majelis Hakim", "Majelis Hakim"},
      {"Notulis", "Notulis", "Notulis"},
      {"Verifikator", "Verifikator", "Verifikator"},
  });
}

TEST(RoleForms, LeftAsPrinted) {
  check({
      {"PA", "PA", "PA"},
      {"PP", "PP", "PP"},
      {"BP", "BP", "BP"},
      {"PPHP", "PPHP", "PPHP"},
      {"PPKD", "PPKD", "PPKD"},
      {"BUD", "BUD", "BUD"},
      {"KBUD", "KBUD", "KBUD"},
      {"JSP", "JSP", "JSP"},
      {"Kuasa BUD", "Kuasa BUD", "Kuasa BUD"},
      {"Komisi I-IV", "Komisi I-IV", "Komisi I-IV"},
      {"Banggar", "Banggar", "Banggar"},
      {"Bapemperda", "Bapemperda", "Bapemperda"},
      {"Meja I", "Meja I", "Meja I"},
      {"Kepala OPD", "Kepala OPD", "Kepala OPD"},
      {"Atasan Langsung", "Atasan Langsung", "Atasan Langsung"},
      {"Pihak Ketiga", "Pihak Ketiga", "Pihak Ketiga"},
      {"BKPSDM", "BKPSDM", "BKPSDM"},
      {"Dinas Kesehatan", "Dinas Kesehatan", "Dinas Kesehatan"},
      {"Puskesmas", "Puskesmas", "Puskesmas"},
      {"TAPD", "TAPD", "TAPD"},
      {"Dalnis", "Dalnis", "Dalnis"},
      {"Ahli Waris", "Ahli Waris", "Ahli Waris"},
      {"Wajib Retribusi", "Wajib Retribusi", "Wajib Retribusi"},
      {"Kader Posyandu", "Kader Posyandu", "Kader Posyandu"},
      {"Peserta Didik", "Peserta Didik", "Peserta Didik"},
  });
}

TEST(RoleForms, UnitsAsActors) {
  check({
      {"subbag Umum dan Kepegawaian", "Subbagian Umum dan Kepegawaian",
       "Subbagian Umum dan Kepegawaian"},
      {"Sub Bag. Umpeg", "Subbagian Umum dan Kepegawaian", "Subbagian Umum dan Kepegawaian"},
      {"Sub Bidang Anggaran", "Subbidang Anggaran", "Subbidang Anggaran"},
      {"bidang", "Bidang", "Bidang"},
      {"masing-masing Bagian", "Masing-masing Bagian", "Masing-masing Bagian"},
      {"Sekretariat", "Sekretariat", "Sekretariat"},
      {"Bagian Hukum", "Bagian Hukum", "Bagian Hukum"},
  });
}

TEST(RoleForms, Alternatives) {
  check({
      {"kepala bagian / kepala sub bagian", "Kepala Bagian/Kepala Subbagian",
       "Kepala Bagian; Kepala Subbagian"},
      {"Sekretaris/Kabid", "Sekretaris/Kepala Bidang", "Sekretaris; Kepala Bidang"},
      {"Kabid dan Kasi", "Kepala Bidang dan Kepala Seksi", "Kepala Bidang; Kepala Seksi"},
      {"Kadis & Sekdis", "Kepala Dinas dan Sekretaris Dinas", "Kepala Dinas; Sekretaris"},
      {"Camat atau Lurah", "Camat/Lurah", "Camat; Lurah"},
      {"Kasi atau Kasubbag", "Kepala Seksi/Kepala Subbagian", "Kepala Seksi; Kepala Subbagian"},
      {"Camat/Sekcam", "Camat/Sekretaris Kecamatan", "Camat; Sekretaris"},
      {"Staf/Pelaksana", "Staf/Pelaksana", "Staf; Pelaksana"},
      {"Kepala OPD/Sekretaris OPD", "Kepala OPD/Sekretaris OPD", "Kepala OPD; Sekretaris"},
      {"Orang Tua/Wali", "Orang Tua/Wali", "Orang Tua; Wali"},
      {"RT/RW", "RT/RW", "RT; RW"},
  });
}

// Words that a slip away from a post are words of their own, or have two neighbours.
TEST(RoleForms, NeighboursOfKnownWordsStay) {
  check({
      {"Petugas Cadang", "Petugas Cadang", "Petugas"},
      {"Kepala Bidang Diaspora", "Kepala Bidang Diaspora", "Kepala Bidang"},
      {"Panitera Muda Perdana", "Panitera Muda Perdana", "Panitera Muda"},
      {"Kabid Dapduk", "Kepala Bidang Dapduk", "Kepala Bidang"},
      {"Kasi Sanprasi", "Kepala Seksi Sanprasi", "Kepala Seksi"},
      {"Camat Balangan", "Camat Balangan", "Camat"},
      {"Camat Banggai", "Camat Banggai", "Camat"},
  });
}

TEST(RoleForms, MisprintsOfTypistsAndOfRecognition) {
  check({
      {"Pengadminstrasi Umum", "Pengadministrasi Umum", "Pengadministrasi"},
      {"Pengelolah Data", "Pengelola Data", "Pengelola"},
      {"Sekertaris", "Sekretaris", "Sekretaris"},
      {"Kepala Bidnag Anggaran", "Kepala Bidang Anggaran", "Kepala Bidang"},
      {"Kepala Seksii Pelayanan", "Kepala Seksi Pelayanan", "Kepala Seksi"},
  });
  check(
      {
          {"Kasubag Perencanaar", "Kepala Subbagian Perencanaan", "Kepala Subbagian"},
          {"Sekretans Dinas", "Sekretaris Dinas", "Sekretaris"},
          {"Sekretarls Camat", "Sekretaris Kecamatan", "Sekretaris"},
          {"Bendahara Pengeluararn", "Bendahara Pengeluaran", "Bendahara"},
          {"Kasubbag Kepegavvaian", "Kepala Subbagian Kepegawaian", "Kepala Subbagian"},
          {"Pengadrninistrasi Urnum", "Pengadministrasi Umum", "Pengadministrasi"},
          {"P1t. Lurah", "Lurah", "Lurah"},
      },
      TextOrigin::kOcr);
}

}  // namespace
}  // namespace baku
