// Every finding code: what raises it, and the near miss that does not.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schema/finding_codes.h"
#include "tests/normalize/good_sop.h"

namespace baku {
namespace {

using Change = void (*)(RawSop&);

struct CodeCase {
  std::string_view code;
  std::string_view path;
  Change fault;
  Change near_miss;
};

void sign(RawSop& raw, std::initializer_list<std::string_view> lines) {
  raw.approval.lines.clear();
  for (const std::string_view line : lines) raw.approval.lines.push_back(printed(line));
}

// A step with its symbol in a column.
void add_step(RawSop& raw, RawStep step, int actor) {
  raw.steps.push_back(std::move(step));
  raw.nodes.push_back({static_cast<int>(raw.steps.size()) - 1, actor, NodeShape::kProcess, {}});
}

const CodeCase kCases[] = {
    {"document.number_missing", "/sop_number",
     [](RawSop& raw) { raw.number = printed("/ / Set. DPRD"); },
     [](RawSop& raw) { raw.number = printed("065 / 12 / Set. DPRD"); }},
    {"document.date_missing", "/dates/effective",
     [](RawSop& raw) { raw.date_effective = printed("..../..../20.."); },
     [](RawSop& raw) { raw.date_revised = {}; }},
    {"document.date_suspect", "/dates/effective",
     [](RawSop& raw) { raw.date_effective = printed("31 Februari 2021"); },
     [](RawSop& raw) { raw.date_effective = printed("4 Januari 2021"); }},
    {"document.title_differs", "/title",
     [](RawSop& raw) { raw.heading = printed("SOP PENGELOLAAN SURAT KELUAR"); },
     [](RawSop& raw) {
       raw.heading = printed("STANDAR OPERASIONAL PROSEDUR (SOP) PENGELOLAAN SURAT MASUK");
     }},
    {"organization.unit_unknown", "/organization/unit",
     [](RawSop& raw) {
       raw.letterhead = {printed("PEMERINTAH KABUPATEN BANGGAI")};
       sign(raw, {"KEPALA", "BUDI SANTOSO", "NIP. 19700101 199503 1 001"});
     },
     [](RawSop& raw) { raw.letterhead[1] = printed("DINKES"); }},
    {"organization.foreign_unit", "/qualifications/0",
     [](RawSop& raw) { raw.qualifications = {printed("Mengetahui uraian tugas Inspektorat")}; },
     [](RawSop& raw) {
       raw.qualifications = {printed("Mengetahui uraian tugas Dinas Kesehatan")};
     }},
    {"organization.foreign_region", "/warnings/0",
     [](RawSop& raw) { raw.warnings = {printed("Data Kabupaten Balangan belum lengkap")}; },
     [](RawSop& raw) { raw.warnings = {printed("Data Kabupaten Banggai belum lengkap")}; }},
    {"person.name_conflict", "/approval/name",
     [](RawSop& raw) {
       raw.signature.lines = {printed("Drs. EKO PRASETYO, M.Si."),
                              printed("NIP. 19710101 199603 1 002")};
     },
     [](RawSop& raw) {
       raw.signature.lines = {printed("Drs. Budi Santoso, M.Si"),
                              printed("NIP. 19700101 199503 1 001")};
     }},
    {"person.post_missing", "/approval/position",
     [](RawSop& raw) {
       sign(raw, {"BUDI SANTOSO", "NIP. 19700101 199503 1 001"});
     },
     [](RawSop& raw) { sign(raw, {}); }},
    {"person.rank_mismatch", "/approval/grade",
     [](RawSop& raw) { raw.approval.lines[2] = printed("Pembina Utama Muda, IV/b"); },
     [](RawSop& raw) { raw.approval.lines[2] = printed("Pembina Tk. I, IV/b"); }},
    {"person.nip_invalid", "/approval/nip",
     [](RawSop& raw) { raw.approval.lines[3] = printed("NIP. 19700101 199503 1 01"); },
     [](RawSop& raw) { raw.approval.lines[3] = printed("NIP. ....................."); }},
    {"person.nip_grouping", "/approval/nip",
     [](RawSop& raw) { raw.approval.lines[3] = printed("NIP. 19700101199503 1 001"); },
     [](RawSop& raw) { raw.approval.lines[3] = printed("NIP. 197001011995031001"); }},
    {"person.nip_implausible", "/approval/nip",
     [](RawSop& raw) { raw.approval.lines[3] = printed("NIP. 19700101 198203 1 001"); },
     [](RawSop& raw) { raw.approval.lines[3] = printed("NIP. 19700101 198903 1 001"); }},
    {"legal.unparsed", "/legal_basis/0",
     [](RawSop& raw) { raw.legal_basis[0] = printed("Peraturan yang berlaku"); },
     [](RawSop& raw) { raw.legal_basis[0] = printed("UUD 1945"); }},
    {"legal.subject_mismatch", "/legal_basis/0/subject",
     [](RawSop& raw) { raw.legal_basis[0] = printed("UU No. 25 Tahun 2009 tentang Kearsipan"); },
     [](RawSop& raw) { raw.legal_basis[0] = printed("UU No. 25 Tahun 2009"); }},
    {"legal.superseded", "/legal_basis/1",
     [](RawSop& raw) {
       raw.legal_basis[1] = printed("PP No. 41 Tahun 2007 tentang Organisasi Perangkat Daerah");
     },
     [](RawSop& raw) {
       raw.date_created = raw.date_effective = printed("4 Januari 2010");
       raw.legal_basis = {printed("PP No. 41 Tahun 2007 tentang Organisasi Perangkat Daerah")};
     }},
    {"actor.unused", "/actors/3", [](RawSop& raw) { raw.actors.push_back({printed("Camat")}); },
     [](RawSop& raw) {
       raw.actors.push_back({printed("Camat")});
       add_step(raw, good_step("4", "Menyimpan surat"), 3);
     }},
    {"step.actor_missing", "/steps/3/actors",
     [](RawSop& raw) { raw.steps.push_back(good_step("4", "Menyimpan surat")); },
     [](RawSop& raw) { raw.steps.push_back(good_step("4", "Staf menyimpan surat")); }},
    {"step.actor_unknown", "/steps/1/actors",
     [](RawSop& raw) { raw.steps[1].activity = printed("Kasubag Umum memeriksa surat"); },
     [](RawSop& raw) { raw.steps[1].activity = printed("Sekretaris memeriksa surat"); }},
    {"step.actor_conflict", "/steps/1/actors",
     [](RawSop& raw) { raw.steps[1].activity = printed("Staf memeriksa surat"); },
     [](RawSop& raw) { raw.steps[1].activity = printed("Sekretaris memeriksa surat dari Staf"); }},
    {"step.number_order", "/steps/2/number",
     [](RawSop& raw) { raw.steps[2].number = printed("4"); },
     [](RawSop& raw) { raw.steps[2].number = printed("3."); }},
    {"duration.missing", "/steps/1/duration", [](RawSop& raw) { raw.steps[1].duration = {}; },
     [](RawSop& raw) {
       for (RawStep& step : raw.steps) step.duration = {};
     }},
    {"duration.unparsed", "/steps/1/duration",
     [](RawSop& raw) { raw.steps[1].duration = printed("480"); },
     [](RawSop& raw) {
       raw.steps[1].duration = printed("480");
       raw.duration_header = printed("Waktu (Menit)");
     }},
    {"worksheet.step_mismatch", "/worksheet/main_steps/0",
     [](RawSop& raw) { raw.worksheet.main_steps = {printed("Memerisa surat")}; },
     [](RawSop& raw) { raw.worksheet.main_steps = {printed("Sekretaris memeriksa surat")}; }},
    {"text.suspect_word", "/qualifications/0",
     [](RawSop& raw) { raw.qualifications = {printed("Memahami orgasnisasi kantor")}; },
     [](RawSop& raw) { raw.qualifications = {printed("Memahami organisasi kantor")}; }},
    {"text.incomplete", "/warnings/0",
     [](RawSop& raw) { raw.warnings = {printed("Pelayanan dilaksanakan sesuai dengan")}; },
     [](RawSop& raw) { raw.warnings = {printed("Pelayanan dilaksanakan sesuai jadwal")}; }},
    {"ocr.low_confidence", "/sop_number", [](RawSop& raw) { raw.number.confidence = 0.2F; },
     [](RawSop& raw) { raw.title.confidence = 0.2F; }},
};

// Raised by ingest, which sees the table and the drawing; tested under tests/ingest and tests/app.
constexpr std::string_view kRaisedByIngest[] = {
    "document.part_missing", "flow.edge_open", "flow.end_missing",     "flow.symbols_missing",
    "step.actor_uncertain",  "table.fragment", "table.header_shifted", "table.label_missing"};

bool has(const SopRecord& record, std::string_view code, std::string_view path) {
  return std::any_of(record.findings.begin(), record.findings.end(), [&](const Finding& finding) {
    return finding.code == code && finding.path == path;
  });
}

TEST(Findings, AGoodSopHasNone) { EXPECT_EQ(finding_lines(normalized(good_sop())), ""); }

TEST(Findings, EachFaultRaisesItsCodeAndItsNearMissDoesNot) {
  for (const CodeCase& test : kCases) {
    SCOPED_TRACE(test.code);
    RawSop faulty = good_sop();
    test.fault(faulty);
    const SopRecord record = normalized(faulty);
    EXPECT_TRUE(has(record, test.code, test.path)) << finding_lines(record);
    RawSop harmless = good_sop();
    test.near_miss(harmless);
    const std::string lines = finding_lines(normalized(harmless));
    EXPECT_EQ(lines.find(test.code), std::string::npos) << lines;
  }
}

TEST(Findings, OfIngestComeThroughAsTheyAre) {
  for (const std::string_view code : kRaisedByIngest) {
    SCOPED_TRACE(code);
    RawSop raw = good_sop();
    raw.findings.push_back({std::string(code), "/flow", "As ingest said."});
    const SopRecord record = normalized(raw);
    ASSERT_TRUE(has(record, code, "/flow"));
    EXPECT_EQ(record.findings.front().message, "As ingest said.");
    EXPECT_EQ(record.findings.front().severity, severity_of(code));
  }
}

TEST(Findings, AllCodesAreTested) {
  std::set<std::string_view> tested(std::begin(kRaisedByIngest), std::end(kRaisedByIngest));
  for (const CodeCase& test : kCases) {
    EXPECT_TRUE(tested.insert(test.code).second) << test.code << " is listed twice";
  }
  std::set<std::string_view> known;
  for (const FindingCode& code : finding_codes()) known.insert(code.code);
  EXPECT_EQ(tested, known);
}

}  // namespace
}  // namespace baku
