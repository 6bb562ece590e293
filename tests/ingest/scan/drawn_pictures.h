// Small pictures that tests draw.
#pragma once

#include <cstdint>
#include <string>

#include "ingest/scan/pix.h"

namespace baku::test {

// 1 bit white, 8 bit white or 32 bit white.
PixHandle blank_picture(int width, int height, int depth);

// A filled rectangle: `gray` in 8 bit pictures, black in 1 bit ones.
void draw_box(Pix& pix, int left, int top, int width, int height, unsigned gray = 0);

// A filled rectangle of a colour in a 32 bit picture.
void draw_colour(Pix& pix, int left, int top, int width, int height, std::uint32_t rgb);

unsigned pixel_at(const Pix& pix, int x, int y);

enum class FileFormat : std::uint8_t { kPng, kJpeg, kTiff };
std::string encoded(const Pix& pix, FileFormat format);

// A TIFF file of `pages` pages of the same picture.
std::string tiff_of(const Pix& pix, int pages);

PixHandle turned_by(const Pix& pix, double degrees);
PixHandle with_palette(const Pix& pix);

}  // namespace baku::test
