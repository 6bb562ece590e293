// Procedures as offices write them, two by two: are they one procedure?
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "registry/dedup/clues.h"
#include "registry/dedup/features.h"
#include "registry/dedup/relations.h"
#include "registry/dedup/weights.h"
#include "tests/registry/dedup/sop_of.h"

namespace baku {
namespace {

struct Paper {
  const char* title;
  const char* steps;  // activity > output, separated by ;
};

std::string_view trimmed_blanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

SopRecord record_of(const Paper& paper, const std::string& id, const std::string& unit) {
  SopRecord record = sop_of(paper.title, {}, id, unit);
  std::string_view rest = paper.steps;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view row = rest.substr(0, end);
    const std::size_t mark = std::min(row.find('>'), row.size());
    Step step;
    step.activity = trimmed_blanks(row.substr(0, mark));
    if (mark < row.size()) step.output = trimmed_blanks(row.substr(mark + 1));
    record.steps.push_back(std::move(step));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return record;
}

constexpr Paper kCertificate = {
    "Penerbitan Surat Keterangan",
    "Pemohon menyerahkan surat pengantar RT dan RW > surat pengantar;"
    "Memeriksa kelengkapan berkas permohonan > berkas lengkap;"
    "Mengetik konsep surat keterangan > konsep surat keterangan;"
    "Memaraf konsep surat keterangan > konsep diparaf;"
    "Menandatangani surat keterangan > surat keterangan;"
    "Memberi nomor dan menyerahkan surat keterangan kepada pemohon > surat keterangan bernomor"};
constexpr Paper kBusinessCertificate = {
    "Penerbitan Surat Keterangan Usaha",
    "Pemohon mengajukan permohonan dengan membawa foto tempat usaha > permohonan;"
    "Memeriksa kelengkapan berkas permohonan > berkas lengkap;"
    "Meninjau lokasi usaha pemohon bersama ketua RT > berita acara peninjauan;"
    "Membuat konsep surat keterangan usaha > konsep surat keterangan usaha;"
    "Menandatangani surat keterangan usaha > surat keterangan usaha;"
    "Mencatat pada buku register usaha > register"};
constexpr Paper kPoorCertificate = {
    "Penerbitan Surat Keterangan Tidak Mampu",
    "Pemohon menyerahkan surat pengantar dan fotokopi kartu keluarga > berkas;"
    "Memeriksa data pemohon pada basis data keluarga miskin > hasil pemeriksaan;"
    "Melakukan kunjungan ke rumah pemohon bila data tidak ada > laporan kunjungan;"
    "Mengetik surat keterangan tidak mampu > konsep surat;"
    "Menandatangani surat keterangan tidak mampu > surat keterangan tidak mampu;"
    "Menyerahkan surat kepada pemohon > tanda terima"};
constexpr Paper kIncoming = {"Pengelolaan Surat Masuk",
                             "Menerima surat masuk dari pengirim > surat masuk;"
                             "Mencatat surat pada buku agenda surat masuk > agenda;"
                             "Melampirkan lembar disposisi > lembar disposisi;"
                             "Memberi disposisi > disposisi;"
                             "Mendistribusikan surat sesuai disposisi > surat terdistribusi;"
                             "Menyimpan surat masuk > arsip"};
constexpr Paper kIncomingElsewhere = {"Penanganan Surat Masuk",
                                      "Menerima dan menyortir surat masuk > surat;"
                                      "Mencatat surat masuk dalam buku agenda > agenda;"
                                      "Memberikan disposisi surat > disposisi;"
                                      "Meneruskan surat sesuai isi disposisi > surat;"
                                      "Mengarsipkan surat masuk > arsip surat"};
constexpr Paper kOutgoing = {"Pengelolaan Surat Keluar",
                             "Menyusun konsep surat keluar > konsep surat;"
                             "Mengoreksi dan memaraf konsep > konsep diparaf;"
                             "Menandatangani surat keluar > surat keluar;"
                             "Memberi nomor pada buku agenda surat keluar > nomor surat;"
                             "Mengirim surat melalui ekspedisi > tanda terima;"
                             "Menyimpan pertinggal surat keluar > arsip"};
constexpr Paper kPerformance = {"Pengumpulan Data Kinerja",
                                "Memerintahkan pengumpulan data kinerja > disposisi;"
                                "Membuat surat permintaan data kepada bidang > surat permintaan;"
                                "Menyampaikan data capaian indikator > data capaian;"
                                "Merekapitulasi data capaian kinerja > rekapitulasi;"
                                "Memverifikasi rekapitulasi data kinerja > data terverifikasi;"
                                "Menyetujui data kinerja > data kinerja"};
constexpr Paper kPerformanceOfOffices = {
    "Pengumpulan Data Kinerja Perangkat Daerah Triwulanan",
    "Memerintahkan kepala subbagian mengumpulkan data kinerja > disposisi;"
    "Menyiapkan surat permintaan data kepada seksi > surat permintaan data;"
    "Menyerahkan data capaian indikator kinerja > data capaian;"
    "Merekap data capaian kinerja > rekapitulasi data;"
    "Menyetujui data kinerja > data kinerja"};
constexpr Paper kCorrection = {"Perbaikan Data Kinerja",
                               "Menerima laporan kesalahan data > laporan;"
                               "Menelusuri sumber data yang salah > hasil penelusuran;"
                               "Memperbaiki data pada aplikasi > data diperbaiki;"
                               "Membandingkan data lama dan baru > berita acara;"
                               "Mengumumkan perubahan data > pengumuman"};
constexpr Paper kPlan = {"Penyusunan Rencana Kerja",
                         "Membentuk tim penyusun rencana kerja > surat keputusan tim;"
                         "Mengumpulkan usulan program dari bidang > usulan program;"
                         "Menyusun rancangan awal rencana kerja > rancangan awal;"
                         "Membahas rancangan dalam forum perangkat daerah > berita acara forum;"
                         "Menyempurnakan rancangan akhir > rancangan akhir;"
                         "Menetapkan rencana kerja > rencana kerja"};
constexpr Paper kYearlyPlan = {"Penyusunan Rencana Kerja Tahunan",
                               "Membentuk tim penyusun renja > keputusan tim;"
                               "Menghimpun usulan program dan kegiatan dari bidang > usulan;"
                               "Menyusun rancangan awal rencana kerja > rancangan awal;"
                               "Melaksanakan forum perangkat daerah > berita acara;"
                               "Menetapkan rencana kerja > dokumen rencana kerja"};
constexpr Paper kBudget = {"Penyusunan Rencana Kerja dan Anggaran",
                           "Menerima surat edaran pagu anggaran > surat edaran;"
                           "Menghitung kebutuhan belanja setiap kegiatan > rincian belanja;"
                           "Mengisi formulir anggaran pada aplikasi > formulir anggaran;"
                           "Membahas anggaran bersama tim anggaran > catatan pembahasan;"
                           "Menyusun rancangan rencana kerja dan anggaran > rancangan anggaran;"
                           "Menandatangani dokumen anggaran > dokumen anggaran"};
constexpr Paper kVehicle = {"Peminjaman Kendaraan Dinas",
                            "Mengajukan surat peminjaman kendaraan > surat peminjaman;"
                            "Memeriksa jadwal pemakaian kendaraan > jadwal;"
                            "Menyetujui peminjaman kendaraan > persetujuan;"
                            "Menyerahkan kunci kendaraan > berita acara serah terima;"
                            "Memeriksa kondisi kendaraan setelah dipakai > kartu kendali"};
constexpr Paper kOperationalVehicle = {
    "Peminjaman Kendaraan Dinas Operasional",
    "Mengajukan surat peminjaman kendaraan dinas > surat peminjaman;"
    "Memeriksa jadwal pemakaian kendaraan dinas > jadwal pemakaian;"
    "Menyetujui peminjaman kendaraan > persetujuan;"
    "Menyerahkan kunci dan kendaraan > berita acara serah terima;"
    "Memeriksa kondisi kendaraan setelah dipakai > kartu kendali"};
constexpr Paper kVehicleService = {"Pemeliharaan Kendaraan Dinas",
                                   "Mencatat keluhan kerusakan kendaraan > daftar kerusakan;"
                                   "Meminta penawaran harga kepada bengkel > penawaran;"
                                   "Menerbitkan surat perintah kerja > surat perintah kerja;"
                                   "Memperbaiki kendaraan di bengkel > kendaraan baik;"
                                   "Membayar tagihan bengkel > kuitansi"};
constexpr Paper kComplaints = {"Pengelolaan Pengaduan Masyarakat",
                               "Menerima pengaduan masyarakat > formulir pengaduan;"
                               "Mencatat pengaduan dalam register > register pengaduan;"
                               "Menelaah substansi pengaduan > hasil telaah;"
                               "Meneruskan pengaduan kepada bidang terkait > nota dinas;"
                               "Menyampaikan jawaban kepada pelapor > surat jawaban"};
constexpr Paper kOnlineComplaints = {"Pelayanan Pengelolaan Pengaduan Masyarakat Secara Daring",
                                     "Menerima pengaduan masyarakat melalui kanal > pengaduan;"
                                     "Mencatat pengaduan dalam register > register;"
                                     "Menelaah isi pengaduan > hasil telaah;"
                                     "Meneruskan pengaduan kepada bidang > nota dinas;"
                                     "Menyampaikan jawaban kepada pelapor > jawaban"};
constexpr Paper kReport = {"Penyusunan Laporan",
                           "Mengumpulkan bahan laporan dari bidang > bahan laporan;"
                           "Menyusun konsep laporan > konsep laporan;"
                           "Mengoreksi konsep laporan > konsep terkoreksi;"
                           "Menandatangani laporan > laporan"};
constexpr Paper kFinancialReport = {"Penyusunan Laporan Keuangan",
                                    "Mengumpulkan buku besar dan bukti transaksi > bukti;"
                                    "Melakukan rekonsiliasi aset dan kas > berita acara;"
                                    "Menyusun neraca dan laporan realisasi anggaran > neraca;"
                                    "Menyusun catatan atas laporan keuangan > catatan;"
                                    "Mengoreksi konsep laporan keuangan > konsep terkoreksi;"
                                    "Menandatangani laporan keuangan > laporan keuangan"};
constexpr Paper kRaise = {"Kenaikan Gaji Berkala",
                          "Mendata pegawai yang akan naik gaji berkala > daftar pegawai;"
                          "Memeriksa berkas kenaikan gaji > berkas;"
                          "Membuat konsep surat kenaikan gaji berkala > konsep;"
                          "Menandatangani surat kenaikan gaji berkala > surat;"
                          "Menyampaikan surat kepada bendahara gaji > tanda terima"};
constexpr Paper kRaiseOfOfficials = {
    "Proses Kenaikan Gaji Berkala Pegawai Negeri Sipil",
    "Menyusun daftar pegawai yang akan naik gaji berkala > daftar nominatif;"
    "Memeriksa kelengkapan berkas kenaikan gaji > berkas lengkap;"
    "Mengetik konsep surat kenaikan gaji berkala > konsep surat;"
    "Menandatangani surat kenaikan gaji berkala > surat;"
    "Menyerahkan surat kepada bendahara > tanda terima"};
constexpr Paper kLicence = {"Penerbitan Izin Usaha",
                            "Menerima berkas permohonan izin > tanda terima;"
                            "Memeriksa kelengkapan dokumen izin > dokumen lengkap;"
                            "Memproses izin pada sistem > draf izin;"
                            "Menandatangani izin usaha > izin usaha;"
                            "Menyerahkan izin kepada pemohon > bukti serah"};
constexpr Paper kFisheryLicence = {"Penerbitan Izin Usaha Perikanan",
                                   "Menerima berkas permohonan > tanda terima;"
                                   "Memeriksa ukuran kapal dan alat tangkap > hasil periksa;"
                                   "Melakukan survei kolam budidaya > berita acara survei;"
                                   "Membuat rekomendasi teknis perikanan > rekomendasi;"
                                   "Menandatangani izin usaha perikanan > izin perikanan"};
constexpr Paper kBirth = {"Penerbitan Akta Kelahiran",
                          "Menerima surat keterangan lahir dari bidan > berkas;"
                          "Memverifikasi data bayi dan orang tua > data valid;"
                          "Mencetak kutipan akta kelahiran > kutipan akta;"
                          "Menandatangani akta kelahiran > akta;"
                          "Menyerahkan akta kelahiran > tanda terima"};
constexpr Paper kDeath = {"Penerbitan Akta Kematian",
                          "Menerima surat keterangan kematian dari rumah sakit > berkas;"
                          "Memverifikasi data almarhum dan ahli waris > data valid;"
                          "Mencetak kutipan akta kematian > kutipan akta;"
                          "Menandatangani akta kematian > akta;"
                          "Menyerahkan akta kematian > tanda terima"};
constexpr Paper kCommittee = {"Rapat Koordinasi",
                              "Menyiapkan undangan rapat > undangan;"
                              "Menggandakan bahan rapat > bahan rapat;"
                              "Memimpin rapat > hasil rapat;"
                              "Membuat notula rapat > notula"};
constexpr Paper kFloodMeeting = {"Rapat Koordinasi",
                                 "Mengecek tinggi muka air sungai > data air;"
                                 "Menghubungi relawan melalui radio > daftar relawan;"
                                 "Menetapkan titik pengungsian > peta titik;"
                                 "Mengerahkan perahu karet > perahu siap"};

TEST(Pairs, OneProcedureOrTwo) {
  const struct {
    Paper left;
    Paper right;
    bool same;
  } cases[] = {
      {kCertificate, kCertificate, true},
      {kCertificate, kBusinessCertificate, false},
      {kCertificate, kPoorCertificate, false},
      {kBusinessCertificate, kPoorCertificate, false},
      {kIncoming, kIncomingElsewhere, true},
      {kIncoming, kOutgoing, false},
      {kPerformance, kPerformanceOfOffices, true},
      {kPerformance, kCorrection, false},
      {kPlan, kYearlyPlan, true},
      {kPlan, kBudget, false},
      {kYearlyPlan, kBudget, false},
      {kVehicle, kOperationalVehicle, true},  // another word, but steps that agree strongly
      {kVehicle, kVehicleService, false},
      {kComplaints, kOnlineComplaints, true},
      {kReport, kFinancialReport, false},
      {kRaise, kRaiseOfOfficials, true},
      {kLicence, kFisheryLicence, false},
      {kBirth, kDeath, false},
      {kCommittee, kCommittee, true},
      {kCommittee, kFloodMeeting, false},
  };
  for (const char* unit : {"Kecamatan Sukamaju", "Dinas Sosial"}) {
    for (const auto& [left, right, same] : cases) {
      SCOPED_TRACE(std::string(left.title) + " / " + right.title + " / " + unit);
      const RecordFeatures a = features_of(record_of(left, "sop-a", "Kecamatan Sukamaju"));
      const RecordFeatures b = features_of(record_of(right, "sop-b", unit));
      const Comparison found = compare_records(a, b);
      const Relation relation = relation_of(a, b, found, published_weights());
      EXPECT_EQ(relation.kind < RelationKind::kRelated, same)
          << relation.bits << " bits, title " << int{found.levels[0]} << ", subject "
          << int{found.levels[1]} << ", steps " << found.share;
    }
  }
}

}  // namespace
}  // namespace baku
