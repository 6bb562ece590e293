#include "schema/record_json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

#include "tests/schema/sample_record.h"

namespace baku {
namespace {

using Json = nlohmann::ordered_json;

TEST(RecordJson, ReadsBackWhatItWrote) {
  const SopRecord records[] = {SopRecord{}, sample_record()};
  for (const SopRecord& record : records) {
    for (const JsonStyle style : {JsonStyle::kPretty, JsonStyle::kCompact}) {
      const auto read = record_from_json(record_to_json(record, style));
      ASSERT_TRUE(read) << read.error().message;
      EXPECT_EQ(*read, record);
    }
  }
}

TEST(RecordJson, KeysStandInTheOrderOfTheFormat) {
  const Json json = Json::parse(record_to_json(sample_record()));
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  const std::vector<std::string> expected = {
      "schema_version", "record_id",    "source",    "title",          "sop_number",
      "dates",          "organization", "approval",  "legal_basis",    "qualifications",
      "related_sops",   "equipment",    "warnings",  "record_keeping", "actors",
      "steps",          "flow",         "worksheet", "normalizations", "findings",
      "evidence"};
  EXPECT_EQ(keys, expected);
}

TEST(RecordJson, PartsLookLikeTheFormat) {
  const struct {
    const char* pointer;
    const char* text;
  } cases[] = {
      {"/schema_version", R"("1.0")"},
      {"/dates", R"({"created":"2021-01-04","revised":"2022-06","effective":"2023"})"},
      {"/organization/region", R"({"name":"Kabupaten Contoh","level":"kabupaten","code":"72.01"})"},
      {"/steps/0/duration",
       "{\"text\":\"\u00BD Jam\",\"value\":0.5,\"unit\":\"hour\",\"iso8601\":\"PT30M\"}"},
      {"/steps/1/duration", R"({"text":"1 - 2 Hari","value":[1,2],"unit":"day","iso8601":null})"},
      {"/flow/nodes/1", R"({"id":"n2","step":2,"actor":"a2","shape":"decision"})"},
      {"/flow/edges/1", R"({"from":"n2","to":"n1","label":"tidak"})"},
      {"/evidence/~1steps~10~1activity", R"({"page":2,"box":[61.2,140,310.5,171.8],)"
                                         R"("text":"Membuat konsep\nsurat","confidence":0.97})"},
  };
  const Json json = Json::parse(record_to_json(sample_record()));
  for (const auto& [pointer, text] : cases) {
    EXPECT_EQ(json.at(Json::json_pointer(pointer)).dump(), text) << pointer;
  }
}

TEST(RecordJson, RoundsCoordinatesAndConfidences) {
  const struct {
    double value;
    const char* coordinate;
    const char* confidence;
  } cases[] = {
      {0.956, "1", "0.96"},
      {61.249, "61.2", "61.25"},
      {-0.001, "0", "0"},
      {140.04, "140", "140.04"},
      {1e9, "1000000000", "1000000000"},
      {std::nan(""), "0", "0"},
      {-std::numeric_limits<double>::infinity(), "0", "0"},
  };
  for (const auto& [value, coordinate, confidence] : cases) {
    SopRecord record;
    record.evidence["/title"] = {
        .page = 1, .box = {value, 0, 1, 1}, .text = "", .confidence = value};
    const std::string text = record_to_json(record, JsonStyle::kCompact);
    EXPECT_NE(text.find("\"box\":[" + std::string(coordinate) + ",0,1,1]"), std::string::npos)
        << text;
    EXPECT_NE(text.find("\"confidence\":" + std::string(confidence) + "}"), std::string::npos)
        << text;
  }
}

TEST(RecordJson, RepairsInvalidUtf8) {
  const struct {
    std::string printed;
    std::string written;
  } cases[] = {
      {"\u00BD jam \u2013 \u201Cya\u201D", "\u00BD jam \u2013 \u201Cya\u201D"},
      {"a\xC3", "a\uFFFD"},  // cut off
      {"\xFF"
       "b",
       "\uFFFDb"},                                       // no such lead
      {"\xC0\xAF", "\uFFFD\uFFFD"},                      // overlong
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},            // surrogate
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},  // above U+10FFFF
      {"\xF0\x9F\x98\x80", "\U0001F600"},
      {std::string("\0\x1F\x7F\t", 4), std::string("\0\x1F\x7F\t", 4)},
  };
  for (const auto& [printed, written] : cases) {
    SCOPED_TRACE(written);
    SopRecord record;
    record.title = printed;
    record.evidence[printed] = {};
    const auto read = record_from_json(record_to_json(record));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->title, written);
    EXPECT_EQ(read->evidence.count(written), 1U);
  }
}

TEST(RecordJson, PrettyKeepsLinesShortAndSaysTheSame) {
  const std::string pretty = record_to_json(sample_record(), JsonStyle::kPretty);
  const std::string compact = record_to_json(sample_record(), JsonStyle::kCompact);
  EXPECT_EQ(Json::parse(pretty).dump(), Json::parse(compact).dump());
  EXPECT_EQ(compact.find('\n'), std::string::npos);
  EXPECT_NE(pretty.find("\n  \"dates\": { \"created\": \"2021-01-04\", \"revised\": \"2022-06\", "
                        "\"effective\": \"2023\" },\n"),
            std::string::npos)
      << pretty;
  EXPECT_NE(pretty.find("\n  \"steps\": [\n    {\n      \"number\": 1,\n"), std::string::npos);
  EXPECT_EQ(pretty.back(), '\n');
}

TEST(RecordJson, SurvivesRandomText) {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same cases in every run
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 300; ++round) {
    SopRecord record;
    std::string noise;
    for (int i = 0; i < 40; ++i) noise += static_cast<char>(byte(random));
    record.title = noise;
    record.equipment = {noise, noise.substr(7)};
    const auto once = record_from_json(record_to_json(record));
    ASSERT_TRUE(once) << once.error().message;
    const auto twice = record_from_json(record_to_json(*once, JsonStyle::kCompact));
    ASSERT_TRUE(twice);
    EXPECT_EQ(*once, *twice);
  }
}

// The sample with the value at `pointer` replaced by `value`; taken out where that is null.
std::string changed(const char* pointer, const Json& value) {
  Json json = Json::parse(record_to_json(sample_record()));
  json[Json::json_pointer(pointer)] = value;
  return json.dump();
}

TEST(RecordFromJson, NamesThePlaceThatIsWrong) {
  const struct {
    const char* pointer;
    Json value;
    const char* message;
  } cases[] = {
      {"/title", 4, "/title: expected a string, found number"},
      {"/source", Json::array(), "/source: expected an object, found array"},
      {"/source/pages", "1", "/source/pages: expected an array, found string"},
      {"/source/pages/1", 1.5, "/source/pages/1: expected a whole number, found number"},
      {"/source/ordinal", 1e12, "/source/ordinal: too large a number"},
      {"/source/text_origin", "paper", "/source/text_origin: no such value: \"paper\""},
      {"/steps/1/actors/0", nullptr, "/steps/1/actors/0: expected a string, found null"},
      {"/steps/0/duration", "1 Jam", "/steps/0/duration: expected an object, found string"},
      {"/steps/0/duration/value", Json::array({1, 2, 3}),
       "/steps/0/duration/value: expected a number, [min, max] or null, found array"},
      {"/steps/0/duration/value", Json::array({1, "x"}),
       "/steps/0/duration/value/1: expected a number, found string"},
      {"/flow/nodes/0/shape", "circle", "/flow/nodes/0/shape: no such value: \"circle\""},
      {"/evidence/~1title/box", Json::array({1, 2, 3}),
       "/evidence/~1title/box: expected [left, top, right, bottom], found array"},
      {"/evidence/~1title/box/2", true,
       "/evidence/~1title/box/2: expected a number, found boolean"},
      {"/findings/0/severity", "fatal", "/findings/0/severity: no such value: \"fatal\""},
      {"/worksheet", 1, "/worksheet: expected an object, found number"},
      {"/steps", nullptr, "/steps: expected an array, found null"},
  };
  for (const auto& [pointer, value, message] : cases) {
    const auto read = record_from_json(changed(pointer, value));
    ASSERT_FALSE(read) << pointer;
    EXPECT_EQ(read.error().code, ErrorCode::kMalformed);
    EXPECT_EQ(read.error().message, message);
  }
}

TEST(RecordFromJson, EveryKeyMustBeThereUnlessThePartialRecordIsAskedFor) {
  const Json whole = Json::parse(record_to_json(sample_record()));
  std::vector<Json::json_pointer> pointers;
  for (const auto& [key, value] : whole.items()) {
    const Json::json_pointer place = Json::json_pointer() / key;
    pointers.push_back(place);
    if (!value.is_object() || key == "evidence") continue;
    for (const auto& [inner, unused] : value.items()) pointers.push_back(place / inner);
  }
  ASSERT_GT(pointers.size(), 40U);
  for (const Json::json_pointer& pointer : pointers) {
    const std::string text = pointer.to_string();
    Json cut = whole;
    cut[pointer.parent_pointer()].erase(pointer.back());
    const auto strict = record_from_json(cut.dump());
    ASSERT_FALSE(strict) << text;
    EXPECT_NE(strict.error().message.find("the key \"" + pointer.back() + "\" is missing"),
              std::string::npos);
    EXPECT_TRUE(record_from_json(cut.dump(), Completeness::kPartial)) << text;
  }
}

TEST(RecordFromJson, PartialRecordTakesNullForNothing) {
  const auto record = record_from_json(
      R"({"title": "Surat", "steps": null, "organization": null, "dates": {"created": "2021"}})",
      Completeness::kPartial);
  ASSERT_TRUE(record) << record.error().message;
  EXPECT_EQ(record->title, "Surat");
  EXPECT_EQ(record->dates.created, "2021");
  EXPECT_TRUE(record->steps.empty());
  EXPECT_FALSE(record_from_json(R"({"steps": 4})", Completeness::kPartial));
}

TEST(RecordFromJson, ReadsLaterMinorVersionsOnly) {
  const struct {
    Json version;
    ErrorCode code;
  } cases[] = {{"2.0", ErrorCode::kUnsupported},
               {"0.9", ErrorCode::kUnsupported},
               {"", ErrorCode::kUnsupported},
               {1.0, ErrorCode::kMalformed}};
  for (const auto& [version, code] : cases) {
    const auto read = record_from_json(changed("/schema_version", version));
    ASSERT_FALSE(read) << version;
    EXPECT_EQ(read.error().code, code);
  }
  Json later = Json::parse(changed("/schema_version", "1.7"));
  later["steps"][0]["risk"] = "a field of a later version";
  const auto read = record_from_json(later.dump());
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, sample_record());
}

TEST(RecordFromJson, RefusesHostileText) {
  const std::string sample = record_to_json(sample_record());
  std::string many_brackets;
  for (int i = 0; i < 1000000; ++i) many_brackets += "{\"a\":";
  const struct {
    std::string text;
    ErrorCode code;
  } cases[] = {
      {"", ErrorCode::kEmpty},
      {" \n\t ", ErrorCode::kEmpty},
      {"[", ErrorCode::kMalformed},
      {"nonsense", ErrorCode::kMalformed},
      {"null", ErrorCode::kMalformed},
      {"3", ErrorCode::kMalformed},
      {"{}", ErrorCode::kMalformed},
      {"{\"title\": \"\xFF\"}", ErrorCode::kMalformed},
      {std::string(1000000, '['), ErrorCode::kLimit},
      {many_brackets, ErrorCode::kLimit},
      {"\"" + std::string(100, '['), ErrorCode::kMalformed},
      {sample.substr(0, sample.size() / 2), ErrorCode::kMalformed},
      {sample + sample, ErrorCode::kMalformed},
      {R"({"source": {"ordinal": 1e999}})", ErrorCode::kMalformed},
  };
  for (const auto& [text, code] : cases) {
    const auto read = record_from_json(text);
    ASSERT_FALSE(read) << text.substr(0, 40);
    EXPECT_EQ(read.error().code, code) << text.substr(0, 40) << ": " << read.error().message;
  }
}

// Whatever happens to the bytes: an error, or a record that can be written and read again.
TEST(RecordFromJson, DamagedTextIsAnErrorOrARecord) {
  const std::string sample = record_to_json(sample_record(), JsonStyle::kCompact);
  std::mt19937 random(3);  // NOLINT(cert-msc51-cpp): the same cases in every run
  const auto below = [&random](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  constexpr std::string_view kBytes = "{}[]\",:0-e\\u\xFFnt ";
  int records = 0;
  for (int round = 0; round < 1000; ++round) {
    std::string text = sample;
    for (std::size_t damage = 0; damage <= below(3); ++damage) {
      const std::size_t place = below(text.size());
      if (below(3) == 0) {
        text.erase(place, below(20));
      } else {
        text[place] = kBytes[below(kBytes.size())];
      }
    }
    const auto completeness = round % 2 == 0 ? Completeness::kWhole : Completeness::kPartial;
    const auto read = record_from_json(text, completeness);
    if (!read) {
      EXPECT_FALSE(read.error().message.empty());
      continue;
    }
    ++records;
    const auto again = record_from_json(record_to_json(*read));
    ASSERT_TRUE(again) << again.error().message;
  }
  EXPECT_GT(records, 50);  // damage inside a text leaves a record
  EXPECT_LT(records, 950);
}

TEST(RecordsFromJson, TakesAllFormsOfAList) {
  const SopRecord record = sample_record();
  const std::string line = record_to_json(record, JsonStyle::kCompact);
  const std::string pretty = record_to_json(record);
  const struct {
    std::string text;
    std::size_t count;
  } cases[] = {
      {"[]", 0},
      {records_to_json(std::vector{record, record}), 2},
      {records_to_json(std::vector{record}, JsonStyle::kCompact), 1},
      {pretty, 1},
      {line, 1},
      {line + "\n", 1},
      {line + "\n" + line + "\n", 2},
      {"\n" + line + "\r\n\n" + line, 2},
      {"{\"records\": [" + line + "," + line + "]}", 2},
      {"{\"records\": []}", 0},
  };
  for (const auto& [text, count] : cases) {
    const auto records = records_from_json(text);
    ASSERT_TRUE(records) << records.error().message << "\n" << text.substr(0, 60);
    EXPECT_EQ(*records, std::vector<SopRecord>(count, record));
  }
}

TEST(RecordsFromJson, NamesTheRecordThatIsWrong) {
  const std::string line = record_to_json(sample_record(), JsonStyle::kCompact);
  const struct {
    std::string text;
    const char* message;
  } cases[] = {
      {"[" + line + ", 7]", "record 2: the record: expected an object, found number"},
      {line + "\n" + changed("/title", 1), "line 2: /title: expected a string, found number"},
      {"{\"records\": 3}", "/records: expected an array"},
      {line + "\nx", "line 2: not JSON: "},
  };
  for (const auto& [text, message] : cases) {
    const auto records = records_from_json(text);
    ASSERT_FALSE(records);
    EXPECT_EQ(records.error().message.rfind(message, 0), 0U) << records.error().message;
  }
}

}  // namespace
}  // namespace baku
