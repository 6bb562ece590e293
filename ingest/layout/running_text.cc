#include "ingest/layout/running_text.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace baku {
namespace {

// Text side by side without a line between, one column of which is a list or a form.
struct SideBySideTolerances {
  double gap = 0.9;                // of the font size; a narrower gap is a blank
  double same_start = 1.5;         // points between the left ends of lines of one column
  double least_width = 0.2;        // of the zone's width, of what stands on the left
  double first_place = 0.3;        // of the zone's width from the left, where a column on the right
  double last_place = 0.75;        // may begin
  std::ptrdiff_t least_lines = 4;  // that begin there
};
constexpr SideBySideTolerances kBeside;

// Left ends of lines and of what follows a wide gap in a line.
std::vector<double> starts_of(const std::vector<WordRefs>& lines) {
  std::vector<double> starts;
  for (const WordRefs& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      const double gap = i == 0 ? 0 : line[i]->box.left - line[i - 1]->box.right;
      const bool begins = i == 0 || gap > kBeside.gap * static_cast<double>(line[i]->font_size);
      if (begins && line[i]->direction == Direction::k0) starts.push_back(line[i]->box.left);
    }
  }
  std::sort(starts.begin(), starts.end());
  return starts;
}

class Gutters {
 public:
  Gutters(const std::vector<WordRefs>& lines, const WordRefs& zone) : starts_(starts_of(lines)) {
    for (const Word* word : zone) box_ = united(box_, word->box);
  }

  // Index of the word that begins the column on the right; the number of words if there is none.
  [[nodiscard]] std::size_t cut_in(const WordRefs& line) const {
    for (std::size_t i = 2; i < line.size(); ++i) {
      const double x = line[i]->box.left;
      const double gap = x - line[i - 1]->box.right;
      if (gap <= kBeside.gap * static_cast<double>(line[i]->font_size)) continue;
      if (line[i]->direction != Direction::k0) continue;
      const double width = line[i - 1]->box.right - line.front()->box.left;
      const double place = (x - box_.left) / box_.width();
      const bool beside = width >= kBeside.least_width * box_.width() &&
                          place >= kBeside.first_place && place <= kBeside.last_place;
      if (beside && lines_from(x) >= kBeside.least_lines) return i;
    }
    return line.size();
  }

 private:
  [[nodiscard]] std::ptrdiff_t lines_from(double x) const {
    return std::upper_bound(starts_.begin(), starts_.end(), x + kBeside.same_start) -
           std::lower_bound(starts_.begin(), starts_.end(), x - kBeside.same_start);
  }

  std::vector<double> starts_;
  Rect box_;
};

}  // namespace

std::vector<TextLine> running_lines(std::span<const WordRefs> zones, int page) {
  LineOfTextTolerances tolerances;
  tolerances.wide_gap = 3;
  std::vector<TextLine> lines;
  for (const WordRefs& zone : zones) {
    const auto by_line = words_by_line(zone, tolerances);
    const Gutters gutters(by_line, zone);
    for (const WordRefs& line : by_line) {
      const auto cut = static_cast<std::ptrdiff_t>(gutters.cut_in(line));
      lines.push_back(line_from({line.begin(), line.begin() + cut}, page, tolerances));
      if (line.begin() + cut == line.end()) continue;
      lines.push_back(line_from({line.begin() + cut, line.end()}, page, tolerances));
    }
  }
  return lines;
}

}  // namespace baku
