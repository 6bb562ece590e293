#include "ingest/dump/encoding.h"

#include <gtest/gtest.h>

#include <string>

namespace baku {
namespace {

using std::string_view_literals::operator""sv;

struct DecodeCase {
  std::string_view bytes;
  std::string_view text;
  std::string_view encoding;
  std::size_t broken = 0;
};

TEST(DecodeText, TellsEncodingsByTheirBytes) {
  const DecodeCase cases[] = {
      {"SOP \xE2\x80\x93 01"sv, "SOP \u2013 01", "utf-8"},
      {"\xEF\xBB\xBFSOP"sv, "SOP", "utf-8"},
      {"\xFF\xFES\0O\0P\0"sv, "SOP", "utf-16le"},
      {"\xFE\xFF\0S\0O\0P"sv, "SOP", "utf-16be"},
      {"S\0O\0P\0 \0A\0P\0"sv, "SOP AP", "utf-16le"},
      {"\xFF\xFE\x3D\xD8\x00\xDE"sv, "\U0001F600", "utf-16le"},
      {"\xFF\xFE\x00\xDE"sv, "\uFFFD", "utf-16le", 1},
      {"SOP \x96 01 \x93oke\x94"sv, "SOP \u2013 01 \u201Coke\u201D", "windows-1252"},
      {"caf\xE9 \x81"sv, "caf\u00E9 \uFFFD", "windows-1252", 1},
  };
  for (const DecodeCase& test : cases) {
    SCOPED_TRACE(test.text);
    const DecodedText decoded = decode_text(test.bytes);
    EXPECT_EQ(decoded.text, test.text);
    EXPECT_EQ(name_of(decoded.encoding), test.encoding);
    EXPECT_EQ(decoded.broken, test.broken);
  }
}

TEST(DecodeText, KeepsUtf8WithASingleBrokenByte) {
  const std::string text = std::string("\u2192\u2192\u2192\u2192\u2192 ") + "\x80";
  const DecodedText decoded = decode_text(text);
  EXPECT_EQ(decoded.encoding, Encoding::kUtf8);
  EXPECT_EQ(decoded.broken, 1U);
  EXPECT_EQ(decoded.text, "\u2192\u2192\u2192\u2192\u2192 \uFFFD");
}

TEST(DecodeText, EvensLineEndsAndBlanks) {
  EXPECT_EQ(decode_text("a\r\nb\rc\n\fd").text, "a\nb\nc\n\nd");
  EXPECT_EQ(decode_text("a\u00A0b\u200Bc\u00ADd\x01").text, "a bcd");
  EXPECT_EQ(decode_text("a\tb").text, "a\tb");
}

}  // namespace
}  // namespace baku
