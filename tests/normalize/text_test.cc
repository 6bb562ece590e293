#include "normalize/text.h"

#include <gtest/gtest.h>

#include <string>

namespace baku {
namespace {

struct TextCase {
  const char* text;
  const char* expected;
};

TEST(Text, Cleaned) {
  const TextCase cases[] = {
      {"", ""},
      {"  Kepala \t\r\n Dinas  ", "Kepala Dinas"},
      {"Kepala\xC2\xA0\xE2\x80\xAF"
       "Dinas",
       "Kepala Dinas"},
      {"Kepe\xC2\xADgawaian", "Kepegawaian"},
      {"Ke\xE2\x80\x8Bpala\xEF\xBB\xBF", "Kepala"},
      {"Undang\xE2\x80\x93Undang", "Undang-Undang"},
      {"\xE2\x80\x9CLAPOR\xE2\x80\x9D \xE2\x80\x98"
       "a\xE2\x80\x99",
       "\"LAPOR\" 'a'"},
      {"o\xEF\xAC\x80ice \xEF\xAC\x81", "office fi"},
      {"\xEF\xBC\xAB\xEF\xBC\xB4\xEF\xBC\xB0", "KTP"},              // full-width
      {"\xD0\xA1\xD0\x9E\xD0\xA0", "COP"},                          // Cyrillic
      {"\xCE\x91\xCE\x92", "AB"},                                   // Greek
      {"\xF0\x9D\x90\x92\xF0\x9D\x90\x8E\xF0\x9D\x90\x8F", "SOP"},  // mathematical bold
      {"cafe\xCC\x81", "caf\xC3\xA9"},
      {"\xEF\x82\xB7 Komputer", "Komputer"},  // a symbol font's bullet
      {"\xC2\xBD Jam", "\xC2\xBD Jam"},
      {"a\xFF"
       "b",
       "a\xEF\xBF\xBD"
       "b"},
      {"a\x01"
       "b",
       "ab"},
  };
  for (const auto& [text, expected] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(clean_text(text), expected);
    EXPECT_EQ(clean_text(clean_text(text)), clean_text(text));
    EXPECT_EQ(tidy_text(tidy_text(text)), tidy_text(text));
  }
  EXPECT_EQ(tidy_text("SOP \xE2\x80\x93  01"), "SOP \xE2\x80\x93 01");
}

TEST(Text, Folded) {
  const TextCase cases[] = {
      {"Ka. Sub-Bag", "kasubbag"},
      {"Umum & Kepegawaian", "umumdankepegawaian"},
      {"Umum dan  Kepegawaian", "umumdankepegawaian"},
      {"CAF\xC3\x89", "cafe"},
      {"S.H., M.H.", "shmh"},
      {"---", ""},
      {"72.01", "7201"},
  };
  for (const auto& [text, expected] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(fold(text), expected);
  }
}

TEST(Text, FoldedWordByWord) {
  const TextCase cases[] = {
      {"Ka. Sub-Bag Umum & Keuangan", "ka sub bag umum dan keuangan"},
      {"Sri A'yuni", "sri ayuni"},
      {"  ", ""},
      {"/ a /", "a"},
  };
  for (const auto& [text, expected] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(fold_words(text), expected);
  }
}

TEST(Text, Capitals) {
  EXPECT_TRUE(in_capitals("KEPALA DINAS"));
  EXPECT_TRUE(in_capitals("WIDYASTUTI HANDAYANI, M.Kes"));
  EXPECT_FALSE(in_capitals("Kepala Dinas"));
  EXPECT_FALSE(in_capitals("I"));
  EXPECT_FALSE(in_capitals("123"));
}

}  // namespace
}  // namespace baku
