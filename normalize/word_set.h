// Words that are looked up often: whether one is there, and which are near.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace baku {

// What takes one spelling to another (docs/normalizer.md): the slips of a typist, or letters that
// recognition takes for one another.
enum class Slips : std::uint8_t { kTyped, kRecognized };

// A set of folded words, immutable once made.
class WordSet {
 public:
  WordSet() = default;
  // In any order; a word may stand there more than once.
  explicit WordSet(std::vector<std::string> words);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] bool contains(std::string_view word) const;
  // Sorted, each once.
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

 private:
  std::vector<std::string> words_;
  std::vector<std::uint32_t> slots_;  // by hash: place in words_ + 1; 0 for none
};

struct NearestWord {
  std::string_view word;  // empty where none is near
  double distance = std::numeric_limits<double>::infinity();
  double runner_up = std::numeric_limits<double>::infinity();  // distance of the next best word
};

// The words of a set as a tree of their letters, so that a search shares what they have in common.
class WordTree {
 public:
  WordTree() = default;
  explicit WordTree(const WordSet& words);  // keeps views into it

  // The word nearest to `key` by optimal string alignment (Damerau 1964 without edits inside a
  // swap) with the costs of `slips`, among those at most one letter longer or shorter and no
  // farther than `limit`. Of several as near the first in order.
  [[nodiscard]] NearestWord nearest(std::string_view key, Slips slips, double limit) const;

 private:
  // One letter of one word or more, in the order of a walk down first.
  struct Node {
    std::uint32_t end = 0;    // behind the last node below it
    std::int32_t word = -1;   // that ends here; -1 for none
    std::uint16_t depth = 0;  // letters from the start, this one included
    std::uint16_t least = 0;  // letters of the shortest word that passes here
    std::uint16_t most = 0;   // of the longest
    char letter = 0;
  };

  std::vector<std::string_view> words_;
  std::vector<Node> nodes_;
  std::size_t deepest_ = 0;
};

}  // namespace baku
