#include "registry/dedup/alignment.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace baku {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Likeness of each step of one record with each of the other.
class Likeness {
 public:
  Likeness(const RecordFeatures& left, const RecordFeatures& right,
           const AlignmentSettings& settings)
      : columns_(right.steps.size()), values_(left.steps.size() * right.steps.size()) {
    for (std::size_t i = 0; i < left.steps.size(); ++i) {
      for (std::size_t j = 0; j < columns_; ++j) {
        values_[i * columns_ + j] = of_steps(left, left.steps[i], right, right.steps[j], settings);
      }
    }
  }

  [[nodiscard]] double at(std::size_t i, std::size_t j) const { return values_[i * columns_ + j]; }

 private:
  static float of_steps(const RecordFeatures& left, const StepFeatures& a,
                        const RecordFeatures& right, const StepFeatures& b,
                        const AlignmentSettings& settings) {
    // Most steps are so unlike that their sketches tell.
    const int both = a.sketch_bits + b.sketch_bits;
    const double sketch = both == 0 ? 0 : 2.0 * common_bits(a.sketch, b.sketch) / both;
    if (sketch + settings.sketch_margin < settings.least) return 0;
    const double activity = gram_likeness(activity_grams(left, a), activity_grams(right, b));
    if (a.grams.output == 0 || b.grams.output == 0) return static_cast<float>(activity);
    if ((1 - settings.output_part) * activity + settings.output_part < settings.least) return 0;
    const double output = gram_likeness(output_grams(left, a), output_grams(right, b));
    return static_cast<float>((1 - settings.output_part) * activity +
                              settings.output_part * output);
  }

  std::size_t columns_;
  std::vector<float> values_;
};

// The partner on the other side of each step of the first; kNone for those without.
std::vector<std::size_t> aligned_in_order(const Likeness& likeness, std::size_t rows,
                                          std::size_t columns, const AlignmentSettings& settings) {
  const auto gain = [&](std::size_t i, std::size_t j) {
    const double value = likeness.at(i, j);
    return value >= settings.least ? value * value : 0.0;
  };
  std::vector<double> best((rows + 1) * (columns + 1), 0);
  const auto at = [columns](std::size_t i, std::size_t j) { return i * (columns + 1) + j; };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      double value = std::max(best[at(i + 1, j)], best[at(i, j + 1)]);
      const double here = gain(i, j);
      if (here > 0) value = std::max(value, here + best[at(i + 1, j + 1)]);
      best[at(i, j)] = value;
    }
  }
  std::vector<std::size_t> partner(rows, kNone);
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    const double here = gain(i, j);
    if (here > 0 && best[at(i, j)] <= here + best[at(i + 1, j + 1)]) {
      partner[i++] = j++;
    } else if (best[at(i, j)] <= best[at(i + 1, j)]) {
      ++i;
    } else {
      ++j;
    }
  }
  return partner;
}

Grams joined_activities(const RecordFeatures& record, std::size_t first, std::size_t second) {
  const auto a = activity_grams(record, record.steps[first]);
  const auto b = activity_grams(record, record.steps[second]);
  Grams grams(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), grams.begin());
  return grams;
}

class Aligner {
 public:
  Aligner(const RecordFeatures& left, const RecordFeatures& right,
          const AlignmentSettings& settings)
      : left_(left),
        right_(right),
        settings_(settings),
        likeness_(left, right, settings),
        partner_(aligned_in_order(likeness_, left.steps.size(), right.steps.size(), settings)),
        right_taken_(right.steps.size(), false) {
    for (const std::size_t partner : partner_) {
      if (partner != kNone) right_taken_[partner] = true;
    }
  }

  StepAlignment run() {
    for (std::size_t i = 0; i < partner_.size(); ++i) {
      if (partner_[i] == kNone) continue;
      pairs_.push_back({StepRelation::kAligned, {i}, {partner_[i]}, likeness_.at(i, partner_[i])});
    }
    left_taken_.resize(partner_.size());
    for (std::size_t i = 0; i < partner_.size(); ++i) left_taken_[i] = partner_[i] != kNone;
    find_moved();
    find_split();
    find_merged();
    return in_order();
  }

 private:
  void find_moved() {
    struct Move {
      double likeness;
      std::size_t left;
      std::size_t right;
    };
    std::vector<Move> moves;
    for (std::size_t i = 0; i < left_taken_.size(); ++i) {
      for (std::size_t j = 0; !left_taken_[i] && j < right_taken_.size(); ++j) {
        const double value = right_taken_[j] ? 0 : likeness_.at(i, j);
        if (value >= settings_.least_moved) moves.push_back({value, i, j});
      }
    }
    std::sort(moves.begin(), moves.end(), [](const Move& a, const Move& b) {
      return std::tuple(-a.likeness, a.left, a.right) < std::tuple(-b.likeness, b.left, b.right);
    });
    for (const Move& move : moves) {
      if (left_taken_[move.left] || right_taken_[move.right]) continue;
      left_taken_[move.left] = right_taken_[move.right] = true;
      pairs_.push_back({StepRelation::kMoved, {move.left}, {move.right}, move.likeness});
    }
  }

  // A step that is left over on the second side, beside the partner of a step of the first.
  void find_split() {
    for (AlignedSteps& pair : pairs_) {
      const std::size_t i = pair.left.front();
      const std::size_t j = pair.right.front();
      for (const std::size_t other : {j + 1, j - 1}) {
        if (pair.relation != StepRelation::kAligned || other >= right_taken_.size()) continue;
        if (right_taken_[other]) continue;
        const Grams joined = joined_activities(right_, j, other);
        const double value = gram_likeness(activity_grams(left_, left_.steps[i]), joined);
        const double alone = gram_likeness(activity_grams(left_, left_.steps[i]),
                                           activity_grams(right_, right_.steps[j]));
        if (value < alone + settings_.least_gain) continue;
        right_taken_[other] = true;
        pair = {StepRelation::kSplit, {i}, {std::min(j, other), std::max(j, other)}, value};
      }
    }
  }

  void find_merged() {
    for (AlignedSteps& pair : pairs_) {
      const std::size_t i = pair.left.front();
      const std::size_t j = pair.right.front();
      for (const std::size_t other : {i + 1, i - 1}) {
        if (pair.relation != StepRelation::kAligned || other >= left_taken_.size()) continue;
        if (left_taken_[other]) continue;
        const Grams joined = joined_activities(left_, i, other);
        const double value = gram_likeness(joined, activity_grams(right_, right_.steps[j]));
        const double alone = gram_likeness(activity_grams(left_, left_.steps[i]),
                                           activity_grams(right_, right_.steps[j]));
        if (value < alone + settings_.least_gain) continue;
        left_taken_[other] = true;
        pair = {StepRelation::kMerged, {std::min(i, other), std::max(i, other)}, {j}, value};
      }
    }
  }

  // Rows by the second side; a step that only the first has stands after the row of the step
  // before it.
  StepAlignment in_order() {
    StepAlignment out;
    double sum = 0;
    double parts = 0;
    for (const AlignedSteps& pair : pairs_) {
      const auto size = static_cast<double>(pair.left.size() + pair.right.size());
      sum += pair.likeness * size;
      parts += size;
    }
    for (std::size_t j = 0; j < right_taken_.size(); ++j) {
      if (!right_taken_[j]) pairs_.push_back({StepRelation::kInserted, {}, {j}, 0});
    }
    std::sort(pairs_.begin(), pairs_.end(), [](const AlignedSteps& a, const AlignedSteps& b) {
      return a.right.front() < b.right.front();
    });
    out.rows = std::move(pairs_);
    for (std::size_t i = 0; i < left_taken_.size(); ++i) {
      if (!left_taken_[i]) place_removed(out.rows, i);
    }
    const auto all = static_cast<double>(left_.steps.size() + right_.steps.size());
    out.share = all > 0 ? sum / all : 0;
    out.wording = parts > 0 ? sum / parts : 0;
    return out;
  }

  static void place_removed(std::vector<AlignedSteps>& rows, std::size_t step) {
    auto place = rows.begin();
    for (auto row = rows.begin(); row != rows.end(); ++row) {
      const bool before =
          row->relation != StepRelation::kMoved && !row->left.empty() && row->left.back() < step;
      if (before) place = row + 1;
    }
    rows.insert(place, {StepRelation::kRemoved, {step}, {}, 0});
  }

  const RecordFeatures& left_;
  const RecordFeatures& right_;
  const AlignmentSettings& settings_;
  Likeness likeness_;
  std::vector<std::size_t> partner_;
  std::vector<bool> left_taken_;
  std::vector<bool> right_taken_;
  std::vector<AlignedSteps> pairs_;
};

}  // namespace

StepAlignment align_steps(const RecordFeatures& left, const RecordFeatures& right,
                          const AlignmentSettings& settings) {
  return Aligner(left, right, settings).run();
}

std::vector<RoleSubstitution> role_substitutions(const RecordFeatures& left,
                                                 const RecordFeatures& right,
                                                 const StepAlignment& alignment) {
  std::map<int, std::map<int, int>> counts;
  for (const AlignedSteps& row : alignment.rows) {
    if (row.left.empty() || row.right.empty()) continue;
    const int a = left.steps[row.left.front()].actor;
    const int b = right.steps[row.right.front()].actor;
    if (a >= 0 && b >= 0) ++counts[a][b];
  }
  std::vector<RoleSubstitution> table;
  for (const auto& [role, others] : counts) {
    RoleSubstitution entry{left.actors[static_cast<std::size_t>(role)], "", 0, 0};
    int all = 0;
    for (const auto& [other, steps] : others) {
      all += steps;
      if (steps <= entry.steps) continue;
      entry.steps = steps;
      entry.right = right.actors[static_cast<std::size_t>(other)];
    }
    entry.other = all - entry.steps;
    table.push_back(std::move(entry));
  }
  std::stable_sort(table.begin(), table.end(),
                   [](const auto& a, const auto& b) { return a.steps > b.steps; });
  return table;
}

}  // namespace baku
