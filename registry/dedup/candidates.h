// Which records are worth comparing: those that share a key.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "registry/dedup/features.h"

namespace baku {

struct CandidateSettings {
  std::size_t bands = 40;  // of MinHash
  std::size_t rows = 3;    // hashes that a band joins
  std::size_t title_bands = 10;
  std::size_t title_rows = 5;
  // Dice coefficients of the words of the steps; see worth_comparing.
  double same_vocabulary = 0.5;
  double least_vocabulary = 0.3;
  double least_title = 0.34;       // part of a title's words
  std::size_t most_per_key = 512;  // records that stand under one key; later ones are only compared
  std::size_t most_per_record = 256;  // candidates of a record, those with most keys in common
};

// Keys of a record. Two records with a common key are candidates.
// - MinHash bands over pairs of words of the steps (Broder 1997; Indyk and Motwani 1998): records
// with
//   Jaccard similarity s share one with probability 1 - (1 - s^rows)^bands.
// - the same over groups of three letters of the title; the keys of the title; the number with the
// region; the approver with a date.
std::vector<std::uint64_t> candidate_keys(const RecordFeatures& record,
                                          const CandidateSettings& settings = {});

// Keys of a title, by the shapes of its words (shape_of): all words in any order; all without any
// one of them where three or more are there; any three of the first four, since Indonesian titles
// begin with what matters. Words of the own office do not count.
std::vector<std::uint64_t> title_keys(std::span<const TitleWord> title);

// Whether two records with a common key are compared further: their steps use the same words
// (same_vocabulary), or some of them (least_vocabulary) and the titles have words in common
// (least_title), or one title has all the words of the other.
bool worth_comparing(const RecordFeatures& a, const RecordFeatures& b,
                     const CandidateSettings& settings = {});

// Records by key. What it answers depends on the order of the records alone.
class CandidateIndex {
 public:
  explicit CandidateIndex(const CandidateSettings& settings = {}) : settings_(settings) {}

  // Adds a record under a number that must be new. Keys that are full do not take it.
  void insert(std::uint32_t record, std::span<const std::uint64_t> keys);

  // The records added so far that share a key, ascending.
  [[nodiscard]] std::vector<std::uint32_t> find(std::span<const std::uint64_t> keys) const;

  void reserve(std::size_t records);

 private:
  struct Entry {
    std::uint64_t key;
    std::uint32_t record;
    std::uint32_t next;  // entry of the same chain; kEnd at its end
  };
  void grow(std::size_t entries);

  CandidateSettings settings_;
  std::vector<std::uint32_t> heads_;  // a power of two of chains
  std::vector<Entry> entries_;
};

}  // namespace baku
