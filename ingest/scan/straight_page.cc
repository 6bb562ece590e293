#include "ingest/scan/straight_page.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "ingest/scan/clean_picture.h"
#include "ingest/scan/flatten.h"
#include "ingest/scan/marks/pale_lines.h"
#include "ingest/scan/text_direction.h"

namespace baku {
namespace {

constexpr double kPointsPerInch = 72;
constexpr l_int32 kInk = 150;  // darker is ink, on paper that is white

Error no_memory() { return {ErrorCode::kLimit, "there is not enough memory for this page", 0}; }

// Degrees, clockwise, that make the lines horizontal.
double degrees_askew(const PixHandle& binary, double dpi, const StraightenTolerances& tolerances) {
  const l_int32 search = dpi > 180 ? 2 : 1;
  l_float32 angle = 0;
  l_float32 confidence = 0;
  const auto range = static_cast<l_float32>(tolerances.most_turn);
  if (pixFindSkewSweepAndSearch(binary.get(), &angle, &confidence, 2 * search, search, range, 1.0F,
                                0.01F) != 0) {
    return 0;
  }
  return confidence < 2.0F ? 0 : static_cast<double>(angle);
}

// Maps points of a picture turned by `degrees` clockwise about its centre, then grown around the
// same centre, to those of the picture before.
Projection turned_back(double degrees, double new_width, double new_height, double width,
                       double height) {
  const double angle = degrees * std::numbers::pi / 180;
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  Projection projection;
  projection.m = {c,  s, width / 2 - c * new_width / 2 - s * new_height / 2,
                  -s, c, height / 2 + s * new_width / 2 - c * new_height / 2,
                  0,  0};
  return projection;
}

Projection quarters_back(int quarters, double width, double height) {
  Projection projection;
  switch (quarters) {
    case 1: projection.m = {0, 1, 0, -1, 0, height, 0, 0}; break;
    case 2: projection.m = {-1, 0, width, 0, -1, height, 0, 0}; break;
    case 3: projection.m = {0, -1, width, 1, 0, 0, 0, 0}; break;
    default: break;
  }
  return projection;
}

std::vector<Rect> scaled(std::vector<Rect> boxes, double factor) {
  for (Rect& box : boxes) {
    box = {factor * box.left, factor * box.top, factor * box.right, factor * box.bottom};
  }
  return boxes;
}

}  // namespace

Result<StraightPage> straighten(const PagePicture& picture, const StraightenTolerances& tolerances,
                                PageHead head) {
  const Resolution given = resolution_of(picture);
  const Resolution own = likely_resolution(picture, given);
  CleanPicture clean = clean_picture(picture, own, tolerances.usual_dpi);
  if (!clean.gray) return tl::unexpected(no_memory());
  StraightPage page;
  page.dpi = clean.dpi;
  page.jagged = clean.jagged;
  const double points = kPointsPerInch / page.dpi;
  const double smaller = own.x / given.x;
  page.to_displayed.m = {smaller, 0, 0, 0, smaller, 0, 0, 0};
  const double upright_width = pixGetWidth(clean.gray.get()) * points;
  const double upright_height = pixGetHeight(clean.gray.get()) * points;
  page.displayed_width = upright_width * smaller;
  page.displayed_height = upright_height * smaller;
  page.stamps = scaled(clean.stamps, smaller);

  // Turn and skew are measured on a coarse picture.
  const double coarse = page.dpi > 220 ? 0.5 : 1.0;
  PixHandle small(coarse < 1 ? pixScaleAreaMap2(clean.gray.get()) : pixClone(clean.gray.get()));
  if (!small) return tl::unexpected(no_memory());
  PixHandle look(pixThresholdToBinary(small.get(), kInk));
  small.reset();
  if (!look) return tl::unexpected(no_memory());
  const int measured = quarters_to_upright(*look, coarse * page.dpi, DirectionTolerances{});
  const int quarters = head == PageHead::kMeasured ? measured : (measured + 2) % 4;
  if (quarters != 0) {
    page.to_displayed =
        combined(page.to_displayed, quarters_back(quarters, upright_width, upright_height));
    clean.gray.reset(pixRotateOrth(clean.gray.get(), quarters));
    look.reset(pixRotateOrth(look.get(), quarters));
    if (!clean.gray || !look) return tl::unexpected(no_memory());
  }
  const double degrees = degrees_askew(look, coarse * page.dpi, tolerances);
  if (std::abs(degrees) >= tolerances.least_turn) {
    const l_int32 width = pixGetWidth(clean.gray.get());
    const l_int32 height = pixGetHeight(clean.gray.get());
    const auto angle = static_cast<l_float32>(degrees * std::numbers::pi / 180);
    clean.gray.reset(
        pixRotate(clean.gray.get(), angle, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, width, height));
    if (!clean.gray) return tl::unexpected(no_memory());
    page.to_displayed =
        combined(page.to_displayed, turned_back(degrees, pixGetWidth(clean.gray.get()) * points,
                                                pixGetHeight(clean.gray.get()) * points,
                                                width * points, height * points));
  }
  PixHandle binary = binarized(clean.gray, page.dpi);
  if (!binary) return tl::unexpected(no_memory());
  if (const auto bend = bend_of(*binary, page.dpi, FlattenTolerances{})) {
    page.bend = *bend;
    page.bent = true;
    clean.gray = flattened(*clean.gray, *bend, page.dpi);
    if (!clean.gray) return tl::unexpected(no_memory());
    binary = binarized(clean.gray, page.dpi);
    if (!binary) return tl::unexpected(no_memory());
  }
  if (!page.jagged) marks::add_pale_lines(*clean.gray, *binary, page.dpi, {});
  page.gray = std::move(clean.gray);
  page.binary = std::move(binary);
  return page;
}

}  // namespace baku
