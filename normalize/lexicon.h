// What the normalizer knows of Indonesian administration, as lists in text files: built into the
// program, or read from a folder. File by file: normalize/lexicon/README.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "normalize/word_set.h"

namespace baku {

// One for each file of normalize/lexicon/, in the order of their names.
enum class List : std::uint8_t {
  kAcronyms,       // words that stay in capitals: DPRD, PPID
  kBaseTitles,     // kinds of posts: Kepala, Petugas, Analis
  kDegreesAfter,   // S.H.|SH|S.H
  kDegreesBefore,  // dr.|dr
  kDistricts,      // 72.01.15|Batui Selatan
  kGivenNames,     // parts of personal names
  kLegalForms,     // Permen Dalam Negeri|Permendagri
  kOffices,        // Dinas Kesehatan|Dinkes|DKK
  kParticles,      // words that stay in lower case within a title: dan, di
  kPositions,      // official names of executive and functional positions
  kProvinces,      // 72|Sulawesi Tengah
  kRanks,          // IV/c|Pembina Utama Muda
  kRegencies,      // 72.01|Kabupaten Banggai
  kRegulations,    // PP 41/2007|Organisasi Perangkat Daerah|-> PP 18/2016
  kRoles,          // Kepala Subbagian|Kasubag|Kasubbag
  kTopics,         // Perencanaan|Perenc|Peren
  kVocabulary,     // words that are certainly spelt right
};
inline constexpr std::size_t kListCount = 17;

// A line of a list: "canonical|variant|variant".
struct LexiconEntry {
  std::string_view canonical;
  std::vector<std::string_view> variants;  // without the canonical form and the mark "?"
};

// The lines of one file, found by any of their forms through fold(). A canonical form finds its own
// line; a variant that stands in two lines or is marked with "?" has several readings and finds
// none.
class LexiconList {
 public:
  explicit LexiconList(std::string_view text);  // keeps views into `text`

  [[nodiscard]] const std::vector<LexiconEntry>& entries() const { return entries_; }

  // The entry with a form of the same key as `text`; null where there is none, or two.
  [[nodiscard]] const LexiconEntry* find(std::string_view text) const;
  // The same for a key that was folded already.
  [[nodiscard]] const LexiconEntry* find_key(const std::string& key) const;
  [[nodiscard]] bool contains(std::string_view text) const { return find(text) != nullptr; }
  // Whether a line, or several, have a form of the same key as `text`.
  [[nodiscard]] bool has_form(std::string_view text) const;

  // find()'s canonical form.
  [[nodiscard]] std::optional<std::string_view> canonical(std::string_view text) const;

 private:
  std::vector<LexiconEntry> entries_;
  std::unordered_map<std::string, std::size_t> by_key_;
};

// Immutable once made, safe to share between threads. A list is parsed when it is first asked for.
class Lexicon {
  struct Private {};  // only create() and built_in() make one

 public:
  // The built-in lists, each replaced by the file of its name in `directory` where that has one.
  // Errors: kNotFound (no such folder, no list in it, or an unreadable file), kMalformed (what
  // check_word_list finds), with the file's name and line in the message.
  static Result<std::shared_ptr<const Lexicon>> create(
      const std::optional<std::filesystem::path>& directory = std::nullopt);

  // All that is wrong with the lists of a folder, one "FILE:LINE: what" each. Errors: kNotFound.
  static Result<std::vector<std::string>> problems_in(const std::filesystem::path& directory);

  static const Lexicon& built_in();

  explicit Lexicon(Private);
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;
  Lexicon(Lexicon&&) = delete;
  Lexicon& operator=(Lexicon&&) = delete;
  ~Lexicon() = default;

  [[nodiscard]] const LexiconList& list(List name) const;

  // Every word of three letters or more in the lists about offices, posts and ordinary language,
  // folded: what is certainly no misprint. Abbreviations count.
  [[nodiscard]] const WordSet& words() const { return collected().words; }

  // words() by their letters.
  [[nodiscard]] const WordTree& word_tree() const { return collected().tree; }

  // words() without those that stand only in short forms of offices and topics ("Dispora").
  [[nodiscard]] const WordSet& full_words() const { return collected().full_words; }

  // Every word in the names of provinces, regencies, cities and districts, as words().
  [[nodiscard]] const WordSet& place_words() const;

  // The file itself, for lists that are searched rather than looked up.
  [[nodiscard]] std::string_view text(List name) const;

 private:
  struct Slot {
    std::string own_text;   // of a file in the folder
    std::string_view text;  // own_text, or the built-in one
    mutable std::once_flag parsed;
    mutable std::unique_ptr<const LexiconList> list;
  };

  struct Collected {
    WordSet words;
    WordTree tree;
    WordSet full_words;
  };

  enum class Forms : std::uint8_t { kAll, kCanonical };
  // Folded words of the lists.
  void collect_words(std::initializer_list<List> names, Forms forms,
                     std::vector<std::string>& words) const;
  [[nodiscard]] const Collected& collected() const;

  std::array<Slot, kListCount> slots_;
  mutable std::once_flag words_collected_;
  mutable Collected collected_;
  mutable std::once_flag place_words_collected_;
  mutable WordSet place_words_;
};

}  // namespace baku
