#include "app/console.h"

#include <gtest/gtest.h>

namespace baku {
namespace {

TEST(Printable, ControlCharactersCannotReachTheTerminal) {
  const struct {
    std::string_view text;
    std::string_view printed;
  } cases[] = {
      {"sop 01.pdf", "sop 01.pdf"},
      {"se\xC3\xA9.pdf", "se\xC3\xA9.pdf"},
      {"a\nbaku: b", "a\\x0Abaku: b"},
      {"\x1B[2J.pdf", "\\x1B[2J.pdf"},
      {"a\x7F", "a\\x7F"},
      {"\xC2\x9B"
       "2J",
       "\\xC2\\x9B"
       "2J"},  // the one-character form of ESC [
      {"\xFF.pdf", "\\xFF.pdf"},
      {"", ""},
  };
  for (const auto& [text, printed] : cases) EXPECT_EQ(printable(text), printed);
}

}  // namespace
}  // namespace baku
