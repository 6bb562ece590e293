#include "schema/record_pointer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "schema/record_json.h"
#include "tests/schema/sample_record.h"

namespace baku {
namespace {

using Json = nlohmann::json;

void collect(const Json& json, const std::string& pointer, std::vector<std::string>& pointers) {
  pointers.push_back(pointer);
  if (json.is_object()) {
    for (const auto& [key, value] : json.items()) {
      const std::string step = Json::json_pointer().operator/=(key).to_string();
      collect(value, pointer + step, pointers);
    }
  } else if (json.is_array()) {
    for (std::size_t i = 0; i < json.size(); ++i) {
      collect(json[i], pointer + "/" + std::to_string(i), pointers);
    }
  }
}

// Every place of the JSON is a place of the record.
TEST(RecordPointer, LeadsToEveryPlaceOfTheJson) {
  for (const SopRecord& record : {SopRecord{}, sample_record()}) {
    std::vector<std::string> pointers;
    collect(Json::parse(record_to_json(record)), "", pointers);
    ASSERT_GT(pointers.size(), 40U);
    for (const std::string& pointer : pointers) EXPECT_TRUE(leads_into(record, pointer)) << pointer;
  }
}

TEST(RecordPointer, LeadsNowhereElse) {
  const char* const pointers[] = {
      "title",
      "/",
      "/titel",
      "/title/0",
      "/steps/2",
      "/steps/-",
      "/steps/-1",
      "/steps/01",
      "/steps/0x",
      "/steps/",
      "/steps/0/x",
      "/dates//",
      "/organization/0",
      "/evidence/x",
      "/approval/nip/0",
      "/evidence/~",
      "/evidence/~2title",
      "/steps/0/note/x",
      "/steps/0/duration/value/0",
      "/steps/1/duration/value/2",
      "/evidence/~1title/box/4",
      "/steps/99999999999999999999",
  };
  for (const char* pointer : pointers)
    EXPECT_FALSE(leads_into(sample_record(), pointer)) << pointer;
}

TEST(RecordPointer, LeadsNowhereBelowNull) {
  const SopRecord blank;
  EXPECT_TRUE(leads_into(blank, "/worksheet"));
  EXPECT_FALSE(leads_into(blank, "/worksheet/scope"));
  EXPECT_TRUE(leads_into(blank, "/organization/region"));
  EXPECT_FALSE(leads_into(blank, "/organization/region/name"));
}

}  // namespace
}  // namespace baku
