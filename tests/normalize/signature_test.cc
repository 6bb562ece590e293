#include "normalize/signature.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "normalize/lexicon.h"
#include "normalize/rules.h"

namespace baku {
namespace {

struct SignatureCase {
  std::vector<const char*> lines;
  const char* position;  // of the record; "" for null
  const char* capacity;
  const char* name;
  const char* rank;
  const char* grade;
  const char* nip;
};

RawSignature signature_of(const std::vector<const char*>& lines) {
  RawSignature signature;
  for (const char* line : lines) {
    Printed printed;
    printed.text = line;
    signature.lines.push_back(printed);
  }
  return signature;
}

SopRecord approved(const RawSop& raw) {
  SopRecord record;
  Trail trail(record);
  const Lexicon& lexicon = Lexicon::built_in();
  normalize_approval(raw, read_signatures(raw, lexicon), lexicon, record, trail);
  return record;
}

void check(const std::vector<SignatureCase>& cases, TextOrigin origin = TextOrigin::kDigital) {
  for (const SignatureCase& test : cases) {
    std::string trace;
    for (const char* line : test.lines) trace += std::string(line) + " / ";
    SCOPED_TRACE(trace);
    RawSop raw;
    raw.origin = origin;
    raw.approval = signature_of(test.lines);
    const Approval approval = approved(raw).approval;
    EXPECT_EQ(approval.position.value_or(""), test.position);
    EXPECT_EQ(approval.capacity.value_or(""), test.capacity);
    EXPECT_EQ(approval.name.value_or(""), test.name);
    EXPECT_EQ(approval.rank.value_or(""), test.rank);
    EXPECT_EQ(approval.grade.value_or(""), test.grade);
    EXPECT_EQ(approval.nip.value_or(""), test.nip);
  }
}

constexpr const char* kNip = "197001011995031001";
constexpr const char* kPrintedNip = "NIP. 19700101 199503 1 001";

TEST(Signature, LinesInUsualOrder) {
  check({
      {{"KEPALA DINAS KESEHATAN", "KABUPATEN BANYUMAS", "dr. BUDI SANTOSO, M.Kes",
        "Pembina Utama Muda, IV/c", kPrintedNip},
       "Kepala Dinas Kesehatan Kabupaten Banyumas",
       "definitive",
       "Budi Santoso",
       "Pembina Utama Muda",
       "IV/c",
       kNip},
      {{"KEPALA DINAS PENANAMAN MODAL DAN PELAYANAN", "TERPADU SATU PINTU", "KOTA MAKASSAR",
        "ANDI RAHMAT, S.Sos., M.Si.", "Pembina Tk. I, IV/b", kPrintedNip},
       "Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kota Makassar",
       "definitive",
       "Andi Rahmat",
       "Pembina Tingkat I",
       "IV/b",
       kNip},
      {{"CAMAT AJIBARANG", "KABUPATEN BANYUMAS", "EKO PRASETYO, S.STP, M.Si", "Pembina (IV/a)",
        kPrintedNip},
       "Camat Ajibarang Kabupaten Banyumas",
       "definitive",
       "Eko Prasetyo",
       "Pembina",
       "IV/a",
       kNip},
      {{"Kepala Dinas", "dr. BUDI SANTOSO, ME", "Pembina Utama Muda, IV/c", kPrintedNip},
       "Kepala Dinas",
       "definitive",
       "Budi Santoso",
       "Pembina Utama Muda",
       "IV/c",
       kNip},
      {{"Sekretaris DPRD Kabupaten balangan"},
       "Sekretaris DPRD Kabupaten Balangan",
       "definitive",
       "",
       "",
       "",
       ""},
      {{"BUDI SANTOSO, S.Sos, ST., M.Si", "PEMBINA UTAMA MUDA, IV/c", kPrintedNip},
       "",
       "definitive",
       "Budi Santoso",
       "Pembina Utama Muda",
       "IV/c",
       kNip},
      {{"GUBERNUR SUMATERA UTARA"}, "Gubernur Sumatera Utara", "definitive", "", "", "", ""},
      {{"Kepala UPTD Puskesmas Ajibarang I", "Kabupaten Banyumas", "dr. Rina Wulandari",
        "Pembina, IV/a", "NIP. 19740101 200303 2 004"},
       "Kepala UPTD Puskesmas Ajibarang I Kabupaten Banyumas",
       "definitive",
       "Rina Wulandari",
       "Pembina",
       "IV/a",
       "197401012003032004"},
      {{"KETUA", "Drs. H. AHMAD FAUZI, S.H., M.H."},
       "Ketua",
       "definitive",
       "Ahmad Fauzi",
       "",
       "",
       ""},
      {{"Dekan FMIPA", "Prof. Dr. BUDI SANTOSO", kPrintedNip},
       "Dekan FMIPA",
       "definitive",
       "Budi Santoso",
       "",
       "",
       kNip},
      {{"KEPALA DINAS SOSIAL", "Ditandatangani secara elektronik oleh", "BUDI SANTOSO, S.H."},
       "Kepala Dinas Sosial",
       "definitive",
       "Budi Santoso",
       "",
       "",
       ""},
      {{}, "", "", "", "", "", ""},
      {{"Disahkan oleh", "ttd", "................"}, "", "", "", "", "", ""},
  });
}

TEST(Signature, AllOnOneLineOrScattered) {
  check({
      {{"SEKRETARIS DPRD KOTA SURAKARTA  BAMBANG WIJAYA, S.H., M.Hum. Pembina Utama Muda, IV/c "
        "NIP. 19700101 199503 1 001"},
       "Sekretaris DPRD Kota Surakarta",
       "definitive",
       "Bambang Wijaya",
       "Pembina Utama Muda",
       "IV/c",
       kNip},
      {{"SEKRETARIS DPRD KOTA SURAKARTA BAMBANG WIJAYA, S.H., M.Hum. Pembina Utama Muda, IV/c "
        "NIP. 19700101 199503 1 001"},
       "Sekretaris DPRD Kota Surakarta",
       "definitive",
       "Bambang Wijaya",
       "Pembina Utama Muda",
       "IV/c",
       kNip},
      {{"CAMAT BATUI SELATAN Drs. HASAN BASRI NIP. 19700101 199503 1 001"},
       "Camat Batui Selatan",
       "definitive",
       "Hasan Basri",
       "",
       "",
       kNip},
      {{"CAMAT BATUI SELATAN HASAN BASRI, S.Sos NIP. 19700101 199503 1 001"},
       "Camat Batui Selatan",
       "definitive",
       "Hasan Basri",
       "",
       "",
       kNip},
      {{"KEPALA DINAS KESEHATAN BUDI SANTOSO, SKM"},
       "Kepala Dinas Kesehatan",
       "definitive",
       "Budi Santoso",
       "",
       "",
       ""},
      // The post under the name
      {{"BUDI SANTOSO, S.H.", kPrintedNip, "KEPALA DINAS SOSIAL"},
       "Kepala Dinas Sosial",
       "definitive",
       "Budi Santoso",
       "",
       "",
       kNip},
      // Degrees, or half of the name, on a line of their own
      {{"KEPALA DINAS KESEHATAN", "dr. WIDYASTUTI HANDAYANI,", "M.Kes", "Pembina, IV/a",
        kPrintedNip},
       "Kepala Dinas Kesehatan",
       "definitive",
       "Widyastuti Handayani",
       "Pembina",
       "IV/a",
       kNip},
      {{"CAMAT AJIBARANG", "EKO PRASETYO", "NUGROHO, S.STP", kPrintedNip},
       "Camat Ajibarang",
       "definitive",
       "Eko Prasetyo Nugroho",
       "",
       "",
       kNip},
      // Labels, dates, places and marks beside the person
      {{"Ditetapkan di Luwuk", "Pada tanggal 2 Januari 2021", "KEPALA DINAS SOSIAL", "ttd",
        "BUDI SANTOSO, S.H.", "Pangkat : Pembina", "Gol. IV/a", "NIP : 197001011995031001"},
       "Kepala Dinas Sosial",
       "definitive",
       "Budi Santoso",
       "Pembina",
       "IV/a",
       kNip},
      {{"Luwuk, 2 Januari 2021", "KEPALA DINAS SOSIAL,", "BUDI SANTOSO, S.H."},
       "Kepala Dinas Sosial",
       "definitive",
       "Budi Santoso",
       "",
       "",
       ""},
      {{"Jabatan : Kepala Dinas Sosial", "Nama : Budi Santoso, S.H.", kPrintedNip},
       "Kepala Dinas Sosial",
       "definitive",
       "Budi Santoso",
       "",
       "",
       kNip},
  });
}

TEST(Signature, Capacities) {
  check({
      {{"Plt. KEPALA DINAS KESEHATAN", "BUDI SANTOSO"},
       "Kepala Dinas Kesehatan",
       "plt",
       "Budi Santoso",
       "",
       "",
       ""},
      {{"PLT KEPALA DINAS KESEHATAN", "BUDI SANTOSO"},
       "Kepala Dinas Kesehatan",
       "plt",
       "Budi Santoso",
       "",
       "",
       ""},
      {{"Pit. SEKRETARIS DPRD", "BUDI SANTOSO"},
       "Sekretaris DPRD",
       "plt",
       "Budi Santoso",
       "",
       "",
       ""},
      {{"PIt. SEKRETARIS DPRD", "BUDI SANTOSO"},
       "Sekretaris DPRD",
       "plt",
       "Budi Santoso",
       "",
       "",
       ""},
      {{"P1t. SEKRETARIS DPRD", "BUDI SANTOSO"},
       "Sekretaris DPRD",
       "plt",
       "Budi Santoso",
       "",
       "",
       ""},
      {{"Plt.", "SEKRETARIS DPRD", "BUDI SANTOSO"},
       "Sekretaris DPRD",
       "plt",
       "Budi Santoso",
       "",
       "",
       ""},
      {{"Pelaksana Tugas Kepala Dinas Sosial", "BUDI SANTOSO"},
       "Kepala Dinas Sosial",
       "plt",
       "Budi Santoso",
       "",
       "",
       ""},
      {{"Plh. SEKRETARIS DPRD", "BUDI SANTOSO"},
       "Sekretaris DPRD",
       "plh",
       "Budi Santoso",
       "",
       "",
       ""},
      {{"Pih. SEKRETARIS DPRD", "BUDI SANTOSO"},
       "Sekretaris DPRD",
       "plh",
       "Budi Santoso",
       "",
       "",
       ""},
      {{"Pj. BUPATI BANGGAI", "BUDI SANTOSO"}, "Bupati Banggai", "pj", "Budi Santoso", "", "", ""},
      {{"Pjs. LURAH MASALE", "BUDI SANTOSO"}, "Lurah Masale", "pj", "Budi Santoso", "", "", ""},
      {{"a.n. BUPATI BANGGAI", "SEKRETARIS DAERAH", "BUDI SANTOSO"},
       "Sekretaris Daerah",
       "a.n.",
       "Budi Santoso",
       "",
       "",
       ""},
      {{"An. BUPATI BANGGAI SEKRETARIS DAERAH", "BUDI SANTOSO"},
       "Sekretaris Daerah",
       "a.n.",
       "Budi Santoso",
       "",
       "",
       ""},
      {{"a.n. BUPATI BANGGAI", "SEKRETARIS DAERAH", "u.b.", "ASISTEN PEMERINTAHAN", "BUDI SANTOSO"},
       "Asisten Pemerintahan",
       "a.n.",
       "Budi Santoso",
       "",
       "",
       ""},
      {{"a.n. BUPATI BANGGAI", "SEKRETARIS DAERAH", "U.b. KEPALA DINAS SOSIAL", "BUDI SANTOSO"},
       "Kepala Dinas Sosial",
       "a.n.",
       "Budi Santoso",
       "",
       "",
       ""},
      {{"a/n BUPATI BANGGAI", "KEPALA DINAS SOSIAL", "BUDI SANTOSO"},
       "Kepala Dinas Sosial",
       "a.n.",
       "Budi Santoso",
       "",
       "",
       ""},
  });
}

TEST(Signature, Ranks) {
  const auto with_rank = [](const char* printed, const char* rank, const char* grade) {
    return SignatureCase{
        {"BUDI SANTOSO", printed}, "", "definitive", "Budi Santoso", rank, grade, ""};
  };
  check({
      with_rank("Pembina", "Pembina", ""),
      with_rank("PEMBINA UTAMA MADYA", "Pembina Utama Madya", ""),
      with_rank("Penata Tk.I/III.d", "Penata Tingkat I", "III/d"),
      with_rank("Penata Tk. I (III/d)", "Penata Tingkat I", "III/d"),
      with_rank("Penata Muda Tk. I, III/b", "Penata Muda Tingkat I", "III/b"),
      with_rank("PENATA TINGKAT I III/D", "Penata Tingkat I", "III/d"),
      with_rank("Pembina Tkt. I - IVb", "Pembina Tingkat I", "IV/b"),
      with_rank("Pembina Utama Muda, Gol. IV/c", "Pembina Utama Muda", "IV/c"),
      with_rank("(IV/a)", "", "IV/a"),
  });
  check({with_rank("Pembma Utama Muda, lV/c", "Pembina Utama Muda", "IV/c"),
         with_rank("Pembina Tk. l, 1V/b", "Pembina Tingkat I", "IV/b"),
         // The words decide where a letter was misread, but not where the number differs.
         with_rank("Pembina Utama Muda, IV/e", "Pembina Utama Muda", "IV/c"),
         with_rank("Pembina Utama Muda, III/c", "Pembina Utama Muda", "III/c")},
        TextOrigin::kOcr);
}

TEST(Signature, ScrapsBeforeTheNameOfAStampedBlock) {
  const std::vector<const char*> scraps = {"KEPALA DINAS SOSIAL",
                                           "Kabupat Akypaten Palu Dra. Budi Santoso"};
  check({{scraps, "Kepala Dinas Sosial", "definitive", "Budi Santoso", "", "", ""}},
        TextOrigin::kOcr);
  // One word may be part of the name, and what was typed is no scrap.
  check({{{"KEPALA DINAS SOSIAL", "Andi Hj. Budi Santoso"},
          "Kepala Dinas Sosial",
          "definitive",
          "Andi Hj. Budi Santoso",
          "",
          "",
          ""}},
        TextOrigin::kOcr);
}

bool has(const SopRecord& record, const std::string& code, const std::string& path) {
  for (const Finding& finding : record.findings) {
    if (finding.code == code && finding.path == path) return true;
  }
  return false;
}

SopRecord approved(const std::vector<const char*>& cell, const std::vector<const char*>& below,
                   TextOrigin origin = TextOrigin::kDigital) {
  RawSop raw;
  raw.origin = origin;
  raw.approval = signature_of(cell);
  raw.signature = signature_of(below);
  return approved(raw);
}

TEST(Signature, Findings) {
  EXPECT_TRUE(has(approved({"BUDI SANTOSO", kPrintedNip}, {}), "person.post_missing",
                  "/approval/position"));
  EXPECT_FALSE(has(approved({"CAMAT BATUI", "BUDI SANTOSO"}, {}), "person.post_missing",
                   "/approval/position"));
  EXPECT_TRUE(has(approved({"BUDI SANTOSO", "Pembina Utama Muda, IV/b"}, {}),
                  "person.rank_mismatch", "/approval/grade"));
  EXPECT_TRUE(has(approved({"BUDI SANTOSO", "NIP. 19700101 199503 1 01"}, {}), "person.nip_invalid",
                  "/approval/nip"));
  EXPECT_TRUE(has(approved({"BUDI SANTOSO", "NIP. 19700101199503 1 001"}, {}),
                  "person.nip_grouping", "/approval/nip"));
  EXPECT_TRUE(has(approved({"Hj. SITI AMINAH", kPrintedNip}, {}), "person.nip_implausible",
                  "/approval/nip"));
  const SopRecord clean = approved({"CAMAT BATUI", "Drs. BUDI SANTOSO", kPrintedNip}, {});
  EXPECT_TRUE(clean.findings.empty());
}

TEST(Signature, BlockUnderTheTableCompletes) {
  const SopRecord record = approved({"KEPALA DINAS PEKERJAAN UMUM KOTA MAKASSAR"},
                                    {"KEPALA DINAS PEKERJAAN UMUM", "KOTA MAKASSAR",
                                     "Ir. Rina Wulandari, MT", "NIP. 19770101 200604 2 004"});
  EXPECT_EQ(record.approval.position, "Kepala Dinas Pekerjaan Umum Kota Makassar");
  EXPECT_EQ(record.approval.name, "Rina Wulandari");
  EXPECT_EQ(record.approval.nip, "197701012006042004");
  EXPECT_TRUE(record.findings.empty());

  const SopRecord two = approved({"KEPALA DINAS SOSIAL", "BUDI SANTOSO", kPrintedNip},
                                 {"KEPALA DINAS SOSIAL", "RINA WULANDARI"});
  EXPECT_EQ(two.approval.name, "Budi Santoso");
  EXPECT_TRUE(has(two, "person.name_conflict", "/approval/name"));
}

TEST(Signature, ScrapsBehindTheRegionAreNoPost) {
  const struct {
    const char* post;
    TextOrigin origin;
    const char* position;
  } cases[] = {
      {"KEPALA DINAS SOSIAL KOTA MAKASSAR CV", TextOrigin::kOcr,
       "Kepala Dinas Sosial Kota Makassar"},
      {"CAMAT UJUNG TANAH KOTA MAKASSAR 1", TextOrigin::kOcr, "Camat Ujung Tanah Kota Makassar"},
      {"KEPALA DINAS SOSIAL KOTA MAKASSAR SELAKU PPID", TextOrigin::kOcr,
       "Kepala Dinas Sosial Kota Makassar selaku PPID"},
      {"KEPALA DINAS SOSIAL KOTA MAKASSAR CV", TextOrigin::kDigital,
       "Kepala Dinas Sosial Kota Makassar CV"},
  };
  const Lexicon& lexicon = Lexicon::built_in();
  for (const auto& each : cases) {
    SCOPED_TRACE(each.post);
    RawSop raw;
    raw.origin = each.origin;
    raw.approval = signature_of({each.post, "BUDI SANTOSO"});
    SopRecord record;
    record.organization.region = Region{"Kota Makassar", "kota", "73.71"};
    Trail trail(record);
    normalize_approval(raw, read_signatures(raw, lexicon), lexicon, record, trail);
    EXPECT_EQ(record.approval.position, each.position);
  }
}

RawSop sop_signed_by(const std::vector<const char*>& lines) {
  RawSop raw;
  raw.approval = signature_of(lines);
  return raw;
}

std::vector<SopRecord> reconciled(const std::vector<RawSop>& raws) {
  std::vector<SopRecord> records;
  std::vector<Signatures> signatures;
  for (const RawSop& raw : raws) {
    records.push_back(approved(raw));
    signatures.push_back(read_signatures(raw, Lexicon::built_in()));
  }
  reconcile_people(signatures, Lexicon::built_in(), records);
  return records;
}

TEST(Reconcile, OneNumberUnderTwoSpellings) {
  const auto records = reconciled({sop_signed_by({"EKO PRASETYO NUGROHO, S.STP", kPrintedNip}),
                                   sop_signed_by({"EKO PRSAETYO NUGROHO, S.STP", kPrintedNip})});
  for (const SopRecord& record : records) {
    EXPECT_EQ(record.approval.name, "Eko Prasetyo Nugroho");
    EXPECT_TRUE(has(record, "person.name_conflict", "/approval/name"));
  }
  ASSERT_EQ(records[1].normalizations.size(), 1U);
  EXPECT_EQ(records[1].normalizations[0].rule, "person.same_nip");
  EXPECT_EQ(records[1].normalizations[0].from, "Eko Prsaetyo Nugroho");
  EXPECT_TRUE(records[0].normalizations.empty());
}

TEST(Reconcile, MajorityAndTheTypedBlockDecide) {
  RawSop first = sop_signed_by({"dr. WAWAN ADNYANA, ME", kPrintedNip});
  first.signature = signature_of({"dr. I WAYAN ADNYANA, ME", kPrintedNip});
  RawSop second = sop_signed_by({"Dr. T. WAYAN ADNYANA, ME", kPrintedNip});
  second.signature = signature_of({"dr. I WAYAN ADNYANA, ME", kPrintedNip});
  for (const SopRecord& record : reconciled({first, second})) {
    EXPECT_EQ(record.approval.name, "I Wayan Adnyana");
    EXPECT_EQ(record.approval.degrees_before, std::vector<std::string>{"dr."});
    EXPECT_TRUE(has(record, "person.name_conflict", "/approval/name"));
  }
}

TEST(Reconcile, OtherNumbersStayOtherPeople) {
  const auto records = reconciled({sop_signed_by({"BUDI SANTOSO", kPrintedNip}),
                                   sop_signed_by({"BUDI SANTOSA", "NIP. 19700101 199503 1 002"})});
  EXPECT_EQ(records[0].approval.name, "Budi Santoso");
  EXPECT_EQ(records[1].approval.name, "Budi Santosa");
  for (const SopRecord& record : records) {
    EXPECT_FALSE(has(record, "person.name_conflict", "/approval/name"));
  }
}

}  // namespace
}  // namespace baku
