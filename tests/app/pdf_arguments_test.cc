#include "app/pdf_arguments.h"

#include <gtest/gtest.h>

#include "tests/app/scratch_folder.h"

namespace baku {
namespace {

TEST(ParsePageRange, FourFormsAndNothingElse) {
  const struct {
    std::string_view text;
    int first;
    int last;  // -1: not a range
  } cases[] = {
      {"3", 3, 3},    {"2-5", 2, 5},    {"4-", 4, 0},  {"-3", 1, 3},   {"7-7", 7, 7},
      {"", 0, -1},    {"-", 0, -1},     {"0", 0, -1},  {"5-2", 0, -1}, {"a", 0, -1},
      {"1,2", 0, -1}, {"1-2-3", 0, -1}, {" 1", 0, -1}, {"-0", 0, -1},  {"99999999999", 0, -1},
  };
  for (const auto& [text, first, last] : cases) {
    SCOPED_TRACE(text);
    const auto range = parse_page_range(text);
    EXPECT_EQ(range.has_value(), last != -1);
    if (!range) continue;
    EXPECT_EQ(range->first, first);
    EXPECT_EQ(range->last, last);
  }
}

TEST(PdfArguments, PasswordIsTheFirstLineOfItsFile) {
  const ScratchFolder folder;
  PdfArguments arguments;
  arguments.password_file = folder.write("password", "rahasia\r\nother\n");
  const auto options = pdf_options(arguments);
  ASSERT_TRUE(options);
  EXPECT_EQ(options->password, "rahasia");
  arguments.password_file = folder.path("none").string();
  EXPECT_EQ(pdf_options(arguments).error().code, ErrorCode::kNotFound);
}

TEST(PdfArguments, BadRangeIsAUsageError) {
  PdfArguments arguments;
  arguments.pages = "9-2";
  EXPECT_EQ(pdf_options(arguments).error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace baku
