#include "ingest/sop/open_rows.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

namespace baku {
namespace {

struct RowTolerances {
  double same_line = 1.5;      // points between pieces of one line
  double long_share = 0.5;     // of the words' width that a line between rows is drawn along
  double beside_number = 1.2;  // of the font size, on both sides of the number's label
  double at_top = 0.35;        // of the mark's height; a mark so near to the gap above begins a row
  double line_gap = 0.9;       // of the mark's height; a wider gap ends the last row's text
  double as_wide = 0.9;        // share of the widest gap between lines; so wide a gap is as good
  double lone_row = 3;         // heights of its mark that a row is high where there is one only
  std::size_t marks_needed = 2;
  std::size_t most_marks = 300;    // of a page
  std::size_t column_numbers = 4;  // so many numbers in one line and nothing else number columns
};
constexpr RowTolerances kTolerances;

// The number that a word like "12", "12." or "(12)" is; 0 for any other word.
int number_in(std::string_view text) {
  if (!text.empty() && text.front() == '(') text.remove_prefix(1);
  while (!text.empty() && (text.back() == '.' || text.back() == ')')) text.remove_suffix(1);
  if (text.empty() || text.size() > 3) return 0;
  int number = 0;
  for (const char c : text) {
    if (std::isdigit(static_cast<unsigned char>(c)) == 0) return 0;
    number = 10 * number + (c - '0');
  }
  return number;
}

bool numbers_columns(const ChunkLine& line) {
  return line.chunks.size() >= kTolerances.column_numbers &&
         std::all_of(line.chunks.begin(), line.chunks.end(), [](const Chunk& chunk) {
           return chunk.words.size() == 1 && number_in(chunk.words.front()->text) > 0;
         });
}

// Numbers that count up by one, in a column, from `next` on.
StepMarks numbers_in(const Rect& column, int next, double below,
                     const std::vector<ChunkLine>& lines) {
  StepMarks marks;
  marks.header_bottom = below;
  for (const ChunkLine& line : lines) {
    if (line.box.center().y <= below) continue;
    if (numbers_columns(line)) {
      if (marks.boxes.empty()) {
        marks.names_bottom = line.box.top;
        marks.header_bottom = line.box.bottom;
      }
      continue;
    }
    for (const Chunk& chunk : line.chunks) {
      const Word* word = chunk.words.front();
      const double x = word->box.center().x;
      if (x < column.left || x > column.right || number_in(word->text) != next) continue;
      marks.boxes.push_back(word->box);
      marks.last_number = next++;
      break;
    }
  }
  return marks;
}

bool begins_amount(const Word& word) {
  const std::string& text = word.text;
  return std::isdigit(static_cast<unsigned char>(text.front())) != 0 ||
         text.starts_with("\xC2\xBD");
}

// Chunks in the column that begin with a number, one a line, where something stands on their left.
StepMarks amounts_in(const Rect& column, double below, const std::vector<ChunkLine>& lines) {
  StepMarks marks;
  marks.header_bottom = below;
  for (const ChunkLine& line : lines) {
    if (line.box.center().y <= below || numbers_columns(line)) continue;
    for (const Chunk& chunk : line.chunks) {
      const bool under = chunk.box.left < column.right && chunk.box.right > column.left;
      if (!under || &chunk == &line.chunks.front() || !begins_amount(*chunk.words.front()))
        continue;
      marks.boxes.push_back(chunk.box);
      break;
    }
    if (marks.boxes.size() == kTolerances.most_marks) break;
  }
  return marks;
}

struct Gap {
  double top = 0;
  double bottom = 0;
  [[nodiscard]] double height() const { return bottom - top; }
};

// The widest gap between words in (top, bottom), the lowest of those that are about as wide: values
// mostly begin at the top of their rows. As high as nothing where there is none.
Gap widest_gap(const WordRefs& words, double top, double bottom) {
  std::vector<Gap> covered;
  for (const Word* word : words) {
    if (word->box.bottom <= top || word->box.top >= bottom) continue;
    covered.push_back({word->box.top, word->box.bottom});
  }
  std::sort(covered.begin(), covered.end(),
            [](const Gap& a, const Gap& b) { return a.top < b.top; });
  Gap widest{bottom, bottom};
  double reached = top;
  for (const Gap& each : covered) {
    if (each.top - reached > kTolerances.as_wide * widest.height()) widest = {reached, each.top};
    reached = std::max(reached, each.bottom);
  }
  if (bottom - reached > kTolerances.as_wide * widest.height()) widest = {reached, bottom};
  return widest;
}

// The line that is drawn along most of the words between two heights, or none.
std::optional<double> line_between(const std::vector<LongLine>& lines, double top, double bottom,
                                   double width) {
  for (const LongLine& line : lines) {
    if (line.position <= top || line.position >= bottom) continue;
    if (line.drawn >= kTolerances.long_share * width) return line.position;
  }
  return std::nullopt;
}

// From the leftmost to the rightmost of the words.
double extent_of(const WordRefs& words) {
  Rect box;
  for (const Word* word : words) box = united(box, word->box);
  return box.width();
}

// The edge between what ends above `top` and the row of `mark`.
double edge_above(const Rect& mark, double top, const WordRefs& words,
                  const std::vector<LongLine>& lines, double width) {
  if (const auto line = line_between(lines, top, mark.center().y, width)) return *line;
  const Gap gap = widest_gap(words, top, mark.center().y);
  const bool at_top = gap.bottom >= mark.top - kTolerances.at_top * mark.height();
  if (!at_top) return (gap.top + gap.bottom) / 2;
  const double edge = gap.bottom - kTolerances.at_top * mark.height();
  return std::max(edge, (gap.top + gap.bottom) / 2);
}

// The lower end of the last row: its line, or the end of its text.
double last_edge(const StepMarks& marks, const WordRefs& words, const std::vector<LongLine>& lines,
                 double width, double page_bottom) {
  const Rect& mark = marks.boxes.back();
  double pitch = kTolerances.lone_row * mark.height();
  if (marks.boxes.size() > 1) {
    pitch = (mark.top - marks.boxes.front().top) / static_cast<double>(marks.boxes.size() - 1);
  }
  WordRefs below;
  for (const Word* word : words) {
    if (word->box.top >= mark.top) below.push_back(word);
  }
  std::stable_sort(below.begin(), below.end(),
                   [](const Word* a, const Word* b) { return a->box.top < b->box.top; });
  double reached = mark.bottom;
  for (const Word* word : below) {
    if (word->box.top > reached + kTolerances.line_gap * mark.height()) break;
    reached = std::max(reached, word->box.bottom);
  }
  double next = page_bottom;
  for (const Word* word : words) {
    if (word->box.top >= reached) next = std::min(next, word->box.top);
  }
  const double most = std::min(next, reached + std::max(pitch, mark.height()));
  if (const auto line = line_between(lines, reached - mark.height() / 2, most, width)) return *line;
  return std::clamp(mark.top + pitch, reached + 1, std::max(next, reached + 1));
}

}  // namespace

std::vector<LongLine> long_lines(const Page& page, Axis axis) {
  std::vector<LongLine> lines;
  for (const Ruling& ruling : page.rulings) {
    if (ruling.axis != axis) continue;
    lines.push_back({ruling.position, ruling.begin, ruling.end, ruling.end - ruling.begin});
  }
  std::sort(lines.begin(), lines.end(), [](const LongLine& a, const LongLine& b) {
    return std::pair(a.position, a.begin) < std::pair(b.position, b.begin);
  });
  std::vector<LongLine> joined;
  for (const LongLine& line : lines) {
    if (joined.empty() || line.position - joined.back().position > kTolerances.same_line) {
      joined.push_back(line);
      continue;
    }
    LongLine& last = joined.back();
    last.begin = std::min(last.begin, line.begin);
    last.end = std::max(last.end, line.end);
    last.drawn = std::min(last.drawn + line.drawn, last.length());
  }
  return joined;
}

std::optional<StepMarks> marks_under(const HeaderLabels& labels, int first,
                                     const std::vector<ChunkLine>& lines) {
  const HeaderItem& activity = labels.items[labels.activity];
  const HeaderItem* number = labels.find(Label::kStepNumber);
  // Without a column of their own, numbers stand at the left of the activities.
  Rect column{0, 0, activity.box.center().x, 0};
  if (number != nullptr) {
    const double beside = kTolerances.beside_number * number->box.height();
    column = {number->box.left - beside, 0, number->box.right + beside, 0};
  }
  StepMarks marks = numbers_in(column, first, labels.box.bottom, lines);
  if (marks.boxes.size() >= kTolerances.marks_needed) return marks;
  if (first > 1) return marks.boxes.empty() ? std::nullopt : std::optional(marks);
  const HeaderItem* duration = labels.find(Label::kDuration);
  if (duration == nullptr) return std::nullopt;
  marks = amounts_in(duration->box, labels.box.bottom, lines);
  if (marks.boxes.size() < kTolerances.marks_needed) return std::nullopt;
  return marks;
}

std::optional<StepMarks> marks_in(double left, double right, int first,
                                  const std::vector<ChunkLine>& lines) {
  const Rect column{left, 0, right, 0};
  StepMarks marks = first > 0 ? numbers_in(column, first, 0, lines) : amounts_in(column, 0, lines);
  if (marks.boxes.empty()) return std::nullopt;
  return marks;
}

double first_edge(const StepMarks& marks, double floor, const WordRefs& words,
                  const std::vector<LongLine>& lines) {
  const Rect& mark = marks.boxes.front();
  return edge_above(mark, std::min(floor, mark.top), words, lines, extent_of(words));
}

std::vector<double> row_edges(const StepMarks& marks, double first, const WordRefs& words,
                              const std::vector<LongLine>& lines, double page_bottom) {
  const double width = extent_of(words);
  std::vector<double> edges{first};
  for (std::size_t i = 1; i < marks.boxes.size(); ++i) {
    const double top = marks.boxes[i - 1].center().y;
    const double edge = edge_above(marks.boxes[i], top, words, lines, width);
    edges.push_back(std::max(edges.back(), edge));
  }
  const double last = last_edge(marks, words, lines, width, page_bottom);
  edges.push_back(std::max(edges.back(), last));
  return edges;
}

}  // namespace baku
