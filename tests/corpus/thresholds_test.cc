#include "corpus/thresholds.h"

#include <gtest/gtest.h>

namespace baku {
namespace {

Evaluation sample() {
  Evaluation evaluation;
  Tally tally;
  tally.f1("records.f1", 9, 10, 10);
  tally.share("steps.number", 8, 10);
  tally.share("findings.per_record", 25, 10);
  evaluation.subsets = {{"all", tally}, {"digital", tally}};
  return evaluation;
}

TEST(Thresholds, NamesWhatFellBelow) {
  const struct {
    const char* thresholds;
    std::vector<std::string> shortfalls;
  } cases[] = {
      {"{}", {}},
      {R"({"digital": {}})", {}},
      {R"({"digital": {"records": 0.9, "steps.number": 0.8}})", {}},
      {R"({"digital": {"records": 0.9004}})", {}},  // rounding
      {R"({"digital": {"records": 0.901}})", {"digital records: 0.900, at least 0.901"}},
      {R"({"all": {"steps.number": 1}, "digital": {"records.f1": 1}})",
       {"all steps.number: 0.800, at least 1.000", "digital records.f1: 0.900, at least 1.000"}},
      {R"({"all": {"findings.per_record": {"at_most": 2.5}}})", {}},
      {R"({"all": {"findings.per_record": {"at_most": 2.4}}})",
       {"all findings.per_record: 2.500, at most 2.400"}},
      {R"({"all": {"worksheet": 0}})", {"all worksheet: nothing to count, at least 0.000"}},
  };
  for (const auto& [thresholds, expected] : cases) {
    const auto shortfalls = compare(sample(), thresholds);
    ASSERT_TRUE(shortfalls) << shortfalls.error().message;
    std::vector<std::string> texts;
    for (const Shortfall& shortfall : *shortfalls) texts.push_back(to_text(shortfall));
    EXPECT_EQ(texts, expected);
  }
}

TEST(Thresholds, RefusesWhatCouldPassByMistake) {
  const struct {
    const char* thresholds;
    const char* message;
  } cases[] = {
      {"", "expected a JSON object"},
      {"[1]", "expected a JSON object"},
      {R"({"digitall": {}})", "there is no subset \"digitall\""},
      {R"({"digital": 1})", "digital: expected an object"},
      {R"({"digital": {"record": 1}})", "digital: record: there is no such figure"},
      {R"({"digital": {"records": "1"}})", "expected a number or"},
      {R"({"digital": {"records": {"at_least": 1}}})", "expected a number or"},
      {R"({"digital": {"records": {"at_most": null}}})", "expected a number or"},
  };
  for (const auto& [thresholds, message] : cases) {
    const auto shortfalls = compare(sample(), thresholds);
    ASSERT_FALSE(shortfalls) << thresholds;
    EXPECT_EQ(shortfalls.error().code, ErrorCode::kMalformed);
    EXPECT_NE(shortfalls.error().message.find(message), std::string::npos)
        << shortfalls.error().message;
  }
}

}  // namespace
}  // namespace baku
