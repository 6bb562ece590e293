#include "corpus/likeness.h"

#include <gtest/gtest.h>

namespace baku {
namespace {

TEST(Comparable, KeepsWhatMatters) {
  const struct {
    const char* text;
    const char* comparable;
  } cases[] = {
      {"", ""},
      {" \t\n", ""},
      {"Kepala  Dinas\n Kesehatan ", "kepala dinas kesehatan"},
      {"PELAYANAN SURAT. ", "pelayanan surat"},
      {"Selesai \u2026", "selesai"},
      {"1 \u2013 2 hari \u2013", "1 \u2013 2 hari"},
      {"SOP/01/", "sop/01"},
      {"\u201CYa\u201D", "\u201Cya\u201D"},
      {"\u00C9CLAT \u00D7 \u00C0\u00DE", "\u00E9clat \u00D7 \u00E0\u00FE"},
      {"\u00BD jam", "1\u20442 jam"},
      {"m\u00B2", "m2"},
      {"\uFB01le \u2116 1", "file no 1"},
      {"\uFF21\uFF22\uFF23\uFF11", "abc1"},
      {"a\u00A0\u2003b\u3000c", "a b c"},
      {"x\xFFy", "x\uFFFDy"},
      {"...", ""},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(comparable(text), expected) << text;
    EXPECT_EQ(comparable(comparable(text)), expected) << text;
  }
}

TEST(Likeness, IsOneMinusTheShareOfEdits) {
  const struct {
    const char* a;
    const char* b;
    double likeness;
    double soft;
    double quick;
  } cases[] = {
      {"", "", 1, 1, 0},
      {"surat", "", 0, 0, 0},
      {"surat", "surat", 1, 1, 1},
      {"surat keluar", "surat keluarr", 12.0 / 13, 12.0 / 13, 12.0 / 13},
      {"kitten", "sitting", 4.0 / 7, 4.0 / 7, 4.0 / 7},
      {"abcdef", "abcxyz", 0.5, 0.5, 0.5},
      {"abcdef", "abwxyz", 2.0 / 6, 0, 0},
      {"ab", "abcde", 0, 0, 0},                                // too different in length
      {"arsip \u00E9", "arsip e", 6.0 / 7, 6.0 / 7, 6.0 / 7},  // code points, not bytes
      {"abab", "baba", 0.5, 0.5, 0.5},
      {"axbxcx", "aybycy", 0.5, 0.5, 0},  // no trigram in common
  };
  for (const auto& [a, b, expected, soft, quick] : cases) {
    SCOPED_TRACE(std::string(a) + " / " + b);
    EXPECT_DOUBLE_EQ(text_likeness(a, b), expected);
    EXPECT_DOUBLE_EQ(text_likeness(b, a), expected);
    EXPECT_DOUBLE_EQ(soft_likeness(a, b), soft);
    EXPECT_DOUBLE_EQ(quick_likeness(a, b), quick);
  }
}

TEST(TrigramLikeness, IsDicesCoefficient) {
  const struct {
    const char* a;
    const char* b;
    double likeness;
  } cases[] = {
      {"abcd", "abcd", 1}, {"abcd", "abce", 0.5}, {"ab", "abc", 0},
      {"ab", "ab", 1},     {"", "abc", 0},        {"aaaa", "aaa", 2.0 / 3},
  };
  for (const auto& [a, b, expected] : cases) {
    EXPECT_DOUBLE_EQ(trigram_likeness(a, b), expected) << a << " / " << b;
  }
}

}  // namespace
}  // namespace baku
