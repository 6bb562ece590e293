#include "ingest/media_kind.h"

#include <gtest/gtest.h>

#include <string>

namespace baku {
namespace {

using std::string_literals::operator""s;

TEST(MediaKind, IsToldByTheFirstBytes) {
  struct Case {
    std::string bytes;
    MediaKind kind;
  };
  const Case cases[] = {
      {"", MediaKind::kUnknown},
      {"%PDF-1.7\n", MediaKind::kPdf},
      {"\xef\xbb\xbf\n%PDF-1.4\n", MediaKind::kPdf},
      {std::string(1500, ' ') + "%PDF-1.4\n", MediaKind::kText},
      {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s, MediaKind::kPng},
      {"\x89PNG\n\x1a\n\0\0"s, MediaKind::kUnknown},
      {"\xff\xd8\xff\xe0\0\x10JFIF"s, MediaKind::kJpeg},
      {"II*\0\x08\0\0\0"s, MediaKind::kTiff},
      {"MM\0*\0\0\0\x08"s, MediaKind::kTiff},
      {"RIFF\x10\0\0\0WEBPVP8 "s, MediaKind::kWebp},
      {"RIFF\x10\0\0\0WAVEfmt "s, MediaKind::kUnknown},
      {"\0\0\0\x0cjP  \r\n\x87\n"s, MediaKind::kJpeg2000},
      {"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", MediaKind::kText},
      {"NAMA SOP\tPengelolaan Arsip\r\n", MediaKind::kText},
      {"\xff\xfeN\0A\0"s, MediaKind::kText},
      {"PK\x03\x04\x14\0\0\0"s, MediaKind::kUnknown},
      {"\x7f\x45LF\x02\x01\x01\x02\x03\x04", MediaKind::kUnknown},
  };
  for (const Case& c : cases)
    EXPECT_EQ(media_kind(c.bytes), c.kind) << testing::PrintToString(c.bytes);
}

TEST(MediaKind, PicturesAreThoseThatHoldPagesAsPixels) {
  EXPECT_TRUE(is_picture(MediaKind::kTiff));
  EXPECT_FALSE(is_picture(MediaKind::kPdf));
  EXPECT_FALSE(is_picture(MediaKind::kUnknown));
  EXPECT_EQ(media_type_of(MediaKind::kWebp), "image/webp");
}

}  // namespace
}  // namespace baku
