#include "schema/raw_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace baku {
namespace {

using Json = nlohmann::ordered_json;

RawSop sample() {
  RawSop sop;
  sop.pages = {1, 2};
  sop.origin = TextOrigin::kMixed;
  sop.letterhead = {{.text = "DINAS CONTOH", .page = 1, .box = {10, 20.04, 30, 40}}};
  sop.title = {.text = "Surat", .page = 1, .box = {}, .confidence = 0.954F, .as_read = "Su-\nrat"};
  sop.number = {.text = "", .page = 1, .box = {1, 2, 3, 4}};
  sop.steps.push_back({.activity = {.text = "Menerima surat", .page = 2}});
  sop.nodes.push_back({.step = 0, .actor = 0, .shape = NodeShape::kStart});
  sop.edges.push_back({.from = 0, .to = 0, .label = {.text = "Ya", .page = 2}, .confidence = 0.5F});
  sop.findings.push_back({.code = "flow.end_missing", .path = "/flow", .message = "no end"});
  return sop;
}

TEST(RawJson, ShowsWhatTheReaderSaw) {
  const Json json = Json::parse(raw_sop_to_json(sample()));
  const struct {
    const char* pointer;
    const char* text;
  } cases[] = {
      {"/ordinal", "1"},
      {"/pages", "[1,2]"},
      {"/origin", R"("mixed")"},
      {"/letterhead/0", R"({"text":"DINAS CONTOH","page":1,"box":[10,20,30,40],"confidence":1})"},
      {"/title",
       R"({"text":"Surat","page":1,"box":[0,0,0,0],"confidence":0.95,"as_read":"Su-\nrat"})"},
      {"/number", R"({"text":"","page":1,"box":[1,2,3,4],"confidence":1})"},  // there, and blank
      {"/heading", "null"},                                                   // not there
      {"/steps/0/output", "null"},
      {"/nodes/0/shape", R"("start")"},
      {"/edges/0/confidence", "0.5"},
      {"/findings/0", R"({"code":"flow.end_missing","path":"/flow","message":"no end"})"},
      {"/has_worksheet", "false"},
  };
  for (const auto& [pointer, text] : cases) {
    EXPECT_EQ(json.at(Json::json_pointer(pointer)).dump(), text) << pointer;
  }
}

TEST(RawJson, ListsAndStyles) {
  const std::vector<RawSop> sops = {sample(), RawSop{}};
  const std::string compact = raw_sops_to_json(sops, JsonStyle::kCompact);
  EXPECT_EQ(compact.find('\n'), std::string::npos);
  EXPECT_EQ(Json::parse(compact), Json::parse(raw_sops_to_json(sops)));
  EXPECT_EQ(Json::parse(compact).size(), 2U);
  EXPECT_EQ(raw_sops_to_json({}, JsonStyle::kCompact), "[]");
}

}  // namespace
}  // namespace baku
