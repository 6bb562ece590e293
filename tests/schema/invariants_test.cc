#include "schema/invariants.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

#include "tests/schema/sample_record.h"

namespace baku {
namespace {

TEST(Invariants, HoldInSoundRecords) {
  SopRecord blank;
  blank.record_id = sample_record().record_id;
  blank.source = sample_record().source;
  SopRecord dump = sample_record();
  dump.source.text_origin = TextOrigin::kText;
  dump.source.pages.clear();
  for (auto& [path, evidence] : dump.evidence) evidence.page = 0;
  SopRecord repeated = sample_record();  // numbers repeat: nodes name the row
  repeated.steps[1].number = 1;
  SopRecord invalid = sample_record();
  invalid.approval.nip = "1970";
  invalid.findings.push_back({.code = "person.nip_invalid",
                              .severity = Severity::kError,
                              .path = "/approval/nip",
                              .message = "4 digits"});
  SopRecord leap = sample_record();
  leap.dates.created = "2020-02-29";
  SopRecord unread = sample_record();
  unread.steps[0].duration = Duration{.text = "Sesuai jadwal"};
  SopRecord silent = sample_record();
  silent.steps[0].activity = "";
  silent.findings.push_back({.code = "text.incomplete",
                             .severity = Severity::kWarning,
                             .path = "/steps/0/activity",
                             .message = "The row has no activity."});
  for (const SopRecord& record :
       {sample_record(), blank, dump, repeated, invalid, leap, unread, silent}) {
    EXPECT_EQ(broken_invariants(record), std::vector<std::string>{});
  }
}

using Change = std::function<void(SopRecord&)>;

TEST(Invariants, AreReportedWithTheirPlace) {
  const struct {
    const char* place;
    Change change;
  } cases[] = {
      {"/record_id", [](SopRecord& r) { r.record_id = "sop-xyz"; }},
      {"/record_id", [](SopRecord& r) { r.record_id = ""; }},
      {"/source/sha256", [](SopRecord& r) { r.source.sha256 = "AB"; }},
      {"/source/file_name", [](SopRecord& r) { r.source.file_name = ""; }},
      {"/source/media_type", [](SopRecord& r) { r.source.media_type = " "; }},
      {"/source/ordinal", [](SopRecord& r) { r.source.ordinal = 0; }},
      {"/source/pages/1",
       [](SopRecord& r) {
         r.source.pages = {2, 2};
         r.evidence.clear();
       }},
      {"/source/pages", [](SopRecord& r) { r.source.text_origin = TextOrigin::kText; }},
      {"/title", [](SopRecord& r) { r.title = " "; }},
      {"/dates/created", [](SopRecord& r) { r.dates.created = "2021-02-29"; }},
      {"/dates/created", [](SopRecord& r) { r.dates.created = "2021-13"; }},
      {"/dates/revised", [](SopRecord& r) { r.dates.revised = "Juni 2022"; }},
      {"/organization/region/level", [](SopRecord& r) { r.organization.region->level = "x"; }},
      {"/organization/region/name", [](SopRecord& r) { r.organization.region->name = ""; }},
      {"/organization/region/code", [](SopRecord& r) { r.organization.region->code = "72"; }},
      {"/organization/unit", [](SopRecord& r) { r.organization.unit = ""; }},
      {"/approval/capacity", [](SopRecord& r) { r.approval.capacity = "PLT"; }},
      {"/approval/nip", [](SopRecord& r) { r.approval.nip = "1970"; }},
      {"/approval/degrees_after/1", [](SopRecord& r) { r.approval.degrees_after.emplace_back(); }},
      {"/legal_basis/0/type", [](SopRecord& r) { r.legal_basis[0].type = "Undang-Undang"; }},
      {"/legal_basis/0/subject", [](SopRecord& r) { r.legal_basis[0].subject = ""; }},
      {"/equipment/2", [](SopRecord& r) { r.equipment.emplace_back(" "); }},
      {"/actors/1/id", [](SopRecord& r) { r.actors[1].id = "a1"; }},
      {"/steps/0/actors/0", [](SopRecord& r) { r.steps[0].actors = {"a9"}; }},
      {"/steps/1/actors/2", [](SopRecord& r) { r.steps[1].actors.emplace_back("a2"); }},
      {"/steps/0/actor_source", [](SopRecord& r) { r.steps[0].actor_source = ActorSource::kNone; }},
      {"/steps/0/actor_source", [](SopRecord& r) { r.steps[0].actors.clear(); }},
      {"/steps/0/activity", [](SopRecord& r) { r.steps[0].activity = ""; }},
      {"/steps/0/duration/iso8601", [](SopRecord& r) { r.steps[0].duration->iso8601 = "PT1H"; }},
      {"/steps/0/duration/iso8601", [](SopRecord& r) { r.steps[0].duration->iso8601.reset(); }},
      {"/steps/0/duration/iso8601", [](SopRecord& r) { r.steps[0].duration->unit.reset(); }},
      {"/steps/1/duration/iso8601", [](SopRecord& r) { r.steps[1].duration->iso8601 = "P1D"; }},
      {"/steps/1/duration/value",
       [](SopRecord& r) {
         r.steps[1].duration->value = {2, 1};
       }},
      {"/steps/1/duration/value",
       [](SopRecord& r) {
         r.steps[1].duration->value = {1, 2, 3};
       }},
      {"/steps/1/duration/value",
       [](SopRecord& r) {
         r.steps[1].duration->value = {-1, 2};
       }},
      {"/flow/nodes/0/id", [](SopRecord& r) { r.flow.nodes[0].id = "n0"; }},
      {"/flow/nodes/0/step", [](SopRecord& r) { r.flow.nodes[0].step = 9; }},
      {"/flow/nodes/0/actor", [](SopRecord& r) { r.flow.nodes[0].actor = "a2"; }},
      {"/flow/nodes/0/actor", [](SopRecord& r) { r.flow.nodes[0].actor = "a7"; }},
      {"/flow/edges/0/to", [](SopRecord& r) { r.flow.edges[0].to = "n9"; }},
      {"/flow/edges/0/from", [](SopRecord& r) { r.flow.edges[0].from = ""; }},
      {"/flow/edges/1/label", [](SopRecord& r) { r.flow.edges[1].label = "Tidak"; }},
      {"/flow/edges/3", [](SopRecord& r) { r.flow.edges.push_back(r.flow.edges[0]); }},
      {"/worksheet/scope", [](SopRecord& r) { r.worksheet->scope = ""; }},
      {"/normalizations/0/path", [](SopRecord& r) { r.normalizations[0].path = "/approval/nama"; }},
      {"/normalizations/0/confidence", [](SopRecord& r) { r.normalizations[0].confidence = 1.01; }},
      {"/normalizations/0/rule", [](SopRecord& r) { r.normalizations[0].rule = ""; }},
      {"/normalizations/0/to", [](SopRecord& r) { r.normalizations[0].to = "BUDI C0NTOH"; }},
      {"/findings/0/code", [](SopRecord& r) { r.findings[0].code = "document.x"; }},
      {"/findings/0/path", [](SopRecord& r) { r.findings[0].path = "/steps/2"; }},
      {"/findings/0/message", [](SopRecord& r) { r.findings[0].message = ""; }},
      {"/findings/1", [](SopRecord& r) { r.findings.push_back(r.findings[0]); }},
      {"/evidence[/x]",
       [](SopRecord& r) {
         r.evidence["/x"] = {.page = 1, .box = {0, 0, 1, 1}};
       }},
      {"/evidence[/title]/page", [](SopRecord& r) { r.evidence["/title"].page = 3; }},
      {"/evidence[/title]/box",
       [](SopRecord& r) {
         r.evidence["/title"].box = {2, 0, 1, 1};
       }},
      {"/evidence[/title]/box",
       [](SopRecord& r) {
         r.evidence["/title"].box.right = std::numeric_limits<double>::infinity();
       }},
      {"/evidence[/title]/confidence",
       [](SopRecord& r) { r.evidence["/title"].confidence = std::nan(""); }},
  };
  for (const auto& [place, change] : cases) {
    SopRecord record = sample_record();
    change(record);
    const auto broken = broken_invariants(record);
    const bool named = std::any_of(broken.begin(), broken.end(), [place = place](const auto& text) {
      return text.rfind(std::string(place) + ": ", 0) == 0;
    });
    EXPECT_TRUE(named) << place << ": " << testing::PrintToString(broken);
  }
}

}  // namespace
}  // namespace baku
