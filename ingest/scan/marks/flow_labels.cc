#include "ingest/scan/marks/flow_labels.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

#include "ingest/scan/marks/bits.h"

namespace baku::marks {
namespace {

// The part of the picture with the figures, a little more to the sides.
Rect zone_of(std::span<const Figure> figures, const Pix& text, double point,
             const LabelTolerances& tolerances) {
  Rect zone;
  for (const Figure& figure : figures) zone = united(zone, figure.shape.box);
  const double width = pixGetWidth(reading(text));
  const double height = pixGetHeight(reading(text));
  return intersection(
      {zone.left - tolerances.beside * point, zone.top - tolerances.above * point,
       zone.right + tolerances.beside * point, zone.bottom + tolerances.above * point},
      {0, 0, width, height});
}

// Whether the line has a point in the box (Liang and Barsky 1984).
bool passes(const CrossingLine& line, const Rect& box) {
  if (box.empty()) return false;
  double enter = 0;
  double leave = 1;
  const auto clip = [&](double step, double room) {
    if (step == 0) return room >= 0;
    const double place = room / step;
    if (step < 0) enter = std::max(enter, place);
    if (step > 0) leave = std::min(leave, place);
    return enter <= leave;
  };
  const double dx = line.to.x - line.from.x;
  const double dy = line.to.y - line.from.y;
  return clip(-dx, line.from.x - box.left) && clip(dx, box.right - line.from.x) &&
         clip(-dy, line.from.y - box.top) && clip(dy, box.bottom - line.from.y);
}

bool is_label(const Rect& box, std::span<const Figure> figures, double point,
              const LabelTolerances& tolerances) {
  if (box.height() < tolerances.lowest * point || box.height() > tolerances.highest * point ||
      box.width() < tolerances.narrowest * point || box.width() > tolerances.widest * point) {
    return false;
  }
  return std::none_of(figures.begin(), figures.end(), [&](const Figure& figure) {
    const Rect& inside = figure.inside;
    const Point middle = box.center();
    if (figure.shape.outline != Outline::kDiamond) return inside.contains(middle);
    return std::abs(middle.x - inside.center().x) / inside.width() +
               std::abs(middle.y - inside.center().y) / inside.height() <
           0.5;
  });
}

}  // namespace

std::vector<Rect> find_labels(const Pix& text, std::span<const Figure> figures,
                              std::span<const CrossingLine> lines, double dpi,
                              const LabelTolerances& tolerances) {
  std::vector<Rect> labels;
  if (figures.empty()) return labels;
  const double point = dpi / 72;
  const Rect zone = zone_of(figures, text, point, tolerances);
  if (zone.empty()) return labels;
  const int left = static_cast<int>(zone.left);
  const int top = static_cast<int>(zone.top);
  const PixHandle clip(
      pixCreate(static_cast<int>(zone.width()), static_cast<int>(zone.height()), 1));
  if (clip == nullptr) return labels;
  pixRasterop(clip.get(), 0, 0, pixGetWidth(clip.get()), pixGetHeight(clip.get()), PIX_SRC,
              reading(text), left, top);
  const int across = std::max(1, static_cast<int>(std::lround(tolerances.letter_gap * point)));
  const PixHandle words(pixCloseSafeBrick(nullptr, clip.get(), across + 1, across / 2 + 1));
  const BoxaHandle boxes(pixConnCompBB(words.get(), 8));
  if (boxes == nullptr) return labels;
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    const double x0 = left + x;
    const double y0 = top + y;
    const Rect box{x0, y0, x0 + w, y0 + h};
    const auto crosses = [&](const CrossingLine& line) {
      return passes(line, grown(box, -tolerances.inside * point));
    };
    if (is_label(box, figures, point, tolerances) &&
        std::any_of(lines.begin(), lines.end(), crosses)) {
      labels.push_back(box);
    }
  }
  return labels;
}

}  // namespace baku::marks
