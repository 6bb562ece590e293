// Text that is damaged or hostile: typed errors or what can be read, never a crash.
#include <gtest/gtest.h>

#include <string>

#include "ingest/dump/dump_reader.h"

namespace baku {
namespace {

// What is read of a text, without its parts.
Result<Dump> read(std::string_view bytes, const DumpOptions& options = {}) {
  return read_dump(bytes, options, [](const DumpLayout&) {});
}

TEST(ReadDump, RefusesWhatIsNoText) {
  const struct {
    std::string_view bytes;
    ErrorCode code;
  } cases[] = {
      {"", ErrorCode::kEmpty},
      {" \r\n\t\n", ErrorCode::kEmpty},
      {"\xEF\xBB\xBF", ErrorCode::kEmpty},
      {"\x81\x8D\x8F\x90\x9D\x81\x8D\x8F\x90\x9D", ErrorCode::kMalformed},
  };
  for (const auto& test : cases) {
    const auto dump = read(test.bytes);
    ASSERT_FALSE(dump);
    EXPECT_EQ(dump.error().code, test.code);
  }
}

TEST(ReadDump, HasLimits) {
  DumpOptions options;
  options.max_bytes = 100;
  EXPECT_EQ(read(std::string(101, 'x'), options).error().code, ErrorCode::kLimit);
  options.max_line = 50;
  EXPECT_EQ(read(std::string(60, 'x'), options).error().code, ErrorCode::kLimit);
  EXPECT_TRUE(read(std::string(40, 'x') + "\n" + std::string(40, 'y'), options));
  const std::string html = "<html><body>\n<p>text</p>\n</body></html>";
  EXPECT_TRUE(read(html, options));
  options.max_whole = 20;
  EXPECT_EQ(read(html, options).error().code, ErrorCode::kLimit);
}

TEST(ReadDump, LivesThroughDamage) {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "<div><b>";
  std::string tables;
  for (int i = 0; i < 300; ++i) tables += "<table><tr><td>";
  std::string bars;
  for (int i = 0; i < 2'000; ++i) bars += "|";
  const std::string texts[] = {
      "<html><body>" + deep + "x</body></html>",
      tables + "x",
      bars + "\n" + bars + "\n",
      std::string(100'000, '\t') + "x\n",
      "+--+\n|\n+--+--+\n|+-|\n",
      "<table><tr><td>" + std::string(100'000, '<'),
      std::string(50'000, '*') + "[[[[((((" + std::string(50'000, '`'),
      "| a |\n|---|\n| \xF0\x28 |\n",
      "&#99999999999; &#x; &; &&&&",
      "<!DOCTYPE html [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><html><body>&a;</body></html>",
  };
  for (const std::string& text : texts) {
    SCOPED_TRACE(text.substr(0, 40));
    DumpAssembler assembler([](const RawSop&) {});
    const auto dump = read_dump(text, {}, [&](const DumpLayout& part) {
      for (const PageLayout& page : part.layout.pages) {
        for (const TextLine& line : page.lines) {
          EXPECT_EQ(line.text.find("root:"), std::string::npos);
        }
      }
      assembler.add(part);
    });
    EXPECT_TRUE(dump);
    EXPECT_FALSE(assembler.finish());
  }
}

}  // namespace
}  // namespace baku
