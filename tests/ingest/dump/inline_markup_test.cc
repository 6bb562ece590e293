#include "ingest/dump/inline_markup.h"

#include <gtest/gtest.h>

namespace baku {
namespace {

using Lines = std::vector<std::string>;

TEST(PlainLines, TakesMarkupOff) {
  const struct {
    std::string_view marked;
    Lines lines;
  } cases[] = {
      {"plain", {"plain"}},
      {" <b>Nomor   SOP</b> ", {"Nomor SOP"}},
      {"a<br>b<br/>c", {"a", "b", "c"}},
      {"<small>Camat</small> Siti <small>NIP. 1</small>", {"Camat", "Siti", "NIP. 1"}},
      {"Dasar Hukum : <ol style=\"x\"> 1. UU 2. PP", {"Dasar Hukum :", "1. UU 2. PP"}},
      {"<ol><li>1. UU</li><li>2. PP</li></ol> Setiap", {"1. UU", "2. PP", "Setiap"}},
      {"<ul><li>Komputer</li><li>Printer</li></ul>", {"\u2022 Komputer", "\u2022 Printer"}},
      {"**Drs. Made**", {"Drs. Made"}},
      {"__A__ *b* `c` ~~d~~", {"A b c d"}},
      {"2 * 3 * 4 a_b_c", {"2 * 3 * 4 a_b_c"}},
      {"![](_page_0_Picture_1.jpeg)", {}},
      {"[SOP](https://example.org/a_(b)) lain", {"SOP) lain"}},
      {"A &amp; B &lt;5&nbsp;menit&#8594;&#x41; &bogus; &", {"A & B <5 menit\u2192A &bogus; &"}},
      {"waktu < 5 menit <5> <xyz>", {"waktu < 5 menit <5> <xyz>"}},
      {"<!-- page 2 -->Camat", {"Camat"}},
      {"1\\. \\[ \\]", {"1. [ ]"}},
      {"<b", {"<b"}},
      {"&#0;&#xD800;", {"\uFFFD\uFFFD"}},
      {"", {}},
  };
  for (const auto& test : cases) {
    SCOPED_TRACE(test.marked);
    EXPECT_EQ(plain_lines(test.marked), test.lines);
  }
}

TEST(BeginsWithListMark, NeedsABlankBehindALetter) {
  for (const std::string_view text : {"1. UU", "12) PP", "a. b", "- x", "\u2022 x", "1.UU", "3."}) {
    EXPECT_TRUE(begins_with_list_mark(text)) << text;
  }
  for (const std::string_view text : {"M.Hum.", "1.440 menit", "UU No. 1", "", "ab. c", "-x"}) {
    EXPECT_FALSE(begins_with_list_mark(text)) << text;
  }
}

}  // namespace
}  // namespace baku
