#include "ingest/scan/flatten.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "ingest/scan/marks/bits.h"
#include "ingest/scan/marks/bricks.h"
#include "ingest/scan/marks/erase.h"
#include "ingest/scan/marks/runs.h"

namespace baku {
namespace {

constexpr double kPointsPerInch = 72;
constexpr std::size_t kTerms = Bend::kTerms;

// Places on one line; `along` it and `across`, in units of the bend from its origin.
struct Trace {
  std::vector<double> along;
  std::vector<double> across;
};

int pixels(double points, double dpi) {
  return std::max(1, static_cast<int>(std::lround(points * dpi / kPointsPerInch)));
}

class Tracer {
 public:
  Tracer(const Pix& binary, double dpi, const FlattenTolerances& tolerances)
      : dpi_(dpi), tolerances_(tolerances) {
    const PixHandle upright = marks::opened(binary, 1, pixels(tolerances.thickest, dpi) + 1);
    if (!upright) return;
    const PixHandle thin = marks::without(binary, *upright);
    if (thin) {
      lines_ = marks::long_runs(*thin, pixels(tolerances.gap, dpi),
                                pixels(tolerances.shortest_run, dpi));
    }
  }

  // In pixels of the picture.
  [[nodiscard]] std::vector<Trace> traces() const {
    std::vector<Trace> found;
    if (!lines_) return found;
    Pixa* list = nullptr;
    const BoxaHandle boxes(pixConnComp(lines_.get(), &list, 8));
    const PixaHandle shapes(list);
    if (!boxes || !shapes) return found;
    for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
      int x = 0;
      int y = 0;
      int width = 0;
      boxaGetBoxGeometry(boxes.get(), i, &x, &y, &width, nullptr);
      if (width < pixels(tolerances_.least_length, dpi_)) continue;
      const PixHandle shape(pixaGetPix(shapes.get(), i, L_CLONE));
      Trace trace = trace_of(marks::Bits(*shape), x, y);
      const double rise = std::abs(trace.across.back() - trace.across.front());
      if (rise <= tolerances_.steepest * width) found.push_back(std::move(trace));
    }
    return found;
  }

 private:
  // The middles of the columns, each of some columns together.
  [[nodiscard]] Trace trace_of(const marks::Bits& shape, int left, int top) const {
    Trace trace;
    const int step = pixels(tolerances_.sample, dpi_);
    for (int begin = 0; begin < shape.width(); begin += step) {
      double rows = 0;
      double columns = 0;
      int count = 0;
      for (int x = begin; x < std::min(begin + step, shape.width()); ++x) {
        for (int y = 0; y < shape.height(); ++y) {
          if (!shape.at(x, y)) continue;
          rows += y;
          columns += x;
          ++count;
        }
      }
      if (count == 0) continue;
      trace.along.push_back(left + columns / count + 0.5);
      trace.across.push_back(top + rows / count + 0.5);
    }
    return trace;
  }

  double dpi_;
  FlattenTolerances tolerances_;
  PixHandle lines_;
};

using Terms = std::array<double, kTerms>;
using System = std::array<std::array<double, kTerms + 1>, kTerms>;

// By elimination with pivots (Gauss); zeros where the system is singular.
Terms solved(System system) {
  for (std::size_t i = 0; i < kTerms; ++i) {
    std::size_t pivot = i;
    for (std::size_t k = i + 1; k < kTerms; ++k) {
      if (std::abs(system[k][i]) > std::abs(system[pivot][i])) pivot = k;
    }
    std::swap(system[i], system[pivot]);
    if (std::abs(system[i][i]) < 1e-12) return {};
    for (std::size_t k = 0; k < kTerms; ++k) {
      if (k == i) continue;
      const double times = system[k][i] / system[i][i];
      for (std::size_t j = i; j <= kTerms; ++j) system[k][j] -= times * system[i][j];
    }
  }
  Terms terms = {};
  for (std::size_t i = 0; i < kTerms; ++i) terms[i] = system[i][kTerms] / system[i][i];
  return terms;
}

double value_of(const Terms& factors, const Terms& terms) {
  double sum = 0;
  for (std::size_t i = 0; i < kTerms; ++i) sum += factors[i] * terms[i];
  return sum;
}

// Fits the lines of one direction; the level of each line is free.
class LineFit {
 public:
  // `straight` are the same places on the straight page, as far as it is known.
  LineFit(std::span<const Trace> traces, std::span<const Trace> straight, double outlier)
      : traces_(traces), straight_(straight), outlier_(outlier) {}

  [[nodiscard]] Terms fit() const {
    Terms factors = {};
    for (int round = 0; round < kRounds; ++round) factors = improved(factors, round > 0);
    return factors;
  }

  // Mean distance of the places from their lines.
  [[nodiscard]] double unevenness(const Terms& factors) const {
    double sum = 0;
    double count = 0;
    for (std::size_t k = 0; k < traces_.size(); ++k) {
      const std::vector<double> off = distances(k, factors);
      for (const double distance : off) {
        sum += std::abs(distance);
        count += 1;
      }
    }
    return count > 0 ? sum / count : 0;
  }

 private:
  static constexpr int kRounds = 6;
  static constexpr double kStiffness = 2e-4;  // of the number of places, against high powers

  [[nodiscard]] Terms terms_at(std::size_t line, std::size_t place) const {
    return Bend::terms_of(straight_[line].along[place], straight_[line].across[place]);
  }

  // Of the places of a line from where its median says that it lies.
  [[nodiscard]] std::vector<double> distances(std::size_t line, const Terms& factors) const {
    const Trace& trace = traces_[line];
    std::vector<double> off(trace.along.size());
    for (std::size_t i = 0; i < off.size(); ++i) {
      off[i] = trace.across[i] - value_of(factors, terms_at(line, i));
    }
    std::vector<double> sorted = off;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    for (double& distance : off) distance -= *middle;
    return off;
  }

  [[nodiscard]] Terms improved(const Terms& before, bool weighted) const {
    System system = {};
    double places = 0;
    for (std::size_t k = 0; k < traces_.size(); ++k) {
      const std::vector<double> off = distances(k, before);
      std::vector<double> weights(off.size(), 1);
      for (std::size_t i = 0; weighted && i < off.size(); ++i) {
        weights[i] = 1 / (1 + (off[i] / outlier_) * (off[i] / outlier_));
      }
      places += add_line(k, weights, system);
    }
    for (std::size_t i = 1; i < kTerms; ++i) system[i][i] += kStiffness * places;
    return solved(system);
  }

  // The level of the line is taken out by subtracting means. Returns the sum of the weights.
  double add_line(std::size_t line, std::span<const double> weights, System& system) const {
    const Trace& trace = traces_[line];
    Terms mean = {};
    double level = 0;
    double all = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const Terms terms = terms_at(line, i);
      for (std::size_t j = 0; j < kTerms; ++j) mean[j] += weights[i] * terms[j];
      level += weights[i] * trace.across[i];
      all += weights[i];
    }
    for (double& value : mean) value /= all;
    level /= all;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const Terms terms = terms_at(line, i);
      for (std::size_t j = 0; j < kTerms; ++j) {
        const double own = weights[i] * (terms[j] - mean[j]);
        for (std::size_t k = 0; k < kTerms; ++k) system[j][k] += own * (terms[k] - mean[k]);
        system[j][kTerms] += own * (trace.across[i] - level);
      }
    }
    return all;
  }

  std::span<const Trace> traces_;
  std::span<const Trace> straight_;
  double outlier_;
};

double total_length(std::span<const Trace> traces) {
  double sum = 0;
  for (const Trace& trace : traces) sum += trace.along.back() - trace.along.front();
  return sum;
}

class BendFinder {
 public:
  BendFinder(const Pix& binary, double dpi, const FlattenTolerances& tolerances)
      : tolerances_(tolerances) {
    const double points = kPointsPerInch / dpi;
    width_ = pixGetWidth(marks::reading(binary)) * points;
    height_ = pixGetHeight(marks::reading(binary)) * points;
    bend_.origin = {width_ / 2, height_ / 2};
    bend_.scale = std::max(width_, height_) / 2;
    level_ = Tracer(binary, dpi, tolerances).traces();
    const PixHandle turned = marks::transposed(binary);
    if (turned) upright_ = Tracer(*turned, dpi, tolerances).traces();
    to_units(level_, points, bend_.origin.x, bend_.origin.y);
    to_units(upright_, points, bend_.origin.y, bend_.origin.x);
    if (total_length(level_) * bend_.scale < tolerances.least_total * width_) level_.clear();
    if (total_length(upright_) * bend_.scale < tolerances.least_total * height_) upright_.clear();
  }

  std::optional<Bend> find() {
    if (level_.empty()) return std::nullopt;
    bend_.known = reach();
    std::vector<Trace> level = level_;
    std::vector<Trace> upright = upright_;
    const double outlier = tolerances_.outlier / bend_.scale;
    double before = 0;
    double after = 0;
    constexpr int kRounds = 3;  // the places move by a part of the bend in each
    for (int round = 0; round < kRounds; ++round) {
      const LineFit down(level_, level, outlier);
      const LineFit across(upright_, upright, outlier);
      if (round == 0) before = down.unevenness({}) + across.unevenness({});
      const Terms y = down.fit();
      const Terms x = upright_.empty() ? Terms{} : across.fit();
      after = down.unevenness(y) + across.unevenness(x);
      for (std::size_t i = 0; i < kTerms; ++i) {
        bend_.down[i] = y[i] * bend_.scale;
        bend_.across[i] = x[i] * bend_.scale;
      }
      level = straight(level_, false);
      upright = straight(upright_, true);
    }
    const double most = largest_move();
    if (most < tolerances_.least_bend || most > tolerances_.most_bend) return std::nullopt;
    if (after > tolerances_.better * before) return std::nullopt;
    return bend_;
  }

 private:
  void to_units(std::vector<Trace>& traces, double points, double along, double across) const {
    for (Trace& trace : traces) {
      for (double& value : trace.along) value = (value * points - along) / bend_.scale;
      for (double& value : trace.across) value = (value * points - across) / bend_.scale;
    }
  }

  // The places on the straight page.
  [[nodiscard]] std::vector<Trace> straight(std::span<const Trace> bent, bool turned) const {
    std::vector<Trace> traces(bent.begin(), bent.end());
    for (Trace& trace : traces) {
      for (std::size_t i = 0; i < trace.along.size(); ++i) {
        double& x = turned ? trace.across[i] : trace.along[i];
        double& y = turned ? trace.along[i] : trace.across[i];
        const Point p{x * bend_.scale + bend_.origin.x, y * bend_.scale + bend_.origin.y};
        const Point moved = bend_.of(p);
        x -= (moved.x - p.x) / bend_.scale;
        y -= (moved.y - p.y) / bend_.scale;
      }
    }
    return traces;
  }

  [[nodiscard]] Rect reach() const {
    Rect found = {1, 1, -1, -1};
    const auto include = [&](double x, double y) {
      found = {std::min(found.left, x), std::min(found.top, y), std::max(found.right, x),
               std::max(found.bottom, y)};
    };
    for (const Trace& trace : level_) {
      for (std::size_t i = 0; i < trace.along.size(); ++i) include(trace.along[i], trace.across[i]);
    }
    for (const Trace& trace : upright_) {
      for (std::size_t i = 0; i < trace.along.size(); ++i) include(trace.across[i], trace.along[i]);
    }
    return grown(found, tolerances_.beyond);
  }

  // Points, on a net over the measured part.
  [[nodiscard]] double largest_move() const {
    constexpr int kNet = 8;
    double least_x = 1e9;
    double most_x = -1e9;
    double least_y = 1e9;
    double most_y = -1e9;
    for (int i = 0; i <= kNet; ++i) {
      for (int k = 0; k <= kNet; ++k) {
        const double u = bend_.known.left + bend_.known.width() * i / kNet;
        const double v = bend_.known.top + bend_.known.height() * k / kNet;
        const Point p{u * bend_.scale + bend_.origin.x, v * bend_.scale + bend_.origin.y};
        const Point moved = bend_.of(p);
        least_x = std::min(least_x, moved.x - p.x);
        most_x = std::max(most_x, moved.x - p.x);
        least_y = std::min(least_y, moved.y - p.y);
        most_y = std::max(most_y, moved.y - p.y);
      }
    }
    return std::max(most_x - least_x, most_y - least_y);
  }

  FlattenTolerances tolerances_;
  double width_ = 0;
  double height_ = 0;
  Bend bend_;
  std::vector<Trace> level_;
  std::vector<Trace> upright_;
};

// The gray between four pixels; white outside.
std::uint8_t gray_at(void* const* lines, int width, int height, double x, double y) {
  const int left = static_cast<int>(std::floor(x));
  const int top = static_cast<int>(std::floor(y));
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return 255;
  const double right_part = x - left;
  const double lower_part = y - top;
  const double upper = GET_DATA_BYTE(lines[top], left) * (1 - right_part) +
                       GET_DATA_BYTE(lines[top], left + 1) * right_part;
  const double lower = GET_DATA_BYTE(lines[top + 1], left) * (1 - right_part) +
                       GET_DATA_BYTE(lines[top + 1], left + 1) * right_part;
  return static_cast<std::uint8_t>(std::lround(upper * (1 - lower_part) + lower * lower_part));
}

}  // namespace

std::optional<Bend> bend_of(const Pix& binary, double dpi, const FlattenTolerances& tolerances) {
  return BendFinder(binary, dpi, tolerances).find();
}

PixHandle flattened(const Pix& gray, const Bend& bend, double dpi) {
  constexpr int kStep = 16;  // pixels between places that are computed; between them it is linear
  const double points = kPointsPerInch / dpi;
  PixHandle flat(pixCreateTemplate(marks::reading(gray)));
  if (!flat) return flat;
  const int width = pixGetWidth(flat.get());
  const int height = pixGetHeight(flat.get());
  const auto free_lines = [](void** lines) { lept_free(lines); };
  const std::unique_ptr<void*, decltype(free_lines)> from(
      pixGetLinePtrs(marks::reading(gray), nullptr), free_lines);
  const std::unique_ptr<void*, decltype(free_lines)> to(pixGetLinePtrs(flat.get(), nullptr),
                                                        free_lines);
  if (!from || !to) return nullptr;
  const auto bent = [&](int x, int y) {
    const Point p = bend.of(Point{x * points, y * points});
    return Point{p.x / points, p.y / points};
  };
  for (int y = 0; y < height; ++y) {
    Point left = bent(0, y);
    for (int begin = 0; begin < width; begin += kStep) {
      const Point right = bent(begin + kStep, y);
      for (int x = begin; x < std::min(width, begin + kStep); ++x) {
        const double part = static_cast<double>(x - begin) / kStep;
        const double px = left.x + (right.x - left.x) * part;
        const double py = left.y + (right.y - left.y) * part;
        SET_DATA_BYTE(to.get()[y], x, gray_at(from.get(), width, height, px, py));
      }
      left = right;
    }
  }
  return flat;
}

}  // namespace baku
