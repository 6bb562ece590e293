#include "ingest/sop/labels.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <utility>
#include <vector>

#include "ingest/sop/labels_text.h"
#include "ingest/sop/printed.h"

namespace baku {
namespace {

constexpr std::pair<std::string_view, Label> kFields[] = {
    {"identity.number", Label::kNumber},
    {"identity.revision_counter", Label::kRevisionCounter},
    {"identity.page_counter", Label::kPageCounter},
    {"identity.created", Label::kCreated},
    {"identity.revised", Label::kRevised},
    {"identity.effective", Label::kEffective},
    {"identity.approved_by", Label::kApprovedBy},
    {"identity.prepared_by", Label::kPreparedBy},
    {"identity.title", Label::kTitle},
    {"identity.legal_basis", Label::kLegalBasis},
    {"identity.qualifications", Label::kQualifications},
    {"identity.related", Label::kRelated},
    {"identity.equipment", Label::kEquipment},
    {"identity.warnings", Label::kWarnings},
    {"identity.record_keeping", Label::kRecordKeeping},
    {"table.number", Label::kStepNumber},
    {"table.activity", Label::kActivity},
    {"table.actors", Label::kActors},
    {"table.standards", Label::kStandards},
    {"table.requirements", Label::kRequirements},
    {"table.duration", Label::kDuration},
    {"table.output", Label::kOutput},
    {"table.note", Label::kNote},
    {"table.cost", Label::kCost},
    {"worksheet.title", Label::kSheetTitle},
    {"worksheet.kind", Label::kSheetKind},
    {"worksheet.owner", Label::kSheetOwner},
    {"worksheet.product_owner", Label::kSheetProductOwner},
    {"worksheet.activity_owner", Label::kSheetActivityOwner},
    {"worksheet.scope", Label::kSheetScope},
    {"worksheet.first_step", Label::kFirstStep},
    {"worksheet.main_steps", Label::kMainSteps},
    {"worksheet.last_step", Label::kLastStep},
};

constexpr std::size_t kLongestLabel = 40;  // letters; more are no label
constexpr std::size_t kMostSlips = 2;      // wrong letters in a label

// One bit for each letter that occurs (of "a" to "z").
using LetterMask = std::uint32_t;

LetterMask bit_of(char letter) { return LetterMask{1} << (static_cast<unsigned>(letter) & 31U); }

LetterMask mask_of(std::string_view letters) {
  LetterMask mask = 0;
  for (const char letter : letters) mask |= bit_of(letter);
  return mask;
}

// One bit for each pair of neighbours that occurs; different pairs may share one.
using PairMask = std::uint64_t;

PairMask pairs_of(std::string_view letters) {
  PairMask mask = 0;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    const unsigned pair =
        static_cast<unsigned>(letters[i - 1]) * 7U + static_cast<unsigned>(letters[i]);
    mask |= PairMask{1} << (pair & 63U);
  }
  return mask;
}

// Which letters a text has, however often.
struct Occurrence {
  explicit Occurrence(std::string_view text) : letters(mask_of(text)), pairs(pairs_of(text)) {}

  LetterMask letters;
  PairMask pairs;
};

struct Spelling {
  explicit Spelling(std::string text) : letters(std::move(text)), has(letters) {}

  std::string letters;
  Occurrence has;
  Label label = Label::kTitle;
  std::size_t place = 0;  // in labels.txt
};

bool has_more_bits(std::uint64_t mask, std::size_t most) {
  for (std::size_t i = 0; i < most; ++i) mask &= mask - 1;
  return mask != 0;
}

// An edit removes or brings in one kind of letter at most, and three pairs (a swap within a word).
bool may_be_near(const Occurrence& a, const Occurrence& b, std::size_t allowed) {
  return !has_more_bits(a.letters & ~b.letters, allowed) &&
         !has_more_bits(b.letters & ~a.letters, allowed) &&
         !has_more_bits(a.pairs & ~b.pairs, 3 * allowed) &&
         !has_more_bits(b.pairs & ~a.pairs, 3 * allowed);
}

// By the number of letters.
using SpellingsByLength = std::array<std::vector<Spelling>, kLongestLabel + kMostSlips + 1>;
using Spellings = std::array<SpellingsByLength, 3>;

LabelSet set_of(std::string_view field) {
  if (field.starts_with("identity.")) return LabelSet::kIdentity;
  if (field.starts_with("table.")) return LabelSet::kTable;
  return LabelSet::kWorksheet;
}

std::string_view next_part(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

Spellings read_spellings() {
  Spellings spellings;
  std::size_t place = 0;
  std::string_view text = kLabelsText;
  while (!text.empty()) {
    std::string_view line = next_part(text, '\n');
    if (line.empty() || line.front() == '#') continue;
    const std::string_view field = next_part(line, '|');
    const auto* known = std::find_if(std::begin(kFields), std::end(kFields),
                                     [field](const auto& entry) { return entry.first == field; });
    if (known == std::end(kFields)) continue;
    auto& set = spellings.at(static_cast<std::size_t>(set_of(field)));
    while (!line.empty()) {
      std::string letters = letters_of(next_part(line, '|'));
      if (letters.empty() || letters.size() >= set.size()) continue;
      auto& same_length = set.at(letters.size());
      same_length.emplace_back(std::move(letters));
      same_length.back().label = known->second;
      same_length.back().place = place++;
    }
  }
  return spellings;
}

const SpellingsByLength& spellings_of(LabelSet set) {
  static const Spellings known = read_spellings();
  return known.at(static_cast<std::size_t>(set));
}

// Wrong letters that a label of this length may have: short ones none, or "Jam" would be "Hal";
// but no other header is like "Waktu".
std::size_t tolerance(std::size_t length, Label label) {
  if (length < 6) return length >= 4 && label == Label::kDuration ? 1 : 0;
  return length < 11 ? 1 : 2;
}

// Without a leading "3.", "a)", "B." or "-".
std::string_view without_mark(std::string_view text) {
  text = trimmed(text);
  std::size_t mark = 0;
  while (mark < text.size() && mark < 2 && std::isalnum(static_cast<unsigned char>(text[mark]))) {
    ++mark;
  }
  if (mark < text.size() && (text[mark] == '.' || text[mark] == ')')) {
    const std::string_view rest = trimmed(text.substr(mark + 1));
    const bool word_goes_on = mark + 1 < text.size() && text[mark + 1] != ' ';
    const bool number = mark > 0 && std::isdigit(static_cast<unsigned char>(text[0]));
    if (!rest.empty() && (mark == 1 || number) && !(word_goes_on && !number)) return rest;
  }
  if (!text.empty() && (text.front() == '-' || text.front() == ':')) {
    return trimmed(text.substr(1));
  }
  return text;
}

// Lower-case letters and digits by byte; 0 for what is dropped.
constexpr std::array<char, 256> kLetters = [] {
  std::array<char, 256> letters{};
  for (std::size_t c = '0'; c <= '9'; ++c) letters.at(c) = static_cast<char>(c);
  for (std::size_t c = 'a'; c <= 'z'; ++c) letters.at(c) = static_cast<char>(c);
  for (std::size_t c = 'A'; c <= 'Z'; ++c) letters.at(c) = static_cast<char>(c + 'a' - 'A');
  return letters;
}();

// The highest bit of each byte of `word` that lies between two signs of ASCII.
std::uint64_t bytes_between(std::uint64_t word, char first, char last) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = 0x80 * kEach;
  const std::uint64_t low = word & ~kHigh;
  const std::uint64_t not_below = low + (0x80U - static_cast<unsigned char>(first)) * kEach;
  const std::uint64_t above = low + (0x7FU - static_cast<unsigned char>(last)) * kEach;
  return not_below & ~above & ~word & kHigh;
}

// Whether the beginning of a text has a digit, or more letters than a label.
bool is_no_label(std::string_view text) {
  constexpr std::size_t kBeginning = 56;  // bytes
  if (text.size() < kBeginning) return false;
  std::uint64_t letters = 0;  // in each byte
  std::uint64_t digits = 0;
  for (std::size_t at = 0; at < kBeginning; at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    letters += bytes_between(word | 0x2020202020202020U, 'a', 'z') >> 7U;
    digits |= bytes_between(word, '0', '9');
  }
  constexpr std::uint64_t kSum = 0x0101010101010101U;  // of all bytes, into the highest
  return digits != 0 || (letters * kSum) >> 56U > kLongestLabel;
}

constexpr std::size_t kFnvBasis = 14695981039346656037U;  // FNV-1a
constexpr std::size_t kFnvPrime = 1099511628211U;

struct LabelLetters {
  [[nodiscard]] std::string_view view() const { return {letters.data(), count}; }

  std::array<char, kLongestLabel> letters;  // `count` of them
  std::size_t count = 0;
  std::size_t hash = kFnvBasis;
};

// Letters of a text that may be a label; empty for one that is none. No label has a digit:
// "Nomor SOP : 5" is a label and its value.
LabelLetters label_letters(std::string_view text) {
  if (is_no_label(text)) return {};
  LabelLetters letters;
  for (const char c : text) {
    const char letter = kLetters[static_cast<unsigned char>(c)];
    if (letter == '\0') continue;
    if (letter <= '9' || letters.count == kLongestLabel) return {};
    letters.letters[letters.count++] = letter;  // NOLINT: fewer than it has places
    letters.hash = (letters.hash ^ static_cast<unsigned char>(letter)) * kFnvPrime;
  }
  return letters;
}

bool may_start_its_value(Label label) {
  switch (label) {
    case Label::kNumber:
    case Label::kCreated:
    case Label::kRevised:
    case Label::kEffective:
    case Label::kTitle:
    case Label::kApprovedBy: return false;
    default: return true;
  }
}

// Of the identity sheet: those that cannot be the start of their own value.
SpellingsByLength spellings_before_values() {
  SpellingsByLength before;
  const SpellingsByLength& all = spellings_of(LabelSet::kIdentity);
  for (std::size_t length = 0; length < all.size(); ++length) {
    std::copy_if(all.at(length).begin(), all.at(length).end(),
                 std::back_inserter(before.at(length)),
                 [](const Spelling& spelling) { return !may_start_its_value(spelling.label); });
  }
  return before;
}

// Three rows of the table of distances, a column for each beginning of the second text.
struct DistanceRows {
  std::size_t* before = nullptr;
  std::size_t* above = nullptr;
  std::size_t* row = nullptr;
};

// Fills the row of `i` letters of `a`; the least of it. Only places within `limit` of the diagonal
// can lie on a path that is short enough; beside them stands `limit` + 1.
std::size_t fill_row(std::string_view a, std::string_view b, std::size_t i, std::size_t limit,
                     const DistanceRows& rows) {
  const std::size_t beyond = limit + 1;
  const std::size_t first = i > limit ? i - limit : 1;
  const std::size_t last = std::min(b.size(), i + limit);
  rows.row[first - 1] = i <= limit ? i : beyond;
  if (last < b.size()) rows.row[last + 1] = beyond;
  std::size_t least = rows.row[first - 1];
  for (std::size_t j = first; j <= last; ++j) {
    const std::size_t replaced = rows.above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
    std::size_t best = std::min({replaced, rows.above[j] + 1, rows.row[j - 1] + 1});
    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
      best = std::min(best, rows.before[j - 2] + 1);
    }
    rows.row[j] = best;
    least = std::min(least, best);
  }
  return least;
}

constexpr std::size_t kFewEdits = 2;  // that are tried one by one

// Whether `limit` edits, kFewEdits at most, lead from `a` to `b`. The first letters that differ
// must be edited, in one of four ways; letters that agree before them need not.
bool is_within(std::string_view a, std::string_view b, std::size_t limit) {
  const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  a.remove_prefix(static_cast<std::size_t>(in_a - a.begin()));
  b.remove_prefix(static_cast<std::size_t>(in_b - b.begin()));
  if (a.empty() || b.empty()) return std::max(a.size(), b.size()) <= limit;
  const std::size_t difference = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
  if (limit == 0 || difference > limit) return false;
  if (is_within(a.substr(1), b.substr(1), limit - 1)) return true;
  if (a.size() >= b.size() && is_within(a.substr(1), b, limit - 1)) return true;
  if (b.size() >= a.size() && is_within(a, b.substr(1), limit - 1)) return true;
  const bool swapped = a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0];
  return swapped && is_within(a.substr(2), b.substr(2), limit - 1);
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (limit <= kFewEdits) {
    if (!is_within(a, b, limit)) return limit + 1;
    std::size_t edits = 0;
    while (!is_within(a, b, edits)) ++edits;
    return edits;
  }
  if (a == b) return 0;
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t beyond = limit + 1;
  if (limit == 0 || longer - shorter > limit) return beyond;
  const std::size_t width = b.size() + 1;
  std::array<std::size_t, 3 * (kLongestLabel + kMostSlips + 2)> usual;  // NOLINT: filled below
  std::vector<std::size_t> large;
  if (3 * width > usual.size()) large.resize(3 * width);
  DistanceRows rows;
  rows.before = large.empty() ? usual.data() : large.data();
  rows.above = rows.before + width;
  rows.row = rows.above + width;
  std::fill(rows.before, rows.row + width, beyond);
  for (std::size_t j = 0; j <= std::min(b.size(), limit); ++j) rows.above[j] = j;
  std::size_t least_above = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t least = fill_row(a, b, i, limit, rows);
    if (least > limit && least_above > limit) return beyond;
    least_above = least;
    std::swap(rows.before, rows.above);
    std::swap(rows.above, rows.row);
  }
  return std::min(rows.above[b.size()], beyond);
}

std::string letters_of(std::string_view text) {
  std::string letters(text.size(), '\0');
  std::size_t count = 0;
  for (const char c : text) {
    letters[count] = kLetters[static_cast<unsigned char>(c)];
    if (letters[count] != '\0') ++count;
  }
  letters.resize(count);
  return letters;
}

namespace {

// The label of the spelling that is nearest to the letters; none where none is near.
std::optional<Label> nearest_label(std::string_view letters, const SpellingsByLength& spellings) {
  const Occurrence sought(letters);
  const Spelling* best = nullptr;
  std::size_t least = kMostSlips + 1;
  const std::size_t shortest = letters.size() - std::min(letters.size(), kMostSlips);
  for (std::size_t length = shortest; length <= letters.size() + kMostSlips; ++length) {
    const std::size_t shorter = std::min(length, letters.size());
    const std::size_t difference = std::max(length, letters.size()) - shorter;
    for (const Spelling& spelling : spellings.at(length)) {
      const std::size_t allowed = tolerance(shorter, spelling.label);
      if (difference > allowed || !may_be_near(sought, spelling.has, allowed)) continue;
      const std::size_t distance = edit_distance(spelling.letters, letters, allowed);
      if (distance > allowed || distance > least) continue;
      // Of spellings that are as near, the first of the list.
      if (distance == least && (best == nullptr || best->place < spelling.place)) continue;
      best = &spelling;
      least = distance;
    }
  }
  return best == nullptr ? std::nullopt : std::optional(best->label);
}

// Texts and what they are, each in the place of its hash: a document asks for the same ones over
// and over.
template <std::size_t kLongest>
class KnownTexts {
 public:
  // The place of a text, at most kLongest bytes long, that has this hash.
  struct Known {
    [[nodiscard]] bool is(std::string_view text, LabelSet in) const {
      return set == in && std::string_view(bytes.data(), length) == text;
    }
    void remember(std::string_view text, LabelSet in, std::optional<Label> found) {
      std::copy(text.begin(), text.end(), bytes.begin());
      length = static_cast<std::uint8_t>(text.size());
      set = in;
      label = found;
    }

    std::array<char, kLongest> bytes{};
    std::uint8_t length = 0;
    LabelSet set = LabelSet::kIdentity;
    std::optional<Label> label;
  };
  Known& at(std::size_t hash) { return known_[(hash ^ (hash >> 32U)) % kPlaces]; }

 private:
  static constexpr std::size_t kPlaces = 2048;
  std::vector<Known> known_ = std::vector<Known>(kPlaces);
};

std::optional<Label> label_of_letters(const LabelLetters& letters, LabelSet set) {
  thread_local KnownTexts<kLongestLabel> known;
  auto& place = known.at(letters.hash);
  if (!place.is(letters.view(), set)) {
    place.remember(letters.view(), set, nearest_label(letters.view(), spellings_of(set)));
  }
  return place.label;
}

std::optional<Label> label_of_text(std::string_view text, LabelSet set) {
  const LabelLetters letters = label_letters(without_mark(text));
  return letters.count == 0 ? std::nullopt : label_of_letters(letters, set);
}

constexpr std::size_t kLongestKnown = 56;  // bytes

// Of the bytes, eight at a time.
std::size_t hash_of(std::string_view text) {
  std::size_t hash = kFnvBasis ^ text.size();
  const auto add = [&hash](const char* bytes, std::size_t count) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, count);
    hash = (hash ^ word) * kFnvPrime;
    hash ^= hash >> 29U;
  };
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  std::size_t at = 0;
  for (; at + kWord <= text.size(); at += kWord) add(text.data() + at, kWord);
  if (at == text.size()) return hash;
  if (text.size() >= kWord) {
    add(text.data() + text.size() - kWord, kWord);
  } else {
    for (; at < text.size(); ++at) add(text.data() + at, 1);
  }
  return hash;
}

}  // namespace

std::optional<Label> match_label(std::string_view text, LabelSet set) {
  if (text.empty()) return std::nullopt;
  if (text.size() > kLongestKnown) return label_of_text(text, set);
  thread_local KnownTexts<kLongestKnown> known;
  auto& place = known.at(hash_of(text));
  if (!place.is(text, set)) place.remember(text, set, label_of_text(text, set));
  return place.label;
}

namespace {

// The label that `text` is, if it cannot be the start of its own value. Most texts are not even
// near those.
std::optional<Label> find_label_before_value(std::string_view text) {
  static const SpellingsByLength spellings = spellings_before_values();
  const LabelLetters letters = label_letters(without_mark(text));
  if (letters.count == 0 || !nearest_label(letters.view(), spellings)) return std::nullopt;
  const auto label = label_of_letters(letters, LabelSet::kIdentity);
  return label && !may_start_its_value(*label) ? label : std::nullopt;
}

std::optional<Label> label_before_value(std::string_view text) {
  if (text.size() > kLongestKnown) return find_label_before_value(text);
  thread_local KnownTexts<kLongestKnown> known;
  auto& place = known.at(hash_of(text));
  constexpr LabelSet kSet = LabelSet::kIdentity;
  if (!place.is(text, kSet)) place.remember(text, kSet, find_label_before_value(text));
  return place.label;
}

}  // namespace

std::optional<LeadingLabel> match_leading_label(std::string_view text, LabelSet set) {
  text = trimmed(text);
  if (const auto whole = match_label(text, set)) return LeadingLabel{*whole, {}, true};
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos) {
    if (const auto label = match_label(text.substr(0, colon), set)) {
      return LeadingLabel{*label, trimmed(text.substr(colon + 1)), false};
    }
  }
  // Two or more words that are a label, then its value without a colon.
  if (set != LabelSet::kIdentity) return std::nullopt;
  std::size_t blank = text.find(' ');
  for (int words = 1; blank != std::string_view::npos && words <= 3; ++words) {
    const std::string_view head = text.substr(0, blank);
    if (words >= 2) {
      const auto label = label_before_value(head);
      const std::string_view rest = trimmed(text.substr(blank));
      if (label && !rest.empty()) return LeadingLabel{*label, rest, false};
    }
    blank = text.find(' ', blank + 1);
  }
  return std::nullopt;
}

}  // namespace baku
