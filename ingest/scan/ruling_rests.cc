#include "ingest/scan/ruling_rests.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace baku {
namespace {

bool is_stroke(const Word& word, const RulingRestTolerances& tolerances) {
  constexpr std::string_view kStrokes = "Il|!";
  return word.text.size() == 1 && kStrokes.find(word.text.front()) != std::string_view::npos &&
         word.box.width() <= tolerances.slim * word.box.height();
}

// Whether another word stands on its line on this side of the ruling, near enough to be of one
// text.
bool is_in_line(const Word& word, std::span<const Word> words, const Ruling& ruling,
                const RulingRestTolerances& tolerances) {
  const double room = tolerances.line_gap * word.box.height();
  const auto is_left = [&](const Word& each) { return each.box.center().x < ruling.position; };
  return std::any_of(words.begin(), words.end(), [&](const Word& other) {
    if (&other == &word || is_left(other) != is_left(word)) return false;
    const double common =
        std::min(word.box.bottom, other.box.bottom) - std::max(word.box.top, other.box.top);
    const double gap = std::max(word.box.left - other.box.right, other.box.left - word.box.right);
    return gap <= room && 2 * common >= std::min(word.box.height(), other.box.height());
  });
}

bool is_rest(const Word& word, std::span<const Word> words, std::span<const Ruling> rulings,
             const RulingRestTolerances& tolerances) {
  if (!is_stroke(word, tolerances)) return false;
  const Point middle = word.box.center();
  return std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& ruling) {
    return ruling.axis == Axis::kVertical &&
           std::abs(ruling.position - middle.x) <= tolerances.beside && ruling.begin <= middle.y &&
           ruling.end >= middle.y && !is_in_line(word, words, ruling, tolerances);
  });
}

}  // namespace

void drop_ruling_rests(std::vector<Word>& words, std::span<const Ruling> rulings,
                       const RulingRestTolerances& tolerances) {
  std::vector<Word> kept;
  kept.reserve(words.size());
  for (const Word& word : words) {
    if (!is_rest(word, words, rulings, tolerances)) kept.push_back(word);
  }
  words = std::move(kept);
}

}  // namespace baku
