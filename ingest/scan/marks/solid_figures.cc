#include "ingest/scan/marks/solid_figures.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "ingest/scan/marks/bits.h"
#include "ingest/scan/marks/bricks.h"
#include "ingest/scan/marks/outline_models.h"

namespace baku::marks {
namespace {

struct Rows {
  std::vector<RowSpan> spans;  // in shares of the width
  double inked = 0;            // of the area between the first and last pixels
};

Rows rows_of(const Bits& piece) {
  Rows rows;
  double covered = 0;
  double inked = 0;
  for (int y = 0; y < piece.height(); ++y) {
    int first = piece.width();
    int last = -1;
    for (int x = 0; x < piece.width(); ++x) {
      if (!piece.at(x, y)) continue;
      first = std::min(first, x);
      last = x;
      inked += 1;
    }
    if (last < 0) continue;
    covered += last + 1 - first;
    rows.spans.push_back({static_cast<double>(first) / piece.width(),
                          static_cast<double>(last + 1) / piece.width()});
  }
  rows.inked = covered > 0 ? inked / covered : 0;
  return rows;
}

std::optional<Figure> figure_in(const Bits& piece, const Rect& box,
                                const SolidTolerances& tolerances) {
  const Rows rows = rows_of(piece);
  if (rows.inked < tolerances.least_ink) return std::nullopt;
  const ModelMatch match = match_model(rows.spans, box.width() / box.height());
  if (match.fit < tolerances.fit) return std::nullopt;
  Figure figure;
  figure.fit = match.fit;
  const Point middle = box.center();
  figure.inside = {middle.x, middle.y, middle.x, middle.y};
  figure.shape.outline = match.outline;
  figure.shape.box = box;
  figure.shape.stroke = 1;
  figure.shape.filled = true;
  figure.shape.confidence = static_cast<float>(std::clamp(match.fit, 0.5, 1.0));
  figure.shape.origin = Origin::kImage;
  for (const Point corner : match.corners) {
    figure.shape.corners.push_back(
        {box.left + corner.x * box.width(), box.top + corner.y * box.height()});
  }
  return figure;
}

}  // namespace

std::vector<Figure> find_solid_figures(const Pix& binary, double dpi,
                                       const SolidTolerances& tolerances) {
  std::vector<Figure> figures;
  const double point = dpi / 72;
  const auto brick = std::max(3, static_cast<int>(std::lround(tolerances.thickest * point)));
  const PixHandle solid = opened(binary, brick, brick);
  if (solid == nullptr) return figures;
  Pixa* list = nullptr;
  const BoxaHandle boxes(pixConnComp(solid.get(), &list, 8));
  const PixaHandle pieces(list);
  if (boxes == nullptr || pieces == nullptr) return figures;
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    if (w < tolerances.narrowest * point || w > tolerances.widest * point ||
        h < tolerances.lowest * point || h > tolerances.highest * point) {
      continue;
    }
    const PixHandle piece(pixaGetPix(pieces.get(), i, L_CLONE));
    const double left = x;
    const double top = y;
    auto figure = figure_in(Bits(*piece), {left, top, left + w, top + h}, tolerances);
    if (figure) figures.push_back(std::move(*figure));
  }
  std::sort(figures.begin(), figures.end(), [](const Figure& a, const Figure& b) {
    return std::tuple(a.shape.box.top, a.shape.box.left) <
           std::tuple(b.shape.box.top, b.shape.box.left);
  });
  return figures;
}

}  // namespace baku::marks
