#include "ingest/layout/text_lines.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace baku {
namespace {

struct Placed {
  const Word* word = nullptr;
  Rect box;  // upright
};

bool on_one_line(const Rect& a, const Rect& b, double least_overlap) {
  const double common = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return common >= least_overlap * std::min(a.height(), b.height());
}

bool reads_before(const Placed& a, const Placed& b) {
  if (a.box.left != b.box.left) return a.box.left < b.box.left;
  if (a.box.top != b.box.top) return a.box.top < b.box.top;
  return a.word->text < b.word->text;
}

// Appends one line, parted at wide gaps.
void append_line(std::vector<Placed>& line, const LineOfTextTolerances& tolerances,
                 std::vector<WordRefs>& lines) {
  std::sort(line.begin(), line.end(), reads_before);
  lines.emplace_back();
  double right = line.front().box.left;
  for (const Placed& placed : line) {
    const double widest = tolerances.wide_gap * static_cast<double>(placed.word->font_size);
    if (!lines.back().empty() && placed.box.left - right > widest) lines.emplace_back();
    lines.back().push_back(placed.word);
    right = std::max(right, placed.box.right);
  }
  line.clear();
}

void append_lines(std::vector<Placed> words, const LineOfTextTolerances& tolerances,
                  std::vector<WordRefs>& lines) {
  std::sort(words.begin(), words.end(), [](const Placed& a, const Placed& b) {
    const double first = a.box.center().y;
    const double second = b.box.center().y;
    if (first != second) return first < second;
    return reads_before(a, b);
  });
  std::vector<Placed> line;
  Rect core;
  for (const Placed& placed : words) {
    if (!line.empty() && !on_one_line(core, placed.box, tolerances.least_overlap)) {
      append_line(line, tolerances, lines);
    }
    if (line.empty()) core = placed.box;
    line.push_back(placed);
  }
  if (!line.empty()) append_line(line, tolerances, lines);
}

}  // namespace

Rect upright(const Rect& box, Direction direction) {
  switch (direction) {
    case Direction::k90: return {box.top, -box.right, box.bottom, -box.left};
    case Direction::k180: return {-box.right, -box.bottom, -box.left, -box.top};
    case Direction::k270: return {-box.bottom, box.left, -box.top, box.right};
    case Direction::k0: break;
  }
  return box;
}

std::vector<WordRefs> words_by_line(const WordRefs& words, const LineOfTextTolerances& tolerances) {
  constexpr std::size_t kDirections = 4;
  std::array<std::vector<Placed>, kDirections> by_direction;
  for (const Word* word : words) {
    by_direction[static_cast<std::size_t>(word->direction)].push_back(
        {word, upright(word->box, word->direction)});
  }
  std::stable_sort(by_direction.begin(), by_direction.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  std::vector<WordRefs> lines;
  for (auto& same_direction : by_direction) {
    append_lines(std::move(same_direction), tolerances, lines);
  }
  return lines;
}

TextLine line_from(const WordRefs& words, int page, const LineOfTextTolerances& tolerances) {
  TextLine line;
  line.page = page;
  line.direction = words.front()->direction;
  line.bold = true;
  const Word* before = nullptr;
  for (const Word* word : words) {
    if (before != nullptr) {
      const double gap =
          upright(word->box, word->direction).left - upright(before->box, before->direction).right;
      const double widest = tolerances.blank * static_cast<double>(before->font_size);
      if (before->space_after || gap > widest) line.text += ' ';
    }
    line.text += word->text;
    line.box = united(line.box, word->box);
    line.font_size = std::max(line.font_size, word->font_size);
    line.confidence = std::min(line.confidence, word->confidence);
    line.bold = line.bold && word->bold;
    before = word;
  }
  return line;
}

std::vector<TextLine> lines_from(const WordRefs& words, int page,
                                 const LineOfTextTolerances& tolerances) {
  std::vector<TextLine> lines;
  for (const WordRefs& line : words_by_line(words, tolerances)) {
    lines.push_back(line_from(line, page, tolerances));
  }
  return lines;
}

}  // namespace baku
