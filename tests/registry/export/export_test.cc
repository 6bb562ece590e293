// Records in other formats.
#include <gtest/gtest.h>

#include <filesystem>

#include "registry/export/bpmn.h"
#include "registry/export/mermaid.h"
#include "registry/export/personal.h"
#include "registry/export/sheets.h"
#include "registry/export/workbook.h"
#include "schema/record_json.h"
#include "tests/app/scratch_folder.h"
#include "tests/schema/sample_record.h"

namespace baku {
namespace {

// A text with everything that some format takes for its own.
const std::string kHostile = "=A1 \"x\" <b>&amp; ' ]]> `#` \\ {} () | --> \n\t\x01 \u00BD";

SopRecord hostile_record() {
  SopRecord record = sample_record();
  record.record_id = "sop-1\"><x>";
  record.title = kHostile;
  for (Actor& actor : record.actors) actor.title = kHostile;
  for (Step& step : record.steps) step.activity = kHostile;
  for (FlowEdge& edge : record.flow.edges) edge.label = kHostile;
  return record;
}

TEST(CsvLine, QuotesAndDisarms) {
  const std::pair<const char*, const char*> cases[] = {
      {"plain", "plain\r\n"},
      {"", "\r\n"},
      {"a,b", "\"a,b\"\r\n"},
      {"a\"b", "\"a\"\"b\"\r\n"},
      {"two\nlines", "\"two\nlines\"\r\n"},
      {"=1+1", "'=1+1\r\n"},
      {"+62", "'+62\r\n"},
      {"-1", "'-1\r\n"},
      {"@x", "'@x\r\n"},
      {"\tx", "'\tx\r\n"},
      {"=a,b", "\"'=a,b\"\r\n"},
      {"a=b", "a=b\r\n"},
  };
  for (const auto& [text, line] : cases) {
    const std::vector<std::string> fields = {text};
    EXPECT_EQ(csv_line(fields), line);
  }
  EXPECT_EQ(csv_line(std::vector<std::string>{"", "a", ""}), ",a,\r\n");
}

TEST(Sheets, HaveARowForEachSopAndStep) {
  for (const SopRecord& record : {sample_record(), hostile_record(), SopRecord()}) {
    for (const auto& [sheet, count] :
         {std::pair(Sheet::kSops, std::size_t{1}), std::pair(Sheet::kSteps, record.steps.size())}) {
      const auto rows = rows_of(sheet, record);
      EXPECT_EQ(rows.size(), count);
      for (const auto& row : rows) EXPECT_EQ(row.size(), columns_of(sheet).size());
    }
  }
  const auto sop = rows_of(Sheet::kSops, sample_record()).front();
  EXPECT_EQ(sop[15], "Dr. Drs. Budi Contoh, M.Si.");
  const auto step = rows_of(Sheet::kSteps, sample_record())[1];
  EXPECT_EQ(step[6], "Sekretaris\nKepala Subbagian Umum");
  EXPECT_EQ(step[12], "decision\nend");
}

TEST(Mermaid, DrawsLanesNodesAndEdges) {
  EXPECT_EQ(to_mermaid(sample_record()),
            "---\ntitle: \"Pengelolaan \\\"Surat\\\" \u2013 Keluar\"\n---\nflowchart TB\n"
            "  subgraph lane1[\"Kepala Subbagian Umum\"]\n"
            "    n1([\"1. Membuat konsep surat\"])\n"
            "    n3([\"2. Memeriksa konsep surat\"])\n"
            "  end\n"
            "  subgraph lane2[\"Sekretaris\"]\n"
            "    n2{\"2. Memeriksa konsep surat\"}\n"
            "  end\n"
            "  n1 --> n2\n"
            "  n2 -->|\"tidak\"| n1\n"
            "  n2 -->|\"ya\"| n3\n");
  // No text of the document ends a label or a line.
  const std::string hostile = to_mermaid(hostile_record());
  for (const char* forbidden : {"<b>", "`", "\t", "\x01", "\"x\""}) {
    EXPECT_EQ(hostile.find(forbidden, hostile.find("flowchart")), std::string::npos) << forbidden;
  }
}

TEST(Mermaid, HasNodesWithoutAFlow) {
  SopRecord record = sample_record();
  record.flow = {};
  record.steps[1].actors.clear();
  const std::string text = to_mermaid(record);
  EXPECT_NE(text.find("    n1[\"1. Membuat konsep surat\"]\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\n  n2[\"2. Memeriksa konsep surat\"]\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("-->"), std::string::npos);
  SopRecord broken = sample_record();
  broken.flow.edges.push_back({.from = "n1", .to = "n9", .label = std::nullopt});
  EXPECT_EQ(to_mermaid(broken), to_mermaid(sample_record()));
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

TEST(Bpmn, HasEveryNodeOnceInItsLane) {
  for (const SopRecord& record : {sample_record(), hostile_record()}) {
    const std::string xml = to_bpmn(record);
    EXPECT_EQ(count(xml, "<bpmn:lane "), 2U);
    EXPECT_EQ(count(xml, "<bpmn:flowNodeRef>"), 3U);
    EXPECT_EQ(count(xml, "<bpmn:startEvent "), 1U);
    EXPECT_EQ(count(xml, "<bpmn:exclusiveGateway "), 1U);
    EXPECT_EQ(count(xml, "<bpmn:endEvent "), 1U);
    EXPECT_EQ(count(xml, "<bpmn:sequenceFlow "), 3U);
    EXPECT_EQ(count(xml, "<bpmndi:BPMNShape "), 6U);
    EXPECT_EQ(count(xml, "<bpmndi:BPMNEdge "), 3U);
    EXPECT_EQ(count(xml, "<b>"), 0U);
    EXPECT_EQ(count(xml, "\x01"), 0U);
  }
  const std::string empty = to_bpmn(SopRecord());
  EXPECT_EQ(count(empty, "<bpmn:lane "), 1U);
}

TEST(WithoutPersonalData, LeavesOutNamesAndNumbers) {
  SopRecord record = sample_record();
  record.steps[0].activity = "Diserahkan kepada BUDI\nCONTOH, NIP. 19700101 199503 1 001";
  record.steps[0].output = "Nomor 1234567890123456789";
  record.findings.push_back({.code = "person.name_conflict",
                             .severity = Severity::kWarning,
                             .path = "/approval/name",
                             .message = "B. Contoh or Budi Contoh"});
  record.evidence["/approval/nip"] = {.page = 1, .box = {}, .text = "1970 0101", .confidence = 1};
  record.evidence["/approval/position"] = {
      .page = 1, .box = {}, .text = "Kepala Dinas Budi Contoh", .confidence = 1};
  const SopRecord clean = without_personal_data(record);
  const std::string json = record_to_json(clean);
  for (const char* personal : {"Budi", "BUDI", "B. Contoh", "Drs.", "M.Si.", "1970", "199503"}) {
    EXPECT_EQ(json.find(personal), std::string::npos) << personal << "\n" << json;
  }
  EXPECT_EQ(clean.steps[0].activity, "Diserahkan kepada [...], NIP. [...]");
  EXPECT_EQ(clean.steps[0].output, record.steps[0].output);  // 19 digits
  EXPECT_EQ(clean.approval.position, record.approval.position);
  EXPECT_EQ(clean.evidence.at("/approval/position").text, "Kepala Dinas [...]");
}

TEST(Workbook, IsWholeOrNotThere) {
  const ScratchFolder folder;
  const std::string path = folder.path("records.xlsx").string();
  {
    auto workbook = Workbook::create(path);
    ASSERT_TRUE(workbook) << workbook.error().message;
    ASSERT_TRUE(workbook->add(sample_record()));
  }
  EXPECT_FALSE(std::filesystem::exists(path));
  auto workbook = Workbook::create(path);
  ASSERT_TRUE(workbook);
  SopRecord long_text = hostile_record();
  long_text.title = std::string(40000, 'x');
  EXPECT_TRUE(workbook->add(long_text));
  EXPECT_TRUE(workbook->add(sample_record()));
  ASSERT_TRUE(workbook->finish());
  EXPECT_TRUE(read_whole(path).starts_with("PK"));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path("")), {}), 1);
  const auto nowhere = Workbook::create(folder.path("none/x.xlsx").string());
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().code, ErrorCode::kWrite);
}

}  // namespace
}  // namespace baku
