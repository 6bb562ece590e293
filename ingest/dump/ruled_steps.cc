#include "ingest/dump/ruled_steps.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/dump/row_cuts.h"
#include "ingest/sop/labels.h"

namespace baku {
namespace {

struct Tolerances {
  double word_gap = 0.6;         // heights between two words of one phrase
  double line_overlap = 0.5;     // common part of two words of one line, in heights
  double header_reach = 70;      // points from the activity's label to the farthest label
  double margin = 3;             // points between words and the lines around them
  std::size_t most_rulings = 8;  // of a page that needs none
  std::size_t fewest_columns = 5;
};
constexpr Tolerances kTolerances;

// Words that stand close behind each other.
struct Phrase {
  std::vector<std::size_t> words;  // indices into Page::words
  std::string text;
  Rect box;
  std::optional<Label> label;
};

bool on_one_line(const Rect& a, const Rect& b) {
  const double common = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return common > kTolerances.line_overlap * std::min(a.height(), b.height());
}

std::vector<Phrase> phrases_of(const Page& page) {
  std::vector<std::size_t> order(page.words.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&page](std::size_t a, std::size_t b) {
    return std::pair(page.words[a].box.left, a) < std::pair(page.words[b].box.left, b);
  });
  std::vector<Phrase> phrases;
  for (const std::size_t index : order) {
    const Word& word = page.words[index];
    const double reach = kTolerances.word_gap * word.box.height();
    const auto near = std::find_if(phrases.rbegin(), phrases.rend(), [&](const Phrase& phrase) {
      const double gap = word.box.left - phrase.box.right;
      return gap < reach && gap > -reach && on_one_line(phrase.box, word.box);
    });
    if (near == phrases.rend()) {
      phrases.push_back({{index}, word.text, word.box, std::nullopt});
    } else {
      near->words.push_back(index);
      near->text += ' ' + word.text;
      near->box = united(near->box, word.box);
    }
  }
  for (Phrase& phrase : phrases) phrase.label = match_label(phrase.text, LabelSet::kTable);
  return phrases;
}

bool is_group(const Phrase& phrase) {
  return phrase.label == Label::kActors || phrase.label == Label::kStandards;
}

// "3", "3." or "3)"; 0 for anything else.
int number_in(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ')')) text.remove_suffix(1);
  if (text.empty() || text.size() > 3) return 0;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    number = 10 * number + (c - '0');
  }
  return number;
}

struct StepNumber {
  int value = 0;
  Rect box;
};

// The columns of a step table, and where it begins on the page.
struct Columns {
  std::vector<double> edges;
  double top = 0;
  double body = 0;
};

class StepPage {
 public:
  explicit StepPage(Page& page) : page_(page), phrases_(phrases_of(page)) {}

  // The columns below a header on this page.
  std::optional<Columns> columns() {
    drop_column_numbers();
    const auto [number, activity] = first_labels();
    if (activity == nullptr) return std::nullopt;
    const double middle = activity->box.center().y;
    if (!stands_near(Label::kDuration, middle) && !stands_near(Label::kOutput, middle)) {
      return std::nullopt;
    }
    const auto first = first_number(number->box, middle);
    if (!first) return std::nullopt;
    Columns columns;
    const auto labels = header_columns(middle, *first, columns);
    if (labels.size() < kTolerances.fewest_columns) return std::nullopt;
    columns.body = gap_between(header_bottom_, *first);
    columns.edges = edges_between(labels, columns.body);
    return columns;
  }

  // Numbers of steps in the first column, from the top, as far as they count on.
  [[nodiscard]] std::vector<StepNumber> numbers(const Columns& columns) const {
    std::vector<StepNumber> numbers;
    for (const Word& word : page_.words) {
      const double x = word.box.center().x;
      const bool inside = x > columns.edges[0] && x < columns.edges[1];
      const int value = number_in(word.text);
      if (inside && value > 0 && word.box.top >= columns.body) numbers.push_back({value, word.box});
    }
    std::sort(numbers.begin(), numbers.end(),
              [](const StepNumber& a, const StepNumber& b) { return a.box.top < b.box.top; });
    // Under the header the columns may be numbered: 1, then the steps 1, 2, ...
    auto begin = numbers.begin();
    if (numbers.size() > 1 && numbers[0].value == 1 && numbers[1].value == 1) ++begin;
    const auto end = std::adjacent_find(
        begin, numbers.end(),
        [](const StepNumber& a, const StepNumber& b) { return b.value != a.value + 1; });
    if (end != numbers.end()) numbers.erase(end + 1, numbers.end());
    return numbers;
  }

  void rule(const Columns& columns, bool has_header, RowGaps gaps) {
    const auto rows = numbers(columns);
    if (rows.empty()) return;
    std::vector<double> heights;
    if (has_header) heights.push_back(columns.top);
    heights.push_back(columns.body);
    const double end = table_end(rows.back().box);
    if (gaps == RowGaps::kNone) {
      std::vector<Rect> boxes;
      boxes.reserve(rows.size());
      for (const StepNumber& row : rows) boxes.push_back(row.box);
      const auto cuts = cuts_between_rows(page_, columns.edges, columns.body, boxes, end);
      heights.insert(heights.end(), cuts.begin(), cuts.end());
    } else {
      for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        heights.push_back(gap_between(rows[i].box.center().y, rows[i + 1].box.center().y));
      }
    }
    heights.push_back(end);
    for (const double y : heights) {
      add(Axis::kHorizontal, y, columns.edges.front(), columns.edges.back());
    }
    for (const double x : columns.edges) {
      add(Axis::kVertical, x, heights.front(), heights.back());
    }
    if (has_header) drop_groups(columns);
  }

 private:
  struct FirstLabels {
    const Phrase* number = nullptr;
    const Phrase* activity = nullptr;
  };

  // The uppermost labels of number and activity that belong together: their words stand in the
  // steps, too.
  [[nodiscard]] FirstLabels first_labels() const {
    FirstLabels first;
    for (const Phrase& activity : phrases_) {
      if (activity.label != Label::kActivity) continue;
      if (first.activity != nullptr && first.activity->box.top <= activity.box.top) continue;
      const auto number =
          std::find_if(phrases_.begin(), phrases_.end(), [&activity](const Phrase& phrase) {
            const double apart = phrase.box.center().y - activity.box.center().y;
            return phrase.label == Label::kStepNumber && phrase.box.left <= activity.box.left &&
                   std::abs(apart) < kTolerances.header_reach;
          });
      if (number != phrases_.end()) first = {&*number, &activity};
    }
    return first;
  }

  // "1 2 3 4 ..." under the labels.
  void drop_column_numbers() {
    const Phrase* activity = first_labels().activity;
    if (activity == nullptr) return;
    const Rect label = activity->box;
    const auto in_line = [](const Rect& box, const Word& word) {
      return on_one_line(box, word.box);
    };
    for (const Word& word : page_.words) {
      const double below = word.box.top - label.bottom;
      if (number_in(word.text) != 1 || below < 0 || below > kTolerances.header_reach) continue;
      const Rect box = word.box;
      std::size_t numbers = 0;
      const bool all = std::all_of(page_.words.begin(), page_.words.end(), [&](const Word& other) {
        if (!in_line(box, other)) return true;
        ++numbers;
        return number_in(other.text) > 0;
      });
      if (!all || numbers < kTolerances.fewest_columns) continue;
      std::erase_if(page_.words, [&](const Word& other) { return in_line(box, other); });
      phrases_ = phrases_of(page_);
      return;
    }
  }

  [[nodiscard]] bool stands_near(Label label, double y) const {
    return std::any_of(phrases_.begin(), phrases_.end(), [&](const Phrase& phrase) {
      return phrase.label == label &&
             std::abs(phrase.box.center().y - y) < kTolerances.header_reach;
    });
  }

  [[nodiscard]] std::optional<double> first_number(const Rect& label, double below) const {
    std::optional<double> first;
    for (const Word& word : page_.words) {
      const bool under = word.box.left < label.right + 10 && word.box.right > label.left - 10;
      if (!under || word.box.top <= below || number_in(word.text) == 0) continue;
      if (!first || word.box.center().y < *first) first = word.box.center().y;
    }
    return first;
  }

  // The phrases of the header that name columns, those above each other as one, left to right.
  std::vector<Rect> header_columns(double middle, double first, Columns& columns) {
    std::vector<Rect> labels;
    header_bottom_ = 0;
    columns.top = middle;
    double lowest = 0;
    for (const Phrase& phrase : phrases_) {
      const auto label = phrase.label;
      const bool standard = label == Label::kRequirements || label == Label::kDuration ||
                            label == Label::kOutput || label == Label::kNote;
      const bool near = std::abs(phrase.box.center().y - middle) < kTolerances.header_reach;
      if (standard && near && phrase.box.bottom < first)
        lowest = std::max(lowest, phrase.box.bottom);
    }
    const double highest = group_top(middle);
    for (const Phrase& phrase : phrases_) {
      const double y = phrase.box.center().y;
      if (y < highest || phrase.box.top > lowest || phrase.box.bottom >= first) continue;
      columns.top = std::min(columns.top, phrase.box.top);
      header_bottom_ = std::max(header_bottom_, phrase.box.bottom);
      if (!is_group(phrase)) add_column(phrase.box, labels);
    }
    columns.top = std::min(columns.top, highest) - kTolerances.margin;
    std::sort(labels.begin(), labels.end(),
              [](const Rect& a, const Rect& b) { return a.left < b.left; });
    return labels;
  }

  // The top of the header: of a group label, or of the highest label.
  [[nodiscard]] double group_top(double middle) const {
    double top = middle;
    for (const Phrase& phrase : phrases_) {
      if (!phrase.label || std::abs(phrase.box.center().y - middle) > kTolerances.header_reach) {
        continue;
      }
      top = std::min(top, phrase.box.top);
    }
    return top;
  }

  static void add_column(const Rect& box, std::vector<Rect>& labels) {
    const auto same = std::find_if(labels.begin(), labels.end(), [&box](const Rect& other) {
      return box.left < other.right && other.left < box.right;
    });
    if (same == labels.end()) {
      labels.push_back(box);
    } else {
      *same = united(*same, box);
    }
  }

  [[nodiscard]] std::vector<double> edges_between(const std::vector<Rect>& labels,
                                                  double body) const {
    double left = labels.front().left;
    double right = labels.back().right;
    for (const Word& word : page_.words) {
      if (word.box.top < body) continue;
      left = std::min(left, word.box.left);
      right = std::max(right, word.box.right);
    }
    std::vector<double> edges = {left - kTolerances.margin};
    for (std::size_t i = 0; i + 1 < labels.size(); ++i) {
      edges.push_back(least_crossed(labels[i], labels[i + 1], body));
    }
    edges.push_back(right + kTolerances.margin);
    return edges;
  }

  // Between two labels, where a line crosses the fewest words: the middle of the widest such gap.
  [[nodiscard]] double least_crossed(const Rect& a, const Rect& b, double body) const {
    const double from = a.center().x;
    const auto steps = static_cast<std::size_t>(std::max(1.0, b.center().x - from));
    std::vector<int> crossed(steps, 0);
    const auto cross = [&](const Rect& box, int weight) {
      for (std::size_t i = 0; i < steps; ++i) {
        const double x = from + static_cast<double>(i);
        if (x > box.left && x < box.right) crossed[i] += weight;
      }
    };
    cross(a, 2);
    cross(b, 2);
    for (const Word& word : page_.words) {
      if (word.box.top >= body) cross(word.box, 1);
    }
    const int least = *std::min_element(crossed.begin(), crossed.end());
    std::size_t best = 0;
    std::size_t width = 0;
    for (std::size_t begin = 0; begin < steps;) {
      if (crossed[begin] != least) {
        ++begin;
        continue;
      }
      std::size_t end = begin;
      while (end < steps && crossed[end] == least) ++end;
      if (end - begin > width) {
        width = end - begin;
        best = begin + width / 2;
      }
      begin = end;
    }
    return from + static_cast<double>(best);
  }

  // The middle of the widest gap without words between two heights.
  [[nodiscard]] double gap_between(double top, double bottom) const {
    std::vector<std::pair<double, double>> spans;
    for (const Word& word : page_.words) {
      if (word.box.bottom > top && word.box.top < bottom) {
        spans.emplace_back(word.box.top, word.box.bottom);
      }
    }
    std::sort(spans.begin(), spans.end());
    double reached = top;
    double best = (top + bottom) / 2;
    double widest = 0;
    for (const auto& [begin, end] : spans) {
      if (begin - reached > widest) {
        widest = begin - reached;
        best = (begin + reached) / 2;
      }
      reached = std::max(reached, end);
    }
    if (bottom - reached > widest) best = (bottom + reached) / 2;
    return best;
  }

  // The last row ends where two heights of a line stay free.
  [[nodiscard]] double table_end(const Rect& last) const {
    std::vector<Rect> below;
    for (const Word& word : page_.words) {
      if (word.box.bottom > last.top) below.push_back(word.box);
    }
    std::sort(below.begin(), below.end(),
              [](const Rect& a, const Rect& b) { return a.top < b.top; });
    double end = last.bottom;
    for (const Rect& box : below) {
      if (box.top > end + 1.2 * box.height()) break;
      end = std::max(end, box.bottom);
    }
    return end + kTolerances.margin;
  }

  void add(Axis axis, double position, double begin, double end) {
    Ruling ruling;
    ruling.axis = axis;
    ruling.position = position;
    ruling.begin = begin;
    ruling.end = end;
    ruling.thickness = 0.5;
    ruling.origin = Origin::kImage;
    page_.rulings.push_back(ruling);
  }

  void drop_groups(const Columns& columns) {
    std::vector<std::size_t> dropped;
    for (const Phrase& phrase : phrases_) {
      const bool inside = phrase.box.top >= columns.top && phrase.box.bottom <= columns.body;
      if (is_group(phrase) && inside) {
        dropped.insert(dropped.end(), phrase.words.begin(), phrase.words.end());
      }
    }
    std::sort(dropped.rbegin(), dropped.rend());
    for (const std::size_t index : dropped) {
      page_.words.erase(page_.words.begin() + static_cast<std::ptrdiff_t>(index));
    }
  }

  Page& page_;
  std::vector<Phrase> phrases_;
  double header_bottom_ = 0;
};

}  // namespace

void rule_step_tables(Document& document, RowGaps gaps) {
  std::optional<Columns> before;
  int last = 0;  // number of the last step
  for (Page& page : document.pages) {
    if (page.rulings.size() > kTolerances.most_rulings) continue;
    StepPage steps(page);
    const auto own = steps.columns();
    if (own) {
      before = own;
      last = 0;
    }
    if (!before) continue;
    Columns columns = *before;
    if (!own) columns.body = 0;
    const auto numbers = steps.numbers(columns);
    if (numbers.empty() || (!own && numbers.front().value != last + 1)) {
      before.reset();
      continue;
    }
    last = numbers.back().value;
    if (!own) columns.body = numbers.front().box.top - 2 * numbers.front().box.height();
    steps.rule(columns, own.has_value(), gaps);
  }
}

}  // namespace baku
