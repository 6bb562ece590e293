#include "ingest/scan/marks/strokes.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "ingest/scan/marks/bits.h"
#include "ingest/scan/marks/open_heads.h"

namespace baku::marks {
namespace {

Point minus(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
double dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }

// Mean, direction and extent of the ink of a connected piece.
struct PieceAxis {
  Point middle;
  Point way;
  double low = 0;
  double high = 0;
  double deviation = 0;
  double area = 0;
};

PieceAxis axis_of(const Bits& piece) {
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0, syy = 0;
  for (int y = 0; y < piece.height(); ++y) {
    for (int x = 0; x < piece.width(); ++x) {
      if (!piece.at(x, y)) continue;
      n += 1;
      sx += x;
      sy += y;
      sxx += static_cast<double>(x) * x;
      sxy += static_cast<double>(x) * y;
      syy += static_cast<double>(y) * y;
    }
  }
  PieceAxis axis;
  axis.area = n;
  if (n == 0) return axis;
  axis.middle = {sx / n, sy / n};
  const double xx = sxx / n - axis.middle.x * axis.middle.x;
  const double yy = syy / n - axis.middle.y * axis.middle.y;
  const double xy = sxy / n - axis.middle.x * axis.middle.y;
  const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
  axis.way = {std::cos(angle), std::sin(angle)};
  const double mean = (xx + yy) / 2;
  const double spread = std::hypot((xx - yy) / 2, xy);
  axis.deviation = std::sqrt(std::max(0.0, mean - spread));
  for (int y = 0; y < piece.height(); ++y) {
    for (int x = 0; x < piece.width(); ++x) {
      if (!piece.at(x, y)) continue;
      const double along =
          dot(minus({static_cast<double>(x), static_cast<double>(y)}, axis.middle), axis.way);
      axis.low = std::min(axis.low, along);
      axis.high = std::max(axis.high, along);
    }
  }
  return axis;
}

// A short piece that lies nearly along an axis is an arrow: the line in its middle, whose thickness
// is that of its thin part. `turned` reads x for y.
LineStroke arrow_in(const Bits& piece, Point corner, bool turned) {
  const int length = turned ? piece.width() : piece.height();
  const int breadth = turned ? piece.height() : piece.width();
  std::vector<double> middles;
  std::vector<double> widths;
  for (int along = 0; along < length; ++along) {
    double sum = 0;
    double count = 0;
    for (int across = 0; across < breadth; ++across) {
      if (!(turned ? piece.at(along, across) : piece.at(across, along))) continue;
      sum += across + 0.5;
      count += 1;
    }
    if (count == 0) continue;
    middles.push_back(sum / count);
    widths.push_back(count);
  }
  std::sort(middles.begin(), middles.end());
  std::sort(widths.begin(), widths.end());
  const double middle = middles[middles.size() / 2];
  LineStroke stroke;
  stroke.thickness = widths[widths.size() / 4];
  const double end = length;
  stroke.from = turned ? Point{corner.x, corner.y + middle} : Point{corner.x + middle, corner.y};
  stroke.to =
      turned ? Point{corner.x + end, corner.y + middle} : Point{corner.x + middle, corner.y + end};
  return stroke;
}

std::optional<LineStroke> stroke_in(const Bits& piece, Point corner, double point,
                                    const StrokeTolerances& tolerances) {
  const PieceAxis axis = axis_of(piece);
  const double length = axis.high - axis.low + 1;
  if (length < tolerances.shortest * point) return std::nullopt;
  LineStroke stroke;
  stroke.slanting = true;
  stroke.thickness = axis.area / length;
  if (stroke.thickness > tolerances.thickest * point + 1) return std::nullopt;
  if (axis.deviation > tolerances.bent * point) return std::nullopt;
  const double leaning = std::min(std::abs(axis.way.x), std::abs(axis.way.y));
  if (length < tolerances.arrow * point && leaning < tolerances.arrow_lean) {
    if (length < tolerances.slimmest_arrow * stroke.thickness) return std::nullopt;
    return arrow_in(piece, corner, std::abs(axis.way.x) > std::abs(axis.way.y));
  }
  if (length < tolerances.slimmest * stroke.thickness) return std::nullopt;
  const Point middle{corner.x + axis.middle.x + 0.5, corner.y + axis.middle.y + 0.5};
  stroke.from = {middle.x + axis.low * axis.way.x, middle.y + axis.low * axis.way.y};
  stroke.to = {middle.x + axis.high * axis.way.x, middle.y + axis.high * axis.way.y};
  return stroke;
}

// The longest row of ink of a piece, with the rows above and below that are nearly as long.
// `turned` reads x for y.
LineStroke longest_row(const Bits& piece, bool turned) {
  constexpr double kNearly = 0.8;
  const int rows = turned ? piece.width() : piece.height();
  const int columns = turned ? piece.height() : piece.width();
  const auto longest_run = [&](int row) {
    Point best;  // begin and end
    int begin = 0;
    for (int at = 0; at <= columns; ++at) {
      if (at < columns && (turned ? piece.at(row, at) : piece.at(at, row))) continue;
      if (at - begin > best.y - best.x)
        best = {static_cast<double>(begin), static_cast<double>(at)};
      begin = at + 1;
    }
    return best;
  };
  std::vector<Point> runs;
  runs.reserve(static_cast<std::size_t>(rows));
  for (int row = 0; row < rows; ++row) runs.push_back(longest_run(row));
  const auto length = [](Point run) { return run.y - run.x; };
  const auto best = std::max_element(runs.begin(), runs.end(),
                                     [&](Point a, Point b) { return length(a) < length(b); });
  LineStroke stroke;
  if (best == runs.end()) return stroke;
  const auto nearly = [&](Point run) { return length(run) >= kNearly * length(*best); };
  const auto last = std::find_if_not(best, runs.end(), nearly);
  stroke.thickness = static_cast<double>(last - best);
  const double middle = static_cast<double>(best - runs.begin()) + stroke.thickness / 2;
  stroke.from = turned ? Point{middle, best->x} : Point{best->x, middle};
  stroke.to = turned ? Point{middle, best->y} : Point{best->y, middle};
  return stroke;
}

// A short line along an axis with an open head.
std::optional<LineStroke> open_arrow_in(const Bits& piece, Point corner, double point,
                                        const StrokeTolerances& tolerances) {
  const double longer = std::max(piece.width(), piece.height());
  if (longer > tolerances.arrow * point || longer < tolerances.shortest * point) {
    return std::nullopt;
  }
  for (const bool turned : {false, true}) {
    const LineStroke inside = longest_row(piece, turned);
    const double most = turned ? piece.height() : piece.width();
    if (inside.length() < tolerances.whole_row * most ||
        inside.length() < tolerances.shortest * point ||
        inside.thickness > tolerances.thickest * point) {
      continue;
    }
    const bool heads[] = {has_open_head(inside, 0, piece, 0, point, {}),
                          has_open_head(inside, 1, piece, 0, point, {})};
    if (heads[0] == heads[1]) continue;
    LineStroke stroke = inside;
    stroke.from = {inside.from.x + corner.x, inside.from.y + corner.y};
    stroke.to = {inside.to.x + corner.x, inside.to.y + corner.y};
    return stroke;
  }
  return std::nullopt;
}

// Straight strokes in a piece that is no single one: crossing lines, lines through letters. The
// longest inked way between any two of its points is taken out, again and again.
class EntangledPiece {
 public:
  EntangledPiece(Pix* piece, Point corner, double point, const StrokeTolerances& tolerances)
      : piece_(piece), corner_(corner), point_(point), tolerances_(tolerances) {}

  std::vector<LineStroke> strokes() {
    std::vector<LineStroke> found;
    for (int round = 0; round < tolerances_.most_in_piece; ++round) {
      const auto stroke = longest();
      if (!stroke) break;
      found.push_back(*stroke);
      const int width = static_cast<int>(stroke->thickness) + 3;
      pixRenderLine(piece_, static_cast<int>(stroke->from.x - corner_.x),
                    static_cast<int>(stroke->from.y - corner_.y),
                    static_cast<int>(stroke->to.x - corner_.x),
                    static_cast<int>(stroke->to.y - corner_.y), width, L_CLEAR_PIXELS);
    }
    return found;
  }

 private:
  // About `most` points of the ink, evenly chosen.
  [[nodiscard]] std::vector<Point> samples(const Bits& ink) const {
    std::vector<Point> all;
    for (int y = 0; y < ink.height(); ++y) {
      for (int x = 0; x < ink.width(); ++x) {
        if (ink.at(x, y)) all.push_back({x + 0.5, y + 0.5});
      }
    }
    const std::size_t step = all.size() / tolerances_.samples + 1;
    std::vector<Point> chosen;
    for (std::size_t i = step / 2; i < all.size(); i += step) chosen.push_back(all[i]);
    return chosen;
  }

  static bool black(const Bits& ink, Point p) {
    return ink.at(static_cast<int>(std::floor(p.x)), static_cast<int>(std::floor(p.y)));
  }

  // How far the ink goes on from `p`, over gaps of two pixels.
  static double run(const Bits& ink, Point p, Point way) {
    double reached = 0;
    for (double s = 1; s < reached + 4; s += 1) {
      if (black(ink, {p.x + way.x * s, p.y + way.y * s})) reached = s;
    }
    return reached;
  }

  // Mean ink across the stroke; letters and heads along it are cut off.
  [[nodiscard]] double thickness(const Bits& ink, Point from, Point way, double length) const {
    const double most = tolerances_.thickest * point_ + 2;
    std::vector<double> widths;
    for (double s = 2; s < length - 2; s += 2) {
      const Point p{from.x + way.x * s, from.y + way.y * s};
      double width = 1;
      for (const double side : {-1.0, 1.0}) {
        for (double off = 1; off < most; off += 1, width += 1) {
          if (!black(ink, {p.x - way.y * off * side, p.y + way.x * off * side})) break;
        }
      }
      widths.push_back(width);
    }
    if (widths.empty()) return most;
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::nth_element(widths.begin(), middle, widths.end());
    return *middle;
  }

  [[nodiscard]] std::optional<LineStroke> longest() const {
    const Bits ink(*piece_);
    const auto points = samples(ink);
    LineStroke best;
    const double least = tolerances_.link_least * point_;
    for (std::size_t i = 0; i < points.size(); ++i) {
      for (std::size_t k = i + 1; k < points.size(); ++k) {
        const double apart = std::hypot(points[k].x - points[i].x, points[k].y - points[i].y);
        if (apart < least / 2) continue;
        const Point way{(points[k].x - points[i].x) / apart, (points[k].y - points[i].y) / apart};
        const double ahead = run(ink, points[i], way);
        if (ahead < apart) continue;
        const double behind = run(ink, points[i], {-way.x, -way.y});
        if (ahead + behind <= best.length()) continue;
        best.from = {points[i].x - way.x * behind, points[i].y - way.y * behind};
        best.to = {points[i].x + way.x * ahead, points[i].y + way.y * ahead};
      }
    }
    if (best.length() < least) return std::nullopt;
    best.slanting = true;
    best.thickness = thickness(ink, best.from, best.outward(1), best.length());
    if (best.thickness > tolerances_.thickest * point_ + 1) return std::nullopt;
    best.from = {best.from.x + corner_.x, best.from.y + corner_.y};
    best.to = {best.to.x + corner_.x, best.to.y + corner_.y};
    return best;
  }

  Pix* piece_;
  Point corner_;
  double point_;
  StrokeTolerances tolerances_;
};

// The stroke through both where one goes on in the other.
std::optional<LineStroke> linked(const LineStroke& longer, const LineStroke& shorter, double point,
                                 const StrokeTolerances& tolerances) {
  if (longer.length() < tolerances.link_least * point) return std::nullopt;
  const Point way = longer.outward(1);
  const double shift = tolerances.link_shift * point;
  for (const int end : {0, 1}) {
    if (std::abs(cross(way, minus(shorter.end(end), longer.from))) > shift) return std::nullopt;
  }
  if (shorter.length() > tolerances.link_gap * point &&
      std::abs(cross(way, shorter.outward(1))) > tolerances.link_angle) {
    return std::nullopt;
  }
  double low = dot(way, minus(shorter.from, longer.from));
  double high = dot(way, minus(shorter.to, longer.from));
  if (low > high) std::swap(low, high);
  const double gap = std::max(low - longer.length(), -high);
  const double room =
      std::max(tolerances.link_gap * point,
               std::min(tolerances.link_most * point,
                        tolerances.link_share * (longer.length() + shorter.length())));
  if (gap > room) return std::nullopt;
  const Point points[] = {longer.from, longer.to, shorter.from, shorter.to};
  const auto along = [&](Point p) { return dot(way, minus(p, longer.from)); };
  const auto less = [&](Point a, Point b) { return along(a) < along(b); };
  LineStroke both = longer;
  both.from = *std::min_element(std::begin(points), std::end(points), less);
  both.to = *std::max_element(std::begin(points), std::end(points), less);
  return both;
}

// Each stroke with all pieces that go on in it; longest first.
std::vector<LineStroke> link_pieces(std::vector<LineStroke> pieces, double point,
                                    const StrokeTolerances& tolerances) {
  std::stable_sort(pieces.begin(), pieces.end(), [](const LineStroke& a, const LineStroke& b) {
    return a.length() > b.length();
  });
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (std::size_t k = i + 1; k < pieces.size();) {
      if (const auto both = linked(pieces[i], pieces[k], point, tolerances)) {
        pieces[i] = *both;
        pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(k));
        k = i + 1;
      } else {
        ++k;
      }
    }
  }
  return pieces;
}

// How wide the ink is across a stroke, step by step beyond and before one of its ends.
class Profile {
 public:
  Profile(const LineStroke& stroke, int which, const Bits& ink, double point,
          const HeadTolerances& tolerances)
      : end_(stroke.end(which)),
        way_(stroke.outward(which)),
        slanting_(stroke.slanting),
        line_(stroke.thickness),
        point_(point),
        tolerances_(tolerances) {
    const double room = std::min(tolerances.window * point, stroke.length());
    for (double s = -room; s <= tolerances.window * point; s += 1) {
      double width = width_at(ink, s);
      if (width > tolerances.widest * point) {
        if (s >= -point) break;
        width = -1;
      }
      if (width == 0 && s > point) break;
      steps_.push_back({s, width});
    }
  }

  // Where the ink beyond the end stops, pixels from the end.
  [[nodiscard]] double reach() const {
    double reached = 0;
    for (const Step& step : steps_) {
      if (step.width > 0) reached = std::max(reached, step.place);
    }
    return reached;
  }

  // Whether a head stands here that points out.
  [[nodiscard]] bool has_head() const {
    double widest = 0;
    for (const Step& step : steps_) widest = std::max(widest, step.width);
    const double line = slanting_ ? usual_width() : line_;
    const double wider = slanting_ ? tolerances_.half_wider : tolerances_.wider;
    const double times = slanting_ ? tolerances_.times_half_wider : tolerances_.times_wider;
    if (widest < std::max(line + wider * point_, times * line)) return false;
    const double part = line + 0.35 * (widest - line);
    const auto thin = [&](const Step& step) { return step.width < part; };
    const auto peak =
        std::max_element(steps_.begin(), steps_.end(),
                         [](const Step& a, const Step& b) { return a.width < b.width; });
    const auto last = std::find_if(peak, steps_.end(), thin);
    const auto first = std::find_if(std::make_reverse_iterator(peak), steps_.rend(), thin).base();
    const double begin = first->place;
    const double size = (last - 1)->place - begin + 1;
    if (size < tolerances_.shortest * point_ || size > tolerances_.longest * point_) return false;
    double mass = 0;
    double moment = 0;
    for (auto step = first; step != last; ++step) {
      const double extra = std::max(0.0, step->width - line);
      mass += extra;
      moment += extra * (step->place - begin + 0.5);
    }
    return mass > 0 && moment / mass < size * (0.5 - tolerances_.lean);
  }

 private:
  struct Step {
    double place;
    double width;  // -1 where something crosses
  };

  [[nodiscard]] double usual_width() const {
    std::vector<double> widths;
    for (const Step& step : steps_) {
      if (step.width > 0) widths.push_back(step.width);
    }
    if (widths.empty()) return line_;
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::nth_element(widths.begin(), middle, widths.end());
    return std::min(*middle, 2 * line_);
  }

  [[nodiscard]] bool black(const Bits& ink, double along, double across) const {
    return ink.at(static_cast<int>(std::floor(end_.x + way_.x * along - way_.y * across)),
                  static_cast<int>(std::floor(end_.y + way_.y * along + way_.x * across)));
  }

  // Twice the ink on the narrower side: what touches the line from one side does not count. On a
  // slanting line the wider one: half of the head may be lost in the side of a figure.
  [[nodiscard]] double width_at(const Bits& ink, double along) const {
    double best = 0;
    const int most = static_cast<int>(tolerances_.widest * point_) + 1;
    for (const double shift : {0.0, -1.0, 1.0}) {
      if (!black(ink, along, shift)) continue;
      int left = 0;
      int right = 0;
      while (left < most && black(ink, along, shift - left - 1)) ++left;
      while (right < most && black(ink, along, shift + right + 1)) ++right;
      const int side = slanting_ ? std::max(left, right) : std::min(left, right);
      best = std::max(best, 2.0 * side + 1);
    }
    return best;
  }

  Point end_;
  Point way_;
  bool slanting_;
  double line_;
  double point_;
  HeadTolerances tolerances_;
  std::vector<Step> steps_;
};

}  // namespace

double LineStroke::length() const { return std::hypot(to.x - from.x, to.y - from.y); }

Point LineStroke::outward(int which) const {
  const double size = length();
  if (size <= 0) return {1, 0};
  const Point way{(to.x - from.x) / size, (to.y - from.y) / size};
  return which == 1 ? way : Point{-way.x, -way.y};
}

std::vector<LineStroke> find_slanting_strokes(const Pix& rest, double dpi,
                                              const StrokeTolerances& tolerances) {
  const double point = dpi / 72;
  std::vector<LineStroke> pieces;
  const int shortest = std::max(3, static_cast<int>(tolerances.shortest * point * 0.7));
  const PixHandle large(pixSelectBySize(reading(rest), shortest, shortest, 8, L_SELECT_IF_EITHER,
                                        L_SELECT_IF_GTE, nullptr));
  Pixa* list = nullptr;
  const BoxaHandle boxes(pixConnComp(large.get(), &list, 8));
  const PixaHandle shapes(list);
  if (boxes == nullptr || shapes == nullptr) return pieces;
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    const PixHandle shape(pixaGetPix(shapes.get(), i, L_CLONE));
    int x = 0, y = 0, w = 0, h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    const Point corner{static_cast<double>(x), static_cast<double>(y)};
    if (auto stroke = stroke_in(Bits(*shape), corner, point, tolerances)) {
      pieces.push_back(*stroke);
    } else if (auto arrow = open_arrow_in(Bits(*shape), corner, point, tolerances)) {
      pieces.push_back(*arrow);
    } else if (std::max(w, h) >= tolerances.link_least * point) {
      const PixHandle copy(pixCopy(nullptr, shape.get()));
      if (copy == nullptr) continue;
      const auto inside = EntangledPiece(copy.get(), corner, point, tolerances).strokes();
      pieces.insert(pieces.end(), inside.begin(), inside.end());
    }
  }
  return link_pieces(std::move(pieces), point, tolerances);
}

void settle_ends(LineStroke& stroke, const Pix& ink, double dpi, const HeadTolerances& tolerances) {
  const Bits bits(ink);
  Point ends[2] = {stroke.from, stroke.to};
  for (const int which : {0, 1}) {
    const Profile profile(stroke, which, bits, dpi / 72, tolerances);
    const Point way = stroke.outward(which);
    const double reach = profile.reach();
    stroke.head[which] =
        profile.has_head() || has_open_head(stroke, which, bits, reach, dpi / 72, {});
    ends[which] = {ends[which].x + way.x * reach, ends[which].y + way.y * reach};
  }
  stroke.from = ends[0];
  stroke.to = ends[1];
}

}  // namespace baku::marks
