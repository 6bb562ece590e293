#include "ingest/dump/row_cuts.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <map>

namespace baku {
namespace {

struct CutCosts {
  double lower_case = 0.7;  // a cell that begins with a small letter
  double no_blank = 0.4;    // no blank line where the row ends
};
constexpr CutCosts kCosts;

enum class Alignment { kMiddle, kTop };

// A line of text across the table.
struct Line {
  double top = 0;
  double bottom = 0;
  std::vector<bool> has;    // by column
  std::vector<bool> lower;  // its text begins with a small letter
};

class RowCutter {
 public:
  RowCutter(const Page& page, std::span<const double> columns, double top,
            std::span<const Rect> numbers, double bottom)
      : columns_(columns.size() - 1) {
    std::map<double, Line> lines;
    for (const Word& word : page.words) {
      if (word.box.bottom <= top || word.box.top >= bottom) continue;
      const auto edge = std::upper_bound(columns.begin(), columns.end(), word.box.center().x);
      if (edge == columns.begin() || edge == columns.end()) continue;
      Line& line = lines[word.box.top];
      line.top = word.box.top;
      line.bottom = std::max(line.bottom, word.box.bottom);
      line.has.resize(columns_);
      line.lower.resize(columns_);
      const auto column = static_cast<std::size_t>(edge - columns.begin()) - 1;
      if (!line.has[column]) {
        line.lower[column] = std::islower(static_cast<unsigned char>(word.text.front())) != 0;
      }
      line.has[column] = true;
    }
    for (auto& [y, line] : lines) lines_.push_back(std::move(line));
    for (const Rect& number : numbers) numbers_.push_back(line_at(number.top));
  }

  std::vector<double> cuts() {
    if (numbers_.size() < 2) return {};
    const Plan middle = best(Alignment::kMiddle);
    const Plan top = best(Alignment::kTop);
    const Plan& plan = top.cost < middle.cost ? top : middle;
    std::vector<double> heights;
    for (const std::size_t last : plan.last) {
      heights.push_back((lines_[last].bottom + lines_[last + 1].top) / 2);
    }
    return heights;
  }

 private:
  struct Plan {
    double cost = std::numeric_limits<double>::infinity();
    std::vector<std::size_t> last;  // line of each row but the last one
  };

  [[nodiscard]] std::size_t line_at(double top) const {
    const auto line = std::find_if(lines_.begin(), lines_.end(),
                                   [top](const Line& each) { return each.top >= top; });
    return static_cast<std::size_t>(std::min(line, lines_.end() - 1) - lines_.begin());
  }

  // Of the lines from `first` to `last` as the row of a number.
  [[nodiscard]] double cost_of(std::size_t number, std::size_t first, std::size_t last,
                               Alignment alignment) const {
    const auto at = static_cast<double>(number);
    double cost = 0;
    for (std::size_t column = 1; column < columns_; ++column) {
      std::size_t begin = first;
      while (begin <= last && !lines_[begin].has[column]) ++begin;
      if (begin > last) continue;
      std::size_t end = last;
      while (!lines_[end].has[column]) --end;
      const double place = alignment == Alignment::kTop
                               ? static_cast<double>(begin)
                               : (static_cast<double>(begin) + static_cast<double>(end)) / 2;
      cost += std::abs(place - at);
      if (lines_[begin].lower[column]) cost += kCosts.lower_case;
    }
    return cost;
  }

  [[nodiscard]] double cost_of_cut(std::size_t last) const {
    const double gap = lines_[last + 1].top - lines_[last].bottom;
    const double height = lines_[last].bottom - lines_[last].top;
    return gap > height ? 0 : kCosts.no_blank;
  }

  // The plan of the least cost: row by row, for each line that a row may end with.
  [[nodiscard]] Plan best(Alignment alignment) const {
    std::map<std::size_t, Plan> plans;  // by the first line of the next row
    plans[0].cost = 0;
    for (std::size_t row = 0; row + 1 < numbers_.size(); ++row) {
      std::map<std::size_t, Plan> next;
      for (std::size_t last = numbers_[row]; last < numbers_[row + 1]; ++last) {
        Plan& to = next[last + 1];
        for (const auto& [first, plan] : plans) {
          const double cost =
              plan.cost + cost_of(numbers_[row], first, last, alignment) + cost_of_cut(last);
          if (cost >= to.cost) continue;
          to = plan;
          to.cost = cost;
          to.last.push_back(last);
        }
      }
      plans = std::move(next);
    }
    Plan best;
    for (auto& [first, plan] : plans) {
      plan.cost += cost_of(numbers_.back(), first, lines_.size() - 1, alignment);
      if (plan.cost < best.cost) best = std::move(plan);
    }
    return best;
  }

  std::size_t columns_;
  std::vector<Line> lines_;           // top to bottom
  std::vector<std::size_t> numbers_;  // lines that they stand in
};

}  // namespace

std::vector<double> cuts_between_rows(const Page& page, std::span<const double> columns, double top,
                                      std::span<const Rect> numbers, double bottom) {
  return RowCutter(page, columns, top, numbers, bottom).cuts();
}

}  // namespace baku
