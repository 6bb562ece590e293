#include "registry/dedup/features.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <set>

#include "registry/dedup/words.h"

namespace baku {
namespace {

constexpr std::size_t kMaxSteps = 400;  // of one record; more are not compared
constexpr std::size_t kMaxGrams = 600;  // of one activity or output
constexpr std::size_t kMaxShingles = 2000;
constexpr std::size_t kMaxTitleWords = 40;

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void append_grams(Grams& out, std::string_view stem) {
  const auto letter = [stem](std::size_t i) -> std::uint32_t {
    return i == 0 || i > stem.size() ? ' ' : static_cast<unsigned char>(stem[i - 1]);
  };
  for (std::size_t i = 0; i < stem.size(); ++i) {
    const std::uint64_t gram = (letter(i) << 16U) | (letter(i + 1) << 8U) | letter(i + 2);
    out.push_back(static_cast<std::uint16_t>(mixed(gram) & 0xFFFFU));
  }
}

// Words of a step that say what is done: without posts, offices and function words. All but
// function words where nothing else is left, then all.
std::vector<StemmedWord> telling_words(std::string_view text) {
  const std::vector<StemmedWord> words = words_of(text);
  for (const WordKind least : {WordKind::kContent, WordKind::kRole, WordKind::kDropped}) {
    std::vector<StemmedWord> kept;
    std::copy_if(words.begin(), words.end(), std::back_inserter(kept),
                 [least](const StemmedWord& word) { return word.kind <= least; });
    if (!kept.empty()) return kept;
  }
  return {};
}

Grams grams_of(std::span<const StemmedWord> words) {
  Grams grams;
  for (const StemmedWord& word : words) append_grams(grams, word.stem);
  if (grams.size() > kMaxGrams) grams.resize(kMaxGrams);
  std::sort(grams.begin(), grams.end());
  return grams;
}

// Expected minutes; days have 7.5 hours of work, weeks 5 days, months 21.
float minutes_of(const std::optional<Duration>& duration) {
  if (!duration || duration->value.empty()) return -1;
  constexpr double kDay = 450;
  double value = duration->value.front();
  if (duration->value.size() > 1) value = (value + duration->value.back()) / 2;
  switch (duration->unit.value_or(DurationUnit::kMinute)) {
    case DurationUnit::kMinute: break;
    case DurationUnit::kHour: value *= 60; break;
    case DurationUnit::kDay: value *= kDay; break;
    case DurationUnit::kWeek: value *= 5 * kDay; break;
    case DurationUnit::kMonth: value *= 21 * kDay; break;
    case DurationUnit::kYear: value *= 250 * kDay; break;
  }
  return value >= 0 && value < 1e9 ? static_cast<float>(value) : -1.0F;
}

std::uint32_t short_hash(std::string_view text) {
  return static_cast<std::uint32_t>(stable_hash(text));
}

template <class T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  values.shrink_to_fit();
}

// Two words that follow each other in a step, and each step's first word alone.
void append_shingles(std::vector<std::uint32_t>& out, std::span<const StemmedWord> words) {
  std::uint64_t before = 0;
  for (const StemmedWord& word : words) {
    const std::uint64_t hash = stable_hash(word.stem);
    if (before != 0) out.push_back(static_cast<std::uint32_t>(mixed(before * 31 + hash)));
    before = hash;
  }
  if (words.size() == 1) out.push_back(static_cast<std::uint32_t>(before));
}

int place_of_actor(const SopRecord& record, const Step& step) {
  if (step.actors.empty()) return -1;
  const auto found = std::find_if(record.actors.begin(), record.actors.end(),
                                  [&](const Actor& a) { return a.id == step.actors.front(); });
  return found == record.actors.end() ? -1 : static_cast<int>(found - record.actors.begin());
}

StepFeatures step_features(const SopRecord& record, const Step& step, RecordFeatures& features) {
  StepFeatures out;
  out.minutes = minutes_of(step.duration);
  const int actor = place_of_actor(record, step);
  if (actor <= std::numeric_limits<std::int16_t>::max())
    out.actor = static_cast<std::int16_t>(actor);
  const std::vector<StemmedWord> activity = telling_words(step.activity);
  const std::vector<StemmedWord> output = telling_words(step.output.value_or(""));
  const Grams left = grams_of(activity);
  for (const std::uint16_t gram : left) {
    out.sketch[(gram >> 6U) & 7U] |= std::uint64_t{1} << (gram & 63U);
  }
  out.sketch_bits = common_bits(out.sketch, out.sketch);
  const Grams right = grams_of(output);
  out.grams = {static_cast<std::uint32_t>(features.grams.size()),
               static_cast<std::uint16_t>(left.size()), static_cast<std::uint16_t>(right.size())};
  features.grams.insert(features.grams.end(), left.begin(), left.end());
  features.grams.insert(features.grams.end(), right.begin(), right.end());
  append_shingles(features.shingles, activity);
  for (const auto* words : {&activity, &output}) {
    for (const StemmedWord& word : *words) features.vocabulary.push_back(short_hash(word.stem));
  }
  return out;
}

void add_steps(const SopRecord& record, RecordFeatures& features) {
  const std::size_t count = std::min(record.steps.size(), kMaxSteps);
  features.steps.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    features.steps.push_back(step_features(record, record.steps[i], features));
  }
  features.grams.shrink_to_fit();
  sort_unique(features.vocabulary);
  sort_unique(features.shingles);
  if (features.shingles.size() > kMaxShingles) features.shingles.resize(kMaxShingles);
}

void add_citations(const SopRecord& record, RecordFeatures& features) {
  for (const LegalCitation& law : record.legal_basis) {
    if (!law.number || !law.year) continue;
    features.citations.push_back(short_hash(law.type.value_or("") + "|" +
                                            folded_letters(*law.number) + "|" +
                                            std::to_string(*law.year)));
  }
  sort_unique(features.citations);
}

std::string stems_of(std::string_view text) {
  std::string out;
  for (const StemmedWord& word : words_of(text)) {
    if (word.kind != WordKind::kDropped) out += word.stem;
  }
  return out;
}

std::string office_name_of(const Organization& organization) {
  std::string name;
  const auto add = [&name](const Text& part) {
    if (!part || part->empty()) return;
    if (!name.empty()) name += ", ";
    name += *part;
  };
  add(organization.sub_unit);
  add(organization.unit);
  if (organization.region) add(organization.region->name);
  return name;
}

void add_office(const SopRecord& record, RecordFeatures& features) {
  const Organization& organization = record.organization;
  if (organization.region) {
    features.region = organization.region->code ? *organization.region->code
                                                : folded_letters(organization.region->name);
  }
  features.unit = stems_of(organization.unit.value_or(""));
  features.sub_unit = stems_of(organization.sub_unit.value_or(""));
  features.office_name = office_name_of(organization);
  features.nip = record.approval.nip.value_or("");
  features.approver = folded_letters(record.approval.name.value_or(""));
}

}  // namespace

Grams grams_of(std::string_view text) { return grams_of(telling_words(text)); }

int common_bits(const Sketch& a, const Sketch& b) {
  constexpr std::uint64_t kOdd = 0x5555555555555555U;
  constexpr std::uint64_t kPairs = 0x3333333333333333U;
  constexpr std::uint64_t kNibbles = 0x0F0F0F0F0F0F0F0FU;
  std::uint64_t bytes = 0;  // counts of the bits of all words, byte by byte: at most 64 each
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::uint64_t bits = a[i] & b[i];
    bits -= (bits >> 1U) & kOdd;
    bits = (bits & kPairs) + ((bits >> 2U) & kPairs);
    bytes += (bits + (bits >> 4U)) & kNibbles;
  }
  int count = 0;
  for (; bytes != 0; bytes >>= 8U) count += static_cast<int>(bytes & 0xFFU);
  return count;
}

double gram_likeness(std::span<const std::uint16_t> a, std::span<const std::uint16_t> b) {
  if (a.empty() || b.empty()) return 0;
  if (a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0) return 1;
  std::size_t common = 0;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    const std::uint16_t left = a[i];
    const std::uint16_t right = b[j];
    common += left == right ? 1U : 0U;
    i += left <= right ? 1U : 0U;
    j += right <= left ? 1U : 0U;
  }
  return 2 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

std::vector<TitleWord> title_words_of(std::string_view title, const Organization& organization) {
  std::set<std::string> office;
  const auto add_office_words = [&office](std::string_view text) {
    for (const StemmedWord& word : words_of(text)) office.insert(word.stem);
  };
  add_office_words(organization.unit.value_or(""));
  add_office_words(organization.sub_unit.value_or(""));
  if (organization.region) add_office_words(organization.region->name);
  std::vector<TitleWord> kept;
  std::vector<TitleWord> all;
  for (const StemmedWord& word : words_of(title)) {
    const bool number = std::all_of(word.stem.begin(), word.stem.end(),
                                    [](char letter) { return letter >= '0' && letter <= '9'; });
    const bool names_matter = word.kind == WordKind::kContent && !word.qualifies && !number;
    const TitleWord entry{word.stem, office.contains(word.stem), names_matter};
    if (all.size() < kMaxTitleWords) all.push_back(entry);
    const bool telling = word.kind != WordKind::kDropped && !is_year(word.stem);
    if (telling && kept.size() < kMaxTitleWords) kept.push_back(entry);
  }
  const bool any =
      std::any_of(kept.begin(), kept.end(), [](const auto& word) { return !word.office; });
  if (any) return kept;
  for (TitleWord& word : all) word.office = false;
  return all;
}

RecordFeatures features_of(const SopRecord& record) {
  RecordFeatures features;
  features.name = {record.record_id, record.source.file_name, record.source.ordinal,
                   record.source.sha256};
  if (features.name.record_id.empty()) {
    features.name.record_id = record.source.file_name + "#" + std::to_string(record.source.ordinal);
  }
  features.title = record.title.value_or("");
  features.title_words = title_words_of(features.title, record.organization);
  add_steps(record, features);
  for (const Actor& actor : record.actors) features.actors.push_back(actor.title);
  add_citations(record, features);
  for (const std::string& title : record.related_sops) {
    features.related.push_back({title, title_words_of(title, record.organization)});
  }
  features.number = folded_letters(record.sop_number.value_or(""));
  features.created = record.dates.created.value_or("");
  features.revised = record.dates.revised.value_or("");
  features.effective = record.dates.effective.value_or("");
  add_office(record, features);
  features.from_picture = record.source.text_origin == TextOrigin::kOcr ||
                          record.source.text_origin == TextOrigin::kMixed;
  features.doubtful =
      std::any_of(record.findings.begin(), record.findings.end(),
                  [](const Finding& finding) { return finding.severity == Severity::kError; });
  return features;
}

std::span<const std::uint16_t> activity_grams(const RecordFeatures& record,
                                              const StepFeatures& step) {
  return std::span(record.grams).subspan(step.grams.begin, step.grams.activity);
}

std::span<const std::uint16_t> output_grams(const RecordFeatures& record,
                                            const StepFeatures& step) {
  return std::span(record.grams).subspan(step.grams.begin + step.grams.activity, step.grams.output);
}

}  // namespace baku
