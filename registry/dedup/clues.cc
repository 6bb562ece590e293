#include "registry/dedup/clues.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <vector>

#include "registry/dedup/words.h"

namespace baku {
namespace {

struct ClueForm {
  std::string_view name;
  std::size_t levels;
};
constexpr std::array<ClueForm, kClueCount> kForms = {{
    {"title", 8},
    {"subject", 3},
    {"steps", 6},
    {"outputs", 4},
    {"actors", 3},
    {"durations", 4},
    {"legal_basis", 4},
    {"number", 3},
    {"approver", 3},
    {"dates", 3},
    {"office", 3},
    {"wording", 5},
}};

struct Tolerances {
  double word = 0.75;  // words of titles that are this alike are one, from word_length on
  std::size_t word_length = 5;
  double whole_title = 0.9;  // titles on scans without the blanks between words
  double name = 0.85;        // names of people
  double doubtful_name = 0.6;
  double unit = 0.85;  // names of offices
  double scanned_unit = 0.7;
  double scanned_number = 0.8;
  double aligned = 0.3;   // share of steps from which their other cells are compared
  double minutes = 0.05;  // relative difference of durations that count as equal
};
constexpr Tolerances kTolerances;

constexpr std::int8_t kNothing = -1;

// Place of `value` among ascending bounds.
std::int8_t level_of(double value, std::initializer_list<double> bounds) {
  std::int8_t level = 0;
  for (const double bound : bounds)
    level = static_cast<std::int8_t>(level + (value >= bound ? 1 : 0));
  return level;
}

std::uint64_t letters_in(std::string_view word) {
  std::uint64_t letters = 0;
  for (const char letter : word) letters |= std::uint64_t{1} << (letter & 63);
  return letters;
}

bool is_same_word(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t longer = std::max(a.size(), b.size());
  if (shorter < kTolerances.word_length || 4 * (longer - shorter) > longer) return false;
  // An edit makes at most one new letter.
  const std::uint64_t left = letters_in(a);
  const std::uint64_t right = letters_in(b);
  const auto edits = static_cast<std::size_t>(
      std::max(std::popcount(left & ~right), std::popcount(right & ~left)));
  if (static_cast<double>(edits) > (1 - kTolerances.word) * static_cast<double>(longer)) {
    return false;
  }
  return edit_likeness(a, b) >= kTolerances.word;
}

struct TitleComparison {
  std::size_t common = 0;
  std::vector<std::string_view> only_a;  // words that the other title does not have
  std::vector<std::string_view> only_b;
  bool other_matter = false;  // one of these says what is done, or to what
};

TitleComparison compare_titles(std::span<const TitleWord> a, std::span<const TitleWord> b) {
  TitleComparison result;
  std::vector<bool> taken(b.size(), false);
  for (const TitleWord& word : a) {
    std::size_t found = b.size();
    for (std::size_t j = 0; j < b.size() && found == b.size(); ++j) {
      if (!taken[j] && word.stem == b[j].stem) found = j;
    }
    for (std::size_t j = 0; j < b.size() && found == b.size(); ++j) {
      if (!taken[j] && is_same_word(word.stem, b[j].stem)) found = j;
    }
    if (found < b.size()) {
      taken[found] = true;
      ++result.common;
    } else if (!word.office) {
      result.only_a.push_back(word.stem);
      result.other_matter = result.other_matter || word.names_matter;
    }
  }
  for (std::size_t j = 0; j < b.size(); ++j) {
    if (taken[j] || b[j].office) continue;
    result.only_b.push_back(b[j].stem);
    result.other_matter = result.other_matter || b[j].names_matter;
  }
  return result;
}

std::string without_blanks(std::span<const TitleWord> words) {
  std::string text;
  for (const TitleWord& word : words) text += word.stem;
  return text;
}

std::int8_t title_level(const RecordFeatures& a, const RecordFeatures& b,
                        const TitleComparison& titles) {
  if (a.title_words.empty() || b.title_words.empty()) return kNothing;
  const std::size_t most = std::max(titles.only_a.size(), titles.only_b.size());
  // Titles of one or two words ("Penyusunan Laporan") stand on procedures of many kinds.
  const std::int8_t same = titles.common >= 3 ? 7 : 6;
  if (most == 0 && titles.common > 0) return same;
  const bool scanned = a.from_picture || b.from_picture;
  if (scanned && edit_likeness(without_blanks(a.title_words), without_blanks(b.title_words)) >=
                     kTolerances.whole_title) {
    return same;
  }
  const bool extended = titles.only_a.empty() || titles.only_b.empty();
  if (extended && titles.common >= 2 && titles.common >= most) {
    // "Penerbitan Surat Keterangan Usaha" is not "Penerbitan Surat Keterangan".
    return titles.other_matter ? 4 : 5;
  }
  const double overlap =
      static_cast<double>(titles.common) / static_cast<double>(titles.common + most);
  if (overlap >= 0.6) return 3;
  return level_of(overlap, {0.01, 0.34});
}

bool speaks_of(const RecordFeatures& record, std::string_view stem) {
  const auto hash = static_cast<std::uint32_t>(stable_hash(stem));
  return std::binary_search(record.vocabulary.begin(), record.vocabulary.end(), hash);
}

// Words of one title that its own steps use and the other procedure's do not.
bool is_about(std::span<const std::string_view> words, const RecordFeatures& own,
              const RecordFeatures& other) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view stem) {
    return speaks_of(own, stem) && !speaks_of(other, stem);
  });
}

std::int8_t subject_level(const RecordFeatures& a, const RecordFeatures& b,
                          const TitleComparison& titles) {
  if (titles.only_a.empty() && titles.only_b.empty()) return kNothing;
  if (a.vocabulary.empty() || b.vocabulary.empty() || titles.common == 0) return kNothing;
  const int about =
      (is_about(titles.only_a, a, b) ? 1 : 0) + (is_about(titles.only_b, b, a) ? 1 : 0);
  return static_cast<std::int8_t>(2 - about);
}

// What aligned steps have in common, summed up.
struct StepTallies {
  int outputs = 0;
  double output_likeness = 0;
  int durations = 0;
  int same_durations = 0;
  int actors = 0;
  int explained = 0;  // by the most frequent substitution of each role
  std::size_t roles = 0;
  int unpaired = 0;
  int moved = 0;
};

bool same_minutes(float a, float b) {
  return std::abs(a - b) <= static_cast<float>(kTolerances.minutes) * std::max(a, b);
}

StepTallies tally(const RecordFeatures& a, const RecordFeatures& b,
                  const StepAlignment& alignment) {
  StepTallies out;
  std::map<std::pair<int, int>, int> pairs;
  std::map<int, int> best;
  for (const AlignedSteps& row : alignment.rows) {
    if (row.left.empty() || row.right.empty()) {
      ++out.unpaired;
      continue;
    }
    if (row.relation == StepRelation::kMoved) ++out.moved;
    const StepFeatures& x = a.steps[row.left.back()];
    const StepFeatures& y = b.steps[row.right.back()];
    if (x.grams.output > 0 && y.grams.output > 0) {
      ++out.outputs;
      out.output_likeness += gram_likeness(output_grams(a, x), output_grams(b, y));
    }
    if (row.left.size() + row.right.size() > 2) continue;
    if (x.minutes > 0 && y.minutes > 0) {
      ++out.durations;
      out.same_durations += same_minutes(x.minutes, y.minutes) ? 1 : 0;
    }
    if (x.actor >= 0 && y.actor >= 0) {
      ++out.actors;
      ++pairs[{x.actor, y.actor}];
    }
  }
  // A substitution counts for a role of the first and for one of the second; the worse side counts.
  std::map<int, int> best_right;
  for (const auto& [roles, count] : pairs) {
    best[roles.first] = std::max(best[roles.first], count);
    best_right[roles.second] = std::max(best_right[roles.second], count);
  }
  int left = 0;
  int right = 0;
  for (const auto& [role, count] : best) left += count;
  for (const auto& [role, count] : best_right) right += count;
  out.explained = std::min(left, right);
  out.roles = std::min(best.size(), best_right.size());
  return out;
}

std::int8_t citation_level(const RecordFeatures& a, const RecordFeatures& b) {
  if (a.citations.empty() || b.citations.empty()) return kNothing;
  std::vector<std::uint32_t> common;
  std::set_intersection(a.citations.begin(), a.citations.end(), b.citations.begin(),
                        b.citations.end(), std::back_inserter(common));
  const double dice = 2 * static_cast<double>(common.size()) /
                      static_cast<double>(a.citations.size() + b.citations.size());
  return level_of(dice, {0.01, 0.34, 0.67});
}

std::int8_t number_level(const RecordFeatures& a, const RecordFeatures& b) {
  constexpr std::size_t kLeast = 3;
  if (a.number.size() < kLeast || b.number.size() < kLeast) return kNothing;
  if (a.number == b.number) return 2;
  const bool scanned = a.from_picture || b.from_picture;
  return scanned && edit_likeness(a.number, b.number) >= kTolerances.scanned_number ? 1 : 0;
}

std::int8_t approver_level(const RecordFeatures& a, const RecordFeatures& b) {
  const bool numbered = !a.nip.empty() && !b.nip.empty();
  if (numbered && a.nip == b.nip) return 2;
  if (a.approver.empty() || b.approver.empty()) {
    return numbered ? level_of(edit_likeness(a.nip, b.nip), {0.85}) : kNothing;
  }
  return level_of(edit_likeness(a.approver, b.approver),
                  {kTolerances.doubtful_name, kTolerances.name});
}

std::int8_t date_level(const RecordFeatures& a, const RecordFeatures& b) {
  const bool scanned = a.from_picture || b.from_picture;
  std::int8_t level = kNothing;
  const auto lower = [&level](std::int8_t found) {
    level = level == kNothing ? found : std::min(level, found);
  };
  const std::pair<const std::string*, const std::string*> dates[] = {
      {&a.created, &b.created}, {&a.revised, &b.revised}, {&a.effective, &b.effective}};
  for (const auto& [x, y] : dates) {
    if (x->empty() || y->empty()) continue;
    const bool near = scanned && edit_likeness(*x, *y) >= 0.8;
    constexpr std::int8_t kDoubtful = 1;
    constexpr std::int8_t kEqual = 2;
    lower(*x == *y ? kEqual : near ? kDoubtful : std::int8_t{0});
  }
  // A paper with a date of revision is a later one than that without; a scan may have lost it.
  if (a.revised.empty() != b.revised.empty() && level != kNothing)
    lower(scanned ? std::int8_t{1} : std::int8_t{0});
  return level;
}

// A part of an office that issues no SOPs of its own.
bool is_inner_part(std::string_view sub_unit) {
  static const std::vector<std::string> parts_list = [] {
    std::vector<std::string> parts;
    for (const std::string_view word :
         {"subbagian", "sub", "bagian", "bidang", "seksi", "sekretariat", "subbidang", "urusan"}) {
      for (const StemmedWord& stem : words_of(word)) parts.push_back(stem.stem);
    }
    return parts;
  }();
  return std::any_of(parts_list.begin(), parts_list.end(),
                     [&](const std::string& part) { return sub_unit.starts_with(part); });
}

std::int8_t office_as_read(const RecordFeatures& a, const RecordFeatures& b, std::int8_t approver) {
  const double least =
      a.from_picture || b.from_picture ? kTolerances.scanned_unit : kTolerances.unit;
  const bool regions = !a.region.empty() && !b.region.empty();
  if (regions && !a.region.starts_with(b.region) && !b.region.starts_with(a.region)) return 0;
  const bool outer_parts = !a.sub_unit.empty() && !b.sub_unit.empty() &&
                           !(is_inner_part(a.sub_unit) || is_inner_part(b.sub_unit));
  if (outer_parts && edit_likeness(a.sub_unit, b.sub_unit) < least) return 0;
  if (!a.unit.empty() && !b.unit.empty()) {
    if (edit_likeness(a.unit, b.unit) < least) return 0;
    return regions || approver == 2 ? 2 : 1;
  }
  if (outer_parts && regions) return 2;
  if (approver == 2) return 2;
  return 1;
}

// The office of a scan may be misread: number and approver tell more.
std::int8_t office_level(const RecordFeatures& a, const RecordFeatures& b, std::int8_t number,
                         std::int8_t approver) {
  const std::int8_t level = office_as_read(a, b, approver);
  const bool scanned = a.from_picture || b.from_picture;
  return level == 0 && scanned && number >= 1 && approver == 2 ? std::int8_t{1} : level;
}

// How far the steps are the same word by word. A scan loses letters, and now and then a step.
std::int8_t wording_level(const RecordFeatures& a, const RecordFeatures& b,
                          const StepAlignment& alignment, const StepTallies& tallies) {
  if (a.steps.empty() || b.steps.empty()) return kNothing;
  if (a.from_picture || b.from_picture) return level_of(alignment.share, {0.45, 0.6, 0.72, 0.85});
  const std::int8_t level = level_of(alignment.share, {0.6, 0.8, 0.92, 0.985});
  const bool changed = tallies.unpaired + tallies.moved > 0;
  return changed ? std::min<std::int8_t>(level, 2) : level;
}

}  // namespace

std::string_view name_of(Clue clue) { return kForms[static_cast<std::size_t>(clue)].name; }

std::size_t level_count(Clue clue) { return kForms[static_cast<std::size_t>(clue)].levels; }

Comparison compare_records(const RecordFeatures& a, const RecordFeatures& b) {
  const bool in_order = a.name.record_id <= b.name.record_id;
  const RecordFeatures& first = in_order ? a : b;
  const RecordFeatures& second = in_order ? b : a;
  return compare_records(first, second, align_steps(first, second));
}

Comparison compare_records(const RecordFeatures& a, const RecordFeatures& b,
                           const StepAlignment& alignment) {
  Comparison result;
  result.levels.fill(kNothing);
  const auto set = [&result](Clue clue, std::int8_t level) {
    result.levels[static_cast<std::size_t>(clue)] = level;
  };
  const TitleComparison titles = compare_titles(a.title_words, b.title_words);
  set(Clue::kTitle, title_level(a, b, titles));
  set(Clue::kSubject, subject_level(a, b, titles));
  const StepTallies tallies = tally(a, b, alignment);
  result.share = alignment.share;
  if (!a.steps.empty() && !b.steps.empty()) {
    set(Clue::kSteps, level_of(alignment.share, {0.15, 0.3, 0.45, 0.6, 0.8}));
  }
  // Where hardly any step is aligned, the few pairs are alike by chance and say nothing.
  const int least_pairs =
      alignment.share < kTolerances.aligned ? std::numeric_limits<int>::max() : 3;
  if (tallies.outputs >= least_pairs) {
    set(Clue::kOutputs, level_of(tallies.output_likeness / tallies.outputs, {0.3, 0.6, 0.85}));
  }
  if (tallies.actors >= least_pairs && tallies.roles > 1) {
    set(Clue::kActors,
        level_of(static_cast<double>(tallies.explained) / tallies.actors, {0.6, 0.85}));
  }
  if (tallies.durations >= least_pairs) {
    set(Clue::kDurations,
        level_of(static_cast<double>(tallies.same_durations) / tallies.durations, {0.2, 0.5, 0.9}));
  }
  set(Clue::kCitations, citation_level(a, b));
  const std::int8_t number = number_level(a, b);
  set(Clue::kNumber, number);
  const std::int8_t approver = approver_level(a, b);
  set(Clue::kApprover, approver);
  set(Clue::kDates, date_level(a, b));
  set(Clue::kOffice, office_level(a, b, number, approver));
  set(Clue::kWording, wording_level(a, b, alignment, tallies));
  return result;
}

bool titles_agree(std::span<const TitleWord> a, std::span<const TitleWord> b) {
  const TitleComparison titles = compare_titles(a, b);
  return titles.common > 0 && titles.only_a.empty() && titles.only_b.empty();
}

TitleOverlap title_overlap(std::span<const TitleWord> a, std::span<const TitleWord> b) {
  const TitleComparison titles = compare_titles(a, b);
  const std::size_t most = std::max(titles.only_a.size(), titles.only_b.size());
  if (titles.common == 0) return {};
  return {static_cast<double>(titles.common) / static_cast<double>(titles.common + most),
          titles.common >= 2 && (titles.only_a.empty() || titles.only_b.empty())};
}

}  // namespace baku
