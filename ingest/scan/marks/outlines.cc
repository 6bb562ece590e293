#include "ingest/scan/marks/outlines.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include "ingest/scan/marks/bits.h"
#include "ingest/scan/marks/bricks.h"
#include "ingest/scan/marks/components.h"
#include "ingest/scan/marks/outline_models.h"

namespace baku::marks {
namespace {

struct Boxed {
  int x = 0, y = 0, w = 0, h = 0;
};

// First and last pixel of each row of a connected piece, as its convex hull has them.
struct Hull {
  std::vector<double> begin;  // by row, pixels from the left of the box
  std::vector<double> end;
  double area = 0;
};

// The lower envelope of the points (row, value) as a convex function, in place.
void make_convex(std::vector<double>& values, double sign) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < values.size(); ++i) {
    while (kept.size() >= 2) {
      const std::size_t a = kept[kept.size() - 2];
      const std::size_t b = kept.back();
      const double left = (values[b] - values[a]) * static_cast<double>(i - a);
      const double right = (values[i] - values[a]) * static_cast<double>(b - a);
      if (sign * (left - right) < 0) break;
      kept.pop_back();
    }
    kept.push_back(i);
  }
  for (std::size_t k = 0; k + 1 < kept.size(); ++k) {
    const std::size_t a = kept[k];
    const std::size_t b = kept[k + 1];
    for (std::size_t i = a + 1; i < b; ++i) {
      values[i] = values[a] +
                  (values[b] - values[a]) * static_cast<double>(i - a) / static_cast<double>(b - a);
    }
  }
}

struct Extents {
  Hull hull;
  double covered = 0;  // area between the first and last pixels of the rows
};

Extents extents_of(const Bits& piece) {
  Extents found;
  for (int y = 0; y < piece.height(); ++y) {
    int first = 0;
    int last = piece.width() - 1;
    while (first < piece.width() && !piece.at(first, y)) ++first;
    while (last >= first && !piece.at(last, y)) --last;
    found.hull.begin.push_back(first);
    found.hull.end.push_back(last + 1);
    found.covered += last + 1 - first;
  }
  make_convex(found.hull.begin, 1);
  make_convex(found.hull.end, -1);
  for (std::size_t y = 0; y < found.hull.begin.size(); ++y) {
    found.hull.area += std::max(0.0, found.hull.end[y] - found.hull.begin[y]);
  }
  return found;
}

class FigureFinder {
 public:
  FigureFinder(const Pix& mended, double dpi, const OutlineTolerances& tolerances)
      : ink_(mended), point_(dpi / 72), tolerances_(tolerances) {}

  [[nodiscard]] std::optional<Figure> figure_in(const Bits& piece, const Boxed& box) const {
    const Extents extents = extents_of(piece);
    if (extents.covered < tolerances_.convex * extents.hull.area) return std::nullopt;
    std::vector<RowSpan> rows;
    for (std::size_t y = 0; y < extents.hull.begin.size(); ++y) {
      rows.push_back({extents.hull.begin[y] / box.w, extents.hull.end[y] / box.w});
    }
    const ModelMatch match = match_model(rows, static_cast<double>(box.w) / box.h);
    const bool odd =
        match.outline == Outline::kParallelogram || match.outline == Outline::kTrapezoid;
    if (match.fit < (odd ? tolerances_.odd_fit : tolerances_.fit)) return std::nullopt;
    const auto stroke = stroke_around(piece, extents.hull, box);
    if (!stroke) return std::nullopt;
    Figure figure;
    figure.fit = match.fit;
    figure.inside = {static_cast<double>(box.x), static_cast<double>(box.y),
                     static_cast<double>(box.x + box.w), static_cast<double>(box.y + box.h)};
    Shape& shape = figure.shape;
    shape.outline = match.outline;
    shape.stroke = stroke->thickness();
    shape.box = {figure.inside.left - stroke->across / 2, figure.inside.top - stroke->down / 2,
                 figure.inside.right + stroke->across / 2, figure.inside.bottom + stroke->down / 2};
    shape.confidence = static_cast<float>(std::clamp(match.fit, 0.5, 1.0));
    shape.origin = Origin::kImage;
    const Rect box_now = shape.box;
    for (const Point corner : match.corners) {
      shape.corners.push_back(
          {box_now.left + corner.x * box_now.width(), box_now.top + corner.y * box_now.height()});
      const Point p = shape.corners.back();
      shape.box = united(shape.box, {p.x, p.y, p.x, p.y});
    }
    // Lines may well leave a diamond along its sides.
    const int most = shape.outline == Outline::kDiamond ? tolerances_.most_extended_diamond
                                                        : tolerances_.most_extended;
    if (goes_on(shape.corners, shape.stroke) > most) return std::nullopt;
    return figure;
  }

 private:
  // Pixels of ink in one direction from (x, y) or up to two pixels beyond it on.
  [[nodiscard]] int run(int x, int y, int dx, int dy, int most) const {
    for (int white = 0; white < 2 && !ink_.at(x, y); ++white) {
      x += dx;
      y += dy;
    }
    int length = 0;
    while (length < most && ink_.at(x + dx * length, y + dy * length)) ++length;
    return length;
  }

  // Thickness of the outline as seen across and down: the medians of the ink beyond the ends of
  // rows and columns.
  struct Stroke {
    double across = 0;
    double down = 0;
    [[nodiscard]] double thickness() const { return std::min(across, down); }
  };

  static double median(std::vector<int>& runs) {
    std::erase(runs, 0);
    if (runs.empty()) return 0;
    const auto middle = runs.begin() + static_cast<std::ptrdiff_t>(runs.size() / 2);
    std::nth_element(runs.begin(), middle, runs.end());
    return std::max(1, *middle);
  }

  [[nodiscard]] std::optional<Stroke> stroke_around(const Bits& piece, const Hull& hull,
                                                    const Boxed& box) const {
    const int most = 3 * static_cast<int>(tolerances_.thickest * point_) + 2;
    std::vector<int> across;
    std::vector<int> down;
    for (int y = box.h / 8; y < box.h - box.h / 8; ++y) {
      const auto row = static_cast<std::size_t>(y);
      across.push_back(run(box.x + static_cast<int>(hull.begin[row]) - 1, box.y + y, -1, 0, most));
      across.push_back(run(box.x + static_cast<int>(hull.end[row]), box.y + y, 1, 0, most));
    }
    for (int x = box.w / 6; x < box.w - box.w / 6; ++x) {
      int top = 0;
      int bottom = box.h - 1;
      while (top < bottom && !piece.at(x, top)) ++top;
      while (bottom > top && !piece.at(x, bottom)) --bottom;
      down.push_back(run(box.x + x, box.y + top - 1, 0, -1, most));
      down.push_back(run(box.x + x, box.y + bottom + 1, 0, 1, most));
    }
    const Stroke stroke{median(across), median(down)};
    if (stroke.thickness() <= 0 || stroke.thickness() > tolerances_.thickest * point_ + 1) {
      return std::nullopt;
    }
    return stroke;
  }

  // Whether the ink goes on from a corner in the direction `way`, in a band as thick as the stroke.
  [[nodiscard]] bool goes_on_from(Point corner, Point way, double stroke) const {
    const double from = stroke + tolerances_.probe_from * point_;
    const double to = stroke + tolerances_.probe_to * point_;
    const int half = static_cast<int>(stroke / 2) + 1;
    int inked = 0;
    int steps = 0;
    for (double step = from; step < to; step += 1) {
      bool black = false;
      for (int side = -half; side <= half && !black; ++side) {
        black = ink_.at(static_cast<int>(std::floor(corner.x + way.x * step - way.y * side)),
                        static_cast<int>(std::floor(corner.y + way.y * step + way.x * side)));
      }
      inked += black;
      ++steps;
    }
    return inked * 10 >= steps * 7;
  }

  // How many of the sides go on beyond their ends: lines that only cross here have no corners. A
  // box may stand at a ruling: then one side goes on at both ends, and no other one does.
  [[nodiscard]] int goes_on(std::span<const Point> corners, double stroke) const {
    int count = 0;
    int whole = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
      const Point a = corners[i];
      const Point b = corners[(i + 1) % corners.size()];
      const double length = std::max(1.0, std::hypot(b.x - a.x, b.y - a.y));
      const Point way{(b.x - a.x) / length, (b.y - a.y) / length};
      const bool beyond = goes_on_from(b, way, stroke);
      const bool before = goes_on_from(a, {-way.x, -way.y}, stroke);
      count += beyond;
      count += before;
      whole += beyond && before;
    }
    return whole == 1 && count == 2 ? 0 : count;
  }

  Bits ink_;
  double point_;
  OutlineTolerances tolerances_;
};

// The segments drawn without breaks.
PixHandle mended(const Pix& binary, std::span<const Segment> segments) {
  PixHandle picture(pixCopy(nullptr, reading(binary)));
  if (picture == nullptr) return picture;
  for (const Segment& segment : segments) {
    const int width = std::max(1, static_cast<int>(std::lround(segment.thickness)));
    const auto x0 = static_cast<int>(segment.begin);
    const auto x1 = static_cast<int>(segment.end) - 1;
    const auto y0 = static_cast<int>(segment.at_begin);
    const auto y1 = static_cast<int>(segment.at_end);
    if (segment.axis == Axis::kHorizontal) {
      pixRenderLine(picture.get(), x0, y0, x1, y1, width, L_SET_PIXELS);
    } else {
      pixRenderLine(picture.get(), y0, x0, y1, x1, width, L_SET_PIXELS);
    }
  }
  return picture;
}

// The connected piece of `white` that fills the box from side to side, alone.
PixHandle piece_at(const Pix& white, const Boxed& box) {
  PixHandle clip(pixCreate(box.w, box.h, 1));
  if (clip == nullptr) return clip;
  pixRasterop(clip.get(), 0, 0, box.w, box.h, PIX_SRC, reading(white), box.x, box.y);
  Pixa* list = nullptr;
  const BoxaHandle boxes(pixConnComp(clip.get(), &list, 4));
  const PixaHandle pieces(list);
  if (boxes == nullptr || pieces == nullptr) return nullptr;
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes.get(), i, nullptr, nullptr, &w, &h);
    if (w == box.w && h == box.h) return PixHandle(pixaGetPix(pieces.get(), i, L_CLONE));
  }
  return nullptr;
}

PixHandle grown_piece(const Pix& piece, int by) {
  const PixHandle wide(pixAddBorder(reading(piece), by, 0));
  if (wide == nullptr) return nullptr;
  return dilated(*wide, 2 * by + 1, 2 * by + 1);
}

}  // namespace

std::vector<Figure> find_figures(const Pix& binary, std::span<const Segment> segments, double dpi,
                                 const OutlineTolerances& tolerances) {
  std::vector<Figure> figures;
  const double point = dpi / 72;
  const PixHandle solid = mended(binary, segments);
  if (solid == nullptr) return figures;
  // Thicker lines have no breaks; what they hold is made larger again by as much.
  const int thicker = std::max(1, static_cast<int>(std::lround(tolerances.break_gap * point / 2)));
  const PixHandle thick = dilated(*solid, 2 * thicker + 1, 2 * thicker + 1);
  const PixHandle white(pixInvert(nullptr, thick.get()));
  if (white == nullptr) return figures;
  const FigureFinder finder(*solid, dpi, tolerances);
  for (const ComponentBox& area : component_boxes(*white, Touching::kBySide)) {
    Boxed box{area.x, area.y, area.width, area.height};
    if (box.w < tolerances.narrowest * point || box.w > tolerances.widest * point ||
        box.h < tolerances.lowest * point || box.h > tolerances.highest * point) {
      continue;
    }
    PixHandle piece = piece_at(*white, box);
    if (piece != nullptr) piece = grown_piece(*piece, thicker);
    if (piece == nullptr) continue;
    box = {box.x - thicker, box.y - thicker, box.w + 2 * thicker, box.h + 2 * thicker};
    auto figure = finder.figure_in(Bits(*piece), box);
    if (figure) figures.push_back(std::move(*figure));
  }
  std::sort(figures.begin(), figures.end(), [](const Figure& a, const Figure& b) {
    return std::tuple(a.inside.top, a.inside.left) < std::tuple(b.inside.top, b.inside.left);
  });
  return figures;
}

}  // namespace baku::marks
