#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "normalize/lexicon.h"
#include "normalize/offices.h"
#include "normalize/rules.h"

namespace baku {
namespace {

struct OrganizationCase {
  std::vector<const char*> letterhead;
  const char* post;  // of the approver; null: nobody approves
  Text government;
  const char* region;  // "name|level|code"; null: none
  Text unit;
  Text sub_unit;
};

Printed printed(const char* text) {
  Printed out;
  out.text = text;
  out.page = 1;
  return out;
}

SopRecord organization_of(const OrganizationCase& test) {
  RawSop raw;
  raw.has_identity = true;
  for (const char* line : test.letterhead) raw.letterhead.push_back(printed(line));
  if (test.post != nullptr) raw.approval.lines.push_back(printed(test.post));
  SopRecord record;
  Trail trail(record);
  const Lexicon& lexicon = Lexicon::built_in();
  normalize_organization(raw, read_signatures(raw, lexicon), lexicon, record, trail);
  return record;
}

std::string region_text(const Organization& organization) {
  if (!organization.region) return "-";
  const Region& region = *organization.region;
  return region.name + "|" + region.level + "|" + region.code.value_or("-");
}

void check(const std::vector<OrganizationCase>& cases) {
  for (const OrganizationCase& test : cases) {
    std::string trace;
    for (const char* line : test.letterhead) trace += std::string(line) + " / ";
    SCOPED_TRACE(trace);
    const Organization organization = organization_of(test).organization;
    EXPECT_EQ(organization.government, test.government);
    EXPECT_EQ(region_text(organization), test.region == nullptr ? "-" : test.region);
    EXPECT_EQ(organization.unit, test.unit);
    EXPECT_EQ(organization.sub_unit, test.sub_unit);
  }
}

constexpr std::nullopt_t kNone = std::nullopt;
constexpr const char* kBanggai = "Kabupaten Banggai|kabupaten|72.01";
constexpr const char* kBanyumas = "Kabupaten Banyumas|kabupaten|33.02";
constexpr const char* kMakassar = "Kota Makassar|kota|73.71";
const Text kGovBanggai = "Pemerintah Kabupaten Banggai";
const Text kGovBanyumas = "Pemerintah Kabupaten Banyumas";
const Text kGovMakassar = "Pemerintah Kota Makassar";

TEST(Organization, OfficesAndUnits) {
  check({
      {{"PEMERINTAH KABUPATEN BANYUMAS", "DINAS KESEHATAN", "SUB BAGIAN UMUM DAN KEPEGAWAIAN"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Dinas Kesehatan",
       "Subbagian Umum dan Kepegawaian"},
      {{"PEMERINTAH KABUPATEN BANYUMAS", "DINAS KESEHATAN", "SUBBAG UMPEG"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Dinas Kesehatan",
       "Subbagian Umum dan Kepegawaian"},
      {{"PEMERINTAH KABUPATEN BANYUMAS DINAS KESEHATAN SUB BAGIAN UMUM DAN KEPEGAWAIAN"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Dinas Kesehatan",
       "Subbagian Umum dan Kepegawaian"},
      {{"SUB BAGIAN UMUM DAN KEPEGAWAIAN", "DINAS KESEHATAN", "PEMERINTAH KABUPATEN BANYUMAS"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Dinas Kesehatan",
       "Subbagian Umum dan Kepegawaian"},
      {{"PEMERINTAH KABUPATEN", "BANYUMAS", "DINAS KESEHATAN"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Dinas Kesehatan",
       kNone},
      {{"PEMERINTAH", "KABUPATEN BANYUMAS", "DINAS KESEHATAN"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Dinas Kesehatan",
       kNone},
      {{"PEMKAB BANYUMAS", "DINAS KESEHATAN"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Dinas Kesehatan",
       kNone},
      {{"PEMERINTAH KAB. BANGGAI", "SEKRETARIAT DPRD"},
       nullptr,
       kGovBanggai,
       kBanggai,
       "Sekretariat DPRD",
       kNone},
      {{"PEMERINTAH KAB.BANGGAI", "SETWAN"},
       nullptr,
       kGovBanggai,
       kBanggai,
       "Sekretariat DPRD",
       kNone},
      {{"PEMERINTAH KABUPATEN BANGGAI", "SEKRETARIAT DEWAN PERWAKILAN RAKYAT DAERAH"},
       nullptr,
       kGovBanggai,
       kBanggai,
       "Sekretariat DPRD",
       kNone},
      {{"PEMERINTAH KABUPATEN BANGGAI", "SEKRETARIAT DEWAN PERWAKILAN", "RAKYAT DAERAH"},
       nullptr,
       kGovBanggai,
       kBanggai,
       "Sekretariat DPRD",
       kNone},
      {{"PEMERINTAH KABUPATEN BANGGAI", "SEKRETARIAT DPRD", "SUB BAGIAN PERENCANAAN DAN KEUANGAN"},
       nullptr,
       kGovBanggai,
       kBanggai,
       "Sekretariat DPRD",
       "Subbagian Perencanaan dan Keuangan"},
      {{"PEMERINTAH KABUPATEN BANGGAI", "SEKRETARIAT DPRD", "KABUPATEN BANGGAI"},
       nullptr,
       kGovBanggai,
       kBanggai,
       "Sekretariat DPRD",
       kNone},
      {{"PEMERINTAH KABUPATEN BANGGAI",
        "BADAN PERENCANAAN PEMBANGUNAN, PENELITIAN DAN PENGEMBANGAN DAERAH KAB. BANGGAI"},
       nullptr,
       kGovBanggai,
       kBanggai,
       "Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah",
       kNone},
      {{"PEMERINTAH KABUPATEN BANGGAI", "BADAN PERENCANAAN PEMBANGUNAN PENELITIAN",
        "DAN PENGEMBANGAN DAERAH"},
       nullptr,
       kGovBanggai,
       kBanggai,
       "Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah",
       kNone},
      {{"PEMERINTAH KABUPATEN BANGGAI", "BAPPEDA & LITBANG"},
       nullptr,
       kGovBanggai,
       kBanggai,
       "Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah",
       kNone},
      {{"PEMERINTAH KABUPATEN BANGGAI", "DINAS PENGENDALIAN PENDUDUK, KELUARGA BERENCANA,",
        "PEMBERDAYAAN PEREMPUAN DAN PERLINDUNGAN ANAK", "KABUPATEN BANGGAI"},
       nullptr,
       kGovBanggai,
       kBanggai,
       "Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan "
       "Anak",
       kNone},
      {{"PEMERINTAH KABUPATEN BANGGAI", "DP2KBP3A"},
       nullptr,
       kGovBanggai,
       kBanggai,
       "Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan "
       "Anak",
       kNone},
      {{"DISKOMINFO KAB. POSO"},
       nullptr,
       kNone,
       "Kabupaten Poso|kabupaten|72.02",
       "Dinas Komunikasi dan Informatika",
       kNone},
      {{"PEMERINTAH KOTA MAKASSAR", "DINAS PENANAMAN MODAL DAN", "PELAYANAN TERPADU SATU PINTU"},
       nullptr,
       kGovMakassar,
       kMakassar,
       "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
       kNone},
      {{"PEMERINTAH KOTA MAKASSAR", "DINAS PEKERJAAN UMUM DAN PENATAAN", "RUANG"},
       nullptr,
       kGovMakassar,
       kMakassar,
       "Dinas Pekerjaan Umum dan Penataan Ruang",
       kNone},
      {{"SATUAN KERJA", "Dinas Pekerjaan Umum", "Kota Makassar"},
       nullptr,
       kNone,
       kMakassar,
       "Dinas Pekerjaan Umum",
       kNone},
      {{"PEMERINTAH KABUPATEN POSO", "BADAN PENGELOLA KEUANGAN DAN ASET DAERAH", "BIDANG ASET"},
       nullptr,
       "Pemerintah Kabupaten Poso",
       "Kabupaten Poso|kabupaten|72.02",
       "Badan Pengelola Keuangan dan Aset Daerah",
       "Bidang Aset"},
      {{"PEMERINTAH KABUPATEN SLEMAN", "BADAN KEPEGAWAIAN, PENDIDIKAN DAN PELATIHAN", "SEKRETARIAT",
        "KABUPATEN SLEMAN", "STANDAR OPERASIONAL PROSEDUR (SOP)"},
       nullptr,
       "Pemerintah Kabupaten Sleman",
       "Kabupaten Sleman|kabupaten|34.04",
       "Badan Kepegawaian, Pendidikan dan Pelatihan",
       "Sekretariat"},
      {{"PEMERINTAH KABUPATEN BANYUMAS", "SEKRETARIAT DAERAH", "BAGIAN ORGANISASI"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Sekretariat Daerah",
       "Bagian Organisasi"},
      {{"PEMERINTAH KABUPATEN BANYUMAS", "INSPEKTORAT DAERAH"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Inspektorat Daerah",
       kNone},
      {{"PEMERINTAH KABUPATEN BANYUMAS", "DINAS KESEHATAN", "UPTD PUSKESMAS AJIBARANG I"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Dinas Kesehatan",
       "UPTD Puskesmas Ajibarang I"},
      {{"PEMERINTAH KABUPATEN BANYUMAS", "DINAS KESEHATAN", "RSUD BANYUMAS"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Dinas Kesehatan",
       "RSUD Banyumas"},
      {{"PEMERINTAH KABUPATEN BANYUMAS", "RSUD BANYUMAS"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "RSUD Banyumas",
       kNone},
      {{"PEMERINTAH KABUPATEN BANYUMAS", "SATPOL PP"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Satuan Polisi Pamong Praja",
       kNone},
      {{"PEMERINTAH PROVINSI KALIMANTAN BARAT", "SATUAN POLISI PAMONG PRAJA",
        "SUB BAGIAN UMUM DAN APARATUR"},
       nullptr,
       "Pemerintah Provinsi Kalimantan Barat",
       "Provinsi Kalimantan Barat|provinsi|61",
       "Satuan Polisi Pamong Praja",
       "Subbagian Umum dan Aparatur"},
      {{"PEMERINTAH PROVINSI KALIMANTAN BARAT", "DINAS KOMUNIKASI DAN INFORMATIKA",
        "BIDANG INFORMASI PUBLIK"},
       nullptr,
       "Pemerintah Provinsi Kalimantan Barat",
       "Provinsi Kalimantan Barat|provinsi|61",
       "Dinas Komunikasi dan Informatika",
       "Bidang Informasi Publik"},
      {{"PEMERINTAH PROPINSI SULAWESI TENGAH", "DINAS SOSIAL"},
       nullptr,
       "Pemerintah Provinsi Sulawesi Tengah",
       "Provinsi Sulawesi Tengah|provinsi|72",
       "Dinas Sosial",
       kNone},
      {{"PEMERINTAH ACEH", "DINAS SOSIAL"},
       nullptr,
       "Pemerintah Aceh",
       "Provinsi Aceh|provinsi|11",
       "Dinas Sosial",
       kNone},
      {{"Pemerintah Kota Surakarta", "Sekretariat DPRD", "Kota Surakarta"},
       nullptr,
       "Pemerintah Kota Surakarta",
       "Kota Surakarta|kota|33.72",
       "Sekretariat DPRD",
       kNone},
  });
}

TEST(Organization, Districts) {
  check({
      {{"PEMERINTAH KABUPATEN BANGGAI", "KECAMATAN BATUI SELATAN", "KABUPATEN BANGGAI"},
       nullptr,
       kGovBanggai,
       kBanggai,
       "Kecamatan Batui Selatan",
       kNone},
      {{"PEMERINTAH KABUPATEN BANYUMAS", "KECAMATAN AJIBARANG"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Kecamatan Ajibarang",
       kNone},
      {{"PEMERINTAH KABUPATEN BANYUMAS", "KECAMATAN", "AJIBARANG"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Kecamatan Ajibarang",
       kNone},
      {{"PEMERINTAH KABUPATEN BANYUMAS", "KEC. AJIBARANG"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Kecamatan Ajibarang",
       kNone},
      {{"PEMERINTAH KOTA MAKASSAR", "KECAMATAN PANAKKUKANG", "KELURAHAN MASALE"},
       nullptr,
       kGovMakassar,
       kMakassar,
       "Kecamatan Panakkukang",
       "Kelurahan Masale"},
      {{"PEMERINTAH KOTA MAKASSAR", "KELURAHAN MASALE"},
       nullptr,
       kGovMakassar,
       kMakassar,
       kNone,
       "Kelurahan Masale"},
      {{"PEMERINTAH KOTA MAKASSAR", "KECAMATAN PANAKKUKANG", "KANTOR LURAH MASALE"},
       nullptr,
       kGovMakassar,
       kMakassar,
       "Kecamatan Panakkukang",
       "Kelurahan Masale"},
      {{"PEMERINTAH KOTA MAKASSAR", "KANTOR CAMAT PANAKKUKANG"},
       nullptr,
       kGovMakassar,
       kMakassar,
       "Kecamatan Panakkukang",
       kNone},
      // The district's name is enough where it stands in one regency only.
      {{"KECAMATAN BATUI SELATAN"}, nullptr, kNone, kBanggai, "Kecamatan Batui Selatan", kNone},
      {{"KECAMATAN KARANGANYAR"}, nullptr, kNone, nullptr, "Kecamatan Karanganyar", kNone},
  });
}

TEST(Organization, LongAndMisreadRegionNames) {
  check({
      {{"PEMERINTAH KABUPATEN BANGGAI KEPULAUAN", "DINAS SOSIAL"},
       nullptr,
       "Pemerintah Kabupaten Banggai Kepulauan",
       "Kabupaten Banggai Kepulauan|kabupaten|72.07",
       "Dinas Sosial",
       kNone},
      {{"PEMERINTAH KABUPATEN BANGGAI", "KEPULAUAN", "DINAS SOSIAL"},
       nullptr,
       "Pemerintah Kabupaten Banggai Kepulauan",
       "Kabupaten Banggai Kepulauan|kabupaten|72.07",
       "Dinas Sosial",
       kNone},
      {{"PEMERINTAH KABUPATEN BANGGAI KEPULAVAN", "DINAS SOSIAL"},
       nullptr,
       "Pemerintah Kabupaten Banggai Kepulauan",
       "Kabupaten Banggai Kepulauan|kabupaten|72.07",
       "Dinas Sosial",
       kNone},
      {{"PEMERINTAH PROVISI SULAWESI TENGAH", "DINAS SOSIAL"},
       nullptr,
       "Pemerintah Provinsi Sulawesi Tengah",
       "Provinsi Sulawesi Tengah|provinsi|72",
       "Dinas Sosial",
       kNone},
      {{"PEMERINTAH KABUPATEN BALANGAN", "DINAS SOSIAL"},
       nullptr,
       "Pemerintah Kabupaten Balangan",
       "Kabupaten Balangan|kabupaten|63.11",
       "Dinas Sosial",
       kNone},
      {{"PEMERINTAH KABUPATEN BANGGA1", "DINAS SOSIAL"},
       nullptr,
       kGovBanggai,
       kBanggai,
       "Dinas Sosial",
       kNone},
      {{"PEMERINTAH KABUPATEN BALANGGAI", "DINAS SOSIAL"},
       nullptr,
       "Pemerintah Kabupaten Balanggai",
       "Kabupaten Balanggai|kabupaten|-",
       "Dinas Sosial",
       kNone},
      {{"PEMERINTAH KABUPATEN TANJUNG", "JABUNG TIMUR", "DINAS SOSIAL"},
       nullptr,
       "Pemerintah Kabupaten Tanjung Jabung Timur",
       "Kabupaten Tanjung Jabung Timur|kabupaten|15.07",
       "Dinas Sosial",
       kNone},
      {{"PEMERINTAH PROVINSI KEPULAUAN RIAU", "DINAS SOSIAL"},
       nullptr,
       "Pemerintah Provinsi Kepulauan Riau",
       "Provinsi Kepulauan Riau|provinsi|21",
       "Dinas Sosial",
       kNone},
      {{"PEMERINTAH KOTA BANJARBARU", "DINAS SOSIAL"},
       nullptr,
       "Pemerintah Kota Banjarbaru",
       "Kota Banjarbaru|kota|63.72",
       "Dinas Sosial",
       kNone},
      {{"PEMERINTAH KABUPATEN BANJAR", "DINAS SOSIAL"},
       nullptr,
       "Pemerintah Kabupaten Banjar",
       "Kabupaten Banjar|kabupaten|63.03",
       "Dinas Sosial",
       kNone},
  });
}

TEST(Organization, AddressesAndTitlesAreLeftOut) {
  check({
      {{"PEMERINTAH KABUPATEN BANYUMAS", "DINAS KESEHATAN", "Jl. RA Kartini No. 12 Purwokerto",
        "Telp. (0281) 632971 Fax. (0281) 640121", "Email: dinkes@banyumaskab.go.id",
        "www.dinkes.banyumaskab.go.id", "Kode Pos 53115"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Dinas Kesehatan",
       kNone},
      {{"STANDAR OPERASIONAL PROSEDUR", "PEMERINTAH KABUPATEN BANYUMAS", "DINAS KESEHATAN"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Dinas Kesehatan",
       kNone},
      {{"LOGO", "PEMERINTAH KABUPATEN BANYUMAS", "DINAS KESEHATAN", "PURWOKERTO"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Dinas Kesehatan",
       kNone},
      {{"SOP", "PEMERINTAH KABUPATEN BANYUMAS", "DINAS KESEHATAN"},
       nullptr,
       kGovBanyumas,
       kBanyumas,
       "Dinas Kesehatan",
       kNone},
  });
}

TEST(Organization, FromTheApproversPost) {
  check({
      {{"PEMERINTAH KABUPATEN BANYUMAS"},
       "KEPALA DINAS KESEHATAN KABUPATEN BANYUMAS",
       kGovBanyumas,
       kBanyumas,
       "Dinas Kesehatan",
       kNone},
      {{"DINAS KESEHATAN"},
       "KEPALA DINAS KESEHATAN KABUPATEN BANYUMAS",
       kNone,
       kBanyumas,
       "Dinas Kesehatan",
       kNone},
      {{}, "CAMAT BATUI SELATAN", kNone, kBanggai, "Kecamatan Batui Selatan", kNone},
      {{},
       "SEKRETARIS DPRD KOTA SURAKARTA",
       kNone,
       "Kota Surakarta|kota|33.72",
       "Sekretariat DPRD",
       kNone},
      {{},
       "Plt. KEPALA BAPPEDA KABUPATEN POSO",
       kNone,
       "Kabupaten Poso|kabupaten|72.02",
       "Badan Perencanaan Pembangunan Daerah",
       kNone},
      {{},
       "INSPEKTUR KABUPATEN POSO",
       kNone,
       "Kabupaten Poso|kabupaten|72.02",
       "Inspektorat",
       kNone},
      {{"PEMERINTAH PROVINSI SUMATERA UTARA"},
       "GUBERNUR SUMATERA UTARA",
       "Pemerintah Provinsi Sumatera Utara",
       "Provinsi Sumatera Utara|provinsi|12",
       kNone,
       kNone},
      {{}, "BUPATI BANGGAI", kNone, kBanggai, kNone, kNone},
      {{}, "WALI KOTA MAKASSAR", kNone, kMakassar, kNone, kNone},
      {{},
       "KEPALA UPTD PUSKESMAS AJIBARANG I KABUPATEN BANYUMAS",
       kNone,
       kBanyumas,
       kNone,
       "UPTD Puskesmas Ajibarang I"},
      {{}, nullptr, kNone, nullptr, kNone, kNone},
  });
}

TEST(Organization, NationalBodies) {
  check({
      {{"KEMENTERIAN AGAMA REPUBLIK INDONESIA"},
       nullptr,
       kNone,
       "Indonesia|nasional|-",
       "Kementerian Agama Republik Indonesia",
       kNone},
      {{"BADAN NASIONAL PENCARIAN DAN PERTOLONGAN", "DIREKTORAT OPERASI"},
       nullptr,
       kNone,
       "Indonesia|nasional|-",
       "Badan Nasional Pencarian dan Pertolongan",
       "Direktorat Operasi"},
      {{"KEMENTERIAN AGAMA REPUBLIK INDONESIA", "KANTOR KEMENTERIAN AGAMA KABUPATEN POSO"},
       nullptr,
       "Kementerian Agama Republik Indonesia",
       "Kabupaten Poso|kabupaten|72.02",
       "Kantor Kementerian Agama",
       kNone},
      {{"KEMENTERIAN PENDIDIKAN DAN KEBUDAYAAN", "UNIVERSITAS LAMPUNG", "FAKULTAS HUKUM"},
       nullptr,
       "Kementerian Pendidikan dan Kebudayaan",
       "Indonesia|nasional|-",
       "Universitas Lampung",
       "Fakultas Hukum"},
      {{"PEMERINTAH KABUPATEN POSO", "BADAN KEPEGAWAIAN DAERAH", "(BKD)"},
       nullptr,
       "Pemerintah Kabupaten Poso",
       "Kabupaten Poso|kabupaten|72.02",
       "Badan Kepegawaian Daerah",
       kNone},
  });
}

TEST(Organization, OfficesWithMisreadLetters) {
  struct Case {
    const char* printed;
    TextOrigin origin;
    const char* name;
    bool is_known;
  };
  const Case cases[] = {
      {"Badan Pengelola Keuangan dan As\xC2\xA3 Daerah", TextOrigin::kOcr,
       "Badan Pengelola Keuangan dan Aset Daerah", true},
      {"Badan Pengelola Keuangan dan As\xC2\xA3 Daerah", TextOrigin::kDigital,
       "Badan Pengelola Keuangan dan As\xC2\xA3 Daerah", false},
      // Too far from any, or made of words that exist
      {"Badan Pengelola Krvargav dan As\xC2\xA3 Daerah", TextOrigin::kOcr,
       "Badan Pengelola Krvargav dan As\xC2\xA3 Daerah", false},
      {"Badan Pengelola Keuangan dan Asal Daerah", TextOrigin::kOcr,
       "Badan Pengelola Keuangan dan Asal Daerah", false},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.printed);
    const OfficeName office = canonical_office(test.printed, test.origin, Lexicon::built_in());
    EXPECT_EQ(office.name, test.name);
    EXPECT_EQ(office.is_known, test.is_known);
    EXPECT_EQ(office.repairs.empty(), !test.is_known);
  }
}

TEST(Organization, LeavesATrail) {
  const SopRecord record = organization_of({{}, "CAMAT BATUI SELATAN", kNone, nullptr, {}, {}});
  ASSERT_EQ(record.normalizations.size(), 2U);
  EXPECT_EQ(record.normalizations[0].rule, "organization.unit_of_post");
  EXPECT_EQ(record.normalizations[1].rule, "organization.region_of_district");

  const SopRecord printed_out = organization_of(
      {{"PEMERINTAH KABUPATEN BANYUMAS", "DINAS KESEHATAN"}, nullptr, {}, nullptr, {}, {}});
  EXPECT_TRUE(printed_out.normalizations.empty());
  EXPECT_EQ(printed_out.evidence.count("/organization/unit"), 1U);

  const SopRecord two_readings = organization_of({{"DKP"}, nullptr, {}, nullptr, {}, {}});
  ASSERT_FALSE(two_readings.findings.empty());
  EXPECT_EQ(two_readings.findings[0].code, "organization.unit_unknown");
}

}  // namespace
}  // namespace baku
