#include "normalize/word_set.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <utility>

namespace baku {
namespace {

// Costs of one slip, in units of one wrong letter. Recognition takes shapes for one another, a
// typist's fingers double and swap letters and leave vowels out.
struct SlipCosts {
  double letter = 1;        // wrong, missing or too many
  double look_alike = 0.4;  // recognized text only
  double doubled = 0.6;     // typed text only, as the next ones
  double swapped = 0.8;
  double lost_vowel = 0.8;
};
constexpr SlipCosts kCosts;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::uint32_t hash_of(std::string_view word) {
  // FNV-1a.
  std::uint32_t hash = 2166136261U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash ^ (hash >> 15U);
}

bool is_vowel(char c) { return std::string_view("aiueo").find(c) != std::string_view::npos; }

// Letters that recognition takes for one another, in both directions.
constexpr std::array<std::string_view, 23> kLookAlikes = {
    "l1", "li", "lt", "i1", "ij", "it", "o0", "oc", "ce", "ea", "hb", "hn",
    "nm", "nr", "nu", "uv", "vy", "gq", "g9", "s5", "b8", "z2", "ft"};

constexpr unsigned kNoLetter = 63;

constexpr unsigned letter_number(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<unsigned>(c - 'a');
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0') + 26U;
  return kNoLetter;
}

// For each letter a bit for each one that looks like it.
constexpr std::array<std::uint64_t, 64> kAlikeLetters = [] {
  std::array<std::uint64_t, 64> alike{};
  for (const std::string_view pair : kLookAlikes) {
    const unsigned left = letter_number(pair[0]);
    const unsigned right = letter_number(pair[1]);
    alike.at(left) |= std::uint64_t{1} << right;
    alike.at(right) |= std::uint64_t{1} << left;
  }
  return alike;
}();

bool look_alike(char a, char b) {
  return ((kAlikeLetters.at(letter_number(a)) >> letter_number(b)) & 1U) != 0;
}

// The letter that recognition takes two letters for, and the other way round; 0 for none.
char one_of_two(char first, char second) {
  switch (first) {
    case 'r': return second == 'n' ? 'm' : second == 'i' ? 'n' : '\0';
    case 'v': return second == 'v' ? 'w' : '\0';
    case 'c': return second == 'l' ? 'd' : '\0';
    case 'i': return second == 'i' ? 'u' : '\0';
    default: return '\0';
  }
}

// The table of distances between the beginnings of a key and those of a path down the tree: a row
// for each letter of the path, a column for each of the key.
class SlipTable {
 public:
  SlipTable(std::string_view key, Slips slips, double limit, std::size_t deepest)
      : key_(key),
        recognized_(slips == Slips::kRecognized),
        limit_(limit),
        // No cell farther from the diagonal is near: each step off it costs that much.
        reach_(static_cast<std::size_t>(
            limit / (slips == Slips::kRecognized ? kCosts.look_alike : kCosts.doubled))),
        width_(key.size() + 1),
        cells_((deepest + 1) * width_, kInfinity),
        least_(deepest + 1),
        path_(deepest + 1, '\0') {
    for (std::size_t i = 0; i <= std::min(key.size(), reach_); ++i) {
      cells_[i] = static_cast<double>(i);
    }
    for (std::size_t i = 0; i < key.size(); ++i) {
      const bool doubled = !recognized_ && i > 0 && key[i] == key[i - 1];
      surplus_.push_back(doubled ? kCosts.doubled : kCosts.letter);
      pairs_.push_back(recognized_ && i > 0 ? one_of_two(key[i - 1], key[i]) : '\0');
    }
  }

  // Fills the row of the path's letter number `depth`. False where nothing below it is near: a
  // swap and a pair pass over one row, so that two of them must be too far.
  bool add(std::size_t depth, char letter) {
    path_[depth] = letter;
    const double loss = loss_at(depth);
    const char pair = recognized_ && depth > 1 ? one_of_two(path_[depth - 1], letter) : '\0';
    double* const row = row_at(depth);
    const double* const above = row_at(depth - 1);
    // Beside these cells stand only infinite ones.
    const std::size_t first = depth > reach_ ? depth - reach_ : 1;
    const std::size_t last = std::min(key_.size(), depth + reach_);
    if (depth <= reach_) row[0] = static_cast<double>(depth);
    double least = row[0];
    for (std::size_t i = first; i <= last; ++i) {
      const char own = key_[i - 1];
      double best = std::min({row[i - 1] + surplus_[i - 1], above[i] + loss,
                              above[i - 1] + substitution(own, letter)});
      if (pairs_[i - 1] == letter) best = std::min(best, above[i - 2] + kCosts.look_alike);
      if (pair == own) best = std::min(best, row_at(depth - 2)[i - 1] + kCosts.look_alike);
      if (is_swap(depth, i)) best = std::min(best, row_at(depth - 2)[i - 2] + swapped());
      row[i] = best;
      least = std::min(least, best);
    }
    least_[depth] = least;
    return least <= limit_ || least_[depth - 1] <= limit_;
  }

  [[nodiscard]] double distance(std::size_t depth) const {
    const double distance = cells_[depth * width_ + key_.size()];
    if (distance > limit_) return kInfinity;
    return distance;
  }

 private:
  [[nodiscard]] double* row_at(std::size_t depth) { return &cells_[depth * width_]; }

  // Cost of the path's letter where the key lacks it.
  [[nodiscard]] double loss_at(std::size_t depth) const {
    if (recognized_) return kCosts.letter;
    if (depth > 1 && path_[depth] == path_[depth - 1]) return kCosts.doubled;
    return is_vowel(path_[depth]) ? kCosts.lost_vowel : kCosts.letter;
  }

  [[nodiscard]] double substitution(char own, char letter) const {
    if (own == letter) return 0;
    return recognized_ && look_alike(own, letter) ? kCosts.look_alike : kCosts.letter;
  }

  [[nodiscard]] bool is_swap(std::size_t depth, std::size_t i) const {
    return depth > 1 && i > 1 && key_[i - 1] == path_[depth - 1] && key_[i - 2] == path_[depth];
  }

  [[nodiscard]] double swapped() const { return recognized_ ? kCosts.letter : kCosts.swapped; }

  std::string_view key_;
  bool recognized_;
  double limit_;
  std::size_t reach_;
  std::size_t width_;
  std::vector<double> cells_;    // row by row
  std::vector<double> least_;    // of each row
  std::string path_;             // from 1 on
  std::vector<double> surplus_;  // cost of each letter of the key where the path lacks it
  std::string pairs_;            // what each letter of the key and the one before it look like
};

// How many letters two words begin with together.
std::size_t shared_letters(std::string_view left, std::string_view right) {
  const auto [at, other] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  return static_cast<std::size_t>(at - left.begin());
}

}  // namespace

WordSet::WordSet(std::vector<std::string> words) : words_(std::move(words)) {
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  slots_.resize(std::bit_ceil(2 * words_.size() + 1));
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::size_t at = hash_of(words_[i]) & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

bool WordSet::contains(std::string_view word) const {
  if (slots_.empty()) return false;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash_of(word) & mask; slots_[at] != 0; at = (at + 1) & mask) {
    if (words_[slots_[at] - 1] == word) return true;
  }
  return false;
}

WordTree::WordTree(const WordSet& words) {
  std::vector<std::uint32_t> path;  // nodes from the root to the last word's end
  const auto close = [&](std::size_t depth) {
    for (; path.size() > depth; path.pop_back()) {
      nodes_[path.back()].end = static_cast<std::uint32_t>(nodes_.size());
    }
  };
  std::string_view previous;
  for (const std::string& word : words.words()) {
    close(shared_letters(previous, word));
    previous = word;
    while (path.size() < word.size()) {
      Node node;
      node.letter = word[path.size()];
      path.push_back(static_cast<std::uint32_t>(nodes_.size()));
      node.depth = static_cast<std::uint16_t>(path.size());
      nodes_.push_back(node);
    }
    if (path.empty()) continue;
    nodes_[path.back()].word = static_cast<std::int32_t>(words_.size());
    words_.push_back(word);
    const auto length = static_cast<std::uint16_t>(word.size());
    for (const std::uint32_t at : path) {
      Node& node = nodes_[at];
      node.least = node.least == 0 ? length : std::min(node.least, length);
      node.most = std::max(node.most, length);
    }
    deepest_ = std::max(deepest_, word.size());
  }
  close(0);
}

NearestWord WordTree::nearest(std::string_view key, Slips slips, double limit) const {
  NearestWord found;
  if (key.size() > deepest_ + 1) return found;
  SlipTable table(key, slips, limit, std::min(deepest_, key.size() + 1));
  for (std::size_t at = 0; at < nodes_.size();) {
    const Node& node = nodes_[at];
    const bool fits = node.least <= key.size() + 1 && key.size() <= node.most + 1U;
    if (!fits || node.depth > key.size() + 1 || !table.add(node.depth, node.letter)) {
      at = node.end;
      continue;
    }
    ++at;
    if (node.word < 0 || node.depth + 1U < key.size()) continue;
    const double distance = table.distance(node.depth);
    if (distance < found.distance) {
      found = {words_[static_cast<std::size_t>(node.word)], distance, found.distance};
    } else {
      found.runner_up = std::min(found.runner_up, distance);
    }
  }
  return found;
}

}  // namespace baku
