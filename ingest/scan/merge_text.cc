#include "ingest/scan/merge_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

namespace baku {
namespace {

using Words = std::vector<const Word*>;

struct MergeTolerances {
  std::size_t stamp_letters = 80;   // visible ones over a scan: a stamp of the scanning program
  double same_place = 0.5;          // share of a word's box that the other's covers
  double same_letters = 0.3;        // of the letters read here, that a hidden layer must have
  double better = 0.05;             // known share by which a hidden layer reads better
  std::size_t telling_letters = 4;  // of words that are compared with the picture
  float sure = 0.6F;                // confidence of words with which others are compared
  double readable = 0.3;            // known share by which the picture must read better than those
  double untouched = 0.1;           // share of a word that words of the layer cover at most
  int telling_words = 4;            // so many compared words, and
  double agreement = 0.3;           // at most that share of them alike, are of no known characters
  float least_confidence = 0.3F;    // of a word that takes the place of one of the layer
  int known_words = 5;              // so many words that are known, and
  double known_share = 0.4;         // that share of letters in them, make a picture text
  float known_confidence = 0.9F;    // of hidden words that are known
  float other_confidence = 0.4F;    // and of others
};

double shared(const Rect& box, const Rect& with) {
  return box.area() > 0 ? intersection(box, with).area() / box.area() : 0;
}

bool is_over(const Word& word, std::span<const Word> others, double share) {
  double covered = 0;
  for (const Word& other : others) covered += shared(word.box, other.box);
  return covered >= share;
}

Words pointers(std::span<const Word> words) {
  Words all;
  for (const Word& word : words) all.push_back(&word);
  return all;
}

// From the page as displayed back to the straight picture, by Newton's method with differences:
// a page is bent so little that few rounds suffice.
class OntoStraight {
 public:
  explicit OntoStraight(const Page& page) : page_(page) {}

  [[nodiscard]] Word moved(Word word) const {
    if (!page_.straightened) return word;
    word.direction = turned(word);
    word.box = around_moved(word.box, [this](Point p) { return of(p); });
    return word;
  }

 private:
  [[nodiscard]] Point of(Point displayed) const {
    constexpr int kRounds = 6;
    constexpr double kStep = 1;  // point
    const Straightened& straightened = *page_.straightened;
    Point p = {page_.width / 2, page_.height / 2};
    for (int round = 0; round < kRounds; ++round) {
      const Point at = straightened.of(p);
      const Point right = straightened.of(Point{p.x + kStep, p.y});
      const Point down = straightened.of(Point{p.x, p.y + kStep});
      const double a = (right.x - at.x) / kStep;
      const double b = (down.x - at.x) / kStep;
      const double c = (right.y - at.y) / kStep;
      const double d = (down.y - at.y) / kStep;
      const double whole = a * d - b * c;
      if (std::abs(whole) < 1e-9) break;
      const double x = displayed.x - at.x;
      const double y = displayed.y - at.y;
      p.x += (d * x - b * y) / whole;
      p.y += (a * y - c * x) / whole;
    }
    return p;
  }

  [[nodiscard]] Direction turned(const Word& word) const {
    constexpr std::array<Point, 4> kAlong = {Point{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    const Point along = kAlong.at(static_cast<std::size_t>(word.direction));
    const Point from = word.box.center();
    const Point begin = of(from);
    const Point end = of({from.x + along.x, from.y + along.y});
    const double x = end.x - begin.x;
    const double y = end.y - begin.y;
    if (std::abs(x) >= std::abs(y)) return x >= 0 ? Direction::k0 : Direction::k180;
    return y >= 0 ? Direction::k90 : Direction::k270;
  }

  const Page& page_;
};

// In the places of the page that was read; `hidden` or visible ones.
std::vector<Word> layer_words(const Page& layer, const Page& read, bool hidden) {
  std::vector<Word> words;
  const OntoStraight onto(read);
  for (const Word& word : layer.words) {
    if (word.hidden == hidden && !word.box.empty()) words.push_back(onto.moved(word));
  }
  return words;
}

std::size_t letters_of(std::span<const Word> words) {
  std::size_t letters = 0;
  for (const Word& word : words) letters += word.text.size();
  return letters;
}

// The confidence of the same word in the same place as it was read here; else what the dictionary
// says.
float hidden_confidence(const Word& hidden, const Page& read, bool known,
                        const MergeTolerances& tolerances) {
  for (const Word& word : read.words) {
    if (word.text == hidden.text && shared(hidden.box, word.box) >= tolerances.same_place) {
      return std::max(word.confidence, known ? tolerances.known_confidence : 0.0F);
    }
  }
  return known ? tolerances.known_confidence : tolerances.other_confidence;
}

bool is_better(std::span<const Word> hidden, const Page& read, const KnownWord& knows,
               const MergeTolerances& tolerances) {
  const KnownShare theirs = known_share(pointers(hidden), knows);
  const KnownShare ours = known_share(pointers(read.words), knows);
  if (theirs.words < tolerances.known_words) return false;
  if (theirs.letters < tolerances.same_letters * ours.letters) return false;
  return theirs.known > ours.known + tolerances.better;
}

// Whether the picture shows other words than those of the layer, all in all: in the place of each
// that is long enough to tell and was surely read.
bool is_contradicted(const Words& words, const Page& read, const MergeTolerances& tolerances) {
  int told = 0;
  int agreed = 0;
  for (const Word* word : words) {
    if (word->text.size() < tolerances.telling_letters) continue;
    bool any = false;
    bool same = false;
    for (const Word& other : read.words) {
      if (other.confidence < tolerances.sure || other.text.size() < tolerances.telling_letters ||
          shared(other.box, word->box) < tolerances.same_place) {
        continue;
      }
      any = true;
      same = same || word->text.find(other.text) != std::string::npos ||
             other.text.find(word->text) != std::string::npos;
    }
    told += any ? 1 : 0;
    agreed += same ? 1 : 0;
  }
  return told >= tolerances.telling_words && agreed <= tolerances.agreement * told;
}

// Words of `layer` that stand for nothing: those without known characters, and those of bold or
// other type that the picture contradicts with words that a dictionary has, unless it has them too.
Words broken_words(const Page& layer, const Page& read, const KnownWord& knows,
                   const MergeTolerances& tolerances) {
  Words broken;
  const double readable = known_share(pointers(read.words), knows).known;
  for (const bool bold : {false, true}) {
    Words words;
    for (const Word& word : layer.words) {
      if (!word.hidden && word.bold == bold) words.push_back(&word);
    }
    const bool contradicted = is_contradicted(words, read, tolerances) &&
                              readable >= known_share(words, knows).known + tolerances.readable;
    std::copy_if(words.begin(), words.end(), std::back_inserter(broken), [&](const Word* word) {
      const Words alone = {word};
      const bool known =
          word->text.size() >= tolerances.telling_letters && known_share(alone, knows).words > 0;
      return (contradicted && !known) || is_damaged(*word);
    });
  }
  return broken;
}

// Words of the picture in the places of broken ones (of `layer.words`), which they replace.
int mend(Page& layer, const Page& read, const Words& broken, const MergeTolerances& tolerances) {
  std::vector<Word> places;
  for (const Word* word : broken) places.push_back(*word);
  std::vector<Word> found;
  for (const Word& word : read.words) {
    if (word.confidence >= tolerances.least_confidence &&
        is_over(word, places, tolerances.same_place)) {
      found.push_back(word);
    }
  }
  std::vector<bool> gone(layer.words.size(), false);
  int mended = 0;
  for (const Word* word : broken) {
    if (!is_over(*word, found, tolerances.same_letters)) continue;
    gone[static_cast<std::size_t>(word - layer.words.data())] = true;
    ++mended;
  }
  std::vector<Word> kept;
  for (std::size_t i = 0; i < layer.words.size(); ++i) {
    if (!gone[i]) kept.push_back(layer.words[i]);
  }
  // Signs of a broken font may be no words at all: they are read where the layer has nothing.
  for (const Word& word : read.words) {
    if (mended > 0 && word.confidence >= tolerances.sure &&
        !is_over(word, layer.words, tolerances.untouched)) {
      kept.push_back(word);
    }
  }
  std::move(found.begin(), found.end(), std::back_inserter(kept));
  layer.words = std::move(kept);
  return mended;
}

template <class Mark, class Box>
void move_inside(std::vector<Mark>& from, const Rect& area, const Box& box_of,
                 std::vector<Mark>& to) {
  for (Mark& mark : from) {
    if (area.contains(box_of(mark).center())) to.push_back(std::move(mark));
  }
}

Rect box_of_line(const Connector& connector) {
  const Point first = connector.points.empty() ? Point{} : connector.points.front();
  Rect box = {first.x, first.y, first.x, first.y};
  for (const Point& p : connector.points) {
    box = {std::min(box.left, p.x), std::min(box.top, p.y), std::max(box.right, p.x),
           std::max(box.bottom, p.y)};
  }
  return box;
}

Rect box_of_ruling(const Ruling& ruling) {
  return ruling.axis == Axis::kHorizontal
             ? Rect{ruling.begin, ruling.position, ruling.end, ruling.position}
             : Rect{ruling.position, ruling.begin, ruling.position, ruling.end};
}

// All that was read in the picture at `area`, where it is text; false where it is none.
bool add_picture(Page& layer, Page& read, const Rect& area, const KnownWord& knows,
                 const MergeTolerances& tolerances) {
  std::vector<Word> words;
  for (const Word& word : read.words) {
    if (area.contains(word.box.center()) && !is_over(word, layer.words, tolerances.same_letters)) {
      words.push_back(word);
    }
  }
  const KnownShare share = known_share(pointers(words), knows);
  if (share.words < tolerances.known_words || share.known < tolerances.known_share) return false;
  std::move(words.begin(), words.end(), std::back_inserter(layer.words));
  const auto own_box = [](const auto& mark) { return mark.box; };
  move_inside(read.rulings, area, box_of_ruling, layer.rulings);
  move_inside(read.shapes, area, own_box, layer.shapes);
  move_inside(read.connectors, area, box_of_line, layer.connectors);
  move_inside(read.arrowheads, area, own_box, layer.arrowheads);
  move_inside(
      read.stamps, area, [](const Rect& box) { return box; }, layer.stamps);
  return true;
}

void add_note(std::string& note, const std::string& sentence) {
  if (!note.empty()) note += "; ";
  note += sentence;
}

}  // namespace

MergedPage with_text_layer(const Page& layer, Page read, const KnownWord& knows) {
  const MergeTolerances tolerances;
  MergedPage merged;
  std::vector<Word> hidden = layer_words(layer, read, true);
  if (is_better(hidden, read, knows, tolerances)) {
    for (Word& word : hidden) {
      const Words alone = {&word};
      word.confidence =
          hidden_confidence(word, read, known_share(alone, knows).words > 0, tolerances);
      word.origin = Origin::kImage;
      word.hidden = false;
    }
    read.words = std::move(hidden);
    merged.note = "the text behind the picture was taken: it is better than what was read here";
  }
  std::vector<Word> visible = layer_words(layer, read, false);
  if (letters_of(visible) > tolerances.stamp_letters) {
    std::erase_if(read.words,
                  [&](const Word& word) { return is_over(word, visible, tolerances.same_place); });
    std::move(visible.begin(), visible.end(), std::back_inserter(read.words));
    add_note(merged.note, "the text over the picture was taken as it is");
  }
  merged.page = std::move(read);
  return merged;
}

MergedPage with_picture_text(Page layer, Page read, const KnownWord& knows) {
  const MergeTolerances tolerances;
  MergedPage merged;
  const std::vector<Rect> pictures = pictures_without_text(layer);
  const Words broken = broken_words(layer, read, knows, tolerances);
  if (const int mended = mend(layer, read, broken, tolerances); mended > 0) {
    merged.note = std::to_string(mended) +
                  " words without known characters were read from the picture of the page";
  }
  const auto added = std::count_if(pictures.begin(), pictures.end(), [&](const Rect& area) {
    return add_picture(layer, read, area, knows, tolerances);
  });
  if (added > 0) add_note(merged.note, "text was read in pictures on the page");
  merged.page = std::move(layer);
  return merged;
}

}  // namespace baku
