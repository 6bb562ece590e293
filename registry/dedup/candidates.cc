#include "registry/dedup/candidates.h"

#include <algorithm>
#include <limits>
#include <string>

#include "registry/dedup/clues.h"
#include "registry/dedup/words.h"

namespace baku {
namespace {

constexpr std::uint32_t kEnd = std::numeric_limits<std::uint32_t>::max();

// Keys of `bands` bands of `rows` hashes each, the least over all `items` (MinHash).
void add_bands(std::span<const std::uint32_t> items, std::size_t bands, std::size_t rows,
               std::uint64_t kind, std::vector<std::uint64_t>& keys) {
  if (items.empty()) return;
  for (std::size_t band = 0; band < bands; ++band) {
    std::uint64_t key = mixed(kind + band);
    for (std::size_t row = 0; row < rows; ++row) {
      const std::uint64_t seed = mixed(kind + 1000 + band * rows + row);
      std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
      for (const std::uint32_t item : items) {
        least = std::min(least, (item ^ seed) * 0x9E3779B97F4A7C15U);
      }
      key = mixed(key ^ least);
    }
    keys.push_back(key);
  }
}

// Groups of three letters of the title without the blanks, by the shapes of the letters.
std::vector<std::uint32_t> title_groups(const RecordFeatures& record) {
  std::string letters;
  for (const TitleWord& word : record.title_words) {
    if (!word.office) letters += shape_of(word.stem);
  }
  std::vector<std::uint32_t> groups;
  for (std::size_t i = 0; i + 3 <= letters.size(); ++i) {
    groups.push_back(
        static_cast<std::uint32_t>(stable_hash(std::string_view(letters).substr(i, 3))));
  }
  return groups;
}

// The words in the order of the alphabet, without the one at `left_out`.
std::uint64_t title_key(std::span<const std::string> words, std::size_t left_out) {
  std::uint64_t key = 0x7171;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != left_out) key = mixed(key ^ stable_hash(words[i]));
  }
  return key;
}

void add_paper_keys(const RecordFeatures& record, std::vector<std::uint64_t>& keys) {
  constexpr std::size_t kLeastNumber = 5;
  if (record.number.size() >= kLeastNumber) {
    keys.push_back(stable_hash(record.number + "|" + record.region, 3));
  }
  const std::string& date = record.created.empty() ? record.effective : record.created;
  if (!record.nip.empty() && !date.empty()) {
    keys.push_back(stable_hash(record.nip + "|" + date, 4));
  }
}

// Each record once, ascending; if more than `most`, those that stand there most often.
std::vector<std::uint32_t> most_frequent(std::vector<std::uint32_t>& hits, std::size_t most) {
  std::sort(hits.begin(), hits.end());
  struct Counted {
    std::uint32_t record;
    std::uint32_t times;
  };
  std::vector<Counted> counted;
  for (const std::uint32_t record : hits) {
    if (counted.empty() || counted.back().record != record) counted.push_back({record, 0});
    ++counted.back().times;
  }
  if (counted.size() > most) {
    std::stable_sort(counted.begin(), counted.end(),
                     [](const Counted& a, const Counted& b) { return a.times > b.times; });
    counted.resize(most);
  }
  std::vector<std::uint32_t> records;
  records.reserve(counted.size());
  for (const Counted& entry : counted) records.push_back(entry.record);
  std::sort(records.begin(), records.end());
  return records;
}

}  // namespace

std::vector<std::uint64_t> title_keys(std::span<const TitleWord> title) {
  constexpr std::size_t kMostLeftOut = 10;
  std::vector<std::string> words;
  for (const TitleWord& word : title) {
    if (!word.office) words.push_back(shape_of(word.stem));
  }
  if (words.empty()) return {};
  std::vector<std::string> first(
      words.begin(),
      words.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(4, words.size())));
  std::sort(words.begin(), words.end());
  std::vector<std::uint64_t> keys = {title_key(words, words.size())};
  // One word alone would join everything that is about it.
  if (words.size() < 3 || words.size() > kMostLeftOut) return keys;
  for (std::size_t i = 0; i < words.size(); ++i) keys.push_back(title_key(words, i));
  std::sort(first.begin(), first.end());
  for (std::size_t i = 0; first.size() > 3 && i < first.size(); ++i) {
    keys.push_back(title_key(first, i));
  }
  if (first.size() == 3) keys.push_back(title_key(first, first.size()));
  std::sort(keys.begin() + 1, keys.end());
  keys.erase(std::unique(keys.begin() + 1, keys.end()), keys.end());
  return keys;
}

bool worth_comparing(const RecordFeatures& a, const RecordFeatures& b,
                     const CandidateSettings& settings) {
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.vocabulary.size() && j < b.vocabulary.size();) {
    const std::uint32_t left = a.vocabulary[i];
    const std::uint32_t right = b.vocabulary[j];
    common += left == right ? 1U : 0U;
    i += left <= right ? 1U : 0U;
    j += right <= left ? 1U : 0U;
  }
  const auto all = static_cast<double>(a.vocabulary.size() + b.vocabulary.size());
  const double dice = all > 0 ? 2 * static_cast<double>(common) / all : 0;
  if (dice >= settings.same_vocabulary) return true;
  const TitleOverlap titles = title_overlap(a.title_words, b.title_words);
  return titles.includes ||
         (dice >= settings.least_vocabulary && titles.share >= settings.least_title);
}

std::vector<std::uint64_t> candidate_keys(const RecordFeatures& record,
                                          const CandidateSettings& settings) {
  std::vector<std::uint64_t> keys;
  constexpr std::uint64_t kStepKeys = 10'000;
  constexpr std::uint64_t kTitleKeys = 20'000;
  add_bands(record.shingles, settings.bands, settings.rows, kStepKeys, keys);
  add_bands(title_groups(record), settings.title_bands, settings.title_rows, kTitleKeys, keys);
  const std::vector<std::uint64_t> titles = title_keys(record.title_words);
  keys.insert(keys.end(), titles.begin(), titles.end());
  add_paper_keys(record, keys);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

void CandidateIndex::grow(std::size_t entries) {
  std::size_t chains = std::max<std::size_t>(heads_.size(), 1024);
  while (chains < entries) chains *= 2;
  if (chains == heads_.size()) return;
  heads_.assign(chains, kEnd);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::uint32_t& head = heads_[entries_[i].key & (chains - 1)];
    entries_[i].next = head;
    head = static_cast<std::uint32_t>(i);
  }
}

void CandidateIndex::insert(std::uint32_t record, std::span<const std::uint64_t> keys) {
  grow(entries_.size() + keys.size());
  for (const std::uint64_t key : keys) {
    std::uint32_t& head = heads_[key & (heads_.size() - 1)];
    std::size_t found = 0;
    for (std::uint32_t at = head; at != kEnd; at = entries_[at].next) {
      found += entries_[at].key == key ? 1U : 0U;
    }
    if (found >= settings_.most_per_key) continue;
    entries_.push_back({key, record, head});
    head = static_cast<std::uint32_t>(entries_.size() - 1);
  }
}

std::vector<std::uint32_t> CandidateIndex::find(std::span<const std::uint64_t> keys) const {
  if (heads_.empty()) return {};
  std::vector<std::uint32_t> hits;  // each record as often as it shares a key
  for (const std::uint64_t key : keys) {
    for (std::uint32_t at = heads_[key & (heads_.size() - 1)]; at != kEnd; at = entries_[at].next) {
      if (entries_[at].key == key) hits.push_back(entries_[at].record);
    }
  }
  return most_frequent(hits, settings_.most_per_record);
}

void CandidateIndex::reserve(std::size_t records) {
  const std::size_t entries = records * (settings_.bands + settings_.title_bands + 8);
  entries_.reserve(entries);
  grow(entries);
}

}  // namespace baku
