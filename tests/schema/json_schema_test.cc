#include "schema/json_schema.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "base/file.h"
#include "schema/finding_codes.h"
#include "schema/invariants.h"
#include "schema/record_json.h"
#include "tests/schema/sample_record.h"

namespace baku {
namespace {

using Json = nlohmann::ordered_json;

std::string file_text(const std::string& name) {
  return read_file(std::string(BAKU_SOURCE_DIR) + "/" + name, 1U << 20U).value_or("");
}

Json schema() { return Json::parse(record_json_schema()); }

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items()) out.push_back(key);
  return out;
}

TEST(JsonSchema, IsThePublishedFile) {
  EXPECT_EQ(record_json_schema(), file_text("schema/sop_record.schema.json"));
}

// The writer's keys and the schema's are the same, in the same order, at every level.
void compare_keys(const Json& value, Json part, const Json& root, const Json::json_pointer& place) {
  SCOPED_TRACE(place.to_string());
  if (part.contains("anyOf") && !value.is_null()) {
    const Json options = part.at("anyOf");
    part = options.at(0);
  }
  if (part.contains("$ref")) {
    const std::string name = part.at("$ref").get<std::string>().substr(8);
    part = root.at("$defs").at(name);
  }
  if (value.is_object() && part.contains("properties")) {
    EXPECT_EQ(keys(value), keys(part.at("properties")));
    EXPECT_EQ(part.at("required").get<std::vector<std::string>>(), keys(value));
    EXPECT_EQ(part.at("additionalProperties"), false);
    for (const auto& [key, inner] : value.items()) {
      compare_keys(inner, part.at("properties").at(key), root, place / key);
    }
  } else if (value.is_object()) {  // the map of evidence
    for (const auto& [key, inner] : value.items()) {
      compare_keys(inner, part.at("additionalProperties"), root, place / "*");
    }
  } else if (value.is_array() && part.contains("items")) {
    for (const Json& inner : value) compare_keys(inner, part.at("items"), root, place / "*");
  }
}

TEST(JsonSchema, HasTheKeysOfTheWriter) {
  compare_keys(Json::parse(record_to_json(sample_record())), schema(), schema(),
               Json::json_pointer());
}

TEST(JsonSchema, KnowsTheFindingCodes) {
  std::vector<std::string> codes;
  for (const FindingCode& code : finding_codes()) codes.emplace_back(code.code);
  const Json root = schema();
  EXPECT_EQ(root.at("$defs").at("finding").at("properties").at("code").at("enum"), Json(codes));
  EXPECT_EQ(root.at("properties").at("schema_version").at("const"), kSchemaVersion);
}

// Names of all properties, at every level.
void collect_properties(const Json& part, std::set<std::string>& names) {
  if (part.is_object() && part.contains("properties") && part.contains("required")) {
    for (const std::string& key : keys(part.at("properties"))) names.insert(key);
  }
  if (!part.is_structured()) return;
  for (const auto& [key, inner] : part.items()) collect_properties(inner, names);
}

TEST(Documentation, NamesEveryField) {
  const std::string page = file_text("docs/record_format.md");
  std::set<std::string> names;
  collect_properties(schema(), names);
  ASSERT_GT(names.size(), 60U);
  for (const std::string& name : names) {
    const bool named = page.find("`" + name + "`") != std::string::npos ||
                       page.find("." + name + "`") != std::string::npos;
    EXPECT_TRUE(named) << "docs/record_format.md does not name " << name;
  }
}

TEST(Documentation, NamesEveryEnumerator) {
  const std::string page = file_text("docs/record_format.md");
  const Json root = schema();
  for (const auto& [name, definition] : root.at("$defs").items()) {
    if (name == "finding") continue;  // codes: docs/findings.md
    for (const auto& [key, property] : definition.at("properties").items()) {
      for (const Json& value : property.value("enum", Json::array())) {
        if (!value.is_string()) continue;
        EXPECT_NE(page.find("`" + value.get<std::string>() + "`"), std::string::npos)
            << name << "." << key << ": " << value;
      }
    }
  }
}

TEST(Documentation, ExampleIsASoundRecord) {
  const std::string page = file_text("docs/record_format.md");
  const std::size_t begin = page.find("```json\n");
  ASSERT_NE(begin, std::string::npos);
  const std::size_t end = page.find("\n```\n", begin);
  const auto record = record_from_json(page.substr(begin + 8, end - begin - 8));
  ASSERT_TRUE(record) << record.error().message;
  EXPECT_EQ(broken_invariants(*record), std::vector<std::string>{});
}

// The rows of docs/findings.md: | `code` | severity | ...
std::vector<std::pair<std::string, std::string>> documented_codes(const std::string& page) {
  std::vector<std::pair<std::string, std::string>> codes;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("| `", 0) != 0) continue;
    const std::size_t end = line.find("` | ");
    const std::size_t severity = end + 4;
    codes.emplace_back(line.substr(3, end - 3),
                       line.substr(severity, line.find_first_of(" ;|", severity) - severity));
  }
  return codes;
}

TEST(Documentation, ListsTheFindingCodes) {
  std::vector<std::pair<std::string, std::string>> expected;
  for (const FindingCode& code : finding_codes()) {
    const char* const names[] = {"error", "warning", "info"};
    expected.emplace_back(code.code, names[static_cast<std::size_t>(code.severity)]);
  }
  EXPECT_EQ(documented_codes(file_text("docs/findings.md")), expected);
}

}  // namespace
}  // namespace baku
