#include "ingest/scan/clean_picture.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "ingest/scan/marks/bricks.h"
#include "ingest/scan/marks/components.h"
#include "ingest/scan/sauvola.h"
#include "ingest/scan/stamp_ink.h"

namespace baku {
namespace {

constexpr double kMillimetresPerInch = 25.4;
constexpr double kCoarse = 155;           // dots per inch; coarser pictures are enlarged
constexpr double kVeryCoarse = 110;       // still coarser ones by more
constexpr double kSauvolaFactor = 0.20F;  // low, so that thin gray rulings hold

struct NumaDeleter {
  void operator()(Numa* numbers) const { numaDestroy(&numbers); }
};
using NumaHandle = std::unique_ptr<Numa, NumaDeleter>;

// The resolution where the file says none: as if the page were A4.
double guessed_dpi(const Pix& pix) {
  constexpr double kLongSide = 11.69;
  const double side = std::max(pixGetWidth(&pix), pixGetHeight(&pix));
  return std::clamp(std::round(side / kLongSide), 72.0, 600.0);
}

PixHandle gray_of(const Pix& pix) {
  Pix* source = const_cast<Pix*>(&pix);
  switch (pixGetDepth(&pix)) {
    case 1: return PixHandle(pixConvert1To8(nullptr, source, 255, 0));
    case 8: return PixHandle(pixClone(source));
    default: return PixHandle(pixConvertRGBToLuminance(source));
  }
}

// Also where a reader of PDF has made gray of it: hardly a pixel is between black and white.
bool is_black_and_white(const Pix& pix) {
  constexpr l_int32 kStep = 3;     // pixels
  constexpr l_int32 kBlack = 16;   // darker is black
  constexpr l_int32 kWhite = 239;  // paler is white
  constexpr double kMost = 0.002;  // share of the pixels
  Pix* source = const_cast<Pix*>(&pix);
  if (pixGetDepth(source) != 8) return pixGetDepth(source) == 1;
  const NumaHandle counts(pixGetGrayHistogram(source, kStep));
  if (!counts) return false;
  double between = 0;
  double all = 0;
  for (l_int32 value = 0; value < numaGetCount(counts.get()); ++value) {
    l_float32 count = 0;
    numaGetFValue(counts.get(), value, &count);
    all += static_cast<double>(count);
    if (value > kBlack && value < kWhite) between += static_cast<double>(count);
  }
  return between <= kMost * all;
}

PixHandle scaled(PixHandle gray, double x_factor, double y_factor) {
  if (std::abs(x_factor - 1) < 0.01 && std::abs(y_factor - 1) < 0.01) return gray;
  const auto x = static_cast<l_float32>(x_factor);
  const auto y = static_cast<l_float32>(y_factor);
  if (x_factor < 0.7 && y_factor < 0.7) return PixHandle(pixScaleAreaMap(gray.get(), x, y));
  return PixHandle(pixScaleGrayLI(gray.get(), x, y));
}

// False where no square of `side` pixels can be all ink, as a picture of the solid blocks of four
// by four pixels tells: such a square holds side / 4 - 1 of them in a row.
bool may_hold_solid(const Pix& binary, l_int32 side) {
  const PixHandle blocks(pixReduceRankBinaryCascade(const_cast<Pix*>(&binary), 4, 4, 0, 0));
  const l_int32 least = side / 4 - 1;
  if (!blocks || least < 1) return true;
  const PixHandle solid(pixErodeBrick(nullptr, blocks.get(), least, least));
  l_int32 empty = 0;
  return !solid || pixZero(solid.get(), &empty) != 0 || empty == 0;
}

// Solid areas that reach the edge of the picture, a little grown; null where there are none.
PixHandle black_edges(const Pix& binary, double dpi) {
  const auto brick =
      std::max(5, static_cast<l_int32>(std::lround(dpi / kMillimetresPerInch * 2.5)));
  if (!may_hold_solid(binary, brick)) return nullptr;
  Pix* source = const_cast<Pix*>(&binary);
  PixHandle solid = marks::opened(*source, brick, brick);
  l_int32 empty = 0;
  if (!solid || pixZero(solid.get(), &empty) != 0 || empty != 0) return nullptr;
  PixHandle inner(pixRemoveBorderConnComps(solid.get(), 8));
  if (!inner) return nullptr;
  pixXor(solid.get(), solid.get(), inner.get());
  if (pixZero(solid.get(), &empty) != 0 || empty != 0) return nullptr;
  const l_int32 grow = std::max(3, brick / 3);
  return marks::dilated(*solid, grow, grow);
}

// Dark areas that are wider than a line or letter: the window of the threshold sees them hollow.
PixHandle solid_areas(const PixHandle& gray, double dpi) {
  constexpr l_int32 kDark = 120;
  constexpr double kBreadth = 1.8;  // millimetres
  const auto brick =
      std::max(5, static_cast<l_int32>(std::lround(dpi / kMillimetresPerInch * kBreadth)));
  const PixHandle dark(pixThresholdToBinary(gray.get(), kDark));
  if (!dark || !may_hold_solid(*dark, brick)) return nullptr;
  return marks::opened(*dark, brick, brick);
}

// Pixels; the median of what has the size of letters, 0 where there is hardly any.
double usual_letter_height(const Pix& pix) {
  constexpr l_int32 kInk = 150;
  constexpr l_int32 kLowest = 3;
  constexpr l_int32 kHighest = 40;
  constexpr std::size_t kEnough = 80;
  const PixHandle gray = gray_of(pix);
  const PixHandle look(gray ? pixThresholdToBinary(gray.get(), kInk) : nullptr);
  if (!look) return 0;
  std::vector<l_int32> heights;
  for (const auto& [x, y, width, height] :
       marks::component_boxes(*look, marks::Touching::kByCorner)) {
    const l_int32 larger = std::max(width, height);  // the page may be turned
    if (larger < kLowest || larger > kHighest || larger > 3 * std::min(width, height)) continue;
    heights.push_back(larger);
  }
  if (heights.size() < kEnough) return 0;
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

std::vector<Rect> in_points(std::vector<Rect> boxes, double x_dpi, double y_dpi) {
  const double x = 72 / x_dpi;
  const double y = 72 / y_dpi;
  for (Rect& box : boxes) box = {x * box.left, y * box.top, x * box.right, y * box.bottom};
  return boxes;
}

}  // namespace

Resolution resolution_of(const PagePicture& picture) {
  constexpr double kLeast = 60;
  constexpr double kMost = 1300;
  const auto likely = [](double dpi) { return dpi >= kLeast && dpi <= kMost; };
  const double x = picture.x_dpi;
  const double y = picture.y_dpi > 0 ? picture.y_dpi : x;
  if (likely(x) && likely(y)) return {x, y};
  const double guessed = guessed_dpi(*picture.pix);
  return {guessed, guessed};
}

Resolution likely_resolution(const PagePicture& picture, const Resolution& given) {
  constexpr double kMostPixels = 2.5e6;  // a whole page with more has legible letters
  constexpr double kSmallest = 3.2;      // points; usual height of letters
  constexpr double kUsual = 5.0;
  const double width = pixGetWidth(picture.pix.get());
  const double height = pixGetHeight(picture.pix.get());
  if (width * height > kMostPixels || pixGetDepth(picture.pix.get()) == 1) return given;
  const double letter = usual_letter_height(*picture.pix);
  const double points = letter / given.y * 72;
  if (letter <= 0 || points >= kSmallest) return given;
  return {given.x * points / kUsual, given.y * points / kUsual};
}

CleanPicture clean_picture(const PagePicture& picture, const Resolution& own, double most_dpi) {
  CleanPicture clean;
  const auto [x_dpi, y_dpi] = own;
  clean.dpi = std::min(std::max(x_dpi, y_dpi), most_dpi);
  if (clean.dpi < kCoarse) clean.dpi *= clean.dpi < kVeryCoarse ? 3 : 2;
  PixHandle gray = gray_of(*picture.pix);
  if (!gray) return clean;
  const bool coloured = pixGetDepth(picture.pix.get()) == 32;
  if (coloured) {
    clean.stamps = in_points(fade_coloured_stamps(*picture.pix, *gray, x_dpi, StampTolerances{}),
                             x_dpi, y_dpi);
  }
  gray = scaled(std::move(gray), clean.dpi / x_dpi, clean.dpi / y_dpi);
  if (!gray) return clean;
  if (is_black_and_white(*picture.pix)) {
    clean.gray = std::move(gray);
    clean.jagged = true;
    return clean;
  }
  constexpr l_int32 kWhite = 240;
  const auto tile = std::max(8, static_cast<l_int32>(clean.dpi / 12));
  clean.gray.reset(pixBackgroundNorm(gray.get(), nullptr, nullptr, tile, tile, 100, tile * tile / 4,
                                     kWhite, 2, 2));
  if (!clean.gray) clean.gray = std::move(gray);
  if (!coloured) {
    clean.stamps = in_points(fade_gray_stamps(*clean.gray, clean.dpi, StampTolerances{}), clean.dpi,
                             clean.dpi);
  }
  return clean;
}

PixHandle binarized(const PixHandle& gray, double dpi) {
  const auto half_window = std::max(7, static_cast<l_int32>(dpi / 14));
  PixHandle binary = sauvola_binarized(*gray, half_window, kSauvolaFactor);
  if (!binary) return binary;
  if (const PixHandle solid = solid_areas(gray, dpi)) {
    pixOr(binary.get(), binary.get(), solid.get());
  }
  if (const PixHandle edges = black_edges(*binary, dpi)) {
    pixSubtract(binary.get(), binary.get(), edges.get());
    pixSetMasked(gray.get(), edges.get(), 255);
  }
  return binary;
}

}  // namespace baku
