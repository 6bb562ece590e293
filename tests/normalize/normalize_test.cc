#include "normalize/normalize.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "normalize/finding_order.h"
#include "normalize/lexicon.h"
#include "normalize/similarity.h"
#include "schema/record_json.h"
#include "tests/normalize/printed.h"

namespace baku {
namespace {

RawSop small_sop(int ordinal) {
  RawSop raw;
  raw.ordinal = ordinal;
  raw.pages = {ordinal};
  raw.has_identity = true;
  raw.has_table = true;
  raw.title = printed("PENGELOLAAN SURAT MASUK");
  raw.number = printed("065/12/2021");
  raw.date_created = printed("4 Januari 2021");
  raw.date_effective = printed("2 Januari 2021");
  raw.legal_basis.push_back(printed("UU No. 25 Tahun 2009 tentang Pelayanan Publik"));
  raw.equipment.push_back(printed("Komputer"));
  raw.actors.push_back({printed("Camat")});
  RawStep step;
  step.number = printed("1");
  step.activity = printed("Menerima surat");
  step.duration = printed("1-2 Jam");
  raw.steps.push_back(step);
  raw.nodes.push_back({0, 0, NodeShape::kStart, {}});
  raw.findings.push_back({"flow.end_missing", "/flow", "No end symbol."});
  raw.repairs.push_back({"/steps", "a", "b", "table.joined_row", 0.5F});
  return raw;
}

RecordSource source() {
  RecordSource source;
  source.file_name = "a.pdf";
  source.sha256 = std::string(64, 'a');
  source.media_type = "application/pdf";
  return source;
}

TEST(Normalize, GivesEachSopItsOwnSourceAndId) {
  const std::vector<RawSop> sops = {small_sop(1), small_sop(2)};
  const auto records = normalize(sops, source(), Lexicon::built_in());
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].record_id.size(), 4U + 24U);
  EXPECT_EQ(records[0].record_id.substr(0, 4), "sop-");
  EXPECT_NE(records[0].record_id, records[1].record_id);
  EXPECT_EQ(records[1].source.pages, std::vector<int>{2});
  EXPECT_EQ(records[1].source.ordinal, 2);
  EXPECT_EQ(records[1].source.file_name, "a.pdf");
  EXPECT_TRUE(normalize({}, source(), Lexicon::built_in()).empty());
}

TEST(Normalize, CarriesOverWhatIngestFoundAndSortsByPlace) {
  const std::vector<RawSop> sops = {small_sop(1)};
  const auto records = normalize(sops, source(), Lexicon::built_in());
  const std::string lines = finding_lines(records[0]);
  const auto dates = lines.find("document.date_suspect /dates/effective");
  const auto flow = lines.find("flow.end_missing /flow");
  ASSERT_NE(dates, std::string::npos) << lines;
  ASSERT_NE(flow, std::string::npos) << lines;
  EXPECT_LT(dates, flow);
  ASSERT_FALSE(records[0].normalizations.empty());
  EXPECT_EQ(records[0].normalizations[0].rule, "table.joined_row");
}

TEST(Normalize, GivesTheSameBytesTwice) {
  const std::vector<RawSop> sops = {small_sop(1), small_sop(2)};
  const auto once = records_to_json(normalize(sops, source(), Lexicon::built_in()));
  const auto twice = records_to_json(normalize(sops, source(), Lexicon::built_in()));
  EXPECT_EQ(once, twice);
}

TEST(Normalize, SurvivesAnEmptySop) {
  const std::vector<RawSop> sops(1);
  const auto records = normalize(sops, source(), Lexicon::built_in());
  ASSERT_EQ(records.size(), 1U);
  EXPECT_FALSE(records[0].title);
  EXPECT_TRUE(records[0].steps.empty());
  EXPECT_FALSE(records[0].worksheet);
}

TEST(SortFindings, GoesByFieldThenNumber) {
  SopRecord record;
  for (const char* path : {"/flow", "/steps/10/actors", "/steps/9/actors", "/steps", "/title",
                           "/legal_basis/0", "/steps/9/actors"}) {
    record.findings.push_back({"x", Severity::kInfo, path, ""});
  }
  record.findings.back().code = "y";
  sort_findings(record);
  EXPECT_EQ(finding_lines(record),
            "x /title\nx /legal_basis/0\nx /steps\nx /steps/9/actors\ny /steps/9/actors\n"
            "x /steps/10/actors\nx /flow\n");
}

TEST(LetterDistance, StopsAtTheLimit) {
  EXPECT_EQ(letter_distance("menit", "menit", 2), 0U);
  EXPECT_EQ(letter_distance("menit", "menlt", 2), 1U);
  EXPECT_EQ(letter_distance("kitten", "sitting", 3), 3U);
  EXPECT_EQ(letter_distance("kitten", "sitting", 2), 3U);
  EXPECT_EQ(letter_distance("", "abc", 5), 3U);
  EXPECT_EQ(letter_distance("abc", "", 2), 3U);
}

TEST(Similarity, IsZeroBelowTheLeast) {
  EXPECT_DOUBLE_EQ(similarity("", ""), 1);
  EXPECT_DOUBLE_EQ(similarity("penggunaan", "penggunaan"), 1);
  EXPECT_DOUBLE_EQ(similarity("abcd", "abce", 0.5), 0.75);
  EXPECT_DOUBLE_EQ(similarity("abcd", "wxyz", 0.5), 0);
}

}  // namespace
}  // namespace baku
