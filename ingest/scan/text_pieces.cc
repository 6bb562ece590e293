#include "ingest/scan/text_pieces.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "ingest/scan/cell_regions.h"
#include "ingest/scan/marks/components.h"

namespace baku {
namespace {

constexpr double kPointsPerInch = 72;

std::vector<PixelBox> connected_parts(const Pix& text) {
  std::vector<PixelBox> parts;
  for (const auto& [x, y, width, height] :
       marks::component_boxes(text, marks::Touching::kByCorner)) {
    parts.push_back({x, y, x + width, y + height});
  }
  return parts;
}

PixelBox transposed(const PixelBox& box) { return {box.top, box.left, box.bottom, box.right}; }

double usual_height(std::span<const PixelBox> parts, double least, double most) {
  std::vector<int> heights;
  for (const PixelBox& part : parts) {
    if (part.height() >= least && part.height() <= most && part.width() <= 3 * part.height()) {
      heights.push_back(part.height());
    }
  }
  if (heights.empty()) return 0;
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

struct Letter {
  int part = 0;
  PixelBox box;
};

// A line while it grows to the right.
struct Chain {
  std::vector<Letter> letters;
  PixelBox box;

  explicit Chain(const Letter& letter) : letters{letter}, box(letter.box) {}
  void add(const Letter& letter) {
    letters.push_back(letter);
    box = united(box, letter.box);
  }
};

double overlap_of(const PixelBox& a, const PixelBox& b) {
  const double common = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return common / std::max(1, std::min(a.height(), b.height()));
}

// The lines of one cell.
class LineFinder {
 public:
  LineFinder(double letter, const TextTolerances& tolerances)
      : letter_(letter), tolerances_(tolerances) {}

  // `letters` of one cell, from left to right.
  [[nodiscard]] std::vector<Chain> chains(std::span<const Letter> letters) const {
    std::vector<Chain> found;
    for (const Letter& letter : letters) {
      Chain* best = nullptr;
      double best_score = 0;
      for (Chain& chain : found) {
        const double score = fit(chain, letter.box);
        if (score > best_score) {
          best = &chain;
          best_score = score;
        }
      }
      if (best != nullptr) {
        best->add(letter);
      } else {
        found.emplace_back(letter);
      }
    }
    return merged(std::move(found));
  }

 private:
  // How well the letter goes on the chain; 0 where it does not.
  [[nodiscard]] double fit(const Chain& chain, const PixelBox& box) const {
    const auto count = chain.letters.size();
    // The last letters stand for the line: it may be a little askew.
    PixelBox end = chain.letters.back().box;
    double usual = 0;
    const std::size_t first = count > 5 ? count - 5 : 0;
    for (std::size_t i = first; i < count; ++i) {
      end = united(end, chain.letters[i].box);
      usual += chain.letters[i].box.height();
    }
    usual /= static_cast<double>(count - first);
    const double size = std::max({letter_, end.height() * 0.6, box.height() * 0.6});
    const double gap = box.left - end.right;
    if (gap > tolerances_.gap * size) return 0;
    const double unlike = std::max(box.height() / usual, usual / box.height());
    if (unlike > tolerances_.most_unlike) return 0;
    const double overlap = overlap_of(end, box);
    if (overlap < tolerances_.least_overlap) return 0;
    return overlap - 0.1 * std::max(0.0, gap) / size;
  }

  // Chains that overlap in height and follow each other closely are one line.
  [[nodiscard]] std::vector<Chain> merged(std::vector<Chain> chains) const {
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = 0; i < chains.size() && !changed; ++i) {
        for (std::size_t j = i + 1; j < chains.size() && !changed; ++j) {
          if (!belong_together(chains[i].box, chains[j].box)) continue;
          for (const Letter& letter : chains[j].letters) chains[i].add(letter);
          chains.erase(chains.begin() + static_cast<std::ptrdiff_t>(j));
          changed = true;
        }
      }
    }
    for (Chain& chain : chains) {
      std::stable_sort(chain.letters.begin(), chain.letters.end(),
                       [](const Letter& a, const Letter& b) { return a.box.left < b.box.left; });
    }
    return chains;
  }

  [[nodiscard]] bool belong_together(const PixelBox& a, const PixelBox& b) const {
    const double size = std::max(letter_, 0.6 * std::max(a.height(), b.height()));
    const double gap = std::max(a.left, b.left) - std::min(a.right, b.right);
    const double unlike =
        static_cast<double>(std::max(a.height(), b.height())) / std::min(a.height(), b.height());
    return gap <= tolerances_.gap * size && overlap_of(a, b) >= 0.6 &&
           unlike <= tolerances_.most_unlike;
  }

  double letter_;
  const TextTolerances& tolerances_;
};

// A chain of one tall part that lies over several lines is letters of both that touch.
void share_tall_parts(std::vector<Chain>& chains) {
  std::vector<Chain> lines;
  std::vector<Chain> tall;
  for (Chain& chain : chains) {
    const auto covers = [&chain](const Chain& other) {
      return &other != &chain && other.letters.size() > 1 &&
             overlap_of(chain.box, other.box) > 0.5 &&
             chain.box.left < other.box.right + other.box.height() &&
             chain.box.right > other.box.left - other.box.height() &&
             chain.box.height() > 1.4 * other.box.height();
    };
    const bool several =
        chain.letters.size() == 1 && std::count_if(chains.begin(), chains.end(), covers) >= 1;
    (several ? tall : lines).push_back(chain);
  }
  for (const Chain& part : tall) {
    bool taken = false;
    for (Chain& line : lines) {
      if (overlap_of(part.box, line.box) <= 0.5) continue;
      if (part.box.left >= line.box.right + line.box.height()) continue;
      if (part.box.right <= line.box.left - line.box.height()) continue;
      Letter letter = part.letters.front();
      letter.box.top = std::max(letter.box.top, line.box.top);
      letter.box.bottom = std::min(letter.box.bottom, line.box.bottom);
      line.add(letter);
      taken = true;
    }
    if (!taken) lines.push_back(part);
  }
  for (Chain& chain : lines) {
    std::stable_sort(chain.letters.begin(), chain.letters.end(),
                     [](const Letter& a, const Letter& b) { return a.box.left < b.box.left; });
  }
  chains = std::move(lines);
}

// Dots, commas, hyphens and accents to the nearest line of the cell. Returns those of no line.
std::vector<Letter> add_dots(std::span<const Letter> dots, double letter, double reach,
                             std::vector<Chain>& chains) {
  std::vector<Letter> others;
  for (const Letter& dot : dots) {
    Chain* best = nullptr;
    double best_distance = reach;
    for (Chain& chain : chains) {
      const double size = std::max(letter, 0.6 * chain.box.height());
      const double x = dot.box.middle_x();
      const double y = dot.box.middle_y();
      const double beside = std::max({chain.box.left - x, x - chain.box.right, 0.0}) / size;
      const double away = std::max({chain.box.top - y, y - chain.box.bottom, 0.0}) / size;
      if (away > 0.45) continue;
      const double distance = std::hypot(beside, 1.6 * away);
      if (distance < best_distance) {
        best = &chain;
        best_distance = distance;
      }
    }
    if (best != nullptr) {
      best->add(dot);
    } else {
      others.push_back(dot);
    }
  }
  return others;
}

class TextFinder {
 public:
  TextFinder(std::vector<PixelBox> parts, const CellRegions& regions, std::span<const Rect> labels,
             double dpi, const TextTolerances& tolerances)
      : tolerances_(tolerances), scale_(dpi / kPointsPerInch), labels_(labels) {
    of_label_.resize(labels.size());
    map_.parts = std::move(parts);
    map_.letter_height = usual_height(map_.parts, tolerances.least_letter * scale_,
                                      tolerances.tallest_letter * scale_ / 2);
    sort_into_cells(regions);
  }

  TextMap find() {
    if (map_.letter_height > 0) {
      for (auto& [region, cell] : cells_) read_cell(cell);
    }
    for (auto& label : of_label_) {
      if (label) add_piece(*label, Direction::k0);
    }
    std::stable_sort(map_.pieces.begin(), map_.pieces.end(),
                     [](const TextPiece& a, const TextPiece& b) {
                       return std::tie(a.box.top, a.box.left) < std::tie(b.box.top, b.box.left);
                     });
    return std::move(map_);
  }

 private:
  struct CellParts {
    std::vector<Letter> letters;
    std::vector<Letter> dots;
  };

  void sort_into_cells(const CellRegions& regions) {
    const double usual = map_.letter_height;
    for (std::size_t i = 0; i < map_.parts.size(); ++i) {
      const PixelBox& box = map_.parts[i];
      const int larger = std::max(box.width(), box.height());
      const int smaller = std::min(box.width(), box.height());
      if (larger < tolerances_.speck * scale_) continue;
      if (larger > tolerances_.thinnest * smaller) continue;
      if (box.height() > tolerances_.tallest_letter * scale_) continue;
      if (usual > 0 && larger > tolerances_.widest_part * usual) continue;
      if (put_into_label(i)) continue;
      CellParts& cell = cells_[regions.at(box.middle_x(), box.middle_y())];
      const bool letter =
          box.height() >= 0.5 * usual || (larger >= 0.5 * usual && box.width() < 1.5 * usual);
      (letter && larger >= 0.5 * usual ? cell.letters : cell.dots)
          .push_back({static_cast<int>(i), box});
    }
  }

  bool put_into_label(std::size_t part) {
    const PixelBox& box = map_.parts[part];
    const Point middle{box.middle_x() / scale_, box.middle_y() / scale_};
    for (std::size_t k = 0; k < labels_.size(); ++k) {
      if (!labels_[k].contains(middle)) continue;
      const Letter letter{static_cast<int>(part), box};
      if (of_label_[k]) {
        of_label_[k]->add(letter);
      } else {
        of_label_[k].emplace(letter);
      }
      return true;
    }
    return false;
  }

  void read_cell(CellParts& cell) {
    const auto by_left = [](const Letter& a, const Letter& b) {
      return std::tie(a.box.left, a.box.top) < std::tie(b.box.left, b.box.top);
    };
    std::stable_sort(cell.letters.begin(), cell.letters.end(), by_left);
    const LineFinder finder(map_.letter_height, tolerances_);
    std::vector<Chain> chains = finder.chains(cell.letters);
    Direction direction = Direction::k0;
    if (cell.letters.size() >= 4 && !reads_along(chains, cell.letters.size())) {
      CellParts turned = cell;
      for (Letter& letter : turned.letters) letter.box = transposed(letter.box);
      for (Letter& dot : turned.dots) dot.box = transposed(dot.box);
      std::stable_sort(turned.letters.begin(), turned.letters.end(), by_left);
      std::vector<Chain> upward = finder.chains(turned.letters);
      if (3 * upward.size() <= 2 * chains.size()) {
        chains = std::move(upward);
        cell = std::move(turned);
        direction = Direction::k270;
      }
    }
    share_tall_parts(chains);
    add_hyphens(chains);
    std::vector<Letter> others =
        add_dots(cell.dots, map_.letter_height, tolerances_.dot_reach, chains);
    for (Chain& chain : chains) add_piece(chain, direction);
    add_small_print(std::move(others), direction);
  }

  // A lone flat part at a line is its hyphen, though no other letter is so low.
  void add_hyphens(std::vector<Chain>& chains) const {
    std::vector<Letter> hyphens;
    std::erase_if(chains, [&](const Chain& chain) {
      const PixelBox& box = chain.box;
      const bool flat = chain.letters.size() == 1 && box.width() > box.height() &&
                        box.height() < tolerances_.flat * map_.letter_height;
      if (flat) hyphens.push_back(chain.letters.front());
      return flat;
    });
    for (const Letter& alone :
         add_dots(hyphens, map_.letter_height, tolerances_.dot_reach, chains)) {
      chains.emplace_back(alone);
    }
  }

  // Lines of letters that are as low as the dots of the page's usual ones.
  void add_small_print(std::vector<Letter> letters, Direction direction) {
    std::erase_if(letters, [this](const Letter& letter) {
      return letter.box.height() < tolerances_.least_letter * scale_;
    });
    if (letters.size() < 2) return;
    std::stable_sort(letters.begin(), letters.end(), [](const Letter& a, const Letter& b) {
      return std::tie(a.box.left, a.box.top) < std::tie(b.box.left, b.box.top);
    });
    const LineFinder finder(map_.letter_height / 2, tolerances_);
    for (Chain& chain : finder.chains(letters)) {
      if (chain.letters.size() >= 2) add_piece(chain, direction);
    }
  }

  [[nodiscard]] bool reads_along(std::span<const Chain> chains, std::size_t letters) const {
    const auto in_lines = std::accumulate(
        chains.begin(), chains.end(), std::size_t{0}, [](std::size_t sum, const Chain& chain) {
          return sum + (chain.letters.size() > 2 ? chain.letters.size() : 0);
        });
    return static_cast<double>(in_lines) >=
           tolerances_.upright_share * static_cast<double>(letters);
  }

  // A lone dot is a speck; a lone hyphen is not.
  [[nodiscard]] bool is_speck(const Chain& chain) const {
    const double larger = std::max(chain.box.width(), chain.box.height());
    return chain.letters.size() <= 2 && larger < 0.8 * map_.letter_height &&
           chain.box.width() < 1.5 * chain.box.height();
  }

  // The chain's height without what juts out of it: rests of stamps and lines that touch letters.
  [[nodiscard]] PixelBox line_box(const Chain& chain) const {
    std::vector<int> tops;
    std::vector<int> bottoms;
    for (const Letter& letter : chain.letters) {
      if (letter.box.height() < 0.4 * map_.letter_height) continue;
      tops.push_back(letter.box.top);
      bottoms.push_back(letter.box.bottom);
    }
    PixelBox box = chain.box;
    if (tops.size() < 3) return box;
    const auto middle = [](std::vector<int>& values) {
      const auto place = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
      std::nth_element(values.begin(), place, values.end());
      return *place;
    };
    const int top = middle(tops);
    const int bottom = middle(bottoms);
    const int spare = static_cast<int>(tolerances_.most_jut * std::max(1, bottom - top));
    box.top = std::max(box.top, top - spare);
    box.bottom = std::min(box.bottom, bottom + spare);
    return box;
  }

  void add_piece(Chain& chain, Direction direction) {
    if (is_speck(chain)) return;
    TextPiece piece;
    piece.direction = direction;
    const PixelBox box = line_box(chain);
    piece.box = direction == Direction::k0 ? box : transposed(box);
    std::stable_sort(chain.letters.begin(), chain.letters.end(),
                     [](const Letter& a, const Letter& b) { return a.box.left < b.box.left; });
    for (const Letter& letter : chain.letters) piece.parts.push_back(letter.part);
    if (direction == Direction::k270) std::reverse(piece.parts.begin(), piece.parts.end());
    map_.pieces.push_back(std::move(piece));
  }

  const TextTolerances& tolerances_;
  double scale_;  // pixels a point
  TextMap map_;
  std::span<const Rect> labels_;
  std::vector<std::optional<Chain>> of_label_;
  std::map<int, CellParts> cells_;
};

}  // namespace

PixelBox united(const PixelBox& a, const PixelBox& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

TextMap find_text(const Pix& text, std::span<const Ruling> rulings, std::span<const Rect> labels,
                  double dpi, const TextTolerances& tolerances) {
  const double points = kPointsPerInch / dpi;
  const CellRegions regions(pixGetWidth(&text) * points, pixGetHeight(&text) * points, rulings,
                            points);
  return TextFinder(connected_parts(text), regions, labels, dpi, tolerances).find();
}

}  // namespace baku
