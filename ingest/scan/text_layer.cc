#include "ingest/scan/text_layer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "ingest/scan/common_words_text.h"

namespace baku {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

struct LayerTolerances {
  double least_cover = 0.5;       // share of the page that a scan covers
  std::size_t most_letters = 80;  // visible ones on a scan: a stamp of the scanning program
  double sparse_rows = 0.25;      // share of a picture's height that lines of text on it take up
  std::size_t most_marks = 8;     // drawn lines and figures on a scan
  double least_picture = 0.08;    // share of the page of a picture that may hold text
  double least_dpi = 50;          // of such a picture
  std::size_t most_pictures = 400;
  int damaged_words = 3;        // so many, and
  double damaged_share = 0.03;  // that share of the words, make a text layer damaged
  int many_words = 12;          // so many words of three letters say whether it is language
  double common_share = 0.06;   // of them are usual in any text
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

// The word without signs before and after it.
std::string_view bare(std::string_view word) {
  while (!word.empty() && !is_letter(word.front())) word.remove_prefix(1);
  while (!word.empty() && !is_letter(word.back())) word.remove_suffix(1);
  return word;
}

// Sorted.
const std::vector<std::string_view>& common_words() {
  static const std::vector<std::string_view> words = [] {
    std::vector<std::string_view> found;
    std::string_view text = kCommonWordsText;
    while (!text.empty()) {
      std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      if (line.starts_with('#')) continue;
      while (!line.empty()) {
        const std::string_view word = line.substr(0, line.find(' '));
        line.remove_prefix(std::min(line.size(), word.size() + 1));
        if (!word.empty()) found.push_back(word);
      }
    }
    std::sort(found.begin(), found.end());
    return found;
  }();
  return words;
}

std::vector<const Word*> visible_words(const Page& page) {
  std::vector<const Word*> words;
  for (const Word& word : page.words) {
    if (!word.hidden) words.push_back(&word);
  }
  return words;
}

// Share of the height of `area` in which a line of text stands, with the space between lines.
double rows_with_text(std::span<const Word* const> words, const Rect& area) {
  std::vector<std::pair<double, double>> rows;
  for (const Word* word : words) {
    if (!area.contains(word->box.center())) continue;
    const double space = std::min(word->box.height(), word->box.width()) / 2;
    rows.emplace_back(word->box.top - space, word->box.bottom + space);
  }
  std::sort(rows.begin(), rows.end());
  double sum = 0;
  double reached = area.top;
  for (const auto& [top, bottom] : rows) {
    sum += std::max(0.0, std::min(bottom, area.bottom) - std::max(top, reached));
    reached = std::max(reached, bottom);
  }
  return area.height() > 0 ? sum / area.height() : 1;
}

bool is_picture(const Page& page, std::span<const Word* const> visible,
                const LayerTolerances& tolerances) {
  const Rect paper = {0, 0, page.width, page.height};
  double covered = 0;
  Rect area;
  for (const ImagePlacement& image : page.images) {
    const Rect seen = intersection(image.box, paper);
    if (seen.empty()) continue;
    covered += seen.area();
    area = united(area, seen);
  }
  if (covered >= tolerances.least_cover * paper.area()) {
    std::size_t letters = 0;
    for (const Word* word : visible) letters += word->text.size();
    if (letters <= tolerances.most_letters) return true;
    const std::size_t marks = page.shapes.size() + page.rulings.size() + page.connectors.size();
    return marks <= tolerances.most_marks && rows_with_text(visible, area) < tolerances.sparse_rows;
  }
  return page.words.empty() && page.shapes.size() + page.rulings.size() + page.images.size() > 0;
}

bool has_foreign_text(std::span<const Word* const> visible) {
  if (is_foreign(visible)) return true;
  for (const bool bold : {false, true}) {
    std::vector<const Word*> words;
    std::copy_if(visible.begin(), visible.end(), std::back_inserter(words),
                 [bold](const Word* word) { return word->bold == bold; });
    if (is_foreign(words)) return true;
  }
  return false;
}

bool touches(const Rect& a, const Rect& b) { return !intersection(grown(a, 1), b).empty(); }

// Rectangles that touch become one, until none do.
void unite_touching(std::vector<Rect>& areas) {
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < areas.size(); ++i) {
      for (std::size_t k = areas.size(); k-- > i + 1;) {
        if (!touches(areas[i], areas[k])) continue;
        areas[i] = united(areas[i], areas[k]);
        areas.erase(areas.begin() + static_cast<std::ptrdiff_t>(k));
        changed = true;
      }
    }
  }
}

}  // namespace

bool is_damaged(const Word& word) {
  return word.text.size() > kReplacement.size() &&
         word.text.find(kReplacement) != std::string::npos;
}

bool is_foreign(std::span<const Word* const> words) {
  const LayerTolerances tolerances;
  const auto& usual = common_words();
  int all = 0;
  int common = 0;
  for (const Word* word : words) {
    if (word->text.size() < 3) continue;
    ++all;
    const std::string lower = lower_case(bare(word->text));
    if (std::binary_search(usual.begin(), usual.end(), lower)) ++common;
  }
  return all >= tolerances.many_words && common < tolerances.common_share * all;
}

std::vector<Rect> pictures_without_text(const Page& page) {
  const LayerTolerances tolerances;
  const Rect paper = {0, 0, page.width, page.height};
  std::vector<Rect> areas;
  for (const ImagePlacement& image : page.images) {
    const Rect seen = intersection(image.box, paper);
    if (seen.empty() || areas.size() >= tolerances.most_pictures) continue;
    const double dpi = 72.0 * image.pixel_width / std::max(image.box.width(), 1e-6);
    if (dpi >= tolerances.least_dpi) areas.push_back(seen);
  }
  unite_touching(areas);
  const auto visible = visible_words(page);
  std::erase_if(areas, [&](const Rect& area) {
    return area.area() < tolerances.least_picture * paper.area() ||
           rows_with_text(visible, area) >= tolerances.sparse_rows;
  });
  return areas;
}

TextSource text_source(const Page& page) {
  const LayerTolerances tolerances;
  if (page.width <= 0 || page.height <= 0) return TextSource::kText;
  const auto visible = visible_words(page);
  if (is_picture(page, visible, tolerances)) return TextSource::kPicture;
  const auto damaged = std::count_if(visible.begin(), visible.end(),
                                     [](const Word* word) { return is_damaged(*word); });
  const auto words = static_cast<double>(visible.size());
  if (damaged >= tolerances.damaged_words &&
      static_cast<double>(damaged) >= tolerances.damaged_share * words) {
    return TextSource::kBoth;
  }
  if (has_foreign_text(visible) || !pictures_without_text(page).empty()) return TextSource::kBoth;
  return TextSource::kText;
}

KnownShare known_share(std::span<const Word* const> words, const KnownWord& knows) {
  constexpr std::size_t kShortest = 3;
  KnownShare share;
  double known = 0;
  for (const Word* word : words) {
    const std::string_view text = bare(word->text);
    const bool plain = std::none_of(text.begin(), text.end(),
                                    [](char c) { return (c >= '0' && c <= '9') || c == '/'; });
    if (text.size() < kShortest || !plain) continue;
    const auto letters = static_cast<double>(text.size());
    share.letters += letters;
    if (!knows(std::string(text))) continue;
    known += letters;
    ++share.words;
  }
  if (share.letters > 0) share.known = known / share.letters;
  return share;
}

}  // namespace baku
