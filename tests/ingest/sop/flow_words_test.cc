#include "ingest/sop/flow_words.h"

#include <gtest/gtest.h>

namespace baku::flow {
namespace {

TEST(FlowWords, StartAndEnd) {
  const struct {
    const char* text;
    Terminal terminal;
  } cases[] = {{"Mulai", Terminal::kStart},
               {"START", Terminal::kStart},
               {"( Awal )", Terminal::kStart},
               {"Mulal", Terminal::kStart},
               {"Selesai", Terminal::kEnd},
               {"SELESAI.", Terminal::kEnd},
               {"Finish", Terminal::kEnd},
               {"Akhir", Terminal::kEnd},
               {"S e l e s a i", Terminal::kEnd},
               {"Mulai menyusun", Terminal::kNone},
               {"Sesuai", Terminal::kNone},
               {"Ends", Terminal::kNone},
               {"", Terminal::kNone}};
  for (const auto& each : cases) {
    SCOPED_TRACE(each.text);
    EXPECT_EQ(terminal_in(each.text), each.terminal);
  }
}

TEST(FlowWords, Answers) {
  const struct {
    const char* text;
    Answer answer;
  } cases[] = {{"Ya", Answer::kWords},
               {"TIDAK", Answer::kWords},
               {"Tidak sesuai", Answer::kWords},
               {"Jika lengkap,", Answer::kWords},
               {"Ditolak/Revisi", Answer::kWords},
               {"Y", Answer::kLetter},
               {"(T)", Answer::kLetter},
               {"A", Answer::kNone},
               {"Jika", Answer::kNone},
               {"Memeriksa", Answer::kNone},
               {"Ya lalu diserahkan", Answer::kNone},
               {"ya tidak ya tidak ya", Answer::kNone},
               {"", Answer::kNone}};
  for (const auto& each : cases) {
    SCOPED_TRACE(each.text);
    EXPECT_EQ(answer_in(each.text), each.answer);
  }
}

TEST(FlowWords, AnswersThatGoOnInTheNextLine) {
  EXPECT_TRUE(needs_more("Tidak"));
  EXPECT_TRUE(needs_more("Sudah"));
  EXPECT_FALSE(needs_more("sesuai"));
  EXPECT_FALSE(needs_more(""));
}

}  // namespace
}  // namespace baku::flow
