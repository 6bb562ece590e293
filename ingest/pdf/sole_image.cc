#include <GfxState.h>
#include <OutputDev.h>
#include <Page.h>
#include <Stream.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ingest/pdf/pdf_reader.h"
#include "ingest/pdf/poppler_document.h"

namespace baku {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kMostPixels = 100e6;

struct SoleImageTolerances {
  double off = 1;         // pixels from an edge of the page to that of the image
  double turn = 0.5;      // pixels, over its width or height
  double opaque = 0.999;  // opacity of what hides all below it
};

// The last bytes of a JPEG that was not cut hold its end marker.
bool has_jpeg_end(Stream& stream) {
  Stream* encoded = stream.getNextStream();
  if (encoded == nullptr) return true;
  encoded->reset();
  constexpr int kMarker = 0xFF;
  constexpr int kEnd = 0xD9;
  int before = 0;
  bool last_was_end = false;
  constexpr int kSlack = 65536;  // bytes of other things after it
  int since = 0;
  for (int byte = encoded->getChar(); byte != EOF; byte = encoded->getChar()) {
    if (before == kMarker && byte == kEnd) {
      last_was_end = true;
      since = 0;
    }
    before = byte;
    ++since;
  }
  encoded->close();
  return last_was_end && since <= kSlack;
}

// What a decoder makes of rows that are missing: the same pattern over and over.
bool ends_in_nothing(const PageImage& image) {
  constexpr std::size_t kBlock = 16;  // pixels after which the pattern comes again
  constexpr std::size_t kRows = 8;
  constexpr int kAlike = 3;
  constexpr double kMost = 0.01;  // share of the pixels that differ
  const auto channels = static_cast<std::size_t>(image.channels);
  const std::size_t row = static_cast<std::size_t>(image.width) * channels;
  if (row <= 2 * kBlock * channels || static_cast<std::size_t>(image.height) < kRows) return false;
  std::size_t differ = 0;
  for (std::size_t y = static_cast<std::size_t>(image.height) - kRows;
       y < static_cast<std::size_t>(image.height); ++y) {
    const char* tones = image.tones.data() + y * row;
    for (std::size_t x = kBlock * channels; x < row; ++x) {
      const int here = static_cast<unsigned char>(tones[x]);
      const int there = static_cast<unsigned char>(tones[x - kBlock * channels]);
      differ += std::abs(here - there) > kAlike;
    }
  }
  return static_cast<double>(differ) <= kMost * static_cast<double>(kRows * row);
}

// Where an image stands on the page, in pixels along one side.
struct Span {
  int begin = 0;
  int size = 0;
};

// As Poppler places it: each pixel that it touches is its own.
Span touched(double begin, double end) {
  const auto first = static_cast<int>(std::floor(begin));
  return {first, static_cast<int>(std::floor(end)) + 1 - first};
}

// For each pixel of an enlarged row, the pixel that it comes from and the share of the next one.
struct Source {
  std::vector<int> pixel;
  std::vector<double> next;
};

Source sources(int size, int scaled) {
  Source source;
  const double step = static_cast<double>(size) / scaled;
  double at = 0;
  for (int i = 0; i < scaled; ++i, at += step) {
    source.pixel.push_back(std::min(size - 1, static_cast<int>(at)));
    source.next.push_back(at - std::floor(at));
  }
  return source;
}

using Row = std::vector<unsigned char>;

// `row` has one more pixel at its end, the same as the last.
void enlarge_row(const Row& row, const Source& source, std::size_t channels, Row& enlarged) {
  std::size_t to = 0;
  for (std::size_t x = 0; x < source.pixel.size(); ++x) {
    const unsigned char* from = &row[static_cast<std::size_t>(source.pixel[x]) * channels];
    const double next = source.next[x];
    for (std::size_t c = 0; c < channels; ++c) {
      enlarged[to++] = static_cast<unsigned char>(from[c] * (1 - next) + from[c + channels] * next);
    }
  }
}

// The rows of an image as they are decoded.
class DecodedRows {
 public:
  DecodedRows(Stream& stream, int width, GfxImageColorMap& colors, int channels)
      : colors_(colors),
        width_(width),
        channels_(channels),
        rows_(&stream, width, colors.getNumPixelComps(), colors.getBits()) {
    rows_.reset();
  }

  [[nodiscard]] std::size_t width() const { return static_cast<std::size_t>(width_); }

  // Into `row`, which has room for one pixel more. False where there are no more.
  bool read(Row& row) {
    unsigned char* from = rows_.getLine();
    if (from == nullptr) return false;
    if (channels_ == 1) {
      colors_.getGrayLine(from, row.data(), width_);
    } else {
      colors_.getRGBLine(from, row.data(), width_);
    }
    std::copy_n(row.end() - 2 * std::ptrdiff_t{channels_}, channels_, row.end() - channels_);
    return true;
  }

 private:
  GfxImageColorMap& colors_;
  int width_;
  int channels_;
  ImageStream rows_;
};

// Two neighbouring rows of an image, enlarged.
class EnlargedRows {
 public:
  EnlargedRows(DecodedRows& rows, int height, Source columns, std::size_t channels)
      : rows_(rows),
        height_(height),
        columns_(std::move(columns)),
        channels_(channels),
        above_(columns_.pixel.size() * channels),
        below_(above_.size()) {}

  // To `line`, which is not before the last one, and the one below it; the last one is its own
  // neighbour. False where rows are missing.
  bool move_to(int line) {
    while (read_ < std::min(line + 2, height_)) {
      above_.swap(below_);
      if (!rows_.read(decoded_)) return false;
      enlarge_row(decoded_, columns_, channels_, below_);
      ++read_;
    }
    if (line + 1 >= height_) above_ = below_;
    return true;
  }

  // Both from the byte `from` on, with this share of the lower one.
  void mix(double share, std::size_t from, std::span<char> to) const {
    for (std::size_t i = 0; i < to.size(); ++i) {
      const double tone = above_[from + i] * (1 - share) + below_[from + i] * share;
      to[i] = static_cast<char>(static_cast<unsigned char>(tone));
    }
  }

 private:
  DecodedRows& rows_;
  int height_;
  Source columns_;
  std::size_t channels_;
  Row above_;
  Row below_;
  Row decoded_ = Row((rows_.width() + 1) * channels_);
  int read_ = 0;
};

// Keeps the last image that covers the whole page, and whether anything was painted over it.
class ImageOutput : public OutputDev {
 public:
  ImageOutput(double width, double height) : width_(width), height_(height) {}

  std::optional<PageImage> take() { return covered_ ? std::nullopt : std::move(image_); }

  // Poppler's interface; names and types are its own.
  // NOLINTBEGIN(readability-identifier-naming)
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }

  void stroke(GfxState* /*state*/) override { cover(); }
  void fill(GfxState* /*state*/) override { cover(); }
  void eoFill(GfxState* /*state*/) override { cover(); }
  void drawChar(GfxState* state, double /*x*/, double /*y*/, double /*dx*/, double /*dy*/,
                double /*origin_x*/, double /*origin_y*/, CharCode /*code*/, int /*bytes*/,
                const Unicode* /*unicode*/, int /*unicode_length*/) override {
    constexpr int kInvisible = 3;
    if ((state->getRender() & kInvisible) != kInvisible) cover();
  }
  void drawImageMask(GfxState* /*state*/, Object* /*ref*/, Stream* /*stream*/, int /*width*/,
                     int /*height*/, bool /*invert*/, bool /*interpolate*/,
                     bool inline_image) override {
    if (inline_image) is_simple_ = false;  // its bytes stand in the page and were not read
    cover();
  }
  void drawMaskedImage(GfxState* /*state*/, Object* /*ref*/, Stream* /*stream*/, int /*width*/,
                       int /*height*/, GfxImageColorMap* /*colors*/, bool /*interpolate*/,
                       Stream* /*mask*/, int /*mask_width*/, int /*mask_height*/,
                       bool /*mask_invert*/, bool /*mask_interpolate*/) override {
    cover();
  }
  void drawSoftMaskedImage(GfxState* /*state*/, Object* /*ref*/, Stream* /*stream*/, int /*width*/,
                           int /*height*/, GfxImageColorMap* /*colors*/, bool /*interpolate*/,
                           Stream* /*mask*/, int /*mask_width*/, int /*mask_height*/,
                           GfxImageColorMap* /*mask_colors*/, bool /*mask_interpolate*/) override {
    cover();
  }
  void drawImage(GfxState* state, Object* /*ref*/, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool /*interpolate*/, const int* mask_colors,
                 bool inline_image) override {
    image_.reset();
    covered_ = false;
    if (inline_image) is_simple_ = false;
    if (!is_simple_ || mask_colors != nullptr || !fills_page(*state)) {
      cover();
      return;
    }
    read(state->getCTM(), *stream, width, height, *colors);
  }
  void beginTransparencyGroup(GfxState* /*state*/, const double* /*box*/, GfxColorSpace* /*space*/,
                              bool /*isolated*/, bool /*knockout*/,
                              bool /*for_soft_mask*/) override {
    refuse();
  }
  void setSoftMask(GfxState* /*state*/, const double* /*box*/, bool /*alpha*/,
                   Function* /*transfer*/, GfxColor* /*backdrop*/) override {
    refuse();
  }
  // NOLINTEND(readability-identifier-naming)

 private:
  void cover() { covered_ = true; }

  // Such pages are not looked into.
  void refuse() {
    is_simple_ = false;
    cover();
  }

  [[nodiscard]] bool fills_page(GfxState& state) const {
    const double* m = state.getCTM();
    if (m[0] <= 0 || m[3] >= 0 || std::abs(m[1]) > tolerances_.turn ||
        std::abs(m[2]) > tolerances_.turn) {
      return false;
    }
    const auto near = [this](double a, double b) { return std::abs(a - b) <= tolerances_.off; };
    if (!near(m[4], 0) || !near(m[4] + m[0], width_)) return false;
    if (!near(m[5] + m[3], 0) || !near(m[5], height_)) return false;
    std::array<double, 4> clip = {};
    state.getClipBBox(&clip[0], &clip[1], &clip[2], &clip[3]);
    if (clip[0] > tolerances_.off || clip[1] > tolerances_.off) return false;
    if (clip[2] < width_ - tolerances_.off || clip[3] < height_ - tolerances_.off) return false;
    return state.getFillOpacity() >= tolerances_.opaque && state.getBlendMode() == gfxBlendNormal;
  }

  void read(const double* m, Stream& stream, int width, int height, GfxImageColorMap& colors) {
    const Span across = touched(m[4], m[4] + m[0]);
    const Span down = touched(m[5] + m[3], m[5]);
    const auto is_own = [](const Span& span, int size) {
      return span.size >= size && span.size <= size + 2;
    };
    if (!is_own(across, width) || !is_own(down, height) || !colors.isOk()) return cover();
    PageImage image;
    image.width = std::max(1, static_cast<int>(std::lround(width_)));
    image.height = std::max(1, static_cast<int>(std::lround(height_)));
    const GfxColorSpaceMode mode = colors.getColorSpace()->getMode();
    image.channels = mode == csDeviceGray || mode == csCalGray ? 1 : 3;
    if (!place(across, down, stream, width, height, colors, image)) return cover();
    image.cut_short = stream.getKind() == strDCT && ends_in_nothing(image) && !has_jpeg_end(stream);
    image_ = std::move(image);
  }

  // Interpolates as Poppler does, for one pixel more or two: a row between two of the image is the
  // mean of both, weighted.
  static bool place(const Span& across, const Span& down, Stream& stream, int width, int height,
                    GfxImageColorMap& colors, PageImage& image) {
    const auto channels = static_cast<std::size_t>(image.channels);
    const std::size_t row = static_cast<std::size_t>(image.width) * channels;
    image.tones.assign(row * static_cast<std::size_t>(image.height), '\xFF');
    const Source lines = sources(height, down.size);
    DecodedRows decoded(stream, width, colors, image.channels);
    EnlargedRows rows(decoded, height, sources(width, across.size), channels);
    const int first = std::max(0, across.begin);
    const int last = std::min(image.width, across.begin + across.size);
    const std::size_t from = static_cast<std::size_t>(first - across.begin) * channels;
    const std::size_t count = static_cast<std::size_t>(std::max(0, last - first)) * channels;
    for (int y = 0; y < down.size; ++y) {
      const auto line = static_cast<std::size_t>(y);
      if (!rows.move_to(lines.pixel[line])) return false;
      const int to_line = y + down.begin;
      if (to_line < 0 || to_line >= image.height) continue;
      char* to = image.tones.data() + static_cast<std::size_t>(to_line) * row +
                 static_cast<std::size_t>(first) * channels;
      rows.mix(lines.next[line], from, {to, count});
    }
    return true;
  }

  double width_;  // of the page, pixels
  double height_;
  SoleImageTolerances tolerances_;
  std::optional<PageImage> image_;
  bool covered_ = true;
  bool is_simple_ = true;
};

Result<std::optional<PageImage>> find(std::string_view bytes, const PdfOptions& options, int number,
                                      double dpi) {
  WarningLog log;
  PopplerMessages messages(log);
  BAKU_TRY(const auto source, open_poppler_document(bytes, options, log));
  (void)log.take();
  ::Page* page = source.pdf->getPage(number);
  if (page == nullptr || !page->isOk()) return std::nullopt;
  messages.set_page(number);
  const PageSize size = displayed_size(*page);
  const double pixels_a_point = dpi / kPointsPerInch;
  const double width = size.width * pixels_a_point;
  const double height = size.height * pixels_a_point;
  if (!(width * height <= kMostPixels)) return std::nullopt;
  ImageOutput output(width, height);
  const double scaled = dpi * size.unit;
  source.pdf->displayPage(&output, number, scaled, scaled, 0, false, true, false);
  auto image = output.take();
  if (!log.take().empty()) return std::nullopt;
  return image;
}

}  // namespace

Result<std::optional<PageImage>> sole_image(std::string_view bytes, const PdfOptions& options,
                                            int page, double dpi) {
  try {
    return find(bytes, options, page, dpi);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::kLimit, "The picture needs more memory than there is.", page);
  } catch (const std::exception& error) {
    return fail(ErrorCode::kMalformed, std::string("The page cannot be read: ") + error.what(),
                page);
  }
}

}  // namespace baku
