#include "ingest/scan/picture_file.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include "ingest/scan/exif_orientation.h"
#include "ingest/scan/tiff_bytes.h"
#include "tests/ingest/scan/drawn_pictures.h"

namespace baku {
namespace {

using test::FileFormat;

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    bytes += static_cast<char>((value >> shift) & 0xFFU);
  }
  return bytes;
}

// The beginning of a PNG file that says so many pixels.
std::string png_header(std::uint32_t width, std::uint32_t height) {
  return std::string("\x89PNG\r\n\x1a\n", 8) + big_endian(13) + "IHDR" + big_endian(width) +
         big_endian(height) + std::string("\x01\x00\x00\x00\x00", 5) + big_endian(0) +
         std::string(64, '\0');
}

// A JPEG with an EXIF block that holds the orientation.
std::string with_orientation(const std::string& jpeg, char orientation) {
  std::string tiff("II*\0\x08\0\0\0\x01\0", 10);
  tiff += std::string("\x12\x01\x03\0\x01\0\0\0", 8) + orientation + std::string(3, '\0');
  tiff += std::string(4, '\0');
  const std::string body = std::string("Exif\0\0", 6) + tiff;
  const std::size_t length = body.size() + 2;
  std::string segment("\xFF\xE1", 2);
  segment += static_cast<char>(length >> 8U);
  segment += static_cast<char>(length & 0xFFU);
  return jpeg.substr(0, 2) + segment + body + jpeg.substr(2);
}

std::string little_endian(std::uint32_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i)
    text += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
  return text;
}

// A TIFF of one directory of one entry whose successor is at `next`.
std::string tiff_with_successor(std::uint32_t next) {
  return std::string("II*\0", 4) + little_endian(8, 4) + little_endian(1, 2) +
         little_endian(256, 2) + little_endian(4, 2) + little_endian(1, 4) + little_endian(100, 4) +
         little_endian(next, 4);
}

TEST(PictureFile, DecodesEveryDepthToOneOfThree) {
  const PixHandle gray = test::blank_picture(60, 40, 8);
  test::draw_box(*gray, 5, 5, 10, 10, 30);
  struct Case {
    const char* name;
    std::string bytes;
    MediaKind kind;
    int depth;
  };
  const PixHandle bits = test::blank_picture(60, 40, 1);
  const PixHandle colour = test::blank_picture(60, 40, 32);
  const PixHandle deep = test::blank_picture(60, 40, 16);
  const PixHandle clear = test::blank_picture(60, 40, 32);
  pixSetSpp(clear.get(), 4);
  const Case cases[] = {
      {"1 bit", test::encoded(*bits, FileFormat::kPng), MediaKind::kPng, 1},
      {"gray", test::encoded(*gray, FileFormat::kPng), MediaKind::kPng, 8},
      {"palette", test::encoded(*test::with_palette(*gray), FileFormat::kPng), MediaKind::kPng, 8},
      {"16 bit", test::encoded(*deep, FileFormat::kPng), MediaKind::kPng, 8},
      {"colour", test::encoded(*colour, FileFormat::kPng), MediaKind::kPng, 32},
      {"alpha", test::encoded(*clear, FileFormat::kPng), MediaKind::kPng, 32},
      {"jpeg", test::encoded(*gray, FileFormat::kJpeg), MediaKind::kJpeg, 8},
      {"tiff", test::encoded(*gray, FileFormat::kTiff), MediaKind::kTiff, 8},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const auto page = decode_picture(c.bytes, c.kind, 0, PictureLimits{});
    ASSERT_TRUE(page) << page.error().message;
    EXPECT_EQ(pixGetDepth(page->pix.get()), c.depth);
    EXPECT_EQ(pixGetWidth(page->pix.get()), 60);
    EXPECT_EQ(pixGetColormap(page->pix.get()), nullptr);
    EXPECT_FALSE(page->cut_short);
  }
}

TEST(PictureFile, RefusesWithATypedError) {
  const PixHandle small = test::blank_picture(1, 1, 8);
  const PixHandle gray = test::blank_picture(400, 400, 8);
  const std::string png = test::encoded(*gray, FileFormat::kPng);
  struct Case {
    const char* name;
    std::string bytes;
    MediaKind kind;
    ErrorCode code;
  };
  const Case cases[] = {
      {"one pixel", test::encoded(*small, FileFormat::kPng), MediaKind::kPng,
       ErrorCode::kUnsupported},
      {"20000 x 20000", png_header(20000, 20000), MediaKind::kPng, ErrorCode::kLimit},
      {"not a picture", "<svg xmlns='http://www.w3.org/2000/svg'/>", MediaKind::kPng,
       ErrorCode::kMalformed},
      {"cut PNG", png.substr(0, 60), MediaKind::kPng, ErrorCode::kMalformed},
      {"loop", tiff_with_successor(8), MediaKind::kTiff, ErrorCode::kMalformed},
      {"successor outside", tiff_with_successor(5000), MediaKind::kTiff, ErrorCode::kMalformed},
      {"no directory", std::string("II*\0\0\0\0\0", 8), MediaKind::kTiff, ErrorCode::kMalformed},
      {"BigTIFF", std::string("II+\0\x08\0\0\0", 8), MediaKind::kTiff, ErrorCode::kUnsupported},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const auto page = decode_picture(c.bytes, c.kind, 0, PictureLimits{});
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, c.code) << page.error().message;
  }
  const auto refused = count_pictures("", MediaKind::kJpeg2000, PictureLimits{});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kUnsupported);
}

TEST(PictureFile, CountsPagesOfATiff) {
  const std::string bytes = test::tiff_of(*test::blank_picture(60, 40, 1), 3);
  EXPECT_EQ(count_pictures(bytes, MediaKind::kTiff, PictureLimits{}).value_or(0), 3);
  EXPECT_TRUE(decode_picture(bytes, MediaKind::kTiff, 2, PictureLimits{}));
  EXPECT_EQ(decode_picture(bytes, MediaKind::kTiff, 3, PictureLimits{}).error().code,
            ErrorCode::kUsage);
  PictureLimits two;
  two.most_directories = 2;
  EXPECT_EQ(count_pictures(bytes, MediaKind::kTiff, two).error().code, ErrorCode::kLimit);
}

TEST(PictureFile, TurnsAsTheCameraWasHeld) {
  // Black in the upper left corner of a picture that is 90 x 60.
  const PixHandle gray = test::blank_picture(90, 60, 8);
  test::draw_box(*gray, 0, 0, 30, 20, 0);
  const std::string jpeg = test::encoded(*gray, FileFormat::kJpeg);
  struct Case {
    char orientation;
    int width;
    int x;  // a place that is black when upright
    int y;
  };
  const Case cases[] = {{1, 90, 5, 5},   {2, 90, 85, 5}, {3, 90, 85, 55},
                        {4, 90, 5, 55},  {5, 60, 5, 5},  {6, 60, 55, 5},
                        {7, 60, 55, 85}, {8, 60, 5, 85}, {9, 90, 5, 5}};
  for (const Case& c : cases) {
    SCOPED_TRACE(static_cast<int>(c.orientation));
    const auto page =
        decode_picture(with_orientation(jpeg, c.orientation), MediaKind::kJpeg, 0, PictureLimits{});
    ASSERT_TRUE(page);
    EXPECT_EQ(pixGetWidth(page->pix.get()), c.width);
    EXPECT_LT(test::pixel_at(*page->pix, c.x, c.y), 60U);
  }
}

TEST(PictureFile, SaysThatAJpegIsCutShort) {
  const PixHandle gray = test::blank_picture(600, 600, 8);
  for (int i = 0; i < 60; ++i) test::draw_box(*gray, 10 * i, 7 * i, 6, 90, 0);
  const std::string jpeg = test::encoded(*gray, FileFormat::kJpeg);
  const std::string half = jpeg.substr(0, jpeg.size() / 2);
  struct Case {
    const char* name;
    std::string bytes;
    bool cut_short;
  };
  const Case cases[] = {{"whole", jpeg, false},
                        {"cut", half, true},
                        {"end overwritten", half + std::string(half.size(), '\0'), true}};
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    const auto page = decode_picture(each.bytes, MediaKind::kJpeg, 0, PictureLimits{});
    ASSERT_TRUE(page);
    EXPECT_EQ(page->cut_short, each.cut_short);
  }
}

TEST(ExifOrientation, DamagedBlocksAreUpright) {
  const std::string jpeg("\xFF\xD8\xFF\xD9", 4);
  const std::string turned = with_orientation(jpeg, 6);
  EXPECT_EQ(exif_orientation(turned), 6);
  for (std::size_t size = 0; size < turned.size() - 2; ++size) {
    const int value = exif_orientation(turned.substr(0, size));
    EXPECT_TRUE(value == 1 || value == 6) << size;
  }
  EXPECT_EQ(exif_orientation(""), 1);
}

}  // namespace
}  // namespace baku
